//! Hypothesis: its export file and the answers of its interface. Positions in UTF-16.

use super::ReadError;
use super::incoming::{Incoming, IncomingPassage, Skipped, Source};
use super::web_annotation::parts::{Known, MAX_BYTES, annotations, many, target, text};
use crate::model::Timestamp;
use crate::model::anchoring::Position;
use serde_json::Value;

/// Reads `{"annotations": […]}`, `{"rows": […]}` or a bare list. Replies and notes on a whole page
/// are passed over.
///
/// # Errors
/// What is no JSON, or has no list of annotations.
pub fn read(file: &str) -> Result<Incoming, ReadError> {
    if file.len() > MAX_BYTES {
        return Err(ReadError::TooLarge { bytes: file.len() as u64, limit: MAX_BYTES as u64 });
    }
    let file: Value = serde_json::from_str(file.trim_start_matches('\u{feff}'))?;
    let has_list = file.is_array() || ["annotations", "rows"].iter().any(|n| file.get(n).is_some_and(Value::is_array));
    if !has_list {
        return Err(ReadError::OtherFormat);
    }
    let mut incoming = Incoming::default();
    let mut known = Known::default();
    for annotation in annotations(&file) {
        passage(annotation, &mut incoming, &mut known);
    }
    Ok(incoming)
}

/// Whether a file that is JSON comes from Hypothesis.
pub(super) fn is_hypothesis(file: &Value) -> bool {
    let own = |a: &&Value| a.get("user").is_some() && a.get("uri").is_some();
    file.get("export_userid").is_some() || annotations(file).first().is_some_and(own)
}

fn passage(annotation: &Value, incoming: &mut Incoming, known: &mut Known) {
    if many(annotation.get("references")).next().is_some() {
        incoming.skipped.push(Skipped::Reply);
        return;
    }
    let Some(place) = many(annotation.get("target")).next() else {
        incoming.skipped.push(Skipped::NotAnAnnotation);
        return;
    };
    let Some(target) = target(place, Position::Utf16) else {
        incoming.skipped.push(Skipped::NoPassage);
        return;
    };
    let tags = many(annotation.get("tags")).filter_map(Value::as_str).filter(|t| !t.is_empty());
    let tags = tags.map(|name| known.tag(None, name, incoming)).collect();
    let account = text(annotation, "user").unwrap_or_default();
    let shown = annotation.get("user_info").and_then(|u| text(u, "display_name"));
    let coder = (!account.is_empty()).then(|| known.coder(Some(account), shown.unwrap_or(name_of(account)), incoming));
    let moment = |name: &str| text(annotation, name).and_then(Timestamp::parse);
    incoming.passages.push(IncomingPassage {
        id: text(annotation, "id").map(|id| format!("https://hypothes.is/a/{id}")),
        source: Source::from_json(place, annotation),
        targets: vec![target],
        tags,
        note: text(annotation, "text").unwrap_or_default().to_owned(),
        coder,
        created: moment("created"),
        modified: moment("updated"),
        anchored: None,
    });
}

/// `acct:name@authority` → `name`.
fn name_of(account: &str) -> &str {
    let name = account.strip_prefix("acct:").unwrap_or(account);
    name.split('@').next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_export_file_is_read() {
        let file = r#"{"export_date":"2024-05-01T10:00:00Z","export_userid":"acct:ann@hypothes.is","client_version":"1",
        "annotations":[
        {"id":"x1","created":"2024-05-01T09:00:00+00:00","updated":"2024-05-01T09:05:00+00:00","user":"acct:ann@hypothes.is",
         "uri":"https://example.org/talk","text":"Why?","tags":["plan","road"],"document":{"title":["The talk"]},
         "target":[{"source":"https://example.org/talk","selector":[{"type":"RangeSelector"},
          {"type":"TextPositionSelector","start":7,"end":15},{"type":"TextQuoteSelector","exact":"road-map","prefix":"The ","suffix":" was"}]}]},
        {"id":"x2","user":"acct:bob@hypothes.is","uri":"u","text":"A reply","references":["x1"],"target":[{"source":"u"}]},
        {"id":"x3","user":"acct:bob@hypothes.is","uri":"u","text":"On the page","tags":[],"target":[{"source":"u"}]}]}"#;
        let incoming = read(file).unwrap();
        assert_eq!(incoming.skipped, [Skipped::Reply, Skipped::NoPassage]);
        let passage = &incoming.passages[0];
        assert_eq!(passage.targets[0].position, Some(Position::Utf16(7, 15)));
        assert_eq!(passage.targets[0].quote.as_ref().unwrap().exact, "road-map");
        assert_eq!((passage.note.as_str(), passage.source.title.as_str()), ("Why?", "The talk"));
        assert_eq!(incoming.coders[0].name, "ann");
        assert_eq!(incoming.tags.iter().map(|t| t.name.as_str()).collect::<Vec<_>>(), ["plan", "road"]);
        assert_eq!(read("{}"), Err(ReadError::OtherFormat));
    }
}
