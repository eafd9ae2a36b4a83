//! Files and texts: what is opened, what is saved.

use super::change::Change;
use super::{import, keep};
use crate::app::sample;
use crate::app::{Deed, Direction, Effect, FileAction, Notice, Unreadable};
use crate::exchange::{AtOnce, ReadError, Texts, collect, opening, plain_text, project_file};
use crate::model::{Annotation, Edit, Id, Project, Transcript, title_of};
use crate::text::Text;
use std::rc::Rc;

#[inline(never)]
pub(super) fn reduce(change: &mut Change, action: &FileAction) {
    match action {
        FileAction::Pick => {
            change.view().dialog = None;
            change.effect(Effect::PickFiles);
        }
        FileAction::PickFolder => {
            change.view().dialog = None;
            change.effect(Effect::PickFolder);
        }
        FileAction::Opened { name, bytes } if change.state.importing.replaces.is_some() => {
            import::corrected(change, name, bytes);
        }
        FileAction::OpenedAll(files) if change.state.importing.replaces.is_some() => {
            files.iter().take(1).for_each(|(name, bytes)| import::corrected(change, name, bytes));
        }
        FileAction::Opened { name, bytes } => {
            for (name, bytes) in without_returned(change, &[(name.clone(), Rc::clone(bytes))]) {
                opened(change, &name, &bytes);
            }
        }
        FileAction::OpenedAll(files) => {
            let others = without_returned(change, files);
            if !others.is_empty() {
                opened_all(change, &others);
            }
        }
        FileAction::Failed { name, why } => refuse(change, name, why.clone()),
        FileAction::Pasted(text) => pasted(change, text),
        FileAction::Sample => {
            change.view().dialog = None;
            if is_untouched(change) {
                show_sample(change);
            } else {
                add_text(change, Text::new(sample::TEXT), String::new());
            }
        }
        FileAction::NewProject => {
            change.view().dialog = None;
            show_sample(change);
        }
        FileAction::Switch(id) => {
            if change.state.transcript() != Some(id) {
                change.show_transcript(Some(id));
            }
        }
        FileAction::Rename(id, title) => rename(change, id, title.trim()),
        FileAction::Note(id, note) => write_note(change, id, note),
        FileAction::Shift(id, direction) => shift(change, id, *direction),
        FileAction::Remove(id) => remove(change, id),
        FileAction::RenameProject(name) => {
            let name = name.trim().to_owned();
            if name != change.state.project.name {
                change.done(vec![Edit::Name(name.clone())], Deed::ProjectRenamed { name });
            }
        }
        FileAction::Save => save(change),
    }
}

/// A fresh project with the built-in sample in it; nothing of it is kept until it is changed.
#[inline(never)]
pub(super) fn show_sample(change: &mut Change) {
    let text = Rc::new(Text::new(sample::TEXT));
    let project = fresh_project(change, &text, String::new());
    let texts = Rc::new(Texts::from([(text.hash().clone(), text)]));
    let shown = project.transcripts.first().map(|t| t.id.clone());
    keep::adopt(change, project, texts);
    change.show_transcript(shown.as_ref());
}

fn fresh_project(change: &mut Change, text: &Rc<Text>, file: String) -> Project {
    let id = change.fresh_id();
    let transcript = transcript_of(change, text, file);
    let mut project = Project::empty(id, change.now);
    project.transcripts.push(Rc::new(transcript));
    project
}

fn transcript_of(change: &mut Change, text: &Rc<Text>, file: String) -> Transcript {
    let title = title_of(text, &file);
    Transcript {
        id: change.fresh_id(),
        text: text.hash().clone(),
        title,
        file,
        added: change.now,
        corrections: Vec::new(),
        note: String::new(),
        pseudonyms: Vec::new(),
    }
}

/// Whether the project holds nothing but the sample as it came.
pub(super) fn is_untouched(change: &Change) -> bool {
    let project = &change.state.project;
    let sample_only = project.transcripts.len() <= 1 && project.transcripts.iter().all(|t| t.file.is_empty());
    sample_only
        && project.annotations.is_empty()
        && project.tags.is_empty()
        && change.state.history.last_done().is_none()
}

pub(super) fn refuse(change: &mut Change, name: &str, why: Unreadable) {
    change.toast(Notice::Unreadable { file: name.to_owned(), why });
}

/// Gives what came back from a class to it, and leaves the rest. While the class is shown, everything
/// is taken for a file that came back.
fn without_returned(change: &mut Change, files: &[(String, Rc<[u8]>)]) -> Vec<(String, Rc<[u8]>)> {
    let all = change.state.class.shown.is_some();
    let (back, others): (Vec<_>, Vec<_>) =
        files.iter().cloned().partition(|(name, bytes)| all || collect::is_returned(name, bytes));
    if !back.is_empty() {
        super::classroom::returned(change, &back);
    }
    others
}

#[inline(never)]
fn opened(change: &mut Change, name: &str, bytes: &Rc<[u8]>) {
    change.view().dialog = None;
    match opening::at_once(name, bytes) {
        AtOnce::Text => match plain_text::decode(bytes) {
            Ok(raw) => add_text(change, Text::new(&raw), name.to_owned()),
            Err(error) => refuse(change, name, error.into()),
        },
        AtOnce::Project => match project_file::read_bytes(bytes) {
            Ok(opened) => open_project(change, name, opened),
            Err(error) => refuse(change, name, error.into()),
        },
        AtOnce::No => import::begin(change, name, bytes),
    }
}

/// Several files are shown before anything is added; a project among them is opened first.
fn opened_all(change: &mut Change, files: &[(String, Rc<[u8]>)]) {
    if let [(name, bytes)] = files {
        return opened(change, name, bytes);
    }
    let (projects, others): (Vec<_>, Vec<_>) =
        files.iter().partition(|(name, bytes)| opening::at_once(name, bytes) == AtOnce::Project);
    if let Some((name, bytes)) = projects.first() {
        opened(change, name, bytes);
    }
    for (name, bytes) in others {
        import::begin(change, name, bytes);
    }
    for (name, _) in projects.iter().skip(1) {
        refuse(change, name, Unreadable::SecondProject);
    }
}

fn pasted(change: &mut Change, text: &str) {
    if text.trim().is_empty() {
        return refuse(change, "", ReadError::Empty.into());
    }
    change.view().dialog = None;
    add_text(change, Text::new(text), String::new());
}

fn add_text(change: &mut Change, text: Text, file: String) {
    if let Some(there) = change.state.project.transcripts.iter().find(|t| t.text == *text.hash()).cloned() {
        change.show_transcript(Some(&there.id));
        return change.toast(Notice::AlreadyThere { title: there.title.clone() });
    }
    let text = Rc::new(text);
    if is_untouched(change) {
        let project = fresh_project(change, &text, file);
        let shown = project.transcripts.first().map(|t| t.id.clone());
        keep::adopt(change, project, Rc::new(Texts::from([(text.hash().clone(), text)])));
        change.show_transcript(shown.as_ref());
        return change.persist();
    }
    let transcript = transcript_of(change, &text, file);
    let (id, title) = (transcript.id.clone(), transcript.title.clone());
    Rc::make_mut(&mut change.state.texts).insert(text.hash().clone(), text);
    let edit = Edit::Transcript { id: id.clone(), value: Some(Rc::new(transcript)), at: usize::MAX };
    change.done(vec![edit], Deed::TranscriptAdded { title });
    change.show_transcript(Some(&id));
}

pub(super) fn open_project(change: &mut Change, name: &str, opened: project_file::Opened) {
    let shown = opened.project.transcripts.first().map(|t| t.id.clone());
    let called = if opened.project.name.is_empty() { name.to_owned() } else { opened.project.name.clone() };
    keep::adopt(change, opened.project, Rc::new(opened.texts));
    let saved = opened.saved;
    change.prefer(|p| {
        p.saved_to_file = Some(saved);
        p.unsaved_since = None;
    });
    change.show_transcript(shown.as_ref());
    change.persist();
    change.prefer(|p| p.unsaved_since = None);
    change.toast(Notice::ProjectOpened { name: called });
}

fn write_note(change: &mut Change, id: &Id, note: &str) {
    let Some(at) = change.state.project.transcripts.iter().position(|t| t.id == *id) else { return };
    let Some(transcript) = change.state.project.transcripts.get(at).filter(|t| t.note != note).cloned() else { return };
    let value = Some(Rc::new(Transcript { note: note.to_owned(), ..Transcript::clone(&transcript) }));
    let edits = vec![Edit::Transcript { id: id.clone(), value, at }];
    change.done_in(edits, Deed::TranscriptNoted { title: transcript.title.clone() }, Some(id.clone()));
}

fn rename(change: &mut Change, id: &Id, title: &str) {
    let Some(at) = change.state.project.transcripts.iter().position(|t| t.id == *id) else { return };
    let Some(transcript) = change.state.project.transcripts.get(at).cloned() else { return };
    if title.is_empty() || transcript.title == title {
        return;
    }
    let value = Some(Rc::new(Transcript { title: title.to_owned(), ..Transcript::clone(&transcript) }));
    change.done(
        vec![Edit::Transcript { id: id.clone(), value, at }],
        Deed::TranscriptRenamed { title: title.to_owned() },
    );
}

fn shift(change: &mut Change, id: &Id, direction: Direction) {
    let transcripts = &change.state.project.transcripts;
    let Some(from) = transcripts.iter().position(|t| t.id == *id) else { return };
    let to = match direction {
        Direction::Up => from.checked_sub(1),
        Direction::Down => Some(from + 1).filter(|to| *to < transcripts.len()),
    };
    let (Some(transcript), Some(at)) = (transcripts.get(from).cloned(), to) else { return };
    let deed = Deed::TranscriptShifted { title: transcript.title.clone() };
    change.done(vec![Edit::Transcript { id: id.clone(), value: Some(transcript), at }], deed);
}

fn remove(change: &mut Change, id: &Id) {
    let project = Rc::clone(&change.state.project);
    let Some(transcript) = project.transcript(id) else { return };
    let deed = Deed::TranscriptRemoved { title: transcript.title.clone(), passages: project.annotations_of(id).len() };
    let edits = removal(&project, id);
    change.done(edits, deed);
}

/// The edits that take a transcript out with all that lies in it.
pub(super) fn removal(project: &Project, id: &Id) -> Vec<Edit> {
    let at = project.transcripts.iter().position(|t| t.id == *id).unwrap_or(usize::MAX);
    let annotations: &[Rc<Annotation>] = project.annotations_of(id);
    let mut edits: Vec<Edit> = annotations.iter().map(|a| Edit::drop_annotation(&a.id)).collect();
    // From the end, so that each goes back to its own place when this is undone.
    for (at, correction) in project.name_corrections.iter().enumerate().rev() {
        if correction.change.transcript() == Some(id) {
            edits.push(Edit::NameCorrection { id: correction.id.clone(), value: None, at });
        }
    }
    edits.push(Edit::Transcript { id: id.clone(), value: None, at });
    edits
}

/// A file name made of what the project is called, safe on every system.
pub(super) fn file_name(change: &Change, ending: &str) -> String {
    let project = &change.state.project;
    let title = project.transcripts.first().map(|t| t.title.as_str()).unwrap_or_default();
    let called = if project.name.is_empty() { title } else { &project.name };
    format!("{}{ending}", stem(called))
}

/// Words as the beginning of a file's name, safe on every system.
pub(super) fn stem(called: &str) -> String {
    const LONGEST: usize = 60;
    let safe: String = called.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let mut stem = String::new();
    for word in safe.split_whitespace() {
        if stem.chars().count() + word.chars().count() >= LONGEST {
            break;
        }
        if !stem.is_empty() {
            stem.push('-');
        }
        stem.push_str(word);
    }
    if stem.is_empty() {
        stem.push_str("transcript");
    }
    stem
}

pub(super) fn download(change: &mut Change, name: String, mime: &'static str, content: Rc<[u8]>) {
    change.effect(Effect::Download { name: name.clone(), mime, content });
    change.toast(Notice::Downloaded { file: name });
}

pub(super) fn save(change: &mut Change) {
    let content = project_file::write(&change.state.project, &change.state.texts, change.now);
    let name = file_name(change, ".glossator.json");
    change.view().dialog = None;
    download(change, name, "application/json", content.into_bytes().into());
    let now = change.now;
    change.prefer(|p| {
        p.saved_to_file = Some(now);
        p.unsaved_since = None;
    });
}
