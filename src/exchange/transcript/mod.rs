//! Transcripts in the formats people have them in.
//!
//! A file is read once into a [`Draft`]: what was understood, what was passed over, and what is
//! left to choose. [`Draft::text`] makes the plain text of it, from which the model derives the
//! structure; labels and time codes are written as it knows them.

mod columns;
mod cues;
mod docx;
mod entities;
mod markdown;
mod numbering;
mod odt;
mod prose;
mod recognised;
mod report;
mod speech;
mod srt;
#[cfg(test)]
mod tests;
mod vtt;
mod web_page;

pub use columns::Columns;
pub use report::{Report, Seen};
pub use speech::Utterance;

use super::plain_text;
use super::{FormatId, ReadError, Tell};
use serde::{Deserialize, Serialize};

pub(super) use columns::names_a_transcript;
pub(super) use recognised::is_recognised;

/// A file as it was understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The title that the file states; often empty.
    pub title: String,
    /// What it holds.
    pub body: Body,
    /// What was understood and what was passed over.
    pub report: Report,
}

/// What a file holds, before anything was chosen about it.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Paragraphs: nothing is left to choose.
    Prose(String),
    /// Captions or segments with their times.
    Speech(Vec<Utterance>),
    /// A table, whose columns mean what a person says.
    Table(Columns),
}

/// What a person may choose about a file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Choices {
    /// Whether time codes are written into the text.
    pub times: bool,
    /// Whether what one person says on end becomes one turn.
    pub join: bool,
    /// The column that names the speaker.
    pub speaker: Option<usize>,
    /// The column of the words.
    pub words: usize,
    /// The column of the time.
    pub time: Option<usize>,
}

impl Draft {
    /// What is chosen until a person chooses otherwise.
    pub fn choices(&self) -> Choices {
        match &self.body {
            Body::Prose(_) => Choices::default(),
            Body::Speech(_) => Choices { times: true, join: true, ..Choices::default() },
            Body::Table(columns) => columns.choices(),
        }
    }

    /// The plain text that the choices make of it.
    pub fn text(&self, choices: &Choices) -> String {
        match &self.body {
            Body::Prose(text) => text.clone(),
            Body::Speech(said) => speech::render(said, choices.times, choices.join),
            Body::Table(columns) => speech::render(&columns.speech(choices), choices.times, choices.join),
        }
    }

    /// Whether it has times, so that there is a choice about them.
    pub fn has_times(&self) -> bool {
        match &self.body {
            Body::Prose(_) => false,
            Body::Speech(said) => said.iter().any(|u| u.start.is_some()),
            Body::Table(columns) => columns.choices().time.is_some(),
        }
    }

    fn prose((text, report): (String, Report)) -> Self {
        Self { title: String::new(), body: Body::Prose(text), report }
    }

    fn speech(said: Vec<Utterance>, mut report: Report) -> Self {
        report.count(Seen::Speakers, speech::speakers(&said));
        Self { title: String::new(), body: Body::Speech(said), report }
    }
}

/// Reads a transcript; nothing for a format that holds none. Of a document it is told how far that is.
///
/// # Errors
/// What the format's reader finds wrong, a limit it names, or nothing in it that could be read.
pub(super) fn read(format: FormatId, bytes: &[u8], tell: Tell<'_>) -> Result<Draft, ReadError> {
    let text = || plain_text::decode(bytes);
    let draft = match format {
        FormatId::PlainText => Draft::prose((text()?, Report::default())),
        FormatId::Srt => srt::read(&text()?)?,
        FormatId::Vtt => vtt::read(&text()?)?,
        FormatId::Table => columns::read(&large(bytes)?)?,
        FormatId::Recognised => recognised::read(&large(bytes)?)?,
        FormatId::WebPage => web_page::read(&large(bytes)?)?,
        FormatId::Docx => docx::read(bytes, tell)?,
        FormatId::Odt => odt::read(bytes, tell)?,
        FormatId::MarkdownText => markdown::read(&text()?),
        _ => return Err(ReadError::OtherFormat),
    };
    let is_empty = match &draft.body {
        Body::Prose(text) => text.trim().is_empty(),
        Body::Speech(said) => said.is_empty(),
        Body::Table(columns) => columns.is_empty(),
    };
    if is_empty { Err(ReadError::Empty) } else { Ok(draft) }
}

/// A text that carries more than words (marks, numbers, a line a word) and may be longer than one
/// that is only read.
fn large(bytes: &[u8]) -> Result<String, ReadError> {
    const MAX_BYTES: usize = 64 * 1024 * 1024;
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge { bytes: bytes.len() as u64, limit: MAX_BYTES as u64 });
    }
    plain_text::decode_any(bytes)
}
