//! Files that wait to be brought in: what they hold is shown first, then it is one step.

use super::change::Change;
use super::{file, keep};
use crate::app::{Deed, Dialog, Effect, ImportAction, Importing, Notice, Unreadable, Waited, Waiting};
use crate::exchange::incoming::IncomingTranscript;
use crate::exchange::transcript::Choices;
use crate::exchange::{Brought, Import, Incoming, Texts, project_file};
use crate::model::Project;
use crate::text::Text;
use std::rc::Rc;

#[inline(never)]
pub(super) fn reduce(change: &mut Change, action: &ImportAction) {
    match action {
        ImportAction::Read(number, result) => read(change, *number, result),
        ImportAction::Choose(number, choices) => choose(change, *number, choices),
        ImportAction::Leave(number) => {
            importing(change).files.retain(|f| f.number != *number);
            settle(change);
        }
        ImportAction::Accept => accept(change),
    }
}

/// Has a file read, and shows that it waits.
pub(super) fn begin(change: &mut Change, name: &str, bytes: &Rc<[u8]>) {
    let importing = importing(change);
    importing.last = importing.last.wrapping_add(1);
    importing.plan = None;
    let number = importing.last;
    let content = Waited::Reading(Rc::clone(bytes));
    importing.files.push(Waiting { number, name: name.to_owned(), content });
    change.view().dialog = Some(Dialog::Import);
    change.effect(Effect::ReadFile { number, name: name.to_owned(), bytes: Rc::clone(bytes) });
}

/// Lets go of the files once their dialog is closed.
pub(super) fn forget_if_closed(change: &mut Change) {
    if change.state.view.dialog != Some(Dialog::Import) && !change.state.importing.files.is_empty() {
        if change.state.importing.is_reading() {
            change.effect(Effect::StopReading);
        }
        let importing = importing(change);
        importing.files.clear();
        importing.plan = None;
    }
}

fn importing(change: &mut Change) -> &mut Importing {
    Rc::make_mut(&mut change.state.importing)
}

fn read(change: &mut Change, number: u32, result: &Result<Rc<Brought>, Unreadable>) {
    let Some(at) = change.state.importing.files.iter().position(|f| f.number == number) else { return };
    let Some(waiting) = change.state.importing.files.get(at).cloned() else { return };
    let content = match result.as_deref() {
        Ok(Brought::Transcript(format, draft)) => {
            let (draft, choices) = (Rc::new(draft.clone()), draft.choices());
            let text = draft.text(&choices).into();
            Waited::Transcript { format: *format, draft, choices, text }
        }
        Ok(Brought::Codings(format, incoming)) => {
            Waited::Codings { format: *format, incoming: Rc::new(incoming.clone()) }
        }
        Ok(Brought::Project) => match &waiting.content {
            Waited::Reading(bytes) => match project_file::read_bytes(bytes) {
                Ok(opened) => {
                    change.view().dialog = None;
                    return file::open_project(change, &waiting.name, opened);
                }
                Err(error) => Waited::Refused(error.into()),
            },
            _ => return,
        },
        Err(why) => Waited::Refused(why.clone()),
    };
    // One file alone says why by a message, as plain text does.
    if let (Waited::Refused(why), 1) = (&content, change.state.importing.files.len()) {
        change.view().dialog = None;
        return file::refuse(change, &waiting.name, why.clone());
    }
    if let Some(waiting) = importing(change).files.get_mut(at) {
        waiting.content = content;
    }
    settle(change);
}

fn choose(change: &mut Change, number: u32, chosen: &Choices) {
    let waiting = importing(change).files.iter_mut().find(|f| f.number == number);
    if let Some(Waiting { content: Waited::Transcript { draft, choices, text, .. }, .. }) = waiting {
        *text = draft.text(chosen).into();
        *choices = chosen.clone();
        settle(change);
    }
}

/// Finds out anew what bringing the files in will do, once all of them are read.
fn settle(change: &mut Change) {
    if change.state.importing.files.is_empty() {
        change.view().dialog = None;
        return;
    }
    if change.state.importing.is_reading() {
        return;
    }
    let incoming = together(&change.state.importing);
    // A transcript takes the place of the sample that nobody touched.
    let plan = if !incoming.transcripts.is_empty() && file::is_untouched(change) {
        let project = Project::empty(change.state.project.id.clone(), change.now);
        Import::plan(&incoming, &project, &Texts::new())
    } else {
        Import::plan(&incoming, &change.state.project, &change.state.texts)
    };
    importing(change).plan = Some(Rc::new(plan));
}

/// What all files hold, as if they were one.
fn together(importing: &Importing) -> Incoming {
    let mut all = Incoming::default();
    for waiting in &importing.files {
        match &waiting.content {
            Waited::Transcript { draft, text, .. } => {
                let title = match draft.title.is_empty() {
                    true => file::title_of(&Text::new(text), &waiting.name),
                    false => draft.title.clone(),
                };
                let (file, text) = (waiting.name.clone(), text.to_string());
                all.transcripts.push(IncomingTranscript { id: None, title, file, text });
            }
            Waited::Codings { incoming, .. } => all.absorb(incoming),
            Waited::Reading(_) | Waited::Refused(_) => {}
        }
    }
    all
}

fn accept(change: &mut Change) {
    let Some(plan) = change.state.importing.plan.clone() else { return };
    if !change.state.writable() {
        return change.toast(Notice::ReadOnly);
    }
    let in_place_of_sample = !plan.new_transcripts.is_empty() && file::is_untouched(change);
    change.view().dialog = None;
    if plan.is_empty() {
        return change.toast(Notice::NothingNew);
    }
    if in_place_of_sample {
        let empty = Project::empty(change.fresh_id(), change.now);
        keep::adopt(change, empty, Rc::default());
    }
    let texts = Rc::make_mut(&mut change.state.texts);
    texts.extend(plan.new_transcripts.iter().map(|t| (t.text.hash().clone(), Rc::clone(&t.text))));
    let (coder, coder_edit) = change.coder();
    let coder_edit = coder_edit.filter(|_| !plan.passages.is_empty());
    let seed = change.fresh_id();
    let before = change.state.project.transcripts.len();
    let command = plan.command(&change.state.project, &seed, &coder, change.now);
    let edits = coder_edit.into_iter().chain(command.0).collect();
    let (exact, quote, fuzzy) = plan.tally();
    let deed = match plan.new_transcripts.as_slice() {
        [only] if plan.passages.is_empty() && plan.new_tags.is_empty() => {
            Deed::TranscriptAdded { title: only.title.clone() }
        }
        several => Deed::Imported {
            transcripts: several.len(),
            tags: plan.new_tags.len(),
            passages: exact + quote + fuzzy,
            moved: fuzzy,
            lost: plan.not_found.len(),
        },
    };
    if change.done(edits, deed) {
        let first = change.state.project.transcripts.get(before).map(|t| t.id.clone());
        if first.is_some() {
            change.show_transcript(first.as_ref());
        }
    }
}
