use super::outcome::{Outcome, Share, Undefined, ratio};
use super::rows::Rows;
use super::{Groups, Matrix};

/// Cohen's kappa of two coders.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairKappa {
    /// One coder.
    pub first: usize,
    /// The other, of a higher number.
    pub second: usize,
    /// Units on which they gave the same value, of those that both judged.
    pub agreeing: Share,
    /// Kappa.
    pub kappa: Result<f64, Undefined>,
}

/// Cohen's kappa (Cohen 1960, "A coefficient of agreement for nominal scales", Educational and
/// Psychological Measurement 20: 37–46), which is told of two coders: chance is what two coders
/// would agree on who each keep to their own rates. For more coders, each pair has its kappa and
/// the mean over the pairs is given (Light 1971); pairs without variation are left out of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Cohen {
    /// Every pair, by number.
    pub pairs: Vec<PairKappa>,
    /// The mean over those pairs for which kappa is defined; for two coders, their kappa.
    pub mean: Outcome,
    /// For how many pairs it is defined.
    pub defined: Share,
}

/// Kappa from the units that two coders judged, those on which they agree, and the sum over the
/// values of the product of how often each gave it.
fn kappa(units: u64, agreeing: u64, chance: f64) -> Result<f64, Undefined> {
    if units == 0 {
        return Err(Undefined::NothingComparable);
    }
    let units = units as f64;
    ratio(units * agreeing as f64 - chance, units * units - chance)
}

/// The kappa of every pair.
pub(super) fn pairs(matrix: &Matrix) -> Vec<PairKappa> {
    let rows: Vec<&[u32]> = (0..matrix.coders()).map(|coder| matrix.row(coder)).collect();
    // Where nothing is missing, a coder's counts are the same in every pair.
    let whole: Vec<Option<Vec<u64>>> = rows
        .iter()
        .map(|row| row.iter().all(|&v| !Matrix::is_missing(v)).then(|| counts(row.iter(), matrix)))
        .collect();
    let mut out = Vec::new();
    for (first, (a, a_whole)) in rows.iter().zip(&whole).enumerate() {
        for (second, (b, b_whole)) in rows.iter().zip(&whole).enumerate().skip(first + 1) {
            let (agreeing, chance) = match (a_whole, b_whole) {
                (Some(by_a), Some(by_b)) => {
                    let count = a.iter().zip(*b).filter(|(a, b)| a == b).count() as u64;
                    (Share { count, of: a.len() as u64 }, product(by_a, by_b))
                }
                _ => {
                    let judged = |(a, b): &(&u32, &u32)| !Matrix::is_missing(**a) && !Matrix::is_missing(**b);
                    let both = || a.iter().zip(*b).filter(judged);
                    let count = both().filter(|(a, b)| a == b).count() as u64;
                    let by_a = counts(both().map(|(a, _)| a), matrix);
                    let by_b = counts(both().map(|(_, b)| b), matrix);
                    (Share { count, of: both().count() as u64 }, product(&by_a, &by_b))
                }
            };
            out.push(PairKappa { first, second, agreeing, kappa: kappa(agreeing.of, agreeing.count, chance) });
        }
    }
    out
}

/// How often each value occurs.
fn counts<'a>(values: impl Iterator<Item = &'a u32>, matrix: &Matrix) -> Vec<u64> {
    let mut counts = vec![0; matrix.values()];
    for &value in values {
        if let Some(count) = counts.get_mut(value as usize) {
            *count += 1;
        }
    }
    counts
}

/// The sum over the values of the product of their counts.
fn product(a: &[u64], b: &[u64]) -> f64 {
    a.iter().zip(b).map(|(&a, &b)| a as f64 * b as f64).sum()
}

/// The mean of the kappas that are defined.
pub(super) fn mean(pairs: &[PairKappa]) -> (Result<f64, Undefined>, Share) {
    let defined: Vec<f64> = pairs.iter().filter_map(|p| p.kappa.ok()).collect();
    let share = Share { count: defined.len() as u64, of: pairs.len() as u64 };
    let why = pairs.iter().filter_map(|p| p.kappa.err()).max_by_key(|why| *why == Undefined::NoVariation);
    if defined.is_empty() {
        return (Err(why.unwrap_or(Undefined::OneCoder)), share);
    }
    (Ok(defined.iter().sum::<f64>() / defined.len() as f64), share)
}

/// What the mean kappa needs to know of the units that every coder judged, by group. Of a pair
/// only those units are kept that both gave a value other than 0, and twice if it is the same:
/// from that and from each coder's own counts the rest follows, and most units have few such
/// pairs.
pub(super) struct PairTally {
    rows: Rows,
    coders: usize,
    values: usize,
}

impl PairTally {
    pub(super) fn new(matrix: &Matrix, groups: &Groups) -> Self {
        let (coders, values) = (matrix.coders(), matrix.values());
        let first_pair = 1 + coders * values;
        let mut amounts = Vec::new();
        let mut marked: Vec<(usize, u32)> = Vec::new();
        let rows: Vec<&[u32]> = (0..coders).map(|c| matrix.row(c)).collect();
        // Pair sums are kept for the group at hand and handed over when the group changes.
        let mut pair_sums: Vec<u64> = vec![0; coders * coders.saturating_sub(1) / 2];
        let mut touched: Vec<usize> = Vec::new();
        let mut at_group = None;
        let hand_over = |group: Option<u32>, sums: &mut [u64], touched: &mut Vec<usize>, out: &mut Vec<_>| {
            for pair in touched.drain(..) {
                let amount = sums.get_mut(pair).map(std::mem::take).unwrap_or(0);
                if let (Some(group), true) = (group, amount > 0) {
                    out.push((group, (first_pair + pair) as u32, amount));
                }
            }
        };
        for unit in 0..matrix.units() {
            if rows.iter().any(|row| row.get(unit).copied().is_none_or(Matrix::is_missing)) {
                continue;
            }
            let group = groups.of(unit);
            if at_group != Some(group) {
                hand_over(at_group, &mut pair_sums, &mut touched, &mut amounts);
                at_group = Some(group);
            }
            amounts.push((group, 0, 1));
            marked.clear();
            marked
                .extend(rows.iter().enumerate().filter_map(|(c, row)| Some((c, *row.get(unit)?))).filter(|m| m.1 > 0));
            for (n, &(coder, value)) in marked.iter().enumerate() {
                amounts.push((group, (1 + coder * values) as u32 + value, 1));
                let start = pair_number(coders, coder, coder + 1);
                for &(other, other_value) in marked.iter().skip(n + 1) {
                    let pair = start + (other - coder - 1);
                    if let Some(sum) = pair_sums.get_mut(pair) {
                        if *sum == 0 {
                            touched.push(pair);
                        }
                        *sum += 1 + u64::from(value == other_value);
                    }
                }
            }
        }
        hand_over(at_group, &mut pair_sums, &mut touched, &mut amounts);
        let columns = first_pair + pair_sums.len();
        Self { rows: Rows::new(groups.count(), columns, amounts), coders, values }
    }

    pub(super) const fn rows(&self) -> &Rows {
        &self.rows
    }

    /// The mean kappa from what [`Rows::weighted`] summed up; `None` where no pair has one.
    pub(super) fn mean(&self, sums: &[u64], by_value: &mut Vec<f64>) -> Option<f64> {
        let units = *sums.first()?;
        let pairs = sums.get(1 + self.coders * self.values..)?;
        by_value.clear();
        by_value.extend(sums.get(1..)?.iter().take(self.coders * self.values).map(|&n| n as f64));
        let mut marked: Vec<u64> = Vec::with_capacity(self.coders);
        for counts in by_value.chunks_mut(self.values.max(1)) {
            let given: f64 = counts.iter().sum();
            marked.push(given as u64);
            counts.iter_mut().take(1).for_each(|none| *none = units as f64 - given);
        }
        let (mut sum, mut defined, mut pair) = (0.0, 0u32, 0);
        let counts: Vec<&[f64]> = by_value.chunks(self.values.max(1)).collect();
        for (first, (a, &marked_a)) in counts.iter().zip(&marked).enumerate() {
            for (b, &marked_b) in counts.iter().zip(&marked).skip(first + 1) {
                let both = pairs.get(pair).copied().unwrap_or(0);
                pair += 1;
                // Both 0, or both the same other value.
                let agreeing = (units + both).saturating_sub(marked_a + marked_b);
                let chance = a.iter().zip(*b).map(|(a, b)| a * b).sum();
                if let Ok(kappa) = kappa(units, agreeing, chance) {
                    sum += kappa;
                    defined += 1;
                }
            }
        }
        (defined > 0).then(|| sum / f64::from(defined))
    }
}

/// The number of a pair of coders, `first < second`, in the order in which pairs are listed.
const fn pair_number(coders: usize, first: usize, second: usize) -> usize {
    first * coders - first * (first + 1) / 2 + second - first - 1
}
