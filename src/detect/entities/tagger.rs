//! The tagger: a linear chain over hashed features with small integer weights.

use super::candidate::Candidate;
use super::columns::Columns;
use super::features::{Run, View};
use super::reading::Reading;
use crate::detect::{DataError, EntityKind};

/// Outside, then first and further tokens of a person, an organisation, a place.
pub(super) const LABELS: usize = 7;
/// A label's scores, by label.
pub(super) type Scores = [i32; LABELS];
/// The kinds in the order of their labels.
pub(super) const KINDS: [EntityKind; 3] = [EntityKind::Person, EntityKind::Org, EntityKind::Place];

/// Weights are kept in steps of this size.
pub(super) const STEP: i16 = 9;
/// The mark of a free place: no feature is so great.
const FREE: u32 = u32::MAX;

/// The weights.
#[derive(Clone, Debug, Default)]
pub(super) struct Tagger {
    /// Open addressing: feature, then its row.
    slots: Vec<(u32, u32)>,
    /// A bit for the last bits of each feature that has weights: most features have none, and this is
    /// small enough to stay near the processor.
    filter: Vec<u64>,
    rows: Vec<[i16; LABELS]>,
    transitions: [Scores; LABELS],
}

/// Bits of a feature that the filter looks at.
const FILTER_BITS: u32 = 18;

/// A name that the tagger found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Tagged {
    pub from: usize,
    pub to: usize,
    pub kind: EntityKind,
    /// By how much its labels beat the next best, at the least sure token.
    pub margin: i32,
}

/// Whether label `b` may follow label `a`.
pub(super) fn may_follow(a: usize, b: usize) -> bool {
    b == 0 || b % 2 == 1 || a == b || a + 1 == b
}

impl Tagger {
    /// Reads what [`encode`] wrote.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, DataError> {
        let mut columns = Columns(bytes);
        let mut numbers = columns.take(2 * LABELS * LABELS)?.chunks_exact(2);
        let mut transitions = [[0; LABELS]; LABELS];
        for slot in transitions.iter_mut().flatten() {
            let two = numbers.next().and_then(<[u8]>::first_chunk).ok_or(DataError::Damaged)?;
            *slot = i16::from_le_bytes(*two).into();
        }
        let count = columns.count()?;
        let size = (count * 2 + 1).next_power_of_two();
        let mut tagger = Self {
            slots: vec![(FREE, 0); size],
            filter: vec![0; 1 << (FILTER_BITS - u64::BITS.ilog2())],
            rows: vec![[0; LABELS]; count],
            transitions,
        };
        for (row, key) in (0u32..).zip(columns.keys(count)?) {
            tagger.insert(key, row);
        }
        for label in 1..LABELS {
            for (row, weight) in tagger.rows.iter_mut().zip(columns.take(count)?) {
                let weight = i16::from(*weight as i8) * STEP;
                // The weights of a feature sum to nothing.
                row[0] -= weight;
                row[label] = weight;
            }
        }
        columns.end()?;
        Ok(tagger)
    }

    /// The place of a feature's bit in the filter.
    fn filtered(key: u32) -> (usize, u64) {
        let place = key % (1 << FILTER_BITS);
        ((place / u64::BITS) as usize, 1 << (place % u64::BITS))
    }

    fn insert(&mut self, key: u32, row: u32) {
        let (word, bit) = Self::filtered(key);
        self.filter.get_mut(word).into_iter().for_each(|w| *w |= bit);
        let mask = self.slots.len() - 1;
        let mut at = key as usize & mask;
        while let Some(slot) = self.slots.get_mut(at) {
            if slot.0 == FREE {
                *slot = (key, row);
                return;
            }
            at = (at + 1) & mask;
        }
    }

    fn row(&self, key: u32) -> Option<&[i16; LABELS]> {
        let (word, bit) = Self::filtered(key);
        if self.filter.get(word).is_none_or(|w| w & bit == 0) {
            return None;
        }
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = key as usize & mask;
        while let Some(slot) = self.slots.get(at) {
            if slot.0 == key {
                return self.rows.get(slot.1 as usize);
            }
            if slot.0 == FREE {
                return None;
            }
            at = (at + 1) & mask;
        }
        None
    }

    fn score(&self, features: &[u32]) -> Scores {
        let mut scores = [0; LABELS];
        for row in features.iter().filter_map(|f| self.row(*f)) {
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += i32::from(*weight);
            }
        }
        scores
    }

    /// The names in a text, given what the rules chose.
    pub fn tag(&self, reading: &Reading<'_>, chosen: &[Candidate]) -> Vec<Tagged> {
        let view = View::new(reading, chosen);
        let mut features = Vec::new();
        let mut scores: Vec<Scores> = Vec::new();
        let mut found = Vec::new();
        if self.rows.is_empty() {
            return found;
        }
        for run in view.runs() {
            scores.clear();
            for at in run.from..run.to {
                view.features(run, at, &mut features);
                scores.push(self.score(&features));
            }
            let labels = decode(&scores, &self.transitions);
            collect(run, &labels, &scores, &mut found);
        }
        found
    }
}

/// The best sequence of labels (Viterbi); a run is preceded by an outside token.
pub(super) fn decode(scores: &[Scores], transitions: &[Scores; LABELS]) -> Vec<usize> {
    const NEVER: i32 = i32::MIN / 2;
    let mut best = [NEVER; LABELS];
    best[0] = 0;
    let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len());
    for local in scores {
        let mut next = [NEVER; LABELS];
        let mut from = [0u8; LABELS];
        for (label, (slot, origin)) in next.iter_mut().zip(&mut from).enumerate() {
            for (before, (total, transition)) in best.iter().zip(transitions).enumerate() {
                if *total > NEVER && may_follow(before, label) {
                    let sum = total + transition.get(label).copied().unwrap_or(0);
                    if sum > *slot {
                        *slot = sum;
                        *origin = before as u8;
                    }
                }
            }
            *slot += local.get(label).copied().unwrap_or(0);
        }
        best = next;
        back.push(from);
    }
    let mut label = (0..LABELS).rev().max_by_key(|l| best.get(*l).copied()).unwrap_or(0);
    let mut labels = vec![0; scores.len()];
    for (slot, from) in labels.iter_mut().zip(&back).rev() {
        *slot = label;
        label = from.get(label).copied().unwrap_or(0) as usize;
    }
    labels
}

fn collect(run: Run, labels: &[usize], scores: &[Scores], found: &mut Vec<Tagged>) {
    let mut open: Option<Tagged> = None;
    for (at, (label, local)) in (run.from..).zip(labels.iter().zip(scores)) {
        let own = local.get(*label).copied().unwrap_or(0);
        let rival = local.iter().enumerate().filter(|(l, _)| l != label).map(|(_, s)| *s).max().unwrap_or(0);
        let margin = own - rival;
        if *label != 0 && label % 2 == 0 {
            if let Some(name) = &mut open {
                name.to = at + 1;
                name.margin = name.margin.min(margin);
            }
            continue;
        }
        found.extend(open.take());
        if let Some(kind) = label.checked_sub(1).and_then(|l| KINDS.get(l / 2)) {
            open = Some(Tagged { from: at, to: at + 1, kind: *kind, margin });
        }
    }
    found.extend(open);
}

/// Writes transitions, features, and the weights of all labels but the first in steps of [`STEP`].
/// `rows` are sorted by feature.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn encode(transitions: &[Scores; LABELS], rows: &[(u32, [i8; LABELS])]) -> Vec<u8> {
    use super::columns;
    let mut out = Vec::new();
    for value in transitions.iter().flatten() {
        let value = (*value).clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16;
        out.extend(value.to_le_bytes());
    }
    columns::put_count(rows.len(), &mut out);
    columns::put_keys(rows.iter().map(|(key, _)| *key), &mut out);
    for label in 1..LABELS {
        out.extend(rows.iter().filter_map(|(_, row)| row.get(label)).map(|steps| *steps as u8));
    }
    out
}
