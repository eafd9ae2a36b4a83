use serde::{Deserialize, Serialize};

/// A half-open range of byte offsets into one text: `start <= position < end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span between two offsets, in whichever order they come.
    pub const fn new(a: u32, b: u32) -> Self {
        if a <= b { Self { start: a, end: b } } else { Self { start: b, end: a } }
    }

    /// The span of two `usize` offsets; what lies beyond `u32` is clamped.
    pub fn of(a: usize, b: usize) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self::new(clamp(a), clamp(b))
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether no byte lies in it.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether a position lies in it.
    pub const fn contains(self, position: u32) -> bool {
        self.start <= position && position < self.end
    }

    /// Whether all of `other` lies in it.
    pub const fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// What the two share, if anything.
    pub fn intersect(self, other: Self) -> Option<Self> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then_some(Self { start, end })
    }

    /// The smallest span that covers both.
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The span moved by `by` bytes to the right.
    pub const fn shift(self, by: u32) -> Self {
        Self { start: self.start.saturating_add(by), end: self.end.saturating_add(by) }
    }

    /// Whether both ends lie in `text` and between characters.
    pub fn is_valid_in(self, text: &str) -> bool {
        text.get(self.start as usize..self.end as usize).is_some()
    }

    /// Without the white space at both ends; empty at its start if there is nothing else.
    pub fn trim(self, text: &str) -> Self {
        let inner = slice(text, self);
        let lead = inner.len() - inner.trim_start().len();
        let kept = inner.trim().len();
        let start = self.start + lead.min(inner.len()) as u32;
        if kept == 0 { Self::new(self.start, self.start) } else { Self::new(start, start + kept as u32) }
    }
}

/// The text of a span; empty where the span is not valid in `text`.
pub fn slice(text: &str, span: Span) -> &str {
    text.get(span.start as usize..span.end as usize).unwrap_or("")
}

/// The nearest character boundary at or before `position`, at most the text's length.
pub fn floor_boundary(text: &str, position: u32) -> u32 {
    let mut at = (position as usize).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trim_drops_outer_white_space_only() {
        let check = |text: &str, expected: &str| {
            let whole = Span::of(0, text.len());
            assert_eq!(slice(text, whole.trim(text)), expected);
        };
        check("  a b \n", "a b");
        check("é", "é");
        check("\u{a0}é\u{a0}", "é");
        check("   ", "");
        check("", "");
    }

    #[test]
    fn a_span_off_a_boundary_slices_to_nothing() {
        assert_eq!(slice("é", Span::new(0, 1)), "");
        assert_eq!(slice("é", Span::new(0, 9)), "");
        assert_eq!(floor_boundary("é", 1), 0);
        assert_eq!(floor_boundary("é", 9), 2);
    }
}
