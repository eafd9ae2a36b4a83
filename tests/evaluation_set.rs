//! The evaluation set keeps its own promises: what `tests/evaluation/README.md` says about the
//! files is true of the files. Nothing here runs the detector.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

const LABELS: [&str; 8] = ["PERSON", "ORG", "PLACE", "GROUP", "EVENT", "DATE", "AGREEMENT", "RELATIVE"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Gold {
    mentions: Vec<Mention>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mention {
    start: usize,
    end: usize,
    text: String,
    label: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reference {
    phrases: Vec<String>,
    themes: Vec<Theme>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Theme {
    name: String,
    words: Vec<String>,
}

struct Document {
    /// `part/name`, as in the table of the README.
    name: String,
    text: String,
    gold: Gold,
    /// The fresh part has none.
    reference: Option<Reference>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/evaluation")
}

type Outcome<T> = Result<T, Box<dyn Error>>;

fn read(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()).into())
}

fn parsed<T: for<'de> Deserialize<'de>>(path: &Path) -> Outcome<T> {
    serde_json::from_str(&read(path)?).map_err(|error| format!("{}: {error}", path.display()).into())
}

fn documents() -> Outcome<Vec<Document>> {
    let mut documents = Vec::new();
    for part in ["open", "held-back", "fresh"] {
        let folder = root().join(part);
        let mut names = Vec::new();
        for entry in fs::read_dir(&folder)? {
            let file = entry?.file_name();
            if let Some(name) = file.to_string_lossy().strip_suffix(".txt") {
                names.push(name.to_owned());
            }
        }
        names.sort();
        for name in names {
            documents.push(Document {
                text: read(&folder.join(format!("{name}.txt")))?,
                gold: parsed(&folder.join(format!("{name}.json")))?,
                reference: match part {
                    "fresh" => None,
                    _ => Some(parsed(&folder.join(format!("{name}.themes.json")))?),
                },
                name: format!("{part}/{name}"),
            });
        }
    }
    Ok(documents)
}

#[test]
fn mentions_say_what_stands_in_the_text() -> Outcome<()> {
    for document in documents()? {
        let text: Vec<char> = document.text.chars().collect();
        let mut free_from = 0;
        for mention in &document.gold.mentions {
            let place = format!("{} at {}: {:?}", document.name, mention.start, mention.text);
            assert!(free_from <= mention.start, "out of order or overlapping: {place}");
            assert!(mention.start < mention.end && mention.end <= text.len(), "bounds: {place}");
            let found: String = text[mention.start..mention.end].iter().collect();
            assert_eq!(found, mention.text, "{place}");
            assert_eq!(found.trim(), found, "white space at an end: {place}");
            assert!(LABELS.contains(&mention.label.as_str()), "label {}: {place}", mention.label);
            let cuts = |at: Option<&char>| at.is_some_and(|c| c.is_alphanumeric());
            let before = mention.start.checked_sub(1).and_then(|at| text.get(at));
            assert!(!cuts(before) && !cuts(text.get(mention.end)), "cuts a word: {place}");
            free_from = mention.end;
        }
    }
    Ok(())
}

#[test]
fn texts_are_as_a_user_would_open_them() -> Outcome<()> {
    for document in documents()? {
        assert!(!document.text.contains('\r'), "{}: line ends are LF", document.name);
        assert!(!document.text.starts_with('\u{feff}'), "{}: no byte order mark", document.name);
        assert!(document.text.ends_with('\n'), "{}: ends with a line end", document.name);
    }
    Ok(())
}

#[test]
fn references_for_themes_occur_in_the_text() -> Outcome<()> {
    for document in documents()? {
        let name = &document.name;
        let plain = |text: &str| text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
        let text = plain(&document.text);
        let occurs = |phrase: &str| text.contains(&plain(phrase));
        let Some(Reference { phrases, themes }) = &document.reference else { continue };
        assert_eq!(phrases.len(), 16, "{name}");
        assert!((8..=11).contains(&themes.len()), "{name}: {} themes", themes.len());
        for (at, phrase) in phrases.iter().enumerate() {
            assert!(occurs(phrase), "{name}: no {phrase:?}");
            assert!(!phrases.iter().take(at).any(|earlier| earlier == phrase), "{name}: {phrase:?} twice");
        }
        for theme in themes {
            assert!(!theme.name.is_empty() && !theme.words.is_empty(), "{name}: {:?} is empty", theme.name);
            for word in &theme.words {
                assert!(occurs(word), "{name}, {}: no {word:?}", theme.name);
            }
        }
    }
    Ok(())
}

/// The rows of the README's table of counts: name, then a count for each label and the sum without RELATIVE.
fn stated() -> Outcome<BTreeMap<String, Vec<usize>>> {
    let readme = read(&root().join("README.md"))?;
    let header = format!("| document | {} | mentions |", LABELS.join(" | "));
    let table = readme.lines().skip_while(|line| *line != header).skip(2).take_while(|line| line.starts_with('|'));
    let mut rows = BTreeMap::new();
    for line in table {
        let mut cells = line.trim_matches('|').split('|').map(str::trim);
        let name = cells.next().unwrap_or_default().to_owned();
        rows.insert(name, cells.map(str::parse).collect::<Result<_, _>>()?);
    }
    Ok(rows)
}

#[test]
fn the_readme_counts_what_is_there() -> Outcome<()> {
    let mut counted: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for document in documents()? {
        let part = document.name.split('/').next().unwrap_or_default().to_owned();
        for row in [document.name.clone(), part, "all".to_owned()] {
            let counts = counted.entry(row).or_insert_with(|| vec![0; LABELS.len() + 1]);
            for mention in &document.gold.mentions {
                for (count, label) in counts.iter_mut().zip(LABELS) {
                    *count += usize::from(mention.label == label);
                }
                if let Some(sum) = counts.last_mut() {
                    *sum += usize::from(mention.label != "RELATIVE");
                }
            }
        }
    }
    assert_eq!(counted, stated()?);
    let all = &counted["all"];
    assert!(all[..LABELS.len()].iter().all(|count| *count >= 30), "too few of a label to tell: {all:?}");
    Ok(())
}
