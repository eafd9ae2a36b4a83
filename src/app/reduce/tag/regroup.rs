//! Passages that get another tag or none, because tags are merged, split or deleted: each is one step.

use super::Change;
use crate::app::{Deed, Focus};
use crate::model::{Annotation, Edit, Id, Project, Tag, codebook};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Takes a tag into another: its passages get the other tag, what stood under it stands under the other, and
/// the descriptions are joined. Where the other stands below it, that one takes its place.
pub(super) fn merge(change: &mut Change, from: &Id, into: &Id) {
    let project = Rc::clone(&change.state.project);
    let (Some(gone), Some(kept)) = (project.tag(from), project.tag(into)) else { return };
    if from == into {
        return;
    }
    let (mut edits, passages) = replacing(change, &project, |a| a.tags.contains(from), from, into);
    let is_below = codebook::branch(&project.tags, from).contains(into);
    let own = project.tags.iter().position(|t| t.id == *from).unwrap_or(usize::MAX);
    for (at, tag) in project.tags.iter().enumerate() {
        if tag.id != *into && tag.parent.as_ref() == Some(from) {
            let value = Some(Rc::new(Tag { parent: Some(into.clone()), ..Tag::clone(tag) }));
            edits.push(Edit::Tag { id: tag.id.clone(), value, at });
        }
    }
    let (parent, at) = if is_below {
        (gone.parent.clone(), own)
    } else {
        (kept.parent.clone(), project.tags.iter().position(|t| t.id == *into).unwrap_or(usize::MAX))
    };
    let (description, key) = (joined(kept, gone), kept.key.or(gone.key));
    let value = Some(Rc::new(Tag { parent, description, key, ..Tag::clone(kept) }));
    edits.push(Edit::Tag { id: into.clone(), value, at });
    edits.push(Edit::Tag { id: from.clone(), value: None, at: own });
    let deed = Deed::TagsMerged { from: gone.name.clone(), into: kept.name.clone(), passages };
    if change.done(edits, deed) {
        let recent = Rc::make_mut(&mut change.state.recent);
        recent.retain(|t| t != from);
        change.view().tag = Some(into.clone());
        change.focus(Focus::Tag(into.clone()));
    }
}

/// The descriptions of two tags, the second under its name.
fn joined(kept: &Tag, gone: &Tag) -> String {
    match (kept.description.trim(), gone.description.trim()) {
        (kept, "") => kept.to_owned(),
        ("", gone) => gone.to_owned(),
        (kept, other) if kept == other => kept.to_owned(),
        (kept, other) => format!("{kept}\n\n{}: {other}", gone.name),
    }
}

/// Gives passages another tag in the place of one; where no tag has that name, it is made, beside the one
/// they lose: so is a tag split.
pub(super) fn retag(change: &mut Change, passages: &[Id], from: &Id, to: &str) {
    let project = Rc::clone(&change.state.project);
    let Some(lost) = project.tag(from).filter(|_| !to.is_empty()) else { return };
    let (got, made) = super::named(change, to);
    if got.id == *from {
        return;
    }
    let got = match made {
        None => got,
        Some(_) => Rc::new(Tag { parent: lost.parent.clone(), ..Tag::clone(&got) }),
    };
    let is_new = project.tag(&got.id).is_none();
    let after = project.tags.iter().position(|t| t.id == *from).map_or(usize::MAX, |at| at + 1);
    let made = is_new.then(|| Edit::Tag { id: got.id.clone(), value: Some(Rc::clone(&got)), at: after });
    let chosen: BTreeSet<&Id> = passages.iter().collect();
    let is_chosen = |a: &Annotation| chosen.contains(&a.id) && a.tags.contains(from);
    let (edits, passages) = replacing(change, &project, is_chosen, from, &got.id);
    if passages == 0 {
        return;
    }
    let deed = Deed::Retagged { from: lost.name.clone(), to: got.name.clone(), passages };
    if change.done(made.into_iter().chain(edits).collect(), deed) {
        let view = change.view();
        view.dialog = None;
        super::super::pick::remember(change, &got.id);
    }
}

/// Deletes a tag and those under it. A passage that had no other tag and no note goes too.
pub(super) fn delete(change: &mut Change, id: &Id) {
    let project = Rc::clone(&change.state.project);
    let Some(tag) = project.tag(id) else { return };
    let branch: BTreeSet<Id> = codebook::branch(&project.tags, id).into_iter().collect();
    let mut edits = Vec::new();
    let mut gone = 0;
    for annotation in project.annotations.iter().filter(|a| a.tags.iter().any(|t| branch.contains(t))) {
        let tags: Vec<Id> = annotation.tags.iter().filter(|t| !branch.contains(t)).cloned().collect();
        edits.push(if tags.is_empty() && annotation.note.is_empty() {
            gone += 1;
            Edit::drop_annotation(&annotation.id)
        } else {
            Edit::put(Annotation { tags, modified: change.now, ..Annotation::clone(annotation) })
        });
    }
    let passages = edits.len();
    // From the end, so that each goes back to its own place when this is undone.
    for (at, tag) in project.tags.iter().enumerate().rev().filter(|(_, t)| branch.contains(&t.id)) {
        edits.push(Edit::Tag { id: tag.id.clone(), value: None, at });
    }
    let next = beside(&project, id, &branch);
    let deed = Deed::TagDeleted { tag: tag.name.clone(), below: branch.len().saturating_sub(1), passages, gone };
    if change.done(edits, deed) {
        Rc::make_mut(&mut change.state.recent).retain(|t| !branch.contains(t));
        if let Some(next) = next {
            change.focus(Focus::Tag(next));
        }
    }
}

/// The tag that the focus goes to when a branch is gone: the one after it, or else before it.
fn beside(project: &Project, id: &Id, branch: &BTreeSet<Id>) -> Option<Id> {
    let tree = codebook::tree(&project.tags);
    let at = tree.iter().position(|e| e.tag.id == *id)?;
    let after = tree.iter().skip(at).find(|e| !branch.contains(&e.tag.id));
    after.or_else(|| tree.get(at.checked_sub(1)?)).map(|e| e.tag.id.clone())
}

/// The edits that put one tag in the place of another on passages, and how many these are.
fn replacing(
    change: &Change,
    project: &Project,
    wanted: impl Fn(&Annotation) -> bool,
    from: &Id,
    to: &Id,
) -> (Vec<Edit>, usize) {
    let mut edits = Vec::new();
    for annotation in project.annotations.iter().filter(|a| wanted(a)) {
        let has_both = annotation.tags.contains(to);
        let tags = annotation.tags.iter().filter(|t| !has_both || *t != from);
        let tags = tags.map(|t| if t == from { to.clone() } else { t.clone() }).collect();
        edits.push(Edit::put(Annotation { tags, modified: change.now, ..Annotation::clone(annotation) }));
    }
    let passages = edits.len();
    (edits, passages)
}
