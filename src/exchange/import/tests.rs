use super::*;
use crate::exchange::incoming::{IncomingTag, IncomingTranscript, Source};
use crate::model::anchoring::Quote;

const SEED: &str = "9b2f6c1e-5a0e-4b52-9c0b-2f8f2f1f7d11";

fn tag(id: Option<&str>, name: &str, parent: Option<usize>) -> IncomingTag {
    IncomingTag { id: id.map(str::to_owned), name: name.to_owned(), parent, ..Default::default() }
}

fn passage(exact: &str, tags: &[usize]) -> IncomingPassage {
    let quote = Quote { exact: exact.to_owned(), ..Default::default() };
    let targets = vec![Target { quote: Some(quote), ..Default::default() }];
    IncomingPassage { targets, tags: tags.to_vec(), ..Default::default() }
}

/// A project with one transcript and the tags "a" and, under it, "b".
fn project() -> (Project, Texts) {
    let text = Rc::new(Text::new("One road-map was agreed. Another one was not."));
    let incoming = Incoming {
        transcripts: vec![IncomingTranscript {
            id: None,
            title: "Talk".into(),
            file: String::new(),
            text: text.as_str().into(),
        }],
        tags: vec![tag(None, "a", None), tag(None, "b", Some(0))],
        ..Default::default()
    };
    let empty = Project::empty(Id::new("p"), Timestamp::default());
    let texts = Texts::from([(text.hash().clone(), text)]);
    (apply(&incoming, &empty, &texts).0, texts)
}

fn apply(incoming: &Incoming, project: &Project, texts: &Texts) -> (Project, Import) {
    let import = Import::plan(incoming, project, texts);
    let command = import.command(project, &Id::new(SEED), &Id::new("c"), Timestamp::from_millis(5));
    (command.apply(project).unwrap().0, import)
}

#[test]
fn tags_are_merged_by_their_way_through_the_tree() {
    let (project, texts) = project();
    let tags = vec![tag(None, "x", Some(2)), tag(None, "B", Some(2)), tag(None, " A", None), tag(None, "b", None)];
    let (changed, import) = apply(&Incoming { tags, ..Default::default() }, &project, &texts);
    let merged: Vec<&str> = import.merged_tags.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(merged, [" A", "B", "b"]);
    let added: Vec<String> = changed.tags.iter().map(|t| codebook::path(&changed.tags, &t.id).join("/")).collect();
    assert_eq!(added, ["a", "a/b", "a/x"]);
}

#[test]
fn tags_under_themselves_end_at_the_top() {
    let (project, texts) = project();
    let tags = vec![tag(None, "r", Some(1)), tag(None, "s", Some(0)), tag(None, "t", Some(9))];
    let (changed, _) = apply(&Incoming { tags, ..Default::default() }, &project, &texts);
    let added: Vec<String> = changed.tags.iter().map(|t| codebook::path(&changed.tags, &t.id).join("/")).collect();
    assert_eq!(added, ["a", "a/b", "r", "r/s", "t"]);
}

#[test]
fn what_is_found_comes_in_and_what_is_not_is_listed() {
    let (project, texts) = project();
    let incoming = Incoming {
        tags: vec![tag(None, "b", None)],
        passages: vec![passage("road-map was", &[0]), passage("nothing of the kind", &[0])],
        ..Default::default()
    };
    let (changed, import) = apply(&incoming, &project, &texts);
    assert_eq!(import.tally(), (0, 1, 0));
    assert_eq!(import.not_found.iter().map(|n| n.exact.as_str()).collect::<Vec<_>>(), ["nothing of the kind"]);
    assert_eq!(import.not_found[0].tags, ["b"]);
    let annotation = &changed.annotations[0];
    assert_eq!((annotation.ranges[0], annotation.tags[0].clone()), (Span::new(4, 16), project.tags[1].id.clone()));
    assert_eq!((annotation.coder.as_str(), annotation.created.millis()), ("c", 5));
    // Once more: it is there already.
    let (again, import) = apply(&incoming, &changed, &texts);
    assert_eq!((again, import.unchanged), (changed, 1));
}

#[test]
fn a_later_state_takes_the_place_of_an_earlier_one() {
    let (project, texts) = project();
    let at = |note: &str, millis: u64| Incoming {
        passages: vec![IncomingPassage {
            id: Some("https://example.org/1".into()),
            note: note.into(),
            modified: Some(Timestamp::from_millis(millis)),
            source: Source { title: "talk".into(), ..Default::default() },
            ..passage("Another one", &[])
        }],
        ..Default::default()
    };
    let (first, _) = apply(&at("first", 100), &project, &texts);
    let (older, import) = apply(&at("older", 50), &first, &texts);
    assert_eq!((&older, import.unchanged), (&first, 1));
    let (later, import) = apply(&at("later", 200), &first, &texts);
    assert!(import.passages[0].replaces);
    assert_eq!(later.annotations.iter().map(|a| a.note.as_str()).collect::<Vec<_>>(), ["later"]);
}
