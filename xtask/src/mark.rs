//! `cargo xtask mark FILE`: prints a text with its names in brackets, to be read by eye.

use crate::Outcome;
use glossator::detect::{Detector, Reason, data};
use glossator::model::Structure;
use glossator::text::{Span, slice};

/// Marks every file named.
pub(crate) fn mark(files: &[&str]) -> Outcome {
    let detector = Detector::from_bytes(&data())?;
    for file in files {
        print_marked(&detector, &std::fs::read_to_string(file)?);
    }
    Ok(())
}

fn print_marked(detector: &Detector, text: &str) {
    let found = detector.detect(text, &Structure::of(text), &mut |_| true);
    let mut at = 0;
    for mention in &found.mentions {
        let why = match &mention.reason {
            Reason::List(name) => format!("list {name}"),
            Reason::Rule(name) => format!("rule {name}"),
            Reason::Tagger(certainty) => format!("tagger {certainty:.2}"),
            Reason::Document(_) => "document".to_owned(),
            Reason::Added => "added".to_owned(),
        };
        print!(
            "{}\x1b[7m[{}|{:?}|{why}]\x1b[0m",
            slice(text, Span::new(at, mention.span.start)),
            slice(text, mention.span),
            mention.kind
        );
        at = mention.span.end;
    }
    println!("{}", slice(text, Span::new(at, text.len() as u32)));
    for entity in &found.entities {
        println!("{:4} {:?} {} {:?}", entity.count, entity.kind, entity.name, entity.aliases);
    }
}
