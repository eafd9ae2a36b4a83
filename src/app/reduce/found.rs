//! Entities and themes: what the search reports, and what people do with it.

use super::change::Change;
use super::read;
use crate::app::{Deed, Effect, Found, FoundAction, Layer, Notice, Progress, State, Walk};
use crate::model::{Annotation, Edit, Id};
use crate::text::Span;
use std::collections::BTreeSet;
use std::rc::Rc;

#[inline(never)]
pub(super) fn reduce(change: &mut Change, action: &FoundAction) {
    match action {
        FoundAction::Progress(job, done) if *job == change.state.job => {
            change.state.progress = Progress::Working(*done);
        }
        FoundAction::Found(job, suggestions) if *job == change.state.job => {
            let allowed = super::classroom::allowed(&change.state, suggestions);
            let corrections = Rc::clone(&change.state.project);
            change.state.found = Rc::new(match change.state.reading.clone() {
                Some(reading) if change.state.layer_allowed(Layer::Entities) => {
                    Found::corrected(allowed, &reading, &corrections.name_corrections)
                }
                _ => Found::new(allowed),
            });
            change.sift();
            super::pseudonyms::take_up(change);
        }
        FoundAction::Finished(job) if *job == change.state.job => change.state.progress = Progress::Done,
        FoundAction::Failed(job) if *job == change.state.job => change.state.progress = Progress::Failed,
        // An answer to a search that no longer counts.
        FoundAction::Progress(..) | FoundAction::Found(..) | FoundAction::Finished(_) | FoundAction::Failed(_) => {}
        FoundAction::Stop => {
            change.state.job = change.state.job.wrapping_add(1);
            change.state.progress = Progress::Idle;
            change.effect(Effect::StopDetecting);
        }
        FoundAction::Again => change.detect(),
        FoundAction::Walk(walk, forward) => step(change, *walk, *forward),
        FoundAction::TagAll(entity) => tag_all(change, *entity),
    }
}

/// The places that a walk goes through, in order.
pub(super) fn places(state: &State, walk: Walk) -> Vec<Span> {
    match walk {
        Walk::Entity(entity) => state.found.mentions_of(entity).collect(),
        Walk::Theme(theme) => state.found.occurrences_of(theme as usize),
        Walk::Hits => super::search::places(state),
    }
}

fn step(change: &mut Change, walk: Walk, forward: bool) {
    let places = places(&change.state, walk);
    if places.is_empty() {
        return;
    }
    let at = match change.state.view.walk {
        Some((same, Some(at))) if same == walk => {
            let by = if forward { 1 } else { places.len() - 1 };
            (at + by) % places.len()
        }
        // The first step goes to the first place after what is on the page.
        _ => {
            let reading = change.state.reading.as_ref();
            let piece = reading.and_then(|r| r.pieces.get(change.state.view.place.0));
            let from = piece.zip(reading).map_or(0, |(p, r)| r.start_of(p));
            let next = places.iter().position(|s| s.start >= from);
            if forward { next.unwrap_or(0) } else { next.unwrap_or(0).checked_sub(1).unwrap_or(places.len() - 1) }
        }
    };
    change.view().walk = Some((walk, Some(at)));
    read::paint(change);
    if let Some(span) = places.get(at) {
        read::scroll(change, *span, true);
    }
    let suggestions = &change.state.found.suggestions;
    let name = match walk {
        Walk::Entity(entity) => suggestions.entities.get(entity as usize).map(|e| e.name.clone()),
        Walk::Theme(theme) => suggestions.themes.get(theme as usize).map(|t| t.name.clone()),
        Walk::Hits => Some(change.state.search.query.text.trim().to_owned()),
    };
    change.say(Notice::Walking { name: name.unwrap_or_default(), at: at + 1, of: places.len() });
}

/// Turns every mention of an entity into a passage under a tag of its name, as one step.
fn tag_all(change: &mut Change, entity: u32) {
    let Some(name) = change.state.found.suggestions.entities.get(entity as usize).map(|e| e.name.clone()) else {
        return;
    };
    let Some(transcript) = change.state.transcript().cloned() else { return };
    let places = change.state.found.mentions_of(entity).map(|span| (transcript.clone(), span)).collect();
    tag_places(change, places, &name);
}

/// Turns places, each in its transcript, into passages under a tag, as one step. What has the tag already
/// is left as it is.
pub(super) fn tag_places(change: &mut Change, places: Vec<(Id, Span)>, name: &str) {
    let (coder, coder_edit) = change.coder();
    let (tag, tag_edit) = super::tag::named(change, name);
    let mut edits: Vec<Edit> = coder_edit.into_iter().chain(tag_edit).collect();
    let tagged = change.state.project.annotations.iter().filter(|a| a.tags.contains(&tag.id));
    let there: BTreeSet<(Id, Span)> = tagged
        .filter_map(|a| if let [only] = a.ranges[..] { Some((a.transcript.clone(), only)) } else { None })
        .collect();
    let mut passages = 0;
    for (transcript, span) in places.into_iter().filter(|place| !there.contains(place)) {
        passages += 1;
        edits.push(Edit::put(Annotation {
            id: change.fresh_id(),
            transcript,
            ranges: vec![span],
            tags: vec![tag.id.clone()],
            note: String::new(),
            coder: coder.clone(),
            created: change.now,
            modified: change.now,
            anchored: None,
        }));
    }
    if passages > 0 {
        change.done(edits, Deed::TaggedAll { tag: tag.name.clone(), passages });
        super::pick::remember(change, &tag.id);
    }
}
