//! Remarks that fill a whole line or paragraph: `[Laughter.]`, `(inaudible)`, `[crosstalk]`.

/// The longest remark, in bytes: what is longer in brackets is somebody's speech.
const LONGEST: usize = 240;

/// Whether all of it is one remark in brackets.
pub(super) fn is_remark(s: &str) -> bool {
    let s = s.trim_matches(['*', '_']);
    let pair = match (s.chars().next(), s.chars().next_back()) {
        (Some('['), Some(']')) => ('[', ']'),
        (Some('('), Some(')')) => ('(', ')'),
        (Some('<'), Some('>')) => ('<', '>'),
        (Some('（'), Some('）')) => ('（', '）'),
        (Some('【'), Some('】')) => ('【', '】'),
        _ => return false,
    };
    s.len() <= LONGEST && closes_at_end(s, pair) && s.chars().any(char::is_alphabetic)
}

/// Whether the bracket that opens first closes last.
fn closes_at_end(s: &str, (open, close): (char, char)) -> bool {
    let mut depth = 0_i32;
    for (at, c) in s.char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            depth -= 1;
            if depth == 0 {
                return at + c.len_utf8() == s.len();
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_and_what_is_none() {
        let check = |s: &str, expected: bool| assert_eq!(is_remark(s), expected, "{s}");
        check("[Laughter.]", true);
        check("(inaudible)", true);
        check("*[crosstalk]*", true);
        check("(He rises) and (sits)", false);
        check("[1]", false);
        check("(", false);
        check("", false);
    }
}
