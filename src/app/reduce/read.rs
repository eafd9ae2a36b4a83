//! The text on the page: where it is, what is selected, what a click opens.

use super::change::Change;
use super::{classroom, cursor};
use crate::app::{By, Effect, Focus, OpenPassage, Picker, ReadAction, Selection};
use crate::text::{Span, snap_to_graphemes};
use std::rc::Rc;

#[inline(never)]
pub(super) fn reduce(change: &mut Change, action: &ReadAction) {
    match action {
        ReadAction::Near(first, last) => {
            change.view().near = (*first, *last);
            if change.state.view.walk.is_some() {
                paint(change);
            }
        }
        ReadAction::At(piece, share) => change.view().place = (*piece, *share),
        ReadAction::Jump(span) => scroll(change, *span, false),
        ReadAction::JumpTo(share) => jump_to(change, *share),
        ReadAction::Select(span, by) => select(change, *span, *by),
        ReadAction::Drag(dragging) => change.view().dragging = *dragging,
        ReadAction::Click(position) => click(change, *position),
        ReadAction::Step { unit, forward, extend } => cursor::step(change, *unit, *forward, *extend),
        ReadAction::Enter => enter(change),
        ReadAction::Escape => escape(change),
        ReadAction::Placed(rect) => {
            let view = change.view();
            if let Some(picker) = &mut view.picker {
                picker.place = Some(*rect);
            } else if let Some(passage) = &mut view.passage {
                passage.place = Some(*rect);
            } else if let Some(mention) = &mut view.mention {
                mention.place = Some(*rect);
            }
        }
    }
}

pub(super) fn scroll(change: &mut Change, span: Span, only_if_needed: bool) {
    if let Some(reading) = change.state.reading.clone() {
        change.effect(Effect::Scroll { reading, span, only_if_needed });
    }
}

fn jump_to(change: &mut Change, share: f64) {
    let Some(reading) = change.state.reading.clone() else { return };
    let position = (share.clamp(0.0, 1.0) * f64::from(reading.text.len())) as u32;
    let piece = reading.piece_at(position).and_then(|p| reading.pieces.get(p));
    if let Some(piece) = piece {
        scroll(change, Span::new(piece.body.start, piece.body.start), false);
    }
}

/// Takes over what the browser selected, on whole characters and without outer white space.
fn select(change: &mut Change, span: Option<Span>, by: By) {
    if change.state.class.shown.is_some() {
        return classroom::select(change, span);
    }
    let Some(reading) = change.state.reading.clone() else { return };
    let text = reading.text.as_str();
    let span = span.map(|s| snap_to_graphemes(text, s).trim(text)).filter(|s| !s.is_empty() && s.is_valid_in(text));
    if span == change.state.view.selection.map(|s| s.span) {
        return;
    }
    set_selection(change, span.map(|span| Selection { span, by }));
}

pub(super) fn set_selection(change: &mut Change, selection: Option<Selection>) {
    let view = change.view();
    view.selection = selection;
    view.picker = selection.map(|_| Picker::default());
    if selection.is_some() {
        view.passage = None;
        view.mention = None;
        change.state.latest = None;
    }
    paint(change);
    if let (Some(reading), Some(selection)) = (change.state.reading.clone(), selection) {
        change.effect(Effect::Measure { reading, span: selection.span });
    }
}

/// Has the selection, the cursor and the places being walked through painted as they are now.
pub(super) fn paint(change: &mut Change) {
    let view = Rc::clone(&change.state.view);
    // Paint costs as much as there is of it: only what is near the window is painted.
    let sections = change.state.reading.as_ref().and_then(|r| r.sections.get(view.near.0..view.near.1));
    let near = sections.and_then(|s| Some(s.first()?.span.join(s.last()?.span)));
    let mut walk = view.walk.map_or_else(Vec::new, |(walk, _)| super::found::places(&change.state, walk));
    walk.extend(view.mention.and_then(|m| change.state.found.mention_at(m.at)).map(|m| m.span));
    walk.retain(|place| near.is_some_and(|near| near.intersect(*place).is_some()));
    change.effect(Effect::Paint {
        reading: change.state.reading.clone(),
        selection: view.selection.map(|s| s.span),
        cursor: view.cursor.map(|c| c.at),
        walk,
    });
}

/// What a click can open.
#[derive(Clone, PartialEq)]
enum Under {
    Passage(crate::model::Id),
    Name(u32),
}

/// A click opens the shortest passage under it; again, the next longer one; last the name there.
fn click(change: &mut Change, position: u32) {
    let state = &change.state;
    let passages = state.marks.at(position).into_iter().map(|a| Under::Passage(a.id.clone()));
    let name = super::naming::shown_at(state, position).map(|m| Under::Name(m.span.start));
    let all: Vec<Under> = passages.chain(name).collect();
    let open = match (&state.view.passage, state.view.mention) {
        (Some(passage), _) => Some(Under::Passage(passage.id.clone())),
        (None, Some(open)) => state.found.mention_at(open.at).map(|m| Under::Name(m.span.start)),
        (None, None) => None,
    };
    let next = match open.and_then(|open| all.iter().position(|under| *under == open)) {
        Some(at) => all.get((at + 1) % all.len().max(1)),
        None => all.first(),
    };
    if change.state.view.selection.is_some() {
        set_selection(change, None);
    }
    let cursor_was = change.view().cursor.take();
    if cursor_was.is_some() {
        paint(change);
    }
    match next.cloned() {
        Some(Under::Passage(id)) => super::passage::open(change, &id, false),
        Some(Under::Name(at)) => super::naming::open(change, at),
        None => {
            let view = change.view();
            view.passage = None;
            change.state.latest = None;
            super::naming::close(change);
        }
    }
}

fn enter(change: &mut Change) {
    if change.state.view.selection.is_some() {
        if let Some(picker) = &mut change.view().picker {
            picker.focused = true;
        }
        return change.focus(Focus::Picker);
    }
    let Some(cursor) = change.state.view.cursor else { return };
    let here = change.state.marks.at(cursor.at.start).first().map(|a| a.id.clone());
    let name = super::naming::shown_at(&change.state, cursor.at.start).filter(|m| m.span.covers(cursor.at));
    let name = name.map(|m| m.span.start);
    match here {
        Some(id) => {
            super::passage::open(change, &id, false);
            change.focus(Focus::Passage);
        }
        None if name.is_some() => {
            super::naming::open(change, cursor.at.start);
            change.focus(Focus::Mention);
        }
        // Nothing lies here: the word itself is what there is to tag.
        None => set_selection(change, Some(Selection { span: cursor.at, by: By::Keyboard })),
    }
}

fn escape(change: &mut Change) {
    let view = Rc::clone(&change.state.view);
    if view.dialog.is_some() {
        change.view().dialog = None;
        change.focus(Focus::Text);
    } else if view.picker.as_ref().is_some_and(|p| p.focused) {
        // The first Escape leaves the field, the next one lets go of the selection.
        change.view().picker = Some(Picker { place: view.picker.as_ref().and_then(|p| p.place), ..Picker::default() });
        change.focus(Focus::Text);
    } else if view.passage.is_some() {
        change.view().passage = None;
        change.focus_ground();
    } else if view.mention.is_some() {
        super::naming::close(change);
        change.focus(Focus::Text);
    } else if view.sheet.is_some() {
        change.view().sheet = None;
        change.focus(Focus::Text);
    } else if view.filtering {
        change.view().filtering = false;
        change.focus_ground();
    } else if view.excerpts.is_some() {
        change.view().excerpts = None;
        change.focus(Focus::Text);
    } else if view.selection.is_some() {
        set_selection(change, None);
        change.effect(Effect::Deselect);
    } else if view.walk.is_some() {
        change.view().walk = None;
        paint(change);
    } else if view.cursor.is_some() {
        change.view().cursor = None;
        paint(change);
    }
}

/// Opens a passage beside the text.
pub(super) fn show_passage(change: &mut Change, id: &crate::model::Id, span: Span) {
    super::naming::close(change);
    change.view().passage = Some(OpenPassage { id: id.clone(), place: None });
    if let Some(reading) = change.state.reading.clone() {
        change.effect(Effect::Measure { reading, span });
    }
}
