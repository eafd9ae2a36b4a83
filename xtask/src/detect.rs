//! Detection without a browser, as JSON for other programs to judge.

use crate::Outcome;
use glossator::detect::{Detector, EntityKind, Language, Suggestions, data};
use glossator::exchange::plain_text;
use glossator::model::Structure;
use glossator::text::Text;
use serde::Serialize;
use std::io::Write;

/// What is printed. Offsets are code points of the text with LF line ends and no byte order mark.
#[derive(Serialize)]
struct Output<'a> {
    language: Language,
    entities: Vec<Mention<'a>>,
    terms: Vec<Term<'a>>,
    themes: Vec<Theme<'a>>,
}

#[derive(Serialize)]
struct Mention<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    label: EntityKind,
    entity: &'a str,
}

#[derive(Serialize)]
struct Term<'a> {
    term: &'a str,
    weight: f32,
}

#[derive(Serialize)]
struct Theme<'a> {
    name: &'a str,
    terms: Vec<Term<'a>>,
}

/// Prints what is found in a file.
pub(crate) fn detect(file: &str) -> Outcome {
    let bytes = std::fs::read(file).map_err(|e| format!("{file}: {e}"))?;
    let text = Text::new(&plain_text::decode(&bytes).map_err(|e| format!("{file}: {e:?}"))?);
    let structure = Structure::of(text.as_str());
    let found = Detector::from_bytes(&data())?.detect(text.as_str(), &structure, &mut |_| true);
    let mut out = std::io::stdout().lock();
    serde_json::to_writer_pretty(&mut out, &output(&text, &found))?;
    Ok(writeln!(out)?)
}

/// Suggestions in the form that is printed.
fn output<'a>(text: &'a Text, found: &'a Suggestions) -> Output<'a> {
    let entities = found.mentions.iter().map(|mention| {
        let (start, end) = text.to_code_points(mention.span);
        let entity = found.entities.get(mention.entity as usize).map_or("", |entity| entity.name.as_str());
        Mention { start, end, text: text.slice(mention.span), label: mention.kind, entity }
    });
    let term =
        |index: u32, weight| found.terms.get(index as usize).map(|term| Term { term: term.term.as_str(), weight });
    Output {
        language: found.language,
        entities: entities.collect(),
        terms: found.terms.iter().map(|term| Term { term: &term.term, weight: term.weight }).collect(),
        themes: found
            .themes
            .iter()
            .map(|theme| Theme {
                name: &theme.name,
                terms: theme.terms.iter().filter_map(|(index, weight)| term(*index, *weight)).collect(),
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use glossator::detect;
    use glossator::text::Span;

    #[test]
    fn offsets_are_code_points_and_names_canonical() {
        let text = Text::new("\u{feff}🙂 é\r\nMr Sall spoke.");
        let at = text.as_str().find("Sall").unwrap() as u32;
        let span = Span { start: at, end: at + 4 };
        let found = Suggestions {
            language: Language::English,
            entities: vec![detect::Entity {
                name: "Macky Sall".into(),
                kind: EntityKind::Person,
                aliases: vec![],
                count: 1,
            }],
            mentions: vec![detect::Mention {
                span,
                kind: EntityKind::Person,
                entity: 0,
                reason: detect::Reason::Rule("title".into()),
            }],
            terms: vec![detect::Term { term: "speech".into(), weight: 0.5, spans: vec![] }],
            themes: vec![detect::Theme { name: "speech".into(), terms: vec![(0, 1.0)] }],
        };
        let expected = serde_json::json!({
            "language": "English",
            "entities": [{"start": 7, "end": 11, "text": "Sall", "label": "PERSON", "entity": "Macky Sall"}],
            "terms": [{"term": "speech", "weight": 0.5}],
            "themes": [{"name": "speech", "terms": [{"term": "speech", "weight": 1.0}]}],
        });
        assert_eq!(serde_json::to_value(output(&text, &found)).unwrap(), expected);
    }
}
