//! Comparing what came back, and deciding what the model answer is.

use super::collect::{class, keep};
use crate::app::classroom::{Comparison, Decision, Page, Question, Shown};
use crate::app::reduce::change::Change;
use crate::app::{Deed, Effect, Notice, Reading};
use crate::exchange::submission::Submission;
use crate::model::{Annotation, Coder, Edit, Id};
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
    let reading = match &change.state.reading {
        Some(reading) if reading.transcript.id == shown.transcript => Some(Rc::clone(reading)),
        _ => project.transcript(&shown.transcript).and_then(|t| {
            let text = change.state.texts.get(&t.text)?;
            Some(Rc::new(Reading::new(Rc::clone(t), Rc::clone(text))))
        }),
    };
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
    show(change, |shown| shown.dispute = Some(at));
    let Some(comparison) = change.state.class.comparison.clone() else { return };
    if let Some(dispute) = comparison.disputes.get(at) {
        let (reading, span) = (Rc::clone(&comparison.reading), dispute.span);
        change.effect(Effect::Scroll { reading, span, only_if_needed: true });
    }
}

/// Decides the disputed passage looked at, and goes to the next.
pub(super) fn decide(change: &mut Change, accepted: bool) {
    let state = &change.state.class;
    let (Some(shown), Some(comparison)) = (&state.shown, &state.comparison) else { return };
    let Some(dispute) = shown.dispute.and_then(|at| comparison.disputes.get(at)) else { return };
    let Some(tag) = comparison.tags.get(dispute.tag) else { return };
    let origin = dispute.tagged_by.iter().filter_map(|c| Some(comparison.coders.get(*c)?.id.clone())).collect();
    let decision = Decision {
        assignment: shown.assignment.clone(),
        transcript: shown.transcript.clone(),
        tag: tag.id.clone(),
        span: dispute.span,
        accepted,
        origin,
        at: change.now,
    };
    let at = shown.dispute;
    put(change, decision);
    line_up(change);
    keep(change);
    show(change, |shown| shown.dispute = at);
    step(change, true);
}

/// A later decision on the same place takes the place of an earlier one.
fn put(change: &mut Change, decision: Decision) {
    let decisions = Rc::make_mut(&mut class(change).decisions);
    let same = |d: &Decision| {
        d.assignment == decision.assignment
            && d.transcript == decision.transcript
            && d.tag == decision.tag
            && d.span.overlaps(decision.span)
    };
    decisions.retain(|d| !same(d));
    decisions.push(decision);
}

/// Accepts what most tagged, wherever nothing is decided.
pub(super) fn accept_majority(change: &mut Change) {
    let state = &change.state.class;
    let (Some(shown), Some(comparison)) = (state.shown.clone(), state.comparison.clone()) else { return };
    let decided = Rc::clone(&state.decisions);
    for coding in &comparison.majority {
        let Some(tag) = comparison.tags.get(coding.tag) else { continue };
        let is_decided = |d: &Decision| {
            d.assignment == shown.assignment
                && d.transcript == shown.transcript
                && d.tag == tag.id
                && d.span.overlaps(coding.span)
        };
        if decided.iter().any(is_decided) {
            continue;
        }
        let theirs = comparison.codings.iter().filter(|c| c.tag == coding.tag && c.span.overlaps(coding.span));
        let mut origin: Vec<Id> = theirs.filter_map(|c| Some(comparison.coders.get(c.coder)?.id.clone())).collect();
        origin.dedup();
        put(
            change,
            Decision {
                assignment: shown.assignment.clone(),
                transcript: shown.transcript.clone(),
                tag: tag.id.clone(),
                span: coding.span,
                accepted: true,
                origin,
                at: change.now,
            },
        );
    }
    line_up(change);
    keep(change);
}

/// Puts the model answer into the project, as passages of a coder of its own. Published again, it
/// takes the place of what was published before.
pub(super) fn publish(change: &mut Change) {
    let Some(shown) = change.state.class.shown.clone() else { return };
    let project = Rc::clone(&change.state.project);
    let (class_now, comparison) = (Rc::clone(&change.state.class), change.state.class.comparison.clone());
    let Some(comparison) = comparison else { return };
    let said = &change.words().class;
    // The same id for every publication of this assignment.
    let coder = shown.assignment.nth(1);
    let accepted: Vec<&Decision> =
        class_now.decisions.iter().filter(|d| d.accepted && d.assignment == shown.assignment).collect();
    if accepted.is_empty() {
        return change.toast(Notice::NoModel);
    }
    let mut edits: Vec<Edit> =
        project.annotations.iter().filter(|a| a.coder == coder).map(|a| Edit::drop_annotation(&a.id)).collect();
    if project.coder(&coder).is_none() {
        let value = Coder { id: coder.clone(), name: said.model.to_owned() };
        edits.push(Edit::Coder { id: coder.clone(), value: Some(Rc::new(value)), at: usize::MAX });
    }
    for tag in comparison.tags.iter().filter(|t| project.tag(&t.id).is_none()) {
        if accepted.iter().any(|d| d.tag == tag.id) {
            let value = crate::model::Tag { parent: None, ..tag.clone() };
            edits.push(Edit::Tag { id: tag.id.clone(), value: Some(Rc::new(value)), at: usize::MAX });
        }
    }
    let passages = accepted.len();
    for decision in accepted {
        let text = project.transcript(&decision.transcript).and_then(|t| change.state.texts.get(&t.text));
        if !text.is_some_and(|text| decision.span.is_valid_in(text.as_str())) {
            continue;
        }
        let (of, all) = (decision.origin.len(), comparison.coders.len());
        edits.push(Edit::put(Annotation {
            id: change.fresh_id(),
            transcript: decision.transcript.clone(),
            ranges: vec![decision.span],
            tags: vec![decision.tag.clone()],
            note: (said.tagged_by)(of, all),
            coder: coder.clone(),
            created: decision.at,
            modified: decision.at,
            anchored: None,
        }));
    }
    if change.done(edits, Deed::ModelPublished { passages }) {
        change.toast(Notice::Done(Deed::ModelPublished { passages }));
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
