//! Tagged passages as a table that spreadsheets open: a row for each passage and tag.

use super::Texts;
use super::csv;
use crate::model::{Annotation, Id, Project, Structure, Tag, Transcript, codebook};
use crate::text::{Span, Text};
use std::rc::Rc;

/// The columns, in order. `start` and `end` are code points; `turn` and `paragraph` count from 1.
pub const COLUMNS: [&str; 11] =
    ["transcript", "tag", "passage", "note", "speaker", "start", "end", "turn", "paragraph", "coder", "created"];

/// What joins the parts of a passage that has several.
const BETWEEN_PARTS: &str = " […] ";

/// Writes the passages of every transcript in reading order: UTF-8 with a byte order mark, lines
/// that end with CRLF, cells that a spreadsheet would take for a formula defused. A passage
/// without a tag has one row with an empty one.
pub fn write<'a>(project: &Project, texts: &Texts, structure: impl Fn(&Id) -> Option<&'a Structure>) -> String {
    let mut table = csv::Writer::for_spreadsheets();
    table.row(COLUMNS);
    rows(project, texts, structure).iter().for_each(|row| table.row(row.iter().map(String::as_str)));
    table.finish()
}

/// The rows without the head.
pub(super) fn rows<'a>(
    project: &Project,
    texts: &Texts,
    structure: impl Fn(&Id) -> Option<&'a Structure>,
) -> Vec<[String; COLUMNS.len()]> {
    let mut rows = Vec::new();
    for transcript in &project.transcripts {
        let Some(text) = texts.get(&transcript.text) else { continue };
        let structure = structure(&transcript.id);
        for annotation in project.annotations_of(&transcript.id) {
            rows.extend(rows_of(project, transcript, text, structure, annotation));
        }
    }
    rows
}

/// The rows of one passage.
pub(super) fn rows_of(
    project: &Project,
    transcript: &Transcript,
    text: &Text,
    structure: Option<&Structure>,
    annotation: &Annotation,
) -> Vec<[String; COLUMNS.len()]> {
    let place = Place::of(annotation.span(), structure);
    let (start, end) = text.to_code_points(annotation.span());
    let coder = project.coder(&annotation.coder).map_or("", |c| c.name.as_str());
    let row = |tag| {
        [
            transcript.title.clone(),
            tag,
            passage(text, annotation),
            annotation.note.clone(),
            place.speaker.to_owned(),
            start.to_string(),
            end.to_string(),
            number(place.turn),
            number(place.paragraph),
            coder.to_owned(),
            annotation.created.to_rfc3339(),
        ]
    };
    paths(&project.tags, annotation).into_iter().map(row).collect()
}

/// The words of a passage, with a mark between its parts.
pub(super) fn passage(text: &Text, annotation: &Annotation) -> String {
    annotation.ranges.iter().map(|r| text.slice(*r)).collect::<Vec<_>>().join(BETWEEN_PARTS)
}

/// The full name of each of a passage's tags, in codebook order; one empty name where it has none.
fn paths(tags: &[Rc<Tag>], annotation: &Annotation) -> Vec<String> {
    let own = tags.iter().filter(|t| annotation.tags.contains(&t.id));
    let paths: Vec<String> = own.map(|t| full_name(tags, &t.id)).collect();
    if paths.is_empty() { vec![String::new()] } else { paths }
}

/// The names from the top of the codebook down to a tag, with ` > ` between them.
pub(super) fn full_name(tags: &[Rc<Tag>], id: &Id) -> String {
    codebook::path(tags, id).join(" > ")
}

fn number(n: Option<usize>) -> String {
    n.map(|n| n.to_string()).unwrap_or_default()
}

/// Where in a transcript's structure a passage begins.
#[derive(Default)]
pub(super) struct Place<'a> {
    pub(super) speaker: &'a str,
    pub(super) turn: Option<usize>,
    pub(super) paragraph: Option<usize>,
}

impl<'a> Place<'a> {
    pub(super) fn of(span: Span, structure: Option<&'a Structure>) -> Self {
        let Some(structure) = structure else { return Self::default() };
        let next = structure.turns.partition_point(|t| t.span.start <= span.start);
        let turn = next.checked_sub(1).filter(|n| structure.turns.get(*n).is_some_and(|t| span.start < t.span.end));
        let speaker = turn.and_then(|n| structure.speakers.get(structure.turns.get(n)?.speaker? as usize));
        let block = structure.blocks.partition_point(|b| b.span.end <= span.start);
        Self {
            speaker: speaker.map_or("", |s| s.name.as_str()),
            turn: turn.map(|n| n + 1),
            paragraph: (block < structure.blocks.len()).then_some(block + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::fixtures;
    use crate::model::{Block, BlockKind, Speaker, Turn, TurnKind};
    use proptest::prelude::*;

    #[test]
    fn a_place_has_its_speaker_turn_and_paragraph() {
        let speaker = |name: &str| Speaker { name: name.into(), variants: vec![name.into()], is_role: false };
        let block = |a, b| Block { span: Span::new(a, b), kind: BlockKind::Paragraph, label: None, turn: None };
        let turn = |a, b, speaker| Turn {
            kind: TurnKind::Speech,
            speaker,
            span: Span::new(a, b),
            first_block: 0,
            block_count: 1,
            question: None,
            number: None,
        };
        let structure = Structure {
            head: Default::default(),
            blocks: vec![block(0, 5), block(6, 12), block(14, 20)],
            turns: vec![turn(6, 12, Some(1)), turn(14, 20, None)],
            speakers: vec![speaker("A"), speaker("B")],
        };
        let check = |at: u32, expected: (&str, Option<usize>, Option<usize>)| {
            let place = Place::of(Span::new(at, at + 1), Some(&structure));
            assert_eq!((place.speaker, place.turn, place.paragraph), expected, "{at}");
        };
        check(0, ("", None, Some(1)));
        check(6, ("B", Some(1), Some(2)));
        check(13, ("", None, Some(3)));
        check(15, ("", Some(2), Some(3)));
        check(30, ("", None, None));
    }

    proptest! {
        #[test]
        fn a_row_for_each_passage_and_tag((project, texts) in fixtures::project()) {
            let rows = csv::read(&write(&project, &texts, |_| None), ',').unwrap();
            let expected: usize = project.annotations.iter().map(|a| a.tags.len().max(1)).sum();
            prop_assert_eq!(rows.len(), expected + 1);
            for row in &rows {
                prop_assert_eq!(row.len(), COLUMNS.len());
                prop_assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])));
            }
        }
    }
}
