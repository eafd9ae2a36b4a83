use super::outcome::{Undefined, ratio};
use super::tally::Sums;

/// Fleiss' kappa (Fleiss 1971, "Measuring nominal scale agreement among many raters",
/// Psychological Bulletin 76: 378–382). Chance is what coders would agree on who all give the
/// values at the rates at which all of them together gave them. It is told of units that have
/// the same number of judgments, so only those that every coder judged are in it.
pub(super) fn fleiss(sums: &Sums) -> Result<f64, Undefined> {
    let (Some(&agreeing), Some(&units)) = (sums.agreeing.last(), sums.units.last()) else {
        return Err(Undefined::OneCoder);
    };
    let coders = sums.units.len() as f64 + 1.0;
    let judgments = units as f64 * coders;
    if units == 0 {
        return Err(Undefined::NothingComparable);
    }
    let observed = agreeing as f64 / (judgments * (coders - 1.0));
    let squares: f64 = sums.complete_totals.iter().map(|&n| n as f64 * n as f64).sum();
    let all = judgments * judgments;
    // (observed − squares/all) / (1 − squares/all), with the whole numbers kept together so that
    // a single value gives exactly no variation.
    ratio(observed * all - squares, all - squares)
}
