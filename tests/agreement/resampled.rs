use crate::rows;
use glossator::analysis::agreement::{
    Groups, Interval, Matrix, NoInterval, Outcome, Random, Resampling, Units, coefficients,
};
use glossator::text::Span;
use proptest::prelude::*;

const ROUNDS: u32 = 24;

/// The interval of a figure by really drawing: a matrix is put together from the groups drawn.
fn drawn(rows: &[Vec<Option<u32>>], group_size: usize, figure: impl Fn(&Matrix) -> Option<f64>) -> Option<(f64, f64)> {
    let units = rows.first().map_or(0, Vec::len);
    let groups: Vec<Vec<usize>> = (0..units).collect::<Vec<_>>().chunks(group_size).map(<[usize]>::to_vec).collect();
    let mut random = Random::new(5);
    let mut values = Vec::new();
    for _ in 0..ROUNDS {
        let picked: Vec<usize> =
            groups.iter().flat_map(|_| groups[random.below(groups.len() as u32) as usize].clone()).collect();
        let matrix: Vec<Vec<Option<u32>>> = rows.iter().map(|row| picked.iter().map(|&u| row[u]).collect()).collect();
        values.extend(figure(&Matrix::from_rows(&matrix)));
    }
    values.sort_by(f64::total_cmp);
    let quantile = |at: f64| {
        let place = at * (values.len() - 1) as f64;
        let (low, high) = (values[place.floor() as usize], values[place.ceil() as usize]);
        low + (high - low) * place.fract()
    };
    (groups.len() > 1 && values.len() * 2 >= ROUNDS as usize).then(|| (quantile(0.1), quantile(0.9)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn an_interval_is_that_of_matrices_really_drawn(rows in rows(), size in 1usize..4) {
        let units = rows.first().map_or(0, Vec::len) as u32;
        let places = Units::new((0..units).map(|n| Span::new(n, n + 1)));
        let containers = Units::new((0..units).step_by(size).map(|n| Span::new(n, n + size as u32)));
        let groups = Groups::within(&places, &containers);
        let resampling = Resampling { groups: &groups, rounds: ROUNDS, seed: 5, percent: 80 };
        let c = coefficients(&Matrix::from_rows(&rows), Some(&resampling));
        let check = |name: &str, outcome: Outcome, figure: &dyn Fn(&Matrix) -> Option<f64>| {
            let Ok(figure_of_all) = outcome else { return Ok(()) };
            let expected = drawn(&rows, size, figure);
            match (figure_of_all.interval, expected) {
                (Ok(Interval { low, high, .. }), Some((a, b))) => {
                    prop_assert!((low - a).abs() < 1e-9 && (high - b).abs() < 1e-9, "{name} {low} {high} {a} {b}");
                }
                (Err(NoInterval::OneGroup | NoInterval::MostlyUndefined | NoInterval::MissingCells), _) => {
                    prop_assert!(expected.is_none() || name == "cohen");
                }
                (interval, expected) => prop_assert!(false, "{name} {interval:?} {expected:?}"),
            }
            Ok(())
        };
        check("percent", c.percent, &|m| coefficients(m, None).percent.ok().map(|f| f.value))?;
        check("alpha", c.alpha, &|m| coefficients(m, None).alpha.ok().map(|f| f.value))?;
        check("fleiss", c.fleiss, &|m| coefficients(m, None).fleiss.ok().map(|f| f.value))?;
        check("cohen", c.cohen.mean, &|m| coefficients(m, None).cohen.mean.ok().map(|f| f.value))?;
    }
}

#[test]
fn more_than_two_coders_with_gaps_have_a_mean_kappa_but_no_interval_for_it() {
    let rows: Vec<Vec<Option<u32>>> = (0..3u32)
        .map(|coder| (0..12u32).map(|unit| (coder + unit != 5).then_some(u32::from(unit % 3 == coder % 2))).collect())
        .collect();
    let groups = Groups::single(12);
    let resampling = Resampling { groups: &groups, rounds: 50, seed: 1, percent: 95 };
    let c = coefficients(&Matrix::from_rows(&rows), Some(&resampling));
    assert_eq!(c.cohen.mean.unwrap().interval, Err(NoInterval::MissingCells));
    assert!(c.alpha.unwrap().interval.is_ok());
    assert_eq!(coefficients(&Matrix::from_rows(&rows), None).alpha.unwrap().interval, Err(NoInterval::NotAsked));
}
