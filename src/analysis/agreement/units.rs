use crate::sort;
use crate::text::Span;
use std::ops::Range;

/// The units that coders are compared by, in order and apart: the words, sentences or turns of
/// a text. A passage counts for every unit that it touches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Units {
    spans: Vec<Span>,
}

impl Units {
    /// Units at these places. Empty ones are dropped; where two overlap, the later loses what
    /// they share.
    pub fn new(spans: impl IntoIterator<Item = Span>) -> Self {
        let mut sorted: Vec<Span> = spans.into_iter().collect();
        sort::ascending(&mut sorted);
        let mut spans: Vec<Span> = Vec::with_capacity(sorted.len());
        for span in sorted {
            let free = spans.last().map_or(0, |last| last.end).max(span.start);
            if free < span.end {
                spans.push(Span::new(free, span.end));
            }
        }
        Self { spans }
    }

    /// How many units.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Where they are.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The units that share at least one byte with `span`.
    pub fn touched(&self, span: Span) -> Range<usize> {
        let start = self.spans.partition_point(|unit| unit.end <= span.start);
        let end = self.spans.partition_point(|unit| unit.start < span.end);
        if span.is_empty() { start..start } else { start..end.max(start) }
    }

    /// From the first to the last of some units; `None` for an empty range or one out of bounds.
    pub fn extent(&self, units: &Range<usize>) -> Option<Span> {
        let first = self.spans.get(units.start)?;
        let last = self.spans.get(units.end.checked_sub(1)?)?;
        (units.start < units.end).then(|| first.join(*last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_touches_the_units_it_shares_a_byte_with() {
        let units = Units::new([Span::new(6, 9), Span::new(0, 5), Span::new(9, 9), Span::new(8, 12)]);
        assert_eq!(units.spans(), [Span::new(0, 5), Span::new(6, 9), Span::new(9, 12)]);
        let check = |a, b, expected: Range<usize>| assert_eq!(units.touched(Span::new(a, b)), expected, "{a}–{b}");
        check(0, 5, 0..1);
        check(4, 7, 0..2);
        check(5, 6, 1..1);
        check(5, 9, 1..2);
        check(0, 99, 0..3);
        check(3, 3, 0..0);
        check(50, 60, 3..3);
        assert_eq!(units.extent(&(0..2)), Some(Span::new(0, 9)));
        assert_eq!(units.extent(&(2..4)), None);
        assert_eq!(units.extent(&(0..0)), None);
    }
}
