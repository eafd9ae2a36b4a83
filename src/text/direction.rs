/// Which way a text runs, as HTML names it: by the first of its letters, as Unicode's algorithm for texts of two
/// directions decides where nothing else does.
pub fn direction(text: &str) -> &'static str {
    match text.chars().find(|c| c.is_alphabetic()) {
        Some(first) if runs_leftward(first) => "rtl",
        _ => "ltr",
    }
}

/// Whether a letter belongs to a script that is written from right to left: the blocks that Unicode sets aside
/// for those.
fn runs_leftward(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_decides() {
        let check = |text: &str, expected: &str| assert_eq!(direction(text), expected, "{text}");
        check("Ana: Hello", "ltr");
        check("12:04 – שלום Ana", "rtl");
        check("«مرحبا»", "rtl");
        check("東京", "ltr");
        check("", "ltr");
    }
}
