//! The table of all lists as the page carries it.

use crate::detect::entities::columns;
use crate::detect::entities::lists::{List, PREFIX, is_abbreviating, key};
use crate::detect::entities::token::{Shape, Token, extend, tokenize};
use crate::model::Structure;
use crate::sort;
use std::collections::BTreeMap;

/// Writes the lists as one table: the keys of all phrases, and of each the class that says which lists hold it.
pub(super) fn encode<'a>(names: impl Iterator<Item = (List, &'a str)>) -> Vec<u8> {
    let mut phrases: BTreeMap<u32, u32> = BTreeMap::new();
    for (list, name) in names {
        let tokens = tokenize(name, &Structure::default());
        let letters = tokens.len() == 1 && tokens.first().is_some_and(|t| t.is(Shape::UPPER));
        let bit = match list {
            List::Org if letters => List::OrgLetters.bit(),
            List::Country | List::Region if letters => List::PlaceLetters.bit(),
            _ => list.bit(),
        };
        let mut phrase = 0;
        let words: Vec<u64> = phrase_words(&tokens).collect();
        for (at, word) in words.iter().enumerate() {
            phrase = extend(phrase, *word);
            *phrases.entry(key(phrase)).or_insert(0) |= if at + 1 == words.len() { bit } else { PREFIX };
        }
    }
    let mut uses: BTreeMap<u32, usize> = BTreeMap::new();
    phrases.values().for_each(|bits| *uses.entry(*bits).or_insert(0) += 1);
    let mut classes: Vec<u32> = uses.keys().copied().collect();
    sort::by_key(&mut classes, |bits| (std::cmp::Reverse(uses.get(bits)), *bits));
    let class: BTreeMap<u32, u16> = classes.iter().copied().zip(0..).collect();
    let class = |bits: &u32| class.get(bits).copied().unwrap_or(0).to_le_bytes();
    let mut out = Vec::new();
    columns::put_numbers(&classes, &mut out);
    columns::put_count(phrases.len(), &mut out);
    columns::put_keys(phrases.keys().copied(), &mut out);
    out.extend(phrases.values().map(|bits| class(bits)[0]));
    out.extend(phrases.values().map(|bits| class(bits)[1]));
    out
}

fn phrase_words(tokens: &[Token]) -> impl Iterator<Item = u64> + '_ {
    let mut before = None;
    tokens.iter().filter_map(move |token| {
        let skipped = is_abbreviating(before, token);
        before = Some(token);
        (!skipped).then_some(token.key)
    })
}
