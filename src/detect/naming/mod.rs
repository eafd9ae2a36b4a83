//! What people corrected about names, laid over what was found: the same for all transcripts of a
//! project, without finding anything anew.

#[cfg(test)]
mod tests;
mod workings;
mod written;

use super::Suggestions;
use crate::model::{Id, NameChange, NameCorrection};
use std::rc::Rc;
use workings::Workings;

/// What was found, as people corrected it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrected {
    /// The suggestions; entities again in the order of their first mention.
    pub suggestions: Suggestions,
    /// For each mention the correction that changed it last, as an index.
    pub by: Vec<Option<u32>>,
}

/// Applies corrections in order to what was found in the text of a transcript. One that speaks of what is
/// not there changes nothing; one that was made twice counts once. Themes stay as they were found.
pub fn corrected(found: &Suggestions, text: &str, transcript: &Id, corrections: &[Rc<NameCorrection>]) -> Corrected {
    let mut added = Vec::new();
    for correction in corrections {
        if let NameChange::Add { form, .. } = &correction.change {
            added.push(form.clone());
        }
    }
    let mut places = written::places(text, &added).into_iter();
    let mut workings = Workings::new(found, text, transcript);
    for (at, correction) in (0..).zip(corrections) {
        workings.by(at);
        match &correction.change {
            NameChange::Reject(which) => workings.reject(which),
            NameChange::Retype(which, to) => workings.retype(which, *to),
            NameChange::Same { which, kind, name, forms } => workings.same(which, *kind, name, forms),
            NameChange::Apart { kind, form } => workings.apart(*kind, form),
            NameChange::Rebound { kind, from, to } => workings.rebound(*kind, from, to),
            NameChange::Move { transcript: there, span, to } if there == transcript => workings.shift(*span, *to),
            NameChange::Move { .. } => {}
            NameChange::Add { kind, form } => workings.add(*kind, form, &places.next().unwrap_or_default()),
        }
    }
    workings.finish(found)
}

/// How often a name is written in a text.
pub fn occurrences(text: &str, name: &str) -> usize {
    written::places(text, &[name.to_owned()]).first().map_or(0, Vec::len)
}
