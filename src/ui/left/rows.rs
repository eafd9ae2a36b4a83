use crate::model::{Id, Project, Tag, codebook};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A line of the codebook's tree.
#[derive(Clone, PartialEq)]
pub struct Row {
    pub tag: Rc<Tag>,
    /// How deep it stands, from 0.
    pub depth: usize,
    /// Its place among its siblings, from 1, and how many these are.
    pub at: usize,
    pub of: usize,
    /// Whether anything stands under it, and whether that is folded away.
    pub has_children: bool,
    pub folded: bool,
    /// Passages that carry it, and that carry it or one under it.
    pub own: usize,
    pub branch: usize,
}

/// The lines that are shown: all but those under a folded tag.
pub fn rows(project: &Project, folded: &BTreeSet<Id>) -> Vec<Row> {
    let places: BTreeMap<&Id, usize> = project.tags.iter().map(|t| &t.id).zip(0..).collect();
    let (own, branch) = (project.counts(), project.branch_counts());
    let mut siblings: BTreeMap<Option<Id>, usize> = BTreeMap::new();
    // The tags from the top down to the line before.
    let mut way: Vec<Id> = Vec::new();
    let mut all = Vec::new();
    for entry in codebook::tree(&project.tags) {
        way.truncate(entry.depth);
        let counted = siblings.entry(way.last().cloned()).or_default();
        *counted += 1;
        let count = |counts: &[usize]| places.get(&entry.tag.id).and_then(|at| counts.get(*at)).copied().unwrap_or(0);
        let row = Row {
            depth: entry.depth,
            at: *counted,
            of: 0,
            has_children: false,
            folded: false,
            own: count(&own),
            branch: count(&branch),
            tag: entry.tag,
        };
        let above = way.last().cloned();
        way.push(row.tag.id.clone());
        all.push((above, row));
    }
    let mut hidden_below = usize::MAX;
    let shown = all.into_iter().filter_map(|(above, mut row)| {
        if row.depth > hidden_below {
            return None;
        }
        row.of = siblings.get(&above).copied().unwrap_or(0);
        row.has_children = siblings.contains_key(&Some(row.tag.id.clone()));
        row.folded = row.has_children && folded.contains(&row.tag.id);
        hidden_below = if row.folded { row.depth } else { usize::MAX };
        Some(row)
    });
    shown.collect()
}
