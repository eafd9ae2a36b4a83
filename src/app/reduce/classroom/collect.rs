//! What came back from a class: reading it, and keeping it.

use super::{compare, feedback};
use crate::app::classroom::{Class, Entry, Shown, Status};
use crate::app::reduce::change::Change;
use crate::app::{Effect, KeepError, Notice};
use crate::exchange::WriteError;
use crate::exchange::collect::{Returned, What};
use crate::model::Id;
use std::rc::Rc;

/// Shows the class of the latest assignment, or puts it away.
pub(super) fn open(change: &mut Change, open: bool) {
    change.view().dialog = None;
    if !open {
        class(change).shown = None;
        return;
    }
    let project = Rc::clone(&change.state.project);
    let works = &change.state.class.works;
    let latest = project.assignments.iter().rev();
    let assignment = latest.clone().find(|a| works.iter().any(|w| w.assignment == a.id)).or(latest.clone().next());
    let transcript = change.state.transcript().or(project.transcripts.first().map(|t| &t.id)).cloned();
    let (Some(assignment), Some(transcript)) = (assignment, transcript) else {
        return change.toast(Notice::NoAssignment);
    };
    if change.state.class.shown.is_none() {
        class(change).shown = Some(Shown {
            assignment: assignment.id.clone(),
            transcript,
            page: Default::default(),
            tag: None,
            lanes: false,
            pair: None,
            hidden: false,
            dispute: None,
            ends: None,
            selected: None,
            coder: None,
            unit: Default::default(),
            against_model: false,
        });
        compare::line_up(change);
    }
}

/// What the browser kept of the class of a project.
pub(super) fn recalled(change: &mut Change, project: &Id, json: Option<&str>) {
    if *project != change.state.project.id || !change.state.class.works.is_empty() {
        return;
    }
    if let Some(kept) = json.and_then(Class::from_json) {
        let there = Rc::clone(&change.state.class);
        change.state.class = Rc::new(Class {
            shown: there.shown.clone(),
            log: Rc::clone(&there.log),
            reading: Rc::clone(&there.reading),
            job: there.job,
            ..kept
        });
        compare::line_up(change);
    }
}

/// Files came back: they are read in the worker.
pub(in crate::app::reduce) fn returned(change: &mut Change, files: &[(String, Rc<[u8]>)]) {
    open(change, true);
    let project = Rc::clone(&change.state.project);
    if files.is_empty() || project.assignments.is_empty() {
        return;
    }
    let texts = Rc::clone(&change.state.texts);
    let transcripts = project.transcripts.iter().filter_map(|t| Some((t.id.clone(), Rc::clone(texts.get(&t.text)?))));
    let class = class(change);
    class.job = class.job.wrapping_add(1);
    if class.reading.is_empty() {
        class.log = Rc::default();
    }
    let job = class.job;
    Rc::make_mut(&mut class.reading).insert(job, files.len());
    change.effect(Effect::Collect { job, transcripts: transcripts.collect(), files: files.to_vec() });
}

/// A file was read.
pub(super) fn read(change: &mut Change, returned: &Returned) {
    let project = Rc::clone(&change.state.project);
    let class = class(change);
    let status = match &returned.what {
        What::Work(work) if project.assignments.iter().all(|a| a.id != work.assignment) => {
            Status::WrongAssignment(work.title.clone())
        }
        What::Work(work) => class.take(work.as_ref().clone()),
        What::Newer => Status::Newer,
        What::Damaged => Status::Damaged,
        What::Foreign => Status::Foreign,
    };
    Rc::make_mut(&mut class.log).push(Entry { file: returned.file.clone(), status });
}

/// All files of a job were read.
pub(super) fn read_all(change: &mut Change, job: u32) {
    Rc::make_mut(&mut class(change).reading).remove(&job);
    compare::line_up(change);
    keep(change);
    let log = Rc::clone(&change.state.class.log);
    let works = log.iter().filter(|e| matches!(e.status, Status::New | Status::Replaced)).count();
    change.toast(Notice::Collected { works, files: log.len() });
}

/// The worker gave a job up: what it read until then stays.
pub(super) fn failed(change: &mut Change, job: u32) {
    if change.state.class.counting == Some(job) {
        return class(change).counting = None;
    }
    if change.state.class.writing.as_ref().is_some_and(|(writing, _)| *writing == job) {
        return feedback::written(change, job, &Err(WriteError::TooLarge));
    }
    if change.state.class.reading.contains_key(&job) {
        read_all(change, job);
        change.toast(Notice::NotAllCollected);
    }
}

/// What the browser answered when the class was to be kept.
pub(super) fn kept(change: &mut Change, project: &Id, error: Option<KeepError>) {
    if *project == change.state.project.id && change.state.class.unkept != error {
        class(change).unkept = error;
    }
}

/// Takes a student's work out.
pub(super) fn remove(change: &mut Change, coder: &Id) {
    let shown = change.state.class.shown.as_ref().map(|s| s.assignment.clone());
    class(change).works.retain(|w| w.coder.id != *coder || Some(&w.assignment) != shown.as_ref());
    compare::line_up(change);
    keep(change);
}

/// Has the class kept in the browser.
pub(super) fn keep(change: &mut Change) {
    let (project, class) = (change.state.project.id.clone(), Rc::clone(&change.state.class));
    change.effect(Effect::KeepClass(project, class));
}

pub(super) fn class(change: &mut Change) -> &mut Class {
    Rc::make_mut(&mut change.state.class)
}
