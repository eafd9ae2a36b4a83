//! The coefficients against worked examples that were published, each with its source.

use glossator::analysis::agreement::{Coefficients, Matrix, Undefined, coefficients};

/// A row a coder, a character a unit; `.` is a missing value.
fn coded(rows: &[&str]) -> Coefficients {
    let value = |c: char| (c != '.').then(|| c.to_digit(36).unwrap());
    let rows: Vec<Vec<Option<u32>>> = rows.iter().map(|row| row.chars().map(value).collect()).collect();
    coefficients(&Matrix::from_rows(&rows), None)
}

/// From counts of how often each pair of values was given by two coders.
fn cross_table(table: &[&[usize]]) -> Coefficients {
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for (a, row) in table.iter().enumerate() {
        for (b, &count) in row.iter().enumerate() {
            first.extend(std::iter::repeat_n(Some(a as u32), count));
            second.extend(std::iter::repeat_n(Some(b as u32), count));
        }
    }
    coefficients(&Matrix::from_rows(&[first, second]), None)
}

fn near(actual: f64, published: f64, half_a_digit: f64) {
    assert!((actual - published).abs() <= half_a_digit, "{actual} is not {published}");
}

#[test]
fn krippendorff_2011_binary_two_coders() {
    // Krippendorff (2011), section A; also Content Analysis (2004), p. 224.
    let c = coded(&["0100000010", "1110010000"]);
    near(c.percent.unwrap().value, 0.600, 0.0005);
    near(c.alpha.unwrap().value, 0.095, 0.0005);
}

#[test]
fn krippendorff_2011_nominal_two_coders() {
    // Krippendorff (2011), section B: values a to e on 12 units.
    let c = coded(&["aabbdcccedda", "babbbccceddd"]);
    near(c.alpha.unwrap().value, 0.692, 0.0005);
    // Content Analysis (2004), p. 227: ten agreements, a–b and b–c.
    let c = coded(&["aabbbbbccccc", "abbbbbcccccc"]);
    near(c.percent.unwrap().value, 0.833, 0.0005);
    near(c.alpha.unwrap().value, 0.734, 0.0005);
}

#[test]
fn krippendorff_2011_nominal_four_coders_with_missing_values() {
    // Krippendorff (2011), section C; also Content Analysis (2004), p. 230: 12 units, of which
    // the last has one value and so cannot be paired.
    let c = coded(&["123321412...", "1233224125.3", ".3332342251.", "12332441251."]);
    near(c.alpha.unwrap().value, 0.743, 0.0005);
    assert_eq!((c.counted.units, c.counted.comparable, c.counted.complete), (12, 11, 8));
    assert_eq!(c.counted.judgments, 41);
}

#[test]
fn hayes_and_krippendorff_2007_nominal_with_missing_values() {
    // Hayes and Krippendorff (2007), p. 84: 5 coders, 40 units. The paper's own figure is for
    // ordered values; the nominal one is that of the reference implementation by T. Grill.
    let units = "112.2 1101. 2333. .00.0 000.0 000.0 102.1 1.20. 222.2 2111. .100. 0000. 1222. 33223 111.1 111.1 \
                 212.2 1233. 1101. 000.0 0011. 00.00 2333. 0000. 12.22 0111. 00010 1212. 1122. 112.2 110.0 2121. \
                 22.22 3222. 222.2 223.2 222.2 22.12 2222. 111.1";
    let units: Vec<&str> = units.split_whitespace().collect();
    let rows: Vec<String> = (0..5).map(|c| units.iter().map(|unit| unit.chars().nth(c).unwrap()).collect()).collect();
    let c = coded(&rows.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(c.counted.units, 40);
    near(c.alpha.unwrap().value, 0.477, 0.0005);
}

#[test]
fn cohen_1960() {
    // Cohen (1960), p. 45: 200 units, three values.
    let c = cross_table(&[&[88, 14, 18], &[10, 40, 10], &[2, 6, 12]]);
    near(c.percent.unwrap().value, 0.70, 0.005);
    near(c.cohen.mean.unwrap().value, 0.492, 0.0005);
    // Cohen (1960), p. 37: less agreement than by chance.
    let c = cross_table(&[&[25, 12, 3], &[13, 2, 15], &[12, 16, 2]]);
    near(c.percent.unwrap().value, 0.29, 0.005);
    near(c.cohen.mean.unwrap().value, (0.29 - 0.35) / 0.65, 0.015);
}

#[test]
fn krippendorff_2004_cohen_rises_with_disagreement_on_the_rates() {
    // Content Analysis (2004), p. 246: the same agreement, but in the second table the coders
    // give the values at different rates, which Cohen's kappa rewards.
    let c = cross_table(&[&[12, 9, 9], &[9, 14, 9], &[9, 9, 20]]);
    near(c.percent.unwrap().value, 0.460, 0.0005);
    near(c.cohen.mean.unwrap().value, 0.186, 0.0005);
    let c = cross_table(&[&[12, 18, 18], &[0, 14, 18], &[0, 0, 20]]);
    near(c.percent.unwrap().value, 0.460, 0.0005);
    near(c.cohen.mean.unwrap().value, 0.258, 0.0005);
}

#[test]
fn krippendorff_1995_a_continuum_cut_into_equal_units() {
    // Krippendorff (1995), "On the reliability of unitizing continuous data", Sociological
    // Methodology 25, p. 57: two coders' units on a continuum of 24, as 24 binary judgments.
    let c = coded(&["001111111100001111110000", "000011110000000110000000"]);
    near(c.cohen.mean.unwrap().value, 0.385, 0.0005);
    near(c.alpha.unwrap().value, 0.329, 0.0005);
    near(c.fleiss.unwrap().value, 0.314, 0.0005);
    let all = coded(&["1".repeat(24).as_str(), "1".repeat(24).as_str()]);
    assert_eq!(all.alpha, Err(Undefined::NoVariation));
    assert_eq!(all.cohen.mean, Err(Undefined::NoVariation));
    assert_eq!(all.fleiss, Err(Undefined::NoVariation));
    assert_eq!(all.percent.unwrap().value, 1.0);
}

#[test]
fn fleiss_1971() {
    // Fleiss (1971), table 1: 30 patients, each diagnosed by six raters among five diagnoses.
    let units = "444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 \
                 144444 124444 222333 144444 224445 333335 111455 111112 224444 133555 \
                 555555 244444 224555 114444 144445 222224 111155 224444 133333 555555";
    let units: Vec<&str> = units.split_whitespace().collect();
    let rows: Vec<String> = (0..6).map(|c| units.iter().map(|unit| unit.chars().nth(c).unwrap()).collect()).collect();
    let c = coded(&rows.iter().map(String::as_str).collect::<Vec<_>>());
    near(c.percent.unwrap().value, 0.5556, 0.0005);
    near(c.fleiss.unwrap().value, 0.430, 0.0005);
}
