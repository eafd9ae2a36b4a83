//! What must hold for any file whatsoever: it is read or refused, and what is read keeps the
//! invariants of texts, spans and projects. A target for each syntax opens a file as the page does;
//! a target for each format hands it to that format's reader, whatever it looks like.

mod holds;
mod packed;

pub use holds::{archive, content, handout, lexicons};

use glossator::exchange::Format;

/// A file for the reader of a format. Formats that are archives are packed of the parts that the
/// input holds, so that the search is for documents and not for check sums.
pub fn format(key: &str, bytes: &[u8]) {
    let Some(format) = Format::by_key(key) else { panic!("no format is called {key}") };
    let file = packed::pack(key, bytes).unwrap_or_else(|| bytes.to_vec());
    if let Ok(read) = format.read(&file) {
        content(&read, bytes.len());
    }
}

/// A file as the page opens it, under each of these names. What is short is read many times over
/// too: work that grows with the square of the length does not come to an end.
pub fn syntax(names: &[&str], bytes: &[u8]) {
    const SHORT: usize = 24;
    const LONG: usize = 1 << 17;
    for name in names {
        opened(name, bytes);
        if !bytes.is_empty() && bytes.len() <= SHORT {
            opened(name, &bytes.repeat(LONG / bytes.len()));
        }
    }
}

/// Markup in the places where formats have it.
pub fn markup(bytes: &[u8]) {
    for key in ["qdc", "docx", "odt", "qdpx"] {
        format(key, bytes);
    }
}

fn opened(name: &str, bytes: &[u8]) {
    let Some(format) = Format::detect(name, bytes) else { return };
    if let Ok(read) = format.read(bytes) {
        content(&read, bytes.len());
    }
}
