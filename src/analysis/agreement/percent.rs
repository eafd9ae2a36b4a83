use super::outcome::{Share, Undefined};
use super::tally::Sums;

/// Percent agreement: of all pairs of coders on all units that both judged, those who gave the
/// same value. Where every coder judged every unit, this is the mean over the pairs of coders.
/// Nothing is said of what chance alone would give.
pub(super) fn percent(sums: &Sums) -> Result<Share, Undefined> {
    let pairs = sums.units.iter().zip(2u64..).map(|(units, size)| units * size * (size - 1)).sum::<u64>();
    if pairs == 0 {
        return Err(Undefined::NothingComparable);
    }
    Ok(Share { count: sums.agreeing.iter().sum::<u64>() / 2, of: pairs / 2 })
}
