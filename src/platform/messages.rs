//! What page and worker say to each other.
//!
//! Suggestions come in batches: unpacking all of a long transcript's at once would hold the page
//! for longer than a frame.

use crate::app::classroom::{Question, Table};
use crate::detect::{Entity, Language, Mention, Suggestions, Term, Theme};
use crate::exchange::feedback::Page;
use crate::exchange::transcript::Choices;
use crate::exchange::{FormatId, Mark, Outgoing, Planned, Preview, ReadError, WriteError, Written, project_file};
use crate::model::{Id, Structure, Timestamp};
use crate::strings::Locale;
use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// The most things that a batch holds.
const BATCH: usize = 2_000;

/// What the page asks for. Answers carry the number of the job that they belong to.
#[derive(Debug, Serialize, Deserialize)]
pub enum Request {
    /// Find the entities and themes of a text.
    Detect {
        /// The number that the answers carry.
        job: u32,
        /// The text.
        text: String,
        /// What is known of its shape.
        structure: Structure,
    },
    /// Read a file, and keep what it brings for a plan.
    Read {
        /// The number that the answer carries.
        job: u32,
        /// Its name.
        name: String,
        /// Its content.
        bytes: Vec<u8>,
    },
    /// Find out what bringing files in will do that were read.
    Plan {
        /// The number that the answer carries.
        job: u32,
        /// The files by the numbers of their jobs, with what is chosen about each.
        files: Vec<(u32, Choices)>,
        /// The project that they come into with its texts, as a project file has them.
        project: String,
    },
    /// Write a file.
    Write {
        /// The number that the answer carries.
        job: u32,
        /// From what.
        parcel: Parcel,
        /// In which language it says what it says itself.
        locale: Locale,
    },
    /// Read files that came back from a class.
    Collect {
        /// The number that the answers carry.
        job: u32,
        /// The transcripts in which passages are to be found, with their texts.
        transcripts: Vec<(Id, String)>,
        /// The files: names and contents.
        files: Vec<(String, Vec<u8>)>,
    },
    /// Count the agreement of a class; answered by [`Response::Agreed`] alone.
    Agree {
        /// The number that the answer carries.
        job: u32,
        /// What is to be counted.
        question: Question,
    },
    /// Write feedback.
    Feedback {
        /// The number that the answer carries.
        job: u32,
        /// What it says.
        page: Page,
        /// Whether each student gets a file of their own, all in one archive.
        each: bool,
        /// In which language.
        locale: Locale,
    },
}

/// What the worker answers: any number of [`Progress`](Response::Progress) and
/// [`Batch`](Response::Batch), then [`Done`](Response::Done); or [`Failed`](Response::Failed) at any
/// time, after which nothing more comes.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub enum Response {
    /// How far a job is.
    Progress {
        /// Which job.
        job: u32,
        /// From 0 to 1.
        done: f32,
    },
    /// Some of what was found.
    Batch {
        /// Which job.
        job: u32,
        /// What was found.
        batch: Batch,
    },
    /// What a file brings, or why it was not read. The job stays open as long as the file is kept: who
    /// asked hears of it when the worker breaks down.
    Read {
        /// Which job.
        job: u32,
        /// What it brings, in short.
        result: Result<Preview, ReadError>,
    },
    /// What bringing files in will do; nothing more comes.
    Planned {
        /// Which job.
        job: u32,
        /// What is added.
        planned: Planned,
    },
    /// A file as it was written, or why it was not; nothing more comes.
    Written {
        /// Which job.
        job: u32,
        /// The file.
        result: Result<Written, WriteError>,
    },
    /// Files of a class were read.
    Returned {
        /// Which job.
        job: u32,
        /// What each turned out to be, as JSON: what is in it is made for that.
        json: Vec<String>,
    },
    /// The agreement of a class.
    Agreed {
        /// Which job.
        job: u32,
        /// The figures.
        table: Table,
    },
    /// Feedback as it was written, or why it was not; nothing more comes.
    Feedback {
        /// Which job.
        job: u32,
        /// The file.
        result: Result<Vec<u8>, WriteError>,
    },
    /// Everything has been sent.
    Done {
        /// Which job.
        job: u32,
    },
    /// The job will not be done.
    Failed {
        /// Which job.
        job: u32,
        /// Why.
        failure: Failure,
    },
}

/// What a file is written from, as it crosses.
#[derive(Debug, Serialize, Deserialize)]
pub struct Parcel {
    format: FormatId,
    /// The project with its texts, as a project file has them.
    project: String,
    marks: Vec<Mark>,
    now: Timestamp,
}

impl Parcel {
    /// Wraps up what is to be written.
    pub fn of(outgoing: &Outgoing) -> Self {
        Self {
            format: outgoing.format,
            project: project_file::write(&outgoing.project, &outgoing.texts, outgoing.now),
            marks: outgoing.marks.clone(),
            now: outgoing.now,
        }
    }

    /// What was wrapped up.
    ///
    /// # Errors
    /// As [`project_file::read`], where it is damaged.
    pub fn open(self) -> Result<Outgoing, ReadError> {
        let opened = project_file::read(&self.project)?;
        Ok(Outgoing {
            format: self.format,
            project: Rc::new(opened.project),
            texts: Rc::new(opened.texts),
            marks: self.marks,
            now: self.now,
        })
    }
}

/// Why a job will not be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// The browser lets the page start no worker.
    NotStarted,
    /// The worker broke down in the middle of it, for want of memory or by a fault of the program.
    BrokenDown,
    /// The page's own data cannot be read: the file is damaged.
    Damaged,
}

/// A part of what was found in a text. Batches build on those before them, so their order counts.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub enum Batch {
    /// What language the text is in.
    Language(Language),
    /// More entities.
    Entities(Vec<Entity>),
    /// More mentions of entities that were sent before.
    Mentions(Vec<Mention>),
    /// More terms, as yet without their places.
    Terms(Vec<Term>),
    /// More themes of terms that were sent before.
    Themes(Vec<Theme>),
    /// More places where terms occur that were sent before: the term's index, and where.
    Occurrences(Vec<(u32, Span)>),
}

impl Request {
    /// The number that the answers carry.
    pub fn job(&self) -> u32 {
        match self {
            Self::Detect { job, .. }
            | Self::Read { job, .. }
            | Self::Plan { job, .. }
            | Self::Write { job, .. }
            | Self::Collect { job, .. }
            | Self::Agree { job, .. }
            | Self::Feedback { job, .. } => *job,
        }
    }
}

impl Response {
    /// The job that it belongs to.
    pub fn job(&self) -> u32 {
        match self {
            Self::Progress { job, .. }
            | Self::Batch { job, .. }
            | Self::Read { job, .. }
            | Self::Planned { job, .. }
            | Self::Written { job, .. }
            | Self::Returned { job, .. }
            | Self::Agreed { job, .. }
            | Self::Feedback { job, .. }
            | Self::Done { job }
            | Self::Failed { job, .. } => *job,
        }
    }

    /// Whether it is the job's last.
    pub fn is_last(&self) -> bool {
        match self {
            Self::Progress { .. } | Self::Batch { .. } | Self::Read { .. } | Self::Returned { .. } => false,
            Self::Planned { .. }
            | Self::Written { .. }
            | Self::Agreed { .. }
            | Self::Feedback { .. }
            | Self::Done { .. }
            | Self::Failed { .. } => true,
        }
    }
}

impl Batch {
    /// Splits what was found, what the text shows first.
    pub fn split(mut found: Suggestions) -> Vec<Self> {
        let mut occurrences = Vec::new();
        for (index, term) in (0..).zip(&mut found.terms) {
            occurrences.extend(std::mem::take(&mut term.spans).into_iter().map(|span| (index, span)));
        }
        let mut batches = vec![Self::Language(found.language)];
        split_into(&mut batches, found.entities, Self::Entities);
        split_into(&mut batches, found.mentions, Self::Mentions);
        split_into(&mut batches, found.terms, Self::Terms);
        split_into(&mut batches, found.themes, Self::Themes);
        split_into(&mut batches, occurrences, Self::Occurrences);
        batches
    }

    /// Adds it to what came before it.
    pub fn add_to(self, found: &mut Suggestions) {
        match self {
            Self::Language(language) => found.language = language,
            Self::Entities(entities) => found.entities.extend(entities),
            Self::Mentions(mentions) => found.mentions.extend(mentions),
            Self::Terms(terms) => found.terms.extend(terms),
            Self::Themes(themes) => found.themes.extend(themes),
            Self::Occurrences(occurrences) => {
                for (term, span) in occurrences {
                    if let Some(term) = found.terms.get_mut(term as usize) {
                        term.spans.push(span);
                    }
                }
            }
        }
    }
}

/// Adds the things to the batches, as many batches as it takes.
fn split_into<T>(batches: &mut Vec<Batch>, things: Vec<T>, batch: impl Fn(Vec<T>) -> Batch) {
    let mut things = things.into_iter().peekable();
    while things.peek().is_some() {
        batches.push(batch(things.by_ref().take(BATCH).collect()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::{EntityKind, Reason};

    /// What a text of so many mentions and occurrences could give.
    fn found(mentions: u32, occurrences: u32) -> Suggestions {
        let span = |at: u32| Span { start: at, end: at + 1 };
        let mention = |at| Mention {
            span: span(at),
            kind: EntityKind::Place,
            entity: 0,
            reason: Reason::List("places".to_owned()),
        };
        let term =
            |name: &str, from, to| Term { term: name.to_owned(), weight: 0.5, spans: (from..to).map(span).collect() };
        Suggestions {
            language: Language::French,
            entities: vec![Entity {
                name: "Mali".to_owned(),
                kind: EntityKind::Place,
                aliases: vec![],
                count: mentions,
            }],
            mentions: (0..mentions).map(mention).collect(),
            terms: vec![term("grain", 0, occurrences), term("peace", 7, 9)],
            themes: vec![Theme { name: "grain, peace".to_owned(), terms: vec![(0, 0.75), (1, 0.25)] }],
        }
    }

    fn check(found: &Suggestions) {
        let batches = Batch::split(found.clone());
        for batch in &batches {
            let size = match batch {
                Batch::Language(_) => 1,
                Batch::Entities(entities) => entities.len(),
                Batch::Mentions(mentions) => mentions.len(),
                Batch::Terms(terms) => terms.len() + terms.iter().map(|t| t.spans.len()).sum::<usize>(),
                Batch::Themes(themes) => themes.len(),
                Batch::Occurrences(occurrences) => occurrences.len(),
            };
            assert!((1..=BATCH).contains(&size), "a batch of {size}");
        }
        let mut together = Suggestions::default();
        for batch in batches {
            batch.add_to(&mut together);
        }
        assert_eq!(&together, found);
    }

    #[test]
    fn batches_are_small_and_give_back_what_was_split() {
        check(&Suggestions::default());
        check(&found(1, 0));
        check(&found(2_000, 2_000));
        check(&found(40_001, 12_345));
    }

    #[test]
    fn a_place_of_an_unknown_term_is_left_out() {
        let mut found = Suggestions::default();
        Batch::Occurrences(vec![(3, Span { start: 0, end: 1 })]).add_to(&mut found);
        assert_eq!(found, Suggestions::default());
    }
}
