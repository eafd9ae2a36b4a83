//! The detector's own tokens: words, numbers and single marks, with their shape and a hash of
//! their folded letters, so that later steps neither slice nor allocate.

use super::fold::fold;
use crate::model::Structure;
use crate::text::Span;

/// What a token looks like, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape(pub u32);

impl Shape {
    /// Made of letters, perhaps with digits or apostrophes.
    pub const WORD: u32 = 1;
    /// The first letter is a capital.
    pub const CAP: u32 = 1 << 1;
    /// Two letters or more, all capitals.
    pub const UPPER: u32 = 1 << 2;
    /// Begins with a digit.
    pub const NUMBER: u32 = 1 << 3;
    /// Letters with dots between: `U.S.`
    pub const DOTTED: u32 = 1 << 4;
    /// One letter.
    pub const SINGLE: u32 = 1 << 5;
    /// A script without capitals.
    pub const UNCASED: u32 = 1 << 6;
    /// White space stands before it.
    pub const SPACED: u32 = 1 << 7;
    /// A line break stands before it.
    pub const LINE: u32 = 1 << 8;
    /// A paragraph starts with it.
    pub const BLOCK: u32 = 1 << 9;
    /// A sentence, a quotation or a label's speech starts with it.
    pub const START: u32 = 1 << 10;
    /// It stands in a line of capitals alone.
    pub const SHOUTED: u32 = 1 << 11;
    /// `'s` split from the word before.
    pub const CLITIC: u32 = 1 << 12;
    /// A capital inside, behind a small letter: `McDonald`, `WikiLeaks`.
    pub const INNER: u32 = 1 << 13;
    /// Stands where every word has a capital: a heading in title case.
    pub const TITLED: u32 = 1 << 14;
    /// One of the small words inside names, such as `of`. These three bits are set by the reading.
    pub const LINK: u32 = 1 << 15;
    /// One of the small words inside the names of persons, such as `al`.
    pub const PARTICLE: u32 = 1 << 16;
    /// The word is also written small in this text.
    pub const SMALL: u32 = 1 << 17;
}

/// A word, number or mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Token {
    pub start: u32,
    pub end: u32,
    /// Hash of the folded text; see [`key_of`].
    pub key: u64,
    pub shape: u32,
    /// The first byte of a mark; 0 for words and numbers.
    pub mark: u8,
    /// Number of characters, at most 255.
    pub len: u8,
}

impl Token {
    pub fn is(&self, bits: u32) -> bool {
        self.shape & bits != 0
    }

    pub fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }

    pub fn is_word(&self) -> bool {
        self.is(Shape::WORD)
    }

    pub fn is_capital(&self) -> bool {
        self.is(Shape::CAP)
    }
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

fn feed(hash: u64, c: char) -> u64 {
    (hash ^ u64::from(u32::from(c))).wrapping_mul(PRIME)
}

fn finish(hash: u64) -> u64 {
    let h = (hash ^ (hash >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    h ^ (h >> 32)
}

/// The hash of one word as [`tokenize`] gives it: of its folded letters and digits.
pub(super) fn key_of(word: &str) -> u64 {
    key_of_parts(word, "")
}

/// The hash of a word given in two parts.
pub(super) fn key_of_parts(base: &str, end: &str) -> u64 {
    let mut hash = SEED;
    base.chars().chain(end.chars()).for_each(|c| fold(c, |c| hash = feed(hash, c)));
    finish(hash)
}

/// Adds one more word to the hash of a phrase; start with 0.
pub(super) fn extend(phrase: u64, word: u64) -> u64 {
    if phrase == 0 { word } else { (phrase.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15) }
}

/// Scripts that are written without spaces: every character is a token.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | 'ʻ' | '‘')
}

/// Combining marks and joiners stay with the letter before.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{900}'..='\u{903}' | '\u{93a}'..='\u{94f}' | '\u{981}'..='\u{983}'
        | '\u{9bc}'..='\u{9cd}' | '\u{135d}'..='\u{135f}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{ad}')
}

/// Cuts a text into tokens. Blocks of `structure` start paragraphs; without any, blank lines do.
pub(super) fn tokenize(text: &str, structure: &Structure) -> Vec<Token> {
    let mut out = Vec::with_capacity(text.len() / 5 + 4);
    let mut chars = text.char_indices().peekable();
    let mut gap = Gap::default();
    while let Some(&(at, c)) = chars.peek() {
        if c.is_whitespace() || c == '\u{feff}' {
            gap.add(c);
            chars.next();
            continue;
        }
        let from = out.len();
        if c.is_alphanumeric() {
            read_word(text, at, &mut chars, &mut out);
        } else {
            chars.next();
            let mut end = at + c.len_utf8();
            while let Some(&(next, _)) = chars.peek().filter(|(_, c)| is_mark(*c)) {
                chars.next();
                end = next + chars.peek().map_or(text.len() - next, |(after, _)| after - next);
            }
            out.push(mark(at, end, c));
        }
        if let Some(first) = out.get_mut(from) {
            first.shape |= gap.bits();
        }
        gap = Gap::default();
    }
    set_blocks(text, structure, &mut out);
    set_starts(&mut out);
    set_shouted(&mut out);
    out
}

#[derive(Default)]
struct Gap {
    any: bool,
    lines: u8,
}

impl Gap {
    fn add(&mut self, c: char) {
        self.any = true;
        if matches!(c, '\n' | '\u{2028}' | '\u{2029}' | '\u{85}' | '\r' | '\u{b}' | '\u{c}') {
            self.lines = self.lines.saturating_add(1);
        }
    }

    fn bits(&self) -> u32 {
        let spaced = if self.any { Shape::SPACED } else { 0 };
        let line = if self.lines > 0 { Shape::LINE } else { 0 };
        spaced | line | if self.lines > 1 { Shape::BLOCK } else { 0 }
    }
}

fn mark(start: usize, end: usize, c: char) -> Token {
    let mut hash = SEED;
    fold(c, |c| hash = feed(hash, c));
    let byte = match c {
        '’' | '‘' | 'ʼ' => b'\'',
        '“' | '”' | '„' | '«' | '»' => b'"',
        '‐' | '‑' | '‒' | '–' => b'-',
        '—' => b'_',
        '…' | '。' | '！' | '？' => b'!',
        _ if c.is_ascii() => c as u8,
        _ => b'?' | 0x80,
    };
    Token { start: start as u32, end: end as u32, key: finish(hash), shape: 0, mark: byte, len: 1 }
}

type Chars<'a> = std::iter::Peekable<std::str::CharIndices<'a>>;

/// Reads letters and digits from `at`, with apostrophes and points inside, and splits `'s` off.
fn read_word(text: &str, at: usize, chars: &mut Chars<'_>, out: &mut Vec<Token>) {
    let mut word = Word { start: at, ..Word::default() };
    let mut clitic: Option<(usize, Word)> = None;
    let mut end = at;
    while let Some(&(here, c)) = chars.peek() {
        if c.is_alphanumeric() || is_mark(c) {
            if is_unspaced(c) && here > at && !is_mark(c) {
                break;
            }
            match &mut clitic {
                Some((_, tail)) => tail.push(c),
                None => word.push(c),
            }
            chars.next();
            end = here + c.len_utf8();
            // A vowel sign behind a syllable of an unspaced script is a mark; all else ends the token.
            if is_unspaced(c) && !chars.peek().is_some_and(|(_, c)| is_mark(*c)) {
                break;
            }
            continue;
        }
        let mut ahead = chars.clone();
        ahead.next();
        let next = ahead.peek().map(|(_, c)| *c);
        let inside = next.is_some_and(|n| n.is_alphanumeric() && !is_unspaced(n));
        if is_apostrophe(c) && inside && clitic.is_none() && !word.is_number() {
            clitic = Some((here, Word { start: here, ..Word::default() }));
            chars.next();
        } else if is_apostrophe(c) && inside && !word.is_number() {
            // A second apostrophe: the first was inside the word.
            if let Some((_, tail)) = clitic.take() {
                word.join(&tail);
            }
            clitic = Some((here, Word { start: here, ..Word::default() }));
            chars.next();
        } else if c == '.' && clitic.is_none() && word.takes_point(next) {
            chars.next();
            word.dots += 1;
            end = here + 1;
            if !inside {
                break;
            }
        } else if matches!(c, ',' | '.' | ':') && word.is_number() && next.is_some_and(|n| n.is_ascii_digit()) {
            word.push(c);
            chars.next();
        } else {
            break;
        }
    }
    if let Some((split, tail)) = clitic {
        if tail.is_clitic() {
            out.push(word.token(split));
            let mut token = tail.token(end);
            token.shape = Shape::CLITIC;
            out.push(token);
            return;
        }
        word.join(&tail);
    }
    debug_assert!(text.is_char_boundary(end));
    out.push(word.token(end));
}

/// A word while it is read.
#[derive(Clone)]
struct Word {
    start: usize,
    hash: u64,
    /// The folded letters, as far as clitics and joins need them.
    tail: [char; 4],
    len: u32,
    capitals: u32,
    letters: u32,
    first_capital: bool,
    first_digit: bool,
    inner: bool,
    last_lower: bool,
    uncased: bool,
    dots: u32,
    rest: Vec<char>,
}

impl Default for Word {
    fn default() -> Self {
        Self {
            start: 0,
            hash: SEED,
            tail: ['\0'; 4],
            len: 0,
            capitals: 0,
            letters: 0,
            first_capital: false,
            first_digit: false,
            inner: false,
            last_lower: false,
            uncased: false,
            dots: 0,
            rest: Vec::new(),
        }
    }
}

impl Word {
    fn push(&mut self, c: char) {
        let first = self.len == 0;
        let upper = c.is_uppercase();
        let lower = c.is_lowercase();
        self.len += 1;
        if first {
            self.first_capital = upper;
            self.first_digit = c.is_numeric();
        }
        if c.is_alphabetic() {
            self.letters += 1;
            self.capitals += u32::from(upper);
            self.inner |= upper && self.last_lower;
            self.uncased |= !upper && !lower;
        }
        self.last_lower = lower;
        fold(c, |c| self.hash = feed(self.hash, c));
        if let Some(slot) = self.tail.get_mut(self.len as usize - 1) {
            *slot = c;
        }
        if self.len as usize > self.tail.len() {
            self.rest.push(c);
        }
    }

    /// Takes in what turned out to belong to the word, with the apostrophe before it.
    fn join(&mut self, tail: &Word) {
        // `d'Ettorre`, `l'Oréal`: the capital behind the article makes the name.
        self.first_capital |= self.len == 1 && tail.first_capital;
        self.last_lower = false;
        self.hash = feed(self.hash, '\'');
        self.len += 1;
        let head = tail.tail.iter().copied().take((tail.len as usize).min(tail.tail.len()));
        for c in head.chain(tail.rest.iter().copied()) {
            self.push(c);
        }
        self.inner = false;
    }

    fn is_number(&self) -> bool {
        self.first_digit
    }

    /// A point belongs to letters with points between them: behind `U` of `U.S`, behind `S` too.
    fn takes_point(&self, next: Option<char>) -> bool {
        let single = self.letters == self.dots + 1 && self.letters == self.capitals && self.len == self.letters;
        single && (self.dots > 0 || next.is_some_and(char::is_uppercase))
    }

    fn is_clitic(&self) -> bool {
        let is =
            |s: &str| self.len as usize == s.len() && self.tail.iter().copied().zip(s.chars()).all(|(a, b)| a == b);
        ["s", "S", "ll", "re", "ve", "d", "m"].into_iter().any(is)
    }

    fn token(&self, end: usize) -> Token {
        let flag = |on: bool, bit: u32| if on { bit } else { 0 };
        let shape = flag(!self.first_digit, Shape::WORD)
            | flag(self.first_digit, Shape::NUMBER)
            | flag(self.first_capital, Shape::CAP)
            | flag(self.letters >= 2 && self.capitals == self.letters, Shape::UPPER)
            | flag(self.dots > 0, Shape::DOTTED)
            | flag(self.letters == 1 && self.len == 1 && !self.uncased, Shape::SINGLE)
            | flag(self.uncased, Shape::UNCASED)
            | flag(self.inner, Shape::INNER);
        Token {
            start: self.start as u32,
            end: end as u32,
            key: finish(self.hash),
            shape,
            mark: 0,
            len: self.len.min(255) as u8,
        }
    }
}

/// Marks the tokens that open a block.
fn set_blocks(text: &str, structure: &Structure, tokens: &mut [Token]) {
    if let Some(first) = tokens.first_mut() {
        first.shape |= Shape::BLOCK | Shape::LINE;
    }
    if structure.blocks.is_empty() {
        return break_short_lines(tokens);
    }
    debug_assert!(structure.blocks.iter().all(|b| b.span.is_valid_in(text)));
    let mut at = 0;
    for block in &structure.blocks {
        let from = at + tokens.get(at..).unwrap_or(&[]).partition_point(|t| t.start < block.span.start);
        for token in tokens.get_mut(at..from).unwrap_or(&mut []) {
            token.shape |= if token.is(Shape::LINE) { Shape::BLOCK } else { 0 };
        }
        let to = from + tokens.get(from..).unwrap_or(&[]).partition_point(|t| t.start < block.span.end);
        // Lines of a block are read as one.
        for token in tokens.get_mut(from..to).unwrap_or(&mut []) {
            token.shape &= !Shape::BLOCK;
        }
        if let Some(token) = tokens.get_mut(from) {
            token.shape |= Shape::BLOCK;
        }
        at = to;
    }
}

/// Without blocks, a line break ends a paragraph where the line before is short or ends a sentence.
fn break_short_lines(tokens: &mut [Token]) {
    const WRAPPED: u32 = 25;
    let mut line_start = 0;
    let mut before: Option<Token> = None;
    for token in tokens.iter_mut() {
        if token.is(Shape::LINE) {
            if let Some(last) = before {
                let stops = matches!(last.mark, b'.' | b'!' | b'?' | b':');
                if stops || last.end.saturating_sub(line_start) < WRAPPED {
                    token.shape |= Shape::BLOCK;
                }
            }
            line_start = token.start;
        }
        before = Some(*token);
    }
}

/// Marks where a sentence begins, so that a capital there says little.
fn set_starts(tokens: &mut [Token]) {
    let mut start = true;
    let mut previous: Option<Token> = None;
    for token in tokens.iter_mut() {
        start |= token.is(Shape::BLOCK);
        if token.mark == 0 {
            if start {
                token.shape |= Shape::START;
            }
            start = false;
        } else {
            let initial = previous.is_some_and(|p| p.is(Shape::SINGLE) && p.is_capital());
            let abbreviation = previous.is_some_and(|p| p.is_word() && ABBREVIATIONS.with_key(p.key));
            start |= match token.mark {
                b'.' => !initial && !abbreviation,
                b'!' | b'?' | b':' | b'"' | b'[' | b'_' | b';' => true,
                b'\'' | b'(' => token.is(Shape::SPACED),
                b'-' => token.is(Shape::SPACED),
                _ => false,
            };
        }
        previous = Some(*token);
    }
}

/// Words before whose point no sentence ends.
struct Abbreviations;
const ABBREVIATIONS: Abbreviations = Abbreviations;

impl Abbreviations {
    fn with_key(&self, key: u64) -> bool {
        const WORDS: [&str; 24] = [
            "mr", "mrs", "ms", "dr", "prof", "st", "gen", "col", "lt", "sgt", "capt", "sen", "rep", "gov", "rev",
            "hon", "jr", "sr", "vs", "no", "mt", "ft", "maj", "adm",
        ];
        thread_local!(static KEYS: [u64; 24] = WORDS.map(key_of));
        KEYS.with(|keys| keys.contains(&key))
    }
}

/// Marks the lines in which every word is in capitals, and those in which nearly all begin with one.
fn set_shouted(tokens: &mut [Token]) {
    let mut from = 0;
    while from < tokens.len() {
        let rest = tokens.get(from + 1..).unwrap_or(&[]);
        let to = from + 1 + rest.iter().position(|t| t.is(Shape::LINE)).unwrap_or(rest.len());
        let Some(line) = tokens.get_mut(from..to) else { break };
        let words = line.iter().filter(|t| t.is_word() && t.len > 1 && !t.is(Shape::CLITIC | Shape::UNCASED)).count();
        let upper = line.iter().filter(|t| t.is(Shape::UPPER)).count();
        let long = line.iter().filter(|t| t.is_word() && t.len > 3).count();
        let capital = line.iter().filter(|t| t.is_word() && t.len > 3 && t.is_capital()).count();
        if words >= 2 && upper == words && line.iter().any(|t| t.is(Shape::UPPER) && t.len > 4) {
            line.iter_mut().for_each(|t| t.shape |= Shape::SHOUTED);
        } else if long >= 3 && capital == long {
            line.iter_mut().for_each(|t| t.shape |= Shape::TITLED);
        }
        from = to;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::slice;
    use proptest::prelude::*;

    fn check(text: &str, expected: &[&str]) {
        let tokens = tokenize(text, &Structure::default());
        let found: Vec<&str> = tokens.iter().map(|t| slice(text, t.span())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn names_are_cut_where_their_parts_end() {
        check("Russia-Mali relations", &["Russia", "-", "Mali", "relations"]);
        check("NATO’s decision", &["NATO", "’s", "decision"]);
        check("the U.S. and U.S.A.", &["the", "U.S.", "and", "U.S.A."]);
        check("A. Diop, St. Petersburg.", &["A", ".", "Diop", ",", "St", ".", "Petersburg", "."]);
        check("N'Djamena, Sana’a's don't I'm", &["N'Djamena", ",", "Sana’a", "'s", "don't", "I", "'m"]);
        check("1,000 at 3.5 in the 1980s, 9/11", &["1,000", "at", "3.5", "in", "the", "1980s", ",", "9", "/", "11"]);
        check("中国 ok", &["中", "国", "ok"]);
    }

    #[test]
    fn keys_do_not_depend_on_case_or_accents() {
        let text = "São SAO U.S. US O’Brien o'brien";
        let keys: Vec<u64> = tokenize(text, &Structure::default()).iter().map(|t| t.key).collect();
        assert_eq!((keys[0], keys[2], keys[4]), (keys[1], keys[3], keys[5]));
        assert_eq!(keys[4], key_of("O'Brien"));
    }

    proptest! {
        #[test]
        fn tokens_are_in_order_and_leave_only_white_space(text in "([A-Za-z’'. ,é\u{301}0-9:\n-]|\\PC){0,120}") {
            let blank = |span| slice(&text, span).chars().all(|c| c.is_whitespace() || c == '\u{feff}');
            let mut at = 0;
            for token in tokenize(&text, &Structure::default()) {
                prop_assert!(token.span().is_valid_in(&text) && !token.span().is_empty());
                prop_assert!(token.start >= at);
                prop_assert!(blank(Span::new(at, token.start)));
                at = token.end;
            }
            prop_assert!(blank(Span::new(at, text.len() as u32)));
        }
    }
}
