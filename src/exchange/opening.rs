//! A file of whichever format, from its name and bytes.

use super::error::Seems;
use super::plain_text;
use super::transcript::{self, Draft};
use super::{Content, FORMATS, Format, FormatId, Incoming, ReadError, Tell, project_file};

/// What a file brings.
#[derive(Clone, Debug, PartialEq)]
pub enum Brought {
    /// A transcript, about which something may be left to choose.
    Transcript(FormatId, Draft),
    /// Passages, tags, perhaps with their transcripts.
    Codings(FormatId, Incoming),
    /// A whole project, which is read where it is taken up.
    Project,
}

/// What can be done with a file at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtOnce {
    /// It is plain text: nothing is to be understood or chosen.
    Text,
    /// It says that it is a project.
    Project,
    /// It has to be read first.
    No,
}

/// What can be done with a file at once, by its name and its first bytes.
pub fn at_once(file: &str, bytes: &[u8]) -> AtOnce {
    const HEAD: usize = 400;
    match plain_text::seems(bytes) {
        Some(Seems::Docx | Seems::Odt | Seems::Zip) => return AtOnce::No,
        // Its reader says what it is.
        Some(_) => return AtOnce::Text,
        None => {}
    }
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(HEAD)).unwrap_or_default()).into_owned();
    let start = head.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    if start.starts_with('{') && start.contains(project_file::FORMAT) {
        return AtOnce::Project;
    }
    let named = |is_it: &dyn Fn(FormatId) -> bool| FORMATS.iter().any(|f| f.reads && is_it(f.id) && f.is_named(file));
    let is_text = named(&|id| id == FormatId::PlainText);
    let is_other =
        named(&|id| id != FormatId::PlainText) || start.starts_with(['{', '[', '<']) || start.starts_with("WEBVTT");
    if is_text || !is_other { AtOnce::Text } else { AtOnce::No }
}

/// Reads a file; `tell` hears how far that is, where it can take long. JSON that is nothing else is a
/// text like any.
///
/// # Errors
/// What the format's reader finds wrong, or what the bytes seem to be where no reader reads them.
pub fn open(file: &str, bytes: &[u8], tell: Tell<'_>) -> Result<Brought, ReadError> {
    let as_text = || {
        let draft = transcript::read(FormatId::PlainText, bytes, &mut |_| {})?;
        Ok(Brought::Transcript(FormatId::PlainText, draft))
    };
    let Some(format) = Format::detect(file, bytes) else { return as_text() };
    if format.id == FormatId::Project {
        return Ok(Brought::Project);
    }
    match format.read(bytes, tell) {
        Ok(Content::Transcript(draft)) => Ok(Brought::Transcript(format.id, draft)),
        Ok(Content::Codings(incoming)) => Ok(Brought::Codings(format.id, incoming)),
        Ok(Content::Project(_)) => Ok(Brought::Project),
        Err(ReadError::OtherFormat) if plain_text::seems(bytes).is_none() => as_text(),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_and_projects_need_no_preview() {
        let check = |file: &str, bytes: &[u8], expected: AtOnce| assert_eq!(at_once(file, bytes), expected, "{file}");
        check("a.txt", b"[Laughter.]", AtOnce::Text);
        check("a", b"Ana: yes", AtOnce::Text);
        check("a.pdf", b"%PDF-1.7", AtOnce::Text);
        check("a.json", b" {\"format\": \"glossator-project\"", AtOnce::Project);
        check("a.json", b"{\"items\":[]}", AtOnce::No);
        check("a.srt", b"1\n", AtOnce::No);
        check("a", b"WEBVTT\n", AtOnce::No);
        check("a.doc", b"PK\x03\x04 word/document.xml", AtOnce::No);
    }

    #[test]
    fn what_no_reader_reads_is_text_or_refused() {
        let kind = |file: &str, bytes: &[u8]| match open(file, bytes, &mut |_| {}) {
            Ok(Brought::Transcript(id, _) | Brought::Codings(id, _)) => Some(id),
            _ => None,
        };
        assert_eq!(kind("a.json", b"{\"a\": 1}"), Some(FormatId::PlainText));
        assert_eq!(kind("a.csv", b"tag,description\nx,y\n"), Some(FormatId::CodebookCsv));
        assert_eq!(kind("a.srt", b"no captions here"), Some(FormatId::PlainText));
        assert!(matches!(open("a.zip", b"PK\x03\x04 something", &mut |_| {}), Err(ReadError::Binary(Seems::Zip))));
    }
}
