use super::{Annotation, Assignment, Correction, Id, NameCorrection, Pseudonym, Structure, Tag, Timestamp};
use crate::text::TextHash;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A transcript of a project: which text, and what people call it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Transcript {
    /// Its name for ever.
    pub id: Id,
    /// The text it is.
    pub text: TextHash,
    /// What people call it.
    pub title: String,
    /// The name of the file it came from; empty where it was pasted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub file: String,
    /// When it was added.
    pub added: Timestamp,
    /// What a person corrected about its structure, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
    /// What people wrote on it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Which pseudonym stands for whom, where it was made by replacing names and that was to be kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pseudonyms: Vec<Pseudonym>,
}

impl Transcript {
    /// The structure of its text, with what a person corrected.
    pub fn structure(&self, text: &str) -> Structure {
        Structure::of(text).with_corrections(text, &self.corrections)
    }
}

/// Somebody who annotates.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Coder {
    /// Their name for ever.
    pub id: Id,
    /// What they call themselves; empty until they say.
    pub name: String,
}

/// All that people made, apart from the texts themselves. Changed by commands alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Project {
    /// Its name for ever.
    pub id: Id,
    /// What people call it; empty until they say.
    pub name: String,
    /// When it was begun.
    pub created: Timestamp,
    /// In the order people gave them.
    pub transcripts: Vec<Rc<Transcript>>,
    /// The codebook: siblings in the order people gave them.
    pub tags: Vec<Rc<Tag>>,
    /// In reading order by transcript: see [`Annotation::order`].
    pub annotations: Vec<Rc<Annotation>>,
    /// In the order they came.
    pub coders: Vec<Rc<Coder>>,
    /// What was handed out to classes, in the order in which it was.
    pub assignments: Vec<Rc<Assignment>>,
    /// What people decided about names, in the order in which they did.
    pub name_corrections: Vec<Rc<NameCorrection>>,
}

impl Project {
    /// A project with nothing in it.
    pub fn empty(id: Id, created: Timestamp) -> Self {
        Self {
            id,
            name: String::new(),
            created,
            transcripts: Vec::new(),
            tags: Vec::new(),
            annotations: Vec::new(),
            coders: Vec::new(),
            assignments: Vec::new(),
            name_corrections: Vec::new(),
        }
    }

    /// The transcript of that name.
    pub fn transcript(&self, id: &Id) -> Option<&Rc<Transcript>> {
        self.transcripts.iter().find(|t| t.id == *id)
    }

    /// The tag of that name.
    pub fn tag(&self, id: &Id) -> Option<&Rc<Tag>> {
        self.tags.iter().find(|t| t.id == *id)
    }

    /// The annotation of that name.
    pub fn annotation(&self, id: &Id) -> Option<&Rc<Annotation>> {
        self.annotations.iter().find(|a| a.id == *id)
    }

    /// The coder of that name.
    pub fn coder(&self, id: &Id) -> Option<&Rc<Coder>> {
        self.coders.iter().find(|c| c.id == *id)
    }

    /// The annotations of one transcript, in reading order.
    pub fn annotations_of<'a>(&'a self, transcript: &'a Id) -> &'a [Rc<Annotation>] {
        let start = self.annotations.partition_point(|a| a.transcript < *transcript);
        let end = self.annotations.partition_point(|a| a.transcript <= *transcript);
        self.annotations.get(start..end).unwrap_or(&[])
    }

    /// Number of passages that carry a tag.
    pub fn count(&self, tag: &Id) -> usize {
        self.annotations.iter().filter(|a| a.tags.contains(tag)).count()
    }

    /// As [`Self::count`] for each tag, in the order of the tags, in one pass.
    pub fn counts(&self) -> Vec<usize> {
        let places: BTreeMap<&Id, usize> = self.tags.iter().map(|t| &t.id).zip(0..).collect();
        let mut counts = vec![0; self.tags.len()];
        for tag in self.annotations.iter().flat_map(|a| &a.tags) {
            if let Some(count) = places.get(tag).and_then(|at| counts.get_mut(*at)) {
                *count += 1;
            }
        }
        counts
    }

    /// For each tag, in the order of the tags: the number of passages that carry it or one under it.
    pub fn branch_counts(&self) -> Vec<usize> {
        let places: BTreeMap<&Id, usize> = self.tags.iter().map(|t| &t.id).zip(0..).collect();
        let above: Vec<Option<usize>> =
            self.tags.iter().map(|t| t.parent.as_ref().and_then(|p| places.get(p)).copied()).collect();
        let mut counts = vec![0; self.tags.len()];
        // The passage by which each tag was counted last: a passage counts once in a branch.
        let mut last = vec![usize::MAX; self.tags.len()];
        for (passage, annotation) in self.annotations.iter().enumerate() {
            for tag in &annotation.tags {
                let mut next = places.get(tag).copied();
                while let Some(at) = next.filter(|at| last.get(*at).is_some_and(|last| *last != passage)) {
                    last[at] = passage;
                    counts[at] += 1;
                    next = above[at];
                }
            }
        }
        counts
    }
}
