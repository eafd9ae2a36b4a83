//! The transcript that the page opens with: a news conference that never was.

/// Its text.
pub const TEXT: &str = include_str!("sample.txt");
