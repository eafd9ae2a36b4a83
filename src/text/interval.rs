use super::Span;
use crate::sort;

/// Finds which of many spans overlap a given one, in time that does not grow with their number.
///
/// An implicit augmented interval tree: spans sorted by start, and for each power-of-two block
/// the furthest end in it, so that blocks that end too early are skipped whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IntervalIndex {
    /// Sorted by start, then end; with the position in the list it was made from.
    spans: Vec<(Span, u32)>,
    /// `levels[k][i]` is the furthest end among spans `i << k .. (i + 1) << k`.
    levels: Vec<Vec<u32>>,
}

impl IntervalIndex {
    /// Makes the index; an item keeps its place in `spans` as its name.
    pub fn new(spans: impl IntoIterator<Item = Span>) -> Self {
        let mut spans: Vec<(Span, u32)> = spans.into_iter().zip(0..).collect();
        sort::ascending(&mut spans);
        let mut levels: Vec<Vec<u32>> = vec![spans.iter().map(|(s, _)| s.end).collect()];
        while let Some(last) = levels.last().filter(|l| l.len() > 1) {
            let next = last.chunks(2).map(|pair| pair.iter().copied().max().unwrap_or(0)).collect();
            levels.push(next);
        }
        Self { spans, levels }
    }

    /// Number of spans.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// The items that share at least a byte with `range`, by start, then end.
    pub fn overlapping(&self, range: Span) -> impl Iterator<Item = (Span, usize)> + '_ {
        let stop = self.spans.partition_point(|(s, _)| s.start < range.end);
        let mut at = 0;
        std::iter::from_fn(move || {
            at = self.next_ending_after(at, range.start)?;
            if at >= stop {
                return None;
            }
            let (span, name) = *self.spans.get(at)?;
            at += 1;
            Some((span, name as usize))
        })
        .filter(move |(s, _)| s.overlaps(range))
    }

    /// The first item at or after `at` whose end is beyond `position`.
    fn next_ending_after(&self, mut at: usize, position: u32) -> Option<usize> {
        let mut level = 0;
        loop {
            let end = *self.levels.get(level)?.get(at >> level)?;
            if end > position {
                if level == 0 {
                    return Some(at);
                }
                level -= 1;
            } else {
                at = ((at >> level) + 1) << level;
                // A block that starts here may be larger.
                while at & ((1 << (level + 1)) - 1) == 0 && level + 1 < self.levels.len() {
                    level += 1;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_a_plain_scan(
            ends in prop::collection::vec((0u32..60, 0u32..60), 0..60), a in 0u32..60, b in 0u32..60
        ) {
            let spans: Vec<Span> = ends.iter().map(|(a, b)| Span::new(*a, *b)).collect();
            let range = Span::new(a, b);
            let index = IntervalIndex::new(spans.iter().copied());
            let found: Vec<(Span, usize)> = index.overlapping(range).collect();
            let mut expected: Vec<(Span, usize)> =
                spans.iter().copied().zip(0..).filter(|(s, _)| s.overlaps(range)).collect();
            expected.sort();
            prop_assert_eq!(found, expected);
        }
    }
}
