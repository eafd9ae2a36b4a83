use super::{project, written};
use std::io::{Cursor, Read};

const NEWS: &str = "EU rejects German call to boycott British lamb.\n\nPeter Blackburn\n";

fn text(key: &str, project: &(glossator::model::Project, glossator::exchange::Texts)) -> String {
    String::from_utf8(written(key, project)).unwrap()
}

fn news() -> (glossator::model::Project, glossator::exchange::Texts) {
    project(
        "News",
        NEWS,
        &[
            (&["EU"], "ORG", ""),
            (&["German"], "MISC", ""),
            (&["British"], "MISC", ""),
            (&["Peter Blackburn"], "PER", ""),
        ],
    )
}

#[test]
fn doccano_sequence_labelling() {
    let line: serde_json::Value = serde_json::from_str(text("doccano", &news()).lines().next().unwrap()).unwrap();
    assert_eq!(line["text"], NEWS);
    assert_eq!(line["label"], serde_json::json!([[0, 2, "ORG"], [11, 17, "MISC"], [34, 41, "MISC"], [49, 64, "PER"]]));
}

#[test]
fn the_sentence_of_the_shared_task() {
    let expected = "EU B-ORG\nrejects O\nGerman B-MISC\ncall O\nto O\nboycott O\nBritish B-MISC\nlamb O\n. O\n\n\
        Peter B-PER\nBlackburn I-PER\n\n";
    assert_eq!(text("conll", &news()), expected);
}

#[test]
fn brat_standoff_with_parts_and_notes() {
    let text = "Sony in North and South America, and International Business Machines Corporation.\n";
    let project = project(
        "Firms",
        text,
        &[
            (&["Sony"], "Organization", "a joint venture"),
            (&["North", "America"], "Location", ""),
            (&["South America"], "Location", ""),
            (&["International Business Machines Corporation"], "Organization", ""),
        ],
    );
    let mut archive = zip::ZipArchive::new(Cursor::new(written("brat", &project))).unwrap();
    let mut entry = |name: &str| {
        let mut content = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut content).unwrap();
        content
    };
    assert_eq!(entry("Firms.txt"), text);
    assert_eq!(
        entry("Firms.ann"),
        "T1\tOrganization 0 4\tSony\n#1\tAnnotatorNotes T1\ta joint venture\nT2\tLocation 8 13;24 31\tNorth America\n\
         T3\tLocation 18 31\tSouth America\nT4\tOrganization 37 80\tInternational Business Machines Corporation\n"
    );
    assert!(entry("annotation.conf").starts_with("[entities]\n"));
}
