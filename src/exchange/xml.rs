//! XML as a tree of elements, read within limits and without document types, and written.

use super::{Limit, ReadError, Syntax, Tell};
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer, XmlVersion};
use std::collections::BTreeMap;

/// Bytes after which it is told again how far the reading is.
const TOLD_EVERY: u64 = 256 * 1024;
const MAX_DEPTH: usize = 128;
const MAX_ELEMENTS: usize = 2_000_000;

/// An element by its local name, without its namespace.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Element {
    pub(super) name: String,
    attributes: BTreeMap<String, String>,
    pub(super) text: String,
    pub(super) children: Vec<Element>,
}

impl Element {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |c| c.name == name)
    }

    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|c| c.name == name)
    }

    /// The text of a child; empty where there is none.
    pub(super) fn text_of(&self, name: &str) -> &str {
        self.child(name).map_or("", |c| c.text.as_str())
    }
}

/// Reads a document into its root element.
///
/// # Errors
/// What is not well-formed, declares a document type or an entity, or is nested too deep.
pub(super) fn read(document: &str) -> Result<Element, ReadError> {
    let mut open: Vec<Element> = vec![Element::default()];
    walk(document, MAX_ELEMENTS, &mut |_| {}, &mut |node| {
        match node {
            Node::Open(tag) => open.push(element(tag).ok_or(BROKEN)?),
            Node::Close(_) => {
                let closed = open.pop().ok_or(BROKEN)?;
                open.last_mut().ok_or(BROKEN)?.children.push(closed);
            }
            Node::Text(text) => {
                if let Some(element) = open.last_mut() {
                    element.text.push_str(text);
                }
            }
        }
        Ok(())
    })?;
    let end = document.len() as u64;
    let root = open.pop().filter(|_| open.is_empty()).ok_or_else(|| broken(document, end))?;
    root.children.into_iter().next().ok_or_else(|| broken(document, end))
}

/// What a document is made of, as it is walked through.
pub(super) enum Node<'a> {
    /// An element begins.
    Open(&'a Tag<'a>),
    /// An element of this local name ends.
    Close(&'a str),
    /// Text, with its references resolved; it may come in several pieces.
    Text(&'a str),
}

/// The mark that begins an element.
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// Its name without its namespace.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute by its local name.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let found = self.0.attributes().flatten().find(|a| a.key.local_name().as_ref() == name)?;
        Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
    }
}

/// Stands for an error at the place that is being read.
const BROKEN: ReadError = ReadError::Syntax { syntax: Syntax::Xml, line: 0, column: 0 };

/// Walks through a document without keeping it, so that a long one takes no more room than it is;
/// `tell` hears how far that is.
///
/// # Errors
/// As [`read`], and what `each` says.
pub(super) fn walk(
    document: &str,
    max_elements: usize,
    tell: Tell<'_>,
    each: &mut dyn FnMut(Node<'_>) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let document = document.trim_start_matches('\u{feff}').trim_start();
    let mut reader = Reader::from_str(document);
    let (mut depth, mut count) = (0usize, 0usize);
    let mut told = 0u64;
    let length = document.len().max(1) as u64;
    loop {
        let at = reader.buffer_position();
        if at - told > TOLD_EVERY {
            told = at;
            tell(at as f32 / length as f32);
        }
        let event = reader.read_event().map_err(|_| broken(document, at))?;
        let mut pass = |node: Node<'_>| each(node).map_err(|e| if e == BROKEN { broken(document, at) } else { e });
        match event {
            Event::Start(_) | Event::Empty(_) if count >= max_elements => {
                return Err(ReadError::Limit { what: Limit::Records, limit: max_elements as u64 });
            }
            Event::Start(_) | Event::Empty(_) if depth >= MAX_DEPTH => {
                return Err(ReadError::Limit { what: Limit::Depth, limit: MAX_DEPTH as u64 });
            }
            Event::Start(tag) => {
                count += 1;
                depth += 1;
                pass(Node::Open(&Tag(tag)))?;
            }
            Event::Empty(tag) => {
                count += 1;
                let tag = Tag(tag);
                pass(Node::Open(&tag))?;
                pass(Node::Close(tag.name()))?;
            }
            Event::End(tag) => {
                depth = depth.checked_sub(1).ok_or_else(|| broken(document, at))?;
                pass(Node::Close(tag.local_name().as_ref()))?;
            }
            Event::Text(text) => pass(Node::Text(&text.xml10_content()))?,
            Event::CData(text) => pass(Node::Text(&text.xml10_content()))?,
            Event::GeneralRef(reference) => {
                let stated = reference.resolve_char_ref().map_err(|_| broken(document, at))?;
                let known = || match &*reference.xml10_content() {
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "amp" => Some('&'),
                    "apos" => Some('\''),
                    "quot" => Some('"'),
                    _ => None,
                };
                let c = stated.or_else(known).ok_or_else(|| broken(document, at))?;
                pass(Node::Text(c.encode_utf8(&mut [0; 4])))?;
            }
            Event::DocType(_) => return Err(ReadError::Limit { what: Limit::Doctype, limit: 0 }),
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(broken(document, document.len() as u64)),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

fn element(tag: &Tag<'_>) -> Option<Element> {
    let mut element = Element { name: tag.name().to_owned(), ..Default::default() };
    for attribute in tag.0.attributes() {
        let attribute = attribute.ok()?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
        element.attributes.insert(attribute.key.local_name().as_ref().to_owned(), value.into_owned());
    }
    Some(element)
}

fn broken(document: &str, at: u64) -> ReadError {
    let before =
        crate::text::slice(document, crate::text::Span::new(0, crate::text::floor_boundary(document, at as u32)));
    let line = before.matches('\n').count() as u64 + 1;
    let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count() as u64) + 1;
    ReadError::Syntax { syntax: Syntax::Xml, line, column }
}

/// Writes a document element by element, indented, without a byte order mark.
pub(super) struct Document {
    writer: Writer<Vec<u8>>,
    open: Vec<&'static str>,
    /// Characters that XML cannot hold and that were replaced.
    pub(super) replaced: usize,
}

impl Document {
    pub(super) fn new() -> Self {
        let mut writer = Writer::new(Vec::new());
        let declaration = quick_xml::events::BytesDecl::new("1.0", Some("utf-8"), None);
        let _ = writer.write_event(Event::Decl(declaration));
        Self { writer, open: Vec::new(), replaced: 0 }
    }

    /// Opens an element. Writing to memory does not fail.
    pub(super) fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        let tag = self.tag(name, attributes);
        let _ = self.writer.write_event(Event::Start(tag));
        self.open.push(name);
    }

    /// An element that holds nothing.
    pub(super) fn empty(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        let tag = self.tag(name, attributes);
        self.line();
        let _ = self.writer.write_event(Event::Empty(tag));
    }

    /// An element that holds text; none where the text is empty.
    pub(super) fn text(&mut self, name: &'static str, text: &str) {
        if text.is_empty() {
            return;
        }
        let text = self.escape(text, false);
        self.line();
        let _ = self.writer.write_event(Event::Start(BytesStart::new(name)));
        let _ = self.writer.write_event(Event::Text(BytesText::from_escaped(text)));
        let _ = self.writer.write_event(Event::End(BytesEnd::new(name)));
    }

    /// An element whose text is kept as it is, white space at its ends included.
    pub(super) fn kept(&mut self, name: &'static str, text: &str) {
        let tag = self.tag(name, &[("xml:space", "preserve")]);
        let text = self.escape(text, false);
        let _ = self.writer.write_event(Event::Start(tag));
        let _ = self.writer.write_event(Event::Text(BytesText::from_escaped(text)));
        let _ = self.writer.write_event(Event::End(BytesEnd::new(name)));
    }

    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.line();
            let _ = self.writer.write_event(Event::End(BytesEnd::new(name)));
        }
    }

    pub(super) fn finish(mut self) -> (Vec<u8>, usize) {
        while !self.open.is_empty() {
            self.close();
        }
        let mut bytes = self.writer.into_inner();
        bytes.push(b'\n');
        (bytes, self.replaced)
    }

    fn line(&mut self) {
        let _ = self.writer.write_event(Event::Text(BytesText::from_escaped("\n")));
    }

    fn tag(&mut self, name: &'static str, attributes: &[(&str, &str)]) -> BytesStart<'static> {
        let mut content = name.to_owned();
        for (key, value) in attributes {
            content.push_str(&format!(" {key}=\"{}\"", self.escape(value, true)));
        }
        BytesStart::from_content(content, name.len())
    }

    /// Reserved characters as references; line ends too where a reader would change them; what XML
    /// cannot hold as a replacement character.
    fn escape(&mut self, text: &str, attribute: bool) -> String {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '&' => out.push_str("&amp;"),
                '"' if attribute => out.push_str("&quot;"),
                '\r' => out.push_str("&#13;"),
                '\n' | '\t' if attribute => out.push_str(if c == '\n' { "&#10;" } else { "&#9;" }),
                '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                    self.replaced += 1;
                    out.push('\u{fffd}');
                }
                _ => out.push(c),
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_hostile_ends_at_a_limit() {
        let check = |document: &str, expected: Limit| {
            assert!(matches!(read(document), Err(ReadError::Limit { what, .. }) if what == expected));
        };
        check("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", Limit::Doctype);
        check(&"<a>".repeat(10_000), Limit::Depth);
        for broken in ["", "<a", "<a></b>", "<a>&b;</a>", "<a>", "text"] {
            assert!(matches!(read(broken), Err(ReadError::Syntax { .. })), "{broken}");
        }
    }

    proptest! {
        #[test]
        fn text_and_attributes_come_back(value in "(\\PC|[<>&\"'\n\r\t]){0,20}", text in "(\\PC|[<>&\"'\n\r\t]){1,20}") {
            let mut document = Document::new();
            document.open("a", &[("b", &value)]);
            document.text("c", &text);
            let (bytes, replaced) = document.finish();
            let root = read(&String::from_utf8(bytes).unwrap()).unwrap();
            prop_assume!(replaced == 0);
            prop_assert_eq!(root.attribute("b"), Some(value.as_str()));
            prop_assert_eq!(root.text_of("c"), text.as_str());
        }

        #[test]
        fn any_text_is_read_or_refused(document in "(<a>|</a>|<b c='|'/>|&#1;|&amp;|<!\\[CDATA\\[|\\]\\]>|<!--|-->|\\PC){0,20}") {
            let _ = read(&document);
        }
    }
}
