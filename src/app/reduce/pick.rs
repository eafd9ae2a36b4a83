//! Tagging the selection: what is offered, and what taking it does.

use super::change::Change;
use super::read;
use crate::app::{Deed, Effect, Focus, Notice, PickAction, Picker, State};
use crate::model::{Annotation, Edit, Id, Tag, codebook};
use crate::sort;
use crate::text::Span;
use std::rc::Rc;

/// A line of the box at the selection.
#[derive(Clone, Debug, PartialEq)]
pub enum Offer {
    /// Put this tag on the selection.
    Tag(Rc<Tag>),
    /// Make a tag of this name.
    Create(String),
}

/// What is offered for a query: matching tags, best first, then a new tag of that name. Without
/// a query: the tags used last, then the rest of the codebook.
pub fn offers(state: &State, query: &str) -> Vec<Offer> {
    const RECENT: usize = 3;
    let query = query.trim();
    let tags: Vec<Rc<Tag>> = codebook::tree(&state.project.tags).into_iter().map(|e| e.tag).collect();
    if query.is_empty() {
        let recent: Vec<&Rc<Tag>> =
            state.recent.iter().take(RECENT).filter_map(|id| tags.iter().find(|t| t.id == *id)).collect();
        let rest = tags.iter().filter(|t| !recent.iter().any(|r| r.id == t.id));
        return recent.iter().copied().chain(rest).map(|t| Offer::Tag(Rc::clone(t))).collect();
    }
    let lower = query.to_lowercase();
    let mut ranked: Vec<(u8, usize, Rc<Tag>)> = Vec::new();
    for (at, tag) in tags.iter().enumerate() {
        if let Some(rank) = rank(&tag.name.to_lowercase(), &lower) {
            ranked.push((rank, at, Rc::clone(tag)));
        }
    }
    sort::by_key(&mut ranked, |(rank, at, _)| (*rank, *at));
    let exact = ranked.iter().any(|(_, _, t)| t.name.to_lowercase() == lower);
    let mut offers: Vec<Offer> = ranked.into_iter().map(|(_, _, t)| Offer::Tag(t)).collect();
    if !exact && !state.codebook_locked() {
        offers.push(Offer::Create(query.to_owned()));
    }
    offers
}

/// How well a name matches: from its start, from a word's start, inside, or its letters in order.
fn rank(name: &str, query: &str) -> Option<u8> {
    if name.starts_with(query) {
        return Some(0);
    }
    if name.split_whitespace().any(|word| word.starts_with(query)) {
        return Some(1);
    }
    if name.contains(query) {
        return Some(2);
    }
    let mut letters = name.chars();
    query.chars().all(|q| letters.any(|c| c == q)).then_some(3)
}

#[inline(never)]
pub(super) fn reduce(change: &mut Change, action: &PickAction) {
    match action {
        PickAction::Focus => {
            if let Some(picker) = &mut change.view().picker {
                picker.focused = true;
            }
        }
        PickAction::Query(query) => query_changed(change, query),
        PickAction::Move(by) => {
            let Some(picker) = change.state.view.picker.clone() else { return };
            let count = offers(&change.state, &picker.query).len().max(1) as i64;
            let chosen = (picker.chosen as i64 + i64::from(*by)).rem_euclid(count) as usize;
            change.view().picker = Some(Picker { chosen, ..picker });
        }
        PickAction::Accept => accept(change),
        PickAction::Apply(tag) => apply(change, tag),
        PickAction::Key(key) => match change.state.project.tags.iter().find(|t| t.key == Some(*key)) {
            Some(tag) => apply(change, &tag.id.clone()),
            None => change.toast(Notice::NoTagOnKey(*key)),
        },
        PickAction::Create(name) => create(change, name),
        PickAction::InVivo => match target(change) {
            Some(Target::Selection(span)) => {
                let words = change.quote(span);
                create(change, words.trim_matches(|c: char| !c.is_alphanumeric() && c != '…'));
            }
            _ => change.toast(Notice::NothingSelected),
        },
        PickAction::Repeat => match change.state.recent.first().cloned() {
            Some(tag) => apply(change, &tag),
            None => change.toast(Notice::NothingToRepeat),
        },
        PickAction::Note => note(change),
    }
}

fn query_changed(change: &mut Change, query: &str) {
    let Some(picker) = &mut change.view().picker else { return };
    let opened = !picker.focused;
    picker.query = query.to_owned();
    picker.chosen = 0;
    picker.focused = true;
    if opened {
        change.focus(Focus::Picker);
    }
}

fn accept(change: &mut Change) {
    let Some(picker) = change.state.view.picker.clone() else { return };
    match offers(&change.state, &picker.query).into_iter().nth(picker.chosen) {
        Some(Offer::Tag(tag)) => apply(change, &tag.id),
        Some(Offer::Create(name)) => create(change, &name),
        None => {}
    }
}

/// Where the next tag goes: the selection, or the passage that was tagged last.
enum Target {
    Selection(Span),
    Passage(Rc<Annotation>),
}

fn target(change: &mut Change) -> Option<Target> {
    if let Some(selection) = change.state.view.selection {
        return Some(Target::Selection(selection.span));
    }
    let open = change.state.view.passage.as_ref().map(|p| &p.id).or(change.state.latest.as_ref());
    if let Some(annotation) = open.and_then(|id| change.state.project.annotation(id)) {
        return Some(Target::Passage(Rc::clone(annotation)));
    }
    // So is the name whose box is open.
    if let Some(mention) = change.state.view.mention.and_then(|m| change.state.found.mention_at(m.at)) {
        return Some(Target::Selection(mention.span));
    }
    // The word under the reading cursor is as good as selected.
    if let Some(cursor) = change.state.view.cursor {
        return Some(Target::Selection(cursor.at));
    }
    change.toast(Notice::NothingSelected);
    None
}

fn apply(change: &mut Change, tag: &Id) {
    let Some(tag) = change.state.project.tag(tag).cloned() else { return };
    let Some(target) = target(change) else { return };
    put(change, target, &tag, Vec::new());
}

fn create(change: &mut Change, name: &str) {
    let name = name.trim();
    let Some(target) = target(change) else { return };
    let (tag, edit) = super::tag::named(change, name);
    put(change, target, &tag, edit.into_iter().collect());
}

/// Puts a tag on the target, or takes it off where the same passage has it already.
fn put(change: &mut Change, target: Target, tag: &Rc<Tag>, mut edits: Vec<Edit>) {
    let (coder, coder_edit) = change.coder();
    edits.extend(coder_edit);
    let (deed, id) = match target {
        Target::Passage(annotation) => super::passage::toggled(change, &annotation, tag, &mut edits),
        Target::Selection(span) => match same_passage(change, span, &coder) {
            Some(annotation) => super::passage::toggled(change, &annotation, tag, &mut edits),
            None => {
                let annotation = new_passage(change, span, coder, vec![tag.id.clone()]);
                let Some(annotation) = annotation else { return };
                let id = annotation.id.clone();
                edits.push(Edit::put(annotation));
                (Deed::Tagged { tag: tag.name.clone(), quote: change.quote(span) }, id)
            }
        },
    };
    if change.done(edits, deed) {
        remember(change, &tag.id);
        leave_selection(change);
        change.state.latest = Some(id);
    }
}

pub(super) fn remember(change: &mut Change, tag: &Id) {
    const REMEMBERED: usize = 9;
    let recent = Rc::make_mut(&mut change.state.recent);
    recent.retain(|t| t != tag);
    recent.insert(0, tag.clone());
    recent.truncate(REMEMBERED);
}

fn leave_selection(change: &mut Change) {
    let had = change.state.view.selection;
    let focused = change.state.view.picker.as_ref().is_some_and(|p| p.focused);
    if had.is_some() {
        read::set_selection(change, None);
        change.effect(Effect::Deselect);
    }
    if focused {
        change.focus(Focus::Text);
    }
}

fn same_passage(change: &Change, span: Span, coder: &Id) -> Option<Rc<Annotation>> {
    let mut here = change.state.marks.overlapping(span).map(|(_, a)| a);
    here.find(|a| a.ranges == [span] && a.coder == *coder).cloned()
}

fn new_passage(change: &mut Change, span: Span, coder: Id, tags: Vec<Id>) -> Option<Annotation> {
    let transcript = change.state.transcript().cloned()?;
    let id = change.fresh_id();
    let now = change.now;
    Some(Annotation {
        id,
        transcript,
        ranges: vec![span],
        tags,
        note: String::new(),
        coder,
        created: now,
        modified: now,
        anchored: None,
    })
}

fn note(change: &mut Change) {
    match target(change) {
        None => {}
        Some(Target::Passage(annotation)) => {
            super::passage::open(change, &annotation.id, false);
            change.focus(Focus::Note);
        }
        Some(Target::Selection(span)) => {
            let (coder, coder_edit) = change.coder();
            let id = match same_passage(change, span, &coder) {
                Some(annotation) => annotation.id.clone(),
                None => {
                    let Some(annotation) = new_passage(change, span, coder, Vec::new()) else { return };
                    let id = annotation.id.clone();
                    let edits = coder_edit.into_iter().chain([Edit::put(annotation)]).collect();
                    let quote = change.quote(span);
                    if !change.done(edits, Deed::Marked { quote }) {
                        return;
                    }
                    id
                }
            };
            leave_selection(change);
            super::passage::open(change, &id, false);
            change.focus(Focus::Note);
        }
    }
}
