use super::index::words_of;
use crate::sort;
use crate::text::{Span, Text, floor_boundary, slice, snap_to_graphemes};

/// Code points of context that are kept on each side.
const CONTEXT: u32 = 32;
/// A passage of at least this many words at its stated place needs no witness.
const SURE_WORDS: usize = 5;
/// How far from the expected place a text is searched letter by letter, in bytes.
const SCAN: u32 = 256 * 1024;

/// A passage's words and what stands around them.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Quote {
    /// The words.
    pub exact: String,
    /// What stands before; may be empty.
    pub prefix: String,
    /// What stands after; may be empty.
    pub suffix: String,
}

impl Quote {
    /// The quote of a span, with at most 32 code points on each side that split no grapheme cluster.
    pub fn of(text: &Text, span: Span) -> Self {
        let (start, end) = text.to_code_points(span);
        let from = text.from_code_points(start.saturating_sub(CONTEXT), start).unwrap_or(span);
        let to = text.from_code_points(end, end.saturating_add(CONTEXT).min(text.code_points())).unwrap_or(span);
        // An edge inside a cluster moves towards the passage.
        let edge = |at: u32| snap_to_graphemes(text.as_str(), Span::new(at, at));
        let before = Span::new(edge(from.start).end.min(span.start), span.start);
        let after = Span::new(span.end, edge(to.end).start.max(span.end));
        Self {
            exact: text.slice(span).to_owned(),
            prefix: text.slice(before).to_owned(),
            suffix: text.slice(after).to_owned(),
        }
    }

    /// The passage at `span`, if its words stand there.
    pub(super) fn at(&self, text: &Text, span: Span) -> Option<Span> {
        if text.slice(span) == self.exact {
            return Some(span);
        }
        // Other white space may make it longer or shorter.
        let found = match_at(text.as_str(), span.start, self.exact.trim())?;
        (!found.is_empty()).then_some(found)
    }

    /// Every place within a span at which the passage begins.
    pub(super) fn starts_within<'t>(&self, text: &'t str, within: Span) -> impl Iterator<Item = Span> + use<'t, '_> {
        let exact = self.exact.as_str();
        let trimmed = exact.trim();
        // Outer white space belongs to the passage only where it is exactly the same.
        let wanted = if trimmed.is_empty() { exact } else { trimmed };
        let lead = exact.len() - exact.trim_start().len();
        let first = wanted.chars().next();
        slice(text, within).char_indices().filter(move |(_, c)| Some(*c) == first || c.is_whitespace()).filter_map(
            move |(at, c)| {
                let at = within.start + at as u32;
                if c.is_whitespace() && !wanted.starts_with(char::is_whitespace) {
                    return None;
                }
                let found = match_at(text, at, wanted)?;
                let whole =
                    Span::of((at as usize).saturating_sub(lead), (at as usize).saturating_sub(lead) + exact.len());
                Some(if slice(text, whole) == exact { whole } else { found }).filter(|s| !s.is_empty())
            },
        )
    }

    /// The passage's places letter by letter: in the whole text if it is short or the place is not
    /// known, and near the place otherwise. At most a few hundred, and the nearest among them.
    pub(super) fn scan(&self, text: &Text, near: Option<u32>) -> Vec<Span> {
        const MOST: usize = 256;
        let all = text.as_str();
        let within = match near {
            Some(near) if text.len() > SCAN => {
                let from = floor_boundary(all, near.saturating_sub(SCAN / 2));
                Span::new(from, floor_boundary(all, near.saturating_add(SCAN / 2)))
            }
            _ => Span::new(0, text.len()),
        };
        let wanted = if self.exact.trim().is_empty() { self.exact.as_str() } else { self.exact.trim() };
        let part = slice(all, within);
        let found = part.match_indices(wanted).map(|(at, word)| Span::of(at, at + word.len()).shift(within.start));
        let mut found: Vec<Span> = found.take(MOST * 16).collect();
        if let Some(near) = near {
            sort::by_key(&mut found, |s| (s.start.abs_diff(near), s.start));
        }
        found.truncate(MOST);
        found
    }

    /// Whether nothing speaks against a place where the words stand: they are many, or what
    /// stands around them is as it was.
    pub(super) fn context_agrees(&self, text: &Text, span: Span) -> bool {
        let bare = self.prefix.is_empty() && self.suffix.is_empty();
        bare || words_of(&self.exact).nth(SURE_WORDS - 1).is_some() || self.context_score(text, span) >= 1000
    }

    /// How well what stands around a place agrees with the quote's context: 0 to 2000. A side
    /// that is not stated counts half.
    pub(super) fn context_score(&self, text: &Text, span: Span) -> u32 {
        let around = |n: usize| n as u32 * 2 + 16;
        let from = floor_boundary(text.as_str(), span.start.saturating_sub(around(self.prefix.len())));
        let before = text.slice(Span::new(from, span.start));
        let to = floor_boundary(text.as_str(), span.end.saturating_add(around(self.suffix.len())));
        let after = text.slice(Span::new(span.end, to));
        side_score(&self.prefix, before, true) + side_score(&self.suffix, after, false)
    }

    /// A span of words widened by the marks that stand around the passage's first and last word,
    /// such as its quotation marks or full stop, where the text has them.
    pub(super) fn with_outer_marks(&self, text: &str, span: Span) -> Span {
        let is_word = |c: char| super::index::is_word_char(c);
        let mut start = span.start;
        let lead = self.exact.trim_start();
        let lead = lead.get(..lead.find(is_word).unwrap_or(0)).unwrap_or("");
        for c in lead.chars().rev() {
            if !slice(text, Span::new(0, start)).ends_with(c) {
                break;
            }
            start = start.saturating_sub(c.len_utf8() as u32);
        }
        let mut end = span.end;
        let trimmed = self.exact.trim_end();
        let trail = trimmed.rfind(is_word).and_then(|at| trimmed.get(at..)).unwrap_or("");
        for c in trail.chars().skip(1) {
            if !slice(text, Span::new(end, text.len() as u32)).starts_with(c) {
                break;
            }
            end = end.saturating_add(c.len_utf8() as u32);
        }
        Span::new(start, end)
    }

    /// The first and the last `n` words as quotes of their own, each with the context of its side.
    pub(super) fn ends(&self, n: usize) -> (Self, Self) {
        let words: Vec<Span> = words_of(&self.exact).collect();
        let cut_head = words.get(n).map_or(self.exact.len() as u32, |w| w.start);
        let cut_tail = words.len().checked_sub(n).and_then(|at| words.get(at)).map_or(0, |w| w.start);
        let part = |a: u32, b: u32| slice(&self.exact, Span::new(a, b)).to_owned();
        let whole = self.exact.len() as u32;
        let head = Self { exact: part(0, cut_head), prefix: self.prefix.clone(), suffix: String::new() };
        (head, Self { exact: part(cut_tail, whole), prefix: String::new(), suffix: self.suffix.clone() })
    }
}

/// The stretch of `text` from `at` on that reads as `wanted`, any white space being the same.
fn match_at(text: &str, at: u32, wanted: &str) -> Option<Span> {
    let rest = text.get(at as usize..)?;
    if rest.starts_with(wanted) {
        return Some(Span::of(at as usize, at as usize + wanted.len()));
    }
    let mut have = rest.char_indices().peekable();
    let mut want = wanted.chars().peekable();
    while let Some(c) = want.next() {
        let (_, other) = have.next()?;
        if c.is_whitespace() && other.is_whitespace() {
            while want.next_if(|c| c.is_whitespace()).is_some() {}
            while have.next_if(|(_, c)| c.is_whitespace()).is_some() {}
        } else if c != other {
            return None;
        }
    }
    let end = have.peek().map_or(text.len(), |(offset, _)| at as usize + offset);
    Some(Span::of(at as usize, end))
}

/// How much of a context's side stands there, from 0 to 1000; 500 where none is stated. Letters
/// count up to the first difference, then words that stand there in the same order.
fn side_score(stated: &str, there: &str, backwards: bool) -> u32 {
    let letters = |s: &str| -> Vec<char> {
        let kept = s.chars().filter(|c| !c.is_whitespace());
        if backwards { kept.rev().collect() } else { kept.collect() }
    };
    let (stated_letters, there_letters) = (letters(stated), letters(there));
    if stated_letters.is_empty() {
        return 500;
    }
    let same = stated_letters.iter().zip(&there_letters).take_while(|(a, b)| a == b).count();
    let straight = same * 1000 / stated_letters.len();
    if straight >= 1000 {
        return 1000;
    }
    let words = |s: &str| words_of(s).map(|w| slice(s, w).to_lowercase()).collect::<Vec<_>>();
    let (wanted, have) = (words(stated), words(there));
    let common = common_subsequence(&wanted, &have);
    let loose = (common * 900).checked_div(wanted.len()).unwrap_or(0);
    straight.max(loose) as u32
}

/// Length of the longest common subsequence of two short lists.
fn common_subsequence(a: &[String], b: &[String]) -> usize {
    let mut row = vec![0usize; b.len() + 1];
    for word in a {
        let mut diagonal = 0;
        for (at, other) in b.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if word == other { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_white_space_is_the_same() {
        let check = |text: &str, wanted: &str, expected: Option<&str>| {
            assert_eq!(match_at(text, 0, wanted).map(|s| slice(text, s)), expected);
        };
        check("United\nNations. ", "United Nations.", Some("United\nNations."));
        check("United Nations", "United  \u{a0}Nations", Some("United Nations"));
        check("United   Nations", "United Nation", Some("United   Nation"));
        check("UnitedNations", "United Nations", None);
        check("Unit", "United", None);
    }

    #[test]
    fn context_splits_no_cluster() {
        let text = Text::new(&format!("{}👨‍👩‍👧{}passage e\u{301}x", "a", "b".repeat(30)));
        let start = text.as_str().find("passage").unwrap();
        let quote = Quote::of(&text, Span::of(start, start + 7));
        // 32 code points back lie inside the family: it is left out whole.
        assert_eq!(quote.prefix, "b".repeat(30));
        assert_eq!(quote.suffix, " e\u{301}x");
        assert_eq!(quote.exact, "passage");
    }
}
