//! A copy of a transcript with pseudonyms: its choices, and making it as one step.

use super::change::Change;
use super::file;
use crate::app::{Deed, Dialog, PseudonymAction, Pseudonymising};
use crate::exchange::pseudonyms_csv;
use crate::model::naming::key;
use crate::model::pseudonyms::{Pseudonym, derive};
use crate::model::{Edit, Id, NameChange, NameCorrection, Transcript};
use crate::text::{Text, one_line};
use std::rc::Rc;

#[inline(never)]
pub(super) fn reduce(change: &mut Change, action: &PseudonymAction) {
    match action {
        PseudonymAction::Begin(id, labels) => {
            if change.state.project.transcript(id).is_none() || !change.may_write() {
                return;
            }
            // Names are known of the transcript on the page alone.
            if change.state.transcript() != Some(id) {
                change.show_transcript(Some(id));
            }
            change.state.pseudonyms = Some(Rc::new(Pseudonymising::begin(id.clone(), *labels)));
            change.view().dialog = Some(Dialog::Pseudonyms);
            take_up(change);
        }
        PseudonymAction::Choose(at, chosen) => draft(change, |draft| {
            if let Some(row) = draft.rows.get_mut(*at) {
                row.chosen = *chosen;
            }
        }),
        PseudonymAction::Call(at, called) => draft(change, |draft| {
            if let Some(row) = draft.rows.get_mut(*at) {
                // Marks that a text does not keep would move all that stands behind them.
                let written: String = called.chars().filter(|c| !c.is_control() && *c != '\u{feff}').collect();
                row.called = Some(one_line(&written)).filter(|called| !called.is_empty());
                row.chosen |= row.called.is_some();
            }
        }),
        PseudonymAction::Add(words) => draft(change, |draft| draft.add(words)),
        PseudonymAction::KeepKey(keep) => draft(change, |draft| draft.keep_key = *keep),
        PseudonymAction::KeepOriginal(keep) => draft(change, |draft| draft.keep_original = *keep),
        PseudonymAction::SaveKey => {
            if let Some(draft) = change.state.pseudonyms.clone() {
                save_key(change, &draft.transcript, &draft.outcome.names);
            }
        }
        PseudonymAction::SaveKept(id) => {
            if let Some(transcript) = change.state.project.transcript(id).cloned() {
                save_key(change, id, &transcript.pseudonyms);
            }
        }
        PseudonymAction::Accept => accept(change),
    }
}

/// Lets go of the choices once their dialog is closed.
pub(super) fn forget_if_closed(change: &mut Change) {
    if change.state.view.dialog != Some(Dialog::Pseudonyms) {
        change.state.pseudonyms = None;
    }
}

/// Takes up the names that are known by now.
pub(super) fn take_up(change: &mut Change) {
    let found = Rc::clone(&change.state.found);
    if let (Some(draft), Some(reading)) = (&mut change.state.pseudonyms, &change.state.reading) {
        Rc::make_mut(draft).take_up(reading, &found);
    }
}

fn draft(change: &mut Change, alter: impl FnOnce(&mut Pseudonymising)) {
    let found = Rc::clone(&change.state.found);
    if let (Some(draft), Some(reading)) = (&mut change.state.pseudonyms, &change.state.reading) {
        let draft = Rc::make_mut(draft);
        alter(draft);
        draft.settle(reading, &found);
    }
}

fn save_key(change: &mut Change, transcript: &Id, names: &[Pseudonym]) {
    let Some(title) = change.state.project.transcript(transcript).map(|t| t.title.clone()) else { return };
    if names.is_empty() {
        return;
    }
    let content = pseudonyms_csv::write(names).into_bytes();
    file::download(change, format!("{}.key.csv", file::stem(&title)), "text/csv", content.into());
}

/// Makes the copy: a text of its own, onto which all that lies in the original is mapped.
fn accept(change: &mut Change) {
    let Some(draft) = change.state.pseudonyms.clone() else { return };
    let project = Rc::clone(&change.state.project);
    let Some(at) = project.transcripts.iter().position(|t| t.id == draft.transcript) else { return };
    let Some(original) = project.transcripts.get(at).cloned() else { return };
    let (derived, names) = (&draft.outcome.derived, &draft.outcome.names);
    if derived.replaced.is_empty() || !change.may_write() {
        return;
    }
    let text = Rc::new(Text::new(&derived.text));
    let id = change.fresh_id();
    let seed = change.fresh_id();
    let copy = Transcript {
        id: id.clone(),
        text: text.hash().clone(),
        title: format!("{} {}", derive(&original.title, names, &[]).text, draft.labels.copy),
        // A file is often called after somebody.
        file: String::new(),
        added: change.now,
        corrections: original.corrections.iter().map(|c| derived.speakers(c, names)).collect(),
        note: derive(&original.note, names, &[]).text,
        pseudonyms: if draft.keep_key { names.clone() } else { Vec::new() },
    };
    let title = copy.title.clone();
    Rc::make_mut(&mut change.state.texts).insert(text.hash().clone(), text);
    let mut edits = Vec::new();
    if !draft.keep_original {
        edits.extend(file::removal(&project, &original.id));
        edits.extend(orphans(change, &original.id, &derived.text));
    }
    let place = if draft.keep_original { at + 1 } else { at };
    edits.push(Edit::Transcript { id: id.clone(), value: Some(Rc::new(copy)), at: place });
    let passages = project.annotations_of(&original.id);
    edits.extend((0u32..).zip(passages).map(|(n, of)| Edit::put(derived.passage(of, seed.nth(2 * n), &id, names))));
    let bound = project.name_corrections.iter().filter(|c| c.change.transcript() == Some(&original.id));
    for (n, correction) in (0u32..).zip(bound) {
        if let Some(change) = derived.name(&correction.change, &id, names) {
            let correction = NameCorrection { id: seed.nth(2 * n + 1), change };
            let id = correction.id.clone();
            edits.push(Edit::NameCorrection { id, value: Some(Rc::new(correction)), at: usize::MAX });
        }
    }
    change.view().dialog = None;
    let deed = Deed::Pseudonymised { title, places: derived.replaced.len(), alone: !draft.keep_original };
    if change.done(edits, deed) {
        change.show_transcript(Some(&id));
    }
}

/// The edits that take out the corrections of names that stand in no text once a transcript is replaced by its
/// copy: they would do nothing but tell the names.
fn orphans(change: &Change, original: &Id, copy: &str) -> Vec<Edit> {
    let state = &change.state;
    let others = state.project.transcripts.iter().filter(|t| t.id != *original);
    let texts = others.filter_map(|t| state.texts.get(&t.text)).map(|text| text.as_str()).chain([copy]);
    let texts: Vec<String> = texts.map(key).collect();
    let stands = |form: &&str| texts.iter().any(|text| text.contains(&key(form)));
    let is_orphan = |change: &NameChange| {
        let forms = change.forms();
        !forms.is_empty() && !forms.iter().any(stands)
    };
    let orphans = state.project.name_corrections.iter().filter(|c| is_orphan(&c.change));
    orphans.map(|c| Edit::NameCorrection { id: c.id.clone(), value: None, at: usize::MAX }).collect()
}
