use super::seal::{FNV_START, fnv};
use crate::model::Id;
use crate::text::TextHash;
use std::fmt;

/// Whose records they are: a project's, or a coder's work on an assignment. Never a path: the file
/// that holds the page may be moved, and all local files of a browser may share one store.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Space(String);

impl Space {
    /// A project.
    pub fn project(id: &Id) -> Self {
        Self(format!("project/{}", escape(id.as_str())))
    }

    /// One coder's work on an assignment.
    pub fn assignment(id: &Id, coder: &str) -> Self {
        Self(format!("assignment/{}/{}", escape(id.as_str()), escape(coder)))
    }

    /// What a page remembers apart from any project: `page` tells the program from its hand-outs.
    pub fn page(page: &str) -> Self {
        Self(format!("page/{}", escape(page)))
    }

    /// A space as a stored value states it.
    pub fn stated(name: &str) -> Self {
        Self(name.to_owned())
    }

    /// The project it is of; nothing for other spaces.
    pub fn project_id(&self) -> Option<Id> {
        let id = self.0.strip_prefix("project/")?;
        (!id.contains('/')).then(|| Id::new(&unescape(id)))
    }

    /// The coder whose work on this assignment it is; nothing for other spaces.
    pub fn coder_id(&self, assignment: &Id) -> Option<Id> {
        let rest = self.0.strip_prefix("assignment/")?.strip_prefix(&escape(assignment.as_str()))?;
        let coder = rest.strip_prefix('/')?;
        (!coder.contains('/')).then(|| Id::new(&unescape(coder)))
    }

    /// Its name, also that of its lock.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Space {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What one record holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Record {
    /// Everything of a project but its annotations and texts.
    Head,
    /// The annotations whose ids lead to this shelf: see [`Record::shelf`].
    Shelf(u8),
    /// Annotations of which the transcript or the place is not known.
    Stranded,
    /// A text: kept once for all spaces, under its hash.
    Text(TextHash),
    /// How many records the space has, and a sum over their revisions.
    Tally,
    /// What a page remembers apart from any project.
    Meta,
}

impl Record {
    /// The record's key without its slot. The kind comes first, so that all heads lie together.
    pub fn key(&self, space: &Space) -> String {
        match self {
            Self::Head => format!("head/{space}"),
            Self::Tally => format!("tally/{space}"),
            Self::Meta => format!("meta/{space}"),
            Self::Stranded => format!("stranded/{space}"),
            Self::Shelf(shelf) => format!("shelf/{space}/{shelf:02x}"),
            Self::Text(hash) => format!("text/{}", escape(hash.as_str())),
        }
    }

    /// The shelf an annotation is kept on. A browser takes as long for a row of 300 bytes as for one of
    /// 10,000: with a row an annotation, 10,000 of them took seconds to read and to write. So they share
    /// 256 rows, and as long as they are few each has its own.
    pub fn shelf(annotation: &Id) -> Self {
        let hash = fnv(FNV_START, annotation.as_str().as_bytes());
        Self::Shelf(((hash >> 32) ^ hash).to_le_bytes()[0])
    }

    /// The beginnings that the keys of all records of a space share, texts apart, and no other keys.
    pub fn beginnings(space: &Space) -> [String; 4] {
        let slots = |record: Self| format!("{}/", record.key(space));
        [slots(Self::Head), slots(Self::Tally), slots(Self::Stranded), format!("shelf/{space}/")]
    }

    /// The record that a key (without its slot) names, if it is one of this space.
    pub fn of_key(space: &Space, key: &str) -> Option<Self> {
        let fixed = [Self::Head, Self::Tally, Self::Stranded, Self::Meta];
        fixed.into_iter().find(|record| record.key(space) == key).or_else(|| {
            let shelf = key.strip_prefix("shelf/")?.strip_prefix(space.as_str())?.strip_prefix('/')?;
            let record = Self::Shelf(u8::from_str_radix(shelf, 16).ok()?);
            (record.key(space) == key).then_some(record)
        })
    }
}

/// Where one generation of a record is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// The first.
    A,
    /// The second.
    B,
}

impl Slot {
    /// Both.
    pub const ALL: [Self; 2] = [Self::A, Self::B];

    /// The one that is not this one.
    pub const fn other(self) -> Self {
        match self {
            Self::A => Self::B,
            Self::B => Self::A,
        }
    }

    /// The whole key of this generation of the record with this key.
    pub fn of(self, key: &str) -> String {
        let slot = match self {
            Self::A => 'a',
            Self::B => 'b',
        };
        format!("{key}/{slot}")
    }

    /// Splits a whole key into the record's and the slot.
    pub fn split(whole: &str) -> Option<(&str, Self)> {
        let a = whole.strip_suffix("/a").map(|key| (key, Self::A));
        a.or_else(|| whole.strip_suffix("/b").map(|key| (key, Self::B)))
    }
}

/// Ids come from files too and may hold anything: the separator must not occur in a part.
fn escape(part: &str) -> String {
    part.replace('%', "%25").replace('/', "%2F")
}

fn unescape(part: &str) -> String {
    part.replace("%2F", "/").replace("%25", "%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_names_one_record_of_one_space() {
        let spaces = [
            Space::project(&Id::new("a")),
            Space::project(&Id::new("a/b")),
            Space::project(&Id::new("")),
            Space::project(&Id::new("%2F é 😀")),
            Space::assignment(&Id::new("a"), "b"),
            Space::assignment(&Id::new("a"), "b/c"),
        ];
        let mut keys = Vec::new();
        for space in &spaces {
            for record in [Record::Shelf(0), Record::Shelf(255), Record::Head, Record::Tally, Record::Stranded] {
                let key = record.key(space);
                assert_eq!(Record::of_key(space, &key), Some(record));
                for other in spaces.iter().filter(|other| *other != space) {
                    assert_eq!(Record::of_key(other, &key), None, "{key} in {other}");
                    let whole = Slot::A.of(&key);
                    assert!(Record::beginnings(other).iter().all(|b| !whole.starts_with(b)), "{key} in {other}");
                }
                assert_eq!(Slot::split(&Slot::B.of(&key)), Some((key.as_str(), Slot::B)));
                keys.push(key);
            }
        }
        keys.sort();
        assert!(keys.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
