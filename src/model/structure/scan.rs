//! A cursor over the beginning of a line, which knows where in the text it stands.

use super::lines::Line;
use crate::text::{Span, slice};

/// Bytes of a line that are looked at for a label: 63 characters of four bytes, marks, brackets
/// and a time code. What lies behind cannot be part of one.
const REACH: usize = 480;

/// A place in a line and what follows it.
#[derive(Clone, Copy)]
pub(super) struct Scan<'t> {
    rest: &'t str,
    at: u32,
    /// Whether the line ends within reach.
    whole: bool,
}

impl<'t> Scan<'t> {
    /// The start of a line.
    pub(super) fn new(text: &'t str, line: &Line) -> Self {
        let full = slice(text, line.span);
        let mut reach = full.len().min(REACH);
        while !full.is_char_boundary(reach) {
            reach -= 1;
        }
        Self { rest: full.get(..reach).unwrap_or(""), at: line.span.start, whole: full.len() == reach }
    }

    /// Where in the text it stands.
    pub(super) fn at(&self) -> u32 {
        self.at
    }

    /// What follows, as far as it is looked at.
    pub(super) fn rest(&self) -> &'t str {
        self.rest
    }

    /// Whether nothing follows on the line.
    pub(super) fn is_done(&self) -> bool {
        self.rest.is_empty() && self.whole
    }

    /// Where the line ends, if that is within reach.
    pub(super) fn line_end(&self) -> Option<u32> {
        self.whole.then(|| self.at + self.rest.len() as u32)
    }

    /// The next character.
    pub(super) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    /// Goes over one character.
    pub(super) fn bump(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let c = chars.next()?;
        self.rest = chars.as_str();
        self.at += c.len_utf8() as u32;
        Some(c)
    }

    /// Goes over `prefix` if it is next.
    pub(super) fn eat(&mut self, prefix: &str) -> bool {
        let Some(rest) = self.rest.strip_prefix(prefix) else { return false };
        self.rest = rest;
        self.at += prefix.len() as u32;
        true
    }

    /// Goes over white space; says how many characters.
    pub(super) fn skip_space(&mut self) -> usize {
        self.skip_while(char::is_whitespace)
    }

    /// Goes over all characters that hold; says how many.
    pub(super) fn skip_while(&mut self, holds: impl Fn(char) -> bool) -> usize {
        let mut count = 0;
        while self.peek().is_some_and(&holds) {
            self.bump();
            count += 1;
        }
        count
    }

    /// The span from an earlier place to here.
    pub(super) fn since(&self, start: u32) -> Span {
        Span::new(start, self.at)
    }
}
