//! The codebook.

mod regroup;
#[cfg(test)]
mod tests;

use super::change::Change;
use crate::app::{Deed, Dialog, Focus, Notice, TagAction};
use crate::model::codebook::Spot;
use crate::model::{Edit, Id, Tag, codebook};
use std::rc::Rc;

#[inline(never)]
pub(super) fn reduce(change: &mut Change, action: &TagAction) {
    match action {
        TagAction::Create(name) => {
            let (tag, edit) = named(change, name.trim());
            change.done(edit.into_iter().collect(), Deed::TagCreated { tag: tag.name.clone() });
        }
        TagAction::Open(tag) => change.view().tag = tag.clone(),
        TagAction::Rename(id, name) => {
            let name = name.trim().to_owned();
            edit(change, id, |tag| {
                let from = std::mem::replace(&mut tag.name, name.clone());
                (!name.is_empty() && from != name).then_some(Deed::TagRenamed { from, to: name })
            });
        }
        TagAction::Recolour(id, colour) => edit(change, id, |tag| {
            let before = std::mem::replace(&mut tag.colour, *colour % codebook::COLOURS);
            (before != tag.colour).then(|| Deed::TagRecoloured { tag: tag.name.clone() })
        }),
        TagAction::Describe(id, description) => {
            edit(change, id, |tag| {
                let before = std::mem::replace(&mut tag.description, description.trim().to_owned());
                (before != tag.description).then(|| Deed::TagDescribed { tag: tag.name.clone() })
            });
        }
        TagAction::Key(id, key) => give_key(change, id, key.filter(|key| (1..=9).contains(key))),
        TagAction::Fold(id, folded) => fold(change, id, *folded),
        TagAction::Move(id, spot) => put(change, id, spot),
        TagAction::Step(id, step) => match codebook::after_step(&change.state.project.tags, id, *step) {
            Some(spot) => put(change, id, &spot),
            None => stays(change, id),
        },
        TagAction::Merge(from, into) => regroup::merge(change, from, into),
        TagAction::Passages(id) => {
            let view = change.view();
            view.retag = Some(id.clone());
            view.dialog = Some(Dialog::Retag);
        }
        TagAction::Retag { passages, from, to } => regroup::retag(change, passages, from, to.trim()),
        TagAction::Delete(id) => regroup::delete(change, id),
    }
}

/// Gives a tag a digit; the one that had it has none then, in the same step.
fn give_key(change: &mut Change, id: &Id, key: Option<u8>) {
    let tags = Rc::clone(&change.state.project).tags.clone();
    let Some(tag) = tags.iter().find(|t| t.id == *id).filter(|t| t.key != key) else { return };
    let before = tags.iter().find(|t| key.is_some() && t.key == key);
    let keyed = |tag: &Rc<Tag>, key: Option<u8>| {
        let at = tags.iter().position(|t| t.id == tag.id).unwrap_or(usize::MAX);
        Edit::Tag { id: tag.id.clone(), value: Some(Rc::new(Tag { key, ..Tag::clone(tag) })), at }
    };
    let edits = before.map(|tag| keyed(tag, None)).into_iter().chain([keyed(tag, key)]).collect();
    change.done(edits, Deed::TagKeyed { tag: tag.name.clone(), key, from: before.map(|t| t.name.clone()) });
}

fn fold(change: &mut Change, id: &Id, folded: bool) {
    let all = Rc::make_mut(&mut change.view().folded);
    if folded {
        all.insert(id.clone());
    } else {
        all.remove(id);
    }
}

/// Puts a tag elsewhere; what it stands under then is unfolded, so that it does not vanish.
fn put(change: &mut Change, id: &Id, spot: &Spot) {
    let Some(edit) = codebook::put(&change.state.project.tags, id, spot) else { return stays(change, id) };
    let mut tags = change.state.project.tags.clone();
    let Edit::Tag { value: Some(tag), at, .. } = &edit else { return };
    tags.retain(|t| t.id != *id);
    tags.insert((*at).min(tags.len()), Rc::clone(tag));
    let Some(now) = codebook::standing(&tags, id) else { return };
    let (tag, under) = (tag.name.clone(), now.under.as_ref().map(|t| t.name.clone()));
    if change.done(vec![edit], Deed::TagMoved { tag, under, at: now.at, of: now.of }) {
        if let Some(above) = now.under {
            fold(change, &above.id, false);
        }
        change.focus(Focus::Tag(id.clone()));
    }
}

fn stays(change: &mut Change, id: &Id) {
    if let Some(tag) = change.state.project.tag(id).map(|t| t.name.clone()) {
        change.say(Notice::TagStays { tag });
    }
}

/// The tag of a name, and the edit that makes it where there is none yet. Names are compared
/// without regard to case.
pub(super) fn named(change: &mut Change, name: &str) -> (Rc<Tag>, Option<Edit>) {
    let tags = &change.state.project.tags;
    let lower = name.to_lowercase();
    if let Some(tag) = tags.iter().find(|t| t.name.to_lowercase() == lower) {
        return (Rc::clone(tag), None);
    }
    let (colour, key) = (codebook::free_colour(tags), codebook::free_key(tags));
    let id = change.fresh_id();
    let (name, description) = (name.to_owned(), String::new());
    let tag = Rc::new(Tag { id: id.clone(), name, parent: None, colour, description, key });
    let edit = Edit::Tag { id, value: Some(Rc::clone(&tag)), at: usize::MAX };
    (tag, Some(edit))
}

/// Changes a tag in its place; `alter` says what was done, or nothing where it is the same.
fn edit(change: &mut Change, id: &Id, alter: impl FnOnce(&mut Tag) -> Option<Deed>) {
    let Some(at) = change.state.project.tags.iter().position(|t| t.id == *id) else { return };
    let Some(tag) = change.state.project.tags.get(at) else { return };
    let mut tag = Tag::clone(tag);
    if let Some(deed) = alter(&mut tag) {
        change.done(vec![Edit::Tag { id: id.clone(), value: Some(Rc::new(tag)), at }], deed);
    }
}
