//! Words and marks one by one, as programs for machine learning cut them.

use super::export::Labelled;
use crate::text::{Span, slice, snap_to_words};
use std::collections::BTreeSet;
use unicode_segmentation::UnicodeSegmentation;

/// The words and punctuation marks of a text, without white space, cut at every edge given too,
/// so that each labelled place is a row of whole ones.
pub(super) fn tokens(text: &str, edges: &BTreeSet<u32>) -> Vec<Span> {
    let mut found = Vec::new();
    for (at, word) in text.split_word_bound_indices().filter(|(_, w)| !w.chars().all(char::is_whitespace)) {
        let whole = Span::of(at, at + word.len());
        let mut start = whole.start;
        for edge in edges.range(whole.start + 1..whole.end) {
            found.push(Span::new(start, *edge));
            start = *edge;
        }
        found.push(Span::new(start, whole.end));
    }
    found.retain(|t| !slice(text, *t).trim().is_empty());
    found
}

/// A labelled place on whole words, and whether it had to be moved; nothing where it is white space.
pub(super) fn on_words(text: &str, labelled: &Labelled<'_>) -> Option<(Span, bool)> {
    let snapped = with_its_stop(text, snap_to_words(text, labelled.span).trim(text));
    (!snapped.is_empty()).then_some((snapped, snapped != labelled.span))
}

/// The full stop after an initial or a name such as "U.S" belongs to it.
fn with_its_stop(text: &str, span: Span) -> Span {
    let rest = Span::new(span.end, text.len() as u32);
    let last = slice(text, span).rsplit(|c: char| !(c.is_alphanumeric() || c == '.')).next().unwrap_or("");
    let capitals = last.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_uppercase));
    let stop = capitals && slice(text, rest).starts_with('.');
    if stop { Span::new(span.start, span.end + 1) } else { span }
}
