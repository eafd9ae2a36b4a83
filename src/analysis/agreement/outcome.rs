/// Why a figure does not exist. Shown in words, never as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undefined {
    /// There is nothing to judge.
    NoUnits,
    /// Agreement takes two.
    OneCoder,
    /// No unit was judged by two coders.
    NothingComparable,
    /// Every judgment that could be compared is the same one value: they agree, but nothing
    /// shows that they would tell anything apart.
    NoVariation,
    /// Told for two coders only.
    MoreThanTwoCoders,
}

/// Why a figure has no interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoInterval {
    /// None was asked for.
    NotAsked,
    /// There are fewer than two groups to draw from.
    OneGroup,
    /// The figure was undefined in more than half of the rounds.
    MostlyUndefined,
    /// Not resampled where more than two coders skipped parts of the text.
    MissingCells,
}

/// The middle part of the values that resampling gave.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// How many rounds gave a value; the others had no variation.
    pub rounds: u32,
}

/// A figure that exists.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// The figure: at most 1, and finite.
    pub value: f64,
    /// Its interval.
    pub interval: Result<Interval, NoInterval>,
}

/// A figure, or why there is none.
pub type Outcome = Result<Figure, Undefined>;

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub count: u64,
    /// Of how many.
    pub of: u64,
}

impl Share {
    /// As a number from 0 to 1; `None` of nothing.
    pub fn value(self) -> Option<f64> {
        (self.of > 0).then(|| self.count as f64 / self.of as f64)
    }
}

/// `numerator / denominator`, where the denominator is a measure of variation.
pub(super) fn ratio(numerator: f64, denominator: f64) -> Result<f64, Undefined> {
    if denominator > 0.0 { Ok(numerator / denominator) } else { Err(Undefined::NoVariation) }
}
