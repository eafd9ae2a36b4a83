//! A text made ready for the rules: its tokens, what the lists say of each, and what the whole
//! document tells about its words.

use super::fold::folded;
use super::forms::{is_family, stems};
use super::lists::{List, Lists, PREFIX};
use super::token::{Shape, Token, key_of, key_of_parts, tokenize};
use crate::model::Structure;

/// Words of a name that are written small inside it.
const LINKS: [&str; 12] = ["of", "the", "and", "for", "on", "in", "to", "&", "against", "with", "des", "du"];
/// Small words inside the names of persons.
const PARTICLES: [&str; 35] = [
    "al", "el", "bin", "ben", "ibn", "bint", "abu", "de", "del", "della", "di", "da", "das", "do", "dos", "la", "le",
    "van", "von", "der", "den", "ter", "ten", "zu", "y", "e", "af", "av", "ul", "ur", "ag", "ould", "uld", "mint",
    "thi",
];

/// How a text uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// Capitals tell names.
    Mixed,
    /// Hardly any capitals, as raw speech recognition writes.
    Lower,
}

/// A text made ready.
pub(super) struct Reading<'a> {
    pub text: &'a str,
    pub lists: &'a Lists,
    pub tokens: Vec<Token>,
    /// List bits of each token as a word of its own.
    pub bits: Vec<u32>,
    pub case: Case,
    /// The tokens of each speaker's label, as first and end.
    pub labels: Vec<(usize, usize)>,
    /// Whether the text's structure is known, so that what it does not call a label is none.
    is_structured: bool,
}

impl<'a> Reading<'a> {
    pub fn new(text: &'a str, structure: &Structure, lists: &'a Lists) -> Self {
        let mut tokens = tokenize(text, structure);
        let mut bits = look_up(&mut tokens, lists);
        set_titles(&tokens, lists, &mut bits);
        let case = case_of(&tokens);
        add_forms(text, &tokens, case, lists, &mut bits);
        set_small(&mut tokens, case);
        let labels = labels(structure, &tokens);
        Self { text, lists, tokens, bits, case, labels, is_structured: !structure.blocks.is_empty() }
    }

    pub fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// What the lists say of a token; 0 beyond the end.
    pub fn bits(&self, at: usize) -> u32 {
        self.bits.get(at).copied().unwrap_or(0)
    }

    pub fn has(&self, at: usize, list: List) -> bool {
        self.bits(at) & list.bit() != 0
    }

    /// The token's own text.
    pub fn str(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| crate::text::slice(self.text, t.span()))
    }

    /// Whether the token's text is `word`, in any case.
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.str(at).eq_ignore_ascii_case(word)
    }

    pub fn is_any(&self, at: usize, words: &[&str]) -> bool {
        let text = self.str(at);
        words.iter().any(|w| w.len() == text.len() && text.eq_ignore_ascii_case(w))
    }

    pub fn mark(&self, at: usize) -> u8 {
        self.tokens.get(at).map_or(0, |t| t.mark)
    }

    /// Whether the token is a word with a capital that may be the sign of a name.
    pub fn is_capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.is_word() && t.is_capital() && !t.is(Shape::CLITIC))
    }

    /// Whether the token opens a sentence, so that its capital says little.
    pub fn is_start(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.is(Shape::START))
    }

    /// Whether a paragraph starts with the token, or the text is over.
    pub fn breaks(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|t| t.is(Shape::BLOCK))
    }

    /// Whether capitals tell nothing here: a line of capitals, or a text without any.
    pub fn is_blind(&self, at: usize) -> bool {
        self.case == Case::Lower || self.tokens.get(at).is_some_and(|t| t.is(Shape::SHOUTED))
    }

    /// Whether what stands from `from` to `to` names a speaker before what was said.
    pub fn is_label(&self, from: usize, to: usize) -> bool {
        let known = self.labels.binary_search_by_key(&from, |(from, _)| *from).is_ok();
        self.breaks(from) && self.mark(to) == b':' && (known || !self.is_structured)
    }

    pub fn is_link(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| !t.is_capital() && t.is(Shape::LINK))
    }

    pub fn is_particle(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.is_word() && t.is(Shape::PARTICLE))
    }

    /// Whether the word is an ordinary one: in the list of words, or written small in this text.
    pub fn is_ordinary(&self, at: usize) -> bool {
        self.has(at, List::Word) || self.occurs_small(at)
    }

    /// Whether the word is also written small in this text.
    pub fn occurs_small(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|t| t.is(Shape::SMALL))
    }
}

/// What the lists say of each token as a word of its own; marks links and particles on the way.
fn look_up(tokens: &mut [Token], lists: &Lists) -> Vec<u32> {
    let (links, particles) = (KeySet::of(&LINKS), KeySet::of(&PARTICLES));
    let mut known: Memory<(u32, u32)> = Memory::new();
    let told = tokens.iter_mut().map(|token| {
        let (bits, shape) = known.get(token.key, |key| {
            let link = if links.contains(key) { Shape::LINK } else { 0 };
            let particle = if particles.contains(key) { Shape::PARTICLE } else { 0 };
            (lists.get(key), link | particle)
        });
        token.shape |= shape;
        if token.mark == 0 { bits } else { 0 }
    });
    told.collect()
}

/// Adds the list to which a word's form alone assigns it, where no list holds the word.
fn add_forms(text: &str, tokens: &[Token], case: Case, lists: &Lists, bits: &mut [u32]) {
    let mut known: Memory<u32> = Memory::new();
    for (token, bits) in tokens.iter().zip(bits) {
        let telling = token.is_capital() || case == Case::Lower;
        if *bits & !PREFIX != 0 || !telling || !token.is_word() || token.len <= 3 || token.is(Shape::UNCASED) {
            continue;
        }
        let form = || by_form(crate::text::slice(text, token.span()), token.is_capital(), lists);
        // The key of `U.S.A.` does not tell of its points.
        *bits |= if token.is(Shape::DOTTED) {
            form()
        } else {
            known.get(token.key.wrapping_add(u64::from(token.is_capital())), |_| form())
        };
    }
}

/// The list to which a word's form alone assigns it.
fn by_form(word: &str, capital: bool, lists: &Lists) -> u32 {
    let word = folded(word);
    let mut inflected = false;
    stems(&word, |base, end| inflected |= lists.get(key_of_parts(base, end)) & List::Word.bit() != 0);
    if inflected {
        List::Word.bit()
    } else if capital && is_family(&word) {
        List::Surname.bit()
    } else {
        0
    }
}

/// Marks the words that are also written small.
fn set_small(tokens: &mut [Token], case: Case) {
    if case == Case::Lower {
        return;
    }
    let mut small = KeySet::with_capacity(tokens.len() / 8);
    for token in tokens.iter().filter(|t| t.is_word() && !t.is_capital()) {
        small.insert(token.key);
    }
    for token in tokens {
        if token.is_word() && !token.is_capital() || small.contains(token.key) {
            token.shape |= Shape::SMALL;
        }
    }
}

/// Remembers the answers for words met lately: a few thousand words are nearly all of a text.
struct Memory<T> {
    slots: Vec<(u64, T)>,
}

impl<T: Copy + Default> Memory<T> {
    const SIZE: usize = 4096;

    fn new() -> Self {
        Self { slots: vec![(0, T::default()); Self::SIZE] }
    }

    fn get(&mut self, key: u64, answer: impl FnOnce(u64) -> T) -> T {
        match self.slots.get_mut(key as usize % Self::SIZE) {
            Some(slot) if slot.0 == key && key != 0 => slot.1,
            Some(slot) => {
                *slot = (key, answer(key));
                slot.1
            }
            None => answer(key),
        }
    }
}

/// Makes the words of a title of several words title words and nothing else: the `State` of
/// `Secretary of State` is no kind of place.
fn set_titles(tokens: &[Token], lists: &Lists, bits: &mut [u32]) {
    for at in 0..tokens.len() {
        if bits.get(at).is_none_or(|b| b & PREFIX == 0) {
            continue;
        }
        let mut longest = 0;
        lists.matches(tokens, at, |n, found| longest = if found & List::Title.bit() != 0 { n } else { longest });
        if longest > 1 {
            bits.iter_mut().skip(at).take(longest).for_each(|b| *b = List::Title.bit());
        }
    }
}

/// The labels that name a speaker: as the structure has them, or what stands before a colon at the
/// start of a paragraph.
fn labels(structure: &Structure, tokens: &[Token]) -> Vec<(usize, usize)> {
    const LONGEST: usize = 6;
    if structure.blocks.is_empty() {
        let starts = tokens.iter().enumerate().filter(|(_, t)| t.is(Shape::BLOCK) && t.is_capital()).map(|(at, _)| at);
        return starts
            .filter_map(|from| {
                let ahead = tokens.iter().enumerate().skip(from).take(LONGEST);
                let end = ahead.clone().find(|(_, t)| t.mark == b':').map(|(at, _)| at)?;
                let named =
                    ahead.take(end - from).all(|(_, t)| t.is_capital() || matches!(t.mark, b'.' | b'-' | b'\''));
                named.then_some((from, end))
            })
            .collect();
    }
    let named = structure.blocks.iter().filter_map(|block| {
        let label = block.label?;
        let speaker = structure.turns.get(block.turn? as usize)?.speaker?;
        let role = structure.speakers.get(speaker as usize).is_none_or(|s| s.is_role);
        (!role && !label.name.is_empty()).then_some(label.name)
    });
    named
        .map(|span| (tokens.partition_point(|t| t.start < span.start), tokens.partition_point(|t| t.start < span.end)))
        .filter(|(from, to)| from < to)
        .collect()
}

fn case_of(tokens: &[Token]) -> Case {
    let words = tokens.iter().filter(|t| t.is_word() && !t.is(Shape::UNCASED | Shape::CLITIC) && t.len > 1).count();
    let capitals = tokens.iter().filter(|t| t.is_word() && t.len > 1 && t.is_capital() && !t.is(Shape::BLOCK)).count();
    if words >= 12 && capitals * 100 < words { Case::Lower } else { Case::Mixed }
}

/// A set of hashes.
#[derive(Default)]
struct KeySet {
    keys: Vec<u64>,
    used: usize,
}

impl KeySet {
    fn with_capacity(n: usize) -> Self {
        Self { keys: vec![0; (n * 2).next_power_of_two().max(64)], used: 0 }
    }

    fn of(words: &[&str]) -> Self {
        let mut set = Self::with_capacity(words.len());
        words.iter().for_each(|word| set.insert(key_of(word)));
        set
    }

    fn insert(&mut self, key: u64) {
        if (self.used + 1) * 2 > self.keys.len() {
            let room = vec![0; self.keys.len() * 2];
            let old = std::mem::replace(&mut self.keys, room);
            self.used = 0;
            old.into_iter().filter(|k| *k != 0).for_each(|k| self.insert(k));
        }
        let mask = self.keys.len() - 1;
        let mut at = key as usize & mask;
        while let Some(slot) = self.keys.get_mut(at) {
            if *slot == key {
                return;
            }
            if *slot == 0 {
                *slot = key;
                self.used += 1;
                return;
            }
            at = (at + 1) & mask;
        }
    }

    fn contains(&self, key: u64) -> bool {
        let mask = self.keys.len() - 1;
        let mut at = key as usize & mask;
        while let Some(&slot) = self.keys.get(at) {
            if slot == key {
                return true;
            }
            if slot == 0 {
                return false;
            }
            at = (at + 1) & mask;
        }
        false
    }
}
