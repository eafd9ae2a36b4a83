use super::alpha::alpha;
use super::cohen::{self, Cohen, PairTally};
use super::fleiss::fleiss;
use super::matrix::Counted;
use super::outcome::{Figure, Interval, NoInterval, Outcome, Share, Undefined};
use super::percent::percent;
use super::tally::Tally;
use super::{Groups, Matrix, Resampling};

/// Agreement on units that are given: the coefficients of one matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Coefficients {
    /// What was counted.
    pub counted: Counted,
    /// Pairs of judgments that are the same, of all pairs on the same unit.
    pub agreeing: Share,
    /// The same as a figure with its interval.
    pub percent: Outcome,
    /// Cohen's kappa, by pair and on average.
    pub cohen: Cohen,
    /// Fleiss' kappa, over the units that every coder judged.
    pub fleiss: Outcome,
    /// Krippendorff's alpha for nominal values, over all units that two coders judged.
    pub alpha: Outcome,
}

/// All coefficients of a matrix; their intervals come from the same draws.
pub fn coefficients(matrix: &Matrix, resampling: Option<&Resampling>) -> Coefficients {
    let single = Groups::single(matrix.units());
    let groups = resampling.map_or(&single, |r| r.groups);
    let tally = Tally::new(matrix, groups);
    let all = Tally::new(matrix, &single).rows().sums();
    let all = tally.view(&all);
    let pairs = cohen::pairs(matrix);
    let (mean, defined) = cohen::mean(&pairs);
    let intervals = resampling.map_or([Err(NoInterval::NotAsked); 4], |r| resampled(matrix, &tally, r));

    let agreeing = percent(&all);
    let told = |value: Result<f64, Undefined>, interval| judged(matrix, value, interval);
    let [by_percent, by_cohen, by_fleiss, by_alpha] = intervals;
    Coefficients {
        counted: matrix.counted(),
        agreeing: agreeing.unwrap_or_default(),
        percent: told(agreeing.and_then(|s| s.value().ok_or(Undefined::NothingComparable)), by_percent),
        cohen: Cohen { pairs, mean: told(mean, by_cohen), defined },
        fleiss: told(fleiss(&all), by_fleiss),
        alpha: told(alpha(&all), by_alpha),
    }
}

/// The intervals of percent, Cohen's mean, Fleiss' kappa and alpha.
fn resampled(matrix: &Matrix, tally: &Tally, by: &Resampling) -> [Result<Interval, NoInterval>; 4] {
    let skipped = matrix.coders() > 2 && !tally.is_complete();
    let pairs = (!skipped && matrix.coders() > 1).then(|| PairTally::new(matrix, by.groups));
    let (mut sums, mut pair_sums, mut by_value) = (Vec::new(), Vec::new(), Vec::new());
    let mut intervals = by.intervals(|weights| {
        tally.rows().weighted(weights, &mut sums);
        let drawn = tally.view(&sums);
        let mean = pairs.as_ref().and_then(|pairs| {
            pairs.rows().weighted(weights, &mut pair_sums);
            pairs.mean(&pair_sums, &mut by_value)
        });
        [percent(&drawn).ok().and_then(Share::value), mean, fleiss(&drawn).ok(), alpha(&drawn).ok()]
    });
    if let (true, [_, cohen, _, _]) = (skipped, &mut intervals) {
        *cohen = Err(NoInterval::MissingCells);
    }
    intervals
}

/// A figure of a matrix, or the plainest reason why there is none.
pub(super) fn judged(
    matrix: &Matrix,
    value: Result<f64, Undefined>,
    interval: Result<Interval, NoInterval>,
) -> Outcome {
    if matrix.coders() < 2 {
        return Err(Undefined::OneCoder);
    }
    if matrix.units() == 0 {
        return Err(Undefined::NoUnits);
    }
    value.map(|value| Figure { value, interval })
}
