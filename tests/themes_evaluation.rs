//! Drafted terms and themes against references that were written before anything ranked the texts.
//! `cargo test --test themes_evaluation -- --nocapture` prints the table.
//!
//! A phrase is found if one of the first forty terms equals it, inflection aside; a theme is
//! touched if a drafted theme has a term that holds one of its words. `SHOW=1` prints terms and
//! misses too, but never for the half that is held back.

#![allow(clippy::unwrap_used)] // A broken reference file must fail.

use glossator::detect::{self, Detector, Term, Theme, themes};
use glossator::model::Structure;
use glossator::text::fold;
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

struct Case {
    name: String,
    text: String,
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
        cases.push(Case { name: name.to_owned(), text, reference });
    }
    cases
}

fn score(detector: &Detector, case: &Case, show: bool) -> Score {
    let found = detector.detect(&case.text, &Structure::of(&case.text), &mut |_| true);
    let (terms, drafted) = (found.terms, found.themes);
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
fn check(detector: &Detector, half: &str, cases: &[Case], show: bool, floor: (usize, usize)) {
    let scores: Vec<Score> = cases.iter().map(|case| score(detector, case, show)).collect();
    let sum = |of: fn(&Score) -> (usize, usize)| scores.iter().map(of).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
    let percent = |(found, all): (usize, usize)| (100 * found).checked_div(all).unwrap_or(100);
    let (phrases, themes) = (percent(sum(|s| s.phrases)), percent(sum(|s| s.themes)));
    println!("{half:30} {phrases} % of phrases, {themes} % of themes");
    assert!(phrases >= floor.0 && themes >= floor.1, "{half}: {phrases} % and {themes} %");
}

#[test]
fn central_phrases_and_themes_are_found() {
    let detector = Detector::from_bytes(&detect::data()).unwrap();
    let show = std::env::var_os("SHOW").is_some();
    let set = PathBuf::from("tests/evaluation");
    let shared = ["../shared/transcripts", "../../shared/transcripts"].map(PathBuf::from);
    let shared = shared.iter().find(|p| p.exists()).unwrap_or(&shared[0]);
    check(&detector, "elsewhere", &cases(Path::new("tests/evaluation/themes"), shared), show, (81, 90));
    check(&detector, "open", &cases(&set.join("open"), &set.join("open")), show, (76, 84));
    check(&detector, "held back", &cases(&set.join("held-back"), &set.join("held-back")), false, (64, 88));
}

/// How fast it is: `cargo test --release --test themes_evaluation speed -- --ignored --nocapture`.
#[test]
#[ignore = "measures the machine"]
fn speed() {
    let case = cases(Path::new("tests/evaluation/open"), Path::new("tests/evaluation/open"));
    let text: String = case.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join("\n\n");
    for times in [1, 8, 48] {
        let text = vec![text.as_str(); times].join("\n\n");
        let words = text.split_whitespace().count();
        let started = std::time::Instant::now();
        let (terms, drafted) = themes::draft(&text, &Structure::default(), &[]);
        let seconds = started.elapsed().as_secs_f64();
        println!(
            "{words} words: {:.0} ms, {:.2} M words/s, {} terms, {} themes",
            seconds * 1e3,
            words as f64 / seconds / 1e6,
            terms.len(),
            drafted.len()
        );
    }
}
