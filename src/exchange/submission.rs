//! What a student hands in: one small JSON with their passages, each with its words and what
//! stands around them, so that it finds its place in a transcript that was altered meanwhile.

use super::{ReadError, Texts};
use crate::model::anchoring::{Anchorer, Position, Quote, Target};
use crate::model::{Anchored, Annotation, Assignment, Coder, Id, Project, Tag, Timestamp};
use crate::sort;
use crate::text::{Span, TextHash};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The newest schema, and the one that is written.
pub const SCHEMA: u64 = 1;
/// What the file says it is.
pub const FORMAT: &str = "glossator-submission";

/// A student's work, placed in the transcripts at hand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Submission {
    /// The assignment it is for.
    pub assignment: Id,
    /// The assignment's title, as the hand-out stated it.
    pub title: String,
    /// Whose it is.
    pub coder: Coder,
    /// When it was handed in.
    pub handed_in: Timestamp,
    /// The tags that its passages carry.
    pub tags: Vec<Tag>,
    /// The passages, in reading order.
    pub passages: Vec<Annotation>,
    /// How many of them were moved because their transcript is not the one they were made on.
    pub moved: usize,
    /// How many of them found no place: they are where they would be.
    pub lost: usize,
    /// How many of them lie in transcripts that are not there.
    pub homeless: usize,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct File {
    format: String,
    schema: u64,
    assignment: Id,
    #[serde(default)]
    title: String,
    coder: Name,
    handed_in: Timestamp,
    #[serde(default)]
    tags: Vec<Label>,
    #[serde(default)]
    transcripts: Vec<Made>,
    #[serde(default)]
    passages: Vec<Passage>,
}

#[derive(Deserialize)]
struct Envelope {
    format: Option<String>,
    schema: Option<u64>,
}

#[derive(Serialize, Deserialize)]
struct Name {
    id: Id,
    #[serde(default)]
    name: String,
}

#[derive(Serialize, Deserialize)]
struct Label {
    id: Id,
    name: String,
    #[serde(default)]
    colour: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parent: Option<Id>,
}

/// A transcript, and the text that the passages in it were made on.
#[derive(Serialize, Deserialize)]
struct Made {
    id: Id,
    text: String,
}

#[derive(Serialize, Deserialize)]
struct Passage {
    id: Id,
    transcript: Id,
    ranges: Vec<Range>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tags: Vec<Id>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    created: Timestamp,
    modified: Timestamp,
}

/// Code points, the words there, and what stands around them.
#[derive(Serialize, Deserialize)]
struct Range {
    start: u32,
    end: u32,
    exact: String,
    #[serde(default)]
    prefix: String,
    #[serde(default)]
    suffix: String,
}

/// Writes a student's work: that of the one coder whose project it is.
pub fn write(assignment: &Assignment, coder: &Coder, project: &Project, texts: &Texts, now: Timestamp) -> String {
    let range = |transcript: &Id, span: &Span| {
        let text = texts.get(&project.transcript(transcript)?.text)?;
        let (start, end) = text.to_code_points(*span);
        let Quote { exact, prefix, suffix } = Quote::of(text, *span);
        Some(Range { start, end, exact, prefix, suffix })
    };
    let passage = |a: &Rc<Annotation>| Passage {
        id: a.id.clone(),
        transcript: a.transcript.clone(),
        ranges: a.ranges.iter().filter_map(|span| range(&a.transcript, span)).collect(),
        tags: a.tags.clone(),
        note: a.note.clone(),
        created: a.created,
        modified: a.modified,
    };
    let used = |t: &&Rc<Tag>| project.annotations.iter().any(|a| a.tags.contains(&t.id));
    let label = |t: &Rc<Tag>| Label {
        id: t.id.clone(),
        name: t.name.clone(),
        colour: u64::from(t.colour),
        parent: t.parent.clone(),
    };
    let file = File {
        format: FORMAT.to_owned(),
        schema: SCHEMA,
        assignment: assignment.id.clone(),
        title: assignment.title.clone(),
        coder: Name { id: coder.id.clone(), name: coder.name.clone() },
        handed_in: now,
        tags: project.tags.iter().filter(used).map(label).collect(),
        transcripts: project
            .transcripts
            .iter()
            .map(|t| Made { id: t.id.clone(), text: t.text.as_str().to_owned() })
            .collect(),
        passages: project.annotations.iter().map(passage).collect(),
    };
    // Every key is a string and no number is infinite: this cannot fail.
    let mut written = serde_json::to_string_pretty(&file).unwrap_or_default();
    written.push('\n');
    written
}

/// Places handed-in passages in the transcripts of a project, one file after the other.
#[derive(Debug)]
pub struct Reader<'a> {
    /// For each transcript, its text cut into words.
    transcripts: BTreeMap<Id, Anchorer<'a>>,
}

impl<'a> Reader<'a> {
    /// For the transcripts of these names.
    pub fn new(transcripts: impl IntoIterator<Item = (Id, &'a crate::text::Text)>) -> Self {
        Self { transcripts: transcripts.into_iter().map(|(id, text)| (id, Anchorer::new(text))).collect() }
    }

    /// Reads what somebody handed in.
    ///
    /// # Errors
    /// Where it is no such file, is of a newer schema or is damaged.
    pub fn read(&self, file: &str) -> Result<Submission, ReadError> {
        let file = file.trim_start_matches('\u{feff}');
        let stated: Envelope = serde_json::from_str(file)?;
        match (stated.format.as_deref(), stated.schema) {
            (Some(FORMAT), Some(1..=SCHEMA)) => {}
            (Some(FORMAT), Some(found)) if found > SCHEMA => {
                return Err(ReadError::NewerSchema { found, known: SCHEMA });
            }
            _ => return Err(ReadError::OtherFormat),
        }
        let file: File = serde_json::from_str(file)?;
        let made: BTreeMap<Id, TextHash> =
            file.transcripts.into_iter().map(|t| (t.id, TextHash::stated(&t.text))).collect();
        let mut work = Submission {
            assignment: file.assignment,
            title: file.title,
            coder: Coder { id: file.coder.id, name: file.coder.name.trim().to_owned() },
            handed_in: file.handed_in,
            tags: file.tags.into_iter().map(tag).collect(),
            passages: Vec::with_capacity(file.passages.len()),
            moved: 0,
            lost: 0,
            homeless: 0,
        };
        for passage in file.passages {
            match self.transcripts.get(&passage.transcript) {
                Some(anchorer) => place(&mut work, passage, anchorer, &made),
                None => work.homeless += 1,
            }
        }
        sort::by(&mut work.passages, Annotation::order);
        Ok(work)
    }
}

fn tag(stated: Label) -> Tag {
    Tag {
        id: stated.id,
        name: stated.name,
        parent: stated.parent,
        colour: u8::try_from(stated.colour % u64::from(crate::model::codebook::COLOURS)).unwrap_or(0),
        description: String::new(),
        key: None,
    }
}

fn place(work: &mut Submission, passage: Passage, anchorer: &Anchorer<'_>, made: &BTreeMap<Id, TextHash>) {
    let made_on = made.get(&passage.transcript).cloned();
    let find = |range: Range| {
        let quote = Quote { exact: range.exact, prefix: range.prefix, suffix: range.suffix };
        anchorer.find(&Target {
            quote: Some(quote),
            position: Some(Position::CodePoints(range.start, range.end)),
            made_on: made_on.clone(),
        })
    };
    let found: Vec<_> = passage.ranges.into_iter().map(find).filter(|f| !f.span.is_empty()).collect();
    let how = found.iter().filter_map(|f| f.how).max_by_key(Anchored::doubt);
    let ranges = crate::text::tidy(&found.iter().map(|f| f.span).collect::<Vec<_>>());
    if ranges.is_empty() {
        work.homeless += 1;
        return;
    }
    match how {
        Some(Anchored::Lost) => work.lost += 1,
        Some(_) => work.moved += 1,
        None => {}
    }
    let known = |id: &Id| work.tags.iter().any(|t| t.id == *id);
    let tags = passage.tags.into_iter().filter(known).collect();
    work.passages.push(Annotation {
        id: passage.id,
        transcript: passage.transcript,
        ranges,
        tags,
        note: passage.note,
        coder: work.coder.id.clone(),
        created: passage.created,
        modified: passage.modified,
        anchored: how,
    });
}

#[cfg(test)]
mod tests;
