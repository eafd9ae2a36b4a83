//! The lines of a text that hold anything at all.

use crate::text::Span;

/// A line that is not blank.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Line {
    /// Without outer white space.
    pub(super) span: Span,
    /// Columns (code points) up to its last visible character, indentation included.
    pub(super) width: u32,
    /// Columns of white space before its first visible character.
    pub(super) indent: u32,
    /// Whether it is the first, or a blank line stands before it.
    pub(super) after_blank: bool,
}

/// All lines that are not blank, in order.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut at = 0;
    let mut after_blank = true;
    for raw in text.split('\n') {
        let kept = raw.trim_end();
        let inner = kept.trim_start();
        let lead = kept.len() - inner.len();
        if inner.is_empty() {
            after_blank = true;
        } else {
            let span = Span::of(at + lead, at + kept.len());
            let indent = kept.get(..lead).map_or(0, columns);
            lines.push(Line { span, width: indent + columns(inner), indent, after_blank });
            after_blank = false;
        }
        at += raw.len() + 1;
    }
    lines
}

fn columns(s: &str) -> u32 {
    s.chars().count() as u32
}

/// Whether a sentence, a remark or a heading may end where this text ends.
pub(super) fn is_finished(s: &str) -> bool {
    let closers = |c: char| matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '*' | '_');
    let stem = s.trim_end_matches(closers);
    stem.is_empty() || stem.ends_with(is_terminal) || s.ends_with([')', ']']) || stem.ends_with("--")
}

/// Whether a sentence may end with this character.
pub(super) fn is_terminal(c: char) -> bool {
    matches!(c, '.' | '?' | '!' | '…' | '。' | '？' | '！' | '؟' | '۔' | '।' | ':' | '：' | '—' | '–')
}

/// Whether the text of a line ends with a question mark, whatever quotes or brackets close it.
pub(super) fn asks(s: &str) -> bool {
    let closers = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '*');
    s.trim_end_matches(closers).ends_with(['?', '？', '؟'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_go_and_columns_are_counted_with_the_indentation() {
        let found = lines("  é b \n\n \t\nc\n");
        assert_eq!(found.len(), 2);
        assert_eq!(found.first().map(|l| (l.width, l.indent, l.after_blank)), Some((5, 2, true)));
        assert_eq!(found.get(1).map(|l| (l.span.start, l.after_blank)), Some((12, true)));
    }

    #[test]
    fn ends_of_sentences() {
        let check = |s: &str, expected: bool| assert_eq!(is_finished(s), expected, "{s:?}");
        check("It is over.", true);
        check("“Is it?”", true);
        check("and so", false);
        check("the last, ", false);
        check("[Laughter]", true);
    }
}
