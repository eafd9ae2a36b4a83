//! How far several coders agree on one text, and where they do not.
//!
//! The road is the same for every question:
//!
//! 1. a [`Study`]: who coded what, as [`Coding`]s;
//! 2. the [`Units`] that are judged: words, sentences, turns, or passages [`matched`] by overlap;
//! 3. a [`Matrix`]: one value for each coder and unit, for one tag (tagged or not) or for several
//!    tags at once (the set of tags on the unit);
//! 4. [`coefficients`]: percent agreement, Cohen's and Fleiss' kappa, Krippendorff's alpha, each
//!    with an interval from resampling. [`unitize`] gives alpha for unitizing, which judges where
//!    the passages begin and end instead of units given beforehand.
//!
//! Beside it: [`score`] (precision, recall and F1 against a model or the [`majority`]),
//! [`heat`], [`disputed`] and [`lanes`] show who tagged which words.
//!
//! What cannot be computed is an [`Undefined`], never a number that looks like one. The methods,
//! their sources and how each counts untagged text are told in `docs/agreement.md`.

mod alpha;
mod bootstrap;
mod coefficients;
mod cohen;
mod dispute;
mod fleiss;
mod heat;
mod lanes;
mod majority;
mod matrix;
mod outcome;
mod passages;
mod percent;
mod random;
mod rows;
mod score;
mod study;
mod tally;
mod unitizing;
mod units;

pub use bootstrap::{Groups, Resampling};
pub use coefficients::{Coefficients, coefficients};
pub use cohen::{Cohen, PairKappa};
pub use dispute::{Disputed, disputed, least_minority};
pub use heat::{Heat, HeatRun, heat, heat_of_any};
pub use lanes::{Lane, lanes};
pub use majority::majority;
pub use matrix::{Counted, Matrix, TagSets, Untagged};
pub use outcome::{Figure, Interval, NoInterval, Outcome, Share, Undefined};
pub use passages::{Matched, MatchedPassage, Member, matched};
pub use random::Random;
pub use score::{PassageScores, Score, score};
pub use study::{Coding, Study, Unread};
pub use unitizing::{Continuum, Unitizing, ValueReliability, unitize};
pub use units::Units;
