//! A project as one file: JSON of a schema of its own, with the texts in it.
//!
//! Positions are code points. Each text stands in it once, under its hash. The same project gives
//! the same bytes. Fields that a reader does not know are left alone, but a file of a newer schema
//! is not read at all: what it means is not known.

mod naming;
mod wire;

use super::{ReadError, Record, Texts, plain_text};
use crate::model::codebook::COLOURS;
use crate::model::{Annotation, Coder, Correction, Id, Project, Pseudonym, Tag, Timestamp, Transcript};
use crate::sort;
use crate::text::{Span, Text, TextHash};
use naming::Places;
use std::collections::BTreeSet;
use std::rc::Rc;

/// The newest schema, and the one that is written.
pub const SCHEMA: u64 = 1;
/// What the file says it is.
pub const FORMAT: &str = "glossator-project";

/// A project file, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// What people made.
    pub project: Project,
    /// The texts it speaks of.
    pub texts: Texts,
    /// When the file was written.
    pub saved: Timestamp,
    /// What was not quite right in it and was put right.
    pub repairs: Vec<Repair>,
}

/// Something in a file that was put right, because there is only one way to do so.
#[derive(Clone, Debug, PartialEq)]
pub enum Repair {
    /// A tag that stood under one that is not there, or under itself, stands at the top.
    TagToTop(Id),
    /// A tag's colour or key that is not one was replaced or left out.
    TagField(Id),
    /// A coder whom annotations name was not listed: added without a name.
    CoderAdded(Id),
    /// An annotation's ranges were put in order, joined where they overlapped, or a doubled tag was taken out.
    AnnotationTidied(Id),
    /// A correction of a structure that lies outside its text was left out.
    CorrectionLeftOut(Id),
    /// A correction of a name whose place is not there was left out.
    NameCorrectionLeftOut(Id),
}

/// Writes a project with the texts of its transcripts. A transcript without a text, and what lies
/// in it, cannot be written and would not be read: the caller has all texts loaded.
pub fn write(project: &Project, texts: &Texts, saved: Timestamp) -> String {
    let places = Places { project, texts };
    let used: BTreeSet<&TextHash> = project.transcripts.iter().map(|t| &t.text).collect();
    let file = wire::File {
        format: FORMAT.into(),
        schema: SCHEMA,
        saved,
        project: wire::Head { id: project.id.clone(), name: project.name.clone(), created: project.created },
        assignments: project.assignments.iter().map(|a| wire::Assignment::from(&**a)).collect(),
        coders: project.coders.iter().map(|c| wire::Coder { id: c.id.clone(), name: c.name.clone() }).collect(),
        tags: project.tags.iter().map(|t| tag_out(t)).collect(),
        transcripts: project.transcripts.iter().map(|t| transcript_out(t, texts.get(&t.text))).collect(),
        annotations: project.annotations.iter().map(|a| annotation_out(project, a, texts)).collect(),
        name_corrections: project.name_corrections.iter().map(|c| places.write(c)).collect(),
        texts: used
            .into_iter()
            .filter_map(|hash| Some((hash.as_str().to_owned(), texts.get(hash)?.as_str().to_owned())))
            .collect(),
    };
    // Every key is a string and no number is infinite: this cannot fail.
    let mut written = serde_json::to_string(&file).unwrap_or_default();
    written.push('\n');
    written
}

/// Reads a project file as it comes from a disk.
///
/// # Errors
/// As [`read`], and where the bytes are no text.
pub fn read_bytes(bytes: &[u8]) -> Result<Opened, ReadError> {
    read(&plain_text::decode(bytes)?)
}

/// Reads a project file.
///
/// # Errors
/// Where it is not one, is of a newer schema, or holds a reference that leads nowhere.
pub fn read(file: &str) -> Result<Opened, ReadError> {
    let file = file.trim_start_matches('\u{feff}');
    let stated: wire::Envelope = serde_json::from_str(file)?;
    if stated.format.as_deref() != Some(FORMAT) {
        return Err(ReadError::OtherFormat);
    }
    match stated.schema {
        Some(found) if found > SCHEMA => return Err(ReadError::NewerSchema { found, known: SCHEMA }),
        Some(1..) => {}
        _ => return Err(ReadError::OtherFormat),
    }
    let file: wire::File = serde_json::from_str(file)?;
    let mut repairs = Vec::new();
    let texts = texts_in(&file)?;
    let tags = tags_in(&file, &mut repairs)?;
    let transcripts = transcripts_in(&file, &texts, &mut repairs)?;
    let mut project = Project {
        id: file.project.id,
        name: file.project.name,
        created: file.project.created,
        transcripts,
        tags,
        annotations: Vec::new(),
        assignments: file.assignments.into_iter().map(|a| Rc::new(a.into())).collect(),
        coders: file.coders.into_iter().map(|c| Rc::new(Coder { id: c.id, name: c.name })).collect(),
        name_corrections: Vec::new(),
    };
    apart(Record::NameCorrection, file.name_corrections.iter().map(|c| &c.id))?;
    for correction in file.name_corrections {
        let id = correction.id.clone();
        match (Places { project: &project, texts: &texts }).read(correction) {
            Some(correction) => project.name_corrections.push(Rc::new(correction)),
            None => repairs.push(Repair::NameCorrectionLeftOut(id)),
        }
    }
    apart(Record::Coder, project.coders.iter().map(|c| &c.id))?;
    apart(Record::Annotation, file.annotations.iter().map(|a| &a.id))?;
    let tag_ids: BTreeSet<Id> = project.tags.iter().map(|t| t.id.clone()).collect();
    let mut coder_ids: BTreeSet<Id> = project.coders.iter().map(|c| c.id.clone()).collect();
    for annotation in file.annotations {
        let annotation = annotation_in(annotation, &project, &texts, &tag_ids, &mut repairs)?;
        if coder_ids.insert(annotation.coder.clone()) {
            project.coders.push(Rc::new(Coder { id: annotation.coder.clone(), name: String::new() }));
            repairs.push(Repair::CoderAdded(annotation.coder.clone()));
        }
        project.annotations.push(Rc::new(annotation));
    }
    sort::by(&mut project.annotations, |a, b| a.order(b));
    Ok(Opened { project, texts, saved: file.saved, repairs })
}

fn tag_out(tag: &Tag) -> wire::Tag {
    wire::Tag {
        id: tag.id.clone(),
        name: tag.name.clone(),
        parent: tag.parent.clone(),
        colour: u64::from(tag.colour),
        description: tag.description.clone(),
        key: tag.key.map(u64::from),
    }
}

fn transcript_out(transcript: &Transcript, text: Option<&Rc<Text>>) -> wire::Transcript {
    let correction = |correction: &Correction| match correction.clone() {
        Correction::RenameSpeaker { from, to } => wire::Correction::RenameSpeaker { from, to },
        Correction::MergeSpeakers { from, into } => wire::Correction::MergeSpeakers { from, into },
        Correction::SplitSpeaker { variant } => wire::Correction::SplitSpeaker { variant },
        Correction::SetTurnSpeaker { start, name } => {
            let start = text.map_or(start, |text| text.to_code_points(Span::new(start, start)).0);
            wire::Correction::SetTurnSpeaker { start, name }
        }
    };
    wire::Transcript {
        id: transcript.id.clone(),
        text: transcript.text.as_str().to_owned(),
        title: transcript.title.clone(),
        file: transcript.file.clone(),
        added: transcript.added,
        corrections: transcript.corrections.iter().map(correction).collect(),
        note: transcript.note.clone(),
        pseudonyms: transcript.pseudonyms.iter().map(pseudonym_out).collect(),
    }
}

fn pseudonym_out(of: &Pseudonym) -> wire::Pseudonym {
    let (name, forms, pseudonym) = (of.name.clone(), of.forms.clone(), of.pseudonym.clone());
    wire::Pseudonym { name, forms, person: of.person, pseudonym }
}

fn pseudonym_in(stated: &wire::Pseudonym) -> Pseudonym {
    let (name, forms, pseudonym) = (stated.name.clone(), stated.forms.clone(), stated.pseudonym.clone());
    Pseudonym { name, forms, person: stated.person, pseudonym }
}

fn annotation_out(project: &Project, annotation: &Annotation, texts: &Texts) -> wire::Annotation {
    let text = project.transcript(&annotation.transcript).and_then(|t| texts.get(&t.text));
    let range = |span: &Span| text.map_or((span.start, span.end), |text| text.to_code_points(*span));
    wire::Annotation {
        id: annotation.id.clone(),
        transcript: annotation.transcript.clone(),
        ranges: annotation.ranges.iter().map(range).collect(),
        tags: annotation.tags.clone(),
        note: annotation.note.clone(),
        coder: annotation.coder.clone(),
        created: annotation.created,
        modified: annotation.modified,
        anchored: annotation.anchored.map(Into::into),
    }
}

fn texts_in(file: &wire::File) -> Result<Texts, ReadError> {
    let mut texts = Texts::new();
    for (stated, content) in &file.texts {
        let text = Text::new(content);
        if *text.hash() != TextHash::stated(stated) {
            return Err(ReadError::WrongHash { stated: stated.clone() });
        }
        texts.insert(text.hash().clone(), Rc::new(text));
    }
    Ok(texts)
}

fn tags_in(file: &wire::File, repairs: &mut Vec<Repair>) -> Result<Vec<Rc<Tag>>, ReadError> {
    apart(Record::Tag, file.tags.iter().map(|t| &t.id))?;
    let mut tags: Vec<Tag> = Vec::with_capacity(file.tags.len());
    for tag in &file.tags {
        let colour = u8::try_from(tag.colour % u64::from(COLOURS)).unwrap_or(0);
        let key = tag.key.and_then(|k| u8::try_from(k).ok()).filter(|k| (1..=9).contains(k));
        if u64::from(colour) != tag.colour || key.map(u64::from) != tag.key {
            repairs.push(Repair::TagField(tag.id.clone()));
        }
        tags.push(Tag {
            id: tag.id.clone(),
            name: tag.name.clone(),
            parent: tag.parent.clone(),
            colour,
            description: tag.description.clone(),
            key,
        });
    }
    for lost in super::tree::rootless(&tags, |t| &t.id, |t| t.parent.as_ref()) {
        if let Some(tag) = tags.get_mut(lost) {
            tag.parent = None;
            repairs.push(Repair::TagToTop(tag.id.clone()));
        }
    }
    Ok(tags.into_iter().map(Rc::new).collect())
}

fn transcripts_in(
    file: &wire::File,
    texts: &Texts,
    repairs: &mut Vec<Repair>,
) -> Result<Vec<Rc<Transcript>>, ReadError> {
    apart(Record::Transcript, file.transcripts.iter().map(|t| &t.id))?;
    let mut transcripts = Vec::with_capacity(file.transcripts.len());
    for transcript in &file.transcripts {
        let hash = TextHash::stated(&transcript.text);
        let Some(text) = texts.get(&hash) else {
            let from = transcript.id.to_string();
            return Err(ReadError::Missing { what: Record::Text, id: transcript.text.clone(), from });
        };
        let correction = |correction: &wire::Correction| {
            Some(match correction.clone() {
                wire::Correction::RenameSpeaker { from, to } => Correction::RenameSpeaker { from, to },
                wire::Correction::MergeSpeakers { from, into } => Correction::MergeSpeakers { from, into },
                wire::Correction::SplitSpeaker { variant } => Correction::SplitSpeaker { variant },
                wire::Correction::SetTurnSpeaker { start, name } => {
                    let start = text.from_code_points(start, start)?.start;
                    Correction::SetTurnSpeaker { start, name }
                }
            })
        };
        let corrections: Vec<Correction> = transcript.corrections.iter().filter_map(correction).collect();
        if corrections.len() < transcript.corrections.len() {
            repairs.push(Repair::CorrectionLeftOut(transcript.id.clone()));
        }
        transcripts.push(Rc::new(Transcript {
            id: transcript.id.clone(),
            text: hash,
            title: transcript.title.clone(),
            file: transcript.file.clone(),
            added: transcript.added,
            corrections,
            note: transcript.note.clone(),
            pseudonyms: transcript.pseudonyms.iter().map(pseudonym_in).collect(),
        }));
    }
    Ok(transcripts)
}

fn annotation_in(
    annotation: wire::Annotation,
    project: &Project,
    texts: &Texts,
    tags: &BTreeSet<Id>,
    repairs: &mut Vec<Repair>,
) -> Result<Annotation, ReadError> {
    let from = || annotation.id.to_string();
    let missing = |what, id: &str| ReadError::Missing { what, id: id.to_owned(), from: from() };
    let transcript = project
        .transcript(&annotation.transcript)
        .ok_or_else(|| missing(Record::Transcript, annotation.transcript.as_str()))?;
    let text = texts.get(&transcript.text).ok_or_else(|| missing(Record::Text, transcript.text.as_str()))?;
    if let Some(tag) = annotation.tags.iter().find(|tag| !tags.contains(tag)) {
        return Err(missing(Record::Tag, tag.as_str()));
    }
    let bad = |(start, end): (u32, u32)| ReadError::BadRange { from: from(), start: start.into(), end: end.into() };
    let range = |(start, end)| text.from_code_points(start, end).filter(|s| !s.is_empty()).ok_or(bad((start, end)));
    let ranges = annotation.ranges.iter().map(|r| range(*r)).collect::<Result<Vec<Span>, _>>()?;
    if ranges.is_empty() {
        return Err(bad((0, 0)));
    }
    let tidy = crate::text::tidy(&ranges);
    let mut seen = BTreeSet::new();
    let tags: Vec<Id> = annotation.tags.iter().filter(|t| seen.insert((*t).clone())).cloned().collect();
    if tidy != ranges || tags.len() < annotation.tags.len() {
        repairs.push(Repair::AnnotationTidied(annotation.id.clone()));
    }
    Ok(Annotation {
        id: annotation.id,
        transcript: annotation.transcript,
        ranges: tidy,
        tags,
        note: annotation.note,
        coder: annotation.coder,
        created: annotation.created,
        modified: annotation.modified,
        anchored: annotation.anchored.map(Into::into),
    })
}

/// Whether all names are different.
fn apart<'a>(what: Record, ids: impl Iterator<Item = &'a Id>) -> Result<(), ReadError> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id) {
            return Err(ReadError::Twice { what, id: id.to_string() });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests;
