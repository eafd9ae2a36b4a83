//! Searching for words, and what people do with what is found.

use super::change::Change;
use super::{found, read};
use crate::analysis::search::Query;
use crate::app::{Focus, NoteOn, Search, SearchAction, SearchHit, Sheet, State, Tab, Walk};
use crate::text::Span;
use std::rc::Rc;

#[inline(never)]
pub(super) fn reduce(change: &mut Change, action: &SearchAction) {
    match action {
        SearchAction::Open => {
            let view = change.view();
            view.tab = Tab::Search;
            view.right_folded = false;
            change.focus(Focus::Search);
        }
        SearchAction::Look(query, everywhere) => look(change, query.clone(), *everywhere),
        SearchAction::Go(hit) => go(change, hit),
        SearchAction::GoToNote(on) => go_to_note(change, on),
        SearchAction::Tag(hits, name) => {
            let name = name.trim();
            if !name.is_empty() {
                let places = hits.iter().map(|hit| (hit.transcript.clone(), hit.span));
                found::tag_places(change, places.collect(), name);
            }
        }
    }
}

fn look(change: &mut Change, query: Query, everywhere: bool) {
    let shown = change.state.transcript().cloned();
    let search = Search::new(query, everywhere, &change.state.project, &change.state.texts, shown.as_ref());
    change.state.search = Rc::new(search);
    let is_empty = change.state.search.query.text.trim().is_empty();
    change.view().walk = (!is_empty).then_some((Walk::Hits, None));
    read::paint(change);
}

/// Searches again when another transcript is on the page or the texts are others.
pub(super) fn again(change: &mut Change) {
    if !change.state.search.query.text.is_empty() {
        let shown = change.state.transcript().cloned();
        let before = Rc::clone(&change.state.search);
        let (project, texts) = (&change.state.project, &change.state.texts);
        change.state.search =
            Rc::new(Search::new(before.query.clone(), before.everywhere, project, texts, shown.as_ref()));
    }
}

/// Looks through the notes again when the project changed.
pub(super) fn notes_again(change: &mut Change) {
    if !change.state.search.query.text.trim().is_empty() {
        let shown = change.state.transcript().cloned();
        let search = Search::clone(&change.state.search).with_notes_of(&change.state.project, shown.as_ref());
        if search != *change.state.search {
            change.state.search = Rc::new(search);
        }
    }
}

/// Opens what a note is on, with the focus in the note.
fn go_to_note(change: &mut Change, on: &NoteOn) {
    match on {
        NoteOn::Passage(id) => {
            super::passage::open(change, id, true);
            change.focus(Focus::Note);
        }
        NoteOn::Tag(id) => {
            show_left(change, Sheet::Codebook);
            change.view().tag = Some(id.clone());
            change.focus(Focus::Description);
        }
        NoteOn::Transcript(id) => {
            if change.state.transcript() != Some(id) {
                change.show_transcript(Some(id));
            }
            show_left(change, Sheet::Outline);
            change.focus(Focus::TranscriptNote);
        }
    }
}

/// Unfolds the left panel; on a narrow screen, where the search is in a sheet, this sheet takes its place.
fn show_left(change: &mut Change, sheet: Sheet) {
    let view = change.view();
    view.left_folded = false;
    view.sheet = view.sheet.map(|_| sheet);
}

fn go(change: &mut Change, hit: &SearchHit) {
    if change.state.transcript() != Some(&hit.transcript) {
        change.show_transcript(Some(&hit.transcript));
    }
    let at = change.state.search.in_transcript(&hit.transcript).position(|span| span == hit.span);
    if let Some(at) = at {
        change.view().walk = Some((Walk::Hits, Some(at)));
        read::paint(change);
        read::scroll(change, hit.span, true);
    }
}

/// The hits on the page.
pub(super) fn places(state: &State) -> Vec<Span> {
    state.transcript().map_or_else(Vec::new, |shown| state.search.in_transcript(shown).collect())
}
