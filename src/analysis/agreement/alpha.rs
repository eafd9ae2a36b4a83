use super::outcome::{Undefined, ratio};
use super::tally::Sums;

/// Krippendorff's alpha for nominal values (Krippendorff 2011, "Computing Krippendorff's
/// alpha-reliability"; Content Analysis, chapter 12): one less the observed disagreement over the
/// disagreement that is expected when the values given are paired at random, without those pairs
/// that are a value with itself. A unit counts as far as it has two values or more.
pub(super) fn alpha(sums: &Sums) -> Result<f64, Undefined> {
    let total: u64 = sums.totals.iter().sum();
    if total == 0 {
        return Err(Undefined::NothingComparable);
    }
    let total = total as f64;
    let squares: f64 = sums.totals.iter().map(|&n| n as f64 * n as f64).sum();
    let disagreeing = total - matching(sums);
    Ok(1.0 - ratio(disagreeing * (total - 1.0), total * total - squares)?)
}

/// The trace of the matrix of observed coincidences: each unit's agreeing pairs over one less
/// than its number of values.
pub(super) fn matching(sums: &Sums) -> f64 {
    sums.agreeing.iter().zip(1u32..).map(|(&pairs, less_one)| pairs as f64 / f64::from(less_one)).sum()
}
