//! Agreement between coders: published examples, slow implementations written straight from the
//! definitions, other people's implementations, and what a class would see.

#![allow(clippy::unwrap_used, clippy::panic, reason = "everything here is a test")]

mod definitions;
mod passages;
mod published;
mod python;
mod resampled;
mod speed;
mod unitized;

use glossator::analysis::agreement::{Coding, Units};
use glossator::text::Span;
use proptest::prelude::*;

/// Words of nine bytes, ten bytes apart.
fn words(count: u32) -> Units {
    Units::new((0..count).map(|n| Span::new(n * 10, n * 10 + 9)))
}

/// A coding of the words from `first` up to, not including, `end`.
fn coding(coder: usize, tag: usize, first: u32, end: u32) -> Coding {
    Coding { coder, tag, span: Span::new(first * 10, end * 10 - 1) }
}

/// Judgments of up to five coders; some are missing.
fn rows() -> impl Strategy<Value = Vec<Vec<Option<u32>>>> {
    let cell = prop_oneof![1 => Just(None), 4 => (0u32..3).prop_map(Some)];
    (1usize..6, 0usize..14)
        .prop_flat_map(move |(coders, units)| prop::collection::vec(prop::collection::vec(cell.clone(), units), coders))
}

/// Codings of words below `length`; out-of-range coders and tags among them.
fn codings(coders: usize, tags: usize, length: u32) -> impl Strategy<Value = Vec<Coding>> {
    let one = (0..coders + 1, 0..tags + 1, 0..length, 1u32..6);
    let coding = move |(coder, tag, first, words): (usize, usize, u32, u32)| {
        coding(coder, tag, first, (first + words).min(length))
    };
    prop::collection::vec(one.prop_map(coding), 0..14)
}
