//! The running words of a text, with what parts them.

use super::vocabulary::Vocabulary;
use crate::model::{BlockKind, Structure};
use crate::text::{Span, slice, words};

/// A running word; a hyphenated compound is one.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where.
    pub span: Span,
    /// Its spelling, in the vocabulary.
    pub surface: u32,
    /// The sentence it belongs to, counted from 0 over the text.
    pub sentence: u32,
    /// Whether anything but white space lies between it and the word before.
    pub parted: bool,
    /// Whether a sentence starts with it.
    pub opens: bool,
}

/// After so many words without a full stop a new sentence is taken to start, for windows only:
/// recognised speech has no stops.
const LONGEST_SENTENCE: u32 = 40;

/// The words that somebody says or a headline holds: no labels, no asides, no site furniture.
pub fn tokens<'t>(text: &'t str, structure: &Structure, vocabulary: &mut Vocabulary<'t>) -> Vec<Token> {
    let mut reader = Reader { text, vocabulary, tokens: Vec::with_capacity(text.len() / 6), sentence: 0, length: 0 };
    if structure.blocks.is_empty() {
        reader.read(Span::of(0, text.len()));
    }
    for block in &structure.blocks {
        if matches!(block.kind, BlockKind::Furniture | BlockKind::Aside) {
            continue;
        }
        let start = block.label.map_or(block.span.start, |l| l.span.end).max(block.span.start);
        if start < block.span.end {
            reader.read(Span::new(start, block.span.end));
        }
    }
    reader.tokens
}

struct Reader<'v, 't> {
    text: &'t str,
    vocabulary: &'v mut Vocabulary<'t>,
    tokens: Vec<Token>,
    sentence: u32,
    length: u32,
}

impl<'t> Reader<'_, 't> {
    fn read(&mut self, within: Span) {
        self.next_sentence();
        let mut compound: Option<Span> = None;
        let mut end = within.start;
        for word in words(slice(self.text, within)).map(|w| w.shift(within.start)) {
            match compound {
                Some(part) if slice(self.text, Span::new(part.end, word.start)) == "-" => {
                    compound = Some(part.join(word));
                }
                _ => {
                    if let Some(part) = compound.replace(word) {
                        self.push(end, part);
                        end = part.end;
                    }
                }
            }
        }
        if let Some(part) = compound {
            self.push(end, part);
        }
    }

    fn next_sentence(&mut self) {
        if self.length > 0 {
            self.sentence += 1;
            self.length = 0;
        }
    }

    fn push(&mut self, previous: u32, span: Span) {
        let gap = slice(self.text, Span::new(previous, span.start));
        let surface = self.vocabulary.intern(slice(self.text, span));
        let mut parted = self.length == 0;
        let mut opens = parted;
        // Nearly always a single space.
        if !parted && gap != " " {
            // "Workers' rights": the apostrophe belongs to the word before.
            let owned = matches!(gap, "' " | "’ ")
                && self.tokens.last().is_some_and(|t| slice(self.text, t.span).ends_with(['s', 'S']));
            parted = !owned && !gap.chars().all(char::is_whitespace);
            let blank_line = gap.bytes().filter(|b| *b == b'\n').count() > 1;
            let stop = gap.contains(['.', '!', '?', '…', '।', '؟', '。']) && gap.contains(char::is_whitespace);
            let quoted = gap.contains(['“', '"', '«', '\n']);
            if blank_line || stop && self.vocabulary.surface(surface).capital && !self.after_abbreviation() {
                self.next_sentence();
                (parted, opens) = (true, true);
            } else if quoted && parted {
                opens = true;
            }
        }
        if self.length >= LONGEST_SENTENCE {
            self.next_sentence();
        }
        self.length += 1;
        self.tokens.push(Token { span, surface, sentence: self.sentence, parted, opens });
    }

    fn after_abbreviation(&self) -> bool {
        self.tokens.last().is_some_and(|t| {
            matches!(slice(self.text, t.span), "Mr" | "Mrs" | "Ms" | "Dr" | "Prof" | "Gen" | "Sen" | "Rep" | "St")
                || t.span.len() == 1
        })
    }
}
