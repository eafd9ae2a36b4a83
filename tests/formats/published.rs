//! The examples that the makers of formats publish: doccano's of labelled sequences (in its own folder of
//! examples for export), brat's page on its standoff format, and the first sentences of the shared task of
//! CoNLL 2003 with the labels of IOB2.

use super::{Passage, project, written};
use glossator::exchange::Texts;
use glossator::model::Project;
use std::io::{Cursor, Read};

fn text(key: &str, project: &(Project, Texts)) -> String {
    String::from_utf8(written(key, project)).unwrap()
}

#[test]
fn doccano_labelled_sequences() {
    let check = |words: &str, passages: &[Passage<'_>], expected: &str| {
        let line: serde_json::Value =
            serde_json::from_str(&text("doccano", &project("News", words, passages))).unwrap();
        let expected: serde_json::Value = serde_json::from_str(expected).unwrap();
        assert_eq!((&line["text"], &line["label"]), (&expected["text"], &expected["label"]));
    };
    check(
        "EU rejects German call to boycott British lamb.",
        &[(&["EU"], "ORG", ""), (&["German"], "MISC", "")],
        r#"{"text": "EU rejects German call to boycott British lamb.", "label": [ [0, 2, "ORG"], [11, 17, "MISC"] ]}"#,
    );
    check(
        "Peter Blackburn",
        &[(&["Peter Blackburn"], "PERSON", "")],
        r#"{"text": "Peter Blackburn", "label": [ [0, 15, "PERSON"] ]}"#,
    );
    check(
        "President Obama",
        &[(&["Obama"], "PERSON", "")],
        r#"{"text": "President Obama", "label": [ [10, 15, "PERSON"] ]}"#,
    );
}

#[test]
fn the_first_sentences_of_the_shared_task() {
    let news = project(
        "News",
        "EU rejects German call to boycott British lamb.\n\nPeter Blackburn\n",
        &[
            (&["EU"], "ORG", ""),
            (&["German"], "MISC", ""),
            (&["British"], "MISC", ""),
            (&["Peter Blackburn"], "PER", ""),
        ],
    );
    // The columns between word and label are those of other tasks.
    let published = "EU NNP B-NP B-ORG\nrejects VBZ B-VP O\nGerman JJ B-NP B-MISC\ncall NN I-NP O\nto TO B-VP O\n\
        boycott VB I-VP O\nBritish JJ B-NP B-MISC\nlamb NN I-NP O\n. . O O\n\nPeter NNP B-NP B-PER\nBlackburn NNP I-NP I-PER\n\n";
    let columns = |line: &str| match line.split(' ').collect::<Vec<_>>().as_slice() {
        [word, .., label] => format!("{word} {label}\n"),
        _ => "\n".to_owned(),
    };
    assert_eq!(text("conll", &news), published.lines().map(columns).collect::<String>());
}

/// The entries of brat's archive for a text: the text, and its annotations.
fn brat(title: &str, words: &str, passages: &[Passage<'_>]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(written("brat", &project(title, words, passages)))).unwrap();
    let mut entry = |name: String| {
        let mut content = String::new();
        archive.by_name(&name).unwrap().read_to_string(&mut content).unwrap();
        content
    };
    assert_eq!(entry(format!("{title}.txt")), words);
    assert!(entry("annotation.conf".to_owned()).starts_with("[entities]\n"));
    entry(format!("{title}.ann"))
}

#[test]
fn brat_standoff() {
    assert_eq!(
        brat(
            "Sony",
            "Sony formed a joint venture with Ericsson, a mobile phone company based in Sweden.\nSony announced today that ...\n",
            &[
                (&["Sony"], "Organization", ""),
                (&["joint venture"], "MERGE-ORG", ""),
                (&["Ericsson"], "Organization", ""),
                (&["Sweden"], "Country", ""),
            ],
        ),
        "T1\tOrganization 0 4\tSony\nT2\tMERGE-ORG 14 27\tjoint venture\nT3\tOrganization 33 41\tEricsson\n\
         T4\tCountry 75 81\tSweden\n"
    );
    assert_eq!(
        brat(
            "Parts",
            "North and South America\n",
            &[(&["North", "America"], "Location", ""), (&["South America"], "Location", "")],
        ),
        "T1\tLocation 0 5;16 23\tNorth America\nT2\tLocation 10 23\tSouth America\n"
    );
    // A note, as brat writes its annotators' own.
    assert_eq!(
        brat("Note", "Sony merged.\n", &[(&["Sony"], "Organization", "a joint venture")]),
        "T1\tOrganization 0 4\tSony\n#1\tAnnotatorNotes T1\ta joint venture\n"
    );
}
