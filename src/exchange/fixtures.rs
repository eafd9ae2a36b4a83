//! Projects for the tests of every format: any text, any tree of tags, any passages.

use super::Texts;
use crate::model::{
    Anchored, Annotation, Coder, Command, Correction, Edit, EntityKind, Id, NameChange, NameCorrection, Project,
    Pseudonym, Tag, Timestamp, Transcript, Which,
};
use crate::text::{Span, Text, snap_to_graphemes};
use proptest::prelude::*;
use std::rc::Rc;

/// Text with everything that offsets stumble over.
pub(crate) const TRICKY: &str = "(\\PC|[a-d \t\n“”]|👨\u{200d}👩|e\u{301}|\u{5e9}\u{5dc}\u{5d5}\u{5dd}|\r\n|😀){1,60}";

type Passage = (u8, Vec<(u32, u32)>, Vec<u8>, String, u8, u32, Option<u8>);

/// A project with one or two transcripts, up to five tags and up to eight passages.
pub(crate) fn project() -> impl Strategy<Value = (Project, Texts)> {
    let tags = prop::collection::vec((0u8..6, 0u8..10, "\\PC{0,8}", prop::option::of(1u8..10)), 0..6);
    let ranges = prop::collection::vec((0u32..90, 0u32..90), 1..3);
    let passage = (
        0u8..2,
        ranges,
        prop::collection::vec(0u8..6, 0..4),
        "(\\PC|\n){0,12}",
        0u8..2,
        0u32..1000,
        prop::option::of(0u8..3),
    );
    (prop::collection::vec(TRICKY, 1..3), tags, prop::collection::vec(passage, 0..9))
        .prop_map(|(raw, tags, passages)| build(&raw, &tags, passages))
}

fn moment(n: u32) -> Timestamp {
    Timestamp::from_millis(1_400_000_000_000 + u64::from(n) * 1001)
}

fn uuid(kind: &str, n: usize) -> Id {
    Id::new(kind).nth(n as u32)
}

fn build(raw: &[String], tags: &[(u8, u8, String, Option<u8>)], passages: Vec<Passage>) -> (Project, Texts) {
    let mut texts = Texts::new();
    let mut edits = Vec::new();
    let mut transcripts = Vec::new();
    for (n, raw) in raw.iter().enumerate() {
        // Two transcripts of one text are told apart by nothing but their titles: formats that know
        // no ids could not keep them apart.
        let text = Rc::new(Text::new(&format!("{n}{raw}")));
        let id = uuid("transcript", n);
        let edge = snap_to_graphemes(text.as_str(), Span::new(2, 2)).start;
        let corrections = vec![Correction::SetTurnSpeaker { start: edge, name: "Ä".into() }];
        let (hash, title, file) = (text.hash().clone(), format!("Talk {n}"), format!("{n}.txt"));
        let note = format!("Second of a “pair”,\n{n}");
        let forms = vec!["Ann".into()];
        let pseudonyms =
            vec![Pseudonym { name: "Ann Lee".into(), forms, person: n == 0, pseudonym: "Bea Moor".into() }];
        let value = Transcript {
            id: id.clone(),
            text: hash.clone(),
            title,
            file,
            added: moment(n as u32),
            corrections,
            note,
            pseudonyms,
        };
        edits.push(Edit::Transcript { id: id.clone(), value: Some(Rc::new(value)), at: n });
        transcripts.push((id, Rc::clone(&text)));
        texts.insert(hash, text);
    }
    for (n, (parent, colour, description, key)) in tags.iter().enumerate() {
        let parent = (usize::from(*parent) < n).then(|| uuid("tag", usize::from(*parent)));
        let (id, name) = (uuid("tag", n), format!("tag, “{n}”"));
        let value = Tag {
            id: id.clone(),
            name,
            parent,
            colour: *colour,
            description: description.clone(),
            key: key.map(|_| n as u8 + 1),
        };
        edits.push(Edit::Tag { id, value: Some(Rc::new(value)), at: n });
    }
    for n in 0..2 {
        let (id, name) = (uuid("coder", n), format!("Coder {n}"));
        edits.push(Edit::Coder { id: id.clone(), value: Some(Rc::new(Coder { id, name })), at: n });
    }
    for (n, (transcript, ranges, marked, note, coder, when, anchored)) in passages.into_iter().enumerate() {
        let Some((id, text)) = transcripts.get(usize::from(transcript) % transcripts.len()) else { continue };
        let snap =
            |(a, b): (u32, u32)| snap_to_graphemes(text.as_str(), Span::new(a.min(text.len()), b.min(text.len())));
        let ranges = crate::text::tidy(&ranges.into_iter().map(snap).collect::<Vec<_>>());
        let mut marked: Vec<Id> =
            marked.iter().filter(|t| usize::from(**t) < tags.len()).map(|t| uuid("tag", usize::from(*t))).collect();
        marked.sort();
        marked.dedup();
        if ranges.is_empty() {
            continue;
        }
        edits.push(Edit::put(Annotation {
            id: uuid("annotation", n),
            transcript: id.clone(),
            ranges,
            tags: marked,
            note,
            coder: uuid("coder", usize::from(coder)),
            created: moment(when),
            modified: moment(when + 5),
            anchored: anchored.map(|how| [Anchored::Quote, Anchored::Fuzzy(0.75), Anchored::Lost][usize::from(how)]),
        }));
    }
    for (n, change) in transcripts.iter().flat_map(|(id, text)| name_changes(id, text.len())).enumerate() {
        let id = uuid("naming", n);
        let value = Some(Rc::new(NameCorrection { id: id.clone(), change }));
        edits.push(Edit::NameCorrection { id, value, at: n });
    }
    edits.push(Edit::Name("A “project”".into()));
    let project = Command(edits).apply(&Project::empty(uuid("project", 0), moment(0))).unwrap().0;
    (project, texts)
}

/// One of each kind; every text begins with a digit.
fn name_changes(transcript: &Id, len: u32) -> Vec<NameChange> {
    let (kind, form, transcript) = (EntityKind::Person, "Zoë “Z”".to_owned(), transcript.clone());
    let (digit, whole) = (Span::new(0, 1), Span::new(0, len));
    let place = |span| Which::Place { transcript: transcript.clone(), span };
    let forms = Which::Forms { kind, forms: vec![form.clone()] };
    vec![
        NameChange::Reject(place(digit)),
        NameChange::Retype(forms.clone(), EntityKind::Relative),
        NameChange::Same { which: forms, kind, name: form.clone(), forms: vec!["Z".to_owned()] },
        NameChange::Apart { kind, form: form.clone() },
        NameChange::Rebound { kind, from: form.clone(), to: format!("{form} 2") },
        NameChange::Add { kind, form },
        NameChange::Retype(place(whole), kind),
        NameChange::Move { transcript, span: digit, to: whole },
    ]
}
