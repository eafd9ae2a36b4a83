use super::outcome::Share;
use super::{Coding, Study, Units};
use std::ops::Range;

/// Precision and recall of a coder against a reference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Of what the coder tagged, how much is in the reference.
    pub precision: Share,
    /// Of what the reference tags, how much the coder found.
    pub recall: Share,
}

impl Score {
    /// The harmonic mean of precision and recall; 0 where one of the two sides tagged nothing,
    /// `None` where neither did.
    pub fn f1(self) -> Option<f64> {
        if self.precision.of + self.recall.of == 0 {
            return None;
        }
        let (p, r) = (self.precision.value().unwrap_or(0.0), self.recall.value().unwrap_or(0.0));
        Some(if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 })
    }

    fn of(hits: usize, own: usize, found: usize, reference: usize) -> Self {
        let share = |count: usize, of: usize| Share { count: count as u64, of: of as u64 };
        Self { precision: share(hits, own), recall: share(found, reference) }
    }

    fn plus(self, other: Self) -> Self {
        let add = |a: Share, b: Share| Share { count: a.count + b.count, of: a.of + b.of };
        Self { precision: add(self.precision, other.precision), recall: add(self.recall, other.recall) }
    }
}

/// One coder's scores, in three ways of counting a hit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PassageScores {
    /// Passages of exactly the same words.
    pub strict: Score,
    /// Passages that share at least one word.
    pub overlap: Score,
    /// Words.
    pub words: Score,
}

impl PassageScores {
    /// Over all tags, every passage and word counting alike (micro-average).
    pub fn total(by_tag: &[Self]) -> Self {
        by_tag.iter().fold(Self::default(), |sum, one| Self {
            strict: sum.strict.plus(one.strict),
            overlap: sum.overlap.plus(one.overlap),
            words: sum.words.plus(one.words),
        })
    }
}

/// A coder against a reference (a model coder's codings or the majority's; whose they are does not
/// matter), for each tag. Passages of one tag that share a word are one. What the coder did not
/// work on is not held against them.
pub fn score(study: &Study, words: &Units, coder: usize, reference: &[Coding]) -> Vec<PassageScores> {
    let model: Vec<Coding> = reference.iter().map(|c| Coding { coder: 0, ..*c }).collect();
    let model = Study { coders: 1, tags: study.tags, codings: &model, unread: &[] };
    let own: Vec<Coding> = study.valid().filter(|c| c.coder == coder).map(|c| Coding { coder: 0, ..c }).collect();
    let own = Study { codings: &own, ..model };
    let mut read = vec![true; words.len()];
    for unread in study.unread.iter().filter(|u| u.coder == coder) {
        read.get_mut(words.touched(unread.span)).unwrap_or_default().fill(false);
    }
    let passages = |of: &Study, tag| {
        let all = of.ranges(words, tag).into_iter().flatten();
        all.filter(|r| read.get(r.clone()).is_some_and(|r| r.contains(&true))).collect::<Vec<Range<usize>>>()
    };
    let by_tag = |tag| {
        let (own, model) = (passages(&own, tag), passages(&model, tag));
        let same = own.iter().filter(|r| model.contains(r)).count();
        let (own_words, model_words) = (covered(&own, &read), covered(&model, &read));
        let count = |words: &[bool]| words.iter().filter(|&&w| w).count();
        let both = own_words.iter().zip(&model_words).filter(|(a, b)| **a && **b).count();
        PassageScores {
            strict: Score::of(same, own.len(), same, model.len()),
            overlap: Score::of(meeting(&own, &model), own.len(), meeting(&model, &own), model.len()),
            words: Score::of(both, count(&own_words), both, count(&model_words)),
        }
    };
    (0..study.tags).map(by_tag).collect()
}

/// How many of `ranges` share a unit with one of `others`; both in order and apart.
fn meeting(ranges: &[Range<usize>], others: &[Range<usize>]) -> usize {
    let meets = |range: &&Range<usize>| {
        others.get(others.partition_point(|o| o.end <= range.start)).is_some_and(|other| other.start < range.end)
    };
    ranges.iter().filter(meets).count()
}

/// Which units that were read lie in the ranges.
fn covered(ranges: &[Range<usize>], read: &[bool]) -> Vec<bool> {
    let mut covered = vec![false; read.len()];
    for range in ranges {
        covered.get_mut(range.clone()).unwrap_or_default().fill(true);
    }
    covered.iter_mut().zip(read).for_each(|(covered, &read)| *covered &= read);
    covered
}
