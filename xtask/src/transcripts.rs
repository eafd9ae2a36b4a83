//! The project's own transcripts with their names marked, in `src/detect/entities/data/training`.

use crate::corpora::Document;
use crate::{Outcome, root};
use glossator::detect::{EntityKind, Example};
use glossator::model::Structure;
use glossator::text::Span;

/// How often a transcript is learnt from where a text of another genre is once: they are few, and what
/// the detector is for.
const TIMES: u32 = 5;

/// All of them, by name.
pub(crate) fn all() -> Outcome<Vec<Document>> {
    let mut paths: Vec<_> = std::fs::read_dir(root().join("src/detect/entities/data/training"))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    paths.sort();
    let mut out = Vec::new();
    for path in paths {
        let (text, names) = unmarked(&std::fs::read_to_string(&path)?);
        out.push(Document {
            name: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            source: "transcripts".to_owned(),
            genre: "transcript".to_owned(),
            example: Example { structure: Structure::of(&text), text, names, times: TIMES },
        });
    }
    Ok(out)
}

/// The kind that a letter stands for.
fn kind(letter: char) -> Option<EntityKind> {
    Some(match letter {
        'P' => EntityKind::Person,
        'O' => EntityKind::Org,
        'L' => EntityKind::Place,
        'G' => EntityKind::Group,
        'E' => EntityKind::Event,
        'D' => EntityKind::Date,
        'A' => EntityKind::Agreement,
        'R' => EntityKind::Relative,
        _ => return None,
    })
}

/// A marked text without its marks, and its names: `[L Oregon]` is a place. Other brackets stay.
fn unmarked(marked: &str) -> (String, Vec<(Span, EntityKind)>) {
    let mut text = String::with_capacity(marked.len());
    let mut names = Vec::new();
    let mut open: Option<(u32, EntityKind)> = None;
    let mut chars = marked.chars().peekable();
    while let Some(c) = chars.next() {
        let mut ahead = chars.clone();
        let mark = ahead.next().and_then(kind).filter(|_| c == '[' && ahead.next() == Some(' '));
        if let Some(kind) = mark {
            open = Some((text.len() as u32, kind));
            chars = ahead;
        } else if let (']', Some((start, kind))) = (c, open) {
            names.push((Span::new(start, text.len() as u32), kind));
            open = None;
        } else {
            text.push(c);
        }
    }
    (text, names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use glossator::text::slice;

    #[test]
    fn marks_are_taken_out() {
        let (text, names) = unmarked("In [L Oregon]. [Laughter.] Mr. [P d'Arc\nRey]!");
        assert_eq!(text, "In Oregon. [Laughter.] Mr. d'Arc\nRey!");
        let names: Vec<_> = names.iter().map(|(span, kind)| (slice(&text, *span), *kind)).collect();
        assert_eq!(names, [("Oregon", EntityKind::Place), ("d'Arc\nRey", EntityKind::Person)]);
    }

    #[test]
    fn every_mark_is_closed_and_tight() {
        let documents = all().unwrap();
        assert!(documents.len() >= 30);
        for document in documents {
            let (text, names) = (&document.example.text, &document.example.names);
            assert!(names.len() > 10 && !text.contains('\r'), "{}", document.name);
            for (span, _) in names {
                let name = slice(text, *span);
                assert!(
                    !name.is_empty() && name == name.trim() && !name.contains(['[', ']']),
                    "{}: {name:?}",
                    document.name
                );
            }
            let left = ["[P ", "[O ", "[L ", "[G ", "[E ", "[D ", "[A ", "[R "];
            assert!(!left.iter().any(|mark| text.contains(mark)), "{}: a mark is left", document.name);
        }
    }
}
