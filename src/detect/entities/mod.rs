//! Who and what a text names: lists, rules, a tagger, and a pass over the whole document.

mod candidate;
#[cfg(not(target_arch = "wasm32"))]
pub(super) mod data;
mod dates;
mod document;
mod features;
mod fold;
mod index;
#[cfg(not(target_arch = "wasm32"))]
pub(super) mod learn;
mod listed;
mod lists;
mod patterns;
mod persons;
mod reading;
mod tagger;
mod token;

use super::{DataError, Entity, EntityKind, Mention};
use crate::model::Structure;
use candidate::{Candidate, Source, choose, weight};
use lists::List;
use reading::Reading;
use token::Shape;

/// Finds names by what it has learnt and by the lists it was made with.
#[derive(Debug)]
pub(super) struct Recogniser {
    lists: lists::Lists,
    tagger: tagger::Tagger,
}

impl Recogniser {
    /// Reads the lists and, behind them, the tagger's weights: see [`pack`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, DataError> {
        let (length, rest) = bytes.split_first_chunk::<4>().ok_or(DataError::Damaged)?;
        let (names, weights) = rest.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or(DataError::Damaged)?;
        Ok(Self { lists: lists::Lists::from_bytes(names)?, tagger: tagger::Tagger::from_bytes(weights)? })
    }

    /// The entities and mentions of a text; `None` when `progress` said to stop.
    pub fn find(
        &self,
        text: &str,
        structure: &Structure,
        progress: &mut dyn FnMut(f32) -> bool,
    ) -> Option<(Vec<Entity>, Vec<Mention>)> {
        let reading = Reading::new(text, structure, &self.lists);
        if !progress(0.3) {
            return None;
        }
        let ruled = choose(candidates(&reading));
        if !progress(0.5) {
            return None;
        }
        let tagged = self.tagger.tag(&reading, &ruled);
        if !progress(0.8) {
            return None;
        }
        let chosen = document::settle(&reading, combine(&reading, ruled, &tagged));
        progress(0.95).then(|| index::entities(&reading, &chosen))
    }
}

/// What lists and rules propose.
fn candidates(reading: &Reading<'_>) -> Vec<Candidate> {
    let mut out = Vec::new();
    listed::find(reading, &mut out);
    persons::find(reading, &mut out);
    patterns::find(reading, &mut out);
    dates::find(reading, &mut out);
    out
}

/// Joins what the rules chose with what the tagger found: of persons, organisations and places
/// the tagger's word counts, and more where a rule agrees.
fn combine(reading: &Reading<'_>, ruled: Vec<Candidate>, tagged: &[tagger::Tagged]) -> Vec<Candidate> {
    if tagged.is_empty() {
        return ruled;
    }
    let (named, mut all): (Vec<Candidate>, Vec<Candidate>) =
        ruled.into_iter().partition(|c| matches!(c.kind, EntityKind::Person | EntityKind::Org | EntityKind::Place));
    for name in tagged {
        let (mut from, mut to) = (name.from, name.to);
        while from < to
            && (reading.mark(from) != 0 || reading.has(from, List::Function))
            && !reading.token(from).is_some_and(|t| t.is(Shape::UPPER))
        {
            from += 1;
        }
        while from < to && (reading.is_link(to - 1) || (reading.mark(to - 1) != 0 && reading.mark(to - 1) != b'.')) {
            to -= 1;
        }
        if from == to {
            continue;
        }
        let agreeing = named.iter().find(|c| (c.from, c.to, c.kind) == (from, to, name.kind));
        let score = weight(to - from) + name.margin.clamp(0, 160) / 2 + agreeing.map_or(0, |c| c.trust().clamp(0, 100));
        let source = Source::Tagger(certainty(name.margin));
        all.push(Candidate { from, to, kind: name.kind, source: agreeing.map_or(source, |c| c.source), score });
    }
    choose(all)
}

/// The tagger's certainty in thousandths from its margin.
fn certainty(margin: i32) -> u16 {
    (500 + margin.clamp(0, 490)) as u16
}

/// The blob of lists and weights that [`Recogniser::from_bytes`] reads.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn pack(weights: &[u8]) -> Vec<u8> {
    let lists = data::lists();
    let mut out = (lists.len() as u32).to_le_bytes().to_vec();
    out.extend(lists);
    out.extend(weights);
    out
}

/// Learns weights for the tagger from marked texts.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn train(examples: &[learn::Example], effort: learn::Effort) -> Result<Vec<u8>, DataError> {
    Ok(learn::train(&lists::Lists::from_bytes(&data::lists())?, examples, effort))
}
