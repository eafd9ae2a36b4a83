//! The lists of names and of telling words, and the one table in which all are looked up.

use super::token::{Shape, Token, extend, tokenize};
use crate::detect::DataError;
use crate::model::Structure;

/// A list, by its place in [`List::ALL`] and its bit in a table's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum List {
    Word,
    Given,
    Surname,
    Country,
    Region,
    City,
    Minor,
    Abroad,
    Group,
    Org,
    OrgLetters,
    PlaceLetters,
    Event,
    Agreement,
    Title,
    OrgHead,
    PlaceHead,
    EventHead,
    AgreementHead,
    Month,
    Weekday,
    Function,
    Calendar,
}

impl List {
    /// All lists, in the order of their bits.
    pub const ALL: [List; 23] = [
        List::Word,
        List::Given,
        List::Surname,
        List::Country,
        List::Region,
        List::City,
        List::Minor,
        List::Abroad,
        List::Group,
        List::Org,
        List::OrgLetters,
        List::PlaceLetters,
        List::Event,
        List::Agreement,
        List::Title,
        List::OrgHead,
        List::PlaceHead,
        List::EventHead,
        List::AgreementHead,
        List::Month,
        List::Weekday,
        List::Function,
        List::Calendar,
    ];

    /// Its bit.
    pub const fn bit(self) -> u32 {
        1 << self as u32
    }

    /// Its name in a suggestion's reason.
    pub const fn name(self) -> &'static str {
        match self {
            List::Word | List::Function => "words",
            List::Given => "given names",
            List::Surname => "family names",
            List::Country | List::PlaceLetters => "countries",
            List::Region => "regions",
            List::City => "cities",
            List::Minor => "provinces, rivers, towns",
            List::Abroad => "places in other languages",
            List::Group => "peoples",
            List::Org | List::OrgLetters => "organisations",
            List::Event => "events",
            List::Agreement => "agreements",
            List::Title => "titles",
            List::OrgHead | List::PlaceHead | List::EventHead | List::AgreementHead => "kinds of names",
            List::Month | List::Weekday | List::Calendar => "calendar",
        }
    }
}

/// Set for a phrase with which a longer one begins.
pub(super) const PREFIX: u32 = 1 << 31;
/// Set for a phrase of capitals alone in the list: `WHO`, `US`.
const LETTERS: u32 = 1 << 30;

/// All lists in one open-addressing table from phrase hash to list bits.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    keys: Vec<u64>,
    bits: Vec<u32>,
    used: usize,
}

impl Lists {
    /// Reads front-coded lists: see [`encode`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, DataError> {
        let mut reader = Reader { bytes, at: 0 };
        let mut lists = Self::default();
        let mut name = Vec::new();
        while reader.at < bytes.len() {
            let list = *List::ALL.get(reader.number()? as usize).ok_or(DataError::Damaged)?;
            let count = reader.number()?;
            name.clear();
            for _ in 0..count {
                let shared = reader.number()? as usize;
                let rest = reader.number()? as usize;
                name.truncate(shared);
                name.extend_from_slice(reader.take(rest)?);
                lists.add(list, std::str::from_utf8(&name).map_err(|_| DataError::Damaged)?);
            }
        }
        Ok(lists)
    }

    fn add(&mut self, list: List, name: &str) {
        let tokens = tokenize(name, &Structure::default());
        let letters = tokens.len() == 1 && tokens.first().is_some_and(|t| t.is(Shape::UPPER));
        let bit = match list {
            List::Org if letters => List::OrgLetters.bit() | LETTERS,
            List::Country | List::Region if letters => List::PlaceLetters.bit() | LETTERS,
            _ => list.bit(),
        };
        let mut phrase = 0;
        let words: Vec<u64> = phrase_words(&tokens).collect();
        for (at, key) in words.iter().enumerate() {
            phrase = extend(phrase, *key);
            self.insert(phrase, if at + 1 == words.len() { bit } else { PREFIX });
        }
    }

    /// The bits of a phrase; 0 for one that no list has.
    pub fn get(&self, phrase: u64) -> u32 {
        let mask = self.keys.len().wrapping_sub(1);
        let mut at = phrase as usize & mask;
        while let Some(&key) = self.keys.get(at) {
            if key == phrase {
                return self.bits.get(at).copied().unwrap_or(0);
            }
            if key == 0 {
                return 0;
            }
            at = (at + 1) & mask;
        }
        0
    }

    fn insert(&mut self, phrase: u64, bits: u32) {
        if (self.used + 1) * 2 > self.keys.len() {
            self.grow();
        }
        let mask = self.keys.len() - 1;
        let mut at = phrase as usize & mask;
        loop {
            let (Some(key), Some(slot)) = (self.keys.get_mut(at), self.bits.get_mut(at)) else { return };
            if *key == phrase || *key == 0 {
                self.used += usize::from(*key == 0);
                *key = phrase;
                *slot |= bits;
                return;
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let size = (self.keys.len() * 2).max(1 << 12);
        let keys = std::mem::replace(&mut self.keys, vec![0; size]);
        let bits = std::mem::replace(&mut self.bits, vec![0; size]);
        self.used = 0;
        for (key, bits) in keys.into_iter().zip(bits).filter(|(k, _)| *k != 0) {
            self.insert(key, bits);
        }
    }

    /// The phrases of the lists that begin at `tokens[from]`, shortest first: number of tokens, bits.
    pub fn matches(&self, tokens: &[Token], from: usize, mut found: impl FnMut(usize, u32)) {
        const LONGEST: usize = 14;
        let mut phrase = 0;
        let mut before: Option<&Token> = None;
        for (at, token) in tokens.iter().enumerate().skip(from).take(LONGEST) {
            if at > from && token.is(Shape::BLOCK) {
                return;
            }
            if is_abbreviating(before, token) {
                before = Some(token);
                continue;
            }
            before = Some(token);
            phrase = extend(phrase, token.key);
            let bits = self.get(phrase);
            if bits & !PREFIX != 0 {
                found(at + 1 - from, bits & !PREFIX);
            }
            if bits & PREFIX == 0 {
                return;
            }
        }
    }
}

/// A point behind `St`, `Mt`, `Ft` or an initial is no word of a phrase.
fn is_abbreviating(before: Option<&Token>, token: &Token) -> bool {
    token.mark == b'.' && before.is_some_and(|b| b.is_word() && b.len <= 2 && b.is_capital())
}

fn phrase_words(tokens: &[Token]) -> impl Iterator<Item = u64> + '_ {
    let mut before = None;
    tokens.iter().filter_map(move |token| {
        let skipped = is_abbreviating(before, token);
        before = Some(token);
        (!skipped).then_some(token.key)
    })
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn number(&mut self) -> Result<u32, DataError> {
        let mut value = 0u32;
        for shift in [0, 7, 14, 21, 28] {
            let byte = *self.bytes.get(self.at).ok_or(DataError::Damaged)?;
            self.at += 1;
            value |= u32::from(byte & 127).checked_shl(shift).unwrap_or(0);
            if byte < 128 {
                return Ok(value);
            }
        }
        Err(DataError::Damaged)
    }

    fn take(&mut self, n: usize) -> Result<&'a [u8], DataError> {
        let taken = self.bytes.get(self.at..self.at.saturating_add(n)).ok_or(DataError::Damaged)?;
        self.at += n;
        Ok(taken)
    }
}

/// Front coding: each name as the number of bytes it shares with the one before, and the rest.
/// `names` are sorted and without repeats.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn encode(list: List, names: &[String], out: &mut Vec<u8>) {
    put_number(list as u32, out);
    put_number(names.len() as u32, out);
    let mut before: &[u8] = b"";
    for name in names {
        let bytes = name.as_bytes();
        let shared = before.iter().zip(bytes).take_while(|(a, b)| a == b).count();
        put_number(shared as u32, out);
        put_number((bytes.len() - shared) as u32, out);
        out.extend(bytes.iter().skip(shared));
        before = bytes;
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn put_number(mut value: u32, out: &mut Vec<u8>) {
    while value >= 128 {
        out.push(value as u8 | 128);
        value >>= 7;
    }
    out.push(value as u8);
}
