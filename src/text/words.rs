use super::{Span, floor_boundary, slice};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// How far around a position words are looked for, in bytes: longer than any real word.
const REACH: u32 = 512;

/// The words of a text in order, by Unicode's word boundaries (UAX 29): runs that hold a
/// letter or a digit, with inner apostrophes; white space and punctuation are left out.
pub fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    text.unicode_word_indices().map(|(at, word)| Span::of(at, at + word.len()))
}

/// How many words a text has: as many as [`words`] gives, sooner where it is ASCII.
pub fn count_words(text: &str) -> usize {
    // No word runs over a line end.
    text.split('\n').map(|line| if line.is_ascii() { ascii_words(line.as_bytes()) } else { words(line).count() }).sum()
}

/// UAX 29 for ASCII: letters, digits and `_` hold together, and so do letters around one of `:.'` and
/// digits around one of `,;.'`.
fn ascii_words(line: &[u8]) -> usize {
    let at = |i: usize| line.get(i).copied().unwrap_or(b' ');
    let (mut count, mut i) = (0, 0);
    while i < line.len() {
        let mut has_word = false;
        loop {
            let (here, next) = (at(i), at(i + 1));
            if here.is_ascii_alphanumeric() || here == b'_' {
                has_word |= here != b'_';
                let over = at(i + 2);
                let joins = here.is_ascii_alphabetic() && over.is_ascii_alphabetic() && b":.'".contains(&next)
                    || here.is_ascii_digit() && over.is_ascii_digit() && b",;.'".contains(&next);
                i += if joins { 2 } else { 1 };
            } else {
                break;
            }
        }
        count += usize::from(has_word);
        i += 1;
    }
    count
}

/// The first word that ends after `position`: the one there, or the next one.
pub fn word_at(text: &str, position: u32) -> Option<Span> {
    let len = text.len() as u32;
    let from = window_start(text, position);
    let mut to = position.saturating_add(REACH);
    loop {
        let window = Span::new(from, floor_boundary(text, to));
        let found = words(slice(text, window)).map(|w| w.shift(from)).find(|w| w.end > position);
        // A word that touches the window's end may go on behind it.
        match found {
            Some(word) if word.end < window.end || window.end >= len => return Some(word),
            _ if window.end >= len => return found,
            _ => to = to.saturating_mul(2).max(to.saturating_add(REACH)),
        }
    }
}

/// The last word that starts before `position`.
pub fn word_before(text: &str, position: u32) -> Option<Span> {
    let position = floor_boundary(text, position);
    let mut reach = REACH;
    loop {
        let from = window_start(text, position.saturating_sub(reach));
        let until = word_end_near(text, position);
        let window = Span::new(from, until);
        let found = words(slice(text, window)).map(|w| w.shift(from)).filter(|w| w.start < position).last();
        if found.is_some() || from == 0 {
            return found;
        }
        reach = reach.saturating_mul(4);
    }
}

/// A place at or before `position` where a word surely does not run across: after white space
/// that carries no combining mark.
fn window_start(text: &str, position: u32) -> u32 {
    let position = floor_boundary(text, position);
    let from = floor_boundary(text, position.saturating_sub(REACH));
    let head = slice(text, Span::new(from, position));
    let after_space = head.char_indices().rev().filter(|(_, c)| c.is_whitespace());
    let mut starts = after_space.map(|(at, c)| from + (at + c.len_utf8()) as u32);
    starts.find(|at| is_grapheme_edge(text, *at)).unwrap_or(from)
}

fn word_end_near(text: &str, position: u32) -> u32 {
    let to = floor_boundary(text, position.saturating_add(REACH));
    let tail = slice(text, Span::new(position, to));
    tail.find(char::is_whitespace).map_or(to, |at| position + at as u32)
}

/// The span widened to whole words at both ends, without white space at its ends.
///
/// A selection that ends inside a word takes the word in. An empty span gives the word at it.
pub fn snap_to_words(text: &str, span: Span) -> Span {
    let span = if span.is_empty() { span } else { span.trim(text) };
    let start = match word_at(text, span.start) {
        Some(word) if word.start < span.start => word.start,
        _ => span.start,
    };
    let end = match word_before(text, span.end) {
        Some(word) if word.end > span.end => word.end,
        _ => span.end,
    };
    let snapped = Span::new(start, end.max(start));
    if snapped.is_empty() { word_at(text, start).filter(|w| w.start == start).unwrap_or(snapped) } else { snapped }
}

/// The span widened so that no grapheme cluster (a letter with its marks, an emoji) is split.
pub fn snap_to_graphemes(text: &str, span: Span) -> Span {
    let start = grapheme_edge(text, floor_boundary(text, span.start), true);
    let end = grapheme_edge(text, floor_boundary(text, span.end), false);
    Span::new(start, end.max(start))
}

fn is_grapheme_edge(text: &str, at: u32) -> bool {
    GraphemeCursor::new(at as usize, text.len(), true).is_boundary(text, 0).unwrap_or(true)
}

fn grapheme_edge(text: &str, at: u32, back: bool) -> u32 {
    if is_grapheme_edge(text, at) {
        return at;
    }
    let mut cursor = GraphemeCursor::new(at as usize, text.len(), true);
    let edge = if back { cursor.prev_boundary(text, 0) } else { cursor.next_boundary(text, 0) };
    edge.ok().flatten().map_or(at, |n| n as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_by_position() {
        let text = "It’s a road-map, “yes”.";
        let check = |position: usize, expected: Option<&str>| {
            assert_eq!(word_at(text, position as u32).map(|w| slice(text, w)), expected);
        };
        check(0, Some("It’s"));
        check(6, Some("a"));
        check(text.find("map").unwrap(), Some("map"));
        check(text.find('”').unwrap(), None);
        let check = |position: usize, expected: Option<&str>| {
            assert_eq!(word_before(text, position as u32).map(|w| slice(text, w)), expected);
        };
        check(0, None);
        check(1, Some("It’s"));
        check(text.len(), Some("yes"));
    }

    #[test]
    fn snapping_takes_whole_words() {
        let text = "both governments will put";
        let check = |a: usize, b: usize, expected: &str| {
            assert_eq!(slice(text, snap_to_words(text, Span::of(a, b))), expected);
        };
        check(2, 7, "both governments");
        check(4, 17, "governments");
        check(5, 16, "governments");
        check(7, 7, "governments");
    }

    #[test]
    fn graphemes_stay_whole() {
        let text = "e\u{301}👨‍👩‍👧x";
        let family = text.find('👨').unwrap();
        let span = Span::of(1, family + 4);
        assert_eq!(slice(text, snap_to_graphemes(text, span)), "e\u{301}👨‍👩‍👧");
    }

    proptest! {
        #[test]
        fn counts_agree_with_the_full_list(text in "([a-c1-3_:;.,' \n-]|é|\\PC){0,60}") {
            prop_assert_eq!(count_words(&text), words(&text).count());
        }

        #[test]
        fn lookups_agree_with_the_full_list(text in "([a-zéß’ ,.\n-]|\\PC){0,200}", at in 0usize..220) {
            let at = floor_boundary(&text, at as u32);
            let all: Vec<Span> = words(&text).collect();
            prop_assert_eq!(word_at(&text, at), all.iter().copied().find(|w| w.end > at));
            prop_assert_eq!(word_before(&text, at), all.iter().copied().rfind(|w| w.start < at));
        }

        #[test]
        fn snapping_is_valid_and_never_shrinks_below_the_words(text in "\\PC{0,80}", a in 0u32..90, b in 0u32..90) {
            let span = Span::new(floor_boundary(&text, a), floor_boundary(&text, b));
            let snapped = snap_to_words(&text, span);
            prop_assert!(snapped.is_valid_in(&text));
            prop_assert_eq!(snap_to_words(&text, snapped), snapped);
            let whole = snap_to_graphemes(&text, span);
            prop_assert!(whole.is_valid_in(&text) && whole.covers(span));
        }
    }
}
