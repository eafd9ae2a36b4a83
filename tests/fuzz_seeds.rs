//! The files that fuzzing begins with, held to what fuzzing holds them to.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../fuzz/src/lib.rs"]
mod fuzz;

use glossator::exchange::FORMATS;
use std::path::Path;

#[test]
fn every_reader_has_a_target_and_seeds() {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    for format in FORMATS.iter().filter(|f| f.reads) {
        let target = fuzz.join(format!("fuzz_targets/{}.rs", format.key));
        assert!(target.exists(), "{} is missing", target.display());
    }
    for target in std::fs::read_dir(fuzz.join("fuzz_targets")).unwrap() {
        let name = target.unwrap().path().with_extension("").file_name().unwrap().to_string_lossy().into_owned();
        let manifest = std::fs::read_to_string(fuzz.join("Cargo.toml")).unwrap();
        assert!(manifest.contains(&format!("name = \"{name}\"")), "{name} is not in fuzz/Cargo.toml");
        let seeds: Vec<_> = std::fs::read_dir(fuzz.join("seeds").join(&name)).unwrap().collect();
        assert!(!seeds.is_empty(), "{name} has no seeds");
        for seed in seeds {
            replay(&name, &std::fs::read(seed.unwrap().path()).unwrap());
        }
    }
}

/// As the target of this name does.
fn replay(target: &str, bytes: &[u8]) {
    match target {
        "zip" => fuzz::syntax(&["a.docx", "a.odt", "a.qdpx"], bytes),
        "xml" => fuzz::markup(bytes),
        "html" => fuzz::syntax(&["a.html"], bytes),
        "csv" => fuzz::syntax(&["a.csv"], bytes),
        "json" => fuzz::syntax(&["a.json"], bytes),
        "captions" => fuzz::syntax(&["a.srt", "a.vtt"], bytes),
        "returned" => fuzz::archive(bytes),
        "handout" => fuzz::handout(bytes),
        "themes" => fuzz::lexicons(bytes),
        key => fuzz::format(key, bytes),
    }
}
