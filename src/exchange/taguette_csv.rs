//! Taguette's table of highlights: `id,document,tag,content`, a row for each tag, no positions.

use super::incoming::{Incoming, IncomingPassage, IncomingTag, Source};
use super::table::Table;
use super::{ReadError, codebook_csv};
use crate::model::anchoring::{Quote, Target};
use std::collections::BTreeMap;

/// Reads the highlights; rows of one id are one passage with several tags.
///
/// # Errors
/// What is no table, or has no column of contents.
pub fn read(file: &str) -> Result<Incoming, ReadError> {
    let table = Table::read(file)?;
    let content = table.column(&["content", "passage", "quote", "text"]).ok_or(ReadError::OtherFormat)?;
    let (id, document) = (table.column(&["id"]), table.column(&["document", "transcript", "file"]));
    let (tag, note) = (table.column(&["tag", "code"]), table.column(&["note", "memo"]));
    let mut incoming = Incoming::default();
    let mut known: BTreeMap<(&str, &str, &str), usize> = BTreeMap::new();
    for row in table.rows() {
        let (words, title) = (row.cell(Some(content)), row.cell(document));
        if words.trim().is_empty() {
            continue;
        }
        let name = row.cell(tag).trim();
        let marked = match name {
            "" => None,
            _ => {
                let tag = IncomingTag { name: name.to_owned(), ..Default::default() };
                Some(codebook_csv::by_full_stops(tag, &mut incoming)?)
            }
        };
        let stated = row.cell(id).trim();
        // Without an id, each row is a passage.
        let place = (!stated.is_empty()).then(|| known.get(&(stated, title, words))).flatten();
        if let Some(passage) = place.and_then(|n| incoming.passages.get_mut(*n)) {
            passage.tags.extend(marked);
            continue;
        }
        known.insert((stated, title, words), incoming.passages.len());
        let quote = Quote { exact: words.to_owned(), ..Default::default() };
        incoming.passages.push(IncomingPassage {
            source: Source { title: title.to_owned(), ..Default::default() },
            targets: vec![Target { quote: Some(quote), ..Default::default() }],
            tags: marked.into_iter().collect(),
            note: row.cell(note).to_owned(),
            ..Default::default()
        });
    }
    Ok(incoming)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_one_highlight_are_one_passage() {
        let file = "id,document,tag,content\r\n1,talk,plan.road,the road-map\r\n1,talk,other,the road-map\r\n2,talk,other,\"agreed,\nthen\"\r\n";
        let incoming = read(file).unwrap();
        let tags: Vec<&str> = incoming.tags.iter().map(|t| t.name.as_str()).collect();
        assert_eq!(tags, ["plan", "road", "other"]);
        let shown: Vec<(&str, &[usize])> = incoming
            .passages
            .iter()
            .map(|p| (p.targets[0].quote.as_ref().unwrap().exact.as_str(), p.tags.as_slice()))
            .collect();
        assert_eq!(shown, [("the road-map", &[1, 2][..]), ("agreed,\nthen", &[2])]);
        assert_eq!(read("tag,description\na,b\n"), Err(ReadError::OtherFormat));
    }
}
