//! Drafted terms and themes against references that were written before anything ranked the texts.
//! `cargo test --test themes_evaluation -- --nocapture` prints the table.
//!
//! A phrase is found if one of the first forty terms equals it, inflection aside; a theme is
//! touched if a drafted theme has a term that holds one of its words. `SHOW=1` prints terms and
//! misses too, but never for the half that is held back.

#![allow(clippy::unwrap_used)] // A broken reference file must fail.

use glossator::detect::{EntityKind, Mention, Reason, Term, Theme, themes};
use glossator::model::Structure;
use glossator::text::{Span, fold};
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
struct Reference {
    phrases: Vec<String>,
    themes: Vec<ReferenceTheme>,
}

#[derive(Deserialize)]
struct ReferenceTheme {
    name: String,
    words: Vec<String>,
}

#[derive(Deserialize)]
struct Gold {
    mentions: Vec<GoldMention>,
}

#[derive(Deserialize)]
struct GoldMention {
    start: usize,
    end: usize,
    label: String,
}

struct Case {
    name: String,
    text: String,
    mentions: Vec<Mention>,
    reference: Reference,
}

/// Of phrases and of themes: how many were found, of how many.
#[derive(Clone, Copy, Default)]
struct Score {
    phrases: (usize, usize),
    themes: (usize, usize),
}

fn key(phrase: &str) -> String {
    phrase.split_whitespace().map(fold).collect::<Vec<_>>().join(" ")
}

fn wordings(phrase: &str) -> Vec<String> {
    phrase.split('|').map(key).collect()
}

fn kind(label: &str) -> EntityKind {
    match label {
        "PERSON" => EntityKind::Person,
        "ORG" => EntityKind::Org,
        "PLACE" => EntityKind::Place,
        "GROUP" => EntityKind::Group,
        "EVENT" => EntityKind::Event,
        "AGREEMENT" => EntityKind::Agreement,
        _ => EntityKind::Date,
    }
}

fn mentions(path: &Path, text: &str) -> Vec<Mention> {
    let Ok(gold) = fs::read_to_string(path) else { return Vec::new() };
    let gold: Gold = serde_json::from_str(&gold).unwrap();
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mention = |m: GoldMention| Mention {
        span: Span::of(bytes[m.start], bytes[m.end]),
        kind: kind(&m.label),
        entity: 0,
        reason: Reason::Rule("gold".into()),
    };
    gold.mentions.into_iter().map(mention).collect()
}

/// The texts of a folder that have a reference; the texts themselves may lie elsewhere.
fn cases(references: &Path, texts: &Path) -> Vec<Case> {
    let Ok(folder) = fs::read_dir(references) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut cases = Vec::new();
    for path in paths {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let Some(name) = file.strip_suffix(".themes.json") else { continue };
        let Ok(text) = fs::read_to_string(texts.join(format!("{name}.txt"))) else {
            println!("{name}: skipped, its text is not here");
            continue;
        };
        let reference = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let mentions = mentions(&texts.join(format!("{name}.json")), &text);
        cases.push(Case { name: name.to_owned(), text, mentions, reference });
    }
    cases
}

fn score(case: &Case, show: bool) -> Score {
    let (terms, drafted) = themes::draft(&case.text, &Structure::default(), &case.mentions);
    let keys: Vec<String> = terms.iter().map(|t| key(&t.term)).collect();
    let rank = |phrase: &str| keys.iter().position(|k| wordings(phrase).contains(k));
    let missed: Vec<&String> = case.reference.phrases.iter().filter(|p| rank(p).is_none_or(|r| r >= 40)).collect();
    let untouched: Vec<&ReferenceTheme> =
        case.reference.themes.iter().filter(|t| !drafted.iter().any(|d| touches(d, t, &keys))).collect();
    let all = (case.reference.phrases.len(), case.reference.themes.len());
    println!(
        "{:30} {:2}/{} phrases, {:2}/{} themes; {} terms, {} themes drafted",
        case.name,
        all.0 - missed.len(),
        all.0,
        all.1 - untouched.len(),
        all.1,
        terms.len(),
        drafted.len()
    );
    if show {
        missed.iter().for_each(|p| println!("   phrase missed: {p} ({:?})", rank(p)));
        untouched.iter().for_each(|t| println!("   theme missed: {}", t.name));
        print(&terms, &drafted);
    }
    Score { phrases: (all.0 - missed.len(), all.0), themes: (all.1 - untouched.len(), all.1) }
}

fn touches(drafted: &Theme, reference: &ReferenceTheme, keys: &[String]) -> bool {
    let holds = |term: &str, word: &str| format!(" {term} ").contains(&format!(" {} ", key(word)));
    let mut terms = drafted.terms.iter().filter_map(|(t, _)| keys.get(*t as usize));
    terms.any(|term| reference.words.iter().any(|word| holds(term, word)))
}

fn print(terms: &[Term], drafted: &[Theme]) {
    for (rank, term) in terms.iter().enumerate() {
        println!("   {rank:3} {:.3} {:3} {}", term.weight, term.spans.len(), term.term);
    }
    for theme in drafted {
        let words: Vec<&str> = theme.terms.iter().map(|(t, _)| terms[*t as usize].term.as_str()).collect();
        println!("   [{}] {}", theme.name, words.join(", "));
    }
}

/// Both shares over all texts of a half must reach the floor, in per cent.
fn check(half: &str, cases: &[Case], show: bool, floor: (usize, usize)) {
    let scores: Vec<Score> = cases.iter().map(|case| score(case, show)).collect();
    let sum = |of: fn(&Score) -> (usize, usize)| scores.iter().map(of).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
    let percent = |(found, all): (usize, usize)| (100 * found).checked_div(all).unwrap_or(100);
    let (phrases, themes) = (percent(sum(|s| s.phrases)), percent(sum(|s| s.themes)));
    println!("{half:30} {phrases} % of phrases, {themes} % of themes");
    assert!(phrases >= floor.0 && themes >= floor.1, "{half}: {phrases} % and {themes} %");
}

#[test]
fn central_phrases_and_themes_are_found() {
    let show = std::env::var_os("SHOW").is_some();
    let set = std::env::var_os("EVALUATION").map_or_else(|| PathBuf::from("tests/evaluation"), PathBuf::from);
    let shared = ["../shared/transcripts", "../../shared/transcripts"].map(PathBuf::from);
    let shared = shared.iter().find(|p| p.exists()).unwrap_or(&shared[0]);
    check("elsewhere", &cases(Path::new("tests/evaluation/themes"), shared), show, (0, 0));
    check("open", &cases(&set.join("open"), &set.join("open")), show, (0, 0));
    check("held back", &cases(&set.join("held-back"), &set.join("held-back")), false, (0, 0));
}
