//! spaCy's JSONL with spans, as its training tools read it: a line for each transcript, offsets in
//! code points. `Doc.char_span` knows only whole tokens, so the spans lie on whole words, and the
//! tokens that fit them are there to make the document from.

use super::export::{Export, Loss, Lost, Names};
use super::tokens;
use serde::Serialize;
use std::collections::BTreeSet;

#[derive(Serialize)]
struct Document<'a> {
    text: &'a str,
    meta: Meta<'a>,
    tokens: Vec<Token<'a>>,
    spans: Vec<Labelled<'a>>,
}

#[derive(Serialize)]
struct Meta<'a> {
    title: &'a str,
}

#[derive(Serialize)]
struct Token<'a> {
    text: &'a str,
    start: u32,
    end: u32,
    id: usize,
    /// Whether a single space follows: with `text` all that a `Doc` is made of.
    ws: bool,
}

#[derive(Serialize)]
struct Labelled<'a> {
    start: u32,
    end: u32,
    token_start: usize,
    token_end: usize,
    label: &'a str,
}

/// Writes a line for each transcript.
pub fn write(export: &Export<'_>) -> (String, Vec<Loss>) {
    let names = Names::of(export.project);
    let mut out = String::new();
    let mut moved = 0;
    for (transcript, text) in export.transcripts() {
        let all = export.labelled(&transcript.id, &names);
        let placed = all.iter().filter_map(|l| Some((tokens::on_words(text.as_str(), l)?, l.label)));
        let placed: Vec<_> = placed.collect();
        moved += all.len() - placed.iter().filter(|((_, moved), _)| !moved).count();
        let edges: BTreeSet<u32> = placed.iter().flat_map(|((span, _), _)| [span.start, span.end]).collect();
        let words = tokens::tokens(text.as_str(), &edges);
        let token = |(id, span): (usize, &crate::text::Span)| {
            let (start, end) = text.to_code_points(*span);
            let ws = text.as_str().get(span.end as usize..).is_some_and(|rest| rest.starts_with(' '));
            Token { text: text.slice(*span), start, end, id, ws }
        };
        let labelled = |((span, _), label): &((crate::text::Span, bool), &'_ str)| {
            let (start, end) = text.to_code_points(*span);
            let first = words.partition_point(|w| w.start < span.start);
            let last = words.partition_point(|w| w.start < span.end).saturating_sub(1);
            (start, end, first, last, (*label).to_owned())
        };
        let spans: Vec<_> = placed.iter().map(labelled).collect();
        let document = Document {
            text: text.as_str(),
            meta: Meta { title: &transcript.title },
            tokens: words.iter().enumerate().map(token).collect(),
            spans: spans
                .iter()
                .map(|(start, end, first, last, label)| Labelled {
                    start: *start,
                    end: *end,
                    token_start: *first,
                    token_end: *last,
                    label,
                })
                .collect(),
        };
        out.push_str(&serde_json::to_string(&document).unwrap_or_default());
        out.push('\n');
    }
    (out, vec![Loss { what: Lost::Edges, count: moved }])
}
