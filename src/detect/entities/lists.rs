//! The lists of names and of telling words, and the one table in which all are looked up.

use super::columns::Columns;
use super::token::{Shape, Token, extend};
use crate::detect::DataError;

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
    #[cfg(not(target_arch = "wasm32"))]
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
/// A phrase is known by so many leading bits of its hash. A phrase of no list is taken for one of some
/// list about once in four hundred times, and a name takes 10 bits of the page where its letters took 20.
const KEY_BITS: u32 = 25;
/// The mark of a free place.
const FREE: u32 = u32::MAX;

/// All lists in one open-addressing table from a phrase's key to its list bits.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    slots: Vec<(u32, u32)>,
}

impl Lists {
    /// Reads the table that `data::table` writes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, DataError> {
        let mut columns = Columns(bytes);
        let classes: Vec<u32> = columns.numbers()?.collect();
        let count = columns.count()?;
        let keys = columns.keys(count)?;
        let of = columns.take(count)?.iter().zip(columns.take(count)?);
        let mut lists = Self { slots: vec![(FREE, 0); (count * 2 + 1).next_power_of_two()] };
        for (key, (low, high)) in keys.zip(of) {
            let class = usize::from(u16::from_le_bytes([*low, *high]));
            lists.insert(key, *classes.get(class).ok_or(DataError::Damaged)?);
        }
        columns.end()?;
        Ok(lists)
    }

    /// The bits of a phrase; 0 for one that no list has.
    pub fn get(&self, phrase: u64) -> u32 {
        let key = key(phrase);
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = key as usize & mask;
        while let Some(&(found, bits)) = self.slots.get(at) {
            if found == key {
                return bits;
            }
            if found == FREE {
                return 0;
            }
            at = (at + 1) & mask;
        }
        0
    }

    fn insert(&mut self, key: u32, bits: u32) {
        let mask = self.slots.len() - 1;
        let mut at = key as usize & mask;
        while let Some(slot) = self.slots.get_mut(at) {
            if slot.0 == FREE {
                *slot = (key, bits);
                return;
            }
            at = (at + 1) & mask;
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
pub(super) fn is_abbreviating(before: Option<&Token>, token: &Token) -> bool {
    token.mark == b'.' && before.is_some_and(|b| b.is_word() && b.len <= 2 && b.is_capital())
}

/// The key of a phrase: the leading bits of its hash.
pub(super) fn key(phrase: u64) -> u32 {
    (phrase >> (u64::BITS - KEY_BITS)) as u32
}
