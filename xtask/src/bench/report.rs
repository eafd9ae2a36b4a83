//! The figures as a table beside their baselines and targets.

use super::figures::{Figures, Median};
use std::fmt::Write;

/// One row: what, its baseline, and how far from it it may be.
struct Row {
    what: &'static str,
    page: &'static str,
    floor: Option<&'static str>,
    target: Target,
}

/// What a figure is held to.
enum Target {
    /// At most so many times its baseline.
    Times(f64),
    /// At most so much.
    Most(f64),
    /// At least so much.
    Least(f64),
    /// Its baseline plus so much.
    Above(f64),
    /// Nothing: it explains another one.
    None,
}

const fn row(what: &'static str, page: &'static str, floor: Option<&'static str>, target: Target) -> Row {
    Row { what, page, floor, target }
}

const ROWS: [Row; 33] = [
    row("load → painted, 30k / 1k, ms", "load 30k/1k", Some("floor load 30k/1k"), Target::Times(2.0)),
    row("load → painted, 100k / 10k, ms", "load 100k/10k", Some("floor load 100k/10k"), Target::Times(2.0)),
    row("load → painted, 300k / 10k, ms", "load 300k/10k", Some("floor load 300k/10k"), Target::Times(2.0)),
    row("the same at 60 Hz, 100k / 10k, ms", "load 100k/10k 60", Some("floor load 100k/10k 60"), Target::None),
    row("  before it: decoding, parsing, structure, 30k / 1k, ms", "take 30k/1k", None, Target::None),
    row("  before it: the same, 100k / 10k, ms", "take 100k/10k", None, Target::None),
    row("  before it: the same, 300k / 10k, ms", "take 300k/10k", None, Target::None),
    row("  after it: the whole text laid out, 100k / 10k, ms", "whole 100k/10k", None, Target::None),
    row("  after it: the same, 300k / 10k, ms", "whole 300k/10k", None, Target::None),
    row("tag → painted, 100k / 10k, ms", "tag 100k/10k", Some("floor tag 100k/10k"), Target::Times(2.5)),
    row("tag → painted, 100k / 100, ms", "tag 100k/100", Some("floor tag 100k/100"), Target::Times(2.5)),
    row("  10,000 annotations beside 100", "tag 100k/10k", Some("tag 100k/100"), Target::Times(1.5)),
    row("tag → painted at 60 Hz, 100k / 10k, ms", "tag 100k/10k 60", Some("floor tag 100k/10k 60"), Target::Most(33.4)),
    row("scroll, 300k / 10k, p50 of frames, ms", "scroll p50", Some("floor scroll p50"), Target::None),
    row("scroll, 300k / 10k, p95 of frames, ms", "scroll p95", Some("floor scroll p95"), Target::Most(8.0)),
    row("scroll, 300k / 10k, longest frame, ms", "scroll max", Some("floor scroll max"), Target::None),
    row("first text, cold, ms", "first text", Some("hello first text"), Target::Times(2.0)),
    row("first contentful paint, cold, ms", "fcp", Some("hello fcp"), Target::None),
    row("long tasks at start", "start tasks", None, Target::Most(0.0)),
    row("  the longest, ms", "start longest", None, Target::None),
    row("long tasks from file to found, 30k / 1k", "tasks 30k/1k", None, Target::None),
    row("  the longest, ms", "longest 30k/1k", None, Target::None),
    row("long tasks from file to found, 100k / 10k", "tasks 100k/10k", None, Target::None),
    row("  the longest, ms", "longest 100k/10k", None, Target::None),
    row("long tasks from file to found, 300k / 10k", "tasks 300k/10k", None, Target::None),
    row("  the longest, ms", "longest 300k/10k", None, Target::None),
    row("  the longest after the first paint, 300k / 10k, ms", "later 300k/10k", None, Target::None),
    row("from file to all found, 100k, ms", "found 100k/10k", None, Target::None),
    row("from file to all found, 300k, ms", "found 300k/10k", None, Target::None),
    row("words a second, as the page sees it, 300k", "words a second", None, Target::Least(1_000_000.0)),
    row("memory, 300k / 10k, MB", "memory", Some("blank memory"), Target::Above(60.0)),
    row("the file, kB", "size", None, Target::Most(900.0)),
    row("hello-world's file, kB", "hello size", None, Target::None),
];

/// The table in Markdown.
pub(super) fn table(figures: &Figures) -> String {
    let mut table = String::from("| | Glossator | baseline | ratio | target | |\n|---|---|---|---|---|---|\n");
    for row in &ROWS {
        let Some(page) = figures.median(row.page) else { continue };
        let floor = row.floor.and_then(|name| figures.median(name));
        let ratio = floor.map_or_else(String::new, |f| format!("{:.2}", page.middle / f.middle));
        let (target, kept) = judge(&row.target, page, floor);
        let floor = floor.map_or_else(String::new, Median::shown);
        // Writing into a string cannot fail.
        let _ = writeln!(table, "| {} | {} | {floor} | {ratio} | {target} | {kept} |", row.what, page.shown());
    }
    table
}

fn judge(target: &Target, page: Median, floor: Option<Median>) -> (String, &'static str) {
    let floor = floor.map_or(f64::NAN, |f| f.middle);
    let (said, kept) = match target {
        Target::None => return (String::new(), ""),
        Target::Times(times) => (format!("≤ {times} ×"), page.middle <= floor * times),
        Target::Most(most) => (format!("≤ {most}"), page.middle <= *most),
        Target::Least(least) => (format!("≥ {least}"), page.middle >= *least),
        Target::Above(more) => (format!("≤ baseline + {more}"), page.middle <= floor + more),
    };
    (said, if kept { "kept" } else { "**missed**" })
}

/// A document with the table between its two comments replaced.
pub(super) fn put(document: &str, table: &str) -> Option<String> {
    const BEGIN: &str = "<!-- figures -->\n";
    const END: &str = "<!-- end of figures -->";
    let (before, rest) = document.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}{table}{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_is_judged_by_its_target() {
        let mut figures = Figures::default();
        figures.add("load 30k/1k", 30.0);
        figures.add("floor load 30k/1k", 10.0);
        figures.add("scroll p95", 7.5);
        let table = table(&figures);
        assert!(table.contains("| 30 (30–30) | 10 (10–10) | 3.00 | ≤ 2 × | **missed** |"), "{table}");
        assert!(table.contains("| ≤ 8 | kept |"), "{table}");
    }

    #[test]
    fn the_table_takes_its_place_in_the_document() {
        let document = "a\n<!-- figures -->\nold\n<!-- end of figures -->\nb";
        assert_eq!(put(document, "new\n").unwrap(), "a\n<!-- figures -->\nnew\n<!-- end of figures -->\nb");
        assert_eq!(put("a", "new"), None);
    }
}
