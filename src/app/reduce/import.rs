//! Files that wait to be brought in: what they hold is shown first, then it is one step.

use super::change::Change;
use super::{file, keep};
use crate::app::{
    Deed, Dialog, Effect, ImportAction, Importing, NotReplaced, Notice, Replacing, Unreadable, Waited, Waiting,
};
use crate::exchange::intake::{Planned, Preview, Sketch};
use crate::exchange::transcript::Choices;
use crate::exchange::{ReadError, Texts, project_file};
use crate::model::{Annotation, Id, Project, Revision};
use crate::text::Text;
use std::rc::Rc;

#[inline(never)]
pub(super) fn reduce(change: &mut Change, action: &ImportAction) {
    match action {
        ImportAction::Replace(id) => ask(change, id),
        ImportAction::PickCorrected => {
            if change.state.importing.replaces.is_some() {
                change.effect(Effect::PickFiles);
            }
        }
        ImportAction::PasteCorrected(text) => pasted(change, text),
        ImportAction::Progress(number, share) => {
            if let Some(Waited::Reading { done, .. }) = content(change, *number) {
                *done = *share;
            }
        }
        ImportAction::Read(number, result) => read(change, *number, result),
        ImportAction::Planned(job, result) => planned(change, *job, result),
        ImportAction::Choose(number, chosen) => {
            if let Some(Waited::Transcript { choices, .. }) = content(change, *number) {
                *choices = chosen.clone();
                settle(change);
            }
        }
        ImportAction::Leave(number) => {
            importing(change).files.retain(|f| f.number != *number);
            settle(change);
        }
        ImportAction::Accept if change.state.importing.replaces.is_some() => replace(change),
        ImportAction::Accept => accept(change),
    }
}

/// Has a file read, and shows that it waits.
pub(super) fn begin(change: &mut Change, name: &str, bytes: &Rc<[u8]>) {
    begin_as(change, name, name, bytes);
}

/// As [`begin`], of what is shown under one name and read as if it had another.
fn begin_as(change: &mut Change, name: &str, read_as: &str, bytes: &Rc<[u8]>) {
    let importing = importing(change);
    importing.plan = None;
    let number = next(importing);
    let content = Waited::Reading { bytes: Rc::clone(bytes), done: 0.0 };
    importing.files.push(Waiting { number, name: name.to_owned(), content });
    change.view().dialog = Some(Dialog::Import);
    change.effect(Effect::ReadFile { number, name: read_as.to_owned(), bytes: Rc::clone(bytes) });
}

/// Lets go of the files once their dialog is closed.
pub(super) fn forget_if_closed(change: &mut Change) {
    if change.state.view.dialog != Some(Dialog::Import) {
        forget(change);
        if change.state.importing.replaces.is_some() {
            importing(change).replaces = None;
        }
    }
}

fn forget(change: &mut Change) {
    if !change.state.importing.files.is_empty() {
        change.effect(Effect::ForgetFiles);
        let importing = importing(change);
        importing.files.clear();
        (importing.plan, importing.is_planning) = (None, false);
    }
}

fn importing(change: &mut Change) -> &mut Importing {
    Rc::make_mut(&mut change.state.importing)
}

fn content(change: &mut Change, number: u32) -> Option<&mut Waited> {
    importing(change).files.iter_mut().find(|f| f.number == number).map(|f| &mut f.content)
}

fn next(importing: &mut Importing) -> u32 {
    importing.last = importing.last.wrapping_add(1);
    importing.last
}

fn read(change: &mut Change, number: u32, result: &Result<Rc<Preview>, Unreadable>) {
    let Some(waiting) = change.state.importing.files.iter().find(|f| f.number == number).cloned() else { return };
    let replaces = change.state.importing.replaces.is_some();
    let read = match result.as_deref() {
        Ok(Preview::Project) if replaces => Waited::Refused(ReadError::OtherFormat.into()),
        Ok(Preview::Transcript(format, sketch)) => Waited::Transcript {
            format: *format,
            choices: sketch.choices.clone(),
            sketch: Rc::new(Sketch::clone(sketch)),
        },
        Ok(Preview::Codings(format, holding)) => Waited::Codings { format: *format, holding: Rc::new(holding.clone()) },
        Ok(Preview::Project) => match &waiting.content {
            Waited::Reading { bytes, .. } => match project_file::read_bytes(bytes) {
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
    if let (Waited::Refused(why), 1, false) = (&read, change.state.importing.files.len(), replaces) {
        change.view().dialog = None;
        return file::refuse(change, &waiting.name, why.clone());
    }
    if let Some(content) = content(change, number) {
        *content = read;
    }
    settle(change);
}

/// Has it found out anew what bringing the files in will do, once all of them are read. What was
/// known before goes on being shown meanwhile.
fn settle(change: &mut Change) {
    if change.state.importing.files.is_empty() {
        change.view().dialog = None;
        return;
    }
    if change.state.importing.is_reading() {
        return;
    }
    let (mut files, mut has_transcripts, mut has_passages) = (Vec::new(), false, false);
    for waiting in &change.state.importing.files {
        let choices = match &waiting.content {
            Waited::Transcript { choices, .. } => {
                has_transcripts = true;
                choices.clone()
            }
            Waited::Codings { holding, .. } => {
                has_transcripts |= holding.transcripts > 0;
                has_passages |= holding.passages > 0;
                Choices::default()
            }
            Waited::Reading { .. } | Waited::Refused(_) => continue,
        };
        files.push((waiting.number, choices));
    }
    let replaces = change.state.importing.replaces.is_some();
    if replaces && !has_transcripts {
        return compare(change, None);
    }
    let mut project = Rc::clone(&change.state.project);
    let mut texts = Rc::clone(&change.state.texts);
    if replaces || has_transcripts && file::is_untouched(change) {
        // A corrected text is asked for as it is; a transcript takes the place of the sample that nobody touched.
        project = Rc::new(Project::empty(project.id.clone(), change.now));
        texts = Rc::new(Texts::new());
    } else if !has_passages {
        // What there is of passages makes no difference then, and need not cross.
        Rc::make_mut(&mut project).annotations = Vec::new();
    }
    let importing = importing(change);
    importing.is_planning = true;
    let job = next(importing);
    change.effect(Effect::PlanImport { job, files, project, texts });
}

fn planned(change: &mut Change, job: u32, result: &Result<Rc<Planned>, Unreadable>) {
    if job != change.state.importing.last || change.state.importing.is_reading() {
        return;
    }
    let importing = importing(change);
    importing.is_planning = false;
    let planned = match result {
        Ok(planned) => planned,
        Err(why) => {
            // Whoever broke down has forgotten the files.
            importing.files.iter_mut().for_each(|f| f.content = Waited::Refused(why.clone()));
            return;
        }
    };
    for (number, beginning) in &planned.beginnings {
        let waiting = importing.files.iter_mut().find(|f| f.number == *number);
        if let Some(Waiting { content: Waited::Transcript { sketch, .. }, .. }) = waiting
            && sketch.beginning != *beginning
        {
            Rc::make_mut(sketch).beginning.clone_from(beginning);
        }
    }
    if importing.replaces.is_some() {
        return compare(change, planned.import.new_transcripts.first().map(|new| Rc::clone(&new.text)));
    }
    importing.plan = Some(Rc::new(planned.import.clone()));
}

fn accept(change: &mut Change) {
    let Some(plan) = change.state.importing.plan.clone().filter(|_| !change.state.importing.is_planning) else {
        return;
    };
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

/// Asks for a corrected text of a transcript.
fn ask(change: &mut Change, id: &Id) {
    let Some(title) = change.state.project.transcript(id).map(|t| t.title.clone()) else { return };
    if !change.may_write() {
        return;
    }
    forget(change);
    importing(change).replaces = Some(Replacing { transcript: id.clone(), title, plan: None });
    change.view().dialog = Some(Dialog::Import);
}

/// Has the file with the corrected text read; it takes the place of one that was chosen before.
pub(super) fn corrected(change: &mut Change, name: &str, bytes: &Rc<[u8]>) {
    corrected_as(change, name, name, bytes);
}

/// Takes a pasted text for the corrected one: it is plain text, whatever it looks like.
fn pasted(change: &mut Change, text: &str) {
    if !text.trim().is_empty() && change.state.importing.replaces.is_some() {
        corrected_as(change, "", "pasted.txt", &text.as_bytes().into());
    }
}

fn corrected_as(change: &mut Change, name: &str, read_as: &str, bytes: &Rc<[u8]>) {
    forget(change);
    if let Some(replacing) = &mut importing(change).replaces {
        replacing.plan = None;
    }
    begin_as(change, name, read_as, bytes);
}

/// Finds out what the corrected text does to what lies in the transcript.
fn compare(change: &mut Change, text: Option<Rc<Text>>) {
    let state = &change.state;
    let Some(replacing) = &state.importing.replaces else { return };
    let Some(transcript) = state.project.transcript(&replacing.transcript) else { return };
    let Some(old) = state.texts.get(&transcript.text) else { return };
    let Some(waiting) = state.importing.files.first() else { return };
    let handed = |passage: &Annotation| passage.transcript == transcript.id;
    let plan = match (text, &waiting.content) {
        (_, Waited::Refused(_)) => None,
        (None, _) => Some(Err(NotReplaced::NoTranscript)),
        (Some(text), _) if text.hash() == old.hash() => Some(Err(NotReplaced::Same)),
        _ if state.class.works.iter().any(|work| work.passages.iter().any(handed)) => Some(Err(NotReplaced::Handed)),
        (Some(text), _) => Some(Ok(Rc::new(Revision::plan(&state.project, transcript, old, text, &waiting.name)))),
    };
    if let Some(replacing) = &mut importing(change).replaces {
        replacing.plan = plan;
    }
}

/// Puts the corrected text in the place of the other, as one step.
fn replace(change: &mut Change) {
    let importing = &change.state.importing;
    let plan = importing.replaces.as_ref().filter(|_| !importing.is_planning).and_then(|r| r.plan.clone());
    let Some(Ok(revision)) = plan else { return };
    change.view().dialog = None;
    let (hash, text) = (revision.text.hash().clone(), Rc::clone(&revision.text));
    Rc::make_mut(&mut change.state.texts).insert(hash, text);
    let edits = revision.edits(&change.state.project);
    let deed = Deed::TextReplaced { title: revision.transcript.title.clone(), tally: revision.tally() };
    if change.done(edits, deed) && change.state.transcript() != Some(&revision.transcript.id) {
        change.show_transcript(Some(&revision.transcript.id));
    }
}
