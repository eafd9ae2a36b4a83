use super::Quote;
use crate::text::{Span, slice};

/// How many of a passage's words vote for its place, and how many of a word's places count.
const SEEDS: usize = 12;
const PLACES_OF_A_WORD: usize = 192;
/// Words of context that take part on each side.
const CONTEXT_WORDS: usize = 8;

/// The words of a text and where each occurs.
#[derive(Clone, Debug)]
pub(super) struct Tokens {
    spans: Vec<Span>,
    hashes: Vec<u32>,
    /// Hash in the upper half, place in the list in the lower one; sorted.
    postings: Vec<u64>,
    end: u32,
}

impl Tokens {
    pub(super) fn new(text: &str) -> Self {
        let spans: Vec<Span> = words_of(text).collect();
        let hashes: Vec<u32> = spans.iter().map(|s| hash(slice(text, *s))).collect();
        let mut postings: Vec<u64> = hashes.iter().zip(0u64..).map(|(h, at)| u64::from(*h) << 32 | at).collect();
        postings.sort_unstable();
        Self { spans, hashes, postings, end: text.len() as u32 }
    }

    pub(super) fn len(&self) -> usize {
        self.spans.len()
    }

    pub(super) fn span(&self, at: usize) -> Option<Span> {
        self.spans.get(at).copied()
    }

    pub(super) fn hash(&self, at: usize) -> Option<u32> {
        self.hashes.get(at).copied()
    }

    pub(super) fn hashes(&self) -> &[u32] {
        &self.hashes
    }

    /// The first word that ends after a byte offset.
    pub(super) fn index_at(&self, at: u32) -> usize {
        self.spans.partition_point(|s| s.end <= at)
    }

    /// Where the word with that number starts; before the first the text's start, after the last its end.
    pub(super) fn start_of(&self, at: i64) -> u32 {
        match usize::try_from(at) {
            Ok(at) => self.spans.get(at).map_or(self.end, |s| s.start),
            Err(_) => 0,
        }
    }

    /// The word at a place, or the next one, or the last.
    pub(super) fn nearest(&self, at: u32) -> Option<Span> {
        self.spans.get(self.index_at(at)).or(self.spans.last()).copied()
    }

    /// The places of a word, by number.
    fn places(&self, hash: u32) -> impl Iterator<Item = usize> + Clone + '_ {
        self.range(hash).iter().map(|p| (*p & 0xffff_ffff) as usize)
    }

    fn range(&self, hash: u32) -> &[u64] {
        let start = self.postings.partition_point(|p| p >> 32 < u64::from(hash));
        let rest = self.postings.get(start..).unwrap_or(&[]);
        rest.get(..rest.partition_point(|p| p >> 32 == u64::from(hash))).unwrap_or(&[])
    }

    /// The share of words that a span and a quote have in common, in whatever order.
    pub(super) fn share_of(&self, text: &str, span: Span, quote: &str) -> f32 {
        let mut there: Vec<u32> = words_of(slice(text, span)).map(|w| hash(slice(slice(text, span), w))).collect();
        let mut wanted: Vec<u32> = words_of(quote).map(|w| hash(slice(quote, w))).collect();
        let most = there.len().max(wanted.len());
        there.sort_unstable();
        wanted.sort_unstable();
        let (mut a, mut b) = (there.iter().peekable(), wanted.iter().peekable());
        let mut common = 0usize;
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => drop(a.next()),
                std::cmp::Ordering::Greater => drop(b.next()),
                std::cmp::Ordering::Equal => {
                    common += 1;
                    a.next();
                    b.next();
                }
            }
        }
        if most == 0 { 0.0 } else { common as f32 / most as f32 }
    }
}

/// The words by which a quote is looked for: the end of its prefix, the passage or the beginning
/// of a long one, the beginning of its suffix.
#[derive(Clone, Debug)]
pub(super) struct Query {
    pub(super) words: Vec<String>,
    pub(super) hashes: Vec<u32>,
    /// Where the passage's own words begin and end among them.
    exact: (usize, usize),
    /// All words of the passage, in number.
    exact_words: usize,
    long: bool,
}

impl Query {
    pub(super) fn new(quote: &Quote, long: usize) -> Self {
        let list = |s: &str| words_of(s).map(|w| slice(s, w).to_lowercase()).collect::<Vec<_>>();
        let prefix = list(&quote.prefix);
        let mut words: Vec<String> = prefix.iter().skip(prefix.len().saturating_sub(CONTEXT_WORDS)).cloned().collect();
        let start = words.len();
        let exact_words = words_of(&quote.exact).count();
        let is_long = exact_words > long;
        let own = words_of(&quote.exact).map(|w| slice(&quote.exact, w).to_lowercase());
        words.extend(own.take(if is_long { long / 2 } else { long }));
        let end = words.len();
        if !is_long {
            words.extend(list(&quote.suffix).into_iter().take(CONTEXT_WORDS));
        }
        let hashes = words.iter().map(|w| hash(w)).collect();
        Self { words, hashes, exact: (start, end), exact_words, long: is_long }
    }

    pub(super) fn exact_start(&self) -> usize {
        self.exact.0
    }

    pub(super) fn exact_end(&self) -> usize {
        self.exact.1
    }

    pub(super) fn exact_words(&self) -> usize {
        self.exact_words
    }

    pub(super) fn is_long(&self) -> bool {
        self.long
    }

    /// Whether the passage has no word of its own that is surely whole.
    pub(super) fn is_poor(&self) -> bool {
        self.exact_words < 3
    }

    /// Places where the query's first word may stand, the likeliest first: its rarest words each
    /// vote for the places that follow from where they occur. Words of the text that were added or
    /// taken out move a vote by a few places, so near ones are counted together.
    pub(super) fn places(&self, tokens: &Tokens, near: Option<usize>, most: usize) -> Vec<i64> {
        const SLACK: i64 = 4;
        let mut seeds: Vec<(usize, usize)> =
            self.hashes.iter().zip(0..).map(|(hash, at)| (tokens.range(*hash).len(), at)).collect();
        seeds.retain(|(count, _)| *count > 0);
        seeds.sort_unstable();
        let mut votes: Vec<(i64, u32)> = Vec::new();
        for (count, at) in seeds.into_iter().take(SEEDS) {
            let Some(hash) = self.hashes.get(at) else { continue };
            // A rare word says more about the place than a common one.
            let weight = if count <= 4 {
                4
            } else if count <= PLACES_OF_A_WORD {
                2
            } else {
                1
            };
            let all = tokens.places(*hash);
            let skip = near.map_or(0, |near| {
                let before = tokens.range(*hash).partition_point(|p| ((*p & 0xffff_ffff) as usize) < near + at);
                before.saturating_sub(PLACES_OF_A_WORD / 2).min(count.saturating_sub(PLACES_OF_A_WORD))
            });
            votes.extend(all.skip(skip).take(PLACES_OF_A_WORD).map(|place| (place as i64 - at as i64, weight)));
        }
        votes.sort_unstable();
        let mut groups: Vec<(u32, i64)> = Vec::new();
        for group in votes.chunk_by(|a, b| b.0 - a.0 <= SLACK) {
            // Within a group the place with most votes stands for it.
            let best = group
                .chunk_by(|a, b| a.0 == b.0)
                .map(|same| (same.iter().map(|v| v.1).sum::<u32>(), same.first().map_or(0, |v| v.0)));
            let total = group.iter().map(|v| v.1).sum::<u32>();
            let mut places: Vec<(u32, i64)> = best.collect();
            places.sort_unstable_by_key(|(n, place)| (std::cmp::Reverse(*n), *place));
            groups.extend(places.first().map(|(_, place)| (total, *place)));
        }
        let distance = |place: i64| near.map_or(0, |near| (place + self.exact.0 as i64).abs_diff(near as i64));
        groups.sort_by_key(|(votes, place)| (std::cmp::Reverse(*votes), distance(*place), *place));
        groups.truncate(most);
        groups.into_iter().map(|(_, place)| place).collect()
    }
}

/// Whether a character is part of a word.
pub(super) fn is_word_char(c: char) -> bool {
    c.is_alphanumeric()
}

/// Scripts that put no space between words: each character counts as a word.
pub(in crate::model) fn stands_alone(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The words of a text: runs of letters and digits. Simpler than Unicode's rules, so that a
/// passage cut out of a text has the words that the text has there.
pub(super) fn words_of(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = chars.find(|(_, c)| is_word_char(*c))?;
        let mut end = start + first.len_utf8();
        if !stands_alone(first) {
            while let Some((at, c)) = chars.next_if(|(_, c)| is_word_char(*c) && !stands_alone(*c)) {
                end = at + c.len_utf8();
            }
        }
        Some(Span::of(start, end))
    })
}

/// FNV-1a over the word in lower case.
fn hash(word: &str) -> u32 {
    let bytes = word.chars().flat_map(char::to_lowercase);
    bytes.fold(0x811c_9dc5, |hash: u32, c| {
        let mut buffer = [0u8; 4];
        c.encode_utf8(&mut buffer).bytes().fold(hash, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
    })
}
