//! Drafted terms and themes against references that were written before anything ranked the texts.
//! `cargo test --test themes_evaluation -- --nocapture` prints the table and what was missed.

#![allow(clippy::unwrap_used)] // A broken reference file must fail.

use glossator::detect::{Term, Theme, themes};
use glossator::model::Structure;
use glossator::text::fold;
use std::fs;
use std::path::{Path, PathBuf};

struct Reference {
    phrases: Vec<Vec<String>>,
    themes: Vec<(String, Vec<String>)>,
}

fn key(phrase: &str) -> String {
    phrase.split_whitespace().map(fold).collect::<Vec<_>>().join(" ")
}

fn read(path: &Path) -> Reference {
    let mut reference = Reference { phrases: Vec::new(), themes: Vec::new() };
    let mut in_themes = false;
    for line in fs::read_to_string(path).unwrap().lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        match (line, in_themes) {
            ("phrases", _) => in_themes = false,
            ("themes", _) => in_themes = true,
            (line, false) => reference.phrases.push(line.split('|').map(key).collect()),
            (line, true) => {
                let (name, words) = line.split_once(':').unwrap();
                reference.themes.push((name.to_owned(), words.split(',').map(key).collect()));
            }
        }
    }
    reference
}

fn found<'r>(reference: &'r Reference, terms: &[Term]) -> Vec<&'r Vec<String>> {
    let first: Vec<String> = terms.iter().take(40).map(|t| key(&t.term)).collect();
    reference.phrases.iter().filter(|wordings| wordings.iter().any(|w| first.contains(w))).collect()
}

fn touches(theme: &Theme, words: &[String], terms: &[Term]) -> bool {
    let keys = theme.terms.iter().take(10).filter_map(|(t, _)| Some(key(&terms.get(*t as usize)?.term)));
    let holds = |term: &str, word: &str| format!(" {term} ").contains(&format!(" {word} "));
    keys.filter(|term| words.iter().any(|word| holds(term, word))).count() >= 2
}

fn text_of(name: &str) -> Option<String> {
    let shared = |file: &str| {
        let found = ["..", "../.."].iter().map(|up| PathBuf::from(up).join("shared/transcripts").join(file));
        found.filter(|p| p.exists()).find_map(|p| fs::read_to_string(p).ok())
    };
    match name {
        "news-conference" => shared("news-conference-2014-09-09.txt"),
        _ => fs::read_to_string(format!("tests/evaluation/{name}.txt")).ok(),
    }
}

#[test]
fn central_phrases_and_themes_are_found() {
    let mut paths: Vec<PathBuf> = fs::read_dir("tests/evaluation/themes").unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "ref"));
    paths.sort();
    let mut shares = Vec::new();
    for path in paths {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let Some(text) = text_of(&name) else {
            println!("{name}: skipped, its text is not here");
            continue;
        };
        let reference = read(&path);
        let (terms, drafted) = themes::draft(&text, &Structure::default(), &[]);
        let phrases = found(&reference, &terms);
        let touched: Vec<&str> = reference
            .themes
            .iter()
            .filter(|(_, words)| drafted.iter().any(|theme| touches(theme, words, &terms)))
            .map(|(name, _)| name.as_str())
            .collect();
        println!(
            "{name}: {} of {} phrases in the first 40 terms, {} of {} themes touched by {} drafted",
            phrases.len(),
            reference.phrases.len(),
            touched.len(),
            reference.themes.len(),
            drafted.len()
        );
        for wordings in reference.phrases.iter().filter(|w| !phrases.contains(w)) {
            let rank = terms.iter().position(|t| wordings.contains(&key(&t.term)));
            println!("   phrase missed: {} (rank {rank:?})", wordings.join(" | "));
        }
        for (name, _) in reference.themes.iter().filter(|(name, _)| !touched.contains(&name.as_str())) {
            println!("   theme missed: {name}");
        }
        if std::env::var_os("SHOW").is_some() {
            for (n, t) in terms.iter().enumerate() {
                println!("{n:3} {:.3} {:3} {}", t.weight, t.spans.len(), t.term);
            }
            for theme in &drafted {
                println!("## {}", theme.name);
                let words: Vec<&str> = theme.terms.iter().map(|(t, _)| terms[*t as usize].term.as_str()).collect();
                println!("   {}", words.join(", "));
            }
        }
        shares.push((
            phrases.len() as f32 / reference.phrases.len() as f32,
            touched.len() as f32 / reference.themes.len() as f32,
        ));
    }
    for (phrases, themes) in shares {
        assert!(phrases > 0.0 && themes > 0.0);
    }
}
