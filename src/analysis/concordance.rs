//! Hits in their context, one a line, the hit in the middle; sorted by what stands beside it.

use crate::text::{Span, floor_boundary, slice, words};

/// What a concordance is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The place in the text.
    #[default]
    Place,
    /// The words before, the nearest first.
    Left,
    /// The words behind.
    Right,
}

/// A hit with its context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// What stands before it.
    pub left: Span,
    /// The hit.
    pub hit: Span,
    /// What stands behind it.
    pub right: Span,
}

/// The context of a hit: about `reach` bytes on either side, whole words, within its paragraph.
pub fn line(text: &str, hit: Span, reach: u32) -> Line {
    let from = floor_boundary(text, hit.start.saturating_sub(reach));
    let to = floor_boundary(text, hit.end.saturating_add(reach).min(text.len() as u32));
    let before = slice(text, Span::new(from, hit.start));
    let start = match before.rfind("\n\n") {
        Some(at) => from + at as u32 + 2,
        // A word that is cut is left out.
        None if from > 0 => from + before.find(char::is_whitespace).map_or(0, |at| at as u32),
        None => from,
    };
    let behind = slice(text, Span::new(hit.end, to));
    let end = match behind.find("\n\n") {
        Some(at) => hit.end + at as u32,
        None if (to as usize) < text.len() => {
            hit.end + behind.rfind(char::is_whitespace).map_or(behind.len(), |at| at) as u32
        }
        None => to,
    };
    Line { left: Span::new(start, hit.start), hit, right: Span::new(hit.end, end) }
}

/// What a line is sorted by. Lines in the order of their texts, sorted by it, stay so where they agree.
pub fn key(text: &str, line: &Line, order: Order) -> Vec<String> {
    let lower = |span: Span| -> Vec<String> {
        let context = slice(text, span);
        words(context).map(|w| slice(context, w).to_lowercase()).collect()
    };
    match order {
        Order::Place => Vec::new(),
        Order::Right => lower(line.right),
        Order::Left => {
            let mut before = lower(line.left);
            before.reverse();
            before
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "We want peace now.\n\nNo peace without trust; a fragile peace and a long war.";

    fn lines() -> Vec<Line> {
        TEXT.match_indices("peace").map(|(at, hit)| line(TEXT, Span::of(at, at + hit.len()), 12)).collect()
    }

    #[test]
    fn context_is_whole_words_within_the_paragraph() {
        let shown: Vec<(&str, &str)> = lines().iter().map(|l| (slice(TEXT, l.left), slice(TEXT, l.right))).collect();
        assert_eq!(shown, [("We want ", " now."), ("No ", " without"), (" a fragile ", " and a long")]);
    }

    #[test]
    fn sorted_by_either_side() {
        let check = |order: Order, expected: &[&str]| {
            let mut lines = lines();
            lines.sort_by_cached_key(|line| key(TEXT, line, order));
            let left: Vec<&str> = lines.iter().map(|l| slice(TEXT, l.left).trim()).collect();
            assert_eq!(left, expected);
        };
        check(Order::Place, &["We want", "No", "a fragile"]);
        check(Order::Left, &["a fragile", "No", "We want"]);
        check(Order::Right, &["a fragile", "We want", "No"]);
    }

    proptest! {
        #[test]
        fn context_lies_around_the_hit(text in "(\\PC|[ \n]){0,60}", a in 0u32..80, b in 0u32..80, reach in 0u32..30) {
            let hit = Span::new(floor_boundary(&text, a.min(b)), floor_boundary(&text, a.max(b)));
            let line = line(&text, hit, reach);
            prop_assert!(line.left.is_valid_in(&text) && line.right.is_valid_in(&text));
            prop_assert_eq!((line.left.end, line.right.start), (hit.start, hit.end));
        }
    }
}
