use super::Units;
use crate::sort;
use crate::text::Span;
use std::ops::Range;

/// One tag on one passage, given by one coder. An annotation with two tags or two ranges is
/// that many codings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Coding {
    /// Number of the coder, below [`Study::coders`].
    pub coder: usize,
    /// Number of the tag, below [`Study::tags`].
    pub tag: usize,
    /// Where in the text.
    pub span: Span,
}

/// A part of the text that a coder did not work on. What lies in it is missing, not untagged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Number of the coder.
    pub coder: usize,
    /// Where in the text.
    pub span: Span,
}

/// The codings of several coders of one text. Codings whose coder or tag is out of range, and
/// empty ones, count for nothing.
#[derive(Clone, Copy, Debug)]
pub struct Study<'a> {
    /// How many coders, including those who tagged nothing.
    pub coders: usize,
    /// How many tags.
    pub tags: usize,
    /// What they tagged, in any order.
    pub codings: &'a [Coding],
    /// What they did not work on.
    pub unread: &'a [Unread],
}

impl Study<'_> {
    /// The codings that count.
    pub(super) fn valid(&self) -> impl Iterator<Item = Coding> + '_ {
        let fits = |c: &&Coding| c.coder < self.coders && c.tag < self.tags && !c.span.is_empty();
        self.codings.iter().filter(fits).copied()
    }

    /// For each coder, the units that `tag` touches, as ranges in order; ranges that share a unit
    /// are one, ranges that only meet are two.
    pub(super) fn ranges(&self, units: &Units, tag: usize) -> Vec<Vec<Range<usize>>> {
        let mut by_coder = vec![Vec::new(); self.coders];
        for coding in self.valid().filter(|c| c.tag == tag) {
            let touched = units.touched(coding.span);
            if let Some(ranges) = by_coder.get_mut(coding.coder).filter(|_| !touched.is_empty()) {
                ranges.push(touched);
            }
        }
        for ranges in &mut by_coder {
            *ranges = joined(std::mem::take(ranges));
        }
        by_coder
    }
}

/// The ranges in order, those that share a unit joined.
fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    sort::by_key(&mut ranges, |r| (r.start, r.end));
    let mut out: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match out.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_that_share_a_unit_are_joined() {
        assert_eq!(joined(vec![4..6, 0..2, 2..4, 1..2, 5..9]), [0..2, 2..4, 4..9]);
        assert_eq!(joined(Vec::new()), Vec::<Range<usize>>::new());
    }
}
