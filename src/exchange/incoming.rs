//! What a file of codings brings, in whichever format it was: tags, coders, transcripts, and
//! passages that have yet to find their place.

use crate::model::anchoring::Target;
use crate::model::{Anchored, Timestamp};
use crate::text::TextHash;
use serde::{Deserialize, Serialize};

/// The most tags that a file may bring: people choose among them.
pub(super) const MAX_TAGS: usize = 10_000;

/// The content of a file of codings. Records point at each other by their place in these lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Incoming {
    /// Tags; a parent may stand anywhere in the list.
    pub tags: Vec<IncomingTag>,
    /// Who made the passages.
    pub coders: Vec<IncomingCoder>,
    /// Transcripts that come with their text.
    pub transcripts: Vec<IncomingTranscript>,
    /// Passages.
    pub passages: Vec<IncomingPassage>,
    /// Parts of the file that were passed over, each by its kind.
    pub skipped: Vec<Skipped>,
}

/// A tag in a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IncomingTag {
    /// Its name for ever, where the format has one.
    pub id: Option<String>,
    /// What people call it.
    pub name: String,
    /// The tag it stands under.
    pub parent: Option<usize>,
    /// Index into the palette.
    pub colour: Option<u8>,
    /// When to use it.
    pub description: String,
    /// The digit that applies it.
    pub key: Option<u8>,
}

/// A coder in a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IncomingCoder {
    /// Their name for ever, where the format has one.
    pub id: Option<String>,
    /// What they call themselves.
    pub name: String,
}

/// A transcript in a file, with its text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IncomingTranscript {
    /// Its name for ever, where the format has one.
    pub id: Option<String>,
    /// What people call it.
    pub title: String,
    /// The name of the file it came from; empty where it came within another.
    pub file: String,
    /// Its text as the file has it.
    pub text: String,
}

/// Which transcript a passage lies in, as far as the file says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// One that comes with the file.
    pub transcript: Option<usize>,
    /// The hash of its text.
    pub hash: Option<TextHash>,
    /// Its title or the name of its file.
    pub title: String,
}

/// A passage in a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IncomingPassage {
    /// Its name for ever, where the format has one.
    pub id: Option<String>,
    /// The transcript it lies in.
    pub source: Source,
    /// Its parts.
    pub targets: Vec<Target>,
    /// Its tags.
    pub tags: Vec<usize>,
    /// What its coder wrote on it.
    pub note: String,
    /// Who made it.
    pub coder: Option<usize>,
    /// When it was made.
    pub created: Option<Timestamp>,
    /// When it was last changed.
    pub modified: Option<Timestamp>,
    /// How it had come to its place before it was written to the file.
    pub anchored: Option<Anchored>,
}

/// Something that a reader passes over; each occurrence is listed once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Skipped {
    /// An item that is no annotation, or one without a target.
    NotAnAnnotation,
    /// An annotation on a whole document, a picture, sound or film.
    NoPassage,
    /// A reply to another annotation.
    Reply,
    /// A record of a kind that a project has not got (cases, variables, sets, links, relations).
    OtherRecord,
    /// A reference that leads nowhere.
    BrokenReference,
}

impl Incoming {
    /// Takes in what another file holds, as if both were one.
    pub fn absorb(&mut self, other: &Self) {
        let (tags, coders, transcripts) = (self.tags.len(), self.coders.len(), self.transcripts.len());
        self.tags.extend(other.tags.iter().map(|t| IncomingTag { parent: t.parent.map(|p| p + tags), ..t.clone() }));
        self.coders.extend(other.coders.iter().cloned());
        self.transcripts.extend(other.transcripts.iter().cloned());
        self.passages.extend(other.passages.iter().map(|passage| {
            let mut passage = passage.clone();
            passage.source.transcript = passage.source.transcript.map(|n| n + transcripts);
            passage.tags.iter_mut().for_each(|n| *n += tags);
            passage.coder = passage.coder.map(|n| n + coders);
            passage
        }));
        self.skipped.extend(&other.skipped);
    }

    /// The coder of that name, added where they are not there yet.
    pub(super) fn coder_named(&mut self, id: Option<&str>, name: &str) -> usize {
        let known = self.coders.iter().position(|c| match id {
            Some(id) => c.id.as_deref() == Some(id),
            None => c.id.is_none() && c.name == name,
        });
        known.unwrap_or_else(|| {
            self.coders.push(IncomingCoder { id: id.map(str::to_owned), name: name.to_owned() });
            self.coders.len() - 1
        })
    }
}
