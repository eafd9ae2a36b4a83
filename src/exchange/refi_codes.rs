//! REFI-QDA's codes: the same tree in a codebook and in a project.

use super::incoming::{Incoming, IncomingTag};
use super::xml::{Document, Element};
use super::{colour, urn};
use crate::model::{Id, Tag, codebook};
use std::rc::Rc;

/// The GUID of a record: its id, or one that follows from it where that is no UUID.
pub(super) fn guid(id: &Id) -> String {
    if urn::is_uuid(id.as_str()) { id.as_str().to_ascii_lowercase() } else { id.nth(0).as_str().to_owned() }
}

/// Writes `Codes`; there must be at least one.
pub(super) fn write(tags: &[Rc<Tag>], document: &mut Document) {
    document.open("Codes", &[]);
    let mut open = 0;
    for entry in codebook::tree(tags) {
        while open > entry.depth {
            document.close();
            open -= 1;
        }
        let tag = &entry.tag;
        let attributes = [
            ("guid", guid(&tag.id)),
            ("name", tag.name.clone()),
            ("isCodable", "true".to_owned()),
            ("color", colour::hex(tag.colour)),
        ];
        let attributes: Vec<(&str, &str)> = attributes.iter().map(|(k, v)| (*k, v.as_str())).collect();
        document.open("Code", &attributes);
        document.text("Description", &tag.description);
        open += 1;
    }
    (0..=open).for_each(|_| document.close());
}

/// Reads the codes below an element in tree order; their GUIDs are their ids.
pub(super) fn read(codes: &Element, incoming: &mut Incoming) {
    let mut open: Vec<(&Element, Option<usize>)> = codes.all("Code").map(|c| (c, None)).collect();
    open.reverse();
    while let Some((code, parent)) = open.pop() {
        let place = incoming.tags.len();
        incoming.tags.push(IncomingTag {
            id: code.attribute("guid").map(bare),
            name: code.attribute("name").unwrap_or_default().to_owned(),
            parent,
            colour: code.attribute("color").and_then(colour::nearest),
            description: code.text_of("Description").to_owned(),
            key: None,
        });
        let below: Vec<_> = code.all("Code").map(|c| (c, Some(place))).collect();
        open.extend(below.into_iter().rev());
    }
}

/// A GUID in one spelling: lower case, without braces.
pub(super) fn bare(guid: &str) -> String {
    guid.trim().trim_start_matches('{').trim_end_matches('}').to_ascii_lowercase()
}
