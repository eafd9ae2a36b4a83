use std::io::{Cursor, Write};

/// What parts the entries of an archive in the input: a character that no markup may hold.
const BETWEEN: u8 = 0x1e;

/// The archive that a format is packed in, of the parts that the input holds; nothing for a format
/// that is no archive.
pub fn pack(key: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let names: &[&str] = match key {
        "docx" => {
            &["word/document.xml", "word/numbering.xml", "word/footnotes.xml", "word/endnotes.xml", "docProps/core.xml"]
        }
        "odt" => &["content.xml", "styles.xml", "meta.xml"],
        "qdpx" => &["project.qde", "sources/one.txt", "sources/two.txt"],
        _ => return None,
    };
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, part) in names.iter().zip(bytes.split(|b| *b == BETWEEN)) {
        archive.start_file(*name, stored).ok()?;
        archive.write_all(part).ok()?;
    }
    Some(archive.finish().ok()?.into_inner())
}
