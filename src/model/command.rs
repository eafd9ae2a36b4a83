//! The one way a project changes: a command of edits, each of which has an exact inverse.

use super::{Annotation, Assignment, Coder, Id, NameCorrection, Project, Tag, Transcript, codebook};
use crate::sort;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// A change to one record: what it becomes, or nothing where it goes.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// The project's name.
    Name(String),
    /// A transcript; a new one goes to place `at`, or to the end beyond it.
    Transcript {
        /// Which.
        id: Id,
        /// What it becomes.
        value: Option<Rc<Transcript>>,
        /// Its place among the transcripts.
        at: usize,
    },
    /// A tag; it goes to place `at`, or to the end beyond it.
    Tag {
        /// Which.
        id: Id,
        /// What it becomes.
        value: Option<Rc<Tag>>,
        /// Its place among the tags.
        at: usize,
    },
    /// A coder; a new one goes to place `at`, or to the end beyond it.
    Coder {
        /// Which.
        id: Id,
        /// What it becomes.
        value: Option<Rc<Coder>>,
        /// Its place among the coders.
        at: usize,
    },
    /// An assignment; a new one goes to place `at`, or to the end beyond it.
    Assignment {
        /// Which.
        id: Id,
        /// What it becomes.
        value: Option<Rc<Assignment>>,
        /// Its place among the assignments.
        at: usize,
    },
    /// A correction of names; a new one goes to place `at`, or to the end beyond it.
    NameCorrection {
        /// Which.
        id: Id,
        /// What it becomes.
        value: Option<Rc<NameCorrection>>,
        /// Its place among the corrections.
        at: usize,
    },
    /// An annotation; its place follows from its position in the text.
    Annotation {
        /// Which.
        id: Id,
        /// What it becomes.
        value: Option<Rc<Annotation>>,
    },
}

impl Edit {
    /// Puts an annotation in, or changes it.
    pub fn put(annotation: Annotation) -> Self {
        Self::Annotation { id: annotation.id.clone(), value: Some(Rc::new(annotation)) }
    }

    /// Takes an annotation out.
    pub fn drop_annotation(id: &Id) -> Self {
        Self::Annotation { id: id.clone(), value: None }
    }
}

/// Why a command was refused; the project stays as it was.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// An annotation without a place, or with an empty or unordered one.
    BadRanges(Id),
    /// An annotation in a transcript that is not there.
    NoTranscript(Id),
    /// An annotation with a tag that is not there.
    NoTag(Id),
    /// A tag that would stand under itself.
    Ring(Id),
}

/// Edits that belong together: all happen or none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Command(pub Vec<Edit>);

impl Command {
    /// Applies the edits in order and returns the changed project with the command that takes
    /// the change back exactly.
    ///
    /// # Errors
    /// Where the result would hold an annotation that points at nothing, or a tag under itself.
    pub fn apply(&self, project: &Project) -> Result<(Project, Self), Refusal> {
        let mut changed = project.clone();
        let is_annotation = |edit: &Edit| matches!(edit, Edit::Annotation { .. });
        let mut inverse = Vec::with_capacity(self.0.len());
        for group in self.0.chunk_by(|a, b| is_annotation(a) && is_annotation(b)) {
            match apply_many(&mut changed, group) {
                Some(edits) => inverse.extend(edits),
                None => inverse.extend(group.iter().map(|edit| apply_edit(&mut changed, edit))),
            }
        }
        inverse.reverse();
        self.check(&changed)?;
        Ok((changed, Self(inverse)))
    }

    /// Checks what this command touched, and everything where it took a tag or a transcript away.
    fn check(&self, changed: &Project) -> Result<(), Refusal> {
        let nests = |edit: &Edit| matches!(edit, Edit::Tag { value: Some(tag), .. } if tag.parent.is_some());
        if self.0.iter().any(nests)
            && let Some(tag) = codebook::ring(&changed.tags)
        {
            return Err(Refusal::Ring(tag));
        }
        let removes =
            |edit: &Edit| matches!(edit, Edit::Tag { value: None, .. } | Edit::Transcript { value: None, .. });
        if self.0.iter().any(removes) {
            return changed.annotations.iter().try_for_each(|a| check_annotation(changed, a));
        }
        // What a later edit of the same command puts right counts.
        let mut seen = BTreeSet::new();
        self.0.iter().rev().try_for_each(|edit| match edit {
            Edit::Annotation { id, value } if seen.insert(id) => {
                value.as_ref().map_or(Ok(()), |annotation| check_annotation(changed, annotation))
            }
            _ => Ok(()),
        })
    }
}

fn check_annotation(project: &Project, annotation: &Annotation) -> Result<(), Refusal> {
    let apart = annotation.ranges.windows(2).all(|pair| pair[0].end <= pair[1].start);
    if annotation.ranges.is_empty() || !apart || annotation.ranges.iter().any(|r| r.is_empty()) {
        return Err(Refusal::BadRanges(annotation.id.clone()));
    }
    if project.transcript(&annotation.transcript).is_none() {
        return Err(Refusal::NoTranscript(annotation.transcript.clone()));
    }
    match annotation.tags.iter().find(|tag| project.tag(tag).is_none()) {
        Some(tag) => Err(Refusal::NoTag(tag.clone())),
        None => Ok(()),
    }
}

/// Makes one edit and returns the one that takes it back.
fn apply_edit(project: &mut Project, edit: &Edit) -> Edit {
    match edit {
        Edit::Name(name) => Edit::Name(std::mem::replace(&mut project.name, name.clone())),
        Edit::Transcript { id, value, at } => {
            let (value, at) = place(&mut project.transcripts, |t| t.id == *id, value.clone(), *at);
            Edit::Transcript { id: id.clone(), value, at }
        }
        Edit::Tag { id, value, at } => {
            let (value, at) = place(&mut project.tags, |t| t.id == *id, value.clone(), *at);
            Edit::Tag { id: id.clone(), value, at }
        }
        Edit::Coder { id, value, at } => {
            let (value, at) = place(&mut project.coders, |c| c.id == *id, value.clone(), *at);
            Edit::Coder { id: id.clone(), value, at }
        }
        Edit::Assignment { id, value, at } => {
            let (value, at) = place(&mut project.assignments, |a| a.id == *id, value.clone(), *at);
            Edit::Assignment { id: id.clone(), value, at }
        }
        Edit::NameCorrection { id, value, at } => {
            let (value, at) = place(&mut project.name_corrections, |c| c.id == *id, value.clone(), *at);
            Edit::NameCorrection { id: id.clone(), value, at }
        }
        Edit::Annotation { id, value } => {
            let all = &mut project.annotations;
            let before = all.iter().position(|a| a.id == *id).map(|at| all.remove(at));
            if let Some(annotation) = value {
                let at = all.partition_point(|a| a.order(annotation).is_lt());
                all.insert(at, Rc::clone(annotation));
            }
            Edit::Annotation { id: id.clone(), value: before }
        }
    }
}

/// Many annotations at once, in the time of one sort; nothing where one edit at a time will do
/// or one annotation occurs twice.
fn apply_many(project: &mut Project, edits: &[Edit]) -> Option<Vec<Edit>> {
    const FEW: usize = 16;
    let mut values: BTreeMap<&Id, Option<&Rc<Annotation>>> = BTreeMap::new();
    for edit in edits.get(FEW..).and(Some(edits))? {
        let Edit::Annotation { id, value } = edit else { return None };
        if values.insert(id, value.as_ref()).is_some() {
            return None;
        }
    }
    let mut before: BTreeMap<Id, Rc<Annotation>> = BTreeMap::new();
    let (touched, mut kept): (Vec<_>, Vec<_>) =
        std::mem::take(&mut project.annotations).into_iter().partition(|a| values.contains_key(&a.id));
    before.extend(touched.into_iter().map(|a| (a.id.clone(), a)));
    kept.extend(values.values().flatten().map(|a| Rc::clone(a)));
    sort::by(&mut kept, |a, b| a.order(b));
    project.annotations = kept;
    let inverse = |edit: &Edit| match edit {
        Edit::Annotation { id, .. } => Edit::Annotation { id: id.clone(), value: before.get(id).cloned() },
        other => other.clone(),
    };
    Some(edits.iter().map(inverse).collect())
}

/// Takes the record out of the list and puts the new value in at its place; returns what was
/// there and where.
fn place<T>(list: &mut Vec<T>, is_it: impl Fn(&T) -> bool, value: Option<T>, at: usize) -> (Option<T>, usize) {
    let was_at = list.iter().position(is_it);
    let before = was_at.map(|at| list.remove(at));
    if let Some(value) = value {
        list.insert(at.min(list.len()), value);
    }
    (before, was_at.unwrap_or(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntityKind, NameChange, Timestamp};
    use crate::text::{Span, TextHash};
    use proptest::prelude::*;

    fn edit() -> impl Strategy<Value = Edit> {
        let name = prop::sample::select(vec!["a", "b", "c"]);
        (0..6u8, name, any::<bool>(), 0usize..4, 0u32..9, 0u32..9).prop_map(|(kind, name, put, at, a, b)| {
            let id = Id::new(name);
            let moment = Timestamp::from_millis(u64::from(a));
            match kind {
                0 => Edit::Name(format!("{name}{at}")),
                1 => {
                    let tag = Tag {
                        id: id.clone(),
                        name: format!("{name}{at}"),
                        parent: ["a", "b", "c"].get(b as usize).map(|above| Id::new(above)),
                        colour: 0,
                        description: String::new(),
                        key: None,
                    };
                    Edit::Tag { id, value: put.then(|| Rc::new(tag)), at }
                }
                2 => {
                    let transcript = Transcript {
                        id: id.clone(),
                        text: TextHash::of(name),
                        title: format!("{at}"),
                        file: String::new(),
                        added: moment,
                        corrections: Vec::new(),
                        note: String::new(),
                        pseudonyms: Vec::new(),
                    };
                    Edit::Transcript { id, value: put.then(|| Rc::new(transcript)), at }
                }
                3 => {
                    let coder = Coder { id: id.clone(), name: format!("{name}{at}") };
                    Edit::Coder { id, value: put.then(|| Rc::new(coder)), at }
                }
                4 => {
                    let change = NameChange::Add { kind: EntityKind::Place, form: format!("{name}{at}") };
                    let correction = NameCorrection { id: id.clone(), change };
                    Edit::NameCorrection { id, value: put.then(|| Rc::new(correction)), at }
                }
                _ => {
                    let annotation = Annotation {
                        id: id.clone(),
                        transcript: Id::new(["a", "b", "c", "a"][at]),
                        ranges: vec![Span::new(a, b)],
                        tags: vec![Id::new(name)],
                        note: String::new(),
                        coder: id.clone(),
                        created: moment,
                        modified: moment,
                        anchored: None,
                    };
                    Edit::Annotation { id, value: put.then(|| Rc::new(annotation)) }
                }
            }
        })
    }

    fn annotation(id: &str, transcript: &str, ranges: Vec<Span>) -> Annotation {
        Annotation {
            id: Id::new(id),
            transcript: Id::new(transcript),
            ranges,
            tags: Vec::new(),
            note: String::new(),
            coder: Id::new("c"),
            created: Timestamp::default(),
            modified: Timestamp::default(),
            anchored: None,
        }
    }

    #[test]
    fn many_at_once_equal_one_by_one() {
        let transcript = Transcript {
            id: Id::new("t"),
            text: TextHash::of("t"),
            title: String::new(),
            file: String::new(),
            added: Timestamp::default(),
            corrections: Vec::new(),
            note: String::new(),
            pseudonyms: Vec::new(),
        };
        let start = Command(vec![Edit::Transcript { id: Id::new("t"), value: Some(Rc::new(transcript)), at: 0 }]);
        let start = start.apply(&Project::empty(Id::new("p"), Timestamp::default())).unwrap().0;
        let put = |n: u32, shift: u32| {
            let start = n * 7 % 50 + shift;
            Edit::put(annotation(&format!("{n}"), "t", vec![Span::new(start, start + 3)]))
        };
        let first = Command((0..40).map(|n| put(n, 0)).collect());
        let second = Command((20..60).map(|n| put(n, 5)).chain([Edit::drop_annotation(&Id::new("3"))]).collect());
        let one_by_one = |command: &Command, project: &Project| {
            command.0.iter().fold(project.clone(), |p, edit| Command(vec![edit.clone()]).apply(&p).unwrap().0)
        };
        let (a, undo_a) = first.apply(&start).unwrap();
        assert_eq!(a, one_by_one(&first, &start));
        let (b, undo_b) = second.apply(&a).unwrap();
        assert_eq!(b, one_by_one(&second, &a));
        assert_eq!(undo_b.apply(&b).unwrap().0, a);
        assert_eq!(undo_a.apply(&a).unwrap().0, start);
    }

    #[test]
    fn what_a_command_puts_right_itself_can_be_taken_back() {
        let broken = annotation("a", "nowhere", Vec::new());
        let start = Project::empty(Id::new("p"), Timestamp::default());
        let command = Command(vec![Edit::put(broken), Edit::drop_annotation(&Id::new("a"))]);
        let (changed, inverse) = command.apply(&start).unwrap();
        assert_eq!(inverse.apply(&changed).unwrap().0, start);
    }

    proptest! {
        #[test]
        fn any_sequence_undone_gives_the_start(commands in prop::collection::vec(prop::collection::vec(edit(), 1..5), 1..12)) {
            let start = Project::empty(Id::new("p"), Timestamp::default());
            let mut project = start.clone();
            let mut undo = Vec::new();
            for edits in commands {
                if let Ok((changed, inverse)) = Command(edits).apply(&project) {
                    let (back, _) = inverse.apply(&changed).unwrap();
                    prop_assert_eq!(&back, &project);
                    for annotation in &changed.annotations {
                        prop_assert!(check_annotation(&changed, annotation).is_ok());
                    }
                    prop_assert_eq!(codebook::ring(&changed.tags), None);
                    prop_assert!(changed.annotations.is_sorted_by(|a, b| a.order(b).is_lt()));
                    project = changed;
                    undo.push(inverse);
                }
            }
            for inverse in undo.iter().rev() {
                project = inverse.apply(&project).unwrap().0;
            }
            prop_assert_eq!(project, start);
        }
    }
}
