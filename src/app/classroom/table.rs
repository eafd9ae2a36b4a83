//! The agreement of a class, tag by tag.

use super::{UnitKind, comparison::units};
use crate::analysis::agreement::{
    Coding, Coefficients, Groups, Matrix, Outcome, Resampling, Study, Undefined, coefficients, unitize,
};
use crate::model::Structure;
use crate::text::{Span, Text};
use serde::{Deserialize, Serialize};

/// What is to be counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The text.
    pub text: String,
    /// What is known of its shape.
    pub structure: Structure,
    /// How many coders.
    pub coders: usize,
    /// How many tags.
    pub tags: usize,
    /// The tags that are counted.
    pub counted: Vec<usize>,
    /// Who tagged what: coder, tag, first byte, one past the last.
    pub codings: Vec<(usize, usize, u32, u32)>,
    /// By what coders are compared.
    pub unit: UnitKind,
}

/// The agreement of a class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// By what coders were compared.
    pub unit: UnitKind,
    /// How many units.
    pub units: usize,
    /// How many coders.
    pub coders: usize,
    /// A row for each tag counted.
    pub rows: Vec<Row>,
    /// Alpha for unitizing over all tags, on words.
    pub unitizing: Cell,
}

/// The agreement on one tag.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The tag.
    pub tag: usize,
    /// Pairs of judgments that are the same.
    pub percent: Cell,
    /// Cohen's kappa; the mean over pairs for more than two coders.
    pub cohen: Cell,
    /// Fleiss' kappa.
    pub fleiss: Cell,
    /// Krippendorff's alpha.
    pub alpha: Cell,
}

/// A figure, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Cell {
    /// A figure with the ends of its interval.
    Figure(f64, Option<(f64, f64)>),
    /// There is nothing to compare.
    Nothing,
    /// Agreement takes two.
    OneCoder,
    /// All judgments are the same one value.
    NoVariation,
}

/// Rounds of resampling, and what they start from: the same work gives the same intervals.
const ROUNDS: u32 = 1_000;
const SEED: u64 = 1_960;

impl From<Outcome> for Cell {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Ok(figure) => Self::Figure(figure.value, figure.interval.ok().map(|i| (i.low, i.high))),
            Err(Undefined::OneCoder) => Self::OneCoder,
            Err(Undefined::NoVariation) => Self::NoVariation,
            Err(Undefined::NoUnits | Undefined::NothingComparable | Undefined::MoreThanTwoCoders) => Self::Nothing,
        }
    }
}

impl Table {
    /// Counts.
    pub fn of(question: &Question) -> Self {
        let text = Text::new(&question.text);
        let codings: Vec<Coding> = question
            .codings
            .iter()
            .map(|(coder, tag, start, end)| Coding { coder: *coder, tag: *tag, span: Span::new(*start, *end) })
            .collect();
        let study = Study { coders: question.coders, tags: question.tags, codings: &codings, unread: &[] };
        let judged = units(question.unit, &text, &question.structure);
        // Words of one sentence are no independent witnesses.
        let sentences = units(UnitKind::Sentence, &text, &question.structure);
        let groups = match question.unit {
            UnitKind::Word => Groups::within(&judged, &sentences),
            UnitKind::Sentence | UnitKind::Turn => Groups::single(judged.len()),
        };
        let resampling = Resampling { groups: &groups, rounds: ROUNDS, seed: SEED, percent: 95 };
        let row = |tag: &usize| {
            let matrix = Matrix::presence(&study, &judged, *tag);
            let Coefficients { percent, cohen, fleiss, alpha, .. } = coefficients(&matrix, Some(&resampling));
            Row {
                tag: *tag,
                percent: percent.into(),
                cohen: cohen.mean.into(),
                fleiss: fleiss.into(),
                alpha: alpha.into(),
            }
        };
        let words = units(UnitKind::Word, &text, &question.structure);
        let by_sentence = Groups::within(&words, &sentences);
        let resampling_words = Resampling { groups: &by_sentence, ..resampling };
        Self {
            unit: question.unit,
            units: judged.len(),
            coders: question.coders,
            rows: question.counted.iter().map(row).collect(),
            unitizing: unitize(&study, &words, &question.counted, Some(&resampling_words)).unitizing.into(),
        }
    }
}
