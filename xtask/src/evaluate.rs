//! `cargo xtask evaluate`: how well names are found.

use crate::Outcome;
use crate::corpora::{self, Document};
use crate::score::Score;
use crate::transcripts;
use glossator::detect::{Detector, Effort, EntityKind, Example, Reason, data_with, train};
use glossator::model::Structure;
use glossator::text::{Span, slice};

const GUM_FOLDS: usize = 5;
const TRANSCRIPT_FOLDS: usize = 3;

/// Cross-validation by document over GUM's news and interviews: what is measured is never trained on.
pub(crate) fn cross_validate(verbose: bool) -> Outcome {
    let mut documents = corpora::all()?;
    documents.sort_by(|a, b| a.name.cmp(&b.name));
    let measured = |d: &Document| d.source == "GUM" && matches!(d.genre.as_str(), "news" | "interview");
    let (measured, others): (Vec<Document>, Vec<Document>) = documents.into_iter().partition(measured);
    let learnt: Vec<Document> = others.into_iter().chain(transcripts::all()?).collect();
    let counts = |kind| matches!(kind, EntityKind::Person | EntityKind::Org | EntityKind::Place);
    let mut total = Score::default();
    for score in folds(&measured, &learnt, GUM_FOLDS, counts, |_| verbose)? {
        total.merge(&score);
    }
    total.print("GUM news and interviews, cross-validated by document");
    Ok(())
}

/// Cross-validation by document over the project's own transcripts. Errors are shown of the first third alone, so that
/// the figures of the others stay those of texts that nobody mended the detector by.
pub(crate) fn transcripts(verbose: bool) -> Outcome {
    let (measured, learnt) = (transcripts::all()?, corpora::all()?);
    let mut total = Score::default();
    let shown = |fold| verbose && fold == 0;
    let scores = folds(&measured, &learnt, TRANSCRIPT_FOLDS, |kind| kind != EntityKind::Relative, shown)?;
    let mut unread = Score::default();
    for (fold, score) in scores.iter().enumerate() {
        total.merge(score);
        if fold == 0 {
            score.print("transcripts whose errors are shown");
        } else {
            unread.merge(score);
        }
    }
    unread.print("the other transcripts");
    total.print("transcripts, cross-validated by document");
    Ok(())
}

/// The scores of each fold of `measured`, learnt from the other folds and `learnt`.
fn folds(
    measured: &[Document],
    learnt: &[Document],
    folds: usize,
    counts: impl Fn(EntityKind) -> bool,
    shown: impl Fn(usize) -> bool,
) -> Outcome<Vec<Score>> {
    let mut scores = Vec::new();
    for fold in 0..folds {
        let rest = measured.iter().enumerate().filter(|(at, _)| at % folds != fold).map(|(_, document)| document);
        let rest: Vec<Example> = learnt.iter().chain(rest).map(|d| d.example.clone()).collect();
        let detector = Detector::from_bytes(&data_with(&train(&rest, Effort::default())?))?;
        let mut score = Score::default();
        for document in measured.iter().skip(fold).step_by(folds) {
            let counted = |names: &[(Span, EntityKind)]| -> Vec<(Span, EntityKind)> {
                names.iter().copied().filter(|(_, kind)| counts(*kind)).collect()
            };
            let found = detector.detect(&document.example.text, &document.example.structure, &mut |_| true);
            let found: Vec<(Span, EntityKind)> = found.mentions.iter().map(|m| (m.span, m.kind)).collect();
            if shown(fold) {
                differences(document, &counted(&found), &counted(&document.example.names));
            }
            score.add(&counted(&found), &counted(&document.example.names));
        }
        scores.push(score);
    }
    Ok(scores)
}

fn source(reason: &Reason) -> String {
    match reason {
        Reason::List(name) => format!("list of {name}"),
        Reason::Rule(name) => format!("rule: {name}"),
        Reason::Tagger(_) => "tagger".to_owned(),
        Reason::Document(_) => "another place in the text".to_owned(),
        Reason::Added => "added".to_owned(),
    }
}

fn differences(document: &Document, found: &[(Span, EntityKind)], marked: &[(Span, EntityKind)]) {
    let text = &document.example.text;
    let around = |span: Span| {
        let (a, b) = (span.start.saturating_sub(30), span.end + 30);
        let a = glossator::text::floor_boundary(text, a);
        let b = glossator::text::floor_boundary(text, b);
        slice(text, Span::new(a, b)).replace('\n', "/")
    };
    for (span, kind) in found.iter().filter(|f| !marked.contains(f)) {
        println!("{} + {kind:?} [{}] {}", document.name, slice(text, *span), around(*span));
    }
    for (span, kind) in marked.iter().filter(|m| !found.contains(m)) {
        println!("{} - {kind:?} [{}] {}", document.name, slice(text, *span), around(*span));
    }
}

#[derive(serde::Deserialize)]
struct Gold {
    mentions: Vec<GoldMention>,
}

#[derive(serde::Deserialize)]
struct GoldMention {
    /// In code points, half open.
    start: u32,
    end: u32,
    label: EntityKind,
}

/// The parts of the committed evaluation set named: of the open half every error on demand, of the others figures
/// alone. The fresh part is measured and never tuned on, so it does not say what its marks rest on either.
///
/// `anew`: with weights learnt now instead of those that the project carries.
pub(crate) fn evaluation_set(parts: &[&str], verbose: bool, anew: bool) -> Outcome {
    let folder = crate::root().join("tests/evaluation");
    let data = if anew { data_with(&learnt()?) } else { glossator::detect::data() };
    println!(
        "data: {} kB, {} kB deflated",
        data.len() / 1000,
        miniz_oxide::deflate::compress_to_vec(&data, 9).len() / 1000
    );
    let detector = Detector::from_bytes(&data)?;
    for part in parts.iter().copied() {
        let mut paths: Vec<_> =
            std::fs::read_dir(folder.join(part))?.filter_map(|e| e.ok().map(|e| e.path())).collect();
        paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
        paths.sort();
        let mut total = Score::default();
        let mut sources = std::collections::BTreeMap::new();
        for path in paths {
            let text = std::fs::read_to_string(&path)?;
            let gold: Gold = serde_json::from_str(&std::fs::read_to_string(path.with_extension("json"))?)?;
            let index = glossator::text::OffsetIndex::new(&text);
            let at = |n| index.from_code_points(&text, n);
            let marked: Vec<(Span, EntityKind)> =
                gold.mentions.iter().map(|m| (Span::new(at(m.start), at(m.end)), m.label)).collect();
            let found = detector.detect(&text, &Structure::of(&text), &mut |_| true);
            for mention in &found.mentions {
                let count = sources.entry((source(&mention.reason), mention.kind)).or_insert((0u32, 0u32));
                count.0 += u32::from(marked.contains(&(mention.span, mention.kind)));
                count.1 += 1;
            }
            let found: Vec<(Span, EntityKind)> = found.mentions.iter().map(|m| (m.span, m.kind)).collect();
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            if verbose && part == "open" {
                let example =
                    Example { text: text.clone(), structure: Structure::default(), names: marked.clone(), times: 1 };
                let document = Document { name: name.clone(), source: String::new(), genre: String::new(), example };
                differences(&document, &found, &document.example.names);
            }
            let mut score = Score::default();
            score.add(&found, &marked);
            score.0.remove(&EntityKind::Relative);
            println!("{part}/{name}: F1 {:.3}", score.total().f1());
            total.merge(&score);
        }
        total.print(part);
        if part == "fresh" {
            continue;
        }
        println!("  what the marks rest on: right of found");
        for ((source, kind), (right, found)) in sources {
            println!("    {right:4} of {found:4}  {kind:?}  {source}");
        }
    }
    Ok(())
}

/// Weights learnt from all the corpora.
fn learnt() -> Outcome<Vec<u8>> {
    let examples: Vec<Example> = corpora::all()?.into_iter().chain(transcripts::all()?).map(|d| d.example).collect();
    Ok(train(&examples, Effort::default())?)
}

/// Words a second on one core, over a text repeated to at least 300,000 words: names alone, then with
/// themes; and what of a second each step takes. The best of five rounds, as other programs run beside it.
pub(crate) fn speed(file: &str) -> Outcome {
    const ROUNDS: usize = 5;
    let detector = Detector::from_bytes(&glossator::detect::data())?;
    let text = std::fs::read_to_string(file)?;
    let words = text.split_whitespace().count().max(1);
    let times = 300_000 / words + 1;
    let long = text.repeat(times);
    let mut best: Option<(Vec<f64>, usize)> = None;
    for _ in 0..ROUNDS {
        let mut steps = Vec::new();
        let mut before = std::time::Instant::now();
        let found = detector.detect(&long, &Structure::default(), &mut |_| {
            steps.push(before.elapsed().as_secs_f64());
            before = std::time::Instant::now();
            true
        });
        if best.as_ref().is_none_or(|(best, _)| steps.iter().sum::<f64>() < best.iter().sum()) {
            best = Some((steps, found.mentions.len()));
        }
    }
    let Some((steps, mentions)) = best else { return Ok(()) };
    let rate = |seconds: f64| (words * times) as f64 / seconds;
    let names = steps.iter().rev().skip(1).sum::<f64>();
    println!("{:.0} words a second, {mentions} mentions; with themes {:.0}", rate(names), rate(steps.iter().sum()));
    for (step, seconds) in ["reading", "rules", "tagger", "document", "index", "themes"].iter().zip(steps) {
        println!("{step:>9} {:5.1} ms", seconds * 1000.0);
    }
    Ok(())
}

/// What each part is worth: F1 on both halves without it, the others unchanged, and what it takes in the page.
pub(crate) fn ablation() -> Outcome {
    let weights = glossator::detect::weights();
    let untrained = vec![0u8; 102];
    let packed = |bytes: &[u8]| miniz_oxide::deflate::compress_to_vec(bytes, 9).len() * 4 / 3 / 1000;
    let whole = packed(&glossator::detect::data());
    let lists = [
        "words",
        "given names",
        "family names",
        "countries",
        "regions",
        "cities",
        "provinces, rivers, towns",
        "places in other languages",
        "peoples",
        "organisations",
        "events",
        "agreements",
        "titles",
        "kinds of names",
    ];
    let parts = [None, Some("tagger")].into_iter().chain(lists.into_iter().map(Some));
    for part in parts {
        let data = match part {
            Some("tagger") => data_with(&untrained),
            part => glossator::detect::data_without(weights, part.as_slice()),
        };
        let detector = Detector::from_bytes(&data)?;
        let scores =
            ["open", "held-back"].map(|half| half_score(&detector, half).map(|s| s.total().f1()).unwrap_or(0.0));
        let size = whole.saturating_sub(packed(&data));
        println!("| {} | {:.3} | {:.3} | {size} |", part.unwrap_or("nothing left out"), scores[0], scores[1]);
    }
    Ok(())
}

fn half_score(detector: &Detector, half: &str) -> Outcome<Score> {
    let mut total = Score::default();
    for entry in std::fs::read_dir(crate::root().join("tests/evaluation").join(half))? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "txt") {
            let text = std::fs::read_to_string(&path)?;
            let gold: Gold = serde_json::from_str(&std::fs::read_to_string(path.with_extension("json"))?)?;
            let index = glossator::text::OffsetIndex::new(&text);
            let at = |n| index.from_code_points(&text, n);
            let marked: Vec<_> = gold.mentions.iter().map(|m| (Span::new(at(m.start), at(m.end)), m.label)).collect();
            let found = detector.detect(&text, &Structure::of(&text), &mut |_| true);
            let found: Vec<_> = found.mentions.iter().map(|m| (m.span, m.kind)).collect();
            total.add(&found, &marked);
        }
    }
    total.0.remove(&EntityKind::Relative);
    Ok(total)
}
