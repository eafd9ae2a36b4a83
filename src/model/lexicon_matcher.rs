//! Finds the entries of lexicons in a text, in one pass over its words.

use super::lexicon::{Effect, Lexicon};
use crate::sort;
use crate::text::{Span, fold, slice, words};
use rustc_hash::FxHashMap;

/// The longest phrase that is looked for, in words; longer entries match by their first so many.
const LONGEST: usize = 12;

/// A match of an entry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Where.
    pub span: Span,
    /// Which lexicon, by its place in the list that the matcher was made from.
    pub lexicon: u32,
    /// Which of its entries.
    pub entry: u32,
    /// What it counts.
    pub weight: f32,
}

/// The enabled lexicons, compiled: a trie whose edges are word keys, prefixes or any word.
#[derive(Clone, Debug, Default)]
pub struct Matcher {
    /// The number of each word key that some entry has.
    keys: FxHashMap<String, u32>,
    /// The number of each prefix; longer ones are looked up letter by letter.
    prefixes: FxHashMap<String, u32>,
    /// From a node by a symbol to the next node.
    edges: FxHashMap<(u32, u32), u32>,
    /// What ends at each node.
    ends: Vec<Vec<End>>,
    symbols: u32,
}

#[derive(Clone, Copy, Debug)]
struct End {
    lexicon: u32,
    entry: u32,
    effect: Effect,
}

/// The symbol of `*`.
const ANY: u32 = 0;
const ROOT: u32 = 0;

impl Matcher {
    /// Compiles the lexicons that are enabled.
    pub fn new(lexicons: &[Lexicon]) -> Self {
        let mut matcher = Self { ends: vec![Vec::new()], symbols: 1, ..Self::default() };
        for (lexicon, at) in lexicons.iter().zip(0..).filter(|(l, _)| l.enabled) {
            for (entry, number) in lexicon.entries.iter().zip(0..) {
                matcher.add(&entry.pattern, End { lexicon: at, entry: number, effect: entry.effect });
            }
        }
        matcher
    }

    fn add(&mut self, pattern: &str, end: End) {
        let mut node = ROOT;
        for part in pattern.split_whitespace().flat_map(parts).take(LONGEST) {
            let symbol = match part {
                Part::Any => ANY,
                Part::Prefix(prefix) => number(&mut self.prefixes, prefix, &mut self.symbols),
                Part::Word(key) => number(&mut self.keys, key, &mut self.symbols),
            };
            let next = self.ends.len() as u32;
            node = *self.edges.entry((node, symbol)).or_insert(next);
            if node == next {
                self.ends.push(Vec::new());
            }
        }
        // A pattern of `*` alone, or without words, would match everything or nothing.
        if node != ROOT && pattern.contains(char::is_alphanumeric) {
            self.ends.get_mut(node as usize).into_iter().for_each(|ends| ends.push(end));
        }
    }

    /// All hits, by start; those of one lexicon do not overlap: from left to right the longest
    /// entry wins, and none that touches what an exclusion covers.
    ///
    /// The time is linear in the length of the text; each word starts at most a few walks of
    /// [`LONGEST`] steps.
    pub fn find(&self, text: &str) -> Vec<Hit> {
        if self.edges.is_empty() {
            return Vec::new();
        }
        let mut known: FxHashMap<&str, u32> = FxHashMap::default();
        let mut sets: Vec<Vec<u32>> = Vec::new();
        let running: Vec<(Span, u32)> = words(text)
            .map(|span| {
                let word = slice(text, span);
                let next = sets.len() as u32;
                let set = *known.entry(word).or_insert(next);
                if set == next {
                    sets.push(self.symbols_of(word));
                }
                (span, set)
            })
            .collect();
        let mut found = Vec::new();
        for at in 0..running.len() {
            self.walk(&running, at, &sets, &mut found);
        }
        chosen(found)
    }

    /// The symbols that a word can be taken for, besides `*`.
    fn symbols_of(&self, word: &str) -> Vec<u32> {
        let mut symbols: Vec<u32> = self.keys.get(fold(word).as_str()).copied().into_iter().collect();
        if !self.prefixes.is_empty() {
            let lower = word.to_lowercase();
            let starts = lower.char_indices().map(|(at, c)| lower.get(..at + c.len_utf8()).unwrap_or(""));
            symbols.extend(starts.filter_map(|start| self.prefixes.get(start)));
        }
        symbols
    }

    fn walk(&self, running: &[(Span, u32)], at: usize, sets: &[Vec<u32>], found: &mut Vec<(Span, End)>) {
        let Some((first, _)) = running.get(at) else { return };
        let mut nodes = vec![ROOT];
        for (span, set) in running.get(at..).unwrap_or_default().iter().take(LONGEST) {
            let set = sets.get(*set as usize).map_or(&[][..], Vec::as_slice);
            let symbols = || set.iter().copied().chain([ANY]);
            let mut next: Vec<u32> = Vec::new();
            for node in &nodes {
                next.extend(symbols().filter_map(|symbol| self.edges.get(&(*node, symbol))));
            }
            if next.is_empty() {
                return;
            }
            for node in &next {
                for end in self.ends.get(*node as usize).into_iter().flatten() {
                    found.push((first.join(*span), *end));
                }
            }
            nodes = next;
        }
    }
}

enum Part {
    Any,
    Prefix(String),
    Word(String),
}

/// What a word of a pattern is made of: a hyphenated one of several, as words of a text are.
fn parts(word: &str) -> Vec<Part> {
    if word == "*" {
        return vec![Part::Any];
    }
    let is_prefix = word.ends_with('*');
    let mut parts: Vec<Part> = words(word).map(|span| Part::Word(fold(slice(word, span)))).collect();
    if is_prefix && let Some(span) = words(word).last() {
        parts.pop();
        parts.push(Part::Prefix(slice(word, span).to_lowercase()));
    }
    parts
}

fn number(numbers: &mut FxHashMap<String, u32>, name: String, next: &mut u32) -> u32 {
    *numbers.entry(name).or_insert_with(|| {
        let number = *next;
        *next = next.saturating_add(1);
        number
    })
}

fn chosen(mut found: Vec<(Span, End)>) -> Vec<Hit> {
    sort::by(&mut found, |(a, x), (b, y)| {
        x.lexicon.cmp(&y.lexicon).then(a.start.cmp(&b.start)).then(b.end.cmp(&a.end)).then(x.entry.cmp(&y.entry))
    });
    let mut hits: Vec<Hit> = Vec::new();
    for of_one in found.chunk_by(|(_, x), (_, y)| x.lexicon == y.lexicon) {
        let excluded = joined(of_one.iter().filter(|(_, e)| e.effect == Effect::Excludes).map(|(s, _)| *s));
        let mut free_from = 0;
        for (span, end) in of_one {
            let Effect::Counts(weight) = end.effect else { continue };
            let next = excluded.partition_point(|x| x.end <= span.start);
            let is_free = excluded.get(next).is_none_or(|x| !x.overlaps(*span));
            if is_free && span.start >= free_from {
                free_from = span.end;
                hits.push(Hit { span: *span, lexicon: end.lexicon, entry: end.entry, weight });
            }
        }
    }
    sort::by_key(&mut hits, |h| (h.span, h.lexicon));
    hits
}

/// Spans in the order of their starts, with those that overlap made one.
fn joined(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start < last.end => *last = last.join(span),
            _ => joined.push(span),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;
    use crate::model::lexicon::Entry;
    use proptest::prelude::*;

    fn lexicon(entries: &[&str]) -> Lexicon {
        let empty = Lexicon::empty(Id::new("a"), "Peace", 2);
        entries.iter().fold(empty, |lexicon, e| match e.strip_prefix('!') {
            Some(excluded) => lexicon.with(Entry::excluding(excluded)),
            None => lexicon.with(Entry::new(e)),
        })
    }

    fn found<'t>(entries: &[&str], text: &'t str) -> Vec<&'t str> {
        Matcher::new(&[lexicon(entries)]).find(text).iter().map(|h| slice(text, h.span)).collect()
    }

    #[test]
    fn what_matches() {
        let check = |entries: &[&str], text: &str, expected: &[&str]| assert_eq!(found(entries, text), expected);
        check(&["fight"], "They fought, are fighting; fights. A fighter.", &["fought", "fighting", "fights"]);
        check(&["terror*"], "Terror, terrorists’ terrain", &["Terror", "terrorists"]);
        check(&["peace\u{a0}agreement"], "the Peace\nagreements", &["Peace\nagreements"]);
        check(&["peace", "peace talk"], "peace talks, peace", &["peace talks", "peace"]);
        check(&["peace", "!peace of mind"], "Peace of mind is no peace.", &["peace"]);
        check(&["peace", "peace talks now", "!now then"], "peace talks now then", &["peace"]);
        check(&["fight * terror*"], "fight against terrorism, fight terrorism", &["fight against terrorism"]);
        check(&["road-map"], "a road-map, a road map", &["road-map", "road map"]);
        check(&["*", " ", "…"], "anything", &[]);
        check(&["guerra"], "La guerra y las guerras", &["guerra", "guerras"]);
        check(&["和"], "和平", &["和"]);
    }

    #[test]
    fn lexicons_overlap_each_other_and_can_be_switched_off() {
        let (a, b) = (lexicon(&["peace talks"]), lexicon(&["talks"]));
        let hits = Matcher::new(&[a.clone(), b.clone()]).find("the peace talks");
        assert_eq!(hits.iter().map(|h| h.lexicon).collect::<Vec<_>>(), [0, 1]);
        let hits = Matcher::new(&[Lexicon { enabled: false, ..a }, b]).find("the peace talks");
        assert_eq!(hits.iter().map(|h| h.lexicon).collect::<Vec<_>>(), [1]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn hits_are_valid_sorted_and_apart(
            entries in prop::collection::vec("!?(peace|war|terror\\*|\\*|of|mind|\\PC)( (peace|war|\\*|of|\\PC)){0,3}", 0..8),
            text in "((peace|war|terrorist|of|mind)[ ’\n]|\\PC){0,60}"
        ) {
            let entries: Vec<&str> = entries.iter().map(String::as_str).collect();
            let hits = Matcher::new(&[lexicon(&entries)]).find(&text);
            for hit in &hits {
                prop_assert!(hit.span.is_valid_in(&text) && !hit.span.is_empty());
            }
            for pair in hits.windows(2) {
                prop_assert!(pair[0].span.end <= pair[1].span.start);
            }
        }
    }
}
