//! Passages: what is tagged, noted, adjusted, deleted.

use super::change::Change;
use super::read;
use crate::app::{Deed, Effect, End, Focus, Notice, PassageAction, Reading};
use crate::exchange::{Clipping, Shape};
use crate::model::{Annotation, Edit, Id, Tag};
use crate::text::{Span, word_at, word_before};
use std::rc::Rc;

#[inline(never)]
pub(super) fn reduce(change: &mut Change, action: &PassageAction) {
    match action {
        PassageAction::Open(id) => open(change, id, true),
        PassageAction::Close => {
            change.view().passage = None;
            change.focus_ground();
        }
        PassageAction::Toggle(id, tag) => toggle(change, id, tag),
        PassageAction::Create(id, name) => create(change, id, name),
        PassageAction::Note(id, note) => write_note(change, id, note),
        PassageAction::Move { id, end, forward } => move_end(change, id, *end, *forward),
        PassageAction::Delete(id) => delete(change, id),
        PassageAction::Confirm(id) => confirm(change, id),
        PassageAction::NextToCheck => next_to_check(change),
        PassageAction::Next(forward) => next(change, *forward),
        PassageAction::Copy(id, shape) => copy(change, id, *shape),
        PassageAction::Copied(done) => change.toast(if *done { Notice::Copied } else { Notice::NotCopied }),
    }
}

/// Opens a passage beside the text; `bring` scrolls it into view first.
pub(super) fn open(change: &mut Change, id: &Id, bring: bool) {
    let Some(annotation) = change.state.project.annotation(id).cloned() else { return };
    if change.state.transcript() != Some(&annotation.transcript) {
        change.show_transcript(Some(&annotation.transcript));
    }
    if change.state.view.selection.is_some() {
        read::set_selection(change, None);
    }
    if bring {
        read::scroll(change, annotation.span(), true);
    }
    change.state.latest = Some(id.clone());
    read::show_passage(change, id, annotation.span());
}

/// The edits that put a tag on a passage, or take it off where it is there; a passage with
/// neither tag nor note left goes.
pub(super) fn toggled(
    change: &Change,
    annotation: &Rc<Annotation>,
    tag: &Rc<Tag>,
    edits: &mut Vec<Edit>,
) -> (Deed, Id) {
    let mut changed = Annotation { modified: change.now, ..Annotation::clone(annotation) };
    let quote = change.quote_of(annotation);
    let name = tag.name.clone();
    let deed = if changed.tags.contains(&tag.id) {
        changed.tags.retain(|t| *t != tag.id);
        Deed::Untagged { tag: name, quote }
    } else {
        changed.tags.push(tag.id.clone());
        Deed::Tagged { tag: name, quote }
    };
    let id = changed.id.clone();
    edits.push(if changed.tags.is_empty() && changed.note.is_empty() {
        Edit::drop_annotation(&id)
    } else {
        Edit::put(changed)
    });
    (deed, id)
}

fn toggle(change: &mut Change, id: &Id, tag: &Id) {
    let project = Rc::clone(&change.state.project);
    let (Some(annotation), Some(tag)) = (project.annotation(id), project.tag(tag)) else { return };
    let mut edits = Vec::new();
    let (deed, _) = toggled(change, annotation, tag, &mut edits);
    change.done(edits, deed);
    super::pick::remember(change, &tag.id);
}

fn create(change: &mut Change, id: &Id, name: &str) {
    let Some(annotation) = change.state.project.annotation(id).cloned() else { return };
    let name = name.trim();
    if name.is_empty() {
        return;
    }
    let (tag, edit) = super::tag::named(change, name);
    if annotation.tags.contains(&tag.id) {
        return;
    }
    let mut edits: Vec<Edit> = edit.into_iter().collect();
    let (deed, _) = toggled(change, &annotation, &tag, &mut edits);
    change.done(edits, deed);
    super::pick::remember(change, &tag.id);
}

fn write_note(change: &mut Change, id: &Id, note: &str) {
    let Some(annotation) = change.state.project.annotation(id).cloned() else { return };
    if annotation.note == note {
        return;
    }
    let quote = change.quote_of(&annotation);
    let changed = Annotation { note: note.to_owned(), modified: change.now, ..Annotation::clone(&annotation) };
    change.done_in(vec![Edit::put(changed)], Deed::Noted { quote }, Some(id.clone()));
}

/// Takes a place that the program found for right.
fn confirm(change: &mut Change, id: &Id) {
    let Some(annotation) = change.state.project.annotation(id).filter(|a| a.anchored.is_some()).cloned() else {
        return;
    };
    let quote = change.quote_of(&annotation);
    let changed = Annotation { anchored: None, modified: change.now, ..Annotation::clone(&annotation) };
    change.done(vec![Edit::put(changed)], Deed::Confirmed { quote });
}

/// Opens the next passage whose place is to be checked: after the open one in its transcript, then in the other
/// transcripts in their order, then from the start again.
fn next_to_check(change: &mut Change) {
    let project = Rc::clone(&change.state.project);
    let shown = change.state.transcript().cloned();
    let order = |annotation: &Annotation| {
        let transcript = project.transcripts.iter().position(|t| t.id == annotation.transcript);
        (transcript, annotation.span().start, annotation.id.clone())
    };
    let open = change.state.current().and_then(|id| project.annotation(id));
    let here = match open {
        Some(open) => order(open),
        None => (project.transcripts.iter().position(|t| Some(&t.id) == shown.as_ref()), 0, Id::new("")),
    };
    let doubtful = || project.annotations.iter().filter(|a| a.anchored.is_some()).map(|a| (order(a), &a.id));
    let next = doubtful().filter(|(at, _)| *at > here).min().or_else(|| doubtful().min());
    match next {
        Some((_, id)) => open_by_key(change, id),
        None => change.say(Notice::NothingToCheck),
    }
}

fn open_by_key(change: &mut Change, id: &Id) {
    open(change, id, true);
    change.focus(Focus::Passage);
}

/// Moves an end by a word; a passage keeps at least one word.
fn move_end(change: &mut Change, id: &Id, end: End, forward: bool) {
    let (Some(annotation), Some(reading)) =
        (change.state.project.annotation(id).cloned(), change.state.reading.clone())
    else {
        return;
    };
    // Who moves an end has seen where it is.
    let mut changed = Annotation { modified: change.now, anchored: None, ..Annotation::clone(&annotation) };
    let range = match end {
        End::Start => changed.ranges.first_mut(),
        End::Finish => changed.ranges.last_mut(),
    };
    let Some(range) = range else { return };
    let Some(moved) = moved(&reading, *range, end, forward) else { return };
    *range = moved;
    let apart = changed.ranges.windows(2).all(|pair| pair[0].end <= pair[1].start);
    if !apart || changed.ranges == annotation.ranges {
        return;
    }
    let quote = change.quote(changed.span());
    let span = changed.span();
    change.done(vec![Edit::put(changed)], Deed::Adjusted { quote });
    if let Some(reading) = change.state.reading.clone() {
        change.effect(Effect::Measure { reading, span });
    }
}

/// A range with an end moved by a word; nothing where no word would be left.
pub(super) fn moved(reading: &Reading, range: Span, end: End, forward: bool) -> Option<Span> {
    let text = reading.text.as_str();
    let moved = match (end, forward) {
        // To the start of the next word, or of the one before.
        (End::Start, true) => Span { start: word_at(text, word_at(text, range.start)?.end)?.start, ..range },
        (End::Start, false) => Span { start: word_before(text, range.start)?.start, ..range },
        (End::Finish, true) => Span { end: word_at(text, range.end)?.end, ..range },
        (End::Finish, false) => {
            let last = word_before(text, range.end)?;
            Span { end: word_before(text, last.start)?.end, ..range }
        }
    };
    (moved.start < moved.end).then_some(moved)
}

fn delete(change: &mut Change, id: &Id) {
    let Some(annotation) = change.state.project.annotation(id).cloned() else { return };
    let quote = change.quote_of(&annotation);
    let was_open = change.state.view.passage.as_ref().is_some_and(|p| p.id == *id);
    change.done(vec![Edit::drop_annotation(id)], Deed::Deleted { quote });
    if was_open {
        change.focus_ground();
    }
}

/// Puts a passage of the transcript on the page on the clipboard.
fn copy(change: &mut Change, id: &Id, shape: Shape) {
    let project = Rc::clone(&change.state.project);
    let (Some(annotation), Some(reading)) = (project.annotation(id), change.state.reading.clone()) else { return };
    if annotation.transcript == reading.transcript.id {
        let (transcript, text, structure) = (&reading.transcript, &reading.text, &reading.structure);
        change.effect(Effect::Copy(Clipping::of(&project, transcript, text, structure, annotation, shape)));
    }
}

/// Opens the passage after, or before, the open one; without one, the nearest to the place on the page.
fn next(change: &mut Change, forward: bool) {
    let sieve = change.state.sieve.clone();
    let all = sieve.as_ref().map_or(&change.state.marks.annotations, |sieve| &sieve.passages).clone();
    let here = change.state.view.passage.as_ref().map(|p| &p.id).or(change.state.latest.as_ref());
    let at = here.and_then(|id| all.iter().position(|a| a.id == *id));
    let next = match at {
        Some(at) => all.get(at.wrapping_add_signed(if forward { 1 } else { -1 })),
        None => {
            let reading = change.state.reading.as_ref();
            let piece = reading.and_then(|r| r.pieces.get(change.state.view.place.0));
            let from = change.state.view.cursor.map(|c| c.at.start).or(piece.map(|p| p.body.start)).unwrap_or(0);
            if forward {
                all.iter().find(|a| a.span().start >= from)
            } else {
                all.iter().rfind(|a| a.span().start < from)
            }
        }
    };
    // The one tagged last stands for the open one; where none is beyond it, it is opened itself.
    let latest = at.filter(|_| change.state.view.passage.is_none()).and_then(|at| all.get(at));
    match next.or(latest).map(|a| a.id.clone()) {
        Some(id) => open(change, &id, true),
        None => change.say(Notice::NoMorePassages),
    }
}
