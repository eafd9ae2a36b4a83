//! What the tagger sees of a token: hashed features of the word, its neighbours, the lists, the
//! rules' choice and the whole document.

use super::candidate::{Candidate, Source};
use super::fold::fold;
use super::lists::{List, PREFIX};
use super::reading::Reading;
use super::token::Shape;
use crate::detect::EntityKind;
use rustc_hash::FxHashMap;

/// A stretch of tokens around words with capitals: only there are names looked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Run {
    pub from: usize,
    pub to: usize,
}

/// What the lists say, for features.
const SIGNATURE: u32 = !PREFIX;

/// The tagger's view of a text.
pub(super) struct View<'a, 'b> {
    reading: &'a Reading<'b>,
    /// What the rules chose at each token: 0, or kind, place in the name and source.
    choice: Vec<u16>,
    /// Which candidate that was: where it ends, how far it is trusted.
    whole: Vec<u32>,
    /// What the rules chose for the same word elsewhere.
    elsewhere: FxHashMap<u64, [u8; 3]>,
    /// Next to what the word of each token stands in this text where it has a capital, as bits.
    company: Vec<u8>,
}

impl<'a, 'b> View<'a, 'b> {
    pub fn new(reading: &'a Reading<'b>, chosen: &[Candidate]) -> Self {
        let mut choice = vec![0; reading.tokens.len()];
        let mut whole = vec![0; reading.tokens.len()];
        let mut elsewhere: FxHashMap<u64, [u8; 3]> = FxHashMap::default();
        for candidate in chosen {
            let source = match candidate.source {
                Source::List(list) => list as u16,
                _ => 31,
            };
            let length = (candidate.to - candidate.from).min(5) as u32;
            let trust = (candidate.trust().clamp(-200, 300) + 200) as u32 / 40;
            for (at, slot) in choice.iter_mut().enumerate().take(candidate.to).skip(candidate.from) {
                let place = u16::from(at != candidate.from);
                *slot = 1 + candidate.kind as u16 * 64 + source * 2 + place;
                if let Some(slot) = whole.get_mut(at) {
                    let last = u32::from(at + 1 == candidate.to);
                    *slot = 1 + candidate.kind as u32 + 8 * (u32::from(place) + 2 * (last + 2 * (length + 8 * trust)));
                }
                let column = match candidate.kind {
                    EntityKind::Person => 0,
                    EntityKind::Org => 1,
                    EntityKind::Place => 2,
                    _ => continue,
                };
                if let (Some(token), true) = (reading.token(at), reading.is_capital(at)) {
                    let counts = elsewhere.entry(token.key).or_default();
                    if let Some(count) = counts.get_mut(column) {
                        *count = count.saturating_add(1);
                    }
                }
            }
        }
        Self { reading, choice, whole, elsewhere, company: company(reading) }
    }

    /// The runs of a text, in order.
    pub fn runs(&self) -> Vec<Run> {
        let reading = self.reading;
        let mut runs: Vec<Run> = Vec::new();
        let mut at = 0;
        while at < reading.tokens.len() {
            if !self.is_active(at) {
                at += 1;
                continue;
            }
            let from = at;
            let mut to = at + 1;
            loop {
                // A few small words and marks may stand between the parts of a name.
                let gap = (to..(to + 4).min(reading.tokens.len())).take_while(|at| !reading.breaks(*at));
                let next = gap.clone().find(|at| self.is_active(*at));
                let bridged = next.filter(|n| (to..*n).all(|at| self.bridges(at)));
                match bridged {
                    Some(next) => to = next + 1,
                    None => break,
                }
            }
            runs.push(Run { from, to });
            at = to;
        }
        runs
    }

    fn is_active(&self, at: usize) -> bool {
        let Some(token) = self.reading.token(at) else { return false };
        let word = token.is_word() && token.is_capital() && !token.is(Shape::CLITIC) && !self.reading.is_blind(at);
        let pronoun = token.is(Shape::SINGLE) && self.reading.is(at, "I");
        word && !pronoun || self.choice.get(at).is_some_and(|c| *c != 0 && token.mark == 0 && !token.is(Shape::NUMBER))
    }

    fn bridges(&self, at: usize) -> bool {
        let reading = self.reading;
        reading.is_link(at)
            || reading.is_particle(at)
            || matches!(reading.mark(at), b'-' | b'.' | b'&' | b'\'' | b',')
            || { reading.token(at).is_some_and(|t| t.is(Shape::NUMBER) || t.is(Shape::CLITIC)) }
    }

    /// The hashed features of the token at `at` in `run`.
    pub fn features(&self, run: Run, at: usize, out: &mut Vec<u32>) {
        let reading = self.reading;
        out.clear();
        let mut add = |template: u32, value: u64| out.push(mix(template, value));
        let key = |offset: isize| at.checked_add_signed(offset).and_then(|at| reading.token(at)).map_or(7, |t| t.key);
        let shape = |offset: isize| at.checked_add_signed(offset).map_or(9, |at| shape_of(reading, at));
        let lists =
            |offset: isize| at.checked_add_signed(offset).map_or(3, |at| u64::from(reading.bits(at) & SIGNATURE));
        let choice = |offset: isize| {
            at.checked_add_signed(offset).and_then(|at| self.choice.get(at)).map_or(9999, |c| u64::from(*c))
        };
        let here = reading.token(at);
        let ordinary = u64::from(reading.occurs_small(at)) | u64::from(reading.has(at, List::Word)) << 1;
        let start = u64::from(reading.is_start(at));
        add(0, 0);
        add(1, key(0));
        add(2, key(-1));
        add(3, key(1));
        add(4, key(-2));
        add(5, key(2));
        add(6, key(-1) ^ key(0).rotate_left(17));
        add(7, key(0) ^ key(1).rotate_left(17));
        add(8, shape(0) | shape(-1) << 8 | shape(1) << 16);
        add(9, shape(0) | start << 8 | ordinary << 10);
        add(10, lists(0));
        add(11, lists(-1));
        add(12, lists(1));
        add(13, lists(0) | lists(1) << 32);
        add(14, lists(-1) | lists(0) << 32);
        add(15, lists(0) | start << 40 | ordinary << 42);
        add(16, choice(0));
        add(40, self.whole.get(at).copied().unwrap_or(0).into());
        let mut bits = lists(0);
        while bits != 0 {
            let bit = bits.trailing_zeros();
            add(41, u64::from(bit));
            add(42, u64::from(bit) | shape(0) << 8 | start << 16);
            bits &= bits - 1;
        }
        add(17, choice(-1) | choice(0) << 16);
        add(18, choice(0) | choice(1) << 16);
        add(19, choice(-1) | choice(0) << 16 | choice(1) << 32);
        let (prefix, suffix, suffix4) = affixes(reading.str(at));
        add(20, prefix);
        add(21, suffix);
        add(22, suffix4);
        add(23, suffix ^ shape(1) << 50 ^ shape(-1) << 57);
        let place = (at - run.from).min(4) as u64 | ((run.to - at).min(4) as u64) << 4;
        add(24, place);
        add(25, place | lists(0) << 8);
        let last = run.to.checked_sub(1).and_then(|at| reading.token(at)).map_or(0, |t| t.key);
        let first = reading.token(run.from).map_or(0, |t| t.key);
        add(26, last);
        add(27, first);
        let after = reading.token(run.to).map_or(1, |t| if reading.breaks(run.to) { 1 } else { t.key });
        let before = run.from.checked_sub(1).and_then(|at| reading.token(at)).map_or(1, |t| t.key);
        add(28, after);
        add(29, before);
        add(30, before ^ place.rotate_left(40));
        add(31, after ^ place.rotate_left(40));
        let counts = here.and_then(|t| self.elsewhere.get(&t.key)).copied().unwrap_or_default();
        let most = counts.iter().copied().max().unwrap_or(0);
        let mine = choice(0) != 0;
        let sign = counts
            .iter()
            .fold(0u64, |sign, n| sign << 2 | u64::from(*n > u8::from(mine)) << 1 | u64::from(*n == most && most > 0));
        add(32, sign);
        add(33, sign | lists(0) << 8);
        add(34, sign | choice(0) << 8 | start << 30 | ordinary << 32);
        add(35, lists(-1) & u64::from(List::Title.bit()) | lists(0) << 32);
        add(36, lists(0) | lists(2) << 32);
        add(37, key(-1) ^ lists(0).rotate_left(31));
        add(38, key(1) ^ lists(0).rotate_left(31));
        add(39, key(-1) ^ key(1).rotate_left(9));
        let company = |at: usize| self.company.get(at).map_or(0, |bits| u64::from(*bits));
        let kept = company(at);
        add(43, kept);
        add(44, kept | lists(0) << 8);
        add(45, kept | choice(0) << 8 | start << 30);
        add(46, run.to.checked_sub(1).map_or(0, company) | place << 8);
    }
}

/// Next to what each word with a capital stands in a text: what one place tells of a name holds in the others.
fn company(reading: &Reading<'_>) -> Vec<u8> {
    const PLACING: [&str; 12] =
        ["in", "at", "near", "to", "from", "around", "across", "outside", "through", "towards", "into", "past"];
    const SAYING: [&str; 16] = [
        "said", "says", "told", "asked", "spoke", "came", "went", "was", "called", "wrote", "wants", "thinks", "has",
        "had", "knows", "knew",
    ];
    let mut company: FxHashMap<u64, u8> = FxHashMap::default();
    for at in 0..reading.tokens.len() {
        let Some(token) = reading.token(at).filter(|_| reading.is_capital(at)) else { continue };
        let bits = company.entry(token.key).or_default();
        let mut set = |bit: u8, holds: bool| *bits |= u8::from(holds) << bit;
        if let Some(before) = at.checked_sub(1).filter(|_| !reading.breaks(at)) {
            set(0, reading.is_any(before, &PLACING));
            set(1, reading.is(before, "the"));
            let title = if reading.mark(before) == b'.' { before.checked_sub(1) } else { Some(before) };
            set(2, title.is_some_and(|at| reading.has(at, List::Title)));
            set(3, !reading.is_start(at));
        }
        set(4, reading.is_any(at + 1, &SAYING));
        set(5, reading.token(at + 1).is_some_and(|t| t.is(Shape::CLITIC)));
        set(6, reading.is_capital(at + 1) && !reading.breaks(at + 1));
    }
    for (from, to) in &reading.labels {
        for at in *from..*to {
            if let Some(bits) = reading.token(at).and_then(|t| company.get_mut(&t.key)) {
                *bits |= 1 << 7;
            }
        }
    }
    // A word that is written small has company too, if it has a capital elsewhere.
    reading.tokens.iter().map(|token| company.get(&token.key).copied().unwrap_or(0)).collect()
}

/// A feature is known by so many bits of its hash.
const FEATURE_BITS: u32 = 26;

fn mix(template: u32, value: u64) -> u32 {
    let h = (value ^ (u64::from(template) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    ((h ^ (h >> 31)).wrapping_mul(0x94d0_49bb_1331_11eb) >> (u64::BITS - FEATURE_BITS)) as u32
}

/// A number for the kind of token, below 64.
fn shape_of(reading: &Reading<'_>, at: usize) -> u64 {
    let Some(token) = reading.token(at) else { return 60 };
    if at > 0 && token.is(Shape::BLOCK) {
        return 61;
    }
    if token.mark != 0 {
        return match token.mark {
            b',' => 1,
            b'.' => 2,
            b'-' => 3,
            b':' => 4,
            b'(' => 5,
            b')' => 6,
            b'"' => 7,
            b'\'' => 8,
            b'&' => 9,
            b'/' => 10,
            _ => 11,
        };
    }
    if token.is(Shape::NUMBER) {
        return if token.len == 4 { 12 } else { 13 };
    }
    if token.is(Shape::CLITIC) {
        return 14;
    }
    if !token.is_capital() {
        return 16 + u64::from(reading.is_link(at)) + 2 * u64::from(reading.is_particle(at));
    }
    let size = u64::from(token.len > 1) + u64::from(token.len > 3) + u64::from(token.len > 6);
    let form = if token.is(Shape::DOTTED) {
        0
    } else if token.is(Shape::UPPER) {
        1
    } else if token.is(Shape::INNER) {
        2
    } else {
        3
    };
    let titled = u64::from(token.is(Shape::TITLED));
    24 + size + 4 * form + 16 * titled
}

/// Hashes of the first three, last three and last four letters.
fn affixes(word: &str) -> (u64, u64, u64) {
    let mut letters = [0u64; 4];
    let mut prefix = 0u64;
    let mut n = 0u32;
    for c in word.chars() {
        fold(c, |c| {
            letters.rotate_left(1);
            letters[3] = u64::from(u32::from(c));
            if n < 3 {
                prefix = prefix << 21 | letters[3];
            }
            n += 1;
        });
    }
    let [a, b, c, d] = letters;
    let suffix = b << 42 | c << 21 | d;
    (prefix, suffix, suffix ^ a.wrapping_mul(0x9e37_79b9_7f4a_7c15))
}
