//! What holds in a language wherever it is written.

use super::{FRENCH, Locale};

/// The texts of a language, as its sources have them.
const SOURCES: [&str; 7] = [
    include_str!("french.rs"),
    include_str!("french/classroom.rs"),
    include_str!("french/editions.rs"),
    include_str!("french/names.rs"),
    include_str!("french/review.rs"),
    include_str!("french/shortcuts.rs"),
    include_str!("french/tree.rs"),
];

#[test]
fn french_signs_never_begin_a_line() {
    for (at, line) in SOURCES.iter().flat_map(|source| source.lines().enumerate()) {
        for sign in [" :", " ;", " !", " ?", " »", "« ", " %"] {
            assert!(!line.contains(sign), "{}: a space that may break: {line}", at + 1);
        }
        let straight = line.contains('\'') && line.contains('"') && !line.contains("replace(");
        assert!(!straight, "{}: an apostrophe of typewriters: {line}", at + 1);
    }
}

#[test]
fn french_counts_nought_as_one() {
    let check = |n: usize, expected: &str| assert_eq!((FRENCH.passages)(n), expected);
    check(0, "0 passage");
    check(1, "1 passage");
    check(2, "2 passages");
}

#[test]
fn french_figures_have_a_comma() {
    let check = |value: f64, expected: &str| assert_eq!((FRENCH.class.figure)(value), expected);
    check(0.674, "0,67");
    check(-0.001, "0,00");
    check(-0.5, "-0,50");
}

#[test]
fn the_language_is_that_of_the_browser() {
    let check = |tag: &str, expected: Locale| assert_eq!(Locale::of(tag), expected, "{tag}");
    check("fr", Locale::French);
    check("fr-CA", Locale::French);
    check("en-US", Locale::English);
    check("frr", Locale::English);
    check("ar", Locale::English);
    check("", Locale::English);
}
