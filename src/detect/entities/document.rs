//! The pass over the whole document: what is surely a name in one place is one in the others.

use super::candidate::{Candidate, Source, choose, weight};
use super::lists::List;
use super::reading::Reading;
use super::token::extend;
use crate::detect::EntityKind;
use std::collections::{BTreeMap, BTreeSet};

/// What a form was taken for in all its places.
#[derive(Clone, Copy, Default)]
struct Form {
    /// Evidence by kind.
    votes: [i32; 8],
    /// Where it is surest, and how sure.
    at: usize,
    trust: i32,
}

impl Form {
    fn add(&mut self, candidate: &Candidate, trust: i32) {
        if let Some(votes) = self.votes.get_mut(candidate.kind as usize) {
            *votes = votes.saturating_add(trust.max(10));
        }
        if trust > self.trust {
            (self.at, self.trust) = (candidate.from, trust);
        }
    }

    /// The kind with the most evidence, and how much more it has than the next.
    fn kind(&self) -> (EntityKind, i32) {
        let mut order: Vec<(i32, EntityKind)> = self.votes.iter().copied().zip(KINDS).collect();
        order.sort_by_key(|(votes, kind)| (std::cmp::Reverse(*votes), *kind));
        match order.as_slice() {
            [(most, kind), (next, _), ..] => (*kind, most - next),
            _ => (EntityKind::Org, 0),
        }
    }
}

const KINDS: [EntityKind; 8] = [
    EntityKind::Person,
    EntityKind::Org,
    EntityKind::Place,
    EntityKind::Group,
    EntityKind::Event,
    EntityKind::Date,
    EntityKind::Relative,
    EntityKind::Agreement,
];

/// Adds the further mentions of what was found, and gives each form one kind.
pub(super) fn settle(reading: &Reading<'_>, chosen: Vec<Candidate>) -> Vec<Candidate> {
    let forms = forms(reading, &chosen);
    let mut candidates = chosen;
    for candidate in &mut candidates {
        if is_date(candidate.kind) {
            continue;
        }
        let Some(form) = forms.get(&phrase(reading, candidate.from, candidate.to)) else { continue };
        let (kind, lead) = form.kind();
        if kind != candidate.kind && lead > 2 * candidate.trust() {
            candidate.kind = kind;
            candidate.source = Source::Document(form.at);
        }
    }
    let taken: BTreeSet<usize> = candidates.iter().map(|c| c.from).collect();
    for at in 0..reading.tokens.len() {
        if !reading.is_capital(at) || reading.is_blind(at) {
            continue;
        }
        let mut phrase = 0;
        for to in at + 1..=(at + 5).min(reading.tokens.len()) {
            if to > at + 1 && reading.breaks(to - 1) {
                break;
            }
            phrase = extend(phrase, reading.token(to - 1).map_or(0, |t| t.key));
            let Some(form) = forms.get(&phrase) else { continue };
            let single = to == at + 1;
            if single && (taken.contains(&at) || (reading.is_start(at) && reading.occurs_small(at))) {
                continue;
            }
            let (kind, _) = form.kind();
            candidates.push(Candidate {
                from: at,
                to,
                kind,
                source: Source::Document(form.at),
                score: weight(to - at) - 20,
            });
        }
    }
    choose(candidates)
}

fn is_date(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Date | EntityKind::Relative)
}

/// The forms to look for: whole names, and of persons the family name and the given name.
fn forms(reading: &Reading<'_>, chosen: &[Candidate]) -> BTreeMap<u64, Form> {
    let mut forms: BTreeMap<u64, Form> = BTreeMap::new();
    for candidate in chosen.iter().filter(|c| !is_date(c.kind)) {
        let trust = candidate.trust();
        forms.entry(phrase(reading, candidate.from, candidate.to)).or_default().add(candidate, trust);
        if candidate.kind == EntityKind::Person && candidate.to - candidate.from > 1 {
            for at in [candidate.to - 1, candidate.from] {
                let place = reading.bits(at) & (List::Country.bit() | List::Region.bit()) != 0;
                if reading.token(at).is_some_and(|t| t.is_word() && t.len > 2) && !place && !reading.occurs_small(at) {
                    forms.entry(phrase(reading, at, at + 1)).or_default().add(candidate, trust.min(60));
                }
            }
        }
    }
    forms
}

fn phrase(reading: &Reading<'_>, from: usize, to: usize) -> u64 {
    (from..to).fold(0, |phrase, at| extend(phrase, reading.token(at).map_or(0, |t| t.key)))
}
