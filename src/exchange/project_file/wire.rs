//! The file's own types. Names and units here are the format: they change only with its schema.

use super::naming::NameCorrection;
pub(super) use crate::exchange::assignment::Assignment;
use crate::model::{Anchored, Id, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Deserialize)]
pub(super) struct Envelope {
    pub format: Option<String>,
    pub schema: Option<u64>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct File {
    pub format: String,
    pub schema: u64,
    pub saved: Timestamp,
    pub project: Head,
    #[serde(default)]
    pub coders: Vec<Coder>,
    #[serde(default)]
    pub tags: Vec<Tag>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assignments: Vec<Assignment>,
    #[serde(default)]
    pub transcripts: Vec<Transcript>,
    #[serde(default)]
    pub annotations: Vec<Annotation>,
    #[serde(default, rename = "nameCorrections", skip_serializing_if = "Vec::is_empty")]
    pub name_corrections: Vec<NameCorrection>,
    /// Content by hash.
    #[serde(default)]
    pub texts: BTreeMap<String, String>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Head {
    pub id: Id,
    #[serde(default)]
    pub name: String,
    pub created: Timestamp,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Coder {
    pub id: Id,
    #[serde(default)]
    pub name: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Tag {
    pub id: Id,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Id>,
    #[serde(default)]
    pub colour: u64,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<u64>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Transcript {
    pub id: Id,
    /// The hash of its text.
    pub text: String,
    #[serde(default)]
    pub title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub file: String,
    pub added: Timestamp,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pseudonyms: Vec<Pseudonym>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Pseudonym {
    pub name: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub person: bool,
    pub pseudonym: String,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Correction {
    RenameSpeaker { from: String, to: String },
    MergeSpeakers { from: String, into: String },
    SplitSpeaker { variant: String },
    SetTurnSpeaker { start: u32, name: String },
}

#[derive(Serialize, Deserialize)]
pub(super) struct Annotation {
    pub id: Id,
    pub transcript: Id,
    /// Code points: first, and one past the last.
    pub ranges: Vec<(u32, u32)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Id>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    pub coder: Id,
    pub created: Timestamp,
    pub modified: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchored: Option<How>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum How {
    Quote,
    Fuzzy(f32),
    Lost,
}

impl From<Anchored> for How {
    fn from(how: Anchored) -> Self {
        match how {
            Anchored::Quote => Self::Quote,
            Anchored::Fuzzy(share) => Self::Fuzzy(if share.is_finite() { share } else { 0.0 }),
            Anchored::Lost => Self::Lost,
        }
    }
}

impl From<How> for Anchored {
    fn from(how: How) -> Self {
        match how {
            How::Quote => Self::Quote,
            How::Fuzzy(share) => Self::Fuzzy(share.clamp(0.0, 1.0)),
            How::Lost => Self::Lost,
        }
    }
}
