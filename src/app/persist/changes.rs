use super::record::{Record, Space};
use super::wire;
use crate::model::{Annotation, Id, Project};
use crate::sort;
use crate::text::{Text, TextHash};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// One record that is to be kept otherwise than it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Write {
    /// Which.
    pub record: Record,
    /// What it becomes; nothing where it goes.
    pub content: Option<Content>,
    /// Whether something comes that no earlier generation holds, or goes that one does. It is then kept
    /// in both slots, so that damage to one neither loses what is new nor brings back what went.
    pub new: bool,
}

/// What a record becomes.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// JSON.
    Json(String),
    /// A transcript's text.
    Text(Rc<Text>),
}

impl Content {
    /// As it goes into the envelope.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Json(json) => json,
            Self::Text(text) => text.as_str(),
        }
    }
}

/// The space a project is kept in.
pub fn space_of(project: &Project) -> Space {
    Space::project(&project.id)
}

/// What has to be written so that `new` is kept where `old` was: the texts and the head before the
/// annotations that point at them. Records that are the same pointer are not looked into.
/// `text` gives the text of a transcript that was added.
pub fn changes(old: Option<&Project>, new: &Project, text: impl Fn(&TextHash) -> Option<Rc<Text>>) -> Vec<Write> {
    let old = old.filter(|old| old.id == new.id);
    let mut writes = Vec::new();
    let known: BTreeSet<&TextHash> = old.iter().flat_map(|old| old.transcripts.iter().map(|t| &t.text)).collect();
    let wanted: BTreeSet<&TextHash> = new.transcripts.iter().map(|t| &t.text).collect();
    for text in wanted.difference(&known).filter_map(|hash| text(hash)) {
        let record = Record::Text(text.hash().clone());
        writes.push(Write { record, content: Some(Content::Text(text)), new: true });
    }
    if old.is_none_or(|old| !same_head(old, new)) {
        let content = wire::write_head(new).map(Content::Json);
        writes.push(Write { record: Record::Head, content, new: old.is_none_or(|old| gains(old, new)) });
    }
    annotations(old, new, &mut writes);
    writes
}

fn same_head(a: &Project, b: &Project) -> bool {
    a.name == b.name
        && a.created == b.created
        && same(&a.transcripts, &b.transcripts)
        && same(&a.tags, &b.tags)
        && same(&a.coders, &b.coders)
        && same(&a.assignments, &b.assignments)
        && same(&a.name_corrections, &b.name_corrections)
}

fn same<T: PartialEq>(a: &[Rc<T>], b: &[Rc<T>]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| Rc::ptr_eq(a, b) || a == b)
}

/// Whether `new` has a transcript, tag, coder, assignment or correction of names that `old` has not.
fn gains(old: &Project, new: &Project) -> bool {
    new.transcripts.iter().any(|t| old.transcript(&t.id).is_none_or(|was| was.text != t.text))
        || new.tags.iter().any(|t| old.tag(&t.id).is_none())
        || new.coders.iter().any(|c| old.coder(&c.id).is_none())
        || new.assignments.iter().any(|a| old.assignments.iter().all(|was| was.id != a.id))
        || new.name_corrections.iter().any(|c| old.name_corrections.iter().all(|was| was.id != c.id))
}

/// The shelves with annotations that differ. One gesture changes few: what is the same at both ends is
/// passed by.
fn annotations(old: Option<&Project>, new: &Project, writes: &mut Vec<Write>) {
    let (mut before, mut after) = (old.map_or(&[][..], |old| &old.annotations[..]), &new.annotations[..]);
    while let (Some((a, rest_a)), Some((b, rest_b))) = (before.split_first(), after.split_first())
        && Rc::ptr_eq(a, b)
    {
        (before, after) = (rest_a, rest_b);
    }
    while let (Some((a, rest_a)), Some((b, rest_b))) = (before.split_last(), after.split_last())
        && Rc::ptr_eq(a, b)
    {
        (before, after) = (rest_a, rest_b);
    }
    let mut was: Vec<_> = before.iter().map(|a| (&a.id, a)).collect();
    sort::by(&mut was, |a, b| a.0.cmp(b.0));
    let find = |id: &Id| was.binary_search_by(|(other, _)| (*other).cmp(id)).ok().and_then(|at| was.get(at));
    // The shelves that change, and whether an annotation comes or goes.
    let mut shelves: BTreeMap<Record, bool> = BTreeMap::new();
    for annotation in after {
        let old = find(&annotation.id).map(|(_, old)| *old);
        if old.is_none_or(|old| !Rc::ptr_eq(old, annotation) && old != annotation) {
            *shelves.entry(Record::shelf(&annotation.id)).or_default() |= old.is_none();
        }
    }
    let kept: BTreeSet<&Id> = after.iter().map(|a| &a.id).collect();
    for (id, _) in was.iter().filter(|(id, _)| !kept.contains(id)) {
        shelves.insert(Record::shelf(id), true);
    }
    if shelves.is_empty() {
        return;
    }
    let mut filled: BTreeMap<Record, Vec<&Annotation>> = BTreeMap::new();
    for annotation in &new.annotations {
        let shelf = Record::shelf(&annotation.id);
        if shelves.contains_key(&shelf) {
            filled.entry(shelf).or_default().push(annotation);
        }
    }
    writes.extend(shelves.into_iter().map(|(record, fresh)| {
        let json = filled.get(&record).and_then(|shelf| wire::write_annotations(shelf.iter().copied()));
        Write { record, content: json.map(Content::Json), new: fresh }
    }));
}

/// All of `first` and of `then`, where `then` counts for a record that both write.
pub(super) fn merge(first: Vec<Write>, then: Vec<Write>) -> Vec<Write> {
    let mut merged = first;
    for write in then {
        match merged.iter_mut().find(|earlier| earlier.record == write.record) {
            Some(earlier) => {
                let new = earlier.new || write.new;
                *earlier = Write { new, ..write };
            }
            None => merged.push(write),
        }
    }
    merged
}
