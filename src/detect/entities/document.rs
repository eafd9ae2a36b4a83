//! The pass over the whole document: what is surely a name in one place is one in the others.

use super::candidate::{Candidate, Source, choose, weight};
use super::lists::List;
use super::reading::Reading;
use super::token::extend;
use crate::detect::EntityKind;
use std::collections::BTreeMap;

/// What a form was taken for, and where it is surest.
#[derive(Clone, Copy)]
struct Known {
    kind: EntityKind,
    score: i32,
    at: usize,
}

/// Adds the further mentions of what was found.
pub(super) fn settle(reading: &Reading<'_>, chosen: Vec<Candidate>) -> Vec<Candidate> {
    let names = names(reading, &chosen);
    let mut candidates = chosen;
    candidates.retain(|c| !outvoted(reading, c, &names));
    for at in 0..reading.tokens.len() {
        if !reading.is_capital(at) || reading.is_blind(at) {
            continue;
        }
        let mut phrase = 0;
        for to in at + 1..=(at + 4).min(reading.tokens.len()) {
            if to > at + 1 && reading.breaks(to - 1) {
                break;
            }
            phrase = extend(phrase, reading.token(to - 1).map_or(0, |t| t.key));
            let Some(known) = names.get(&phrase) else { continue };
            if reading.is_start(at)
                && to == at + 1
                && reading.occurs_small(at)
                && !candidates.iter().any(|c| c.from == at)
            {
                continue;
            }
            let score = weight(to - at) - 20;
            candidates.push(Candidate { from: at, to, kind: known.kind, source: Source::Document(known.at), score });
        }
    }
    choose(candidates)
}

/// The forms to look for: whole names, and of persons the family name and the given name.
fn names(reading: &Reading<'_>, chosen: &[Candidate]) -> BTreeMap<u64, Known> {
    let mut names: BTreeMap<u64, Known> = BTreeMap::new();
    for candidate in chosen.iter().filter(|c| !matches!(c.kind, EntityKind::Date | EntityKind::Relative)) {
        let score = candidate.trust();
        let known = Known { kind: candidate.kind, score, at: candidate.from };
        offer(&mut names, phrase(reading, candidate.from, candidate.to), known);
        if candidate.kind == EntityKind::Person && candidate.to - candidate.from > 1 {
            let part = Known { score: known.score.min(140), ..known };
            for at in [candidate.to - 1, candidate.from] {
                let bits = reading.bits(at);
                let place = bits & (List::Country.bit() | List::Region.bit()) != 0;
                if reading.token(at).is_some_and(|t| t.is_word() && t.len > 2) && !place && !reading.occurs_small(at) {
                    offer(&mut names, phrase(reading, at, at + 1), part);
                }
            }
        }
    }
    names
}

fn offer(names: &mut BTreeMap<u64, Known>, phrase: u64, known: Known) {
    let slot = names.entry(phrase).or_insert(known);
    if known.score > slot.score {
        *slot = known;
    }
}

fn phrase(reading: &Reading<'_>, from: usize, to: usize) -> u64 {
    (from..to).fold(0, |phrase, at| extend(phrase, reading.token(at).map_or(0, |t| t.key)))
}

/// Whether the same form is something else, more surely, elsewhere.
fn outvoted(reading: &Reading<'_>, candidate: &Candidate, names: &BTreeMap<u64, Known>) -> bool {
    let score = candidate.trust();
    names
        .get(&phrase(reading, candidate.from, candidate.to))
        .is_some_and(|known| known.kind != candidate.kind && known.score > score + 20)
}
