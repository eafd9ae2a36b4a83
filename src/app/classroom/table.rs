//! The agreement of a class, tag by tag.

use super::{UnitKind, comparison::units};
use crate::analysis::agreement::{
    Coding, Coefficients, Groups, Matrix, Outcome, Resampling, Study, Undefined, Units, Untagged, coefficients,
    matched, unitize,
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
    /// The tag; all tags at once where there is none.
    pub tag: Option<usize>,
    /// Pairs of judgments that are the same; by passage, the share of passages that the other of two
    /// has too.
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
    /// Of passages there is no count of those that nobody marked, so chance is not known.
    NotByPassage,
}

/// Passages are the same when they have at least this percentage of their words in common.
const ALIKE: u8 = 50;

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
            UnitKind::Sentence | UnitKind::Turn | UnitKind::Passage => Groups::single(judged.len()),
        };
        let resampling = Resampling { groups: &groups, rounds: ROUNDS, seed: SEED, percent: 95 };
        let row = |tag: &usize| {
            let matrix = Matrix::presence(&study, &judged, *tag);
            let Coefficients { percent, cohen, fleiss, alpha, .. } = coefficients(&matrix, Some(&resampling));
            Row {
                tag: Some(*tag),
                percent: percent.into(),
                cohen: cohen.mean.into(),
                fleiss: fleiss.into(),
                alpha: alpha.into(),
            }
        };
        let words = units(UnitKind::Word, &text, &question.structure);
        let by_sentence = Groups::within(&words, &sentences);
        let resampling_words = Resampling { groups: &by_sentence, ..resampling };
        let (units, rows) = match question.unit {
            UnitKind::Passage => by_passage(&study, &words, &question.counted, &resampling),
            _ => (judged.len(), question.counted.iter().map(row).collect()),
        };
        Self {
            unit: question.unit,
            units,
            coders: question.coders,
            rows,
            unitizing: unitize(&study, &words, &question.counted, Some(&resampling_words)).unitizing.into(),
        }
    }
}

/// The readers' own passages as units, and how many there are. By tag it is counted whether two
/// readers have the same passages; for all tags also whether those who have one tag it alike.
fn by_passage(study: &Study, words: &Units, tags: &[usize], resampling: &Resampling) -> (usize, Vec<Row>) {
    let share = |tags: &[usize]| match matched(study, words, tags, ALIKE).specific_agreement().value() {
        Some(_) if study.coders < 2 => Cell::OneCoder,
        Some(share) => Cell::Figure(share, None),
        None => Cell::Nothing,
    };
    let none = Cell::NotByPassage;
    let row = |tag: &usize| Row { tag: Some(*tag), percent: share(&[*tag]), cohen: none, fleiss: none, alpha: none };
    let all = matched(study, words, tags, ALIKE);
    let (sets, _) = all.tag_sets(Untagged::Missing);
    let groups = Groups::single(all.passages.len());
    let Coefficients { cohen, fleiss, alpha, .. } =
        coefficients(&sets, Some(&Resampling { groups: &groups, ..*resampling }));
    let (cohen, fleiss, alpha) = (cohen.mean.into(), fleiss.into(), alpha.into());
    let mut rows: Vec<Row> = tags.iter().map(row).collect();
    rows.push(Row { tag: None, percent: share(tags), cohen, fleiss, alpha });
    (all.passages.len(), rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passages_that_overlap_by_half_are_the_same() {
        // Words of five bytes each: the first two readers share one passage and tag it differently.
        let question = Question {
            text: "alfa beta gama delt epsi zeta".to_owned(),
            structure: Structure::default(),
            coders: 2,
            tags: 2,
            counted: vec![0, 1],
            codings: vec![(0, 0, 0, 14), (1, 1, 5, 14), (0, 0, 20, 24), (1, 0, 20, 29)],
            unit: UnitKind::Passage,
        };
        let table = Table::of(&question);
        let figures: Vec<Cell> = table.rows.iter().map(|r| r.percent).collect();
        // Of tag 0 two of three passages have a match; of tag 1 there is one, alone; of all, both pairs.
        let shares = [2.0 / 3.0, 0.0, 1.0].map(|share| Cell::Figure(share, None));
        assert_eq!((table.units, figures), (2, shares.to_vec()));
        assert_eq!(table.rows.first().map(|r| r.alpha), Some(Cell::NotByPassage));
    }
}
