//! Candidates for mentions, and the choice among those that overlap.

use super::lists::List;
use crate::detect::EntityKind;
use crate::sort;

/// What speaks for a candidate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Source {
    List(List),
    Rule(&'static str),
    /// Certainty in thousandths.
    Tagger(u16),
    /// The token of the surer mention.
    Document(usize),
}

/// A stretch of tokens that may be a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Candidate {
    pub from: usize,
    pub to: usize,
    pub kind: EntityKind,
    pub source: Source,
    /// [`weight`] of its length and what speaks for it.
    pub score: i32,
}

impl Candidate {
    /// What speaks for it apart from its length.
    pub fn trust(&self) -> i32 {
        self.score - weight(self.to - self.from)
    }
}

/// The score of a name by its number of tokens: a long name wins over the names of its parts
/// unless these are much surer.
pub(super) fn weight(tokens: usize) -> i32 {
    260 * tokens.min(50) as i32 - 160
}

/// The candidates that do not overlap and have the greatest sum of scores; on a tie the earlier
/// found. In order.
pub(super) fn choose(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.retain(|c| c.score > 0 && c.to > c.from);
    sort::by_key(&mut candidates, |c| (c.to, c.from));
    let mut best: Vec<(i64, Option<usize>)> = Vec::with_capacity(candidates.len());
    // best[i]: the sum with candidates[..=i], and the one taken last.
    for (i, candidate) in candidates.iter().enumerate() {
        let before = candidates.partition_point(|c| c.to <= candidate.from).min(i);
        let base = before.checked_sub(1).and_then(|b| best.get(b)).map_or(0, |b| b.0);
        let with = base + i64::from(candidate.score);
        let without = i.checked_sub(1).and_then(|b| best.get(b)).copied().unwrap_or((0, None));
        best.push(if with > without.0 { (with, Some(i)) } else { without });
    }
    let mut chosen = Vec::new();
    let mut at = candidates.len();
    while let Some((_, Some(last))) = at.checked_sub(1).and_then(|b| best.get(b)).copied() {
        let Some(candidate) = candidates.get(last) else { break };
        chosen.push(*candidate);
        at = candidates.partition_point(|c| c.to <= candidate.from).min(last);
    }
    chosen.reverse();
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn candidate(from: usize, to: usize, score: i32) -> Candidate {
        Candidate { from, to, kind: EntityKind::Org, source: Source::Rule(""), score }
    }

    #[test]
    fn a_long_name_beats_its_parts() {
        let whole = candidate(0, 3, 420);
        assert_eq!(choose(vec![candidate(0, 1, 190), candidate(1, 3, 210), whole]), [whole]);
    }

    proptest! {
        #[test]
        fn no_choice_is_better(items in prop::collection::vec((0usize..12, 1usize..5, 1i32..300), 0..9)) {
            let all: Vec<Candidate> = items.iter().map(|(f, n, s)| candidate(*f, f + n, *s)).collect();
            let sum = |chosen: &[Candidate]| chosen.iter().map(|c| c.score).sum::<i32>();
            let disjoint = |chosen: &[Candidate]| chosen.iter().enumerate()
                .all(|(i, a)| chosen.iter().skip(i + 1).all(|b| a.to <= b.from || b.to <= a.from));
            let chosen = choose(all.clone());
            prop_assert!(disjoint(&chosen));
            for mask in 0..1u32 << all.len() {
                let subset: Vec<Candidate> =
                    all.iter().enumerate().filter(|(i, _)| mask >> i & 1 == 1).map(|(_, c)| *c).collect();
                prop_assert!(!disjoint(&subset) || sum(&subset) <= sum(&chosen));
            }
        }
    }
}
