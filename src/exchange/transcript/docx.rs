//! Word documents (.docx): what is read on the page, tracked changes as accepted.

use super::numbering::{LEVELS, Style};
use super::prose::Prose;
use super::{Body, Draft, Seen};
use crate::exchange::archive::Archive;
use crate::exchange::xml::{self, Element, Node, Tag};
use crate::exchange::{ReadError, Syntax, Tell};
use std::collections::BTreeMap;

/// The most elements of a document: some hundred thousand words with every word formatted by itself.
const MAX_ELEMENTS: usize = 8_000_000;

/// Reads a document.
///
/// # Errors
/// What is no such document, is damaged, or is beyond a limit.
pub(super) fn read(bytes: &[u8], tell: Tell<'_>) -> Result<Draft, ReadError> {
    let mut archive = Archive::open(bytes)?;
    let names = archive.names();
    let main = names.iter().find(|n| *n == "word/document.xml").or_else(|| {
        // Some writers number it.
        names.iter().find(|n| n.starts_with("word/document") && n.ends_with(".xml"))
    });
    let main = main.ok_or(ReadError::OtherFormat)?.clone();
    let mut part = |name: &str| match names.iter().any(|n| n == name) {
        true => archive.read(name).and_then(text),
        false => Ok(String::new()),
    };
    let lists = lists(&part("word/numbering.xml")?)?;
    let mut notes = Notes::default();
    notes.read('f', &part("word/footnotes.xml")?)?;
    notes.read('e', &part("word/endnotes.xml")?)?;
    let title = title(&part("docProps/core.xml")?);
    let document = part(&main)?;
    let mut reader = Reader { lists, notes, ..Reader::default() };
    xml::walk(&document, MAX_ELEMENTS, tell, &mut |node| {
        reader.take(&node);
        Ok(())
    })?;
    let (text, report) = reader.prose.finish();
    Ok(Draft { title, body: Body::Prose(text), report })
}

fn text(bytes: Vec<u8>) -> Result<String, ReadError> {
    let damaged = |e: std::string::FromUtf8Error| {
        crate::exchange::plain_text::decode_any(e.as_bytes()).map_err(|_| ReadError::Syntax {
            syntax: Syntax::Xml,
            line: 0,
            column: 0,
        })
    };
    String::from_utf8(bytes).or_else(damaged)
}

/// The title that the document's properties state; a fault in them is no fault of the text.
fn title(properties: &str) -> String {
    xml::read(properties).map(|root| root.text_of("title").trim().to_owned()).unwrap_or_default()
}

/// How each level of each list is numbered, by the list's id.
type Lists = BTreeMap<String, [(Style, u32); LEVELS]>;

fn lists(numbering: &str) -> Result<Lists, ReadError> {
    if numbering.is_empty() {
        return Ok(Lists::new());
    }
    let root = xml::read(numbering)?;
    let mut patterns: Lists = Lists::new();
    for pattern in root.all("abstractNum") {
        let mut levels = [(Style::Bullet, 1); LEVELS];
        pattern.all("lvl").for_each(|level| set(&mut levels, level));
        patterns.insert(pattern.attribute("abstractNumId").unwrap_or("").to_owned(), levels);
    }
    let mut lists = Lists::new();
    for list in root.all("num") {
        let pattern = list.child("abstractNumId").and_then(|p| p.attribute("val")).and_then(|id| patterns.get(id));
        if let (Some(id), Some(pattern)) = (list.attribute("numId"), pattern) {
            let mut levels = *pattern;
            for own in list.all("lvlOverride") {
                own.all("lvl").for_each(|level| set(&mut levels, level));
                let start = own.child("startOverride").and_then(|s| s.attribute("val")).and_then(|n| n.parse().ok());
                if let (Some(start), Some(slot)) = (start, levels.get_mut(level_of(own))) {
                    slot.1 = start;
                }
            }
            lists.insert(id.to_owned(), levels);
        }
    }
    Ok(lists)
}

/// Takes over what is stated of a level.
fn set(levels: &mut [(Style, u32); LEVELS], level: &Element) {
    let value = |name: &str| level.child(name).and_then(|c| c.attribute("val"));
    if let Some(slot) = levels.get_mut(level_of(level)) {
        let start = value("start").and_then(|n| n.parse().ok()).unwrap_or(1);
        *slot = (Style::named(value("numFmt").unwrap_or("bullet")), start);
    }
}

fn level_of(element: &Element) -> usize {
    element.attribute("ilvl").and_then(|n| n.parse().ok()).unwrap_or(0)
}

/// The words of notes by their kind and id.
#[derive(Default)]
struct Notes(BTreeMap<(char, String), String>);

impl Notes {
    fn read(&mut self, kind: char, part: &str) -> Result<(), ReadError> {
        if part.is_empty() {
            return Ok(());
        }
        let mut id = None;
        let mut words = String::new();
        let mut skips = 0usize;
        xml::walk(part, MAX_ELEMENTS, &mut |_| {}, &mut |node| {
            match node {
                Node::Open(tag) => match tag.name() {
                    "footnote" | "endnote" => {
                        // The line between text and notes has a type.
                        id = tag.attribute("id").filter(|_| tag.attribute("type").is_none_or(|t| t == "normal"));
                        words.clear();
                    }
                    "p" | "tab" | "br" | "cr" => words.push(' '),
                    "del" | "moveFrom" | "instrText" => skips += 1,
                    _ => {}
                },
                Node::Close(name) => match name {
                    "footnote" | "endnote" => {
                        if let Some(id) = id.take() {
                            self.0.insert((kind, id), std::mem::take(&mut words));
                        }
                    }
                    "del" | "moveFrom" | "instrText" => skips = skips.saturating_sub(1),
                    _ => {}
                },
                Node::Text(text) if skips == 0 && !text.trim_matches(['\n', '\r']).is_empty() => words.push_str(text),
                Node::Text(_) => {}
            }
            Ok(())
        })
    }
}

#[derive(Default)]
struct Reader {
    prose: Prose,
    lists: Lists,
    notes: Notes,
    /// Elements under way whose content is passed over.
    skips: u32,
    /// Whether text is of words and not of the layout.
    in_text: bool,
    /// Paragraphs under way: more than one where a text box stands in a paragraph.
    paragraphs: Vec<Paragraph>,
    /// The last number of each level of each list.
    numbers: BTreeMap<String, [u32; LEVELS]>,
}

/// What a paragraph's properties say.
#[derive(Default)]
struct Paragraph {
    list: Option<String>,
    level: usize,
    is_item: bool,
    in_properties: bool,
    has_begun: bool,
}

impl Reader {
    fn take(&mut self, node: &Node<'_>) {
        match node {
            Node::Open(tag) => self.open(tag),
            Node::Close(name) => self.close(name),
            Node::Text(words) => {
                if self.in_text && self.skips == 0 {
                    self.begin();
                    self.prose.words(words);
                }
            }
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let name = tag.name();
        match name {
            "del" | "moveFrom" | "Fallback" => {
                if self.skips == 0 && name != "Fallback" {
                    self.prose.report.count(Seen::Changes, 1);
                }
                self.skips += 1;
            }
            _ if self.skips > 0 => {}
            "ins" | "moveTo" => self.prose.report.count(Seen::Changes, 1),
            "p" => {
                if !self.paragraphs.is_empty() {
                    self.prose.begin_inner();
                }
                self.paragraphs.push(Paragraph::default());
            }
            "pPr" => self.properties(true),
            "numId" => {
                if let Some(p) = self.paragraphs.last_mut().filter(|p| p.in_properties) {
                    p.list = tag.attribute("val").filter(|id| id != "0");
                }
            }
            "ilvl" => {
                if let Some(p) = self.paragraphs.last_mut().filter(|p| p.in_properties) {
                    p.level = tag.attribute("val").and_then(|n| n.parse().ok()).unwrap_or(0).min(LEVELS - 1);
                }
            }
            "pStyle" => {
                let style = tag.attribute("val").unwrap_or_default().to_lowercase();
                let is_heading = style.starts_with("heading") || style == "title" || style.starts_with("berschrift");
                self.prose.report.count(Seen::Headings, usize::from(is_heading));
            }
            "t" => self.in_text = true,
            "tab" if !self.in_properties() => self.mark("\t"),
            "noBreakHyphen" => self.mark("\u{2011}"),
            "br" | "cr" => {
                self.begin();
                self.prose.line_break();
            }
            "footnoteReference" => self.note('f', tag),
            "endnoteReference" => self.note('e', tag),
            "drawing" | "pict" | "object" => self.prose.report.count(Seen::Pictures, 1),
            "commentReference" => self.prose.report.count(Seen::Comments, 1),
            "tbl" => self.prose.begin_table(),
            "tr" => self.prose.row(),
            "tc" => self.prose.cell(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "del" | "moveFrom" | "Fallback" => self.skips = self.skips.saturating_sub(1),
            _ if self.skips > 0 => {}
            "p" => {
                let is_item = self.paragraphs.pop().is_some_and(|p| p.is_item);
                if !self.paragraphs.is_empty() {
                    self.prose.end_inner();
                } else if is_item {
                    self.prose.end_item();
                } else {
                    self.prose.end();
                }
            }
            "pPr" => self.properties(false),
            "t" => self.in_text = false,
            "tbl" => self.prose.end_table(),
            _ => {}
        }
    }

    fn properties(&mut self, inside: bool) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.in_properties = inside;
        }
    }

    fn in_properties(&self) -> bool {
        self.paragraphs.last().is_none_or(|p| p.in_properties)
    }

    fn mark(&mut self, words: &str) {
        self.begin();
        self.prose.words(words);
    }

    fn note(&mut self, kind: char, tag: &Tag<'_>) {
        let Some(words) = tag.attribute("id").and_then(|id| self.notes.0.get(&(kind, id))).cloned() else { return };
        self.begin();
        let number = self.prose.refer();
        self.prose.keep_note(number, &words);
    }

    /// Writes the number or dot of an entry before its first words.
    fn begin(&mut self) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        if std::mem::replace(&mut paragraph.has_begun, true) {
            return;
        }
        let Some(list) = paragraph.list.clone() else { return };
        paragraph.is_item = true;
        let level = paragraph.level;
        let (style, start) = self.lists.get(&list).and_then(|levels| levels.get(level)).copied().unwrap_or_default();
        let numbers = self.numbers.entry(list).or_default();
        // An entry begins the levels below it anew.
        for (n, number) in numbers.iter_mut().enumerate() {
            match n.cmp(&level) {
                std::cmp::Ordering::Less => {}
                std::cmp::Ordering::Equal if *number == 0 => *number = start.max(1),
                std::cmp::Ordering::Equal => *number = number.saturating_add(1),
                std::cmp::Ordering::Greater => *number = 0,
            }
        }
        let number = numbers.get(level).copied().unwrap_or(1);
        self.prose.report.count(Seen::Items, 1);
        self.prose.words(&style.marker(number, level));
    }
}
