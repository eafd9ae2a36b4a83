//! The reading cursor: without an editable field the browser has no caret, so this is ours, on
//! our own offsets.

use super::change::Change;
use super::read;
use crate::app::{By, Cursor, Notice, Reading, Selection, Unit};
use crate::text::{Span, sentences, word_at, word_before};
use std::rc::Rc;

pub(super) fn step(change: &mut Change, unit: Unit, forward: bool, extend: bool) {
    let Some(reading) = change.state.reading.clone() else { return };
    let view = Rc::clone(&change.state.view);
    let from = match (view.cursor, view.selection) {
        (Some(cursor), _) => cursor,
        // A selection made with a pointer goes on from its ends.
        (None, Some(selection)) => Cursor { at: selection.span, anchor: selection.span },
        (None, None) => {
            let start = reading.pieces.get(view.place.0).map_or(0, |p| p.body.start);
            let start = Span::new(start, start);
            Cursor { at: start, anchor: start }
        }
    };
    let Some(at) = next(&reading, from.at, unit, forward) else { return };
    let anchor = if extend { from.anchor } else { at };
    change.view().cursor = Some(Cursor { at, anchor });
    // What comes next is meant for what is under the cursor, not for the passage tagged last.
    change.state.latest = None;
    if extend {
        read::set_selection(change, Some(Selection { span: anchor.join(at), by: By::Keyboard }));
    } else {
        read::set_selection(change, None);
    }
    read::scroll(change, at, true);
    announce(change, &reading);
}

fn announce(change: &mut Change, reading: &Reading) {
    let view = &change.state.view;
    let Some(cursor) = view.cursor else { return };
    let selected = view.selection.is_some();
    let span = view.selection.map_or(cursor.at, |s| s.span);
    let here = change.state.marks.at(cursor.at.start);
    let names = here.iter().flat_map(|a| &a.tags).filter_map(|t| change.state.project.tag(t));
    let tags = names.map(|t| t.name.clone()).collect();
    let text = super::short(reading.text.slice(span));
    change.say(Notice::Cursor { text, selected, tags });
}

/// The unit that comes next after, or before, the one at `at`; nothing at the end of the text.
fn next(reading: &Reading, at: Span, unit: Unit, forward: bool) -> Option<Span> {
    let text = reading.text.as_str();
    match unit {
        Unit::Word => {
            if forward {
                word_at(text, at.end)
            } else {
                word_before(text, at.start)
            }
        }
        Unit::Sentence => {
            let here = reading.piece_at(at.start)?;
            let body = reading.pieces.get(here)?.body;
            let inside = sentences(text, body);
            if forward {
                let found = inside.into_iter().find(|s| s.start > at.start && s.end > at.end.min(body.end - 1));
                found.or_else(|| sentences(text, piece(reading, here, 1)?).first().copied())
            } else {
                let found = inside.into_iter().rfind(|s| s.start < at.start);
                found.or_else(|| sentences(text, piece(reading, here, -1)?).last().copied())
            }
        }
        Unit::Paragraph => {
            let here = reading.piece_at(at.start)?;
            let body = reading.pieces.get(here)?.body;
            // Back goes to the start of this paragraph first.
            if !forward && at.start > body.start {
                return Some(body);
            }
            if forward && at.start < body.start {
                return Some(body);
            }
            piece(reading, here, if forward { 1 } else { -1 })
        }
        Unit::Turn => {
            let turns = &reading.structure.turns;
            let turn = if forward {
                turns.iter().find(|t| t.span.start > at.start)
            } else {
                turns.iter().rfind(|t| t.span.end <= at.start || t.span.start < at.start)
            }?;
            let first = reading.piece_of_turn(turn)?;
            Some(reading.pieces.get(first)?.body)
        }
    }
}

fn piece(reading: &Reading, from: usize, by: isize) -> Option<Span> {
    reading.pieces.get(from.checked_add_signed(by)?).map(|p| p.body)
}
