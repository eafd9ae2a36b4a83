use super::*;
use crate::model::Transcript;
use crate::text::Text;

const TEXT: &str = "Ana: The river rose in the night.\n\nBen: We carried the bóoks 📚 upstairs before dawn.\n";

fn assignment() -> Assignment {
    Assignment {
        id: Id::new("task"),
        title: "Flood".to_owned(),
        instructions: String::new(),
        due: String::new(),
        locked: false,
        entities: false,
        themes: false,
        search: false,
        example: None,
        created: Timestamp::from_millis(1),
    }
}

/// A student's project with these words tagged.
fn project(words: &[&str]) -> (Project, Texts) {
    let text = Rc::new(Text::new(TEXT));
    let now = Timestamp::from_millis(1_000);
    let mut project = Project::empty(Id::new("ada"), now);
    project.transcripts.push(Rc::new(Transcript {
        id: Id::new("t"),
        text: text.hash().clone(),
        title: "Flood".to_owned(),
        file: String::new(),
        added: now,
        corrections: Vec::new(),
        note: String::new(),
        pseudonyms: Vec::new(),
    }));
    let tag = |id: &str| Tag {
        id: Id::new(id),
        name: id.to_owned(),
        parent: None,
        colour: 2,
        description: String::new(),
        key: None,
    };
    project.tags = vec![Rc::new(tag("water")), Rc::new(tag("unused"))];
    for (n, words) in words.iter().enumerate() {
        let at = TEXT.find(words).unwrap();
        project.annotations.push(Rc::new(Annotation {
            id: Id::new(&format!("a{n}")),
            transcript: Id::new("t"),
            ranges: vec![Span::of(at, at + words.len())],
            tags: vec![Id::new("water")],
            note: String::new(),
            coder: Id::new("ada"),
            created: now,
            modified: now,
            anchored: None,
        }));
    }
    (project, Texts::from([(text.hash().clone(), text)]))
}

fn handed_in(words: &[&str]) -> String {
    let (project, texts) = project(words);
    let ada = Coder { id: Id::new("ada"), name: "Ada".to_owned() };
    write(&assignment(), &ada, &project, &texts, Timestamp::from_millis(2_000))
}

/// What the passages are in a transcript with this text, and how each came there.
fn check(words: &[&str], text: &str, expected: &[(&str, bool)]) {
    let text = Text::new(text);
    let reader = Reader::new([(Id::new("t"), &text)]);
    let work = reader.read(&handed_in(words)).unwrap();
    let found: Vec<(&str, bool)> = work.passages.iter().map(|p| (text.slice(p.span()), p.anchored.is_none())).collect();
    assert_eq!(found, expected);
}

#[test]
fn passages_come_back_where_they_were_made() {
    check(&["The river rose", "bóoks 📚 upstairs"], TEXT, &[("The river rose", true), ("bóoks 📚 upstairs", true)]);
}

#[test]
fn in_an_altered_transcript_they_are_found_and_say_so() {
    let altered = TEXT.replace("Ana: The", "Ana: Yes. As I said to the others, the wind came first. The");
    check(&["bóoks 📚 upstairs before"], &altered, &[("bóoks 📚 upstairs before", false)]);
    let gone = "Nothing of this kind was ever said here.";
    let text = Text::new(gone);
    let work = Reader::new([(Id::new("t"), &text)]).read(&handed_in(&["The river rose"])).unwrap();
    assert_eq!((work.passages.len(), work.lost), (1, 1));
}

#[test]
fn only_tags_in_use_are_handed_in() {
    let text = Text::new(TEXT);
    let work = Reader::new([(Id::new("t"), &text)]).read(&handed_in(&["river"])).unwrap();
    assert_eq!(work.tags.iter().map(|t| t.name.as_str()).collect::<Vec<_>>(), ["water"]);
    assert_eq!((work.coder.name.as_str(), work.assignment.as_str()), ("Ada", "task"));
}

#[test]
fn passages_of_unknown_transcripts_are_counted() {
    let work = Reader::new([]).read(&handed_in(&["river", "dawn"])).unwrap();
    assert_eq!((work.passages.len(), work.homeless), (0, 2));
}

#[test]
fn other_files_are_told_apart() {
    let reader = Reader::new([]);
    assert_eq!(reader.read("{\"a\":1}"), Err(ReadError::OtherFormat));
    assert!(matches!(reader.read("{\"format\":"), Err(ReadError::Syntax { .. })));
    let newer = r#"{"format":"glossator-submission","schema":9}"#;
    assert_eq!(reader.read(newer), Err(ReadError::NewerSchema { found: 9, known: 1 }));
    let damaged = r#"{"format":"glossator-submission","schema":1,"assignment":"a"}"#;
    assert!(matches!(reader.read(damaged), Err(ReadError::Syntax { .. })));
}

#[test]
fn the_schema_in_the_documentation_holds() {
    let schema: serde_json::Value = serde_json::from_str(include_str!("../../../docs/submission.schema.json")).unwrap();
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource("submission.schema.json", schema).unwrap();
    let index = compiler.compile("submission.schema.json", &mut schemas).unwrap();
    let file: serde_json::Value = serde_json::from_str(&handed_in(&["The river", "bóoks"])).unwrap();
    assert!(schemas.validate(&file, index).is_ok());
    assert!(schemas.validate(&serde_json::json!({"format": "other"}), index).is_err());
}
