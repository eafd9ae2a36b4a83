use super::{Id, Timestamp};
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// How an annotation found its place when its text was not the one it was made on.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Anchored {
    /// The exact words, elsewhere; told from other places by their context.
    Quote,
    /// Similar words: this share of them is the same, from 0 to 1.
    Fuzzy(f32),
    /// Nothing like them was found: the position is where they would be.
    Lost,
}

impl Anchored {
    /// How much there is to doubt: the least sure of several places speaks for all of them.
    pub fn doubt(&self) -> u32 {
        match self {
            Self::Quote => 1,
            // From 2 for the same words to 1002 for none of them.
            Self::Fuzzy(share) => 2 + ((1.0 - share.clamp(0.0, 1.0)) * 1000.0) as u32,
            Self::Lost => u32::MAX,
        }
    }
}

/// A passage that somebody tagged or wrote a note on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Annotation {
    /// Its name for ever.
    pub id: Id,
    /// The transcript it lies in.
    pub transcript: Id,
    /// Where: at least one range, in order, apart from each other, none empty.
    pub ranges: Vec<Span>,
    /// What it is marked as; none for a passage that carries a note alone.
    pub tags: Vec<Id>,
    /// What its coder wrote on it.
    pub note: String,
    /// Who made it.
    pub coder: Id,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed.
    pub modified: Timestamp,
    /// How it came to its place, if it was moved there by the program.
    pub anchored: Option<Anchored>,
}

impl Annotation {
    /// From the start of its first range to the end of its last.
    pub fn span(&self) -> Span {
        let start = self.ranges.first().map_or(0, |r| r.start);
        Span::new(start, self.ranges.last().map_or(start, |r| r.end))
    }

    /// Reading order within one transcript: by start, the longer first, then by name.
    pub fn order(&self, other: &Self) -> std::cmp::Ordering {
        let key = |a: &Self| (a.span().start, std::cmp::Reverse(a.span().end));
        self.transcript
            .cmp(&other.transcript)
            .then_with(|| key(self).cmp(&key(other)))
            .then_with(|| self.id.cmp(&other.id))
    }
}
