use super::heat::{counts, readers};
use super::{Study, Units};
use crate::sort;
use crate::text::Span;
use std::ops::Range;

/// A run of words on which the coders are divided about one tag.
#[derive(Clone, Debug, PartialEq)]
pub struct Disputed {
    /// The tag.
    pub tag: usize,
    /// The words.
    pub units: Range<usize>,
    /// Where in the text.
    pub span: Span,
    /// How divided they are, on average over the words: the entropy of the vote in bits, from
    /// near 0 (almost all say the same) to 1 (half and half).
    pub entropy: f64,
    /// Coders who tagged at least one of the words.
    pub tagged_by: Vec<usize>,
    /// Coders who worked on them and tagged none.
    pub not_by: Vec<usize>,
}

/// The smallest number of coders against the rest that makes a dispute among so many: one in ten,
/// so that a single voice does not in a class join everything into one dispute.
pub fn least_minority(coders: usize) -> u32 {
    u32::try_from(coders.div_ceil(10)).unwrap_or(u32::MAX).max(1)
}

/// The disputed passages, the most disputed first: by entropy, then by length, then by place and
/// tag. A word is in one when at least `minority` coders tagged it and at least as many did not.
pub fn disputed(study: &Study, units: &Units, minority: u32) -> Vec<Disputed> {
    let readers = readers(study, units);
    let minority = minority.max(1);
    let mut out = Vec::new();
    for tag in 0..study.tags {
        let ranges = study.ranges(units, tag);
        let tagged = counts(ranges.iter().flatten().cloned(), units.len());
        let divided = |unit: usize| -> Option<f64> {
            let (&yes, &all) = (tagged.get(unit)?, readers.get(unit)?);
            let no = all.saturating_sub(yes);
            (yes.min(no) >= minority).then(|| entropy(yes, no))
        };
        let words: Vec<(usize, Option<f64>)> = (0..units.len()).map(|unit| (unit, divided(unit))).collect();
        for run in words.chunk_by(|a, b| a.1.is_some() == b.1.is_some()) {
            let Some(&(start, Some(_))) = run.first() else { continue };
            let range = start..start + run.len();
            let Some(span) = units.extent(&range) else { continue };
            let entropy = run.iter().filter_map(|word| word.1).sum::<f64>() / run.len() as f64;
            let (tagged_by, not_by) = sides(study, units, &ranges, &range);
            out.push(Disputed { tag, units: range, span, entropy, tagged_by, not_by });
        }
    }
    sort::by(&mut out, |a, b| {
        let by_entropy = b.entropy.total_cmp(&a.entropy);
        by_entropy.then(b.units.len().cmp(&a.units.len())).then((a.units.start, a.tag).cmp(&(b.units.start, b.tag)))
    });
    out
}

/// Who tagged some of the units and who, having worked on some, tagged none.
fn sides(study: &Study, units: &Units, ranges: &[Vec<Range<usize>>], run: &Range<usize>) -> (Vec<usize>, Vec<usize>) {
    let tagged = |coder: usize| {
        let own = ranges.get(coder).map(Vec::as_slice).unwrap_or_default();
        own.get(own.partition_point(|r| r.end <= run.start)).is_some_and(|r| r.start < run.end)
    };
    let skipped = |coder: usize| {
        let parts: Vec<Range<usize>> =
            study.unread.iter().filter(|u| u.coder == coder).map(|u| units.touched(u.span)).collect();
        run.clone().all(|unit| parts.iter().any(|part| part.contains(&unit)))
    };
    let (tagged_by, others): (Vec<usize>, Vec<usize>) = (0..study.coders).partition(|&c| tagged(c));
    (tagged_by, others.into_iter().filter(|&c| !skipped(c)).collect())
}

/// The entropy of a vote of two sides, in bits.
fn entropy(yes: u32, no: u32) -> f64 {
    let all = f64::from(yes) + f64::from(no);
    let part = |n: u32| if n == 0 { 0.0 } else { -(f64::from(n) / all) * (f64::from(n) / all).log2() };
    part(yes) + part(no)
}
