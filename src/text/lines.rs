use super::Span;

/// Where each line of a text starts. Lines end with LF; the LF belongs to its line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineIndex {
    starts: Vec<u32>,
    end: u32,
}

impl LineIndex {
    /// Reads the text once.
    pub fn new(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at as u32 + 1);
        Self { starts: std::iter::once(0).chain(breaks).collect(), end: text.len() as u32 }
    }

    /// Number of lines; a final LF is followed by one more, empty, line.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there is no line at all: never for an index made from a text.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The 0-based line in which a position lies.
    pub fn line_of(&self, position: u32) -> usize {
        self.starts.partition_point(|s| *s <= position).saturating_sub(1)
    }

    /// The span of a line with its LF; empty at the end for a line that does not exist.
    pub fn span(&self, line: usize) -> Span {
        let start = self.starts.get(line).copied().unwrap_or(self.end);
        Span::new(start, self.starts.get(line + 1).copied().unwrap_or(self.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::slice;

    #[test]
    fn lines_cover_the_text_in_order() {
        for text in ["", "a", "a\n", "\n\nb", "é\nü\n"] {
            let index = LineIndex::new(text);
            let joined: String = (0..index.len()).map(|l| slice(text, index.span(l))).collect();
            assert_eq!(joined, text);
            for line in 0..index.len() {
                assert_eq!(index.line_of(index.span(line).start), line);
            }
        }
    }
}
