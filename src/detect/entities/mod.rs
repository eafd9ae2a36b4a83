//! Who and what a text names: lists, rules, a tagger, and a pass over the whole document.

mod candidate;
mod columns;
mod combine;
#[cfg(not(target_arch = "wasm32"))]
pub(super) mod data;
mod dates;
mod document;
mod features;
mod fold;
mod foreign;
mod forms;
mod index;
mod language;
#[cfg(not(target_arch = "wasm32"))]
pub(super) mod learn;
mod listed;
mod lists;
mod patterns;
mod persons;
mod reading;
mod same;
mod tagger;
mod token;

use super::{DataError, Entity, Mention};
use crate::model::Structure;
use candidate::{Candidate, choose};
pub use language::Language;
use reading::Reading;

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

    /// The language, entities and mentions of a text; `None` when `progress` said to stop.
    pub fn find(
        &self,
        text: &str,
        structure: &Structure,
        progress: &mut dyn FnMut(f32) -> bool,
    ) -> Option<(Language, Vec<Entity>, Vec<Mention>)> {
        let reading = Reading::new(text, structure, &self.lists);
        if !progress(0.3) {
            return None;
        }
        let language = language::language(&reading.tokens, text);
        let ruled =
            choose(if language.is_read() { candidates(&reading) } else { foreign::candidates(&reading, language) });
        if !progress(0.5) {
            return None;
        }
        let tagged = if language.is_read() { self.tagger.tag(&reading, &ruled) } else { Vec::new() };
        if !progress(0.8) {
            return None;
        }
        let chosen = document::settle(&reading, combine::combine(&reading, ruled, &tagged));
        if !progress(0.9) {
            return None;
        }
        let (entities, mentions) = index::entities(&reading, &chosen);
        progress(0.95).then_some((language, entities, mentions))
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

/// The blob of lists and weights that [`Recogniser::from_bytes`] reads, without the lists named.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn pack(weights: &[u8], without: &[&str]) -> Vec<u8> {
    let lists = data::lists(without);
    let mut out = (lists.len() as u32).to_le_bytes().to_vec();
    out.extend(lists);
    out.extend(weights);
    out
}

/// Learns weights for the tagger from marked texts.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn train(examples: &[learn::Example], effort: learn::Effort) -> Result<Vec<u8>, DataError> {
    Ok(learn::train(&lists::Lists::from_bytes(&data::lists(&[]))?, examples, effort))
}
