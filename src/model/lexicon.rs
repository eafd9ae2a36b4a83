//! A theme that a person owns: a named list of weighted terms, and how it is changed as a whole.

use super::Id;
use crate::text::{fold, one_line};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What one line of a lexicon does where it matches.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Effect {
    /// It counts for the theme with this weight, above 0; 1 is usual.
    Counts(f32),
    /// What lies in it does not count: `peace` but not `peace of mind`.
    Excludes,
}

/// A word or phrase of a lexicon.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Words parted by white space. A word stands for all its inflected forms; `terror*` for all
    /// words that begin so; `*` alone for any one word.
    pub pattern: String,
    /// What a match does.
    pub effect: Effect,
}

impl Entry {
    /// An entry of usual weight.
    pub fn new(pattern: &str) -> Self {
        Self { pattern: one_line(pattern), effect: Effect::Counts(1.0) }
    }

    /// An exclusion.
    pub fn excluding(pattern: &str) -> Self {
        Self { pattern: one_line(pattern), effect: Effect::Excludes }
    }

    /// What two entries share that match the same: their words as the matcher compares them.
    pub fn key(&self) -> String {
        let word = |word: &str| if word.contains('*') { word.to_lowercase() } else { fold(word) };
        self.pattern.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
    }
}

/// A theme that a person owns.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Lexicon {
    /// Its name for ever.
    pub id: Id,
    /// What people call it.
    pub name: String,
    /// Its colour, as an index into the palette.
    pub colour: u8,
    /// In the order people gave them; no two with the same key.
    pub entries: Vec<Entry>,
    /// Whether it is shown and counted.
    pub enabled: bool,
}

impl Lexicon {
    /// One without entries.
    pub fn empty(id: Id, name: &str, colour: u8) -> Self {
        Self { id, name: name.to_owned(), colour, entries: Vec::new(), enabled: true }
    }

    /// With an entry more; one that matches the same is replaced where it stands. An entry
    /// without words, or with a weight that is not a positive number, changes nothing.
    #[must_use]
    pub fn with(self, entry: Entry) -> Self {
        self.with_all([entry])
    }

    /// With several entries more, each as by [`Lexicon::with`].
    #[must_use]
    pub fn with_all(mut self, entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut places: BTreeMap<String, usize> = self.entries.iter().map(Entry::key).zip(0..).collect();
        for entry in entries {
            let entry = Entry { pattern: one_line(&entry.pattern), ..entry };
            let weighs = !matches!(entry.effect, Effect::Counts(w) if !(w.is_finite() && w > 0.0));
            if entry.pattern.is_empty() || !weighs {
                continue;
            }
            let next = self.entries.len();
            match self.entries.get_mut(*places.entry(entry.key()).or_insert(next)) {
                Some(same) => *same = entry,
                None => self.entries.push(entry),
            }
        }
        self
    }

    /// With all that another holds; where both have an entry, this one's stays.
    #[must_use]
    pub fn merged(mut self, other: &Self) -> Self {
        let own: BTreeSet<String> = self.entries.iter().map(Entry::key).collect();
        self.entries.extend(other.entries.iter().filter(|e| !own.contains(&e.key())).cloned());
        self
    }

    /// This one without the entries at these places, and a new one that has them. Exclusions that
    /// stay are in both: what was no match before the split is none after it.
    #[must_use]
    pub fn split(self, places: &[usize], id: Id, name: &str, colour: u8) -> (Self, Self) {
        let mut rest = Self { entries: Vec::new(), ..self };
        let mut new = Self { enabled: rest.enabled, ..Self::empty(id, name, colour) };
        for (place, entry) in self.entries.into_iter().enumerate() {
            let taken = places.contains(&place);
            if taken || entry.effect == Effect::Excludes {
                new.entries.push(entry.clone());
            }
            if !taken {
                rest.entries.push(entry);
            }
        }
        (rest, new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon(entries: &[&str]) -> Lexicon {
        let empty = Lexicon::empty(Id::new("a"), "Peace", 2);
        entries.iter().fold(empty, |lexicon, e| match e.strip_prefix('!') {
            Some(excluded) => lexicon.with(Entry::excluding(excluded)),
            None => lexicon.with(Entry::new(e)),
        })
    }

    fn patterns(lexicon: &Lexicon) -> Vec<&str> {
        lexicon.entries.iter().map(|e| e.pattern.as_str()).collect()
    }

    #[test]
    fn an_entry_that_matches_the_same_is_replaced() {
        let changed = lexicon(&["peace talks", "truce"])
            .with(Entry { pattern: " Peace\ttalk ".into(), effect: Effect::Counts(3.0) })
            .with(Entry::new("  "))
            .with(Entry { pattern: "war".into(), effect: Effect::Counts(f32::NAN) });
        assert_eq!(patterns(&changed), ["Peace talk", "truce"]);
        assert_eq!(changed.entries[0].effect, Effect::Counts(3.0));
    }

    #[test]
    fn merging_keeps_ones_own_and_adds_the_others() {
        let merged = lexicon(&["truce", "peace"]).merged(&lexicon(&["truces", "ceasefire"]));
        assert_eq!(patterns(&merged), ["truce", "peace", "ceasefire"]);
    }

    #[test]
    fn splitting_parts_the_entries_and_keeps_exclusions_on_both_sides() {
        let (rest, new) = lexicon(&["truce", "peace", "!peace of mind"]).split(&[0, 9], Id::new("b"), "Truce", 3);
        assert_eq!(patterns(&rest), ["peace", "peace of mind"]);
        assert_eq!(patterns(&new), ["truce", "peace of mind"]);
        assert_eq!((new.id.as_str(), new.colour, new.enabled), ("b", 3, true));
    }
}
