//! How records are written: JSON, with the names and shapes of schema 1.

use crate::model::{Anchored, Annotation, Assignment, Coder, Id, NameCorrection, Project, Tag, Timestamp, Transcript};
use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// Everything of a project but its annotations and texts.
#[derive(Serialize, Deserialize)]
struct Head {
    id: Id,
    name: String,
    created: Timestamp,
    #[serde(default)]
    transcripts: Vec<Rc<Transcript>>,
    #[serde(default)]
    tags: Vec<Rc<Tag>>,
    #[serde(default)]
    coders: Vec<Rc<Coder>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    assignments: Vec<Rc<Assignment>>,
    #[serde(default, rename = "nameCorrections", skip_serializing_if = "Vec::is_empty")]
    name_corrections: Vec<Rc<NameCorrection>>,
}

#[derive(Serialize, Deserialize)]
struct Passage {
    id: Id,
    transcript: Id,
    ranges: Vec<(u32, u32)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tags: Vec<Id>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    coder: Id,
    created: Timestamp,
    modified: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    anchored: Option<Anchored>,
}

pub(super) fn write_head(project: &Project) -> Option<String> {
    let head = Head {
        id: project.id.clone(),
        name: project.name.clone(),
        created: project.created,
        transcripts: project.transcripts.clone(),
        tags: project.tags.clone(),
        coders: project.coders.clone(),
        assignments: project.assignments.clone(),
        name_corrections: project.name_corrections.clone(),
    };
    serde_json::to_string(&head).ok()
}

/// A project without its annotations; nothing where the payload is not a head.
pub(super) fn read_head(payload: &str) -> Option<Project> {
    let head: Head = serde_json::from_str(payload).ok()?;
    Some(Project {
        name: head.name,
        transcripts: head.transcripts,
        tags: head.tags,
        coders: head.coders,
        assignments: head.assignments,
        name_corrections: head.name_corrections,
        ..Project::empty(head.id, head.created)
    })
}

pub(super) fn write_annotations<'a>(annotations: impl Iterator<Item = &'a Annotation>) -> Option<String> {
    serde_json::to_string(&annotations.map(passage).collect::<Vec<_>>()).ok()
}

/// Annotations; nothing where the payload is none.
pub(super) fn read_annotations(payload: &str) -> Option<Vec<Annotation>> {
    let passages: Vec<Passage> = serde_json::from_str(payload).ok()?;
    Some(passages.into_iter().map(annotation).collect())
}

fn passage(annotation: &Annotation) -> Passage {
    Passage {
        id: annotation.id.clone(),
        transcript: annotation.transcript.clone(),
        ranges: annotation.ranges.iter().map(|r| (r.start, r.end)).collect(),
        tags: annotation.tags.clone(),
        note: annotation.note.clone(),
        coder: annotation.coder.clone(),
        created: annotation.created,
        modified: annotation.modified,
        anchored: annotation.anchored,
    }
}

fn annotation(passage: Passage) -> Annotation {
    Annotation {
        id: passage.id,
        transcript: passage.transcript,
        ranges: passage.ranges.into_iter().map(|(start, end)| Span::new(start, end)).collect(),
        tags: passage.tags,
        note: passage.note,
        coder: passage.coder,
        created: passage.created,
        modified: passage.modified,
        anchored: passage.anchored,
    }
}
