use super::outcome::{Interval, NoInterval};
use super::{Random, Units};

/// Which units are drawn together. Neighbouring words of one passage are no independent
/// witnesses: drawn one by one they give intervals that are far too narrow, so words are drawn
/// by the sentence or turn that they stand in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Groups {
    of_unit: Vec<u32>,
    count: usize,
}

impl Groups {
    /// Each of `units` on its own.
    pub fn single(units: usize) -> Self {
        Self { of_unit: (0..units).map(|u| u32::try_from(u).unwrap_or(u32::MAX)).collect(), count: units }
    }

    /// Units that begin in the same container are drawn together; a unit in none is on its own.
    pub fn within(units: &Units, containers: &Units) -> Self {
        let mut of_unit: Vec<u32> = Vec::with_capacity(units.len());
        let (mut count, mut last) = (0u32, None);
        for unit in units.spans() {
            let at = containers.spans().partition_point(|c| c.end <= unit.start);
            let container = containers.spans().get(at).filter(|c| c.contains(unit.start)).map(|_| at);
            if of_unit.is_empty() || container.is_none() || container != last {
                count += 1;
            }
            last = container;
            of_unit.push(count - 1);
        }
        Self { of_unit, count: count as usize }
    }

    /// How many groups.
    pub fn count(&self) -> usize {
        self.count
    }

    /// The group of a unit; units beyond those known fall out of every group.
    pub(super) fn of(&self, unit: usize) -> u32 {
        self.of_unit.get(unit).copied().unwrap_or(u32::MAX)
    }
}

/// How intervals are made: groups of units are drawn with replacement, as many as there are, and
/// the figure is computed anew, `rounds` times; the interval holds the middle `percent` of the
/// values (percentile bootstrap, Efron 1979).
#[derive(Clone, Copy, Debug)]
pub struct Resampling<'a> {
    /// What is drawn together.
    pub groups: &'a Groups,
    /// How often; usually 1,000.
    pub rounds: u32,
    /// The same seed gives the same interval.
    pub seed: u64,
    /// How much of the values the interval holds, from 1 to 99; usually 95.
    pub percent: u8,
}

impl Resampling<'_> {
    /// Intervals of several figures from the same draws. `figures` gets the weight of each group
    /// and writes the value of each figure, `None` where it is undefined.
    pub(super) fn intervals<const N: usize>(
        &self,
        mut figures: impl FnMut(&[u32]) -> [Option<f64>; N],
    ) -> [Result<Interval, NoInterval>; N] {
        let count = self.groups.count();
        let bound = u32::try_from(count).unwrap_or(u32::MAX);
        if count < 2 {
            return [Err(NoInterval::OneGroup); N];
        }
        let mut random = Random::new(self.seed);
        let mut weights = vec![0u32; count];
        let mut values: [Vec<f64>; N] = std::array::from_fn(|_| Vec::with_capacity(self.rounds as usize));
        for _ in 0..self.rounds {
            weights.fill(0);
            for _ in 0..count {
                if let Some(weight) = weights.get_mut(random.below(bound) as usize) {
                    *weight += 1;
                }
            }
            for (kept, value) in values.iter_mut().zip(figures(&weights)) {
                kept.extend(value.filter(|v| v.is_finite()));
            }
        }
        values.map(|kept| self.middle(kept))
    }

    /// The middle part of the values of one figure.
    fn middle(&self, mut values: Vec<f64>) -> Result<Interval, NoInterval> {
        if values.is_empty() || values.len() * 2 < self.rounds as usize {
            return Err(NoInterval::MostlyUndefined);
        }
        values.sort_unstable_by(f64::total_cmp);
        let outside = f64::from(100 - self.percent.clamp(1, 99)) / 200.0;
        Ok(Interval {
            low: quantile(&values, outside),
            high: quantile(&values, 1.0 - outside),
            rounds: u32::try_from(values.len()).unwrap_or(u32::MAX),
        })
    }
}

/// The quantile of sorted values, between two of them in proportion.
fn quantile(sorted: &[f64], at: f64) -> f64 {
    let place = at.clamp(0.0, 1.0) * sorted.len().saturating_sub(1) as f64;
    let (below, part) = (place.floor() as usize, place.fract());
    let low = sorted.get(below).copied().unwrap_or_default();
    let high = sorted.get(below + 1).copied().unwrap_or(low);
    low + (high - low) * part
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn words_are_drawn_by_the_sentence_they_begin_in() {
        let units = Units::new((0..8).map(|n| Span::new(n * 10, n * 10 + 5)));
        let sentences = Units::new([Span::new(0, 25), Span::new(25, 40), Span::new(60, 80)]);
        let groups = Groups::within(&units, &sentences);
        let of: Vec<u32> = (0..8).map(|u| groups.of(u)).collect();
        assert_eq!((of, groups.count()), (vec![0, 0, 0, 1, 2, 3, 4, 4], 5));
    }

    #[test]
    fn quantiles_lie_between_values() {
        let values = [1.0, 2.0, 3.0, 4.0];
        assert_eq!(quantile(&values, 0.0), 1.0);
        assert_eq!(quantile(&values, 0.5), 2.5);
        assert_eq!(quantile(&values, 1.0), 4.0);
    }

    #[test]
    fn a_mean_of_ones_and_zeros_gets_the_interval_that_theory_says() {
        // Half of 100 units are 1: the mean's standard error is 0.05, so 95 % lie within 0.098.
        let groups = Groups::single(100);
        let resampling = Resampling { groups: &groups, rounds: 4000, seed: 3, percent: 95 };
        let [interval] = resampling.intervals(|weights| {
            let ones: u32 = weights.iter().take(50).sum();
            [Some(f64::from(ones) / 100.0)]
        });
        let interval = interval.unwrap();
        assert!((interval.low - 0.402).abs() < 0.015 && (interval.high - 0.598).abs() < 0.015, "{interval:?}");
        assert_eq!(interval.rounds, 4000);
    }

    #[test]
    fn an_interval_needs_two_groups_and_values_in_half_of_the_rounds() {
        let groups = Groups::single(1);
        let one = Resampling { groups: &groups, rounds: 10, seed: 1, percent: 95 };
        assert_eq!(one.intervals(|_| [Some(1.0)]), [Err(NoInterval::OneGroup)]);
        let groups = Groups::single(2);
        let never = Resampling { groups: &groups, rounds: 10, seed: 1, percent: 95 };
        assert_eq!(never.intervals(|_| [None]), [Err(NoInterval::MostlyUndefined)]);
    }
}
