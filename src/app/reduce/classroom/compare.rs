//! Comparing what came back.

use super::collect::{class, keep};
use crate::app::classroom::{Comparison, Decision, Page, Question, Shown};
use crate::app::reduce::change::Change;
use crate::app::reduce::passage;
use crate::app::{Effect, End, Notice};
use crate::exchange::submission::Submission;
use crate::model::Id;
use crate::text::{Span, snap_to_graphemes};
use std::rc::Rc;

/// Changes what is shown.
pub(super) fn show(change: &mut Change, to: impl FnOnce(&mut Shown)) {
    if let Some(shown) = &mut class(change).shown {
        to(shown);
    }
}

/// Lines the works of the assignment shown up, in the transcript shown.
pub(super) fn line_up(change: &mut Change) {
    let project = Rc::clone(&change.state.project);
    let Some(shown) = change.state.class.shown.clone() else { return };
    let reading = project.transcript(&shown.transcript).and_then(|t| change.state.reading_of(t));
    let works: Vec<Rc<Submission>> = change.state.class.works_for(&shown.assignment).cloned().collect();
    let decided: Vec<Decision> =
        change.state.class.decisions.iter().filter(|d| d.assignment == shown.assignment).cloned().collect();
    let comparison = reading.map(|reading| Rc::new(Comparison::new(reading, &project, &works, &decided)));
    let class = class(change);
    class.comparison = comparison;
    (class.agreement, class.counting) = (None, None);
    // Readers come and go: the numbers of two need not be theirs any more.
    let readers = class.comparison.as_ref().map_or(0, |c| c.coders.len());
    if let Some(shown) = &mut class.shown {
        shown.pair = shown.pair.filter(|(a, b)| *a.max(b) < readers);
    }
    if shown.page == Page::Agree {
        agree(change);
    }
}

/// Has the agreement counted.
pub(super) fn agree(change: &mut Change) {
    let state = &change.state.class;
    let (Some(shown), Some(comparison)) = (&state.shown, &state.comparison) else { return };
    let question = Box::new(Question {
        text: comparison.reading.text.as_str().to_owned(),
        structure: comparison.reading.structure.clone(),
        coders: comparison.coders.len(),
        tags: comparison.tags.len(),
        counted: comparison.used(),
        codings: comparison.codings.iter().map(|c| (c.coder, c.tag, c.span.start, c.span.end)).collect(),
        unit: shown.unit,
    });
    let class = class(change);
    class.job = class.job.wrapping_add(1);
    class.agreement = None;
    let job = class.job;
    class.counting = Some(job);
    change.effect(Effect::Agree { job, question });
}

/// The disputed passages that are stepped through: those of the tag looked at, or of all.
pub(super) fn step(change: &mut Change, forward: bool) {
    let state = &change.state.class;
    let (Some(shown), Some(comparison)) = (&state.shown, &state.comparison) else { return };
    let places: Vec<usize> = (0..comparison.disputes.len())
        .filter(|n| shown.tag.is_none_or(|tag| comparison.disputes.get(*n).is_some_and(|d| d.tag == tag)))
        .collect();
    let Some(last) = places.len().checked_sub(1) else { return change.toast(Notice::NoDisputes) };
    let here = shown.dispute.and_then(|at| places.iter().position(|p| *p == at));
    let next = match (here, forward) {
        (None, true) => 0,
        (None, false) => last,
        (Some(at), true) => {
            if at == last {
                0
            } else {
                at + 1
            }
        }
        (Some(at), false) => at.checked_sub(1).unwrap_or(last),
    };
    if let Some(next) = places.get(next).copied() {
        go_to(change, next);
    }
}

/// Looks at a disputed passage.
pub(super) fn go_to(change: &mut Change, at: usize) {
    show(change, |shown| (shown.dispute, shown.ends, shown.selected) = (Some(at), None, None));
    let dispute = change.state.class.comparison.as_ref().and_then(|c| c.disputes.get(at));
    if let Some(span) = dispute.map(|d| d.span) {
        scroll_to(change, span);
    }
}

/// Brings a place of the transcript compared into view.
pub(super) fn scroll_to(change: &mut Change, span: Span) {
    if let Some(comparison) = &change.state.class.comparison {
        let reading = Rc::clone(&comparison.reading);
        change.effect(Effect::Scroll { reading, span, only_if_needed: true });
    }
}

/// Moves an end of the disputed passage looked at by a word.
pub(super) fn move_end(change: &mut Change, end: End, forward: bool) {
    let state = &change.state.class;
    let (Some(shown), Some(comparison)) = (&state.shown, &state.comparison) else { return };
    let Some(dispute) = shown.dispute.and_then(|at| comparison.disputes.get(at)) else { return };
    let now = comparison.ends(dispute, shown.ends);
    // A passage that shares no word with it would be another.
    let moved = passage::moved(&comparison.reading, now, end, forward).filter(|span| span.overlaps(dispute.span));
    if moved.is_some() {
        show(change, |shown| shown.ends = moved);
    }
}

/// Takes over what is selected in the text compared.
pub(in crate::app::reduce) fn select(change: &mut Change, span: Option<Span>) {
    let state = &change.state.class;
    let (Some(shown), Some(comparison)) = (&state.shown, &state.comparison) else { return };
    let text = comparison.reading.text.as_str();
    let span = span.map(|s| snap_to_graphemes(text, s).trim(text)).filter(|s| !s.is_empty() && s.is_valid_in(text));
    if shown.selected != span {
        show(change, |shown| shown.selected = span);
    }
}

/// What was written to a student.
pub(super) fn note(change: &mut Change, coder: &Id, note: &str) {
    let notes = Rc::make_mut(&mut class(change).notes);
    match note.trim() {
        "" => notes.remove(coder),
        note => notes.insert(coder.clone(), note.to_owned()),
    };
    keep(change);
}
