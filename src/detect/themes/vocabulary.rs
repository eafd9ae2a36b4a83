//! The distinct spellings of a text, each with its key and its word class.

use super::english;
use crate::text::fold;
use rustc_hash::FxHashMap;

/// What a word can be, before its neighbours are looked at. Closed classes come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// `the`, `my`, `every`.
    Determiner,
    /// `I`, `they`, `who`.
    Subject,
    /// `to`.
    To,
    /// `will`, `not`: what stands before a plain verb.
    Modal,
    /// `is`, `remains`.
    Be,
    /// `has`.
    Have,
    /// `them`.
    Object,
    /// `of`, `against`, `for`: prepositions that may lie inside a term.
    Of,
    /// `in`, `from`.
    Preposition,
    /// `and`.
    And,
    /// `but`, `because`.
    Clause,
    /// `very`, and what ends in -ly.
    Adverb,
    /// `um`, `ladies`, `Mr`.
    Filler,
    /// An adjective or adverb that says little.
    Vague,
    /// A verb that is hardly ever a noun.
    Verb,
    /// The form in -ing of such a verb.
    VerbIng,
    /// A verb that is as often a noun.
    NounVerb,
    /// An adjective that may open a term.
    Adjective,
    /// A form in -ed.
    Participle,
    /// A form in -ing.
    Gerund,
    /// Anything else with letters.
    Noun,
    /// What has no letters, or only one.
    Figure,
}

/// A spelling.
#[derive(Clone, Copy, Debug)]
pub struct Surface {
    /// What all forms of the word share.
    pub key: u32,
    /// What it can be.
    pub class: Class,
    /// Whether it says little as a noun.
    pub generic: bool,
    /// Whether its first letter is a capital.
    pub capital: bool,
    /// Whether a name that ends so is an institution's.
    pub institution: bool,
    /// Whether it ends in an `s` that may be an inflection.
    pub ends_in_s: bool,
    /// Whether it is surely no verb: its ending says so.
    pub nominal: bool,
}

/// Spellings and keys by number, in the order of their first use.
#[derive(Debug)]
pub struct Vocabulary<'t> {
    lists: english::Lists,
    surfaces: Vec<Surface>,
    by_spelling: FxHashMap<&'t str, u32>,
    keys: Vec<String>,
    by_key: FxHashMap<String, u32>,
}

impl<'t> Vocabulary<'t> {
    /// An empty one.
    pub fn new() -> Self {
        Self {
            lists: english::Lists::new(),
            surfaces: Vec::new(),
            by_spelling: FxHashMap::default(),
            keys: Vec::new(),
            by_key: FxHashMap::default(),
        }
    }

    /// The number of a spelling.
    pub fn intern(&mut self, spelling: &'t str) -> u32 {
        if let Some(known) = self.by_spelling.get(spelling) {
            return *known;
        }
        let lower = spelling.to_lowercase().replace('’', "'");
        let folded = fold(spelling);
        let (class, generic) = self.lists.classify(&lower, &folded);
        let institution = self.lists.is_institution(&folded);
        let key = self.intern_key(folded);
        let surface = Surface {
            key,
            class,
            generic,
            capital: !spelling.starts_with(char::is_lowercase),
            institution,
            ends_in_s: lower.ends_with('s') && !lower.ends_with("ss"),
            nominal: english::is_nominal(&lower),
        };
        let number = self.surfaces.len() as u32;
        self.surfaces.push(surface);
        self.by_spelling.insert(spelling, number);
        number
    }

    /// The number of a key.
    pub fn intern_key(&mut self, key: String) -> u32 {
        let next = self.keys.len() as u32;
        let number = *self.by_key.entry(key.clone()).or_insert(next);
        if number == next {
            self.keys.push(key);
        }
        number
    }

    /// What is known of a spelling.
    pub fn surface(&self, number: u32) -> Surface {
        const NONE: Surface = Surface {
            key: 0,
            class: Class::Figure,
            generic: true,
            capital: false,
            institution: false,
            ends_in_s: false,
            nominal: false,
        };
        self.surfaces.get(number as usize).copied().unwrap_or(NONE)
    }

    /// How a key is spelt.
    pub fn key(&self, number: u32) -> &str {
        self.keys.get(number as usize).map_or("", String::as_str)
    }

    /// The number of keys.
    pub fn key_count(&self) -> usize {
        self.keys.len()
    }
}
