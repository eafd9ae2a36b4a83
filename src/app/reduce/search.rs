//! Searching for words, and what people do with what is found.

use super::change::Change;
use super::{found, read};
use crate::analysis::search::Query;
use crate::app::{Focus, Search, SearchAction, SearchHit, State, Tab, Walk};
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
