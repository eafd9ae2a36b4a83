//! Corrections of who speaks.

use super::change::Change;
use crate::app::{Deed, SpeakerAction};
use crate::model::{Correction, Edit, Transcript};
use std::rc::Rc;

#[inline(never)]
pub(super) fn reduce(change: &mut Change, action: &SpeakerAction) {
    match action {
        SpeakerAction::Rename(from, to) => {
            let to = to.trim().to_owned();
            if to.is_empty() || to == *from {
                return;
            }
            let correction = Correction::RenameSpeaker { from: from.clone(), to: to.clone() };
            correct(change, correction, Deed::SpeakerRenamed { from: from.clone(), to });
        }
        SpeakerAction::Merge(from, into) => {
            let correction = Correction::MergeSpeakers { from: from.clone(), into: into.clone() };
            correct(change, correction, Deed::SpeakersMerged { from: from.clone(), into: into.clone() });
        }
        SpeakerAction::Split(variant) => {
            let correction = Correction::SplitSpeaker { variant: variant.clone() };
            correct(change, correction, Deed::SpeakerSplit { variant: variant.clone() });
        }
    }
}

fn correct(change: &mut Change, correction: Correction, deed: Deed) {
    let Some(id) = change.state.transcript().cloned() else { return };
    let transcripts = &change.state.project.transcripts;
    let Some(at) = transcripts.iter().position(|t| t.id == id) else { return };
    let Some(transcript) = transcripts.get(at) else { return };
    let mut changed = Transcript::clone(transcript);
    changed.corrections.push(correction);
    change.done(vec![Edit::Transcript { id, value: Some(Rc::new(changed)), at }], deed);
}
