//! Ready-made lexicons to start from: what transcripts are often about.

use crate::model::lexicon::Entry;
use crate::model::{Id, Lexicon};

/// A dictionary. What it is called is said in the reader's language, elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dictionary {
    /// War, weapons, terror, armies.
    ConflictAndSecurity,
    /// Talks, truces, mediation, reconciliation.
    PeaceProcess,
    /// Markets, money, work.
    EconomyAndTrade,
    /// Courts, crime, rights.
    Law,
    /// Illness and care.
    Health,
    /// Schools and learning.
    Education,
    /// Climate, nature, resources.
    Environment,
    /// Words that name or show feelings.
    Emotion,
}

impl Dictionary {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::ConflictAndSecurity,
        Self::PeaceProcess,
        Self::EconomyAndTrade,
        Self::Law,
        Self::Health,
        Self::Education,
        Self::Environment,
        Self::Emotion,
    ];

    /// A lexicon of its own to edit.
    pub fn lexicon(self, id: Id, name: &str, colour: u8) -> Lexicon {
        Lexicon::empty(id, name, colour).with_all(self.entries())
    }

    /// Its entries; English.
    pub fn entries(self) -> impl Iterator<Item = Entry> {
        let lines = self.words().lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        lines.map(|line| line.strip_prefix('!').map_or_else(|| Entry::new(line), Entry::excluding))
    }

    fn words(self) -> &'static str {
        match self {
            Self::ConflictAndSecurity => include_str!("dictionaries/conflict_and_security.txt"),
            Self::PeaceProcess => include_str!("dictionaries/peace_process.txt"),
            Self::EconomyAndTrade => include_str!("dictionaries/economy_and_trade.txt"),
            Self::Law => include_str!("dictionaries/law.txt"),
            Self::Health => include_str!("dictionaries/health.txt"),
            Self::Education => include_str!("dictionaries/education.txt"),
            Self::Environment => include_str!("dictionaries/environment.txt"),
            Self::Emotion => include_str!("dictionaries/emotion.txt"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Matcher;
    use crate::text::slice;
    use std::collections::BTreeSet;

    fn found(dictionary: Dictionary, text: &str) -> Vec<&str> {
        let lexicon = dictionary.lexicon(Id::new("d"), "", 0);
        Matcher::new(&[lexicon]).find(text).iter().map(|h| slice(text, h.span)).collect()
    }

    #[test]
    fn they_find_what_they_are_for_and_not_its_homonyms() {
        use Dictionary::{ConflictAndSecurity, EconomyAndTrade, Education, Environment, Law};
        let check = |dictionary, text, expected: &[&str]| assert_eq!(found(dictionary, text), expected);
        check(ConflictAndSecurity, "Terrorists attacked; her heart attack", &["Terrorists", "attacked"]);
        check(EconomyAndTrade, "banks and the river bank", &["banks"]);
        check(Education, "Of course the teachers taught", &["teachers", "taught"]);
        check(Environment, "conservation, the conservatives", &["conservation"]);
        check(Law, "my mother-in-law broke the law", &["law"]);
    }

    #[test]
    fn no_entry_is_there_twice() {
        for dictionary in Dictionary::ALL {
            let mut keys = BTreeSet::new();
            let twice: Vec<String> =
                dictionary.entries().filter(|e| !keys.insert(e.key())).map(|e| e.pattern).collect();
            assert!(twice.is_empty(), "{dictionary:?}: {twice:?}");
            assert!(keys.len() > 50);
        }
    }
}
