use crate::rows;
use glossator::analysis::agreement::{Matrix, Undefined, coefficients};
use proptest::prelude::*;

type Rows = [Vec<Option<u32>>];

fn units(rows: &Rows) -> usize {
    rows.first().map_or(0, Vec::len)
}

/// All values on a unit.
fn on(rows: &Rows, unit: usize) -> Vec<u32> {
    rows.iter().filter_map(|row| row[unit]).collect()
}

/// One less observed over expected disagreement, a pair of values at a time.
fn alpha(rows: &Rows) -> Option<f64> {
    let pairable: Vec<Vec<u32>> = (0..units(rows)).map(|u| on(rows, u)).filter(|v| v.len() > 1).collect();
    let all: Vec<u32> = pairable.concat();
    let differ = |values: &[u32]| {
        let mut pairs = 0.0;
        for (i, a) in values.iter().enumerate() {
            pairs += values.iter().enumerate().filter(|(j, b)| *j != i && *b != a).count() as f64;
        }
        pairs
    };
    let observed: f64 = pairable.iter().map(|v| differ(v) / (v.len() as f64 - 1.0)).sum::<f64>() / all.len() as f64;
    let expected = differ(&all) / (all.len() as f64 * (all.len() as f64 - 1.0));
    (expected > 0.0).then(|| 1.0 - observed / expected)
}

/// Mean over units of the agreeing share of the pairs of raters, against the squared rates.
fn fleiss(rows: &Rows) -> Option<f64> {
    let raters = rows.len() as f64;
    let complete: Vec<Vec<u32>> = (0..units(rows)).map(|u| on(rows, u)).filter(|v| v.len() == rows.len()).collect();
    let count = |values: &[u32], k: u32| values.iter().filter(|&&v| v == k).count() as f64;
    let by_unit =
        |v: &Vec<u32>| (0..3).map(|k| count(v, k) * (count(v, k) - 1.0)).sum::<f64>() / (raters * (raters - 1.0));
    let observed = complete.iter().map(by_unit).sum::<f64>() / complete.len() as f64;
    let all = complete.concat();
    let chance: f64 = (0..3).map(|k| (count(&all, k) / all.len() as f64).powi(2)).sum();
    (rows.len() > 1 && !all.is_empty() && chance < 1.0 - 1e-12).then(|| (observed - chance) / (1.0 - chance))
}

fn cohen(a: &[Option<u32>], b: &[Option<u32>]) -> Option<f64> {
    let both: Vec<(u32, u32)> = a.iter().zip(b).filter_map(|(a, b)| Some(((*a)?, (*b)?))).collect();
    let n = both.len() as f64;
    let rate = |test: &dyn Fn(&(u32, u32)) -> bool| both.iter().filter(|p| test(p)).count() as f64 / n;
    let observed = rate(&|p| p.0 == p.1);
    let chance: f64 = (0..3).map(|k| rate(&|p| p.0 == k) * rate(&|p| p.1 == k)).sum();
    (n > 0.0 && chance < 1.0 - 1e-12).then(|| (observed - chance) / (1.0 - chance))
}

fn same(actual: Option<f64>, expected: Option<f64>) -> bool {
    match (actual, expected) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-9,
        (a, b) => a.is_none() && b.is_none(),
    }
}

proptest! {
    #[test]
    fn coefficients_are_what_their_definitions_say(rows in rows()) {
        let c = coefficients(&Matrix::from_rows(&rows), None);
        let told = |outcome: glossator::analysis::agreement::Outcome| outcome.ok().map(|f| f.value);
        prop_assert!(same(told(c.alpha), alpha(&rows)), "{:?} {:?}", c.alpha, alpha(&rows));
        prop_assert!(same(told(c.fleiss), fleiss(&rows)), "{:?} {:?}", c.fleiss, fleiss(&rows));
        let (mut kappas, mut pairs, mut agreeing) = (Vec::new(), 0, 0);
        for (n, a) in rows.iter().enumerate() {
            for b in &rows[n + 1..] {
                kappas.extend(cohen(a, b));
                let both = || a.iter().zip(b).filter(|(a, b)| a.is_some() && b.is_some());
                pairs += both().count() as u64;
                agreeing += both().filter(|(a, b)| a == b).count() as u64;
            }
        }
        let mean = (!kappas.is_empty()).then(|| kappas.iter().sum::<f64>() / kappas.len() as f64);
        prop_assert!(same(told(c.cohen.mean), mean));
        prop_assert_eq!(c.cohen.defined.count, kappas.len() as u64);
        prop_assert_eq!((c.agreeing.count, c.agreeing.of), (agreeing, pairs));
        prop_assert_eq!(told(c.percent).is_some(), pairs > 0);
    }

    /// Whatever the judgments: no figure above 1, none that is not a number.
    #[test]
    fn figures_are_numbers(rows in rows()) {
        let c = coefficients(&Matrix::from_rows(&rows), None);
        for figure in [c.percent, c.cohen.mean, c.fleiss, c.alpha].into_iter().flatten() {
            prop_assert!(figure.value.is_finite() && figure.value <= 1.0 + 1e-12);
        }
    }

    #[test]
    fn the_order_of_coders_and_units_does_not_matter(rows in rows()) {
        let turned: Vec<Vec<Option<u32>>> = rows.iter().rev().map(|row| row.iter().rev().copied().collect()).collect();
        let (a, b) = (coefficients(&Matrix::from_rows(&rows), None), coefficients(&Matrix::from_rows(&turned), None));
        prop_assert_eq!((a.alpha, a.fleiss, a.percent), (b.alpha, b.fleiss, b.percent));
    }
}

#[test]
fn what_cannot_be_computed_says_why() {
    let check = |rows: &[&str], expected: Undefined| {
        let value = |c: char| (c != '.').then(|| c.to_digit(10).unwrap());
        let rows: Vec<Vec<Option<u32>>> = rows.iter().map(|row| row.chars().map(value).collect()).collect();
        let c = coefficients(&Matrix::from_rows(&rows), None);
        assert_eq!(c.alpha, Err(expected), "{rows:?}");
        assert_eq!(c.fleiss, Err(expected), "{rows:?}");
        assert_eq!(c.cohen.mean, Err(expected), "{rows:?}");
    };
    check(&[], Undefined::OneCoder);
    check(&["0101"], Undefined::OneCoder);
    check(&["", ""], Undefined::NoUnits);
    check(&["01..", "..01"], Undefined::NothingComparable);
    check(&["0000", "0000", "0000"], Undefined::NoVariation);
}
