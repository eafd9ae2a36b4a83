use super::index::Tokens;
use super::{Anchorer, Found, Quote};
use crate::model::Anchored;
use crate::sort;
use crate::text::{Span, Text, tidy};
use std::collections::BTreeMap;

/// Words in a row by which the same place is known in two texts.
const RUN: usize = 4;
/// How much the expected place counts against what stands around a passage: here it is known well.
const PULL: u32 = 10;

/// How the places of one text lie in another version of it.
#[derive(Clone, Debug)]
pub struct Mapping<'a> {
    old: &'a Text,
    old_tokens: Tokens,
    new: Anchorer<'a>,
    /// Words that surely correspond, in order in both texts.
    fixed: Vec<(u32, u32)>,
}

/// Lines two versions of a text up, so that any number of passages can be moved from one to the other.
pub fn map_text<'a>(old: &'a Text, new: &'a Text) -> Mapping<'a> {
    let old_tokens = Tokens::new(old.as_str());
    let new = Anchorer::new(new);
    let fixed = common_runs(old_tokens.hashes(), new.tokens.hashes());
    Mapping { old, old_tokens, new, fixed }
}

impl Mapping<'_> {
    /// Where a passage of the old text is in the new one. Nothing is to be checked where the same words stand
    /// where the text around them has come to lie.
    pub fn find(&self, span: Span) -> Found {
        if self.old.hash() == self.new.text.hash() {
            return self.new.found(span, None);
        }
        let quote = Quote::of(self.old, span);
        let near = self.expected(span.start);
        if quote.exact.is_empty() {
            return self.new.lost(Some(near));
        }
        // Where the texts line up, the words that stand at the place that follows are the passage.
        let there = Span::new(near, near.saturating_add(span.len()));
        let known = Some(there).filter(|s| self.new.text.slice(*s) == quote.exact);
        if let Some(span) = known.filter(|s| quote.context_agrees(self.new.text, *s)) {
            return self.new.found(span, None);
        }
        let found = self.new.find_quote(&quote, Some(near), PULL, known.filter(|there| *there == span));
        match found.how {
            Some(Anchored::Quote) if found.span == span => Found { how: None, ..found },
            _ => found,
        }
    }

    /// Where a passage of several ranges is, and the least sure of the answers.
    pub fn find_all(&self, ranges: &[Span]) -> (Vec<Span>, Option<Anchored>) {
        let found: Vec<Found> = ranges.iter().map(|range| self.find(*range)).collect();
        let how = found.iter().filter_map(|f| f.how).max_by_key(Anchored::doubt);
        (tidy(&found.iter().map(|f| f.span).collect::<Vec<_>>()), how)
    }

    /// Where a byte offset of the old text should be in the new one.
    fn expected(&self, at: u32) -> u32 {
        let token = self.old_tokens.index_at(at) as u32;
        let next = self.fixed.partition_point(|(old, _)| *old <= token);
        let before = next.checked_sub(1).and_then(|n| self.fixed.get(n));
        let after = self.fixed.get(next);
        let place = match (before, after) {
            (Some((old, new)), Some((next_old, next_new))) => {
                // Count from the nearer of the two.
                if token - old <= next_old - token {
                    (new + (token - old)).min(*next_new)
                } else {
                    next_new.saturating_sub(next_old - token).max(*new)
                }
            }
            (Some((old, new)), None) => new + (token - old),
            (None, Some((old, new))) => new.saturating_sub(old - token),
            (None, None) => token,
        };
        let inside = self.old_tokens.span(token as usize).map_or(0, |s| i64::from(at) - i64::from(s.start));
        let start = self.new.tokens.start_of(i64::from(place));
        (i64::from(start) + inside).clamp(0, i64::from(self.new.text.len())) as u32
    }
}

/// Runs of words that occur once in each text, as many as stand in the same order in both
/// (patience: the longest increasing subsequence).
fn common_runs(old: &[u32], new: &[u32]) -> Vec<(u32, u32)> {
    let (old_runs, new_runs) = (single_runs(old), single_runs(new));
    let mut pairs: Vec<(u32, u32)> = old_runs.iter().filter_map(|(run, at)| Some((*at, *new_runs.get(run)?))).collect();
    sort::ascending(&mut pairs);
    longest_increasing(&pairs)
}

/// Every run that occurs once, with where it starts.
fn single_runs(hashes: &[u32]) -> BTreeMap<u64, u32> {
    let mix = |run: &[u32]| {
        run.iter()
            .fold(0xcbf2_9ce4_8422_2325u64, |h, w| (h ^ u64::from(*w)).wrapping_mul(0x0100_0000_01b3).rotate_left(17))
    };
    let mut all: Vec<(u64, u32)> = hashes.windows(RUN).zip(0u32..).map(|(run, at)| (mix(run), at)).collect();
    sort::ascending(&mut all);
    all.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() == 1).filter_map(|same| same.first().copied()).collect()
}

/// The longest part of a list sorted by its first number in which the second rises too.
fn longest_increasing(pairs: &[(u32, u32)]) -> Vec<(u32, u32)> {
    // `tails[k]`: the pair with the smallest second number that ends a rising row of k + 1.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, (_, value)) in pairs.iter().enumerate() {
        let place = tails.partition_point(|t| pairs[*t].1 < *value);
        before.push(place.checked_sub(1).and_then(|p| tails.get(p)).copied());
        match tails.get_mut(place) {
            Some(tail) => *tail = at,
            None => tails.push(at),
        }
    }
    let mut row = Vec::with_capacity(tails.len());
    let mut next = tails.last().copied();
    while let Some(at) = next {
        row.extend(pairs.get(at).copied());
        next = before.get(at).copied().flatten();
    }
    row.reverse();
    row
}
