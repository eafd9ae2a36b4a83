use super::*;
use crate::exchange::fixtures;
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_project_comes_back_whole_and_the_bytes_are_the_same((project, texts) in fixtures::project()) {
        let saved = Timestamp::from_millis(1_500_000_000_000);
        let file = write(&project, &texts, saved);
        let opened = read(&file).unwrap();
        prop_assert_eq!(&opened.project, &project);
        prop_assert_eq!(&opened.texts, &texts);
        prop_assert_eq!((opened.saved, opened.repairs.len()), (saved, 0));
        prop_assert_eq!(write(&opened.project, &opened.texts, saved), file);
    }

    #[test]
    fn damaged_files_give_errors((project, texts) in fixtures::project(), at in 0usize..4000, with in any::<u8>()) {
        let mut bytes = write(&project, &texts, Timestamp::default()).into_bytes();
        let at = at % bytes.len();
        bytes[at] = with;
        let _ = read(&String::from_utf8_lossy(&bytes));
        // The line end that closes the file may be lost.
        bytes.truncate(at.min(bytes.len() - 2));
        prop_assert!(read(&String::from_utf8_lossy(&bytes)).is_err());
    }

    #[test]
    fn any_text_is_an_error(text in "\\PC{0,80}") {
        prop_assert!(read(&text).is_err());
    }
}

/// A file with one annotation, in which `from` was replaced by `to`.
fn read_with(from: &str, to: &str) -> Result<Opened, ReadError> {
    let hash = TextHash::of("a😀bc");
    let file = format!(
        r##"{{"format":"glossator-project","schema":1,"saved":"2026-01-01T00:00:00Z","later":[1],
        "project":{{"id":"p","name":"P","created":"2026-01-01T00:00:00Z"}},
        "coders":[{{"id":"c","name":"C"}}],
        "tags":[{{"id":"t","name":"T","colour":3}},{{"id":"u","name":"U","parent":"t","key":4}}],
        "transcripts":[{{"id":"x","text":"{hash}","title":"X","added":"2026-01-01T00:00:00Z"}}],
        "annotations":[{{"id":"a","transcript":"x","ranges":[[1,2]],"tags":["t"],"coder":"c",
        "created":"2026-01-01T00:00:00Z","modified":"2026-01-01T00:00:00Z"}}],
        "texts":{{"{hash}":"a😀bc"}}}}"##
    );
    assert!(file.contains(from), "{from}");
    read(&file.replacen(from, to, 1))
}

#[test]
fn positions_are_code_points_and_unknown_fields_are_left_alone() {
    let opened = read_with("P", "P").unwrap();
    assert_eq!(opened.project.annotations[0].ranges, [Span::new(1, 5)]);
    assert_eq!(opened.repairs, []);
}

#[test]
fn what_leads_nowhere_is_named() {
    let check = |from: &str, to: &str, expected: ReadError| assert_eq!(read_with(from, to), Err(expected));
    let missing = |what, id: &str, from: &str| ReadError::Missing { what, id: id.into(), from: from.into() };
    check(r#""schema":1"#, r#""schema":7"#, ReadError::NewerSchema { found: 7, known: 1 });
    check("glossator-project", "something-else", ReadError::OtherFormat);
    check(r#""tags":["t"]"#, r#""tags":["v"]"#, missing(Record::Tag, "v", "a"));
    check(r#""transcript":"x""#, r#""transcript":"y""#, missing(Record::Transcript, "y", "a"));
    check(r#""texts":{"#, r#""texts":{},"other":{"#, missing(Record::Text, TextHash::of("a😀bc").as_str(), "x"));
    check("[[1,2]]", "[[1,9]]", ReadError::BadRange { from: "a".into(), start: 1, end: 9 });
    check("[[1,2]]", "[[2,2]]", ReadError::BadRange { from: "a".into(), start: 2, end: 2 });
    check("[[1,2]]", "[]", ReadError::BadRange { from: "a".into(), start: 0, end: 0 });
    check(r#":"a😀bc"}"#, r#":"abc"}"#, ReadError::WrongHash { stated: TextHash::of("a😀bc").to_string() });
    check(r#""id":"u""#, r#""id":"t""#, ReadError::Twice { what: Record::Tag, id: "t".into() });
    let error = read_with(r#""saved""#, r#""saved":}"#);
    assert!(matches!(error, Err(ReadError::Syntax { line: 1, .. })));
}

#[test]
fn what_has_one_remedy_is_put_right() {
    let check = |from: &str, to: &str, expected: Repair| {
        assert_eq!(read_with(from, to).unwrap().repairs, [expected]);
    };
    check(r#""parent":"t""#, r#""parent":"z""#, Repair::TagToTop(Id::new("u")));
    check(r#""parent":"t""#, r#""parent":"u""#, Repair::TagToTop(Id::new("u")));
    check(r#""colour":3"#, r#""colour":300"#, Repair::TagField(Id::new("t")));
    check(r#""key":4"#, r#""key":0"#, Repair::TagField(Id::new("u")));
    check(r#""coder":"c""#, r#""coder":"d""#, Repair::CoderAdded(Id::new("d")));
    check("[[1,2]]", "[[2,4],[0,3]]", Repair::AnnotationTidied(Id::new("a")));
    check(r#""tags":["t"]"#, r#""tags":["t","u","t"]"#, Repair::AnnotationTidied(Id::new("a")));
}
