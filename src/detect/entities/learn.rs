//! Training of the tagger: an averaged structured perceptron (Collins 2002) on integers, so that
//! the same texts give the same bytes on every machine.

use super::candidate::choose;
use super::features::View;
use super::lists::Lists;
use super::reading::Reading;
use super::tagger::{KINDS, LABELS, STEP, Scores, decode, encode};
use crate::detect::EntityKind;
use crate::model::Structure;
use crate::text::Span;
use std::collections::HashMap;

/// A text with its names marked by hand.
#[derive(Clone, Debug)]
pub struct Example {
    /// The text.
    pub text: String,
    /// Its speakers and paragraphs, where these are known.
    pub structure: Structure,
    /// Its persons, organisations and places; names of other kinds are none to the tagger.
    pub names: Vec<(Span, EntityKind)>,
    /// How often it is learnt from in a round.
    pub times: u32,
}

/// How long to train and what to keep.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// Models learnt in different orders of the examples, to be summed: one alone depends on its order.
    pub models: u32,
    /// Passes over the examples.
    pub rounds: u32,
    /// Features seen less often are not learnt.
    pub least: u32,
    /// Only so many features are kept: those with the greatest weights.
    pub most: usize,
}

impl Default for Effort {
    fn default() -> Self {
        Self { models: 4, rounds: 6, least: 2, most: 14_500 }
    }
}

struct Sequence {
    features: Vec<Vec<u32>>,
    gold: Vec<usize>,
}

/// Learns the tagger's weights.
pub(super) fn train(lists: &Lists, examples: &[Example], effort: Effort) -> Vec<u8> {
    let mut ids: HashMap<u32, (u32, u32)> = HashMap::new();
    let mut keys = Vec::new();
    let mut sequences = Vec::new();
    let mut order: Vec<usize> = Vec::new();
    for example in examples {
        let from = sequences.len();
        sequences.extend(read(lists, example));
        (0..example.times).for_each(|_| order.extend(from..sequences.len()));
    }
    for key in sequences.iter().flat_map(|s| s.features.iter().flatten()) {
        let next = keys.len() as u32;
        let entry = ids.entry(*key).or_insert_with(|| {
            keys.push(*key);
            (next, 0)
        });
        entry.1 += 1;
    }
    for features in sequences.iter_mut().flat_map(|s| s.features.iter_mut()) {
        let kept = features.iter().filter_map(|k| ids.get(k).filter(|(_, n)| *n >= effort.least).map(|(id, _)| *id));
        *features = kept.collect();
    }
    let mut seed = 0x2545_f491_4f6c_dd1d_u64;
    let mut sums = Sums { weights: vec![[0; LABELS]; keys.len()], transitions: [[0; LABELS]; LABELS] };
    for _ in 0..effort.models {
        let mut model = Model { weights: vec![Default::default(); keys.len()], ..Model::default() };
        for _ in 0..effort.rounds {
            for at in (1..order.len()).rev() {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                order.swap(at, (seed >> 33) as usize % (at + 1));
            }
            for sequence in order.iter().filter_map(|at| sequences.get(*at)) {
                model.learn(sequence);
            }
        }
        sums.add(&model);
    }
    sums.finish(&keys, effort.most)
}

/// A text as the tagger sees it, with the labels it should give.
fn read(lists: &Lists, example: &Example) -> Vec<Sequence> {
    let reading = Reading::new(&example.text, &example.structure, lists);
    let chosen = choose(super::candidates(&reading));
    let view = View::new(&reading, &chosen);
    let mut gold = vec![0; reading.tokens.len()];
    for (span, kind) in &example.names {
        let Some(kind) = KINDS.iter().position(|k| k == kind) else { continue };
        let from = reading.tokens.partition_point(|t| t.end <= span.start);
        let to = reading.tokens.partition_point(|t| t.start < span.end);
        for (at, slot) in gold.iter_mut().enumerate().take(to).skip(from) {
            *slot = 1 + 2 * kind + usize::from(at > from);
        }
    }
    let mut features = Vec::new();
    let runs = view.runs().into_iter();
    runs.map(|run| {
        let mut all = Vec::new();
        for at in run.from..run.to {
            view.features(run, at, &mut features);
            all.push(features.clone());
        }
        let mut gold: Vec<usize> = gold.iter().copied().take(run.to).skip(run.from).collect();
        // A name that begins before the run is none in it.
        let mut before = 0;
        for label in &mut gold {
            if !super::tagger::may_follow(before, *label) {
                *label = 0;
            }
            before = *label;
        }
        Sequence { features: all, gold }
    })
    .collect()
}

/// A weight with what its average needs.
#[derive(Clone, Copy, Default)]
struct Weight {
    now: i32,
    sum: i64,
    since: i64,
}

impl Weight {
    fn add(&mut self, change: i32, time: i64) {
        self.sum += i64::from(self.now) * (time - self.since);
        self.since = time;
        self.now += change;
    }

    fn total(&self, time: i64) -> i64 {
        self.sum + i64::from(self.now) * (time - self.since)
    }
}

#[derive(Default)]
struct Model {
    weights: Vec<[Weight; LABELS]>,
    transitions: [[Weight; LABELS]; LABELS],
    time: i64,
}

impl Model {
    fn learn(&mut self, sequence: &Sequence) {
        self.time += 1;
        let mut now = [[0; LABELS]; LABELS];
        for (row, weights) in now.iter_mut().zip(&self.transitions) {
            for (slot, weight) in row.iter_mut().zip(weights) {
                *slot = weight.now;
            }
        }
        let scores: Vec<Scores> = sequence.features.iter().map(|f| self.score(f)).collect();
        let found = decode(&scores, &now);
        if found == sequence.gold {
            return;
        }
        let (mut right_before, mut wrong_before) = (0, 0);
        for ((features, right), wrong) in sequence.features.iter().zip(&sequence.gold).zip(found) {
            if *right != wrong {
                for feature in features {
                    self.shift(*feature, *right, 1);
                    self.shift(*feature, wrong, -1);
                }
            }
            if (right_before, *right) != (wrong_before, wrong) {
                self.shift_transition(right_before, *right, 1);
                self.shift_transition(wrong_before, wrong, -1);
            }
            (right_before, wrong_before) = (*right, wrong);
        }
    }

    fn score(&self, features: &[u32]) -> Scores {
        let mut scores = [0; LABELS];
        for row in features.iter().filter_map(|f| self.weights.get(*f as usize)) {
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += weight.now;
            }
        }
        scores
    }

    fn shift(&mut self, feature: u32, label: usize, change: i32) {
        if let Some(weight) = self.weights.get_mut(feature as usize).and_then(|r| r.get_mut(label)) {
            weight.add(change, self.time);
        }
    }

    fn shift_transition(&mut self, before: usize, label: usize, change: i32) {
        if let Some(weight) = self.transitions.get_mut(before).and_then(|r| r.get_mut(label)) {
            weight.add(change, self.time);
        }
    }
}

/// The weights of several models together.
struct Sums {
    weights: Vec<[i64; LABELS]>,
    transitions: [[i64; LABELS]; LABELS],
}

impl Sums {
    fn add(&mut self, model: &Model) {
        let end = model.time + 1;
        let rows =
            self.weights.iter_mut().zip(&model.weights).chain(self.transitions.iter_mut().zip(&model.transitions));
        for (sums, weights) in rows {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += weight.total(end);
            }
        }
    }

    /// Averages, scales to small integers and keeps the weightiest features.
    fn finish(&self, keys: &[u32], most: usize) -> Vec<u8> {
        let mut rows: Vec<(u32, [i64; LABELS])> =
            keys.iter().zip(&self.weights).map(|(key, row)| (*key, *row)).collect();
        // The thousandth greatest weight sets the scale: a few greater ones are cut off.
        let mut sizes: Vec<i64> = rows.iter().flat_map(|(_, row)| row.map(i64::abs)).filter(|w| *w > 0).collect();
        sizes.sort_unstable();
        let top = sizes.len().saturating_sub(1 + sizes.len() / 1000);
        let unit = (sizes.get(top).copied().unwrap_or(1) / 127).max(1);
        let scaled = |total: i64, unit: i64| (total + total.signum() * unit / 2) / unit;
        rows.sort_by_key(|(key, row)| (std::cmp::Reverse(row.map(i64::abs).into_iter().max()), *key));
        rows.truncate(most);
        rows.sort_unstable_by_key(|(key, _)| *key);
        let step = unit * i64::from(STEP);
        let rows: Vec<(u32, [i8; LABELS])> = rows
            .into_iter()
            .map(|(key, row)| (key, row.map(|t| scaled(t, step).clamp(-127, 127) as i8)))
            .filter(|(_, row)| row.iter().skip(1).any(|w| *w != 0))
            .collect();
        let transitions = self.transitions.map(|row| row.map(|w| scaled(w, unit).clamp(-30_000, 30_000) as i32));
        encode(&transitions, &rows)
    }
}
