//! How strongly terms belong together: by the sentences they share, and by the words they share.

use super::candidates::{Candidates, Occurrence};
use super::ranking::Ranked;
use super::units::Unit;
use std::collections::VecDeque;

/// What it counts to occur in the same sentence, in the next, in the one after.
const NEARNESS: [f32; 3] = [1.0, 0.6, 0.3];

/// So many occurrences at most are looked back at: a sentence that lists everything costs no more.
const LOOK_BACK: usize = 96;

/// A symmetric matrix of affinities between terms, each from 0 to 1.
#[derive(Clone, Debug)]
pub struct Affinity {
    size: usize,
    cells: Vec<f32>,
}

impl Affinity {
    /// Nothing is akin yet.
    pub fn new(size: usize) -> Self {
        Self { size, cells: vec![0.0; size * size] }
    }

    /// The number of terms.
    pub fn size(&self) -> usize {
        self.size
    }

    /// How strongly two terms belong together; 0 where either does not exist.
    pub fn get(&self, a: usize, b: usize) -> f32 {
        if a < self.size && b < self.size { self.cells.get(a * self.size + b).copied().unwrap_or(0.0) } else { 0.0 }
    }

    /// Sets both cells of a pair.
    pub fn set(&mut self, a: usize, b: usize, value: f32) {
        if a < self.size && b < self.size {
            for at in [a * self.size + b, b * self.size + a] {
                self.cells.get_mut(at).into_iter().for_each(|cell| *cell = value);
            }
        }
    }

    fn row(&self, a: usize) -> &[f32] {
        self.cells.get(a * self.size..(a + 1) * self.size).unwrap_or_default()
    }
}

/// Affinities of the ranked terms: positive pointwise mutual information within three sentences
/// (Church & Hanks 1990; with the context distribution smoothed as by Levy et al. 2015), the
/// cosine of its rows (terms that keep the same company), and shared words.
pub fn affinity(ranked: &[Ranked], candidates: &Candidates, units: &[Unit]) -> Affinity {
    let counts = near(ranked, candidates, units);
    let information = positive_information(&counts);
    let n = ranked.len();
    let norms: Vec<f32> = (0..n).map(|a| dot(information.row(a), information.row(a)).sqrt()).collect();
    let highest = information.cells.iter().copied().fold(f32::EPSILON, f32::max);
    let mut affinity = Affinity::new(n);
    for a in 0..n {
        for b in a + 1..n {
            let norm = norms.get(a).copied().unwrap_or(0.0) * norms.get(b).copied().unwrap_or(0.0);
            let company = if norm > 0.0 { dot(information.row(a), information.row(b)) / norm } else { 0.0 };
            let direct = information.get(a, b) / highest;
            let words = shared_words(ranked, candidates, a, b);
            affinity.set(a, b, 0.35 * company + 0.35 * direct + 0.3 * words);
        }
    }
    affinity
}

fn near(ranked: &[Ranked], candidates: &Candidates, units: &[Unit]) -> Affinity {
    let mut term_of = vec![None; candidates.list.len()];
    for (term, ranked) in ranked.iter().enumerate() {
        term_of.get_mut(ranked.candidate as usize).into_iter().for_each(|slot| *slot = Some(term));
    }
    let mut counts = Affinity::new(ranked.len());
    let mut recent: VecDeque<(usize, Occurrence, u32)> = VecDeque::new();
    for occurrence in &candidates.occurrences {
        let Some(term) = term_of.get(occurrence.candidate as usize).copied().flatten() else { continue };
        let Some(sentence) = units.get(occurrence.unit as usize).map(|u| u.sentence) else { continue };
        let reach = NEARNESS.len() as u32;
        while recent.front().is_some_and(|r| r.2 + reach <= sentence) || recent.len() > LOOK_BACK {
            recent.pop_front();
        }
        for (other, place, at) in &recent {
            let length = candidates.list.get(place.candidate as usize).map_or(0, |c| u32::from(c.units));
            let overlaps = place.unit + length > occurrence.unit;
            if *other != term && !overlaps {
                let nearness = NEARNESS.get((sentence - at) as usize).copied().unwrap_or(0.0);
                counts.set(*other, term, counts.get(*other, term) + nearness);
            }
        }
        recent.push_back((term, *occurrence, sentence));
    }
    counts
}

fn positive_information(counts: &Affinity) -> Affinity {
    let n = counts.size();
    let sums: Vec<f32> = (0..n).map(|a| counts.row(a).iter().sum()).collect();
    let smooth: Vec<f32> = sums.iter().map(|s| s.powf(0.75)).collect();
    let (total, smooth_total): (f32, f32) = (sums.iter().sum(), smooth.iter().sum());
    let mut information = Affinity::new(n);
    let sum = |of: &[f32], at: usize| of.get(at).copied().unwrap_or(0.0);
    for a in 0..n {
        for b in a + 1..n {
            let count = counts.get(a, b);
            if count > 0.0 {
                let either = sum(&sums, a) * sum(&smooth, b) + sum(&sums, b) * sum(&smooth, a);
                let expected = either / (2.0 * total.max(1.0) * smooth_total.max(1.0));
                let ratio = (count / total.max(1.0)) / expected.max(f32::MIN_POSITIVE);
                // One shared sentence says less than its ratio.
                let sure = count / (count + 1.0);
                information.set(a, b, sure * ratio.ln().max(0.0));
            }
        }
    }
    information
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn shared_words(ranked: &[Ranked], candidates: &Candidates, a: usize, b: usize) -> f32 {
    let keys = |term: usize| {
        let candidate = ranked.get(term).and_then(|r| candidates.list.get(r.candidate as usize));
        candidate.map_or(&[][..], |c| c.shape.get(..c.units as usize).unwrap_or_default())
    };
    let (a, b) = (keys(a), keys(b));
    let shared = a.iter().filter(|k| b.contains(k)).count();
    shared as f32 / a.len().min(b.len()).max(1) as f32
}
