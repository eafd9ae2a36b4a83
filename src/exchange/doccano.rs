//! doccano's JSONL for sequence labelling: a line for each transcript, offsets in code points.

use super::export::{Export, Names};
use serde::Serialize;

#[derive(Serialize)]
struct Document<'a> {
    text: &'a str,
    label: Vec<(u32, u32, &'a str)>,
    title: &'a str,
}

/// Writes a line for each transcript.
pub fn write(export: &Export<'_>) -> String {
    let names = Names::of(export.project);
    let mut out = String::new();
    for (transcript, text) in export.transcripts() {
        let labelled = export.labelled(&transcript.id, &names);
        let label = labelled.iter().map(|l| {
            let (start, end) = text.to_code_points(l.span);
            (start, end, l.label)
        });
        let document = Document { text: text.as_str(), label: label.collect(), title: &transcript.title };
        out.push_str(&serde_json::to_string(&document).unwrap_or_default());
        out.push('\n');
    }
    out
}
