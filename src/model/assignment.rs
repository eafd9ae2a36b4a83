use super::{Id, Timestamp};
use serde::{Deserialize, Serialize};

/// What a class is asked to do with the transcripts and tags of a project.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Assignment {
    /// Its name for ever; every hand-out has its own.
    pub id: Id,
    /// What people call it.
    pub title: String,
    /// What is to be done, in the teacher's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub instructions: String,
    /// By when, as the teacher wrote it; empty for no date.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub due: String,
    /// Whether the codebook may not be changed.
    #[serde(default)]
    pub locked: bool,
    /// Whether entities are shown.
    #[serde(default)]
    pub entities: bool,
    /// Whether themes are shown.
    #[serde(default)]
    pub themes: bool,
    /// Whether words can be searched.
    #[serde(default)]
    pub search: bool,
    /// A passage tagged as it should be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<Example>,
    /// When it was made.
    pub created: Timestamp,
}

/// A passage tagged as it should be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Example {
    /// Its words.
    pub quote: String,
    /// The names of its tags.
    pub tags: Vec<String>,
    /// Why it is tagged so.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}
