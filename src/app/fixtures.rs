//! A small project for tests: two speakers, three passages, two annotators.

use super::{Found, Reading};
use crate::detect::{Entity, EntityKind, Mention, Reason, Suggestions, Term, Theme};
use crate::model::{Annotation, Coder, Id, Project, Tag, Timestamp, Transcript};
use crate::text::{Span, Text};
use std::rc::Rc;

const TEXT: &str = "Ada Okafor: We met in Accra. The harbour fund is closed.\n\nBen Osei: Why is it closed? Who says so?\n\nAda Okafor: It ran out of money. Accra knows.\n";

/// Three passages: Ada on the fund (money), Ben's question (ask), Ada on Accra (under money).
pub fn project() -> (Project, Reading, Found) {
    let text = Rc::new(Text::new(TEXT));
    let mut project = Project::empty(Id::new("p"), Timestamp::default());
    let transcript = Rc::new(Transcript {
        id: Id::new("t"),
        text: text.hash().clone(),
        title: "Accra".into(),
        file: String::new(),
        added: Timestamp::default(),
        corrections: Vec::new(),
        note: String::new(),
        pseudonyms: Vec::new(),
    });
    project.transcripts.push(Rc::clone(&transcript));
    for (id, parent) in [("money", None), ("city", Some("money")), ("ask", None)] {
        project.tags.push(Rc::new(Tag {
            id: Id::new(id),
            name: id.into(),
            parent: parent.map(Id::new),
            colour: 0,
            description: String::new(),
            key: None,
        }));
    }
    project.coders.push(Rc::new(Coder { id: Id::new("c"), name: "Cleo".into() }));
    for (id, words, tag, coder, note) in [
        ("fund", "The harbour fund is closed", "money", "c", ""),
        ("why", "Why is it closed?", "ask", "d", "about the FUND"),
        ("accra", "Accra knows", "city", "d", ""),
    ] {
        project.annotations.push(Rc::new(Annotation {
            id: Id::new(id),
            transcript: Id::new("t"),
            ranges: vec![span(words)],
            tags: vec![Id::new(tag)],
            note: note.into(),
            coder: Id::new(coder),
            created: Timestamp::default(),
            modified: Timestamp::default(),
            anchored: None,
        }));
    }
    let accra = Entity { name: "Accra".into(), kind: EntityKind::Place, aliases: Vec::new(), count: 2 };
    let mention = |start: usize| Mention {
        span: Span::of(start, start + 5),
        kind: EntityKind::Place,
        entity: 0,
        reason: Reason::List("places".into()),
    };
    let places: Vec<usize> = TEXT.match_indices("Accra").map(|(at, _)| at).collect();
    let money = Term { term: "money".into(), weight: 1.0, spans: vec![span("money")] };
    let found = Found::new(Rc::new(Suggestions {
        entities: vec![accra],
        mentions: places.into_iter().map(mention).collect(),
        terms: vec![money],
        themes: vec![Theme { name: "money".into(), terms: vec![(0, 1.0)] }],
        ..Suggestions::default()
    }));
    (project, Reading::new(transcript, text), found)
}

fn span(words: &str) -> Span {
    let at = TEXT.find(words).unwrap();
    Span::of(at, at + words.len())
}
