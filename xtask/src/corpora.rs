//! The corpora of named entities that the tagger is trained and measured on. They lie beside the
//! project, in `../shared/corpora/ner`, and are no part of it.

use crate::{Outcome, root};
use glossator::detect::{EntityKind, Example};
use glossator::model::Structure;
use glossator::text::Span;
use serde::Deserialize;
use std::path::PathBuf;

/// A text with its names, and where it comes from.
pub(crate) struct Document {
    pub(crate) name: String,
    pub(crate) source: String,
    pub(crate) genre: String,
    pub(crate) example: Example,
}

#[derive(Deserialize)]
struct Line {
    doc: String,
    source: String,
    genre: String,
    /// Token, label, whether a space follows.
    sentences: Vec<Vec<(String, String, bool)>>,
}

/// Where the corpora lie.
pub(crate) fn folder() -> PathBuf {
    root().join("..").join("shared").join("corpora").join("ner")
}

/// All documents of `train.jsonl` and `dev.jsonl`.
pub(crate) fn all() -> Outcome<Vec<Document>> {
    let mut out = Vec::new();
    for file in ["train.jsonl", "dev.jsonl"] {
        let path = folder().join(file);
        let lines = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        for line in lines.lines().filter(|l| !l.is_empty()) {
            out.push(document(serde_json::from_str(line)?));
        }
    }
    Ok(out)
}

/// The text as it may have stood: a sentence that ends without a full stop is a heading, a line of its own.
fn document(line: Line) -> Document {
    let mut text = String::new();
    let mut names: Vec<(Span, EntityKind)> = Vec::new();
    for sentence in &line.sentences {
        for (token, label, space) in sentence {
            let start = text.len() as u32;
            text.push_str(token);
            let end = text.len() as u32;
            let kind = match label.get(2..) {
                Some("PERSON") => Some(EntityKind::Person),
                Some("ORG") => Some(EntityKind::Org),
                Some("PLACE") => Some(EntityKind::Place),
                _ => None,
            };
            match (kind, names.last_mut()) {
                (Some(_), Some((span, _))) if label.starts_with('I') => span.end = end,
                (Some(kind), _) => names.push((Span::new(start, end), kind)),
                (None, _) => {}
            }
            if *space {
                text.push(' ');
            }
        }
        text.truncate(text.trim_end().len());
        let stops = text.ends_with(['.', '!', '?', '”', '"', ')', ':']);
        text.push_str(if stops { " " } else { "\n\n" });
    }
    let example = Example { text, structure: Structure::default(), names, times: 1 };
    Document { name: line.doc, source: line.source, genre: line.genre, example }
}
