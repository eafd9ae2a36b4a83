use super::*;
use crate::exchange::export::{Structures, Words};
use crate::exchange::{
    Export, Import, Texts, archive, fixtures, incoming::Incoming, incoming::IncomingTranscript, qdc,
};
use crate::model::{Annotation, Id, Project, Timestamp};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use std::collections::BTreeSet;
use std::process::Command;

fn written(project: &Project, texts: &Texts) -> Vec<u8> {
    let words = Words { lang: "en", codebook: "Codebook", notes: "Notes", untitled: "Project" };
    let structures = Structures::new();
    let export = Export { project, texts, structures: &structures, marks: &[], now: Timestamp::default(), words };
    write(&export).unwrap().0
}

fn imported(incoming: &Incoming) -> (Project, Texts) {
    let empty = Project::empty(Id::new("p"), Timestamp::default());
    let plan = Import::plan(incoming, &empty, &Texts::new());
    let command = plan.command(&empty, &Id::new("seed"), &Id::new("me"), Timestamp::default());
    let texts = plan.new_transcripts.iter().map(|t| (t.text.hash().clone(), t.text.clone())).collect();
    (command.apply(&empty).unwrap().0, texts)
}

/// What the format carries of an annotation: a part is a passage of its own.
fn carried(annotations: &[std::rc::Rc<Annotation>]) -> BTreeSet<String> {
    let parts = annotations.iter().flat_map(|a| a.ranges.iter().map(move |r| (a, r)));
    parts
        .map(|(a, r)| {
            format!("{} {r:?} {:?} {:?} {} {:?} {:?}", a.transcript, a.tags, a.note, a.coder, a.created, a.modified)
        })
        .collect()
}

#[test]
fn a_text_comes_back_whatever_stands_in_it() {
    for text in ["a\u{14}b", "%PDF- is how it began", " \n"] {
        let talk =
            IncomingTranscript { id: None, title: "Talk".to_owned(), file: String::new(), text: text.to_owned() };
        let (project, texts) = imported(&Incoming { transcripts: vec![talk], ..Incoming::default() });
        let back = read(&written(&project, &texts)).unwrap();
        assert_eq!(back.transcripts[0].text, text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_project_comes_back((project, texts) in fixtures::project()) {
        let bytes = written(&project, &texts);
        let (back, back_texts) = imported(&read(&bytes).unwrap());
        prop_assert_eq!(&back_texts, &texts);
        let titles = |p: &Project| p.transcripts.iter().map(|t| (t.id.clone(), t.title.clone())).collect::<Vec<_>>();
        prop_assert_eq!(titles(&back), titles(&project));
        prop_assert_eq!(&back.coders, &project.coders);
        let tags = |p: &Project| crate::model::codebook::tree(&p.tags).iter()
            .map(|e| format!("{} {} {:?} {} {}", e.tag.id, e.tag.name, e.tag.parent, e.tag.colour, e.tag.description)).collect::<Vec<_>>();
        // XML has no room for some characters.
        prop_assume!(!project.tags.iter().any(|t| t.description.contains(['\u{fffe}', '\u{ffff}'])));
        prop_assume!(!project.annotations.iter().any(|a| a.note.contains(['\u{fffe}', '\u{ffff}'])));
        prop_assert_eq!(tags(&back), tags(&project));
        prop_assert_eq!(carried(&back.annotations), carried(&project.annotations));
        if !project.tags.is_empty() {
            let codebook = String::from_utf8(qdc::write(&project).unwrap().0).unwrap();
            prop_assert_eq!(tags(&imported(&qdc::read(&codebook).unwrap()).0), tags(&project));
        }
    }

    #[test]
    fn damaged_archives_are_read_or_refused((project, texts) in fixtures::project(), at in 0usize..5000, with in any::<u8>()) {
        let mut bytes = written(&project, &texts);
        let at = at % bytes.len();
        bytes[at] = with;
        let _ = read(&bytes);
        bytes.truncate(at);
        let _ = read(&bytes);
    }
}

#[test]
fn what_other_programs_write_is_read() {
    let qde = "\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\"?><Project name=\"P\" xmlns=\"urn:QDA-XML:project:1.0\">\
        <Users><User guid=\"{AAAAAAAA-0000-4000-8000-000000000001}\" name=\"Ann\"/><User guid=\"aaaaaaaa-0000-4000-8000-000000000002\" name=\"Bob\"/></Users>\
        <CodeBook><Codes><Code guid=\"AAAAAAAA-0000-4000-8000-000000000003\" name=\"plan\" isCodable=\"true\" color=\"#F00\"/></Codes></CodeBook>\
        <Sources><TextSource guid=\"aaaaaaaa-0000-4000-8000-000000000004\" name=\"Talk\" plainTextPath=\"relative://Talk.TXT\">\
        <PlainTextSelection guid=\"aaaaaaaa-0000-4000-8000-000000000005\" startPosition=\"5\" endPosition=\"8\">\
        <Coding guid=\"aaaaaaaa-0000-4000-8000-000000000006\" creatingUser=\"aaaaaaaa-0000-4000-8000-000000000001\"><CodeRef targetGUID=\"{aaaaaaaa-0000-4000-8000-000000000003}\"/></Coding>\
        <Coding guid=\"aaaaaaaa-0000-4000-8000-000000000007\" creatingUser=\"aaaaaaaa-0000-4000-8000-000000000002\"><CodeRef targetGUID=\"aaaaaaaa-0000-4000-8000-000000000003\"/></Coding>\
        <NoteRef targetGUID=\"aaaaaaaa-0000-4000-8000-000000000008\"/></PlainTextSelection>\
        <PlainTextSelection guid=\"aaaaaaaa-0000-4000-8000-000000000009\" startPosition=\"900\" endPosition=\"950\"/>\
        </TextSource><PictureSource guid=\"aaaaaaaa-0000-4000-8000-00000000000a\"/></Sources>\
        <Notes><Note guid=\"aaaaaaaa-0000-4000-8000-000000000008\"><PlainTextContent>Why?</PlainTextContent></Note></Notes>\
        <Sets><Set guid=\"aaaaaaaa-0000-4000-8000-00000000000b\" name=\"s\"/></Sets></Project>";
    let entries = [
        ("Sources/talk.txt".to_owned(), "😀a\r\nb two\r\n".as_bytes().to_vec()),
        ("Other.QDE".to_owned(), qde.as_bytes().to_vec()),
    ];
    let incoming = read(&archive::write(&entries).unwrap()).unwrap();
    let (project, texts) = imported(&incoming);
    let text = texts.values().next().unwrap();
    let shown: Vec<String> = project
        .annotations
        .iter()
        .map(|a| format!("{}|{}|{}", text.slice(a.ranges[0]), project.coder(&a.coder).unwrap().name, a.note))
        .collect();
    // "b two" in the file with CRLF: positions 4 to 9; one character less with LF.
    assert_eq!(BTreeSet::from_iter(shown), BTreeSet::from([" tw|Ann|Why?".to_owned(), " tw|Bob|".to_owned()]));
    assert_eq!(incoming.skipped, [crate::exchange::incoming::Skipped::OtherRecord]);
}

#[test]
fn what_is_written_is_valid_by_the_schemas() {
    let schemas = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/refi-qda");
    if !schemas.exists() || Command::new("xmllint").arg("--version").output().is_err() {
        println!("skipped: needs xmllint and the schemas of REFI-QDA");
        return;
    }
    let directory = std::env::temp_dir().join(format!("glossator-qdpx-{}", std::process::id()));
    std::fs::create_dir_all(&directory).unwrap();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for n in 0..12 {
        let (project, texts) = fixtures::project().new_tree(&mut runner).unwrap().current();
        let bytes = written(&project, &texts);
        let qde = archive::Archive::open(&bytes).unwrap().read("project.qde").unwrap();
        let check = |name: String, bytes: &[u8], schema: &str| {
            let file = directory.join(name);
            std::fs::write(&file, bytes).unwrap();
            let run =
                Command::new("xmllint").arg("--noout").arg("--schema").arg(schemas.join(schema)).arg(&file).output();
            let run = run.unwrap();
            assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        };
        check(format!("{n}.qde"), &qde, "Project.xsd");
        if !project.tags.is_empty() {
            check(format!("{n}.qdc"), &qdc::write(&project).unwrap().0, "Codebook.xsd");
        }
    }
    std::fs::remove_dir_all(&directory).unwrap();
}
