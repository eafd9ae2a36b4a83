//! In and out: one file a format, each with its own wire types, never the model's.
//!
//! [`registry`] is the list of them all. Readers are lenient in what others write wrongly and
//! never panic, whatever the bytes; writers are strict, and the same project gives the same bytes.
//! A file of codings is first read into an [`Incoming`], then planned as an [`Import`], then
//! carried out as one command; [`Intake`] holds what waits in between.

mod archive;
mod assignment;
pub mod brat;
pub mod clipping;
pub mod codebook_csv;
pub mod collect;
pub mod colour;
pub mod conll;
mod csv;
pub mod doccano;
mod error;
pub mod excerpts_csv;
pub mod export;
pub mod feedback;
#[cfg(test)]
mod fixtures;
pub mod handout;
pub mod html;
pub mod hypothesis;
pub mod import;
pub mod incoming;
pub mod intake;
pub mod lexicon;
pub mod markdown;
pub mod opening;
mod outgoing;
pub mod plain_text;
pub mod project_file;
pub mod pseudonyms_csv;
pub mod qdc;
pub mod qdpx;
mod refi_codes;
pub mod registry;
pub mod spacy;
pub mod submission;
mod table;
pub mod taguette_csv;
mod tokens;
pub mod transcript;
mod tree;
mod urn;
pub mod web_annotation;
mod xlsx;
mod xml;

pub use clipping::{Clipping, Shape};
pub use error::{Limit, ReadError, Record, Seems, Syntax, WriteError};
pub use export::{Export, Layer, Loss, Lost, Mark, Words, Written};
pub use handout::Handout;
pub use import::Import;
pub use incoming::Incoming;
pub use intake::{Intake, Planned, Preview};
pub use opening::{AtOnce, Brought};
pub use outgoing::Outgoing;
pub use registry::{Content, FORMATS, Format, FormatId};

use crate::text::{Text, TextHash};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Hears how far the reading of a file is, from 0 to 1.
pub type Tell<'a> = &'a mut dyn FnMut(f32);

/// The texts of a project, each under its name.
pub type Texts = BTreeMap<TextHash, Rc<Text>>;
