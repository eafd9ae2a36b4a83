//! What is written, against the programs it is written for and the examples that they publish.
//! Where a program is not installed its test says so and passes.

#![allow(clippy::unwrap_used)]

mod published;
mod spacy;
mod spreadsheet;

use glossator::exchange::export::{Structures, Words};
use glossator::exchange::{Export, Format, Texts};
use glossator::model::{Annotation, Coder, Command, Edit, Id, Project, Tag, Timestamp, Transcript};
use glossator::text::{Span, Text};
use std::rc::Rc;

const WORDS: Words<'_> = Words { lang: "en", codebook: "Codebook", notes: "Notes", untitled: "Project" };

/// A passage: the words of each of its parts, as they first stand in the text; its tag; its note.
type Passage<'a> = (&'a [&'a str], &'a str, &'a str);

/// A project of one transcript.
fn project(title: &str, text: &str, passages: &[Passage<'_>]) -> (Project, Texts) {
    let text = Rc::new(Text::new(text));
    let now = Timestamp::from_millis(1_400_000_000_000);
    let (talk, ana) = (Id::new("talk"), Id::new("ana"));
    let transcript = Transcript {
        id: talk.clone(),
        text: text.hash().clone(),
        title: title.to_owned(),
        file: String::new(),
        added: now,
        corrections: Vec::new(),
        note: String::new(),
        pseudonyms: Vec::new(),
    };
    let mut edits = vec![
        Edit::Transcript { id: talk.clone(), value: Some(Rc::new(transcript)), at: 0 },
        Edit::Coder { id: ana.clone(), value: Some(Rc::new(Coder { id: ana.clone(), name: "Ana".into() })), at: 0 },
    ];
    let mut names: Vec<&str> = Vec::new();
    for (n, (parts, tag, note)) in (0u32..).zip(passages) {
        if !names.contains(tag) {
            let value = Tag {
                id: Id::new(tag),
                name: (*tag).to_owned(),
                parent: None,
                colour: n as u8 % 10,
                description: "=1+1".to_owned(),
                key: None,
            };
            edits.push(Edit::Tag { id: Id::new(tag), value: Some(Rc::new(value)), at: names.len() });
            names.push(tag);
        }
        let mut from = 0;
        let ranges = parts.iter().map(|part| {
            let at = from + text.as_str().get(from..).unwrap().find(part).unwrap();
            from = at + part.len();
            Span::of(at, from)
        });
        edits.push(Edit::put(Annotation {
            id: Id::new("passage").nth(n),
            transcript: talk.clone(),
            ranges: ranges.collect(),
            tags: vec![Id::new(tag)],
            note: (*note).to_owned(),
            coder: ana.clone(),
            created: now,
            modified: now,
            anchored: None,
        }));
    }
    let project = Command(edits).apply(&Project::empty(Id::new("p"), now)).unwrap().0;
    (project, Texts::from([(text.hash().clone(), text)]))
}

/// The project as a file of a format.
fn written(key: &str, (project, texts): &(Project, Texts)) -> Vec<u8> {
    let structures: Structures =
        project.transcripts.iter().map(|t| (t.id.clone(), Rc::new(t.structure(texts[&t.text].as_str())))).collect();
    let (structures, now) = (&structures, Timestamp::default());
    let export = Export { project, texts, structures, marks: &[], now, words: WORDS };
    Format::by_key(key).unwrap().write(&export).unwrap().bytes
}

/// A text with everything that offsets stumble over, and passages in it.
fn tricky() -> (Project, Texts) {
    project(
        "=Talk, “one”",
        "Ana Diop: The café 🙂 was shut at 9.30, wasn't it?\n\nBen: It's e\u{301}tude no. 7 – שלום עולם – in the U.S. of 2014.\n\n\
         Ana Diop: 👨\u{200d}👩 \"Yes\", he said;\tno-one knew.\n",
        &[
            (&["café 🙂 was"], "place", "one\ntwo, \"three\""),
            (&["wasn't it"], "=doubt", ""),
            (&["e\u{301}tude", "שלום"], "music", "@note"),
            (&["שלום עולם"], "place", ""),
            (&["U.S."], "place", "-1"),
            (&["\"Yes\", he said;\tno-one"], "speech", ""),
        ],
    )
}
