//! The order and the nesting of tags: where one can go, and the edit that takes it there.

use super::{Tag, branch};
use crate::model::{Edit, Id};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Where a tag can be put, with all that stands under it.
#[derive(Clone, Debug, PartialEq)]
pub enum Spot {
    /// Beside this one, before it.
    Before(Id),
    /// Beside this one, after it.
    After(Id),
    /// Under this one, as the last.
    Inside(Id),
}

/// A step from where a tag stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Before the one before it.
    Earlier,
    /// After the one after it.
    Later,
    /// Under the one before it.
    In,
    /// Beside the one it stands under.
    Out,
}

/// Where a tag stands among its siblings.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// The tag it stands under.
    pub under: Option<Rc<Tag>>,
    /// Its place among its siblings, from 1.
    pub at: usize,
    /// How many siblings there are, itself among them.
    pub of: usize,
}

/// The tag that another stands under; none where that is not there.
pub fn parent<'a>(tags: &'a [Rc<Tag>], tag: &Tag) -> Option<&'a Rc<Tag>> {
    let above = tag.parent.as_ref()?;
    tags.iter().find(|t| t.id == *above)
}

/// The tags that stand under the same one as this, in their order, itself among them.
fn siblings<'a>(tags: &'a [Rc<Tag>], tag: &Tag) -> Vec<&'a Rc<Tag>> {
    let known: BTreeSet<&Id> = tags.iter().map(|t| &t.id).collect();
    let above = |tag: &Tag| tag.parent.clone().filter(|p| known.contains(p));
    let under = above(tag);
    tags.iter().filter(|t| above(t) == under).collect()
}

/// Where a tag stands; nothing where it is not there.
pub fn standing(tags: &[Rc<Tag>], id: &Id) -> Option<Standing> {
    let tag = tags.iter().find(|t| t.id == *id)?;
    let beside = siblings(tags, tag);
    let at = beside.iter().position(|t| t.id == *id)? + 1;
    Some(Standing { under: parent(tags, tag).cloned(), at, of: beside.len() })
}

/// The spot a step leads to; nothing where there is none.
pub fn after_step(tags: &[Rc<Tag>], id: &Id, step: Step) -> Option<Spot> {
    let tag = tags.iter().find(|t| t.id == *id)?;
    let beside = siblings(tags, tag);
    let at = beside.iter().position(|t| t.id == *id)?;
    let before = at.checked_sub(1).and_then(|at| beside.get(at)).map(|t| t.id.clone());
    match step {
        Step::Earlier => before.map(Spot::Before),
        Step::Later => beside.get(at + 1).map(|t| Spot::After(t.id.clone())),
        Step::In => before.map(Spot::Inside),
        Step::Out => parent(tags, tag).map(|above| Spot::After(above.id.clone())),
    }
}

/// The edit that puts a tag at a spot; nothing where it stands there already, and where the spot lies
/// under the tag itself.
pub fn put(tags: &[Rc<Tag>], id: &Id, spot: &Spot) -> Option<Edit> {
    let own = tags.iter().position(|t| t.id == *id)?;
    let tag = tags.get(own)?;
    let (Spot::Before(other) | Spot::After(other) | Spot::Inside(other)) = spot;
    let place = tags.iter().position(|t| t.id == *other)?;
    if branch(tags, id).contains(other) {
        return None;
    }
    let beside = || parent(tags, tags.get(place)?).map(|p| p.id.clone());
    // Places are counted without the tag itself.
    let place = if own < place { place - 1 } else { place };
    let (under, at) = match spot {
        Spot::Before(_) => (beside(), place),
        Spot::After(_) => (beside(), place + 1),
        Spot::Inside(_) => (Some(other.clone()), tags.len() - 1),
    };
    let value = Rc::new(Tag { parent: under, ..Tag::clone(tag) });
    let mut moved = tags.to_vec();
    moved.remove(own);
    moved.insert(at.min(moved.len()), Rc::clone(&value));
    if standing(tags, id) == standing(&moved, id) {
        return None;
    }
    Some(Edit::Tag { id: id.clone(), value: Some(value), at })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{shown, tag};
    use super::*;
    use crate::model::{Command, Project, Timestamp};
    use proptest::prelude::*;

    fn codebook() -> Project {
        let mut project = Project::empty(Id::new("p"), Timestamp::default());
        let tags = [("a", None), ("a1", Some("a")), ("a2", Some("a")), ("b", None), ("a11", Some("a1")), ("c", None)];
        project.tags = tags.into_iter().map(|(name, parent)| tag(name, parent)).collect();
        project
    }

    /// `expected`: the tree afterwards; empty where nothing is to be done.
    fn check(id: &str, spot: Spot, expected: &str) {
        let before = codebook();
        let Some(edit) = put(&before.tags, &Id::new(id), &spot) else {
            return assert_eq!(expected, "", "{id} {spot:?}");
        };
        let (after, back) = Command(vec![edit]).apply(&before).unwrap();
        assert_eq!(shown(&after.tags), expected, "{id} {spot:?}");
        assert_eq!(back.apply(&after).unwrap().0, before);
    }

    #[test]
    fn a_branch_goes_where_it_is_put() {
        let (before, after, inside) = (
            |id: &str| Spot::Before(Id::new(id)),
            |id: &str| Spot::After(Id::new(id)),
            |id: &str| Spot::Inside(Id::new(id)),
        );
        check("b", before("a"), "b a -a1 --a11 -a2 c");
        check("a", after("c"), "b c a -a1 --a11 -a2");
        check("a1", after("b"), "a -a2 b a1 -a11 c");
        check("c", before("a2"), "a -a1 --a11 -c -a2 b");
        check("b", inside("a1"), "a -a1 --a11 --b -a2 c");
        check("a11", inside("c"), "a -a1 -a2 b c -a11");
    }

    #[test]
    fn what_stands_there_already_stays_and_nothing_stands_under_itself() {
        check("b", Spot::After(Id::new("a")), "");
        check("a2", Spot::Inside(Id::new("a")), "");
        check("a", Spot::Inside(Id::new("a11")), "");
        check("a", Spot::Before(Id::new("a1")), "");
        check("a", Spot::Inside(Id::new("a")), "");
        check("a", Spot::Inside(Id::new("gone")), "");
    }

    #[test]
    fn steps_lead_to_neighbours() {
        let tags = codebook().tags;
        let check = |id: &str, step: Step, expected: Option<Spot>| {
            assert_eq!(after_step(&tags, &Id::new(id), step), expected, "{id} {step:?}");
        };
        check("b", Step::Earlier, Some(Spot::Before(Id::new("a"))));
        check("a", Step::Earlier, None);
        check("a1", Step::Later, Some(Spot::After(Id::new("a2"))));
        check("a2", Step::Later, None);
        check("c", Step::In, Some(Spot::Inside(Id::new("b"))));
        check("a", Step::In, None);
        check("a11", Step::Out, Some(Spot::After(Id::new("a1"))));
        check("b", Step::Out, None);
    }

    proptest! {
        /// Whatever is moved wherever: nothing is lost, no ring comes about, and all of it can be taken back.
        #[test]
        fn any_moves_keep_the_tree(moves in prop::collection::vec((0usize..6, 0usize..6, 0u8..3), 1..30)) {
            let start = codebook();
            let mut project = start.clone();
            let mut undo = Vec::new();
            for (from, to, kind) in moves {
                let (id, other) = (project.tags[from].id.clone(), project.tags[to].id.clone());
                let spot = match kind { 0 => Spot::Before(other), 1 => Spot::After(other), _ => Spot::Inside(other) };
                if let Some(edit) = put(&project.tags, &id, &spot) {
                    let (moved, back) = Command(vec![edit]).apply(&project).unwrap();
                    prop_assert_eq!(super::super::ring(&moved.tags), None);
                    prop_assert_eq!(super::super::tree(&moved.tags).len(), 6);
                    project = moved;
                    undo.push(back);
                }
            }
            for back in undo.iter().rev() {
                project = back.apply(&project).unwrap().0;
            }
            prop_assert_eq!(project, start);
        }
    }
}
