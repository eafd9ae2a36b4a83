//! What must hold for any file whatsoever: it is read or refused, and what is read keeps the
//! invariants of texts, spans and projects. A target for each syntax opens a file as the page does;
//! a target for each format hands it to that format's reader, whatever it looks like.

mod holds;
mod packed;

use glossator::exchange::Format;

/// What the target of this name does with a file: the name of a syntax, of another reader, or the
/// key of a format.
pub fn target(name: &str, bytes: &[u8]) {
    match name {
        "zip" => syntax(&["a.docx", "a.odt", "a.qdpx"], bytes),
        "xml" => ["qdc", "docx", "odt", "qdpx"].into_iter().for_each(|key| format(key, bytes)),
        "html" => syntax(&["a.html"], bytes),
        "csv" => syntax(&["a.csv"], bytes),
        "json" => syntax(&["a.json"], bytes),
        "captions" => syntax(&["a.srt", "a.vtt"], bytes),
        "returned" => holds::returned(bytes),
        "handout" => holds::handout(bytes),
        "themes" => holds::themes(bytes),
        key => format(key, bytes),
    }
}

/// A file for the reader of a format. Formats that are archives are packed of the parts that the
/// input holds, so that the search is for documents and not for check sums.
fn format(key: &str, bytes: &[u8]) {
    let Some(format) = Format::by_key(key) else { panic!("no format is called {key}") };
    let file = packed::pack(key, bytes).unwrap_or_else(|| bytes.to_vec());
    if let Ok(read) = format.read(&file, &mut |_| {}) {
        holds::content(&read, bytes.len());
    }
}

/// A file as the page opens it, under each of these names. Some of what is short is read many times
/// over too: work that grows with the square of the length does not come to an end.
fn syntax(names: &[&str], bytes: &[u8]) {
    const SHORT: usize = 24;
    const LONG: usize = 1 << 17;
    for name in names {
        opened(name, bytes);
        let sum = bytes.iter().fold(0u8, |sum, b| sum.wrapping_add(*b));
        if !bytes.is_empty() && bytes.len() <= SHORT && sum.is_multiple_of(16) {
            opened(name, &bytes.repeat(LONG / bytes.len()));
        }
    }
}

fn opened(name: &str, bytes: &[u8]) {
    let Some(format) = Format::detect(name, bytes) else { return };
    if let Ok(read) = format.read(bytes, &mut |_| {}) {
        holds::content(&read, bytes.len());
    }
}
