//! What is written, and what of it a format cannot carry.

use super::Texts;
use crate::model::{Annotation, Id, Project, Structure, Tag, Timestamp, Transcript, codebook};
use crate::sort;
use crate::strings::{Catalogue, ENGLISH, FRENCH, Locale};
use crate::text::{Span, Text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The structure of each transcript, by its id.
pub type Structures = BTreeMap<Id, Rc<Structure>>;

/// Where a label comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Layer {
    /// A person's tag.
    Tags,
    /// An entity that was found.
    Entities,
    /// A theme that was found.
    Themes,
}

/// A labelled place that no person made: an entity's mention, a sentence of a theme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mark {
    /// The transcript it lies in.
    pub transcript: Id,
    /// Where.
    pub span: Span,
    /// Its kind or its theme's name.
    pub label: String,
    /// Which of the two it is.
    pub layer: Layer,
}

/// The words of a page or report that are the program's and not the project's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Words<'a> {
    /// The language they are in, as HTML states it.
    pub lang: &'a str,
    /// Heading of the list of tags.
    pub codebook: &'a str,
    /// Heading of the list of notes.
    pub notes: &'a str,
    /// What a project is called that has no name.
    pub untitled: &'a str,
}

impl Words<'static> {
    /// Those of a language. They are taken one by one from a catalogue that is known: so the worker's program
    /// holds these words and not the whole of every language.
    pub fn of(locale: Locale) -> Self {
        match locale {
            Locale::French => Self::from(&FRENCH),
            Locale::English | Locale::Mirrored => Self::from(&ENGLISH),
        }
    }

    #[inline(always)]
    fn from(catalogue: &'static Catalogue) -> Self {
        Self {
            lang: catalogue.language,
            codebook: catalogue.codebook,
            notes: catalogue.notes,
            untitled: catalogue.unnamed_project,
        }
    }
}

/// All that an export draws on. What is not to be written is not in it: the caller hands a project
/// with the passages that are wanted, and the marks that are wanted.
#[derive(Clone, Copy, Debug)]
pub struct Export<'a> {
    /// The project.
    pub project: &'a Project,
    /// Its texts.
    pub texts: &'a Texts,
    /// The structure of its transcripts, where it is known.
    pub structures: &'a Structures,
    /// Entities and themes.
    pub marks: &'a [Mark],
    /// The moment.
    pub now: Timestamp,
    /// What headings say.
    pub words: Words<'a>,
}

/// What is written and what was left behind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Written {
    /// The file.
    pub bytes: Vec<u8>,
    /// What it does not hold, most important first.
    pub losses: Vec<Loss>,
}

/// Something that a file does not hold, and how often.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Loss {
    /// What.
    pub what: Lost,
    /// How many.
    pub count: usize,
}

/// What a format may be unable to carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Lost {
    /// Transcripts' texts.
    Texts,
    /// All passages.
    Passages,
    /// Passages that lie across others: only one of them is there.
    Overlaps,
    /// Passages without a tag.
    Untagged,
    /// Passages in several parts: each part is a passage of its own.
    Parts,
    /// Notes.
    Notes,
    /// Line breaks in notes.
    NoteLines,
    /// Who made a passage.
    Coders,
    /// When passages were made.
    Times,
    /// Tags that no passage carries.
    UnusedTags,
    /// Which tag stands under which.
    TagTree,
    /// What tags are for.
    Descriptions,
    /// Colours.
    Colours,
    /// The digits that apply tags.
    Keys,
    /// Labels that had to be spelt otherwise.
    Names,
    /// Edges that had to be moved to whole words or off white space.
    Edges,
    /// Characters that the syntax does not allow.
    Characters,
    /// Entities and themes.
    Marks,
    /// What was corrected about speakers.
    Corrections,
    /// How passages came to their places.
    Anchoring,
    /// Notes on transcripts.
    TranscriptNotes,
}

impl Export<'_> {
    /// How much there is of what a format may be unable to carry; what only a writer knows is 0.
    pub fn count(&self, what: Lost) -> usize {
        let project = self.project;
        let annotations = |is_it: &dyn Fn(&Annotation) -> bool| project.annotations.iter().filter(|a| is_it(a)).count();
        let tags = |is_it: &dyn Fn(&Tag) -> bool| project.tags.iter().filter(|t| is_it(t)).count();
        match what {
            Lost::Texts => project.transcripts.len(),
            Lost::Passages => project.annotations.len(),
            Lost::Untagged => annotations(&|a| a.tags.is_empty()),
            Lost::Parts => annotations(&|a| a.ranges.len() > 1),
            Lost::Notes => annotations(&|a| !a.note.is_empty()),
            Lost::Coders => project.coders.iter().filter(|c| annotations(&|a| a.coder == c.id) > 0).count(),
            Lost::Times => project.annotations.len(),
            Lost::UnusedTags => tags(&|t| project.count(&t.id) == 0),
            Lost::TagTree => tags(&|t| t.parent.is_some()),
            Lost::Descriptions => tags(&|t| !t.description.is_empty()),
            Lost::Colours => project.tags.len(),
            Lost::Keys => tags(&|t| t.key.is_some()),
            Lost::Marks => self.marks.len(),
            Lost::Corrections => project.transcripts.iter().filter(|t| !t.corrections.is_empty()).count(),
            Lost::Anchoring => annotations(&|a| a.anchored.is_some()),
            Lost::TranscriptNotes => project.transcripts.iter().filter(|t| !t.note.is_empty()).count(),
            Lost::Overlaps | Lost::NoteLines | Lost::Names | Lost::Edges | Lost::Characters => 0,
        }
    }

    /// Each transcript with its text, in order.
    pub(super) fn transcripts(&self) -> impl Iterator<Item = (&Transcript, &Rc<Text>)> {
        self.project.transcripts.iter().filter_map(|t| Some((&**t, self.texts.get(&t.text)?)))
    }

    /// The project's name, or what stands for one.
    pub(super) fn title(&self) -> &str {
        if self.project.name.is_empty() { self.words.untitled } else { &self.project.name }
    }

    /// Every labelled place of a transcript in reading order, the longer first.
    pub(super) fn labelled<'a>(&'a self, transcript: &'a Id, names: &'a Names) -> Vec<Labelled<'a>> {
        let mut found = Vec::new();
        for annotation in self.project.annotations_of(transcript) {
            for tag in &annotation.tags {
                let Some(label) = names.0.get(tag) else { continue };
                let place =
                    |span: &Span| Labelled { span: *span, label, layer: Layer::Tags, annotation: Some(annotation) };
                found.extend(annotation.ranges.iter().map(place));
            }
        }
        let marks = self.marks.iter().filter(|m| m.transcript == *transcript && !m.span.is_empty());
        found.extend(marks.map(|m| Labelled { span: m.span, label: &m.label, layer: m.layer, annotation: None }));
        sort::by_key(&mut found, |l| (l.span.start, std::cmp::Reverse(l.span.end), l.layer, l.label));
        found
    }
}

/// A place with one label.
#[derive(Clone, Copy, Debug)]
pub(super) struct Labelled<'a> {
    pub(super) span: Span,
    pub(super) label: &'a str,
    pub(super) layer: Layer,
    pub(super) annotation: Option<&'a Annotation>,
}

/// What each tag is called where there is no tree: its name, or its names from the top down where
/// another has the same name.
pub(super) struct Names(BTreeMap<Id, String>);

impl Names {
    pub(super) fn of(project: &Project) -> Self {
        let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
        project.tags.iter().for_each(|t| *uses.entry(t.name.as_str()).or_default() += 1);
        let name = |tag: &Rc<Tag>| match uses.get(tag.name.as_str()) {
            Some(1) => tag.name.clone(),
            _ => codebook::path(&project.tags, &tag.id).join("/"),
        };
        Self(project.tags.iter().map(|t| (t.id.clone(), name(t))).collect())
    }
}
