use super::{OffsetIndex, Span, TextHash, slice};

/// A transcript's text with its name and its offset index. It never changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    content: String,
    hash: TextHash,
    offsets: OffsetIndex,
}

impl Text {
    /// Line ends become LF and a byte order mark goes; nothing else about the text changes.
    pub fn new(raw: &str) -> Self {
        let content = normalise(raw);
        Self { hash: TextHash::of(&content), offsets: OffsetIndex::new(&content), content }
    }

    /// All of it.
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// Its name.
    pub fn hash(&self) -> &TextHash {
        &self.hash
    }

    /// Length in bytes.
    pub fn len(&self) -> u32 {
        self.content.len() as u32
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.content.is_empty()
    }

    /// The text of a span; empty where the span is not valid in it.
    pub fn slice(&self, span: Span) -> &str {
        slice(&self.content, span)
    }

    /// Length in code points.
    pub fn code_points(&self) -> u32 {
        self.offsets.code_points()
    }

    /// A span as code points, as files state it: first, and one past the last.
    pub fn to_code_points(&self, span: Span) -> (u32, u32) {
        let convert = |at| self.offsets.to_code_points(&self.content, at);
        (convert(span.start), convert(span.end))
    }

    /// The span of code points `start..end`; nothing where they do not lie in the text in that order.
    pub fn from_code_points(&self, start: u32, end: u32) -> Option<Span> {
        let within = start <= end && end <= self.code_points();
        let convert = |n| self.offsets.from_code_points(&self.content, n);
        within.then(|| Span::new(convert(start), convert(end)))
    }

    /// The span of UTF-16 code units `start..end`; nothing where they do not lie in the text in that order.
    pub fn from_utf16(&self, start: u32, end: u32) -> Option<Span> {
        let within = start <= end && end <= self.offsets.utf16_len();
        let convert = |n| self.offsets.from_utf16(&self.content, n);
        within.then(|| Span::new(convert(start), convert(end)))
    }

    /// A span as UTF-16 code units: first, and one past the last.
    pub fn to_utf16(&self, span: Span) -> (u32, u32) {
        let convert = |at| self.offsets.to_utf16(&self.content, at);
        (convert(span.start), convert(span.end))
    }
}

fn normalise(raw: &str) -> String {
    let raw = raw.strip_prefix('\u{feff}').unwrap_or(raw);
    if raw.contains('\r') { raw.replace("\r\n", "\n").replace('\r', "\n") } else { raw.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_line_ends_and_the_mark_change() {
        let check = |raw: &str, expected: &str| assert_eq!(Text::new(raw).as_str(), expected);
        check("\u{feff}a\r\nb\rc\n", "a\nb\nc\n");
        check("÷ a\u{a0}b  \t", "÷ a\u{a0}b  \t");
        check("\r\r\n\n", "\n\n\n");
    }

    #[test]
    fn code_points_out_of_the_text_give_nothing() {
        let text = Text::new("a😀b");
        assert_eq!(text.from_code_points(1, 2), Some(Span::new(1, 5)));
        assert_eq!(text.to_code_points(Span::new(1, 5)), (1, 2));
        assert_eq!(text.from_code_points(2, 1), None);
        assert_eq!(text.from_code_points(0, 4), None);
    }
}
