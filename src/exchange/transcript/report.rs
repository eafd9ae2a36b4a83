use serde::{Deserialize, Serialize};

/// What was understood of a file and what was passed over, each with how often, in the order of [`Seen`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report(Vec<(Seen, usize)>);

/// Something that a reader counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Seen {
    /// People who are named as speakers.
    Speakers,
    /// Captions.
    Captions,
    /// Segments of recognised speech.
    Segments,
    /// Rows of a table that is the transcript.
    Rows,
    /// Headings.
    Headings,
    /// Entries of lists, with their numbers or dots.
    Items,
    /// Tables written as lines.
    Tables,
    /// Tables whose rows are turns.
    TurnTables,
    /// Notes, which stand at the end.
    Notes,
    /// Tracked changes, read as accepted.
    Changes,
    /// Lines that rolling captions repeat, read once.
    Repeated,
    /// Captions, segments or rows without words or without a time that can be read.
    Unread,
    /// Pictures, passed over.
    Pictures,
    /// Comments in the margin, passed over.
    Comments,
}

impl Seen {
    /// Whether it is not in the text.
    pub fn is_left_out(self) -> bool {
        matches!(self, Self::Repeated | Self::Unread | Self::Pictures | Self::Comments)
    }
}

impl Report {
    /// Counts so many more.
    pub(super) fn count(&mut self, what: Seen, more: usize) {
        if more == 0 {
            return;
        }
        match self.0.binary_search_by_key(&what, |(seen, _)| *seen) {
            Ok(at) => self.0[at].1 += more,
            Err(at) => self.0.insert(at, (what, more)),
        }
    }

    /// How often it was seen.
    pub fn of(&self, what: Seen) -> usize {
        self.0.iter().find(|(seen, _)| *seen == what).map_or(0, |(_, count)| *count)
    }

    /// Everything that was seen.
    pub fn iter(&self) -> impl Iterator<Item = (Seen, usize)> + '_ {
        self.0.iter().copied()
    }
}
