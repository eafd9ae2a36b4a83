use crate::sort;
/// Whole numbers by group and column, most of them zero: what resampling adds up.
#[derive(Clone, Debug)]
pub(super) struct Rows {
    columns: usize,
    /// Where each group's entries end; they begin where the one before ends.
    ends: Vec<usize>,
    entries: Vec<(u32, u64)>,
}

impl Rows {
    /// From `(group, column, amount)` in any order; amounts for the same place add up. What is
    /// out of range is left out.
    pub(super) fn new(groups: usize, columns: usize, mut amounts: Vec<(u32, u32, u64)>) -> Self {
        amounts.retain(|&(g, c, n)| (g as usize) < groups && (c as usize) < columns && n > 0);
        sort::by_key(&mut amounts, |&(g, c, _)| (g, c));
        amounts.dedup_by(|later, kept| {
            let same = (later.0, later.1) == (kept.0, kept.1);
            if same {
                kept.2 += later.2;
            }
            same
        });
        let ends = (0..groups).map(|group| amounts.partition_point(|a| a.0 as usize <= group)).collect();
        Self { columns, ends, entries: amounts.into_iter().map(|(_, column, n)| (column, n)).collect() }
    }

    /// How many groups.
    pub(super) fn groups(&self) -> usize {
        self.ends.len()
    }

    /// The sum of each column, a group counted as often as its weight says.
    pub(super) fn weighted(&self, weights: &[u32], sums: &mut Vec<u64>) {
        sums.clear();
        sums.resize(self.columns, 0);
        let mut start = 0;
        for (&end, &weight) in self.ends.iter().zip(weights) {
            if weight > 0 {
                for &(column, amount) in self.entries.get(start..end).unwrap_or_default() {
                    if let Some(sum) = sums.get_mut(column as usize) {
                        *sum += u64::from(weight) * amount;
                    }
                }
            }
            start = end;
        }
    }

    /// The sum of each column.
    pub(super) fn sums(&self) -> Vec<u64> {
        let mut sums = Vec::new();
        self.weighted(&vec![1; self.groups()], &mut sums);
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_count_a_group_that_often() {
        let rows = Rows::new(3, 2, vec![(2, 0, 5), (0, 1, 1), (0, 1, 2), (1, 0, 7), (9, 0, 9), (0, 9, 9)]);
        assert_eq!(rows.sums(), [12, 3]);
        let mut sums = Vec::new();
        rows.weighted(&[2, 0, 1], &mut sums);
        assert_eq!(sums, [5, 6]);
    }
}
