//! In and out: one file a format, each with its own wire types, never the model's.
//!
//! Readers are lenient in what others write wrongly and never panic, whatever the bytes; writers
//! are strict, and the same project gives the same bytes.

pub mod codebook_csv;
pub mod colour;
mod csv;
mod error;
pub mod excerpts_csv;
#[cfg(test)]
mod fixtures;
pub mod import;
pub mod incoming;
pub mod plain_text;
pub mod project_file;
mod table;
mod tree;
mod urn;
pub mod web_annotation;

pub use error::{Limit, ReadError, Record, Seems, Syntax};
pub use import::Import;
pub use incoming::Incoming;

use crate::text::{Text, TextHash};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The texts of a project, each under its name.
pub type Texts = BTreeMap<TextHash, Rc<Text>>;
