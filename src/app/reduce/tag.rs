//! The codebook.

use super::change::Change;
use crate::app::{Deed, TagAction};
use crate::model::{Annotation, Edit, Id, Tag, codebook};
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
        TagAction::Delete(id) => delete(change, id),
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

/// Deletes a tag and those under it. A passage that had no other tag and no note goes too.
fn delete(change: &mut Change, id: &Id) {
    let project = Rc::clone(&change.state.project);
    let Some(tag) = project.tag(id) else { return };
    let gone = codebook::branch(&project.tags, id);
    let mut edits = Vec::new();
    let mut passages = 0;
    for annotation in &project.annotations {
        if !annotation.tags.iter().any(|t| gone.contains(t)) {
            continue;
        }
        passages += 1;
        let tags: Vec<Id> = annotation.tags.iter().filter(|t| !gone.contains(t)).cloned().collect();
        edits.push(if tags.is_empty() && annotation.note.is_empty() {
            Edit::drop_annotation(&annotation.id)
        } else {
            Edit::put(Annotation { tags, modified: change.now, ..Annotation::clone(annotation) })
        });
    }
    // From the end, so that each goes back to its own place when this is undone.
    for (at, gone_tag) in project.tags.iter().enumerate().rev().filter(|(_, t)| gone.contains(&t.id)) {
        edits.push(Edit::Tag { id: gone_tag.id.clone(), value: None, at });
    }
    change.done(edits, Deed::TagDeleted { tag: tag.name.clone(), passages });
    Rc::make_mut(&mut change.state.recent).retain(|t| !gone.contains(t));
}
