//! ZIP archives, written the same way every time and read within limits.

use super::{Limit, ReadError, Syntax, WriteError};
use crate::sort;
use std::collections::BTreeSet;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;

/// The largest archive, the most entries, and the most bytes unpacked that are read: of an entry, and of all together.
pub(super) const MAX_BYTES: usize = 64 * 1024 * 1024;
const MAX_ENTRIES: usize = 10_000;
const MAX_ENTRY: u64 = 64 * 1024 * 1024;
const MAX_UNPACKED: u64 = 128 * 1024 * 1024;

/// Packs entries in the order given; no entry carries a date.
pub(super) fn write(entries: &[(String, Vec<u8>)]) -> Result<Vec<u8>, WriteError> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    for (name, bytes) in entries {
        archive.start_file(name.as_str(), options).map_err(|_| WriteError::TooLarge)?;
        archive.write_all(bytes).map_err(|_| WriteError::TooLarge)?;
    }
    Ok(archive.finish().map_err(|_| WriteError::TooLarge)?.into_inner())
}

/// An archive whose entries are unpacked one by one, and in memory only.
pub(super) struct Archive<'a> {
    zip: zip::ZipArchive<Cursor<&'a [u8]>>,
    unpacked: u64,
}

impl<'a> Archive<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        if bytes.len() > MAX_BYTES {
            return Err(ReadError::TooLarge { bytes: bytes.len() as u64, limit: MAX_BYTES as u64 });
        }
        let zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        if zip.len() > MAX_ENTRIES {
            return Err(ReadError::Limit { what: Limit::Entries, limit: MAX_ENTRIES as u64 });
        }
        Ok(Self { zip, unpacked: 0 })
    }

    /// Opens an archive that was an entry of this one: what is unpacked of both counts together.
    ///
    /// # Errors
    /// As [`Archive::open`].
    pub(super) fn open_within<'b>(&self, bytes: &'b [u8]) -> Result<Archive<'b>, ReadError> {
        Ok(Archive { unpacked: self.unpacked, ..Archive::open(bytes)? })
    }

    /// Counts what was unpacked of an archive that was an entry of this one.
    pub(super) fn count(&mut self, inner: &Archive<'_>) {
        self.unpacked = self.unpacked.max(inner.unpacked);
    }

    /// The names of its entries, as the archive states them, in order.
    pub(super) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self.zip.file_names().flatten().map(|name| name.into_owned()).collect();
        sort::ascending(&mut names);
        names
    }

    /// Unpacks an entry.
    pub(super) fn read(&mut self, name: &str) -> Result<Vec<u8>, ReadError> {
        let entry = self.zip.by_name(name).map_err(|_| damaged())?;
        let left = MAX_ENTRY.min(MAX_UNPACKED.saturating_sub(self.unpacked));
        let mut bytes = Vec::new();
        entry.take(left + 1).read_to_end(&mut bytes).map_err(|_| damaged())?;
        if bytes.len() as u64 > left {
            return Err(ReadError::Limit { what: Limit::Unpacked, limit: MAX_ENTRY });
        }
        self.unpacked += bytes.len() as u64;
        Ok(bytes)
    }
}

fn damaged() -> ReadError {
    ReadError::Syntax { syntax: Syntax::Zip, line: 0, column: 0 }
}

/// A title as the name of a file that no other has: letters, digits, `-` and `_`, at most 60.
pub(super) fn file_name(title: &str, taken: &mut BTreeSet<String>) -> String {
    let plain = |c: char| if c.is_alphanumeric() || c == '-' { c } else { '_' };
    let words: Vec<&str> = title.split(|c: char| plain(c) == '_').filter(|w| !w.is_empty()).collect();
    let plain: String = words.join("_").chars().take(60).collect();
    let plain = if plain.is_empty() { "transcript".to_owned() } else { plain };
    let mut name = plain.clone();
    let mut n = 1;
    while !taken.insert(name.to_lowercase()) {
        n += 1;
        name = format!("{plain}_{n}");
    }
    name
}
