//! Whole transcripts, one for each shape that occurs. All people and places are invented.

use super::*;
use crate::text::slice;
use proptest::prelude::*;

/// The structure in a few lines: head, then for every turn its kind, its speaker and how it
/// begins, and the blocks outside of turns.
fn outline(text: &str) -> String {
    show(text, &Structure::of(text))
}

fn show(text: &str, structure: &Structure) -> String {
    let mut lines = Vec::new();
    let head = &structure.head;
    let facts = [("title", head.title), ("source", head.source), ("date", head.date), ("place", head.place)];
    for (what, span) in facts {
        lines.extend(span.map(|s| format!("{what}: {}", slice(text, s))));
    }
    let mut shown = None;
    for block in &structure.blocks {
        let kind = match block.kind {
            BlockKind::Furniture => "- ".to_owned(),
            BlockKind::Title => continue,
            BlockKind::Heading(level) => format!("h{level} "),
            BlockKind::Aside => "( ".to_owned(),
            BlockKind::Paragraph => "p ".to_owned(),
        };
        let speech = block.label.map_or(block.span, |l| Span::new(l.span.end, block.span.end));
        let said = slice(text, speech).replace('\n', "⏎");
        let said: String = said.chars().take(28).collect();
        let time = block.label.and_then(|l| l.time).map_or(String::new(), |t| format!("@{} ", slice(text, t)));
        let aside = block.label.and_then(|l| l.aside).map_or(String::new(), |t| format!("({}) ", slice(text, t)));
        let turn = block.turn.and_then(|t| structure.turns.get(t as usize));
        match turn {
            Some(turn) if shown != block.turn => {
                shown = block.turn;
                let kind = match turn.kind {
                    TurnKind::Opening => "Opening".to_owned(),
                    TurnKind::Speech => "Speech".to_owned(),
                    TurnKind::Question => format!("Q{}", turn.number.unwrap_or(0)),
                    TurnKind::Answer => {
                        let question = structure.turns[turn.question.unwrap() as usize];
                        format!("A{}", question.number.unwrap())
                    }
                };
                let name = turn.speaker.map_or("?", |s| &structure.speakers[s as usize].name);
                lines.push(format!("{kind} {name} {aside}{time}| {said}"));
            }
            Some(_) => lines.push(format!("  {kind}{time}{said}")),
            None => lines.push(format!("{kind}{time}{said}")),
        }
    }
    lines.join("\n")
}

#[track_caller]
fn check(text: &str, expected: &str) {
    hold(text);
    let found = outline(text);
    assert_eq!(found, expected, "\n--- found\n{found}\n--- expected\n{expected}\n");
}

/// What is true of every text's structure.
#[track_caller]
fn hold(text: &str) -> Structure {
    let s = Structure::of(text);
    let mut at = 0;
    for (index, block) in s.blocks.iter().enumerate() {
        assert!(block.span.is_valid_in(text) && !block.span.is_empty());
        assert_eq!(block.span.trim(text), block.span);
        assert!(block.span.start >= at);
        assert!(slice(text, Span::new(at, block.span.start)).trim().is_empty());
        at = block.span.end;
        if let Some(label) = block.label {
            assert!(block.span.covers(label.span) && label.span.is_valid_in(text), "{label:?} {block:?}");
            assert_eq!(label.span.start, block.span.start);
            for part in [Some(label.name), label.aside, label.time].into_iter().flatten() {
                assert!(label.span.covers(part) && part.is_valid_in(text));
            }
        }
        if let Some(turn) = block.turn.and_then(|t| s.turns.get(t as usize)) {
            let first = turn.first_block as usize;
            assert!((first..first + turn.block_count as usize).contains(&index));
        }
    }
    assert!(slice(text, Span::new(at, text.len() as u32)).trim().is_empty());
    let mut next = 0;
    for (index, turn) in s.turns.iter().enumerate() {
        assert!(turn.block_count > 0 && turn.first_block >= next);
        next = turn.first_block + turn.block_count;
        let own = &s.blocks[turn.first_block as usize..next as usize];
        assert_eq!(turn.span, own[0].span.join(own[own.len() - 1].span));
        assert!(own.iter().all(|b| b.turn == Some(index as u32)));
        assert!(turn.speaker.is_none_or(|s2| (s2 as usize) < s.speakers.len()));
        assert!(turn.question.is_none_or(|q| (q as usize) < index && s.turns[q as usize].kind == TurnKind::Question));
        assert_eq!(turn.kind == TurnKind::Question, turn.number.is_some());
        assert_eq!(turn.kind == TurnKind::Answer, turn.question.is_some());
    }
    for (index, speaker) in s.speakers.iter().enumerate() {
        assert!(!speaker.name.is_empty() && speaker.variants.contains(&speaker.name));
        assert!(s.turns.iter().any(|t| t.speaker == Some(index as u32)));
    }
    for span in [s.head.title, s.head.source, s.head.date, s.head.place].into_iter().flatten() {
        assert!(span.is_valid_in(text) && !span.is_empty());
    }
    assert_eq!(s, Structure::of(text));
    s
}

/// A text whose structure has no turns and no speakers.
#[track_caller]
fn nobody(text: &str) {
    let structure = hold(text);
    assert!(structure.turns.is_empty() && structure.speakers.is_empty(), "{}", show(text, &structure));
    assert!(structure.blocks.iter().all(|b| b.label.is_none()), "{}", show(text, &structure));
}

mod people;
mod prose;
mod shapes;
mod speed;
