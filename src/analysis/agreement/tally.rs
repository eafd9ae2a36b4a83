use super::rows::Rows;
use super::{Groups, Matrix};

/// All that percent agreement, Fleiss' kappa and alpha need to know of a matrix, by group of
/// units: whole numbers that add up, so that a resampled figure takes a few sums.
pub(super) struct Tally {
    rows: Rows,
    values: usize,
    coders: usize,
    /// Whether every coder judged every unit.
    complete: bool,
}

/// The sums of a [`Tally`]. Only units with at least two values are in it.
#[derive(Clone, Copy)]
pub(super) struct Sums<'a> {
    /// How often each value was given.
    pub(super) totals: &'a [u64],
    /// By the number of values on a unit, from two: pairs of coders, in both orders, who agree.
    pub(super) agreeing: &'a [u64],
    /// By the number of values on a unit, from two: units.
    pub(super) units: &'a [u64],
    /// How often each value was given on units that every coder judged.
    pub(super) complete_totals: &'a [u64],
}

impl Tally {
    pub(super) fn new(matrix: &Matrix, groups: &Groups) -> Self {
        let (coders, values) = (matrix.coders(), matrix.values());
        let sizes = coders.saturating_sub(1);
        let rows: Vec<&[u32]> = (0..coders).map(|c| matrix.row(c)).collect();
        let mut amounts = Vec::new();
        let mut on_unit: Vec<u64> = vec![0; values];
        let mut given: Vec<u32> = Vec::new();
        let mut complete = true;
        for unit in 0..matrix.units() {
            given.clear();
            let cells = rows.iter().filter_map(|row| row.get(unit).copied()).filter(|&v| !Matrix::is_missing(v));
            let mut judged = 0usize;
            for value in cells {
                judged += 1;
                if let Some(count) = on_unit.get_mut(value as usize) {
                    if *count == 0 {
                        given.push(value);
                    }
                    *count += 1;
                }
            }
            complete &= judged == coders;
            let group = groups.of(unit);
            let mut agreeing = 0;
            for &value in &given {
                let count = on_unit.get_mut(value as usize).map(std::mem::take).unwrap_or(0);
                agreeing += count * (count - 1);
                if judged >= 2 {
                    amounts.push((group, value, count));
                }
                if judged == coders && judged >= 2 {
                    amounts.push((group, (values + 2 * sizes) as u32 + value, count));
                }
            }
            if let Some(size) = judged.checked_sub(2) {
                amounts.push((group, (values + size) as u32, agreeing));
                amounts.push((group, (values + sizes + size) as u32, 1));
            }
        }
        let columns = 2 * values + 2 * sizes;
        Self { rows: Rows::new(groups.count(), columns, amounts), values, coders, complete }
    }

    pub(super) const fn rows(&self) -> &Rows {
        &self.rows
    }

    /// Whether every coder judged every unit.
    pub(super) const fn is_complete(&self) -> bool {
        self.complete
    }

    /// Names the columns of what [`Rows::weighted`] summed up.
    pub(super) fn view<'a>(&self, sums: &'a [u64]) -> Sums<'a> {
        let sizes = self.coders.saturating_sub(1);
        let (totals, rest) = sums.split_at_checked(self.values).unwrap_or_default();
        let (agreeing, rest) = rest.split_at_checked(sizes).unwrap_or_default();
        let (units, complete_totals) = rest.split_at_checked(sizes).unwrap_or_default();
        Sums { totals, agreeing, units, complete_totals }
    }
}
