//! Pseudonyms: names replaced throughout a text, which gives another text onto which every place of the first
//! is mapped exactly.
//!
//! A name is given with the forms in which it is written. The longest form that stands at a place counts, on
//! word boundaries; a form written with capitals is not found in small letters (Mark, mark), one in small
//! letters is found in either. What is written in capitals throughout, as labels of speakers often are, stays so.

mod derived;
mod finding;
#[cfg(test)]
mod tests;

pub use derived::{Derived, Replaced, derive};

use super::naming::key;
use finding::folded;
use serde::{Deserialize, Serialize};

/// What stands before a name without being part of it, and stays.
const BEFORE_NAMES: [&str; 44] = [
    "a",
    "an",
    "the",
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "doctor",
    "sir",
    "madam",
    "lady",
    "lord",
    "le",
    "la",
    "les",
    "l",
    "du",
    "de",
    "des",
    "m",
    "mme",
    "mlle",
    "monsieur",
    "madame",
    "mademoiselle",
    "der",
    "die",
    "das",
    "den",
    "dem",
    "herr",
    "herrn",
    "frau",
    "el",
    "los",
    "señor",
    "señora",
    "signor",
    "signora",
    "don",
];

/// A name, or any words, and what stands for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pseudonym {
    /// The name in its fullest form.
    pub name: String,
    /// The other forms in which it is written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<String>,
    /// Whether it is a person's, so that the first name and the last name stand for it alone.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub person: bool,
    /// What stands for it.
    pub pseudonym: String,
}

/// What stands for a form, and how.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Substitute {
    /// What stands for it.
    pub words: String,
    /// Whether the form is written with words of the name, and is no abbreviation or nickname: then capitals
    /// throughout are a way to write it.
    pub may_shout: bool,
}

impl Pseudonym {
    /// All forms, the name first, none twice.
    pub fn all_forms(&self) -> Vec<&str> {
        let mut seen = Vec::new();
        let all = std::iter::once(&self.name).chain(&self.forms);
        let fresh = |form: &&String| {
            let known = key(form);
            let is_fresh = !known.is_empty() && !seen.contains(&known);
            seen.push(known);
            is_fresh
        };
        all.filter(fresh).map(String::as_str).collect()
    }

    /// What stands for one of the forms: articles and titles before the name stay, a first name alone and a
    /// last name alone get their part of the pseudonym, anything else the whole of it.
    pub fn of(&self, form: &str) -> String {
        self.substitute(form).words
    }

    pub(crate) fn substitute(&self, form: &str) -> Substitute {
        let whole = || self.pseudonym.trim().to_owned();
        let name: Vec<String> = parts(&self.name).map(folded).collect();
        let written: Vec<&str> = parts(form).collect();
        let in_name = |word: &&str| {
            let word = folded(word);
            let is_initial = word.chars().nth(1).is_none();
            name.iter().position(|n| *n == word || is_initial && n.chars().next() == word.chars().next())
        };
        let Some(first) = written.iter().position(|word| in_name(word).is_some()) else {
            return Substitute { words: whole(), may_shout: false };
        };
        let (before, own) = written.split_at(first);
        let stays = |word: &&str| BEFORE_NAMES.contains(&folded(word).as_str());
        let whole_name = own.len() == name.len();
        let lead = match own.first() {
            Some(start) if before.iter().all(stays) => {
                let at = start.as_ptr() as usize - form.as_ptr() as usize;
                form.get(..at).unwrap_or("")
            }
            _ => "",
        };
        let part = if self.person && !whole_name { self.part(own, &name, &in_name) } else { None };
        Substitute { words: format!("{lead}{}", part.unwrap_or_else(whole)), may_shout: true }
    }

    /// The part of the pseudonym that stands for a part of the name.
    fn part(&self, own: &[&str], name: &[String], in_name: &dyn Fn(&&str) -> Option<usize>) -> Option<String> {
        let pseudonym: Vec<&str> = self.pseudonym.split_whitespace().collect();
        // "Person 1", "Person B": its second word says which, and is no last name.
        let numbered = pseudonym
            .last()
            .is_some_and(|last| last.chars().all(|c| c.is_ascii_digit()) || last.chars().nth(1).is_none());
        if pseudonym.len() < 2 || numbered || name.len() < 2 {
            return None;
        }
        let places: Option<Vec<usize>> = own.iter().map(in_name).collect();
        let places = places?;
        let last = name.len() - 1;
        match (places.contains(&0), places.contains(&last)) {
            (true, false) => pseudonym.first(),
            (false, true) => pseudonym.last(),
            _ => None,
        }
        .map(|word| (*word).to_owned())
    }
}

/// The words of a name: runs of letters and digits.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty())
}
