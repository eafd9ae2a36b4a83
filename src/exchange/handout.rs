//! What a hand-out adds to the page: the assignment, its transcripts and its codebook, as one data
//! block. The page around it is written by the browser from the parts it runs from.

use super::assignment::Assignment as Stated;
use super::{ReadError, Syntax, Texts, project_file};
use crate::model::{Assignment, Project, Timestamp, Transcript};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// The newest schema, and the one that is written.
pub const SCHEMA: u64 = 1;
/// What the block says it is.
pub const FORMAT: &str = "glossator-handout";

/// A hand-out.
#[derive(Clone, Debug, PartialEq)]
pub struct Handout {
    /// What is to be done.
    pub assignment: Rc<Assignment>,
    /// The transcripts and the codebook: nobody's work is in it, and no name.
    pub project: Rc<Project>,
    /// The texts of the transcripts.
    pub texts: Rc<Texts>,
}

#[derive(Serialize, Deserialize)]
struct Block {
    format: String,
    schema: u64,
    assignment: Stated,
    /// A project file.
    project: String,
}

#[derive(Deserialize)]
struct Envelope {
    format: Option<String>,
    schema: Option<u64>,
}

impl Handout {
    /// A hand-out of a project's transcripts and tags, without passages, notes, coders, file names and
    /// the keys of pseudonyms.
    pub fn of(assignment: Rc<Assignment>, project: &Project, texts: &Rc<Texts>) -> Self {
        let bare = |t: &Rc<Transcript>| {
            let (file, note, pseudonyms) = (String::new(), String::new(), Vec::new());
            Rc::new(Transcript { file, note, pseudonyms, ..Transcript::clone(t) })
        };
        let project = Project {
            name: assignment.title.clone(),
            transcripts: project.transcripts.iter().map(bare).collect(),
            tags: project.tags.clone(),
            name_corrections: if assignment.entities { project.name_corrections.clone() } else { Vec::new() },
            ..Project::empty(assignment.id.clone(), assignment.created)
        };
        let used = |hash: &&crate::text::TextHash| project.transcripts.iter().any(|t| t.text == **hash);
        let texts = texts.iter().filter(|(hash, _)| used(hash)).map(|(h, t)| (h.clone(), Rc::clone(t))).collect();
        Self { assignment, project: Rc::new(project), texts: Rc::new(texts) }
    }

    /// The block, as JSON. The browser packs it.
    pub fn write(&self) -> Vec<u8> {
        let written = self.assignment.created;
        let block = Block {
            format: FORMAT.to_owned(),
            schema: SCHEMA,
            assignment: Stated::from(&*self.assignment),
            project: project_file::write(&self.project, &self.texts, written),
        };
        // Every key is a string and no number is infinite: this cannot fail.
        serde_json::to_vec(&block).unwrap_or_default()
    }
}

/// Reads the unpacked bytes of a block.
///
/// # Errors
/// Where it is none, is of a newer schema or is damaged.
pub fn read(bytes: &[u8]) -> Result<Handout, ReadError> {
    let stated: Envelope = serde_json::from_slice(bytes)?;
    match (stated.format.as_deref(), stated.schema) {
        (Some(FORMAT), Some(1..=SCHEMA)) => {}
        (Some(FORMAT), Some(found)) if found > SCHEMA => return Err(ReadError::NewerSchema { found, known: SCHEMA }),
        _ => return Err(ReadError::OtherFormat),
    }
    let block: Block = serde_json::from_slice(bytes)?;
    let assignment: Assignment = block.assignment.into();
    if assignment.id.as_str().is_empty() {
        return Err(ReadError::Syntax { syntax: Syntax::Json, line: 0, column: 0 });
    }
    let opened = project_file::read(&block.project)?;
    Ok(Handout { assignment: Rc::new(assignment), project: Rc::new(opened.project), texts: Rc::new(opened.texts) })
}

impl Handout {
    /// The project of somebody who begins: the assignment's, under a name of its own.
    pub fn begun_by(&self, coder: &crate::model::Coder, now: Timestamp) -> Project {
        Project {
            id: coder.id.clone(),
            created: now,
            coders: vec![Rc::new(coder.clone())],
            ..Project::clone(&self.project)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Annotation, Coder, Example, Id, Tag};
    use crate::text::{Span, Text};

    /// A project in which somebody worked already.
    pub(crate) fn worked_on() -> (Project, Rc<Texts>) {
        let text = Rc::new(Text::new("Ana: The river rose.\n\nBen: We carried the bóoks.\n"));
        let now = Timestamp::from_millis(5_000);
        let mut project = Project::empty(Id::new("secret-project"), now);
        project.name = "My own name for it".to_owned();
        project.transcripts.push(Rc::new(Transcript {
            id: Id::new("t"),
            text: text.hash().clone(),
            title: "Flood".to_owned(),
            file: "home-of-teacher.txt".to_owned(),
            added: now,
            corrections: Vec::new(),
            note: "what I think of it".to_owned(),
            pseudonyms: Vec::new(),
        }));
        project.tags.push(Rc::new(Tag {
            id: Id::new("loss"),
            name: "Loss".to_owned(),
            parent: None,
            colour: 3,
            description: "What was lost".to_owned(),
            key: Some(1),
        }));
        project.coders.push(Rc::new(Coder { id: Id::new("teacher"), name: "Mx Teacher".to_owned() }));
        project.annotations.push(Rc::new(Annotation {
            id: Id::new("a"),
            transcript: Id::new("t"),
            ranges: vec![Span::new(5, 14)],
            tags: vec![Id::new("loss")],
            note: "the solution".to_owned(),
            coder: Id::new("teacher"),
            created: now,
            modified: now,
            anchored: None,
        }));
        let texts = Rc::new(Texts::from([(text.hash().clone(), text)]));
        (project, texts)
    }

    fn assignment() -> Assignment {
        Assignment {
            id: Id::new("task-1"),
            title: "Reading the flood".to_owned(),
            instructions: "Tag every loss.".to_owned(),
            due: "2026-12-01".to_owned(),
            locked: true,
            entities: true,
            themes: false,
            search: false,
            example: Some(Example {
                quote: "the river".to_owned(),
                tags: vec!["Loss".to_owned()],
                note: String::new(),
            }),
            created: Timestamp::from_millis(9_000),
        }
    }

    #[test]
    fn a_hand_out_comes_back_as_it_was_and_holds_nobodys_work() {
        let (project, texts) = worked_on();
        let handout = Handout::of(Rc::new(assignment()), &project, &texts);
        let bytes = handout.write();
        assert_eq!(read(&bytes).unwrap(), handout);
        let plain = String::from_utf8(bytes).unwrap();
        for secret in ["solution", "what I think", "Teacher", "secret-project", "home-of-teacher", "My own name"] {
            assert!(!plain.contains(secret), "{secret}");
        }
    }

    #[test]
    fn who_begins_has_the_transcripts_and_tags_and_nothing_else() {
        let (project, texts) = worked_on();
        let handout = Handout::of(Rc::new(assignment()), &project, &texts);
        let ada = Coder { id: Id::new("ada"), name: "Ada".to_owned() };
        let begun = handout.begun_by(&ada, Timestamp::from_millis(10_000));
        assert_eq!((begun.id.as_str(), begun.tags.len(), begun.annotations.len()), ("ada", 1, 0));
        assert_eq!(begun.coders, [Rc::new(ada)]);
    }

    #[test]
    fn what_is_no_hand_out_is_refused() {
        assert_eq!(read(br#"{"format":"other"}"#), Err(ReadError::OtherFormat));
        let newer = br#"{"format":"glossator-handout","schema":2}"#;
        assert_eq!(read(newer), Err(ReadError::NewerSchema { found: 2, known: 1 }));
        assert!(matches!(read(b"\0\x01"), Err(ReadError::Syntax { .. })));
    }
}
