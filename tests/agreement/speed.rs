//! How long a class takes. Ignored by default: figures mean something in release only.

use glossator::analysis::agreement::{
    Coding, Groups, Matrix, Random, Resampling, Study, Units, Untagged, coefficients, disputed, heat, majority,
    matched, score, unitize,
};
use glossator::text::Span;
use std::time::Instant;

/// Thirty coders with 200 passages each, of ten tags, on 3,000 words: each coder sees most of the
/// same 200 places, with other beginnings and ends, and some of their own.
fn class() -> Vec<Coding> {
    let mut random = Random::new(1);
    let places: Vec<(usize, u32, u32)> = (0..200).map(|n| (n % 10, random.below(2980), 3 + random.below(15))).collect();
    let mut codings = Vec::new();
    for coder in 0..30 {
        for &(tag, start, length) in &places {
            let (tag, start) = if random.below(10) < 7 {
                (tag, start + random.below(4))
            } else {
                (random.below(10) as usize, random.below(2980))
            };
            let end = (start + length + random.below(3)).min(3000);
            codings.push(Coding { coder, tag, span: Span::new(start * 10, end * 10 - 1) });
        }
    }
    codings
}

#[test]
#[ignore = "measures; run with --release"]
fn a_class_of_thirty() {
    let codings = class();
    let study = Study { coders: 30, tags: 10, codings: &codings, unread: &[] };
    let words = Units::new((0..3000).map(|n| Span::new(n * 10, n * 10 + 9)));
    let sentences = Units::new((0..200).map(|n| Span::new(n * 150, n * 150 + 150)));
    let single = Groups::single(words.len());
    let by_sentence = Groups::within(&words, &sentences);
    let took = |name: &str, work: &dyn Fn()| {
        let mut times: Vec<f64> = (0..5)
            .map(|_| {
                let start = Instant::now();
                work();
                start.elapsed().as_secs_f64() * 1e3
            })
            .collect();
        times.sort_by(f64::total_cmp);
        println!("{name}: {:.1} ms ({:.1}–{:.1})", times[2], times[0], times[4]);
    };
    for (name, groups) in [("sentences", &by_sentence), ("words", &single)] {
        let resampling = Resampling { groups, rounds: 1000, seed: 1, percent: 95 };
        took(&format!("coefficients of ten tags by word, drawn by {name}"), &|| {
            for tag in 0..10 {
                std::hint::black_box(coefficients(&Matrix::presence(&study, &words, tag), Some(&resampling)));
            }
        });
        took(&format!("alpha for unitizing of ten tags, drawn by {name}"), &|| {
            for tag in 0..10 {
                std::hint::black_box(unitize(&study, &words, &[tag], Some(&resampling)));
            }
        });
    }
    let tags: Vec<usize> = (0..10).collect();
    let resampling = Resampling { groups: &by_sentence, rounds: 1000, seed: 1, percent: 95 };
    took("all tags as sets, with alpha for unitizing, drawn by sentences", &|| {
        let (matrix, _) = Matrix::tag_sets(&study, &words, &tags, Untagged::Value);
        std::hint::black_box(coefficients(&matrix, Some(&resampling)));
        std::hint::black_box(unitize(&study, &words, &tags, Some(&resampling)));
    });
    took("coefficients without intervals", &|| {
        for tag in 0..10 {
            std::hint::black_box(coefficients(&Matrix::presence(&study, &words, tag), None));
        }
    });
    took("passages matched", &|| {
        std::hint::black_box(matched(&study, &words, &tags, 50));
    });
    took("heat, disputes, majority, thirty scores", &|| {
        tags.iter().for_each(|&tag| drop(std::hint::black_box(heat(&study, &words, tag))));
        std::hint::black_box(disputed(&study, &words, 3));
        let model = majority(&study, &words);
        (0..30).for_each(|coder| drop(std::hint::black_box(score(&study, &words, coder, &model))));
    });
}
