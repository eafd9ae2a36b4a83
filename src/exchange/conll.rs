//! CoNLL's columns with IOB2: a word and its label a line, an empty line after each sentence.
//!
//! A word has one label, so of places that lie across each other the first and longest is kept.

use super::export::{Export, Loss, Lost, Names};
use super::tokens;
use crate::text::{Span, Text, sentences};
use std::collections::BTreeSet;

/// Writes all transcripts, one after the other.
pub fn write(export: &Export<'_>) -> (String, Vec<Loss>) {
    let names = Names::of(export.project);
    let mut out = String::new();
    let (mut overlaps, mut moved, mut renamed) = (0, 0, BTreeSet::new());
    let several = export.project.transcripts.len() > 1;
    for (transcript, text) in export.transcripts() {
        if several {
            out.push_str("-DOCSTART- O\n\n");
        }
        let mut kept: Vec<(Span, String)> = Vec::new();
        for labelled in export.labelled(&transcript.id, &names) {
            let Some((span, was_moved)) = tokens::on_words(text.as_str(), &labelled) else {
                moved += 1;
                continue;
            };
            if kept.last().is_some_and(|(last, _)| last.end > span.start) {
                overlaps += 1;
                continue;
            }
            moved += usize::from(was_moved);
            let label = label(labelled.label);
            if label != labelled.label {
                renamed.insert(labelled.label.to_owned());
            }
            kept.push((span, label));
        }
        write_text(text, &kept, &mut out);
    }
    let losses = [(Lost::Overlaps, overlaps), (Lost::Edges, moved), (Lost::Names, renamed.len())];
    (out, losses.map(|(what, count)| Loss { what, count }).to_vec())
}

fn write_text(text: &Text, kept: &[(Span, String)], out: &mut String) {
    let edges: BTreeSet<u32> = kept.iter().flat_map(|(span, _)| [span.start, span.end]).collect();
    let words = tokens::tokens(text.as_str(), &edges);
    let ends = sentence_ends(text.as_str());
    let mut labels = kept.iter().peekable();
    for (n, word) in words.iter().enumerate() {
        while labels.next_if(|(span, _)| span.end <= word.start).is_some() {}
        let inside = labels.peek().filter(|(span, _)| span.covers(*word));
        out.extend(text.slice(*word).chars().filter(|c| !c.is_whitespace()));
        match inside {
            Some((span, label)) => {
                out.push_str(if span.start == word.start { " B-" } else { " I-" });
                out.push_str(label);
            }
            None => out.push_str(" O"),
        }
        out.push('\n');
        // A sentence does not end within a labelled place: readers would cut it in two.
        let next = words.get(n + 1).map_or(u32::MAX, |w| w.start);
        let goes_on = inside.is_some_and(|(span, _)| span.end > next);
        if n + 1 == words.len() || !goes_on && ends.range(word.end..=next).next().is_some() {
            out.push('\n');
        }
    }
}

/// Where sentences end: each paragraph, set off by an empty line, has its own.
fn sentence_ends(text: &str) -> BTreeSet<u32> {
    let mut ends = BTreeSet::new();
    let mut start = 0;
    for paragraph in text.split("\n\n") {
        let span = Span::of(start, start + paragraph.len());
        ends.extend(sentences(text, span).iter().map(|s| s.end));
        start += paragraph.len() + 2;
    }
    ends
}

/// A label without white space, which would be the next column.
fn label(name: &str) -> String {
    let label = name.split_whitespace().collect::<Vec<_>>().join("_");
    if label.is_empty() { "_".to_owned() } else { label }
}
