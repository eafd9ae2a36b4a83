//! The files that fuzzing begins with, held to what fuzzing holds them to; and every reader is fuzzed.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../fuzz/src/lib.rs"]
mod fuzz;

use glossator::exchange::FORMATS;
use std::path::Path;

#[test]
fn every_reader_has_a_target_and_seeds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let names = |of: &str| -> Vec<String> {
        let entries = std::fs::read_dir(folder.join(of)).unwrap();
        let mut names: Vec<String> =
            entries.map(|e| e.unwrap().file_name().to_string_lossy().trim_end_matches(".rs").to_owned()).collect();
        names.sort();
        names
    };
    let targets = names("fuzz_targets");
    assert_eq!(targets, names("seeds"));
    let manifest = std::fs::read_to_string(folder.join("Cargo.toml")).unwrap();
    for target in &targets {
        assert!(manifest.contains(&format!("name = \"{target}\"")), "{target} is not in fuzz/Cargo.toml");
        for seed in std::fs::read_dir(folder.join("seeds").join(target)).unwrap() {
            fuzz::target(target, &std::fs::read(seed.unwrap().path()).unwrap());
        }
    }
    for format in FORMATS.iter().filter(|f| f.reads) {
        assert!(targets.contains(&format.key.to_owned()), "{} is not fuzzed", format.key);
    }
}
