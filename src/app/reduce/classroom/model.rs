//! Deciding what the model answer is.

use super::collect::{class, keep};
use super::compare::{line_up, scroll_to, show, step};
use crate::app::classroom::{Comparison, Decision};
use crate::app::reduce::change::Change;
use crate::app::{Deed, Notice};
use crate::model::{Annotation, Coder, Edit, Id};
use crate::text::Span;
use std::rc::Rc;

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
        span: if accepted { comparison.ends(dispute, shown.ends) } else { dispute.span },
        accepted,
        origin,
        at: change.now,
    };
    let at = shown.dispute;
    put(change, decision);
    settle(change);
    show(change, |shown| shown.dispute = at);
    step(change, true);
}

/// Puts the words that are selected into the model answer, whether anybody tagged them so or not.
pub(super) fn write(change: &mut Change, tag: usize) {
    let state = &change.state.class;
    let (Some(shown), Some(comparison)) = (&state.shown, &state.comparison) else { return };
    let (Some(span), Some(known)) = (shown.selected, comparison.tags.get(tag)) else { return };
    let decision = Decision {
        assignment: shown.assignment.clone(),
        transcript: shown.transcript.clone(),
        tag: known.id.clone(),
        span,
        accepted: true,
        origin: origin(comparison, tag, span),
        at: change.now,
    };
    put(change, decision);
    settle(change);
    show(change, |shown| shown.selected = None);
}

/// Takes a passage out of the model answer; nothing is decided about its words then.
pub(super) fn take_out(change: &mut Change, at: usize) {
    let state = &change.state.class;
    let (Some(shown), Some(comparison)) = (state.shown.clone(), &state.comparison) else { return };
    let Some((tag, span)) =
        comparison.model.get(at).and_then(|m| Some((comparison.tags.get(m.tag)?.id.clone(), m.span)))
    else {
        return;
    };
    let is_it = |d: &Decision| {
        d.assignment == shown.assignment && d.transcript == shown.transcript && d.tag == tag && d.span == span
    };
    Rc::make_mut(&mut class(change).decisions).retain(|d| !is_it(d));
    settle(change);
}

/// Goes to a passage of the model answer.
pub(super) fn go_to_model(change: &mut Change, at: usize) {
    let span = change.state.class.comparison.as_ref().and_then(|c| c.model.get(at)).map(|m| m.span);
    if let Some(span) = span {
        scroll_to(change, span);
    }
}

/// Lines up and keeps what was decided.
fn settle(change: &mut Change) {
    line_up(change);
    keep(change);
}

/// Whose passages are decided on: those of a tag that share words with a place.
fn origin(comparison: &Comparison, tag: usize, span: Span) -> Vec<Id> {
    let theirs = comparison.codings.iter().filter(|c| c.tag == tag && c.span.overlaps(span));
    let mut origin: Vec<Id> = theirs.filter_map(|c| Some(comparison.coders.get(c.coder)?.id.clone())).collect();
    origin.dedup();
    origin
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
        put(
            change,
            Decision {
                assignment: shown.assignment.clone(),
                transcript: shown.transcript.clone(),
                tag: tag.id.clone(),
                span: coding.span,
                accepted: true,
                origin: origin(&comparison, coding.tag, coding.span),
                at: change.now,
            },
        );
    }
    settle(change);
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
