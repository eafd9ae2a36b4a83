//! Places in a text as spans in order and apart from each other: what lies in any of them, and what
//! lies in two such lists at once.

use super::Span;
use crate::sort;

/// The same places in order, overlapping and touching ones made one; empty ones go.
pub fn united(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|span| !span.is_empty());
    sort::ascending(&mut spans);
    let mut apart: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match apart.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => apart.push(span),
        }
    }
    apart
}

/// The same places in order, overlapping ones made one and touching ones left apart; empty ones go.
pub fn tidy(spans: &[Span]) -> Vec<Span> {
    let mut sorted: Vec<Span> = spans.iter().copied().filter(|span| !span.is_empty()).collect();
    sort::ascending(&mut sorted);
    let mut tidy: Vec<Span> = Vec::with_capacity(sorted.len());
    for span in sorted {
        match tidy.last_mut() {
            Some(last) if last.overlaps(span) => *last = last.join(span),
            _ => tidy.push(span),
        }
    }
    tidy
}

/// What lies in both lists; each in order and apart, as [`united`] gives them.
pub fn common(a: &[Span], b: &[Span]) -> Vec<Span> {
    let mut both = Vec::new();
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    while let (Some(left), Some(right)) = (a.peek(), b.peek()) {
        both.extend(left.intersect(**right));
        if left.end <= right.end {
            a.next();
        } else {
            b.next();
        }
    }
    both
}

/// Whether any of the places, in order and apart, overlaps `span`.
pub fn touch(places: &[Span], span: Span) -> bool {
    let next = places.partition_point(|place| place.end <= span.start);
    places.get(next).is_some_and(|place| place.overlaps(span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spans() -> impl Strategy<Value = Vec<Span>> {
        prop::collection::vec((0u32..40, 0u32..40).prop_map(|(a, b)| Span::new(a, b)), 0..8)
    }

    proptest! {
        #[test]
        fn every_position_is_in_what_holds_it(first in spans(), second in spans(), a in 0u32..40, b in 0u32..40) {
            let (one, two) = (united(first.clone()), united(second.clone()));
            prop_assert!(one.windows(2).all(|pair| pair[0].end < pair[1].start));
            let both = common(&one, &two);
            let within = |spans: &[Span], at: u32| spans.iter().any(|span| span.contains(at));
            for at in 0..40 {
                prop_assert_eq!(within(&one, at), within(&first, at));
                prop_assert_eq!(within(&both, at), within(&first, at) && within(&second, at));
            }
            let asked = Span::new(a, b);
            prop_assert_eq!(a != b && touch(&one, asked), (a.min(b)..a.max(b)).any(|at| within(&first, at)));
        }
    }
}
