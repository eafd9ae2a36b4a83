//! Files that were read and wait until it is said what becomes of them.
//!
//! What they hold stays here. Who asks is shown it in short, may choose, and is told what bringing the
//! files in will do: the texts and passages themselves need not cross from the worker to the page
//! before that.

use super::incoming::IncomingTranscript;
use super::opening::{self, Brought};
use super::transcript::{Body, Choices, Draft, Report};
use super::{FormatId, Import, Incoming, ReadError, Texts};
use crate::model::{Project, title_of};
use crate::text::Text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Characters of a text that are shown before it is brought in.
const BEGINNING: usize = 900;

/// The files that wait, each under its number, with its name.
#[derive(Debug, Default)]
pub struct Intake(BTreeMap<u32, (String, Brought)>);

/// What a file holds, in short.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Preview {
    /// A transcript.
    Transcript(FormatId, Box<Sketch>),
    /// Passages, tags, perhaps with their transcripts.
    Codings(FormatId, Holding),
    /// A whole project, which is read where it is taken up.
    Project,
}

/// A transcript in short.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sketch {
    /// What was understood and what was passed over.
    pub report: Report,
    /// What is chosen until a person chooses otherwise.
    pub choices: Choices,
    /// The names of a table's columns, empty where it has none; nothing for what is no table.
    pub columns: Option<Vec<String>>,
    /// Whether it is made of utterances, so that they can be joined.
    pub is_speech: bool,
    /// Whether it has times, so that there is a choice about them.
    pub has_times: bool,
    /// How the text begins that the choices make of it.
    pub beginning: String,
}

/// Codings in short.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Holding {
    /// How many transcripts there are with their text.
    pub transcripts: usize,
    /// The names of the tags.
    pub tags: Vec<String>,
    /// How many passages there are.
    pub passages: usize,
}

/// What bringing files in will do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Planned {
    /// What is added.
    pub import: Import,
    /// How the texts begin that the choices make of the files.
    pub beginnings: Vec<(u32, String)>,
}

impl Intake {
    /// Reads a file and keeps what it holds; `tell` hears how far that is, from 0 to 1.
    ///
    /// # Errors
    /// As [`opening::open`].
    pub fn read(
        &mut self,
        number: u32,
        file: &str,
        bytes: &[u8],
        tell: &mut dyn FnMut(f32),
    ) -> Result<Preview, ReadError> {
        let brought = opening::open(file, bytes, tell)?;
        let preview = match &brought {
            Brought::Transcript(format, draft) => Preview::Transcript(*format, Box::new(Sketch::of(draft))),
            Brought::Codings(format, incoming) => Preview::Codings(*format, Holding::of(incoming)),
            Brought::Project => return Ok(Preview::Project),
        };
        self.0.insert(number, (file.to_owned(), brought));
        Ok(preview)
    }

    /// Finds out what bringing in these files will do, in their order and with what was chosen about
    /// each. Numbers of files that are not here count for nothing.
    pub fn plan(&self, files: &[(u32, Choices)], project: &Project, texts: &Texts) -> Planned {
        let mut all = Incoming::default();
        let mut beginnings = Vec::new();
        for (number, choices) in files {
            match self.0.get(number) {
                Some((file, Brought::Transcript(_, draft))) => {
                    let text = draft.text(choices);
                    beginnings.push((*number, beginning(&text)));
                    let title = match draft.title.is_empty() {
                        true => title_of(&Text::new(&text), file),
                        false => draft.title.clone(),
                    };
                    all.transcripts.push(IncomingTranscript { id: None, title, file: file.clone(), text });
                }
                Some((_, Brought::Codings(_, incoming))) => all.absorb(incoming),
                Some((_, Brought::Project)) | None => {}
            }
        }
        Planned { import: Import::plan(&all, project, texts), beginnings }
    }
}

impl Sketch {
    fn of(draft: &Draft) -> Self {
        let choices = draft.choices();
        Self {
            report: draft.report.clone(),
            columns: match &draft.body {
                Body::Table(columns) => {
                    let name = |n| columns.names.get(n).cloned().unwrap_or_default();
                    Some((0..columns.width).map(name).collect())
                }
                _ => None,
            },
            is_speech: !matches!(draft.body, Body::Prose(_)),
            has_times: draft.has_times(),
            beginning: beginning(&draft.text(&choices)),
            choices,
        }
    }
}

impl Holding {
    fn of(incoming: &Incoming) -> Self {
        Self {
            transcripts: incoming.transcripts.len(),
            tags: incoming.tags.iter().map(|tag| tag.name.clone()).collect(),
            passages: incoming.passages.len(),
        }
    }
}

fn beginning(text: &str) -> String {
    let mut rest = text.chars();
    let mut beginning: String = rest.by_ref().take(BEGINNING).collect();
    if rest.next().is_some() {
        beginning.push('…');
    }
    beginning
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Id, Timestamp};

    fn read(intake: &mut Intake, number: u32, file: &str, content: &str) -> Preview {
        intake.read(number, file, content.as_bytes(), &mut |_| {}).unwrap()
    }

    #[test]
    fn a_table_is_sketched_with_its_columns_and_planned_as_chosen() {
        let mut intake = Intake::default();
        let table = "Speaker,Text,Other\nAna,We met.,Noon\n";
        let Preview::Transcript(FormatId::Table, sketch) = read(&mut intake, 7, "talk.csv", table) else {
            panic!("no table")
        };
        assert_eq!(sketch.columns.as_deref(), Some(&["Speaker", "Text", "Other"].map(str::to_owned)[..]));
        assert_eq!(sketch.beginning, "Ana: We met.\n");
        let project = Project::empty(Id::new("p"), Timestamp::default());
        let mut choices = sketch.choices;
        choices.words = 2;
        let planned = intake.plan(&[(7, choices), (8, Choices::default())], &project, &Texts::new());
        assert_eq!(planned.beginnings, [(7, "Ana: Noon\n".to_owned())]);
        assert_eq!(planned.import.new_transcripts.len(), 1);
    }

    #[test]
    fn codings_are_counted_and_find_their_place_in_a_transcript_that_waits_beside_them() {
        let mut intake = Intake::default();
        read(&mut intake, 1, "talk.srt", "1\n00:00:01,000 --> 00:00:02,000\nWe met at noon.\n");
        let rows = "id,document,tag,content\n1,talk,Meeting,met at noon\n2,talk,Meeting,not there\n";
        let Preview::Codings(FormatId::Taguette, holding) = read(&mut intake, 2, "marks.csv", rows) else {
            panic!("no codings")
        };
        assert_eq!((holding.passages, holding.tags.as_slice()), (2, &["Meeting".to_owned()][..]));
        let project = Project::empty(Id::new("p"), Timestamp::default());
        let plan = |files: &[u32]| {
            let files: Vec<(u32, Choices)> = files.iter().map(|n| (*n, Choices::default())).collect();
            let import = intake.plan(&files, &project, &Texts::new()).import;
            (import.new_transcripts.len(), import.passages.len(), import.not_found.len())
        };
        assert_eq!(plan(&[1, 2]), (1, 1, 1));
        assert_eq!(plan(&[2]), (0, 0, 2));
    }

    #[test]
    fn a_long_text_is_cut_where_it_begins() {
        assert_eq!(beginning("short"), "short");
        let cut = beginning(&"é".repeat(1_000));
        assert_eq!((cut.chars().count(), cut.ends_with("é…")), (BEGINNING + 1, true));
    }
}
