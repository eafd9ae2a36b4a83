//! `cargo xtask train`: learns the tagger's weights anew. The same corpora give the same bytes.

use crate::{Outcome, corpora, root, transcripts};
use glossator::detect::{Effort, Example, train as learn};

/// Writes the weights that the project carries.
pub(crate) fn train() -> Outcome {
    let examples: Vec<Example> = corpora::all()?.into_iter().chain(transcripts::all()?).map(|d| d.example).collect();
    let weights = learn(&examples, Effort::default())?;
    let path = root().join("src/detect/entities/data/tagger.bin");
    std::fs::write(&path, &weights)?;
    let whole = glossator::detect::data_with(&weights);
    let packed = |bytes: &[u8]| miniz_oxide::deflate::compress_to_vec(bytes, 9).len() * 4 / 3 / 1000;
    println!(
        "{} documents; in the packed page the weights take {} kB, with the lists {} kB",
        examples.len(),
        packed(&weights),
        packed(&whole)
    );
    Ok(())
}
