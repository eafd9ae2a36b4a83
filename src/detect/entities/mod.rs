//! Who and what a text names: lists, rules, a tagger, and a pass over the whole document.

mod candidate;
#[cfg(not(target_arch = "wasm32"))]
pub(super) mod data;
mod dates;
mod document;
mod fold;
mod index;
mod listed;
mod lists;
mod patterns;
mod persons;
mod reading;
mod token;

use super::{DataError, Entity, Mention};
use crate::model::Structure;
use candidate::choose;
use reading::Reading;

/// Finds names by what it has learnt and by the lists it was made with.
#[derive(Debug)]
pub(super) struct Recogniser {
    lists: lists::Lists,
}

impl Recogniser {
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, DataError> {
        Ok(Self { lists: lists::Lists::from_bytes(bytes)? })
    }

    /// The entities and mentions of a text; `None` when `progress` said to stop.
    pub fn find(
        &self,
        text: &str,
        structure: &Structure,
        progress: &mut dyn FnMut(f32) -> bool,
    ) -> Option<(Vec<Entity>, Vec<Mention>)> {
        let reading = Reading::new(text, structure, &self.lists);
        let steps: [fn(&Reading<'_>, &mut Vec<candidate::Candidate>); 4] =
            [listed::find, persons::find, patterns::find, dates::find];
        let mut candidates = Vec::new();
        for (done, step) in steps.iter().enumerate() {
            if !progress(0.2 + 0.15 * done as f32) {
                return None;
            }
            step(&reading, &mut candidates);
        }
        let chosen = document::settle(&reading, choose(candidates));
        progress(0.9).then(|| index::entities(&reading, &chosen))
    }
}
