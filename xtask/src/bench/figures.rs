//! Medians with their spread.

use std::collections::BTreeMap;

/// What was measured, by name, once a round or more.
#[derive(Default)]
pub(super) struct Figures(BTreeMap<String, Vec<f64>>);

/// The middle of what was measured, and its ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Median {
    pub(super) middle: f64,
    pub(super) least: f64,
    pub(super) most: f64,
}

impl Figures {
    /// Takes one figure down.
    pub(super) fn add(&mut self, name: impl Into<String>, figure: f64) {
        self.0.entry(name.into()).or_default().push(figure);
    }

    /// The middle of all that was taken down under a name.
    pub(super) fn median(&self, name: &str) -> Option<Median> {
        let mut sorted = self.0.get(name)?.clone();
        sorted.sort_by(f64::total_cmp);
        let half = sorted.len() / 2;
        let upper = *sorted.get(half)?;
        let lower = if sorted.len() % 2 == 0 { *sorted.get(half.checked_sub(1)?)? } else { upper };
        Some(Median { middle: (lower + upper) / 2.0, least: *sorted.first()?, most: *sorted.last()? })
    }

    /// A line for each name.
    pub(super) fn lines(&self) -> impl Iterator<Item = String> + '_ {
        self.0.keys().filter_map(|name| Some(format!("{name}: {}", self.median(name)?.shown())))
    }
}

impl Median {
    /// As it stands in a table.
    pub(super) fn shown(self) -> String {
        let number = |n: f64| if n < 10.0 { format!("{n:.1}") } else { format!("{n:.0}") };
        format!("{} ({}–{})", number(self.middle), number(self.least), number(self.most))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(figures: &[f64], expected: &str) {
        let mut all = Figures::default();
        figures.iter().for_each(|f| all.add("x", *f));
        assert_eq!(all.median("x").unwrap().shown(), expected);
    }

    #[test]
    fn the_middle_of_odd_and_even_counts() {
        check(&[3.0, 1.0, 20.0], "3.0 (1.0–20)");
        check(&[4.0, 2.0], "3.0 (2.0–4.0)");
        assert_eq!(Figures::default().median("x"), None);
    }
}
