use super::*;
use crate::exchange::export::{Layer, Mark, Structures, Words};
use crate::exchange::{Import, Texts, fixtures};
use crate::model::{Id, Project, Timestamp};
use crate::text::Span;
use proptest::prelude::*;

const WORDS: Words<'_> = Words { lang: "en", codebook: "Codebook", notes: "Notes", untitled: "Project" };

fn write(id: FormatId, project: &Project, texts: &Texts, marks: &[Mark]) -> Result<Written, WriteError> {
    let structures = Structures::new();
    let export = Export { project, texts, structures: &structures, marks, now: Timestamp::default(), words: WORDS };
    Format::of(id).unwrap().write(&export)
}

/// A mark over the first characters of each transcript.
fn marks(project: &Project, texts: &Texts) -> Vec<Mark> {
    let mark = |t: &std::rc::Rc<crate::model::Transcript>| {
        let span = crate::text::snap_to_graphemes(texts[&t.text].as_str(), Span::new(0, 2));
        Mark { transcript: t.id.clone(), span, label: "PERSON".into(), layer: Layer::Entities }
    };
    project.transcripts.iter().map(mark).collect()
}

#[test]
fn every_format_has_a_name_and_an_ending_of_its_own() {
    for format in FORMATS {
        assert_eq!(Format::by_key(format.key).unwrap().id, format.id);
        assert!(format.reads || format.writes);
        assert!(!format.extensions.is_empty());
    }
    let check = |file: &str, expected: &str| assert_eq!(Format::to_write(file).unwrap().key, expected);
    check("A.glossator.json", "project");
    check("a.jsonld", "w3c");
    check("a.json", "w3c");
    check("a.b.qdpx", "qdpx");
    check("a.csv", "excerpts");
    check("a.spacy.jsonl", "spacy");
    check("a.brat.zip", "brat");
    assert!(Format::to_write("a.docx").is_none());
}

#[test]
fn the_table_in_the_documentation_is_this_list() {
    let documentation = include_str!("../../../docs/formats.md");
    let tick = |yes: bool| if yes { "yes" } else { "" };
    let row = |f: &Format| {
        let holds = match f.holds {
            Holds::Transcript => "a transcript",
            Holds::Project => "a project",
            Holds::Codings => "passages",
            Holds::Codebook => "a codebook",
        };
        let endings: Vec<String> = f.extensions.iter().map(|e| format!("`.{e}`")).collect();
        let loses: Vec<String> = f.loses.iter().map(|l| spoken(*l)).collect();
        let (name, key, endings, loses) = (f.name, f.key, endings.join(" "), loses.join(", "));
        format!("| {name} | `{key}` | {holds} | {endings} | {} | {} | {loses} |\n", tick(f.reads), tick(f.writes))
    };
    let table: String = FORMATS.iter().map(row).collect();
    assert!(documentation.contains(&table), "docs/formats.md should hold:\n{table}");
}

/// `UnusedTags` → `unused tags`.
fn spoken(lost: Lost) -> String {
    let mut words = String::new();
    for c in format!("{lost:?}").chars() {
        if c.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(c.to_lowercase());
    }
    words
}

#[test]
fn files_are_known_by_what_they_hold() {
    let check = |file: &str, bytes: &[u8], expected: Option<&str>| {
        assert_eq!(Format::detect(file, bytes).map(|f| f.key), expected, "{file}");
    };
    check("a.json", br#"{"format":"glossator-project"}"#, Some("project"));
    check("a.json", br#"{"@context":"http://www.w3.org/ns/anno.jsonld","items":[]}"#, Some("w3c"));
    check("a.json", br#"{"export_userid":"acct:a@b","annotations":[]}"#, Some("hypothesis"));
    check("a.csv", b"id,document,tag,content\n", Some("taguette"));
    check("a.csv", b"\xef\xbb\xbf\"tag\",description\n", Some("codebook"));
    check("a.xml", b"<?xml version='1.0'?><CodeBook xmlns='urn:QDA-XML:codebook:1.0'/>", Some("qdc"));
    check("a.txt", b"Question: what?\n", Some("text"));
    check("a", b"[Laughter.]", None);
    check("a.txt", b"[Laughter.]", Some("text"));
    check("a.pdf", b"%PDF-1.7", None);
}

#[test]
fn a_file_may_bring_so_many_tags() {
    let refused = |key: &str, file: &str| {
        let read = Format::by_key(key).unwrap().read(file.as_bytes(), &mut |_| {});
        assert!(matches!(read, Err(ReadError::Limit { what: Limit::Records, .. })), "{key}");
    };
    refused("codebook", &format!("tag\n{}", "a.".repeat(20_000) + "a"));
    let flat: String = (0..20_000).map(|n| format!("t{n},0\n")).collect();
    refused("codebook", &format!("tag,level\n{flat}"));
    refused("taguette", &format!("id,document,tag,content\n1,a,{},c\n", "a.".repeat(20_000) + "a"));
    refused("qdc", &format!("<CodeBook><Codes>{}</Codes></CodeBook>", "<Code guid='a' name='b'/>".repeat(20_000)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The one test of offsets for all formats: what a file says lies there does lie there.
    #[test]
    fn positions_are_exact_in_every_format((project, texts) in fixtures::project()) {
        let marks = marks(&project, &texts);
        let labelled: usize = project.annotations.iter().map(|a| a.tags.len() * a.ranges.len()).sum();
        let by_points = |text: &str, a: u64, b: u64| text.chars().skip(a as usize).take((b - a) as usize).collect::<String>();

        let doccano = String::from_utf8(write(FormatId::Doccano, &project, &texts, &marks).unwrap().bytes).unwrap();
        let mut seen = 0;
        for (line, transcript) in doccano.lines().zip(&project.transcripts) {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            let text = &texts[&transcript.text];
            prop_assert_eq!(value["text"].as_str().unwrap(), text.as_str());
            let expected: std::collections::BTreeSet<&str> = project.annotations_of(&transcript.id).iter()
                .flat_map(|a| a.ranges.iter()).map(|r| text.slice(*r)).chain([text.slice(marks.iter().find(|m| m.transcript == transcript.id).unwrap().span)]).collect();
            for label in value["label"].as_array().unwrap() {
                let words = by_points(text.as_str(), label[0].as_u64().unwrap(), label[1].as_u64().unwrap());
                prop_assert!(expected.contains(words.as_str()), "{words:?}");
                seen += 1;
            }
        }
        prop_assert_eq!(seen, labelled + marks.len());

        let spacy = String::from_utf8(write(FormatId::Spacy, &project, &texts, &marks).unwrap().bytes).unwrap();
        for line in spacy.lines() {
            let value: serde_json::Value = serde_json::from_str(line).unwrap();
            let (text, tokens) = (value["text"].as_str().unwrap(), value["tokens"].as_array().unwrap());
            for token in tokens {
                let words = by_points(text, token["start"].as_u64().unwrap(), token["end"].as_u64().unwrap());
                prop_assert_eq!(token["text"].as_str().unwrap(), words);
            }
            for span in value["spans"].as_array().unwrap() {
                let token = |name: &str| &tokens[span[name].as_u64().unwrap() as usize];
                prop_assert_eq!(&token("token_start")["start"], &span["start"]);
                prop_assert_eq!(&token("token_end")["end"], &span["end"]);
            }
        }

        let conll = String::from_utf8(write(FormatId::Conll, &project, &texts, &marks).unwrap().bytes).unwrap();
        let mut before = "O".to_owned();
        for line in conll.lines().filter(|l| !l.starts_with("-DOCSTART-")) {
            let label = if line.is_empty() { "O" } else { line.split(' ').nth(1).unwrap() };
            prop_assert!(line.is_empty() || line.split(' ').count() == 2, "{line:?}");
            if let Some(kind) = label.strip_prefix("I-") {
                prop_assert!(before.ends_with(kind) && before != "O", "IOB2: {label} after {before}");
            }
            before = label.to_owned();
        }

        let brat = write(FormatId::Brat, &project, &texts, &marks).unwrap().bytes;
        let mut archive = crate::exchange::archive::Archive::open(&brat).unwrap();
        for name in archive.names().iter().filter(|n| n.ends_with(".ann")) {
            let text = String::from_utf8(archive.read(&name.replace(".ann", ".txt")).unwrap()).unwrap();
            let annotations = String::from_utf8(archive.read(name).unwrap()).unwrap();
            for line in annotations.split('\n').filter(|l| l.starts_with('T')) {
                let columns: Vec<&str> = line.splitn(3, '\t').collect();
                let (_, places) = columns[1].split_once(' ').unwrap();
                let parts = places.split(';').map(|p| {
                    let (a, b) = p.split_once(' ').unwrap();
                    by_points(&text, a.parse().unwrap(), b.parse().unwrap())
                });
                prop_assert_eq!(parts.collect::<Vec<_>>().join(" "), columns[2]);
            }
        }

        // The page holds the same words, whatever is marked in them.
        let page = String::from_utf8(write(FormatId::Html, &project, &texts, &marks).unwrap().bytes).unwrap();
        for transcript in &project.transcripts {
            let title = format!("<h2>{}</h2>", transcript.title);
            let article = page.split(&title).nth(1).unwrap().split("</article>").next().unwrap();
            let mut shown = String::new();
            for part in article.split("</sup>").map(|p| p.split("<sup").next().unwrap()) {
                for piece in format!(">{part}").split('<') {
                    shown.push_str(piece.split_once('>').map_or("", |(_, words)| words));
                }
            }
            let plain = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            let expected = plain(&html::escape(texts[&transcript.text].as_str()));
            prop_assert_eq!(plain(&shown), expected);
        }
        prop_assert!(!write(FormatId::Markdown, &project, &texts, &marks).unwrap().bytes.is_empty());
    }

    #[test]
    fn no_reader_panics_on_any_bytes(start in 0usize..6, bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let starts: [&[u8]; 6] = [b"", b"{\"annotations\":[", b"PK\x03\x04", b"<CodeBook><Codes><Code>", b"tag,description\n", b"id,content\n"];
        let bytes = [starts[start], &bytes].concat();
        let _ = Format::detect("a.csv", &bytes);
        for format in FORMATS {
            if let Ok(Content::Codings(incoming)) = format.read(&bytes, &mut |_| {}) {
                let project = Project::empty(Id::new("p"), Timestamp::default());
                Import::plan(&incoming, &project, &Texts::new());
            }
        }
    }
}
