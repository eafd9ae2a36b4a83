use super::Structure;
use crate::text::{Span, Text, floor_boundary, one_line, shortened};

/// What to call a transcript: its headline, else its file, else its first words.
pub fn title_of(text: &Text, file: &str) -> String {
    const LONGEST: usize = 120;
    const FIRST_WORDS: usize = 48;
    // A headline stands at the beginning; the whole is read when it is shown.
    const BEGINNING: u32 = 8_000;
    let beginning = text.slice(Span::new(0, floor_boundary(text.as_str(), BEGINNING)));
    let structure = Structure::of(beginning);
    let headline = structure.head.title.map(|span| text.slice(span));
    match headline.map(one_line).filter(|t| !t.is_empty()) {
        Some(title) if title.chars().count() <= LONGEST => title,
        Some(title) => title.chars().take(LONGEST).chain(['…']).collect(),
        None if !file.is_empty() => file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned(),
        None => shortened(text.as_str().trim(), FIRST_WORDS),
    }
}
