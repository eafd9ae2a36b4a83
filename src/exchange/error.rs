use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;

/// Why a file was not read. Nothing has changed when one of these comes back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ReadError {
    /// Longer than a reader accepts, in bytes.
    TooLarge {
        /// The file's length.
        bytes: u64,
        /// The longest that is read.
        limit: u64,
    },
    /// No byte, or nothing but white space.
    Empty,
    /// Not text, or not this kind of text: what it seems to be.
    Binary(Seems),
    /// UTF-16 that ends within a character or holds half of one.
    BadUtf16 {
        /// Byte offset in the file.
        at: u64,
    },
    /// UTF-8 that is damaged: too much of it is right for it to be anything else.
    BadUtf8 {
        /// Byte offset in the file.
        at: u64,
    },
    /// Not well-formed in the syntax the format is written in.
    Syntax {
        /// Which syntax.
        syntax: Syntax,
        /// Line, from 1; 0 where it is not known.
        line: u64,
        /// Column, from 1; 0 where it is not known.
        column: u64,
    },
    /// Well-formed, but not what this reader reads.
    OtherFormat,
    /// Written by a newer version of the program.
    NewerSchema {
        /// The file's schema.
        found: u64,
        /// The newest that is known.
        known: u64,
    },
    /// A record points at one that the file does not hold.
    Missing {
        /// What kind of record is not there.
        what: Record,
        /// The name under which it was looked for.
        id: String,
        /// The record that points at it.
        from: String,
    },
    /// Two records of one kind have the same name.
    Twice {
        /// Their kind.
        what: Record,
        /// The name.
        id: String,
    },
    /// A text is not the one its hash names.
    WrongHash {
        /// The hash as the file states it.
        stated: String,
    },
    /// A range that is empty or does not lie in its text.
    BadRange {
        /// The record it belongs to.
        from: String,
        /// First code point.
        start: u64,
        /// One past the last code point.
        end: u64,
    },
    /// A value that cannot be what it should be: the record, the field.
    BadValue {
        /// The record.
        from: String,
        /// The field.
        field: Cow<'static, str>,
    },
    /// More of something than a reader accepts (entries of an archive, depth, bytes unpacked).
    Limit {
        /// Of what.
        what: Limit,
        /// The most that is accepted.
        limit: u64,
    },
}

/// Why nothing was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum WriteError {
    /// The format asks for at least one of what the project has none of.
    Nothing,
    /// More than the format can hold.
    TooLarge,
    /// The format is read only.
    ReadOnly,
}

/// Kinds of records that point at each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Record {
    /// A text.
    Text,
    /// A transcript.
    Transcript,
    /// A tag.
    Tag,
    /// A coder.
    Coder,
    /// An annotation.
    Annotation,
    /// A correction of names.
    NameCorrection,
}

/// Syntaxes that formats are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Syntax {
    /// JSON, or one JSON value a line.
    Json,
    /// Comma-separated values.
    Csv,
    /// XML.
    Xml,
    /// ZIP.
    Zip,
}

/// What a reader counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Limit {
    /// Entries of an archive.
    Entries,
    /// Bytes of an archive's entry once unpacked.
    Unpacked,
    /// Elements within elements.
    Depth,
    /// Document type declarations: none is accepted.
    Doctype,
    /// Records.
    Records,
}

/// What a file that is not plain text seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Seems {
    /// A PDF.
    Pdf,
    /// A Word document (.docx).
    Docx,
    /// A spreadsheet of the Office Open XML kind (.xlsx).
    Xlsx,
    /// A text document of the OpenDocument kind (.odt).
    Odt,
    /// Another ZIP archive.
    Zip,
    /// A Word, Excel or PowerPoint file of the years before 2007.
    OldOffice,
    /// Rich text (.rtf).
    Rtf,
    /// A picture.
    Picture,
    /// Sound.
    Sound,
    /// A film.
    Film,
    /// An archive or packed file other than ZIP.
    Archive,
    /// A database of SQLite.
    Database,
    /// A program.
    Program,
    /// Text in UTF-32.
    Utf32,
    /// None of these, but full of bytes that text does not hold.
    Unknown,
}

impl From<serde_json::Error> for ReadError {
    fn from(error: serde_json::Error) -> Self {
        Self::Syntax { syntax: Syntax::Json, line: error.line() as u64, column: error.column() as u64 }
    }
}

/// For logs and the command line; what the page says about it stands in the catalogue.
impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for ReadError {}
