use super::{Study, Units};
use crate::sort;
use std::collections::BTreeMap;
use std::ops::Range;

/// What a coder's silence about a unit means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Untagged {
    /// A judgment like any other: "none of these tags".
    Value,
    /// No judgment: the coder is missing for this unit.
    Missing,
}

/// One value for each coder and unit, or nothing where the coder did not judge the unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    coders: usize,
    units: usize,
    values: usize,
    untagged: Untagged,
    /// Row by row, a row a coder; `MISSING` where there is no value.
    cells: Vec<u32>,
}

/// The sets of tags that occur, in order; the number of a set is its value in the matrix, and
/// the first set is the empty one.
pub type TagSets = Vec<Vec<usize>>;

/// What was counted, for a sentence that explains a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// Coders, also those who tagged nothing.
    pub coders: usize,
    /// Units.
    pub units: usize,
    /// Units that at least two coders judged.
    pub comparable: usize,
    /// Units that every coder judged.
    pub complete: usize,
    /// Different values that occur.
    pub values: usize,
    /// Judgments of all coders together.
    pub judgments: u64,
    /// Those of them that gave at least one tag.
    pub tagged: u64,
    /// How the others were counted.
    pub untagged: Untagged,
}

const MISSING: u32 = u32::MAX;

impl Matrix {
    /// From rows of values, a row a coder, `None` where a coder did not judge; values are small
    /// numbers, 0 being "none". Short rows are filled up with nothing.
    pub fn from_rows(rows: &[Vec<Option<u32>>]) -> Self {
        let units = rows.iter().map(Vec::len).max().unwrap_or(0);
        let cell = |row: &Vec<Option<u32>>, unit| row.get(unit).copied().flatten().unwrap_or(MISSING);
        let cells: Vec<u32> = rows.iter().flat_map(|row| (0..units).map(move |unit| cell(row, unit))).collect();
        let values = cells.iter().filter(|&&v| v != MISSING).max().map_or(0, |&v| v as usize + 1);
        Self { coders: rows.len(), units, values, untagged: Untagged::Value, cells }
    }

    /// For one tag: 1 where a coder's passage touches the unit, else 0.
    pub fn presence(study: &Study, units: &Units, tag: usize) -> Self {
        let mut matrix = Self::blank(study.coders, units.len(), 2);
        for (coder, ranges) in study.ranges(units, tag).into_iter().enumerate() {
            ranges.into_iter().for_each(|range| matrix.row_mut(coder, range).fill(1));
        }
        matrix.forget_unread(study, units);
        matrix
    }

    /// For several tags at once: the set of these tags that a coder's passages put on the unit.
    /// For tags that exclude each other a set holds one tag or none.
    pub fn tag_sets(study: &Study, units: &Units, tags: &[usize], untagged: Untagged) -> (Self, TagSets) {
        let mut matrix = Self::blank(study.coders, units.len(), 1);
        let mut sets = SetNumbers::default();
        let mut tags = tags.to_vec();
        sort::ascending(&mut tags);
        tags.dedup();
        for &tag in &tags {
            for (coder, ranges) in study.ranges(units, tag).into_iter().enumerate() {
                for range in ranges {
                    matrix.row_mut(coder, range).iter_mut().for_each(|cell| *cell = sets.with(*cell, tag));
                }
            }
        }
        matrix.forget_unread(study, units);
        let sets = matrix.renumber(sets.sets);
        (matrix.with_untagged(untagged), sets)
    }

    /// Nothing tagged.
    pub(super) fn blank(coders: usize, units: usize, values: usize) -> Self {
        Self { coders, units, values, untagged: Untagged::Value, cells: vec![0; coders.saturating_mul(units)] }
    }

    /// Number of coders.
    pub fn coders(&self) -> usize {
        self.coders
    }

    /// Number of units.
    pub fn units(&self) -> usize {
        self.units
    }

    /// One more than the highest value.
    pub fn values(&self) -> usize {
        self.values
    }

    /// The value that a coder gave to a unit.
    pub fn value(&self, coder: usize, unit: usize) -> Option<u32> {
        self.row(coder).get(unit).copied().filter(|&v| v != MISSING)
    }

    /// What is in it.
    pub fn counted(&self) -> Counted {
        let judged: Vec<usize> =
            (0..self.units).map(|u| (0..self.coders).filter(|&c| self.value(c, u).is_some()).count()).collect();
        let mut seen = vec![false; self.values];
        let given = || self.cells.iter().filter(|&&v| v != MISSING);
        given().for_each(|&v| seen.iter_mut().skip(v as usize).take(1).for_each(|s| *s = true));
        Counted {
            coders: self.coders,
            units: self.units,
            comparable: judged.iter().filter(|&&n| n >= 2).count(),
            complete: judged.iter().filter(|&&n| n == self.coders).count(),
            values: seen.iter().filter(|&&s| s).count(),
            judgments: given().count() as u64,
            tagged: given().filter(|&&v| v > 0).count() as u64,
            untagged: self.untagged,
        }
    }

    /// The cells of a coder; a value that is not there equals [`Matrix::is_missing`].
    pub(super) fn row(&self, coder: usize) -> &[u32] {
        let start = coder.saturating_mul(self.units);
        self.cells.get(start..start.saturating_add(self.units)).unwrap_or_default()
    }

    /// Whether a cell of [`Matrix::row`] holds no value.
    pub(super) const fn is_missing(cell: u32) -> bool {
        cell == MISSING
    }

    /// Some units of a coder; empty where out of range.
    pub(super) fn row_mut(&mut self, coder: usize, units: Range<usize>) -> &mut [u32] {
        let start = coder.saturating_mul(self.units);
        let row = self.cells.get_mut(start..start.saturating_add(self.units)).unwrap_or_default();
        row.get_mut(units).unwrap_or_default()
    }

    /// Takes away a coder's values for some units.
    pub(super) fn forget(&mut self, coder: usize, units: Range<usize>) {
        self.row_mut(coder, units).fill(MISSING);
    }

    /// Takes `untagged` as said where a coder has value 0.
    pub(super) fn with_untagged(mut self, untagged: Untagged) -> Self {
        self.untagged = untagged;
        if untagged == Untagged::Missing {
            self.cells.iter_mut().filter(|cell| **cell == 0).for_each(|cell| *cell = MISSING);
        }
        self
    }

    /// Every unit that touches a part which a coder did not work on has no value from them.
    fn forget_unread(&mut self, study: &Study, units: &Units) {
        for unread in study.unread {
            self.forget(unread.coder, units.touched(unread.span));
        }
    }

    /// Numbers the sets in the order of their tags and leaves out those that nobody has.
    pub(super) fn renumber(&mut self, sets: Vec<Vec<usize>>) -> TagSets {
        let mut used: Vec<bool> = vec![false; sets.len()];
        for &cell in &self.cells {
            used.iter_mut().skip(cell as usize).take(usize::from(cell != MISSING)).for_each(|u| *u = true);
        }
        let mut order: Vec<usize> = (1..sets.len()).filter(|&n| used.get(n) == Some(&true)).collect();
        sort::by(&mut order, |&a, &b| sets.get(a).cmp(&sets.get(b)));
        order.insert(0, 0);
        let mut number = vec![0u32; sets.len()];
        for (new, &old) in order.iter().enumerate() {
            number.iter_mut().skip(old).take(1).for_each(|n| *n = new as u32);
        }
        for cell in self.cells.iter_mut().filter(|cell| **cell != MISSING) {
            *cell = number.get(*cell as usize).copied().unwrap_or(0);
        }
        self.values = order.len();
        order.into_iter().map(|old| sets.get(old).cloned().unwrap_or_default()).collect()
    }
}

/// Numbers for sets of tags as they arise; 0 is the empty set.
#[derive(Debug)]
pub(super) struct SetNumbers {
    pub(super) sets: Vec<Vec<usize>>,
    grown: BTreeMap<(u32, usize), u32>,
}

impl Default for SetNumbers {
    fn default() -> Self {
        Self { sets: vec![Vec::new()], grown: BTreeMap::new() }
    }
}

impl SetNumbers {
    /// The number of set `number` with `tag` added; tags are added in ascending order.
    pub(super) fn with(&mut self, number: u32, tag: usize) -> u32 {
        if let Some(&known) = self.grown.get(&(number, tag)) {
            return known;
        }
        let mut set = self.sets.get(number as usize).cloned().unwrap_or_default();
        let grown = if set.last() == Some(&tag) {
            number
        } else {
            set.push(tag);
            self.sets.push(set);
            (self.sets.len() - 1) as u32
        };
        self.grown.insert((number, tag), grown);
        grown
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Coding, Unread};
    use super::*;
    use crate::text::Span;

    fn words(count: u32) -> Units {
        Units::new((0..count).map(|n| Span::new(n * 10, n * 10 + 9)))
    }

    fn coding(coder: usize, tag: usize, a: u32, b: u32) -> Coding {
        Coding { coder, tag, span: Span::new(a, b) }
    }

    fn rows(matrix: &Matrix) -> Vec<String> {
        let cell = |c, u| matrix.value(c, u).map_or("·".to_owned(), |v| v.to_string());
        (0..matrix.coders()).map(|c| (0..matrix.units()).map(|u| cell(c, u)).collect()).collect()
    }

    #[test]
    fn presence_of_a_tag_by_word() {
        let codings = [coding(0, 0, 0, 19), coding(1, 0, 15, 16), coding(1, 1, 30, 40), coding(7, 0, 0, 50)];
        let unread = [Unread { coder: 2, span: Span::new(20, 50) }];
        let study = Study { coders: 3, tags: 2, codings: &codings, unread: &unread };
        let matrix = Matrix::presence(&study, &words(5), 0);
        assert_eq!(rows(&matrix), ["11000", "01000", "00···"]);
        let counted = matrix.counted();
        assert_eq!((counted.comparable, counted.complete, counted.values), (5, 2, 2));
        assert_eq!((counted.judgments, counted.tagged), (12, 3));
    }

    #[test]
    fn overlapping_tags_make_a_set() {
        let codings = [coding(0, 2, 0, 29), coding(0, 0, 20, 49), coding(1, 0, 0, 9), coding(1, 1, 0, 9)];
        let study = Study { coders: 2, tags: 3, codings: &codings, unread: &[] };
        let (matrix, sets) = Matrix::tag_sets(&study, &words(5), &[2, 0], Untagged::Value);
        assert_eq!(sets, [vec![], vec![0], vec![0, 2], vec![2]]);
        assert_eq!(rows(&matrix), ["33211", "10000"]);
        let (matrix, _) = Matrix::tag_sets(&study, &words(5), &[0, 2], Untagged::Missing);
        assert_eq!(rows(&matrix), ["33211", "1····"]);
    }
}
