//! The evaluation set against the detector: F1 of names whose span and kind are both right.
//!
//! The floors lie just below what `cargo xtask evaluate` prints; whoever raises the one raises the other. That of the
//! fresh part lies 0.03 below its last measurement and stays there, so that nobody is led to tune on it.

#![allow(clippy::unwrap_used)] // A broken evaluation set must fail.

use glossator::detect::{Detector, EntityKind, data};
use glossator::model::Structure;
use glossator::text::{OffsetIndex, Span};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::Path;

#[derive(Deserialize)]
struct Gold {
    mentions: Vec<Marked>,
}

#[derive(Deserialize)]
struct Marked {
    start: u32,
    end: u32,
    label: EntityKind,
}

type Names = BTreeSet<(u32, u32, EntityKind)>;

fn f1(part: &str) -> f64 {
    let detector = Detector::from_bytes(&data()).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/evaluation").join(part);
    let (mut right, mut all) = (0, 0);
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "txt") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let gold: Gold = serde_json::from_str(&std::fs::read_to_string(path.with_extension("json")).unwrap()).unwrap();
        let index = OffsetIndex::new(&text);
        let at = |n| index.from_code_points(&text, n);
        let marked: Names = gold.mentions.iter().map(|m| (at(m.start), at(m.end), m.label)).filter(counts).collect();
        let found = detector.detect(&text, &Structure::of(&text), &mut |_| true);
        let found: Names = found.mentions.iter().map(|m| (m.span.start, m.span.end, m.kind)).filter(counts).collect();
        right += marked.intersection(&found).count();
        all += marked.len() + found.len();
    }
    2.0 * right as f64 / all as f64
}

/// Relative dates are scored apart.
fn counts(name: &(u32, u32, EntityKind)) -> bool {
    name.2 != EntityKind::Relative && !Span::new(name.0, name.1).is_empty()
}

#[test]
fn the_open_half_is_found() {
    let f1 = f1("open");
    assert!(f1 > 0.925, "F1 {f1:.3}");
}

#[test]
fn the_held_back_half_is_found() {
    let f1 = f1("held-back");
    assert!(f1 > 0.895, "F1 {f1:.3}");
}

#[test]
fn the_fresh_part_is_found() {
    let f1 = f1("fresh");
    assert!(f1 > 0.82, "F1 {f1:.3}");
}
