use crate::{coding, codings, words};
use glossator::analysis::agreement::{
    Coding, Matrix, PassageScores, Score, Share, Study, Undefined, Units, Unread, Untagged, coefficients, disputed,
    heat, heat_of_any, lanes, least_minority, majority, matched, score,
};
use proptest::prelude::*;

fn study(coders: usize, codings: &[Coding]) -> Study<'_> {
    Study { coders, tags: 2, codings, unread: &[] }
}

fn share(count: u64, of: u64) -> Share {
    Share { count, of }
}

/// The words a coder tagged, straight from the codings.
fn tagged(codings: &[Coding], coder: usize, tag: usize, units: &Units) -> Vec<bool> {
    let on =
        |u: &glossator::text::Span| codings.iter().any(|c| c.coder == coder && c.tag == tag && c.span.overlaps(*u));
    units.spans().iter().map(on).collect()
}

#[test]
fn passages_that_share_enough_are_the_same_passage() {
    let codings = [coding(0, 0, 0, 10), coding(1, 0, 2, 10), coding(2, 1, 5, 10), coding(1, 1, 20, 24)];
    let groups = |percent| -> Vec<Vec<usize>> {
        let matched = matched(&study(3, &codings), &words(30), &[0, 1], percent);
        matched.passages.iter().map(|p| p.members.iter().map(|m| m.coder).collect()).collect()
    };
    // 8 of 10, 5 of 10, 5 of 8 words.
    assert_eq!(groups(50), [vec![0, 1, 2], vec![1]]);
    assert_eq!(groups(51), [vec![0, 1], vec![2], vec![1]]);
    assert_eq!(groups(81), [vec![0], vec![1], vec![2], vec![1]]);
    let matched = matched(&study(3, &codings), &words(30), &[0, 1], 50);
    assert_eq!(matched.specific_agreement(), share(6, 8));
    let (values, sets) = matched.tag_sets(Untagged::Missing);
    assert_eq!(sets, [vec![], vec![0], vec![1]]);
    let row = |c| (0..2).map(|u| values.value(c, u)).collect::<Vec<_>>();
    assert_eq!([row(0), row(1), row(2)], [[Some(1), None], [Some(1), Some(2)], [Some(2), None]]);
    let c = coefficients(&values, None);
    assert_eq!((c.counted.comparable, c.counted.untagged), (1, Untagged::Missing));
}

#[test]
fn who_did_not_work_on_a_passage_does_not_disagree_about_it() {
    let codings = [coding(0, 0, 0, 4), coding(1, 0, 0, 4)];
    let unread = [Unread { coder: 2, span: coding(2, 0, 0, 6).span }];
    let study = Study { coders: 3, tags: 1, codings: &codings, unread: &unread };
    let matched = matched(&study, &words(9), &[0], 50);
    assert_eq!(matched.specific_agreement(), share(2, 2));
    assert_eq!(matched.presence().value(2, 0), None);
}

#[test]
fn precision_and_recall_in_three_ways() {
    // The model tags words 0–3 and 6–9; the coder 0–3 exactly, 8–11 shifted, and 20 for nothing.
    let model = [coding(9, 0, 0, 4), coding(9, 0, 6, 10)];
    let own = [coding(0, 0, 0, 4), coding(0, 0, 8, 12), coding(0, 0, 20, 21)];
    let scores = score(&study(1, &own), &words(30), 0, &model);
    let of = |hits, own, found, reference| Score { precision: share(hits, own), recall: share(found, reference) };
    assert_eq!(scores[0].strict, of(1, 3, 1, 2));
    assert_eq!(scores[0].overlap, of(2, 3, 2, 2));
    assert_eq!(scores[0].words, of(6, 9, 6, 8));
    assert!((scores[0].words.f1().unwrap() - 12.0 / 17.0).abs() < 1e-12);
    assert_eq!(scores[1].strict.f1(), None);
    assert_eq!(PassageScores::total(&scores), scores[0]);
    let idle = score(&study(1, &[]), &words(30), 0, &model)[0];
    assert_eq!(
        (idle.strict.f1(), idle.strict.precision.value(), idle.strict.recall.value()),
        (Some(0.0), None, Some(0.0))
    );
    // What was not read is no miss.
    let unread = [Unread { coder: 0, span: coding(0, 0, 5, 30).span }];
    let late = Study { unread: &unread, ..study(1, &own) };
    assert_eq!(score(&late, &words(30), 0, &model)[0].words, of(4, 4, 4, 4));
}

#[test]
fn the_majority_is_more_than_half() {
    let codings = [coding(0, 0, 0, 5), coding(1, 0, 3, 8), coding(2, 0, 4, 6), coding(3, 0, 4, 5)];
    let model = majority(&study(4, &codings), &words(10));
    assert_eq!(model, [coding(4, 0, 4, 5)]);
    let model = majority(&study(3, &codings), &words(10));
    assert_eq!(model, [coding(3, 0, 3, 6)]);
    assert_eq!(score(&study(3, &codings), &words(10), 1, &model)[0].words.recall, share(3, 3));
}

#[test]
fn the_most_disputed_passage_comes_first() {
    let mut codings: Vec<Coding> = (0..3).map(|c| coding(c, 0, 0, 4)).collect();
    codings.push(coding(0, 1, 6, 8));
    codings.extend([coding(0, 0, 10, 12), coding(1, 0, 10, 13)]);
    let list = disputed(&study(4, &codings), &words(20), 1);
    let found: Vec<(usize, std::ops::Range<usize>)> = list.iter().map(|d| (d.tag, d.units.clone())).collect();
    // Two of four on 10–11 and one on 12; then three of four on 0–3; then one of four on 6–7.
    assert_eq!(found, [(0, 10..13), (0, 0..4), (1, 6..8)]);
    assert!((list[0].entropy - (1.0 + 1.0 + 0.811278) / 3.0).abs() < 1e-6);
    assert_eq!((&list[1].tagged_by, &list[1].not_by), (&vec![0, 1, 2], &vec![3]));
    assert_eq!(list[0].span, coding(0, 0, 10, 13).span);
    // Against a minority of two, a single voice is no dispute.
    assert_eq!(disputed(&study(4, &codings), &words(20), 2).len(), 1);
    assert_eq!([least_minority(2), least_minority(10), least_minority(30)], [1, 1, 3]);
}

#[test]
fn a_lane_shows_each_coders_tags_cut_where_they_change() {
    let codings = [coding(1, 1, 2, 6), coding(1, 0, 0, 4), coding(1, 0, 0, 4), coding(1, 0, 8, 9)];
    let lanes = lanes(&study(2, &codings));
    assert!(lanes[0].segments.is_empty());
    let shown: Vec<(u32, u32, Vec<usize>)> =
        lanes[1].segments.iter().map(|s| (s.span.start, s.span.end, s.items.clone())).collect();
    assert_eq!(shown, [(0, 20, vec![0]), (20, 39, vec![0, 1]), (39, 59, vec![1]), (80, 89, vec![0])]);
}

proptest! {
    #[test]
    fn heat_counts_the_coders_on_each_word(codings in codings(4, 2, 20)) {
        let (study, units) = (study(4, &codings), words(20));
        let by_coder = |tag| -> Vec<Vec<bool>> { (0..4).map(|c| tagged(&codings, c, tag, &units)).collect() };
        for tag in 0..2 {
            let expected: Vec<u32> = (0..20).map(|u| by_coder(tag).iter().filter(|row| row[u]).count() as u32).collect();
            let runs = heat(&study, &units, tag).runs;
            let shown: Vec<u32> = runs.iter().flat_map(|r| vec![r.tagged; r.units.len()]).collect();
            prop_assert_eq!(shown, expected);
            prop_assert!(runs.windows(2).all(|r| r[0].tagged != r[1].tagged && r[0].units.end == r[1].units.start));
            prop_assert!(runs.iter().all(|r| r.readers == 4));
        }
        let (a, b) = (by_coder(0), by_coder(1));
        let any: Vec<u32> = (0..20).map(|u| (0..4).filter(|&c| a[c][u] || b[c][u]).count() as u32).collect();
        let shown: Vec<u32> = heat_of_any(&study, &units).runs.iter().flat_map(|r| vec![r.tagged; r.units.len()]).collect();
        prop_assert_eq!(shown, any);
    }

    /// Every passage is matched once, no coder twice in one, and all members are alike enough.
    #[test]
    fn matching_loses_and_doubles_nothing(codings in codings(4, 2, 20), percent in 1u8..=100) {
        let (study, units) = (study(4, &codings), words(20));
        let result = matched(&study, &units, &[0, 1], percent);
        let mut own: Vec<(usize, usize, usize)> = codings
            .iter()
            .filter(|c| c.coder < 4 && c.tag < 2)
            .map(|c| (c.coder, units.touched(c.span).start, units.touched(c.span).end))
            .collect();
        own.sort_unstable();
        own.dedup();
        let mut members: Vec<(usize, usize, usize)> =
            result.passages.iter().flat_map(|p| &p.members).map(|m| (m.coder, m.units.start, m.units.end)).collect();
        members.sort_unstable();
        prop_assert_eq!(members, own);
        for passage in &result.passages {
            for (n, a) in passage.members.iter().enumerate() {
                for b in &passage.members[n + 1..] {
                    let both = a.units.clone().filter(|u| b.units.contains(u)).count();
                    let either = a.units.len() + b.units.len() - both;
                    prop_assert!(a.coder != b.coder && both * 100 >= either * usize::from(percent));
                }
            }
        }
    }

    /// A coder measured against themselves is right, whichever way it is counted.
    #[test]
    fn everyone_agrees_with_themselves(codings in codings(2, 2, 20)) {
        let own: Vec<Coding> = codings.iter().filter(|c| c.coder == 0).copied().collect();
        let scores = PassageScores::total(&score(&study(2, &codings), &words(20), 0, &own));
        for score in [scores.strict, scores.overlap, scores.words] {
            prop_assert!(score.f1().is_none_or(|f1| f1 == 1.0));
        }
        let twins: Vec<Coding> = own.iter().flat_map(|c| [*c, Coding { coder: 1, ..*c }]).collect();
        for tag in 0..2 {
            let matrix = Matrix::presence(&study(2, &twins), &words(20), tag);
            match coefficients(&matrix, None).alpha {
                Ok(alpha) => prop_assert_eq!(alpha.value, 1.0),
                Err(why) => prop_assert_eq!(why, Undefined::NoVariation),
            }
        }
        prop_assert!(disputed(&study(2, &twins), &words(20), 1).is_empty());
    }

    /// F1 by word is the specific agreement of the two coders' presence judgments.
    #[test]
    fn scores_by_word_count_words(codings in codings(2, 2, 20)) {
        let (study, units) = (study(2, &codings), words(20));
        let model: Vec<Coding> = codings.iter().filter(|c| c.coder == 1).copied().collect();
        for (tag, scores) in score(&study, &units, 0, &model).into_iter().enumerate() {
            let (a, b) = (tagged(&codings, 0, tag, &units), tagged(&codings, 1, tag, &units));
            let both = a.iter().zip(&b).filter(|(a, b)| **a && **b).count() as u64;
            let count = |row: &[bool]| row.iter().filter(|&&t| t).count() as u64;
            prop_assert_eq!(scores.words.precision, share(both, count(&a)));
            prop_assert_eq!(scores.words.recall, share(both, count(&b)));
        }
    }
}
