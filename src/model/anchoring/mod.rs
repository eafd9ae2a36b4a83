//! Anchoring: finding the place of a passage in a text that may not be the one it was made on.
//!
//! Imports, files that a class hands back and corrected transcripts all go this way. First the
//! stated position, if the passage's words stand there; then the exact words elsewhere, told
//! apart by what stands before and after them; then similar words. Every answer says which of
//! these it was. White space of any kind and length counts as the same everywhere.
//!
//! A text is cut into words once ([`Anchorer::new`]); after that a passage costs the look-up of
//! its rarest words and the comparison of a few candidate places, whatever the text's length.

mod align;
mod index;
mod mapping;
mod quote;

pub(super) use index::stands_alone;
pub use mapping::{Mapping, map_text};
pub use quote::Quote;

use super::Anchored;
use crate::sort;
use crate::text::{Span, Text, TextHash, snap_to_graphemes};
use index::{Query, Tokens};
use serde::{Deserialize, Serialize};

/// The largest number of words of a passage that are compared one by one. Of a longer one, both
/// ends are looked for.
const LONG: usize = 64;
/// How many candidate places are searched for the exact words, and for similar ones.
const EXACT_PLACES: usize = 24;
const SIMILAR_PLACES: usize = 4;
/// Below this share of the same words, something similar is not the same passage.
const LEAST_SHARE: f32 = 0.5;
/// The same, where both neighbours say that it is the place.
const LEAST_SHARE_IN_PLACE: f32 = 0.3;

/// A position as a file states it, in its own unit; start, and one past the last.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Position {
    /// Bytes of the UTF-8 text.
    Bytes(u32, u32),
    /// Code points.
    CodePoints(u32, u32),
    /// Code units of UTF-16.
    Utf16(u32, u32),
}

/// What is known about the place of a passage.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Target {
    /// Its words, with what stands around them.
    pub quote: Option<Quote>,
    /// Its position.
    pub position: Option<Position>,
    /// The text on which it was made.
    pub made_on: Option<TextHash>,
}

/// Where a passage is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// The place: between grapheme clusters, and empty only where the text is.
    pub span: Span,
    /// How it was found; nothing where it stands exactly at its stated position.
    pub how: Option<Anchored>,
}

/// A text made ready for passages to be found in it.
#[derive(Clone, Debug)]
pub struct Anchorer<'a> {
    text: &'a Text,
    tokens: Tokens,
}

impl<'a> Anchorer<'a> {
    /// Cuts the text into words: some tens of milliseconds a megabyte, and about 16 bytes a word.
    pub fn new(text: &'a Text) -> Self {
        Self { text, tokens: Tokens::new(text.as_str()) }
    }

    /// The text.
    pub fn text(&self) -> &'a Text {
        self.text
    }

    /// Finds a passage.
    pub fn find(&self, target: &Target) -> Found {
        let stated = target.position.map(|p| self.resolve(p));
        let same_text = target.made_on.as_ref().map(|hash| hash == self.text.hash());
        let quote = target.quote.as_ref().filter(|q| !q.exact.is_empty());
        let Some(quote) = quote else {
            let exact = stated.and_then(|s| s.within).filter(|s| !s.is_empty() && same_text != Some(false));
            return match exact {
                Some(span) => self.found(span, None),
                None => self.lost(stated.map(|s| s.near)),
            };
        };
        let at_position = target.position.and_then(|p| self.at_position(quote, p));
        if let Some(span) = at_position
            && (same_text == Some(true) || quote.context_agrees(self.text, span))
        {
            return self.found(span, None);
        }
        self.find_quote(quote, stated.map(|s| s.near), 1, at_position)
    }

    /// Finds a quote without a position of its own, near a place or anywhere; `pull` is how much
    /// that place counts. `known` is a place where the words are known to stand.
    fn find_quote(&self, quote: &Quote, near: Option<u32>, pull: u32, known: Option<Span>) -> Found {
        let near_token = near.map(|at| self.tokens.index_at(at));
        let query = Query::new(quote, LONG);
        let places = query.places(&self.tokens, near_token, EXACT_PLACES);
        let mut exact: Vec<Span> = places.iter().filter_map(|place| self.exact_near(quote, &query, *place)).collect();
        exact.extend(known);
        sort::ascending(&mut exact);
        exact.dedup();
        if exact.is_empty() && (query.is_poor() || places.is_empty()) {
            exact.extend(quote.scan(self.text, near));
        }
        let score = |span: &Span| {
            let distance = near_token.map_or(0, |near| self.tokens.index_at(span.start).abs_diff(near));
            let closeness = (1000 / (1 + distance / 16)) as u32;
            // The weights that Hypothesis uses: what stands around counts 20 on each side, the position 2.
            quote.context_score(self.text, *span) * 20 + closeness * 2 * pull
        };
        if let Some(best) = exact.iter().max_by_key(|span| (score(span), std::cmp::Reverse(span.start))) {
            let how = if known == Some(*best) { None } else { Some(Anchored::Quote) };
            return self.found(*best, how);
        }
        let similar = if query.is_long() {
            self.similar_ends(quote, &query, near_token)
        } else {
            let found = places.iter().take(SIMILAR_PLACES).filter_map(|place| self.similar_at(quote, &query, *place));
            let best = found.max_by(|a, b| a.score.cmp(&b.score).then(b.span.start.cmp(&a.span.start)));
            best.filter(|m| m.share >= if m.in_place { LEAST_SHARE_IN_PLACE } else { LEAST_SHARE })
                .map(|m| (m.span, m.share))
        };
        match similar {
            Some((span, share)) => self.found(span, Some(Anchored::Fuzzy(share))),
            None => self.lost(near),
        }
    }

    /// The exact words of a quote around a candidate place.
    fn exact_near(&self, quote: &Quote, query: &Query, place: i64) -> Option<Span> {
        /// Words before and after the expected one at which the passage may begin.
        const SLACK: i64 = 6;
        let first = place + query.exact_start() as i64;
        let from = self.tokens.start_of(first - SLACK);
        let to = self.tokens.start_of(first + SLACK + 1);
        let expected = self.tokens.start_of(first);
        quote.starts_within(self.text.as_str(), Span::new(from, to)).min_by_key(|s| s.start.abs_diff(expected))
    }

    fn similar_at(&self, quote: &Quote, query: &Query, place: i64) -> Option<align::Match> {
        align::align(self.text.as_str(), &self.tokens, query, place).map(|mut m| {
            m.span = quote.with_outer_marks(self.text.as_str(), m.span);
            m
        })
    }

    /// A long passage whose words changed: from where its first words are to where its last ones are.
    fn similar_ends(&self, quote: &Quote, query: &Query, near: Option<usize>) -> Option<(Span, f32)> {
        let (head, tail) = quote.ends(LONG / 2);
        let end_of = |part: &Quote, near: Option<usize>, after: u32| {
            let query = Query::new(part, LONG);
            let places = query.places(&self.tokens, near, SIMILAR_PLACES);
            let found = places.iter().filter_map(|place| self.similar_at(part, &query, *place));
            let found = found.filter(|m| m.share >= LEAST_SHARE_IN_PLACE && m.span.end > after);
            found.max_by_key(|m| m.score)
        };
        let first = end_of(&head, near, 0)?;
        let expected_end = self.tokens.index_at(first.span.start) + query.exact_words();
        let last = end_of(&tail, Some(expected_end), first.span.start)?;
        let span = quote.with_outer_marks(self.text.as_str(), Span::new(first.span.start, last.span.end));
        let share = self.tokens.share_of(self.text.as_str(), span, &quote.exact);
        (share >= LEAST_SHARE).then_some((span, share))
    }

    /// Where the stated position lies, if it lies in the text, and the nearest place to it.
    fn resolve(&self, position: Position) -> Stated {
        let (within, start) = match position {
            Position::Bytes(start, end) => {
                let span = Span::new(start, end);
                ((start <= end && span.is_valid_in(self.text.as_str())).then_some(span), start)
            }
            Position::CodePoints(start, end) => {
                let from = self.text.from_code_points(start.min(self.text.code_points()), self.text.code_points());
                (self.text.from_code_points(start, end), from.map_or(0, |s| s.start))
            }
            Position::Utf16(start, end) => {
                let clamped = start.min(self.text.to_utf16(Span::new(0, self.text.len())).1);
                let from = self.text.from_utf16(clamped, clamped);
                (self.text.from_utf16(start, end), from.map_or(0, |s| s.start))
            }
        };
        Stated { within, near: within.map_or(start.min(self.text.len()), |s| s.start) }
    }

    /// The stated position, if the quote's words stand there. Code points are tried as UTF-16 too,
    /// and the other way round, because programs do not agree on what they write.
    fn at_position(&self, quote: &Quote, position: Position) -> Option<Span> {
        let readings = match position {
            Position::Bytes(..) => [position, position],
            Position::CodePoints(a, b) | Position::Utf16(a, b) => {
                let (points, units) = (Position::CodePoints(a, b), Position::Utf16(a, b));
                if position == points { [points, units] } else { [units, points] }
            }
        };
        readings.iter().filter_map(|p| self.resolve(*p).within).find_map(|span| quote.at(self.text, span))
    }

    fn found(&self, span: Span, how: Option<Anchored>) -> Found {
        let span = snap_to_graphemes(self.text.as_str(), span);
        if span.is_empty() { self.lost(Some(span.start)) } else { Found { span, how } }
    }

    /// The word nearest to where the passage should be.
    fn lost(&self, near: Option<u32>) -> Found {
        let text = self.text.as_str();
        let near = crate::text::floor_boundary(text, near.unwrap_or(0));
        let word = self.tokens.nearest(near).unwrap_or(Span::new(near, near));
        let mut span = snap_to_graphemes(text, word);
        if span.is_empty() {
            // A text without a word: its first cluster.
            let first = text.chars().next().map_or(0, char::len_utf8);
            span = snap_to_graphemes(text, Span::of(0, first));
        }
        Found { span, how: Some(Anchored::Lost) }
    }
}

#[derive(Clone, Copy)]
struct Stated {
    within: Option<Span>,
    near: u32,
}

#[cfg(test)]
mod tests;
