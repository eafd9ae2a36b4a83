use super::Span;
use crate::sort;

/// A stretch of text throughout which the same items lie.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment<T> {
    /// Where.
    pub span: Span,
    /// What lies here, in the order given.
    pub items: Vec<T>,
}

/// Cuts `within` at every edge of the overlapping `spans`, so that each segment carries
/// exactly the items that cover it. The segments are in order and leave no gap.
pub fn flatten<T: Clone>(within: Span, spans: &[(Span, T)]) -> Vec<Segment<T>> {
    let clipped: Vec<(Span, &T)> = spans.iter().filter_map(|(s, item)| Some((s.intersect(within)?, item))).collect();
    let mut edges: Vec<u32> = clipped.iter().flat_map(|(s, _)| [s.start, s.end]).collect();
    edges.extend([within.start, within.end]);
    sort::ascending(&mut edges);
    edges.dedup();
    edges
        .windows(2)
        .map(|edge| {
            let span = Span::new(edge[0], edge[1]);
            let items = clipped.iter().filter(|(s, _)| s.covers(span)).map(|(_, item)| (*item).clone()).collect();
            Segment { span, items }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_position_carries_exactly_its_items(
            a in 0u32..40, b in 0u32..40, ends in prop::collection::vec((0u32..40, 0u32..40), 0..12)
        ) {
            let within = Span::new(a, b);
            let spans: Vec<(Span, usize)> = ends.iter().map(|(a, b)| Span::new(*a, *b)).zip(0..).collect();
            let segments = flatten(within, &spans);
            let mut next = within.start;
            for segment in &segments {
                prop_assert_eq!(segment.span.start, next);
                prop_assert!(!segment.span.is_empty());
                next = segment.span.end;
                for position in segment.span.start..segment.span.end {
                    let expected: Vec<usize> =
                        spans.iter().filter(|(s, _)| s.contains(position)).map(|(_, i)| *i).collect();
                    prop_assert_eq!(&segment.items, &expected);
                }
            }
            prop_assert_eq!(next, within.end);
        }
    }
}
