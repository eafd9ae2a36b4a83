use super::*;
use crate::exchange::{Import, Incoming, ReadError, fixtures, incoming::Skipped};
use crate::model::{Command, Edit, Timestamp};
use proptest::prelude::*;

/// The project with its transcripts alone.
fn bare(project: &Project) -> Project {
    let transcripts = project.transcripts.iter().cloned();
    let edits = transcripts.map(|t| Edit::Transcript { id: t.id.clone(), value: Some(t), at: usize::MAX });
    let empty = Project { name: project.name.clone(), ..Project::empty(project.id.clone(), project.created) };
    Command(edits.collect()).apply(&empty).unwrap().0
}

fn import(incoming: &Incoming, project: &Project, texts: &Texts) -> (Project, Import) {
    let plan = Import::plan(incoming, project, texts);
    let command = plan.command(project, &Id::new("seed"), &Id::new("me"), Timestamp::default());
    (command.apply(project).unwrap().0, plan)
}

proptest! {
    #[test]
    fn the_same_annotations_come_back((project, texts) in fixtures::project()) {
        let incoming = read(&write(&project, &texts)).unwrap();
        let (back, plan) = import(&incoming, &bare(&project), &texts);
        prop_assert_eq!(plan.not_found.len(), 0);
        prop_assert_eq!(&back.tags, &project.tags);
        prop_assert_eq!(&back.annotations, &project.annotations);
        for annotation in &back.annotations {
            prop_assert_eq!(back.coder(&annotation.coder), project.coder(&annotation.coder));
        }
        // Into the project that it came from it brings nothing.
        let (same, plan) = import(&incoming, &project, &texts);
        prop_assert_eq!(&same, &project);
        prop_assert_eq!(plan.unchanged, project.annotations.len());
    }

    #[test]
    fn damaged_files_are_read_or_refused((project, texts) in fixtures::project(), at in 0usize..9000, with in any::<u8>()) {
        let mut bytes = write(&project, &texts).into_bytes();
        let at = at % bytes.len();
        bytes[at] = with;
        if let Ok(incoming) = read(&String::from_utf8_lossy(&bytes)) {
            import(&incoming, &project, &texts);
        }
    }
}

fn passages(file: &str) -> (Incoming, Vec<String>) {
    let incoming = read(file).unwrap();
    let text = std::rc::Rc::new(Text::new("The 😀 road-map was agreed."));
    let transcript = crate::exchange::incoming::IncomingTranscript {
        id: None,
        title: "T".into(),
        file: String::new(),
        text: text.as_str().into(),
    };
    let empty = Project::empty(Id::new("p"), Timestamp::default());
    let start = Incoming { transcripts: vec![transcript], ..Default::default() };
    let texts = Texts::from([(text.hash().clone(), std::rc::Rc::clone(&text))]);
    let (project, _) = import(&start, &empty, &texts);
    let (project, _) = import(&incoming, &project, &texts);
    let shown = project.annotations.iter().map(|a| {
        let tags: Vec<&str> = a.tags.iter().filter_map(|t| project.tag(t)).map(|t| t.name.as_str()).collect();
        format!(
            "{}|{}|{}",
            a.ranges.iter().map(|r| text.slice(*r)).collect::<Vec<_>>().join("+"),
            tags.join(","),
            a.note
        )
    });
    let shown = shown.collect();
    (incoming, shown)
}

#[test]
fn what_other_programs_write_is_read() {
    let check = |file: &str, expected: &[&str]| assert_eq!(passages(file).1, expected, "{file}");
    let quote = r#"{"type":"TextQuoteSelector","exact":"road-map","prefix":"😀 "}"#;
    let position = r#"{"type":"TextPositionSelector","start":6,"end":14}"#;
    let with = |selector: &str, body: &str| {
        format!(r#"{{"type":"Annotation","body":{body},"target":{{"source":"x.txt","selector":{selector}}}}}"#)
    };
    // A single one; a list; a page; a collection of two pages.
    check(&with(quote, r#""A note""#), &["road-map||A note"]);
    check(&format!("[{}]", with(position, r#"{"value":"A note"}"#)), &["road-map||A note"]);
    let tagged = with(
        &format!("[{quote},{position}]"),
        r#"[{"purpose":"tagging","value":"plan"},{"purpose":"commenting","value":"n"}]"#,
    );
    check(&format!(r#"{{"type":"AnnotationPage","items":[{tagged}]}}"#), &["road-map|plan|n"]);
    let second = with(r#"{"type":"TextQuoteSelector","exact":"agreed"}"#, "[]");
    let pages = format!(r#"{{"items":[{tagged}],"next":{{"items":[{second}]}}}}"#);
    check(&format!(r#"{{"type":["AnnotationCollection"],"first":{pages}}}"#), &["road-map|plan|n", "agreed||"]);
    // Positions in UTF-16 are known by the words; positions as strings are numbers.
    let utf16 = format!(r#"[{quote},{{"type":"TextPositionSelector","start":"7","end":"15"}}]"#);
    check(&with(&utf16, "null"), &["road-map||"]);
    let refined =
        r#"{"type":"FragmentSelector","value":"p1","refinedBy":{"type":"oa:TextQuoteSelector","exact":"was"}}"#;
    check(&with(refined, "null"), &["was||"]);
}

#[test]
fn what_is_no_passage_is_counted() {
    let check = |file: &str, expected: &[Skipped]| assert_eq!(passages(file).0.skipped, expected);
    check(r#"[{"target":"http://example.org/"}]"#, &[Skipped::NoPassage]);
    check(r#"{"items":[1,{"body":"x"}]}"#, &[Skipped::NotAnAnnotation, Skipped::NotAnAnnotation]);
    assert_eq!(read("{}"), Err(ReadError::OtherFormat));
    assert_eq!(read("3"), Err(ReadError::OtherFormat));
    assert!(matches!(read("{"), Err(ReadError::Syntax { .. })));
    assert!(matches!(read(&"[".repeat(100_000)), Err(ReadError::Syntax { .. })));
}

proptest! {
    #[test]
    fn what_is_written_is_valid_by_its_schema((project, texts) in fixtures::project()) {
        let written: serde_json::Value = serde_json::from_str(&write(&project, &texts)).unwrap();
        SCHEMA.with(|(schemas, index)| {
            if let Err(error) = schemas.validate(&written, *index) {
                panic!("{error:#}");
            }
        });
    }
}

thread_local! {
    static SCHEMA: (boon::Schemas, boon::SchemaIndex) = {
        let schema = serde_json::from_str(include_str!("../../../docs/annotations.schema.json")).unwrap();
        let mut compiler = boon::Compiler::new();
        let mut schemas = boon::Schemas::new();
        compiler.add_resource("urn:glossator:schema:annotations:1", schema).unwrap();
        let index = compiler.compile("urn:glossator:schema:annotations:1", &mut schemas).unwrap();
        (schemas, index)
    };
}

#[test]
fn the_schema_refuses_what_is_wrong() {
    let (project, texts) = example();
    let written = write(&project, &texts);
    let check = |from: &str, to: &str| {
        assert!(written.contains(from), "{from}");
        let changed: serde_json::Value = serde_json::from_str(&written.replacen(from, to, 1)).unwrap();
        assert!(SCHEMA.with(|(schemas, index)| schemas.validate(&changed, *index).is_err()), "{to}");
    };
    check("\"TextQuoteSelector\"", "\"TextQuote\"");
    check("\"total\": 1", "\"total\": -1");
    check("urn:sha256:", "sha256:");
    check("\"start\": 4", "\"start\": \"4\"");
}

/// One passage with a tag and a note.
fn example() -> (Project, Texts) {
    let text = std::rc::Rc::new(Text::new("The 😀 road-map was agreed."));
    let file = format!(
        r##"{{"format":"glossator-project","schema":1,"saved":"2026-01-01T00:00:00Z",
        "project":{{"id":"p","name":"P","created":"2026-01-01T00:00:00Z"}},"coders":[{{"id":"c","name":"C"}}],
        "tags":[{{"id":"t","name":"Plan"}}],
        "transcripts":[{{"id":"x","text":"{hash}","title":"Talk","added":"2026-01-01T00:00:00Z"}}],
        "annotations":[{{"id":"a","transcript":"x","ranges":[[4,14]],"tags":["t"],"note":"Why?","coder":"c",
        "created":"2026-01-01T00:00:00Z","modified":"2026-01-01T00:00:00Z"}}],
        "texts":{{"{hash}":"The 😀 road-map was agreed."}}}}"##,
        hash = text.hash()
    );
    let opened = crate::exchange::project_file::read(&file).unwrap();
    (opened.project, opened.texts)
}
