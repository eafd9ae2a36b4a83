//! Which language a text is in, as far as it matters for terms: English, or another one.

use super::tokens::Token;
use super::vocabulary::{Class, Vocabulary};
use crate::sort;

/// What is known about the words of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Word classes are known.
    English,
    /// Only how often words occur is known.
    Other,
}

/// Speech in English has some 45 to 60 function words in a hundred; other languages share a few
/// spellings with them ("a", "in", "me", "die"), up to about 12.
const ENGLISH_SHARE: f32 = 0.22;

/// Tells English by its function words.
pub fn language(tokens: &[Token], vocabulary: &Vocabulary) -> Language {
    let known = tokens.iter().filter(|t| vocabulary.surface(t.surface).class.is_function()).count();
    if known as f32 >= ENGLISH_SHARE * tokens.len() as f32 { Language::English } else { Language::Other }
}

/// For a language without lists: the words of this text that behave as function words do. They
/// are short, or among the most frequent; a name list cannot be had, so what is rare stays too.
pub fn frequent_words(tokens: &[Token], vocabulary: &Vocabulary) -> Vec<bool> {
    let mut counts = vec![0u32; vocabulary.key_count()];
    for token in tokens {
        if let Some(count) = counts.get_mut(vocabulary.surface(token.surface).key as usize) {
            *count += 1;
        }
    }
    // By Zipf's law half of all running words belong to the hundred or so commonest.
    let mut order: Vec<(u32, u32)> = counts.iter().copied().zip(0..).collect();
    sort::by(&mut order, |a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let half = tokens.len() as u32 / 2;
    let mut covered = 0;
    let mut frequent = vec![false; counts.len()];
    for (count, key) in order {
        if covered >= half || count < 3 {
            break;
        }
        covered += count;
        // A long word that is this frequent is what the text is about.
        if vocabulary.key(key).chars().count() < 8 {
            frequent.get_mut(key as usize).into_iter().for_each(|f| *f = true);
        }
    }
    for (key, frequent) in (0..).zip(frequent.iter_mut()) {
        *frequent |= vocabulary.key(key).chars().count() < 5;
    }
    frequent
}

impl Class {
    /// Whether the word belongs to a closed class.
    pub fn is_function(self) -> bool {
        self < Class::Filler
    }
}
