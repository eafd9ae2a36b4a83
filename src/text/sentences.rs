use super::{Span, slice};

/// Words before a full stop that do not end a sentence. Lower case, without the stop.
const ABBREVIATIONS: [&str; 44] = [
    "mr", "mrs", "ms", "dr", "prof", "st", "sen", "rep", "gen", "col", "lt", "sgt", "capt", "gov", "hon", "rev",
    "messrs", "mme", "mlle", "jr", "sr", "vs", "etc", "e.g", "i.e", "cf", "no", "nos", "art", "vol", "pp", "ed",
    "approx", "dept", "inc", "ltd", "co", "corp", "jan", "feb", "aug", "sept", "oct", "nov",
];

/// The sentences of one paragraph, as spans of `text` inside `within`, without outer white
/// space. A line break inside does not end a sentence: hard-wrapped text is read as one.
///
/// A sentence ends at `.`, `!`, `?` or `…` (and their full-width and other-script kin),
/// with the quotes and brackets that close it, where white space and no lower-case letter
/// follow; initials and common abbreviations do not end one.
pub fn sentences(text: &str, within: Span) -> Vec<Span> {
    let body = slice(text, within);
    let mut found = Vec::new();
    let mut start = 0;
    let mut chars = body.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if !is_terminator(c) {
            continue;
        }
        let mut end = at + c.len_utf8();
        while let Some((next, closing)) = chars.next_if(|(_, c)| is_terminator(*c) || is_closing(*c)) {
            end = next + closing.len_utf8();
        }
        if ends_sentence(body, at, c, end) {
            push(text, Span::of(start, end).shift(within.start), &mut found);
            start = end;
        }
    }
    push(text, Span::of(start, body.len()).shift(within.start), &mut found);
    found
}

/// The sentence of `within` that holds `position`, or the nearest one before it.
pub fn sentence_at(text: &str, within: Span, position: u32) -> Option<Span> {
    let all = sentences(text, within);
    let next = all.partition_point(|s| s.start <= position);
    all.get(next.saturating_sub(1)).copied()
}

fn push(text: &str, span: Span, found: &mut Vec<Span>) {
    let span = span.trim(text);
    if !span.is_empty() {
        found.push(span);
    }
}

fn is_terminator(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | '؟' | '۔')
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '」' | '』')
}

fn ends_sentence(body: &str, at: usize, c: char, end: usize) -> bool {
    let rest = body.get(end..).unwrap_or("");
    if matches!(c, '。' | '！' | '？') {
        return true;
    }
    if !rest.is_empty() && !rest.starts_with(char::is_whitespace) {
        return false;
    }
    let next = rest.trim_start().chars().next();
    if next.is_some_and(char::is_lowercase) {
        return false;
    }
    if c != '.' {
        return true;
    }
    let before = body.get(..at).unwrap_or("");
    let word = before
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '"' | '-' | '—'))
        .next()
        .unwrap_or("");
    let mut letters = word.chars();
    let initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    // "J. Smith" goes on; "vitamin C." at the very end does not.
    if (initial && word != "I") || word.contains('.') && word.chars().all(|c| c == '.' || c.is_uppercase()) {
        return next.is_none();
    }
    let lower = word.to_lowercase();
    !ABBREVIATIONS.contains(&lower.as_str()) || next.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn splits() {
        let check = |text: &str, expected: &[&str]| {
            let spans = sentences(text, Span::of(0, text.len()));
            let found: Vec<&str> = spans.iter().map(|s| slice(text, *s)).collect();
            assert_eq!(found, expected);
        };
        check("One. Two! Three?", &["One.", "Two!", "Three?"]);
        check("Mr. Diop met J. F. Kerry. They spoke.", &["Mr. Diop met J. F. Kerry.", "They spoke."]);
        check("He said “Stop.” Then he left.", &["He said “Stop.”", "Then he left."]);
        check("In the U.S. Senate it is 3.5 per cent. Yes", &["In the U.S. Senate it is 3.5 per cent.", "Yes"]);
        check("wrapped\nline goes on. and on", &["wrapped\nline goes on. and on"]);
        check("这是一。那是二。", &["这是一。", "那是二。"]);
        check("  ", &[]);
    }

    proptest! {
        #[test]
        fn sentences_are_sorted_disjoint_and_cover_all_letters(text in "([a-zA-Z.!? \n“”]|\\PC){0,200}") {
            let spans = sentences(&text, Span::of(0, text.len()));
            for pair in spans.windows(2) {
                prop_assert!(pair[0].end <= pair[1].start);
            }
            let kept: usize = spans.iter().map(|s| slice(&text, *s).chars().filter(|c| !c.is_whitespace()).count()).sum();
            prop_assert_eq!(kept, text.chars().filter(|c| !c.is_whitespace()).count());
        }
    }
}
