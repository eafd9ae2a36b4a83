//! Every format there is: one list that menus, documentation and command line draw on.

use super::export::{Export, Loss, Lost, Written};
use super::incoming::MAX_TAGS;
use super::project_file::Opened;
use super::transcript::Draft;
use super::{
    Incoming, Limit, ReadError, Seems, Tell, WriteError, brat, codebook_csv, conll, doccano, excerpts_csv, html,
    hypothesis, markdown, plain_text, project_file, qdc, qdpx, spacy, taguette_csv, transcript, web_annotation, xlsx,
};
use crate::sort;
use serde::{Deserialize, Serialize};

/// A format's name in code and on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FormatId {
    /// A transcript as text.
    PlainText,
    /// A transcript as Markdown.
    MarkdownText,
    /// A Word document.
    Docx,
    /// An OpenDocument text.
    Odt,
    /// The readable text of a page.
    WebPage,
    /// SubRip captions.
    Srt,
    /// WebVTT captions.
    Vtt,
    /// A table with a row an utterance.
    Table,
    /// Recognised speech.
    Recognised,
    /// A whole project in one file.
    Project,
    /// W3C Web Annotation.
    WebAnnotation,
    /// Tagged passages as a table.
    Excerpts,
    /// The codebook as a table.
    CodebookCsv,
    /// Tagged passages and the codebook as a spreadsheet.
    Xlsx,
    /// Tagged passages as Markdown.
    Markdown,
    /// A page to read.
    Html,
    /// REFI-QDA project.
    Qdpx,
    /// REFI-QDA codebook.
    Qdc,
    /// doccano.
    Doccano,
    /// spaCy.
    Spacy,
    /// CoNLL with IOB2.
    Conll,
    /// brat.
    Brat,
    /// Hypothesis.
    Hypothesis,
    /// Taguette's highlights.
    Taguette,
}

/// What a format's files hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A transcript.
    Transcript,
    /// A whole project.
    Project,
    /// Passages and their tags, on texts that the file may hold too.
    Codings,
    /// Tags alone.
    Codebook,
}

/// A format.
#[derive(Debug)]
pub struct Format {
    /// Which.
    pub id: FormatId,
    /// Its name on the command line.
    pub key: &'static str,
    /// Its own name, the same in every language.
    pub name: &'static str,
    /// What its files hold.
    pub holds: Holds,
    /// How its files' names end; the first is what is written.
    pub extensions: &'static [&'static str],
    /// Its media type.
    pub media_type: &'static str,
    /// Whether it is read.
    pub reads: bool,
    /// Whether it is written.
    pub writes: bool,
    /// What it cannot carry; a writer may find more.
    pub loses: &'static [Lost],
}

use Lost::{
    Anchoring, Coders, Colours, Corrections, Descriptions, Keys, Marks, Notes, Parts, Passages, TagTree, Texts, Times,
    Untagged, UnusedTags,
};

/// What formats for machine learning have no room for.
const LABELS_ONLY: &[Lost] =
    &[Untagged, Parts, Notes, Coders, Times, UnusedTags, TagTree, Descriptions, Colours, Keys, Corrections, Anchoring];

/// All formats, in the order in which menus show them.
pub const FORMATS: &[Format] = &[
    Format {
        id: FormatId::Project,
        key: "project",
        name: "Glossator",
        holds: Holds::Project,
        extensions: &["glossator.json"],
        media_type: "application/json",
        reads: true,
        writes: true,
        loses: &[Marks],
    },
    Format {
        id: FormatId::PlainText,
        key: "text",
        name: "Text",
        holds: Holds::Transcript,
        extensions: &["txt", "text"],
        media_type: "text/plain",
        reads: true,
        writes: false,
        loses: &[],
    },
    Format {
        id: FormatId::MarkdownText,
        key: "markdown-text",
        name: "Markdown",
        holds: Holds::Transcript,
        extensions: &["md", "markdown"],
        media_type: "text/markdown",
        reads: true,
        writes: false,
        loses: &[],
    },
    Format {
        id: FormatId::Docx,
        key: "docx",
        name: "Word",
        holds: Holds::Transcript,
        extensions: &["docx"],
        media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        reads: true,
        writes: false,
        loses: &[],
    },
    Format {
        id: FormatId::Odt,
        key: "odt",
        name: "OpenDocument",
        holds: Holds::Transcript,
        extensions: &["odt"],
        media_type: "application/vnd.oasis.opendocument.text",
        reads: true,
        writes: false,
        loses: &[],
    },
    Format {
        id: FormatId::WebPage,
        key: "page",
        name: "HTML",
        holds: Holds::Transcript,
        extensions: &["html", "htm", "xhtml"],
        media_type: "text/html",
        reads: true,
        writes: false,
        loses: &[],
    },
    Format {
        id: FormatId::Srt,
        key: "srt",
        name: "SubRip",
        holds: Holds::Transcript,
        extensions: &["srt"],
        media_type: "application/x-subrip",
        reads: true,
        writes: false,
        loses: &[],
    },
    Format {
        id: FormatId::Vtt,
        key: "vtt",
        name: "WebVTT",
        holds: Holds::Transcript,
        extensions: &["vtt"],
        media_type: "text/vtt",
        reads: true,
        writes: false,
        loses: &[],
    },
    Format {
        id: FormatId::Table,
        key: "table",
        name: "CSV, TSV",
        holds: Holds::Transcript,
        extensions: &["csv", "tsv"],
        media_type: "text/csv",
        reads: true,
        writes: false,
        loses: &[],
    },
    Format {
        id: FormatId::Recognised,
        key: "speech",
        name: "Whisper JSON",
        holds: Holds::Transcript,
        extensions: &["json"],
        media_type: "application/json",
        reads: true,
        writes: false,
        loses: &[],
    },
    Format {
        id: FormatId::WebAnnotation,
        key: "w3c",
        name: "W3C Web Annotation",
        holds: Holds::Codings,
        extensions: &["json", "jsonld"],
        media_type: "application/ld+json",
        reads: true,
        writes: true,
        loses: &[Texts, Corrections, Marks],
    },
    Format {
        id: FormatId::Excerpts,
        key: "excerpts",
        name: "CSV",
        holds: Holds::Codings,
        extensions: &["csv"],
        media_type: "text/csv",
        reads: false,
        writes: true,
        loses: &[Texts, UnusedTags, Descriptions, Colours, Keys, Marks, Corrections, Anchoring],
    },
    Format {
        id: FormatId::Xlsx,
        key: "xlsx",
        name: "Excel",
        holds: Holds::Codings,
        extensions: &["xlsx"],
        media_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        reads: false,
        writes: true,
        loses: &[Texts, Marks, Corrections, Anchoring],
    },
    Format {
        id: FormatId::Markdown,
        key: "markdown",
        name: "Markdown",
        holds: Holds::Codings,
        extensions: &["md"],
        media_type: "text/markdown",
        reads: false,
        writes: true,
        loses: &[Texts, Times, Colours, Keys, Marks, Corrections, Anchoring],
    },
    Format {
        id: FormatId::Html,
        key: "html",
        name: "HTML",
        holds: Holds::Codings,
        extensions: &["html"],
        media_type: "text/html",
        reads: false,
        writes: true,
        loses: &[Keys, Anchoring],
    },
    Format {
        id: FormatId::Qdpx,
        key: "qdpx",
        name: "REFI-QDA",
        holds: Holds::Codings,
        extensions: &["qdpx"],
        media_type: "application/zip",
        reads: true,
        writes: true,
        loses: &[Parts, Keys, Marks, Corrections, Anchoring],
    },
    Format {
        id: FormatId::Qdc,
        key: "qdc",
        name: "REFI-QDA",
        holds: Holds::Codebook,
        extensions: &["qdc"],
        media_type: "application/xml",
        reads: true,
        writes: true,
        loses: &[Texts, Passages, Keys, Marks],
    },
    Format {
        id: FormatId::CodebookCsv,
        key: "codebook",
        name: "CSV",
        holds: Holds::Codebook,
        extensions: &["csv"],
        media_type: "text/csv",
        reads: true,
        writes: true,
        loses: &[Texts, Passages, Marks],
    },
    Format {
        id: FormatId::Taguette,
        key: "taguette",
        name: "Taguette",
        holds: Holds::Codings,
        extensions: &["csv"],
        media_type: "text/csv",
        reads: true,
        writes: false,
        loses: &[],
    },
    Format {
        id: FormatId::Hypothesis,
        key: "hypothesis",
        name: "Hypothesis",
        holds: Holds::Codings,
        extensions: &["json"],
        media_type: "application/json",
        reads: true,
        writes: false,
        loses: &[],
    },
    Format {
        id: FormatId::Doccano,
        key: "doccano",
        name: "doccano",
        holds: Holds::Codings,
        extensions: &["doccano.jsonl"],
        media_type: "application/jsonl",
        reads: false,
        writes: true,
        loses: LABELS_ONLY,
    },
    Format {
        id: FormatId::Spacy,
        key: "spacy",
        name: "spaCy",
        holds: Holds::Codings,
        extensions: &["spacy.jsonl"],
        media_type: "application/jsonl",
        reads: false,
        writes: true,
        loses: LABELS_ONLY,
    },
    Format {
        id: FormatId::Conll,
        key: "conll",
        name: "CoNLL (IOB2)",
        holds: Holds::Codings,
        extensions: &["conll"],
        media_type: "text/plain",
        reads: false,
        writes: true,
        loses: LABELS_ONLY,
    },
    Format {
        id: FormatId::Brat,
        key: "brat",
        name: "brat",
        holds: Holds::Codings,
        extensions: &["brat.zip"],
        media_type: "application/zip",
        reads: false,
        writes: true,
        loses: &[Untagged, Coders, Times, UnusedTags, TagTree, Descriptions, Keys, Corrections, Anchoring],
    },
];

/// What a file held.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// A transcript.
    Transcript(Draft),
    /// A project.
    Project(Box<Opened>),
    /// Codings, to be planned and then imported.
    Codings(Incoming),
}

impl Format {
    /// The format of that id.
    pub fn of(id: FormatId) -> Option<&'static Self> {
        FORMATS.iter().find(|f| f.id == id)
    }

    /// The format of that name on the command line.
    pub fn by_key(key: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|f| f.key == key)
    }

    /// The first format that is written to files of that name, the longest ending first.
    pub fn to_write(file: &str) -> Option<&'static Self> {
        let ends = |f: &&'static Self| f.writes.then(|| f.ending(file)).flatten();
        FORMATS.iter().filter(|f| ends(f).is_some()).max_by_key(|f| (ends(f), std::cmp::Reverse(f.id as usize)))
    }

    /// Whether a file's name ends as this format's do.
    pub(super) fn is_named(&self, file: &str) -> bool {
        self.ending(file).is_some()
    }

    /// The length of the ending that a file's name has of this format's.
    fn ending(&self, file: &str) -> Option<usize> {
        let file = file.to_lowercase();
        let has = |e: &&&str| file.strip_suffix(**e).is_some_and(|rest| rest.ends_with('.'));
        self.extensions.iter().filter(has).map(|e| e.len()).max()
    }

    /// The format that a file is in, by what it holds and, where that does not say, by its name.
    pub fn detect(file: &str, bytes: &[u8]) -> Option<&'static Self> {
        let by_name = |end: &str| file.to_lowercase().ends_with(end);
        let id = match plain_text::seems(bytes) {
            Some(Seems::Docx) => FormatId::Docx,
            Some(Seems::Odt) => FormatId::Odt,
            Some(Seems::Zip) if by_name(".qdpx") || holds(bytes, b".qde") => FormatId::Qdpx,
            Some(Seems::Zip) if by_name(".docx") => FormatId::Docx,
            Some(Seems::Zip) if by_name(".odt") => FormatId::Odt,
            Some(_) => return None,
            None => {
                let text = plain_text::decode_any(bytes).ok()?;
                let start = text.trim_start();
                let head: String = start.chars().take(400).collect();
                if start.starts_with(['{', '[']) && !by_name(".txt") {
                    json_format(start)?
                } else if head.contains("<CodeBook") || by_name(".qdc") {
                    FormatId::Qdc
                } else if head.trim_start_matches('\u{feff}').starts_with("WEBVTT") {
                    FormatId::Vtt
                } else if by_name(".srt") || by_name(".vtt") {
                    if by_name(".srt") { FormatId::Srt } else { FormatId::Vtt }
                } else if by_name(".csv") || by_name(".tsv") {
                    table_format(&head.to_lowercase())
                } else if by_name(".html") || by_name(".htm") || by_name(".xhtml") || starts_a_page(&head) {
                    FormatId::WebPage
                } else if by_name(".md") || by_name(".markdown") {
                    FormatId::MarkdownText
                } else {
                    FormatId::PlainText
                }
            }
        };
        Self::of(id)
    }

    /// Reads a file of this format; `tell` hears how far that is, where it can take long.
    ///
    /// # Errors
    /// What the format's reader finds wrong; [`ReadError::OtherFormat`] where it is only written.
    pub fn read(&self, bytes: &[u8], tell: Tell<'_>) -> Result<Content, ReadError> {
        const MAX_BYTES: usize = 256 * 1024 * 1024;
        if bytes.len() > MAX_BYTES {
            return Err(ReadError::TooLarge { bytes: bytes.len() as u64, limit: MAX_BYTES as u64 });
        }
        let text = || plain_text::decode_any(bytes);
        let content = match self.id {
            FormatId::PlainText
            | FormatId::MarkdownText
            | FormatId::Docx
            | FormatId::Odt
            | FormatId::WebPage
            | FormatId::Srt
            | FormatId::Vtt
            | FormatId::Table
            | FormatId::Recognised => Content::Transcript(transcript::read(self.id, bytes, tell)?),
            FormatId::Project => Content::Project(Box::new(project_file::read(&text()?)?)),
            FormatId::WebAnnotation => Content::Codings(web_annotation::read(&text()?)?),
            FormatId::Hypothesis => Content::Codings(hypothesis::read(&text()?)?),
            FormatId::CodebookCsv => Content::Codings(codebook_csv::read(&text()?)?),
            FormatId::Taguette => Content::Codings(taguette_csv::read(&text()?)?),
            FormatId::Qdc => Content::Codings(qdc::read(&text()?)?),
            FormatId::Qdpx => Content::Codings(qdpx::read(bytes)?),
            FormatId::Excerpts
            | FormatId::Xlsx
            | FormatId::Markdown
            | FormatId::Html
            | FormatId::Doccano
            | FormatId::Spacy
            | FormatId::Conll
            | FormatId::Brat => return Err(ReadError::OtherFormat),
        };
        match &content {
            Content::Codings(incoming) if incoming.tags.len() > MAX_TAGS => {
                Err(ReadError::Limit { what: Limit::Records, limit: MAX_TAGS as u64 })
            }
            _ => Ok(content),
        }
    }

    /// Writes a file of this format and says what it does not hold: to be shown before it is saved.
    ///
    /// # Errors
    /// Where the format is only read, or has no room for what there is.
    pub fn write(&self, export: &Export<'_>) -> Result<Written, WriteError> {
        let text = |text: String| (text.into_bytes(), Vec::new());
        let (bytes, more) = match self.id {
            FormatId::Project => text(project_file::write(export.project, export.texts, export.now)),
            FormatId::WebAnnotation => text(web_annotation::write(export.project, export.texts)),
            FormatId::Excerpts => {
                let structure = |id: &crate::model::Id| export.structures.get(id).map(|s| &**s);
                text(excerpts_csv::write(export.project, export.texts, structure))
            }
            FormatId::Xlsx => xlsx::write(export)?,
            FormatId::CodebookCsv => text(codebook_csv::write(export.project)),
            FormatId::Markdown => text(markdown::write(export)),
            FormatId::Html => text(html::write(export)),
            FormatId::Doccano => text(doccano::write(export)),
            FormatId::Spacy => with_losses(spacy::write(export)),
            FormatId::Conll => with_losses(conll::write(export)),
            FormatId::Brat => brat::write(export)?,
            FormatId::Qdc => qdc::write(export.project)?,
            FormatId::Qdpx => qdpx::write(export)?,
            FormatId::PlainText
            | FormatId::MarkdownText
            | FormatId::Docx
            | FormatId::Odt
            | FormatId::WebPage
            | FormatId::Srt
            | FormatId::Vtt
            | FormatId::Table
            | FormatId::Recognised
            | FormatId::Hypothesis
            | FormatId::Taguette => return Err(WriteError::ReadOnly),
        };
        let stated = self.loses.iter().map(|what| Loss { what: *what, count: export.count(*what) });
        // Only a project file has room for notes on transcripts.
        let notes = (self.id != FormatId::Project).then_some(Lost::TranscriptNotes);
        let notes = notes.map(|what| Loss { what, count: export.count(what) });
        let mut losses: Vec<Loss> = stated.chain(notes).chain(more).filter(|l| l.count > 0).collect();
        sort::by_key(&mut losses, |l| l.what);
        Ok(Written { bytes, losses })
    }
}

fn with_losses((text, losses): (String, Vec<Loss>)) -> (Vec<u8>, Vec<Loss>) {
    (text.into_bytes(), losses)
}

fn json_format(text: &str) -> Option<FormatId> {
    let value: serde_json::Value = serde_json::from_str(text).ok()?;
    Some(if value.get("format").and_then(|f| f.as_str()) == Some(project_file::FORMAT) {
        FormatId::Project
    } else if hypothesis::is_hypothesis(&value) {
        FormatId::Hypothesis
    } else if transcript::is_recognised(&value) {
        FormatId::Recognised
    } else {
        FormatId::WebAnnotation
    })
}

/// Which table it is, by the names of its columns.
fn table_format(head: &str) -> FormatId {
    let first = head.trim_start_matches('\u{feff}').lines().next().unwrap_or("");
    let columns: Vec<&str> = first.split([',', ';', '\t']).map(|c| c.trim().trim_matches('"')).collect();
    let has = |names: &[&str]| names.iter().any(|n| columns.contains(n));
    if has(&["passage", "quote"]) || (has(&["content"]) && has(&["tag", "code"])) {
        FormatId::Taguette
    } else if transcript::names_a_transcript(&columns) || !has(&["tag", "name", "path", "code"]) {
        FormatId::Table
    } else {
        FormatId::CodebookCsv
    }
}

fn starts_a_page(head: &str) -> bool {
    let head = head.to_lowercase();
    head.starts_with("<!doctype html") || head.starts_with("<html")
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|w| w.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests;
