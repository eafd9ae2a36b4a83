//! Text for where there is little room.

/// Words on one line: all white space between them is one space.
pub fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words on one line, cut after a word where they are more than so many characters.
pub fn shortened(words: &str, most: usize) -> String {
    let folded = one_line(words);
    if folded.chars().count() <= most {
        return folded;
    }
    let head: String = folded.chars().take(most).collect();
    let kept = head.rsplit_once(' ').map_or(head.as_str(), |(kept, _)| kept);
    format!("{kept}…")
}
