//! The readable text of a web page (.html), however badly it is written.

use super::prose::Prose;
use super::{Body, Draft, Seen, entities};
use crate::exchange::{Limit, ReadError};
use crate::text::one_line;
use std::collections::BTreeSet;

/// Elements whose content nobody reads.
const UNREAD: &[&str] = &[
    "script", "style", "template", "noscript", "iframe", "object", "svg", "math", "canvas", "audio", "video", "select",
    "button", "textarea", "nav", "head",
];
/// Those of them that hold no marks, only their own end.
const RAW: &[&str] = &["script", "style", "noscript", "iframe", "textarea", "title"];
/// Elements that stand on lines of their own.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "main",
    "menu",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "ul",
];
/// Lists within lists.
const MAX_DEPTH: usize = 1_000;
/// Tables within tables: the words of each go through all that are around it.
const MAX_TABLES: usize = 32;
/// So many elements may be without their end; more are not looked for.
const MAX_ENDLESS: usize = 100;

/// Reads a page: paragraphs, headings, lists and tables; pictures are counted.
///
/// # Errors
/// Lists or tables nested beyond all reason.
pub(super) fn read(page: &str) -> Result<Draft, ReadError> {
    let mut reader = Reader {
        prose: Prose::default(),
        title: String::new(),
        lists: Vec::new(),
        pre: 0,
        tables: 0,
        endless: BTreeSet::new(),
    };
    let mut rest = page;
    while let Some((before, after)) = rest.split_once('<') {
        reader.words(before);
        rest = reader.mark(after)?;
    }
    reader.words(rest);
    let (text, report) = reader.prose.finish();
    Ok(Draft { title: reader.title, body: Body::Prose(text), report })
}

struct Reader {
    prose: Prose,
    title: String,
    /// The lists that are open: the next number, or nothing for dots.
    lists: Vec<Option<u32>>,
    pre: u32,
    tables: usize,
    /// Elements that were found to have no end: looking for it again and again would take for ever.
    endless: BTreeSet<String>,
}

impl Reader {
    fn words(&mut self, words: &str) {
        let words = entities::resolve(words);
        if self.pre > 0 { self.prose.words(&words) } else { self.prose.folded(&words) }
    }

    /// Takes what follows a `<`; gives what follows the mark.
    fn mark<'a>(&mut self, after: &'a str) -> Result<&'a str, ReadError> {
        if let Some(comment) = after.strip_prefix("!--") {
            return Ok(comment.split_once("-->").map_or("", |(_, rest)| rest));
        }
        let (closes, named) = match after.strip_prefix('/') {
            Some(rest) => (true, rest),
            None => (false, after),
        };
        if after.starts_with(['!', '?']) {
            return Ok(after.split_once('>').map_or("", |(_, rest)| rest));
        }
        if !named.starts_with(|c: char| c.is_ascii_alphabetic()) {
            self.words("<");
            return Ok(after);
        }
        let (mark, rest) = split_mark(named);
        let name: String = mark
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
            .take(20)
            .collect::<String>()
            .to_lowercase();
        let name = name.as_str();
        if closes {
            self.close(name);
            return Ok(rest);
        }
        if name == "title" && self.title.is_empty() && !self.is_endless(name) {
            let Some((title, behind)) = until_end(rest, name, true) else {
                self.endless.insert(name.to_owned());
                return Ok(rest);
            };
            self.title = one_line(&entities::resolve(title));
            return Ok(behind);
        }
        let is_hidden = || mark.split_ascii_whitespace().skip(1).any(|a| a == "hidden" || a.starts_with("hidden="));
        let void = mark.ends_with('/') || ["img", "br", "hr", "input", "wbr", "col"].contains(&name);
        if name == "head" {
            // Only its title is of use; its end is optional, and so is not looked for.
            return Ok(rest);
        }
        if UNREAD.contains(&name) || (is_hidden() && !void) {
            self.prose.report.count(Seen::Pictures, usize::from(["svg", "audio", "video"].contains(&name)));
            if mark.ends_with('/') || self.is_endless(name) {
                return Ok(rest);
            }
            let Some((_, behind)) = until_end(rest, name, RAW.contains(&name)) else {
                // It is stepped over by its mark alone, so that no text is lost.
                self.endless.insert(name.to_owned());
                return Ok(rest);
            };
            return Ok(behind);
        }
        self.open(name)?;
        Ok(rest)
    }

    /// Whether the end of an element was looked for in vain.
    fn is_endless(&self, name: &str) -> bool {
        self.endless.contains(name) || self.endless.len() >= MAX_ENDLESS
    }

    fn open(&mut self, name: &str) -> Result<(), ReadError> {
        match name {
            "br" => self.prose.line_break(),
            "img" | "picture" => self.prose.report.count(Seen::Pictures, usize::from(name == "img")),
            "table" => {
                self.tables += 1;
                if self.tables > MAX_TABLES {
                    return Err(ReadError::Limit { what: Limit::Depth, limit: MAX_TABLES as u64 });
                }
                self.prose.begin_table();
            }
            "tr" if self.tables > 0 => self.prose.row(),
            "td" | "th" if self.tables > 0 => self.prose.cell(),
            "li" => {
                self.prose.end_item();
                let level = self.lists.len().saturating_sub(1);
                let marker = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number = number.saturating_add(1);
                        super::numbering::Style::Decimal.marker(*number, level)
                    }
                    _ => super::numbering::Style::Bullet.marker(0, level),
                };
                self.prose.report.count(Seen::Items, 1);
                self.prose.words(&marker);
            }
            "ul" | "ol" | "menu" => {
                self.end_block();
                self.lists.push((name == "ol").then_some(0));
                if self.lists.len() > MAX_DEPTH {
                    return Err(ReadError::Limit { what: Limit::Depth, limit: MAX_DEPTH as u64 });
                }
            }
            _ if BLOCKS.contains(&name) => {
                // The first paragraph of an entry stands behind its dot.
                if self.lists.is_empty() || !self.after_marker() {
                    self.end_block();
                }
                if name == "pre" {
                    self.pre += 1;
                }
                let is_heading = name.len() == 2 && name.starts_with('h') && name != "hr";
                self.prose.report.count(Seen::Headings, usize::from(is_heading));
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) {
        match name {
            "table" if self.tables > 0 => {
                self.tables -= 1;
                self.prose.end_table();
            }
            "li" => self.prose.end_item(),
            "ul" | "ol" | "menu" => {
                self.prose.end_item();
                self.lists.pop();
            }
            "pre" => {
                self.end_block();
                self.pre = self.pre.saturating_sub(1);
            }
            _ if BLOCKS.contains(&name) => self.end_block(),
            _ => {}
        }
    }

    fn end_block(&mut self) {
        if self.lists.is_empty() { self.prose.end() } else { self.prose.end_item() }
    }

    /// Whether nothing but the dot or number of an entry stands in the paragraph under way.
    fn after_marker(&self) -> bool {
        self.prose.is_marker_only()
    }
}

/// A mark up to its `>`, which may stand in quotes before; what follows it.
fn split_mark(mark: &str) -> (&str, &str) {
    // Longer marks are pictures written out in letters, in which no `>` occurs.
    const LONGEST: usize = 4_096;
    let mut quote = None;
    for (at, c) in mark.char_indices().take(LONGEST) {
        match (quote, c) {
            (None, '>') => return (mark.get(..at).unwrap_or(mark), mark.get(at + 1..).unwrap_or("")),
            (None, '"' | '\'') => quote = Some(c),
            (Some(q), _) if q == c => quote = None,
            _ => {}
        }
    }
    // A quote that does not end: the first `>` ends the mark.
    match mark.split_once('>') {
        Some(parts) => parts,
        None => (mark, ""),
    }
}

/// What stands before the end of an element, and what follows it; nothing where it has no end. Elements of the same name inside
/// are stepped over, unless it is `raw`.
fn until_end<'a>(rest: &'a str, name: &str, raw: bool) -> Option<(&'a str, &'a str)> {
    let mut depth = 0usize;
    for (at, _) in rest.match_indices('<') {
        let Some(after) = rest.get(at + 1..) else { break };
        let (closes, named) = match after.strip_prefix('/') {
            Some(named) => (true, named),
            None => (false, after),
        };
        let is_it = named.get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name))
            && named
                .get(name.len()..)
                .and_then(|r| r.chars().next())
                .is_none_or(|c| !c.is_ascii_alphanumeric() && c != '-');
        if !is_it {
            continue;
        }
        if !closes {
            depth += usize::from(!raw);
        } else if depth > 0 {
            depth -= 1;
        } else {
            let behind = named.split_once('>').map_or("", |(_, behind)| behind);
            return Some((rest.get(..at)?, behind));
        }
    }
    None
}
