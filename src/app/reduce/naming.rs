//! Corrections of names: applied to what was found at once, and kept with the project.

use super::change::Change;
use super::read;
use crate::app::{
    By, Deed, Effect, Focus, Layer, NameAction, Notice, OpenMention, Selection, ShowAction, State, Subject, Tab,
};
use crate::detect::{EntityKind, Mention, naming};
use crate::model::naming::{Joined, key};
use crate::model::{Edit, Id, NameChange, NameCorrection, Which};
use crate::text::{Span, one_line, snap_to_words};
use std::rc::Rc;

#[cfg(test)]
mod tests;

#[inline(never)]
pub(super) fn reduce(change: &mut Change, action: &NameAction) {
    if !change.state.layer_allowed(Layer::Entities) {
        return;
    }
    match action {
        NameAction::Open(position) => open(change, *position),
        NameAction::Close => {
            close(change);
            change.focus(Focus::Text);
        }
        NameAction::Alone(alone) => {
            if let Some(open) = &mut change.view().mention {
                open.alone = *alone;
            }
        }
        NameAction::Retype(subject, kind) => retype(change, *subject, *kind),
        NameAction::Reject(subject) => reject(change, *subject),
        NameAction::Same(subject, name) => same(change, *subject, &one_line(name)),
        NameAction::Apart(entity, form) => apart(change, *entity, form),
        NameAction::Move { end, forward } => {
            let moved = open_mention(&change.state).map(|m| m.span).zip(change.state.reading.clone());
            let moved = moved.and_then(|(span, r)| Some((span, super::passage::moved(&r, span, *end, *forward)?)));
            if let Some((span, to)) = moved {
                rebound(change, span, to);
            }
        }
        NameAction::Tag => tag(change),
        NameAction::Mark => mark(change),
        NameAction::Add(name, kind) => {
            add(change, &one_line(name), *kind);
        }
        NameAction::Ask => {
            super::show::reduce(change, &ShowAction::Tab(Tab::Entities));
            change.focus(Focus::AddName);
        }
        NameAction::Withdraw(id) => withdraw(change, id),
        NameAction::Sort(order) => change.view().order = *order,
        NameAction::Unfold(entity) => change.view().entity = *entity,
    }
}

/// The mention at a position, where entities are shown.
pub(super) fn shown_at(state: &State, position: u32) -> Option<&Mention> {
    state.found.mention_at(position).filter(|_| state.view.layers.entities)
}

fn open_mention(state: &State) -> Option<&Mention> {
    state.found.mention_at(state.view.mention?.at)
}

/// Opens the box of the mention at a position.
pub(super) fn open(change: &mut Change, position: u32) {
    let Some(span) = change.state.found.mention_at(position).map(|m| m.span) else { return };
    let view = change.view();
    view.passage = None;
    view.mention = Some(OpenMention { at: span.start, alone: false, place: None });
    change.state.latest = None;
    read::paint(change);
    measure(change, span);
}

pub(super) fn close(change: &mut Change) {
    if change.state.view.mention.is_some() {
        change.view().mention = None;
        read::paint(change);
    }
}

fn measure(change: &mut Change, span: Span) {
    if let Some(reading) = change.state.reading.clone() {
        change.effect(Effect::Measure { reading, span });
    }
}

/// The mentions that a correction goes for.
struct Scope {
    which: Which,
    entity: u32,
    kind: EntityKind,
    /// What they are called in messages.
    name: String,
    count: usize,
}

fn scope(change: &Change, subject: Subject) -> Option<Scope> {
    let state = &change.state;
    let reading = state.reading.as_ref()?;
    let entity = match (subject, open_mention(state)) {
        (Subject::Entity(entity), _) => entity,
        (Subject::Open, Some(mention)) if state.view.mention.is_some_and(|m| m.alone) => {
            let (transcript, span) = (reading.transcript.id.clone(), mention.span);
            let name = change.quote(span);
            let which = Which::Place { transcript, span };
            return Some(Scope { which, entity: mention.entity, kind: mention.kind, name, count: 1 });
        }
        (Subject::Open, mention) => mention?.entity,
    };
    let found = state.found.suggestions.entities.get(entity as usize)?;
    let which = Which::Forms { kind: found.kind, forms: state.found.forms_of(reading, entity) };
    Some(Scope { which, entity, kind: found.kind, name: found.name.clone(), count: found.count as usize })
}

/// Keeps a correction, as one with the latest where both are steps of one decision. Says whether it was.
fn correct(change: &mut Change, new: NameChange, deed: Deed) -> bool {
    let all = &change.state.project.name_corrections;
    let last = all.last().cloned();
    let (id, value, at) = match last.as_ref().map(|last| (last, new.after(&last.change))) {
        Some((last, Joined::One(both))) => (last.id.clone(), Some(both), all.len() - 1),
        Some((last, Joined::Neither)) => (last.id.clone(), None, all.len() - 1),
        Some((_, Joined::Both)) | None => (change.fresh_id(), Some(new), usize::MAX),
    };
    let value = value.map(|change| Rc::new(NameCorrection { id: id.clone(), change }));
    change.done(vec![Edit::NameCorrection { id, value, at }], deed)
}

/// As [`correct`]; the focus stays with what was corrected, or goes to where that stood.
fn correct_for(change: &mut Change, subject: Subject, new: NameChange, deed: Deed) {
    if !correct(change, new, deed) {
        return;
    }
    let view = &change.state.view;
    let focus = match (subject, view.mention, view.entity) {
        (Subject::Open, Some(_), _) => return,
        (Subject::Open, None, _) => Focus::Text,
        (Subject::Entity(_), _, Some(entity)) => Focus::Entity(entity),
        (Subject::Entity(_), _, None) => Focus::Details,
    };
    change.focus(focus);
}

fn retype(change: &mut Change, subject: Subject, kind: EntityKind) {
    let Some(scope) = scope(change, subject).filter(|s| s.kind != kind) else { return };
    let deed = Deed::NameRetyped { name: scope.name, kind, mentions: scope.count };
    correct_for(change, subject, NameChange::Retype(scope.which, kind), deed);
}

fn reject(change: &mut Change, subject: Subject) {
    let Some(scope) = scope(change, subject) else { return };
    let deed = Deed::NameRejected { name: scope.name, mentions: scope.count };
    correct_for(change, subject, NameChange::Reject(scope.which), deed);
}

/// The entity of that name takes the mentions in; where there is none, the name is given to theirs.
fn same(change: &mut Change, subject: Subject, name: &str) {
    let Some(scope) = scope(change, subject).filter(|_| !name.is_empty()) else { return };
    let alone = matches!(scope.which, Which::Place { .. });
    let entities = &change.state.found.suggestions.entities;
    let called = |written: &String| key(written) == key(name);
    let named = (0..).zip(entities).filter(|(_, e)| called(&e.name) || e.aliases.iter().any(called));
    // By its first name rather than by another one, of the same kind rather than of another one.
    let best = named.min_by_key(|(at, e)| (!called(&e.name), e.kind != scope.kind, *at));
    let (kind, into, forms, deed) = match best {
        Some((at, _)) if at == scope.entity && alone => return,
        Some((at, other)) if at != scope.entity => {
            let deed = Deed::NamesMerged { from: scope.name, into: other.name.clone() };
            (other.kind, other.name.clone(), other.aliases.clone(), deed)
        }
        _ if scope.name == name => return,
        _ => (scope.kind, name.to_owned(), Vec::new(), Deed::NameCalled { from: scope.name, to: name.to_owned() }),
    };
    let new = NameChange::Same { which: scope.which, kind, name: into, forms };
    correct_for(change, subject, new, deed);
}

fn apart(change: &mut Change, entity: u32, form: &str) {
    let Some(kind) = change.state.found.suggestions.entities.get(entity as usize).map(|e| e.kind) else { return };
    let subject = if open_mention(&change.state).is_some() { Subject::Open } else { Subject::Entity(entity) };
    let new = NameChange::Apart { kind, form: form.to_owned() };
    correct_for(change, subject, new, Deed::NameApart { form: form.to_owned() });
}

fn rebound(change: &mut Change, span: Span, to: Span) {
    let (Some(reading), Some(open)) = (change.state.reading.clone(), change.state.view.mention) else { return };
    let Some(kind) = open_mention(&change.state).map(|m| m.kind) else { return };
    let (from_words, to_words) = (one_line(reading.text.slice(span)), one_line(reading.text.slice(to)));
    let deed = Deed::NameRebound { from: change.quote(span), to: change.quote(to) };
    let new = if open.alone {
        NameChange::Move { transcript: reading.transcript.id.clone(), span, to }
    } else {
        NameChange::Rebound { kind, from: from_words, to: to_words }
    };
    if correct(change, new, deed) {
        // The box stays with the mention, wherever that begins now.
        let now = change.state.found.mentions_in(to).next().map(|m| m.span);
        change.view().mention = now.map(|span| OpenMention { at: span.start, ..open });
        read::paint(change);
        measure(change, now.unwrap_or(to));
    }
}

/// Selects the open mention, as if a person had, and offers tags for it.
fn tag(change: &mut Change) {
    let Some(span) = open_mention(&change.state).map(|m| m.span) else { return };
    read::set_selection(change, Some(Selection { span, by: By::Keyboard }));
    if let Some(picker) = &mut change.view().picker {
        picker.focused = true;
    }
    change.focus(Focus::Picker);
}

/// Adds what is selected as a name, and opens its box: its kind can be put right there.
fn mark(change: &mut Change) {
    let (Some(selection), Some(reading)) = (change.state.view.selection, change.state.reading.clone()) else {
        return change.toast(Notice::NothingSelected);
    };
    let text = reading.text.as_str();
    let span = snap_to_words(text, selection.span);
    let kind = change.state.found.mentions_in(span).next().map_or(EntityKind::Person, |m| m.kind);
    let known = change.state.found.mention_at(span.start).is_some_and(|m| m.span == span);
    if !known && !add(change, &one_line(reading.text.slice(span)), kind) {
        return;
    }
    read::set_selection(change, None);
    change.effect(Effect::Deselect);
    open(change, span.start);
    change.focus(Focus::Mention);
}

fn add(change: &mut Change, name: &str, kind: EntityKind) -> bool {
    let Some(reading) = change.state.reading.clone().filter(|_| !name.is_empty()) else { return false };
    let mentions = naming::occurrences(reading.text.as_str(), name);
    if mentions == 0 {
        change.toast(Notice::NameNotWritten(name.to_owned()));
        return false;
    }
    let deed = Deed::NameAdded { name: name.to_owned(), kind, mentions };
    correct(change, NameChange::Add { kind, form: name.to_owned() }, deed)
}

fn withdraw(change: &mut Change, id: &Id) {
    let all = &change.state.project.name_corrections;
    let Some(at) = all.iter().position(|c| c.id == *id) else { return };
    let Some(name) = all.get(at).map(|c| name_of(change, &c.change)) else { return };
    if change.done(vec![Edit::NameCorrection { id: id.clone(), value: None, at }], Deed::CorrectionWithdrawn { name })
        && change.state.view.mention.is_none()
    {
        change.focus(Focus::Details);
    }
}

/// The name that a correction is about.
fn name_of(change: &Change, correction: &NameChange) -> String {
    match correction {
        NameChange::Reject(which) | NameChange::Retype(which, _) | NameChange::Same { which, .. } => match which {
            Which::Forms { forms, .. } => forms.first().cloned().unwrap_or_default(),
            Which::Place { span, .. } => change.quote(*span),
        },
        NameChange::Apart { form, .. } | NameChange::Add { form, .. } => form.clone(),
        NameChange::Rebound { to, .. } => to.clone(),
        NameChange::Move { to, .. } => change.quote(*to),
    }
}
