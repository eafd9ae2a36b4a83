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
    /// One annotation.
    Annotation(Id),
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
            Self::Annotation(id) => format!("annotation/{space}/{}", escape(id.as_str())),
            Self::Text(hash) => format!("text/{}", escape(hash.as_str())),
        }
    }

    /// The beginning that the keys of all annotations of a space share, and no other key.
    pub fn annotations(space: &Space) -> String {
        format!("annotation/{space}/")
    }

    /// The record that a key (without its slot) names, if it is one of this space.
    pub fn of_key(space: &Space, key: &str) -> Option<Self> {
        let fixed = [Self::Head, Self::Tally, Self::Meta].into_iter().find(|record| record.key(space) == key);
        fixed.or_else(|| {
            let id = key.strip_prefix(&Self::annotations(space))?;
            (!id.contains('/')).then(|| Self::Annotation(Id::new(&unescape(id))))
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
            Space::assignment(&Id::new("a"), "b"),
            Space::assignment(&Id::new("a"), "b/c"),
        ];
        let ids = ["x", "x/y", "%2F", "b/x", "", "%", "é 😀"];
        let mut keys = Vec::new();
        for space in &spaces {
            for record in ids.iter().map(|id| Record::Annotation(Id::new(id))).chain([Record::Head, Record::Tally]) {
                let key = record.key(space);
                assert_eq!(Record::of_key(space, &key), Some(record));
                for other in spaces.iter().filter(|other| *other != space) {
                    assert_eq!(Record::of_key(other, &key), None, "{key} in {other}");
                    assert!(!key.starts_with(&Record::annotations(other)), "{key} in {other}");
                }
                assert_eq!(Slot::split(&Slot::B.of(&key)), Some((key.as_str(), Slot::B)));
                keys.push(key);
            }
        }
        keys.sort();
        assert!(keys.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
