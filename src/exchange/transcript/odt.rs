//! OpenDocument texts (.odt), tracked changes as accepted.

use super::numbering::{LEVELS, Style};
use super::prose::Prose;
use super::{Body, Draft, Seen};
use crate::exchange::archive::Archive;
use crate::exchange::xml::{self, Node, Tag};
use crate::exchange::{ReadError, Syntax, Tell};
use std::collections::BTreeMap;

const MAX_ELEMENTS: usize = 8_000_000;
/// Spaces that one mark may stand for.
const MAX_SPACES: usize = 1_000;

/// Reads a document.
///
/// # Errors
/// What is no such document, is damaged, or is beyond a limit.
pub(super) fn read(bytes: &[u8], tell: Tell<'_>) -> Result<Draft, ReadError> {
    let mut archive = Archive::open(bytes)?;
    let names = archive.names();
    if !names.iter().any(|n| n == "content.xml") {
        return Err(ReadError::OtherFormat);
    }
    let damaged = |_| ReadError::Syntax { syntax: Syntax::Xml, line: 0, column: 0 };
    let content = String::from_utf8(archive.read("content.xml")?).map_err(damaged)?;
    let mut styles = Styles::default();
    if names.iter().any(|n| n == "styles.xml") {
        styles.read(&String::from_utf8(archive.read("styles.xml")?).map_err(damaged)?)?;
    }
    let title = match names.iter().any(|n| n == "meta.xml") {
        true => archive
            .read("meta.xml")
            .ok()
            .and_then(|b| String::from_utf8(b).ok())
            .map_or_else(String::new, |m| title(&m)),
        false => String::new(),
    };
    styles.read(&content)?;
    let mut reader = Reader { styles, ..Reader::new() };
    xml::walk(&content, MAX_ELEMENTS, tell, &mut |node| {
        reader.take(&node);
        Ok(())
    })?;
    let (text, report) = reader.prose.finish();
    Ok(Draft { title, body: Body::Prose(text), report })
}

fn title(meta: &str) -> String {
    xml::read(meta)
        .map(|root| root.child("meta").map_or("", |m| m.text_of("title")).trim().to_owned())
        .unwrap_or_default()
}

/// How each level of each kind of list is numbered, by the style's name.
#[derive(Default)]
struct Styles(BTreeMap<String, [(Style, u32); LEVELS]>);

impl Styles {
    fn read(&mut self, part: &str) -> Result<(), ReadError> {
        let mut name = String::new();
        xml::walk(part, MAX_ELEMENTS, &mut |_| {}, &mut |node| {
            let Node::Open(tag) = node else { return Ok(()) };
            let kind = tag.name();
            match kind {
                "list-style" => name = tag.attribute("name").unwrap_or_default(),
                "list-level-style-number" | "list-level-style-bullet" | "list-level-style-image" => {
                    let level = tag.attribute("level").and_then(|n| n.parse::<usize>().ok()).unwrap_or(1);
                    let style = match kind {
                        "list-level-style-number" => Style::named(&tag.attribute("num-format").unwrap_or_default()),
                        _ => Style::Bullet,
                    };
                    let start = tag.attribute("start-value").and_then(|n| n.parse().ok()).unwrap_or(1);
                    let levels = self.0.entry(name.clone()).or_insert([(Style::Bullet, 1); LEVELS]);
                    if let Some(slot) = level.checked_sub(1).and_then(|n| levels.get_mut(n)) {
                        *slot = (style, start);
                    }
                }
                _ => {}
            }
            Ok(())
        })
    }
}

struct Reader {
    prose: Prose,
    styles: Styles,
    /// Elements under way whose content is passed over.
    skips: u32,
    /// Paragraphs under way, and whether each is an entry of a list: text elsewhere is layout.
    paragraphs: Vec<bool>,
    /// The lists under way: the style, and the number of the last entry.
    lists: Vec<(String, u32)>,
    /// Whether an entry has begun whose number is not written yet.
    at_entry: bool,
}

/// Elements whose content is not part of the text.
const UNREAD: &[&str] =
    &["tracked-changes", "annotation", "note-citation", "automatic-styles", "styles", "forms", "ruby-text"];

impl Reader {
    fn new() -> Self {
        Self {
            prose: Prose::default(),
            styles: Styles::default(),
            skips: 0,
            paragraphs: Vec::new(),
            lists: Vec::new(),
            at_entry: false,
        }
    }

    fn take(&mut self, node: &Node<'_>) {
        match node {
            Node::Open(tag) => self.open(tag),
            Node::Close(name) => self.close(name),
            Node::Text(words) => {
                if !self.paragraphs.is_empty() && self.skips == 0 {
                    self.prose.folded(words);
                }
            }
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let name = tag.name();
        if UNREAD.contains(&name) {
            self.prose.report.count(Seen::Comments, usize::from(name == "annotation" && self.skips == 0));
            self.skips += 1;
            return;
        }
        if name == "changed-region" {
            self.prose.report.count(Seen::Changes, 1);
        }
        if self.skips > 0 {
            return;
        }
        match name {
            "p" | "h" => {
                let is_entry = std::mem::take(&mut self.at_entry);
                self.paragraphs.push(is_entry);
                self.prose.report.count(Seen::Headings, usize::from(name == "h"));
                if is_entry {
                    self.entry();
                }
            }
            "s" => {
                let count = tag.attribute("c").and_then(|n| n.parse().ok()).unwrap_or(1usize);
                self.prose.words(&" ".repeat(count.min(MAX_SPACES)));
            }
            "tab" => self.prose.words("\t"),
            "line-break" => self.prose.line_break(),
            "note" => self.prose.begin_note(),
            "image" | "object" | "plugin" => self.prose.report.count(Seen::Pictures, 1),
            "text-box" => self.prose.begin_inner(),
            "list" => {
                let style = tag.attribute("style-name").or_else(|| self.lists.last().map(|l| l.0.clone()));
                self.lists.push((style.unwrap_or_default(), 0));
            }
            "list-item" => {
                self.at_entry = true;
                if let Some((_, number)) = self.lists.last_mut() {
                    *number = number.saturating_add(1);
                }
            }
            "table" => self.prose.begin_table(),
            "table-row" => self.prose.row(),
            "table-cell" => self.prose.cell(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if UNREAD.contains(&name) {
            self.skips = self.skips.saturating_sub(1);
            return;
        }
        if self.skips > 0 {
            return;
        }
        match name {
            "p" | "h" => {
                if self.paragraphs.pop() == Some(true) {
                    self.prose.end_item()
                } else {
                    self.prose.end()
                }
            }
            "note" => self.prose.end_note(),
            "text-box" => self.prose.end_inner(),
            "list" => {
                self.lists.pop();
            }
            "list-item" => self.at_entry = false,
            "table" => self.prose.end_table(),
            _ => {}
        }
    }

    /// Writes the number or dot of an entry.
    fn entry(&mut self) {
        let level = self.lists.len().saturating_sub(1);
        let Some((style, number)) = self.lists.last() else { return };
        let levels = self.styles.0.get(style);
        let (style, start) = levels.and_then(|l| l.get(level.min(LEVELS - 1))).copied().unwrap_or((Style::Bullet, 1));
        let number = start.max(1).saturating_add(number.saturating_sub(1));
        self.prose.report.count(Seen::Items, 1);
        self.prose.words(&style.marker(number, level));
    }
}
