//! The codebook: tags in a tree, in the order a person gives them.

mod arrange;

use super::Id;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

pub use arrange::{Spot, Standing, Step, after_step, parent, put, standing};

/// Number of colours in the palette; a tag's colour is an index into it.
pub const COLOURS: u8 = 10;

/// A tag: what a passage is marked as.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tag {
    /// Its name for ever.
    pub id: Id,
    /// What people call it; unique among its siblings.
    pub name: String,
    /// The tag it stands under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Id>,
    /// Index into the palette, below [`COLOURS`].
    #[serde(default)]
    pub colour: u8,
    /// When to use it and when not.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The digit that applies it, 1 to 9.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<u8>,
}

/// A tag's place in the tree, as a list shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The tag.
    pub tag: Rc<Tag>,
    /// How deep it stands, from 0.
    pub depth: usize,
}

/// The tags in tree order: each followed by those under it, siblings in the order of `tags`.
/// What stands under nothing known, or under itself, is shown at the top.
pub fn tree(tags: &[Rc<Tag>]) -> Vec<Entry> {
    let known: BTreeSet<&Id> = tags.iter().map(|t| &t.id).collect();
    let mut below: BTreeMap<Option<&Id>, Vec<usize>> = BTreeMap::new();
    for (place, tag) in tags.iter().enumerate() {
        below.entry(tag.parent.as_ref().filter(|p| known.contains(p))).or_default().push(place);
    }
    let mut entries = Vec::with_capacity(tags.len());
    let mut seen: Vec<bool> = vec![false; tags.len()];
    let mut open: Vec<(usize, usize)> = Vec::new();
    let push = |open: &mut Vec<(usize, usize)>, above: Option<&Id>, depth: usize| {
        open.extend(below.get(&above).into_iter().flatten().rev().map(|place| (*place, depth)));
    };
    push(&mut open, None, 0);
    loop {
        while let Some((place, depth)) = open.pop() {
            let Some(tag) = tags.get(place).filter(|_| !std::mem::replace(&mut seen[place], true)) else { continue };
            push(&mut open, Some(&tag.id), depth + 1);
            entries.push(Entry { tag: Rc::clone(tag), depth });
        }
        // Only a ring of parents is left unseen: it is opened at its first tag.
        match seen.iter().position(|s| !s) {
            Some(place) => open.push((place, 0)),
            None => return entries,
        }
    }
}

/// A tag that stands under itself, however far down; none where the tags are a tree.
pub fn ring(tags: &[Rc<Tag>]) -> Option<Id> {
    let places: BTreeMap<&Id, usize> = tags.iter().map(|t| &t.id).zip(0..).collect();
    // The way on which each was first come by.
    let mut ways: Vec<Option<usize>> = vec![None; tags.len()];
    for way in 0..tags.len() {
        let mut next = Some(way);
        while let Some((place, tag)) = next.and_then(|place| Some((place, tags.get(place)?))) {
            match ways[place] {
                Some(before) if before == way => return Some(tag.id.clone()),
                Some(_) => break,
                None => ways[place] = Some(way),
            }
            next = tag.parent.as_ref().and_then(|above| places.get(above)).copied();
        }
    }
    None
}

/// The ids of a tag and of all tags under it.
pub fn branch(tags: &[Rc<Tag>], top: &Id) -> Vec<Id> {
    let entries = tree(tags);
    let Some(at) = entries.iter().position(|e| e.tag.id == *top) else { return Vec::new() };
    let depth = entries[at].depth;
    let below = entries.iter().skip(at + 1).take_while(|e| e.depth > depth);
    std::iter::once(top.clone()).chain(below.map(|e| e.tag.id.clone())).collect()
}

/// The names from the top of the tree down to a tag.
pub fn path(tags: &[Rc<Tag>], id: &Id) -> Vec<String> {
    let mut names = Vec::new();
    let mut next = Some(id.clone());
    while let Some(tag) = next.and_then(|id| tags.iter().find(|t| t.id == id)) {
        names.push(tag.name.clone());
        next = tag.parent.clone().filter(|_| names.len() <= tags.len());
    }
    names.reverse();
    names
}

/// The first digit from 1 to 9 that no tag uses.
pub fn free_key(tags: &[Rc<Tag>]) -> Option<u8> {
    (1..=9).find(|key| tags.iter().all(|t| t.key != Some(*key)))
}

/// The colour that fewest tags have, the first of them.
pub fn free_colour(tags: &[Rc<Tag>]) -> u8 {
    (0..COLOURS).min_by_key(|c| tags.iter().filter(|t| t.colour == *c).count()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn tag(name: &str, parent: Option<&str>) -> Rc<Tag> {
        Rc::new(Tag {
            id: Id::new(name),
            name: name.to_owned(),
            parent: parent.map(Id::new),
            colour: 0,
            description: String::new(),
            key: None,
        })
    }

    pub(super) fn shown(tags: &[Rc<Tag>]) -> String {
        let lines: Vec<String> = tree(tags).iter().map(|e| format!("{}{}", "-".repeat(e.depth), e.tag.name)).collect();
        lines.join(" ")
    }

    fn check(tags: &[Rc<Tag>], expected: &str) {
        assert_eq!(shown(tags), expected);
        let is_ring = expected.contains("r -s") || expected == "self";
        assert_eq!(ring(tags).is_some(), is_ring, "{expected}");
    }

    #[test]
    fn the_tree_keeps_order_and_loses_nothing() {
        check(&[tag("a", None), tag("b", None), tag("a1", Some("a")), tag("a2", Some("a"))], "a -a1 -a2 b");
        check(&[tag("x", Some("gone")), tag("y", None)], "x y");
        check(&[tag("r", Some("s")), tag("s", Some("r")), tag("t", None)], "t r -s");
        check(&[tag("self", Some("self"))], "self");
    }

    #[test]
    fn a_branch_holds_what_stands_below() {
        let tags = [tag("a", None), tag("a1", Some("a")), tag("a11", Some("a1")), tag("b", None)];
        let ids: Vec<String> = branch(&tags, &Id::new("a")).iter().map(Id::to_string).collect();
        assert_eq!(ids, ["a", "a1", "a11"]);
        assert_eq!(path(&tags, &Id::new("a11")), ["a", "a1", "a11"]);
    }
}
