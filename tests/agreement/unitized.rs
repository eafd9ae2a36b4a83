use crate::{coding, codings, words};
use glossator::analysis::agreement::{
    Coding, Groups, NoInterval, Outcome, Resampling, Share, Study, Undefined, Unread, unitize,
};
use proptest::prelude::*;

const LENGTH: usize = 16;

/// One coder's element: its value and the passage it belongs to, `None` in a gap.
#[derive(Clone, PartialEq)]
struct Element {
    value: Vec<usize>,
    passage: Option<usize>,
}

/// A coder's elements, from the definition: a value is the set of tags on an element; a passage is
/// a stretch of one value that no passage's beginning cuts, those of one tag that overlap joined.
fn elements(codings: &[Coding], coder: usize, tags: usize) -> Vec<Element> {
    let own: Vec<&Coding> = codings.iter().filter(|c| c.coder == coder && c.tag < tags).collect();
    let on = |c: &Coding, e: usize| (c.span.start as usize / 10..=(c.span.end as usize - 1) / 10).contains(&e);
    let value =
        |e: usize| -> Vec<usize> { (0..tags).filter(|&t| own.iter().any(|c| c.tag == t && on(c, e))).collect() };
    let begins = |e: usize| {
        own.iter().any(|c| {
            let start = c.span.start as usize / 10 == e;
            start && !own.iter().any(|d| d.tag == c.tag && e > 0 && on(d, e) && on(d, e - 1))
        })
    };
    let mut passage = 0;
    (0..LENGTH)
        .map(|e| {
            if e > 0 && (value(e) != value(e - 1) || begins(e)) {
                passage += 1;
            }
            Element { value: value(e), passage: (!value(e).is_empty()).then_some(passage) }
        })
        .collect()
}

/// Whether two elements may be paired by chance: not those of one passage, nor an element of a
/// gap with itself.
fn may_pair(a: (usize, usize, &Element), b: (usize, usize, &Element)) -> bool {
    let same_passage = a.0 == b.0 && a.2.passage.is_some() && a.2.passage == b.2.passage;
    !(same_passage || (a.0, a.1) == (b.0, b.1))
}

/// The share of pairs whose values are told apart, of all pairs that `from` and chance allow.
fn expected(
    all: &[(usize, usize, &Element)],
    from: &dyn Fn(&Element) -> bool,
    differ: &dyn Fn(&Element, &Element) -> bool,
) -> f64 {
    let pairs = || all.iter().filter(|a| from(a.2)).flat_map(|a| all.iter().map(move |b| (*a, *b)));
    let allowed: Vec<_> = pairs().filter(|(a, b)| may_pair(*a, *b)).collect();
    allowed.iter().filter(|(a, b)| differ(a.2, b.2)).count() as f64 / allowed.len() as f64
}

/// The same for pairs of different coders on the same element, both of which pass `kept`.
fn observed(
    coders: &[Vec<Element>],
    kept: &dyn Fn(&Element, &Element) -> bool,
    differ: &dyn Fn(&Element, &Element) -> bool,
) -> f64 {
    let (mut pairs, mut differing) = (0.0, 0.0);
    for (i, first) in coders.iter().enumerate() {
        for (_, second) in coders.iter().enumerate().filter(|(j, _)| *j != i) {
            for (a, b) in first.iter().zip(second).filter(|(a, b)| kept(a, b)) {
                pairs += 1.0;
                differing += f64::from(u8::from(differ(a, b)));
            }
        }
    }
    differing / pairs
}

fn near(outcome: &Outcome, observed: f64, expected: f64) -> bool {
    match outcome {
        Ok(figure) => (figure.value - (1.0 - observed / expected)).abs() < 1e-9,
        Err(Undefined::NoVariation) => expected == 0.0,
        Err(Undefined::NothingComparable) => observed.is_nan(),
        Err(_) => false,
    }
}

proptest! {
    #[test]
    fn alpha_for_unitizing_is_one_less_observed_over_expected(
        (coders, codings) in (2usize..5).prop_flat_map(|n| (Just(n), codings(n, 3, LENGTH as u32)))
    ) {
        let study = Study { coders, tags: 3, codings: &codings, unread: &[] };
        let result = unitize(&study, &words(LENGTH as u32), &[0, 1, 2], None);
        let all: Vec<Vec<Element>> = (0..coders).map(|c| elements(&codings, c, 3)).collect();
        let flat: Vec<(usize, usize, &Element)> =
            all.iter().enumerate().flat_map(|(c, row)| row.iter().enumerate().map(move |(e, x)| (c, e, x))).collect();
        let values = |a: &Element, b: &Element| a.value != b.value;
        let relevance = |a: &Element, b: &Element| a.passage.is_some() != b.passage.is_some();
        let (any, anyone) = (|_: &Element, _: &Element| true, |_: &Element| true);
        prop_assert!(near(&result.unitizing, observed(&all, &any, &values), expected(&flat, &anyone, &values)));
        prop_assert!(near(&result.relevance, observed(&all, &any, &relevance), expected(&flat, &anyone, &relevance)));
        let gaps = flat.iter().filter(|e| e.2.passage.is_none()).count() as u64;
        prop_assert_eq!(result.counted.gaps, gaps);

        if coders == 2 {
            let met: Vec<_> =
                flat.iter().filter(|e| all[1 - e.0][e.1].passage.is_some() && e.2.passage.is_some()).copied().collect();
            let both = |a: &Element, b: &Element| a.passage.is_some() && b.passage.is_some();
            prop_assert!(near(&result.coding, observed(&all, &both, &values), expected(&met, &anyone, &values)));
            for value in &result.values {
                let own = |a: &Element| a.value == value.tags;
                let of_value = |a: &Element, b: &Element| both(a, b) && own(a);
                let (o, e) = (observed(&all, &of_value, &values), expected(&met, &own, &values));
                prop_assert!(near(&value.reliability, o, e) , "{:?} {} {}", value, o, e);
            }
        } else {
            prop_assert_eq!(result.coding, Err(Undefined::MoreThanTwoCoders));
        }
    }
}

#[test]
fn a_small_continuum_by_hand() {
    // Ten elements, two coders, one tag: 0–4 and 2–6, so that two elements are in both.
    // Values: 8 tagged, 12 gap. Disagreements: 4 elements, so 8 of 20 ordered places: Do = 0.4.
    // Allowed pairs: 20² − 4² − 4² − 12 = 356; of different values: 2·8·12 = 192.
    let codings = [coding(0, 0, 0, 4), coding(1, 0, 2, 6)];
    let study = Study { coders: 2, tags: 1, codings: &codings, unread: &[] };
    let result = unitize(&study, &words(10), &[0], None);
    let expected = 1.0 - 0.4 / (192.0 / 356.0);
    assert!((result.unitizing.unwrap().value - expected).abs() < 1e-12);
    assert!((result.relevance.unwrap().value - expected).abs() < 1e-12);
    // Only one value meets another: nothing to tell apart.
    assert_eq!(result.coding, Err(Undefined::NoVariation));
    assert_eq!(result.values[0].coverage, Share { count: 2 * 2, of: 8 });
    let c = result.counted;
    assert_eq!((c.length, c.passages, c.gaps, c.overlapping, c.left_out), (10, 2, 12, 0, 0));
}

#[test]
fn identical_passages_agree_and_reading_less_shortens_the_text() {
    let codings: Vec<Coding> = (0..3).flat_map(|c| [coding(c, 0, 1, 4), coding(c, 1, 6, 9)]).collect();
    let unread = [Unread { coder: 1, span: coding(1, 0, 8, 12).span }];
    let study = Study { coders: 3, tags: 2, codings: &codings, unread: &unread };
    let groups = Groups::single(12);
    let resampling = Resampling { groups: &groups, rounds: 100, seed: 2, percent: 95 };
    let result = unitize(&study, &words(12), &[0, 1], Some(&resampling));
    assert_eq!(result.unitizing.unwrap().value, 1.0);
    assert_eq!((result.counted.length, result.counted.left_out), (8, 4));
    let interval = result.unitizing.unwrap().interval.unwrap();
    assert_eq!((interval.low, interval.high), (1.0, 1.0));
    let nothing = Study { codings: &[], unread: &[], ..study };
    assert_eq!(unitize(&nothing, &words(12), &[0], None).unitizing, Err(Undefined::NoVariation));
    assert_eq!(unitize(&nothing, &words(0), &[0], None).unitizing, Err(Undefined::NoUnits));
    assert_eq!(unitize(&Study { coders: 1, ..study }, &words(9), &[0], None).relevance, Err(Undefined::OneCoder));
    let one_group = Groups::single(1);
    let resampling = Resampling { groups: &one_group, ..resampling };
    let figure = unitize(&study, &words(12), &[0], Some(&resampling)).unitizing.unwrap();
    assert_eq!(figure.interval, Err(NoInterval::OneGroup));
}
