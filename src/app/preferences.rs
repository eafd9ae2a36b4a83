use super::{Layers, Shortcuts};
use crate::model::{Id, Timestamp};
use crate::strings::Locale;
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

/// How the text is set. Each is the place of a choice among those that the catalogue names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Type {
    /// The size of its letters, from 0, the smallest, to 3.
    pub size: u8,
    /// The length of its lines, from 0, the shortest, to 2.
    pub measure: u8,
    /// The space between its lines, from 0, the narrowest, to 2.
    pub leading: u8,
    /// Its letters: with serifs, without, or those that dyslexic readers find easiest.
    pub face: u8,
}

impl Default for Type {
    fn default() -> Self {
        Self { size: 1, measure: 1, leading: 1, face: 0 }
    }
}

/// What is remembered about the person and the page, apart from any project.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Preferences {
    /// Light or dark.
    pub theme: Theme,
    /// How the text is set.
    #[serde(rename = "type")]
    pub setting: Type,
    /// The language of the page; where none was chosen, it is the system's.
    pub locale: Option<Locale>,
    /// The layers that are switched on.
    pub layers: Layers,
    /// Which keys do what.
    pub shortcuts: Shortcuts,
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
