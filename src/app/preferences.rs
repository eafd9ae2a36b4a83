use super::Layers;
use crate::model::{Id, Timestamp};
use serde::{Deserialize, Serialize};

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// What is remembered about the person and the page, apart from any project.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Preferences {
    /// Light or dark.
    pub theme: Theme,
    /// The layers that are switched on.
    pub layers: Layers,
    /// Who annotates here: the coder id that new passages get, and the name they gave.
    pub coder: Option<(Id, String)>,
    /// The project that was open last.
    pub project: Option<Id>,
    /// The transcript that was open last.
    pub transcript: Option<Id>,
    /// When the project was last saved to a file.
    pub saved_to_file: Option<Timestamp>,
    /// When the first change was made that is in no file yet.
    pub unsaved_since: Option<Timestamp>,
    /// Whether it was said what the browser keeps and who can read it.
    pub storage_explained: bool,
    /// Whether the hint for beginners was put away.
    pub hint_dismissed: bool,
}
