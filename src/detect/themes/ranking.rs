//! Which candidates are terms, and how central they are.

use super::candidates::{Candidate, Candidates};
use super::units::Unit;
use crate::sort;

/// A term that was kept.
#[derive(Clone, Debug)]
pub struct Ranked {
    /// Which candidate.
    pub candidate: u32,
    /// How central it is; any positive scale.
    pub score: f32,
}

/// Into so many equal parts the text is cut to see how far a term is spread.
const PARTS: usize = 24;

/// In a text of fewer words a phrase counts that is said once, in one of an eighth a word too.
const SHORT: usize = 8000;

/// The best candidates, best first.
///
/// C-value (Frantzi, Ananiadou, Mima 2000), with log2(1 + n) for a term of n words so that single
/// words take part; times how evenly the term is spread over the text (the share of parts that it
/// could reach and does: Juilland's range); times how much its words do elsewhere in the text.
pub fn rank(candidates: &Candidates, units: &[Unit], most: usize) -> Vec<Ranked> {
    let nested = nested(candidates);
    let spread = spread(candidates, units.len());
    let weights = word_weights(candidates);
    let least = |c: &Candidate| if units.len() < SHORT && (c.words > 1 || units.len() < SHORT / 8) { 1 } else { 2 };
    let mut ranked: Vec<Ranked> = candidates
        .list
        .iter()
        .zip(0..)
        .zip(nested.iter().zip(&spread))
        .filter(|((c, _), _)| c.frequency >= least(c))
        .filter_map(|((c, number), (nested, spread))| {
            let own = if c.frequency == 1 { once(c, nested.kinds) } else { c.frequency as f32 - nested.taken() };
            let length = (1.0 + f32::from(c.words.min(4))).log2();
            let score = own * length * (0.6 + 0.4 * spread) * kind_weight(c) * weights(c);
            (own > 0.0 && score > 0.0).then_some(Ranked { candidate: number, score })
        })
        .collect();
    sort::by(&mut ranked, |a, b| b.score.total_cmp(&a.score).then(a.candidate.cmp(&b.candidate)));
    ranked.truncate(most);
    ranked
}

/// What a single occurrence counts: nothing inside a longer phrase, nor for a long phrase;
/// less for one with a name, which is one case of many.
fn once(c: &Candidate, within: u32) -> f32 {
    match c {
        _ if within > 0 => 0.0,
        Candidate { is_long: true, .. } | Candidate { is_vague: true, .. } => 0.0,
        Candidate { is_matter: true, .. } => 0.7,
        Candidate { has_name: true, .. } => 0.4,
        _ => 0.55,
    }
}

fn kind_weight(c: &Candidate) -> f32 {
    let single = if c.words == 1 { 0.4 } else { 1.0 };
    let vague = if c.is_vague { 0.6 } else { 1.0 };
    let name = if c.is_name { 0.8 } else { 1.0 };
    let generic = if c.generic { 0.5 } else { 1.0 };
    let joined = if c.is_joined { 0.8 } else { 1.0 };
    single * name * vague * generic * joined
}

#[derive(Clone, Copy, Default)]
struct Nested {
    /// How often it occurs inside longer candidates.
    frequency: u32,
    /// In how many different ones.
    kinds: u32,
}

impl Nested {
    fn taken(self) -> f32 {
        if self.kinds == 0 { 0.0 } else { self.frequency as f32 * 0.5 * (1.0 + 1.0 / self.kinds as f32) }
    }
}

/// What C-value takes off, longest candidates first, so that an occurrence inside a longer one
/// that is nested itself counts once.
fn nested(candidates: &Candidates) -> Vec<Nested> {
    let frequency = |c: u32| candidates.list.get(c as usize).map_or(0, |c| c.frequency);
    let mut nested = vec![Nested::default(); candidates.list.len()];
    for length in (2..=4).rev() {
        for (number, c) in candidates.list.iter().enumerate().filter(|(_, c)| c.units == length) {
            let own = c.frequency.saturating_sub(nested.get(number).map_or(0, |n| n.frequency));
            let keys = c.shape.get(..length as usize).unwrap_or_default();
            for shorter in 1..keys.len() {
                for part in keys.windows(shorter) {
                    let Some(part) = candidates.find(part) else { continue };
                    // A phrase said once takes nothing from one that is said again.
                    let counts = c.frequency > 1 || !c.is_long && !c.is_vague && frequency(part) == 1;
                    if let Some(inner) = nested.get_mut(part as usize).filter(|_| counts) {
                        inner.frequency += own;
                        inner.kinds += 1;
                    }
                }
            }
        }
    }
    nested
}

/// For each candidate the share of parts that it reaches, of those it could with its frequency.
fn spread(candidates: &Candidates, units: usize) -> Vec<f32> {
    let mut parts = vec![0u32; candidates.list.len()];
    for occurrence in &candidates.occurrences {
        let part = occurrence.unit as usize * PARTS / units.max(1);
        if let Some(parts) = parts.get_mut(occurrence.candidate as usize) {
            *parts |= 1 << part.min(31);
        }
    }
    let share = |(parts, c): (&u32, &Candidate)| parts.count_ones() as f32 / c.frequency.clamp(1, PARTS as u32) as f32;
    parts.iter().zip(&candidates.list).map(share).collect()
}

/// A longer term gains where its words are busy elsewhere: in how many candidates they occur.
fn word_weights(candidates: &Candidates) -> impl Fn(&Candidate) -> f32 {
    let mut busy: rustc_hash::FxHashMap<u32, u32> = rustc_hash::FxHashMap::default();
    for c in candidates.list.iter().filter(|c| c.units <= 2) {
        for key in c.shape.iter().take(c.units as usize) {
            *busy.entry(*key).or_default() += c.frequency;
        }
    }
    move |c| {
        let keys = c.shape.iter().take(c.units as usize);
        let logs: f32 = keys.map(|k| (1.0 + busy.get(k).copied().unwrap_or(0) as f32).log2()).sum();
        if c.units == 1 { 1.0 } else { 0.6 + 0.15 * logs / f32::from(c.units) }
    }
}
