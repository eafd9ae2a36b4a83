//! REFI-QDA codebook (`.qdc`), version 1.0 of its schema.

use super::export::{Loss, Lost};
use super::incoming::{Incoming, Skipped};
use super::xml::{self, Document};
use super::{ReadError, WriteError, refi_codes};
use crate::model::Project;

const NAMESPACE: &str = "urn:QDA-XML:codebook:1.0";

/// Writes the codebook.
///
/// # Errors
/// Where there is no tag: the schema asks for one.
pub fn write(project: &Project) -> Result<(Vec<u8>, Vec<Loss>), WriteError> {
    if project.tags.is_empty() {
        return Err(WriteError::Nothing);
    }
    let mut document = Document::new();
    document.open("CodeBook", &[("xmlns", NAMESPACE), ("origin", "Glossator")]);
    refi_codes::write(&project.tags, &mut document);
    let (bytes, count) = document.finish();
    Ok((bytes, vec![Loss { what: Lost::Characters, count }]))
}

/// Reads a codebook, of whichever version; sets are passed over.
///
/// # Errors
/// What is no XML, or no codebook.
pub fn read(file: &str) -> Result<Incoming, ReadError> {
    let root = xml::read(file)?;
    let codes = root.child("Codes").filter(|_| root.name == "CodeBook").ok_or(ReadError::OtherFormat)?;
    let mut incoming = Incoming::default();
    refi_codes::read(codes, &mut incoming);
    let sets = root.child("Sets").map_or(0, |s| s.children.len());
    incoming.skipped.extend(vec![Skipped::OtherRecord; sets]);
    Ok(incoming)
}
