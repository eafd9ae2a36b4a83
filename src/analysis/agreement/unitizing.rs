use super::coefficients::judged;
use super::outcome::{NoInterval, Outcome, Share, Undefined, ratio};
use super::rows::Rows;
use super::{Groups, Matrix, Resampling, Study, Units, Untagged};

/// What was counted for alpha for unitizing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Continuum {
    /// Coders.
    pub coders: usize,
    /// Length of the text, in the elements it was measured in (usually words).
    pub length: usize,
    /// Elements left out because some coder did not work on them.
    pub left_out: usize,
    /// Passages of all coders.
    pub passages: u64,
    /// Length that lies in no passage, all coders together.
    pub gaps: u64,
    /// Length that carries more than one of the tags, all coders together; each such set counts
    /// as a value of its own, and the passages are cut where it begins and ends.
    pub overlapping: u64,
}

/// How reliably one value is told from the others where both coders have a passage.
#[derive(Clone, Debug, PartialEq)]
pub struct ValueReliability {
    /// The value: a tag, or several that lie on the same place.
    pub tags: Vec<usize>,
    /// The coefficient written (k)uα.
    pub reliability: Outcome,
    /// How much of all that carries the value meets a passage of the other coder.
    pub coverage: Share,
}

/// Alpha for unitizing (Krippendorff, Mathet, Bouvry and Widlöcher 2016, "On the reliability of
/// unitizing textual continua: Further developments", Quality & Quantity 50: 2347–2364).
#[derive(Clone, Debug, PartialEq)]
pub struct Unitizing {
    /// What was counted.
    pub counted: Continuum,
    /// uα: do the coders mark the same stretches with the same values? Gaps are a value.
    pub unitizing: Outcome,
    /// |uα: do they mark the same stretches, whatever the value?
    pub relevance: Outcome,
    /// cuα: where both have a passage, do they give it the same value? For two coders.
    pub coding: Outcome,
    /// (k)uα of each value. For two coders.
    pub values: Vec<ValueReliability>,
}

/// Alpha for unitizing of the passages with these tags, on a text measured in `elements`.
pub fn unitize(study: &Study, elements: &Units, tags: &[usize], resampling: Option<&Resampling>) -> Unitizing {
    let (matrix, sets) = Matrix::tag_sets(study, elements, tags, Untagged::Value);
    let begins = begins(study, elements, tags);
    let single = Groups::single(elements.len());
    let groups = resampling.map_or(&single, |r| r.groups);
    let tally = Tally::new(&matrix, &begins, groups);
    let sums = Tally::new(&matrix, &begins, &single).rows.sums();
    let all = tally.view(&sums);
    let mut drawn = Vec::new();
    let [by_all, by_relevance, by_coding] = resampling.map_or([Err(NoInterval::NotAsked); 3], |r| {
        r.intervals(|weights| {
            tally.rows.weighted(weights, &mut drawn);
            let sums = tally.view(&drawn);
            [sums.unitizing().ok(), sums.relevance().ok(), sums.coding().ok()]
        })
    });
    let values = sets.iter().enumerate().skip(1).map(|(value, tags)| {
        let mut drawn = Vec::new();
        let interval = resampling.map_or(Err(NoInterval::NotAsked), |r| {
            let [interval] = r.intervals(|weights| {
                tally.rows.weighted(weights, &mut drawn);
                [tally.view(&drawn).value(value).ok()]
            });
            interval
        });
        ValueReliability {
            tags: tags.clone(),
            reliability: judged(&matrix, all.value(value), interval),
            coverage: Share { count: all.meeting(value), of: at(all.totals, value) },
        }
    });
    Unitizing {
        counted: Continuum {
            coders: study.coders,
            length: tally.length,
            left_out: elements.len() - tally.length,
            passages: tally.passages,
            gaps: at(all.totals, 0),
            overlapping: all.totals.iter().zip(&sets).filter(|(_, set)| set.len() > 1).map(|(n, _)| n).sum(),
        },
        unitizing: judged(&matrix, all.unitizing(), by_all),
        relevance: judged(&matrix, all.relevance(), by_relevance),
        coding: judged(&matrix, all.coding(), by_coding),
        values: if study.coders == 2 { values.collect() } else { Vec::new() },
    }
}

/// For each coder, the elements at which a passage begins.
fn begins(study: &Study, elements: &Units, tags: &[usize]) -> Vec<Vec<bool>> {
    let mut begins = vec![vec![false; elements.len()]; study.coders];
    for &tag in tags {
        for (begins, ranges) in begins.iter_mut().zip(study.ranges(elements, tag)) {
            for range in ranges {
                begins.iter_mut().skip(range.start).take(1).for_each(|b| *b = true);
            }
        }
    }
    begins
}

/// The sums that the coefficients take, by group of elements. A passage's square stands with the
/// group in which it begins.
struct Tally {
    rows: Rows,
    values: usize,
    coders: usize,
    length: usize,
    passages: u64,
}

/// The sums of a [`Tally`]; value 0 is the gaps.
#[derive(Clone, Copy)]
struct Sums<'a> {
    coders: usize,
    /// Length of each value, all coders together.
    totals: &'a [u64],
    /// Of each value: over the elements, pairs of coders in both orders who both gave it.
    same: &'a [u64],
    /// Of each value: over the elements, pairs of a coder who gave it and one who has a gap.
    with_gap: &'a [u64],
    /// Of each value: squares of how much of each passage meets passages of the other coder.
    met: &'a [u64],
    /// Squares of the lengths of all passages.
    squares: u64,
}

impl Tally {
    fn new(matrix: &Matrix, begins: &[Vec<bool>], groups: &Groups) -> Self {
        let (coders, values) = (matrix.coders(), matrix.values());
        let rows: Vec<&[u32]> = (0..coders).map(|c| matrix.row(c)).collect();
        let read = |e: usize| rows.iter().all(|row| row.get(e).is_some_and(|&v| !Matrix::is_missing(v)));
        let kept: Vec<usize> = (0..matrix.units()).filter(|&e| read(e)).collect();
        let column = |kind: usize, value: u32| (kind * values) as u32 + value;
        let mut amounts = Vec::new();
        let mut counts: Vec<u64> = vec![0; values];
        let mut given: Vec<u32> = Vec::new();
        for &element in &kept {
            for value in rows.iter().filter_map(|row| row.get(element).copied()) {
                if let Some(count) = counts.get_mut(value as usize) {
                    if *count == 0 {
                        given.push(value);
                    }
                    *count += 1;
                }
            }
            let (group, gaps) = (groups.of(element), counts.first().copied().unwrap_or(0));
            for value in given.drain(..) {
                let count = counts.get_mut(value as usize).map(std::mem::take).unwrap_or(0);
                amounts.push((group, column(0, value), count));
                amounts.push((group, column(1, value), count * (count - 1)));
                amounts.push((group, column(2, value), if value > 0 { count * gaps } else { 0 }));
            }
        }
        let mut passages = 0;
        for (coder, (row, begins)) in rows.iter().zip(begins).enumerate() {
            let other = (coders == 2).then(|| rows.get(1 - coder)).flatten();
            for passage in passages_of(row, begins, &kept) {
                passages += 1;
                let group = groups.of(passage.begin);
                amounts.push((group, column(4, 0), passage.elements.len() as u64 * passage.elements.len() as u64));
                let meets = |e: &&usize| other.and_then(|other| other.get(**e)).is_some_and(|&v| v > 0);
                let met = passage.elements.iter().filter(meets).count() as u64;
                amounts.push((group, column(3, passage.value), met * met));
            }
        }
        let rows = Rows::new(groups.count(), 4 * values + 1, amounts);
        Self { rows, values, coders, length: kept.len(), passages }
    }

    fn view<'a>(&self, sums: &'a [u64]) -> Sums<'a> {
        let (totals, rest) = sums.split_at_checked(self.values).unwrap_or_default();
        let (same, rest) = rest.split_at_checked(self.values).unwrap_or_default();
        let (with_gap, rest) = rest.split_at_checked(self.values).unwrap_or_default();
        let (met, squares) = rest.split_at_checked(self.values).unwrap_or_default();
        Sums { coders: self.coders, totals, same, with_gap, met, squares: at(squares, 0) }
    }
}

/// A stretch of one value without a cut.
struct Passage<'a> {
    begin: usize,
    value: u32,
    elements: &'a [usize],
}

/// The passages of a coder among the elements that are kept.
fn passages_of<'a>(row: &'a [u32], begins: &'a [bool], kept: &'a [usize]) -> impl Iterator<Item = Passage<'a>> {
    let value = |e: usize| row.get(e).copied().unwrap_or(0);
    let goes_on = move |a: &usize, b: &usize| *b == *a + 1 && value(*a) == value(*b) && begins.get(*b) != Some(&true);
    kept.chunk_by(goes_on).filter_map(move |elements| {
        let begin = *elements.first()?;
        let value = row.get(begin).copied().filter(|&v| v > 0)?;
        Some(Passage { begin, value, elements })
    })
}

impl Sums<'_> {
    fn length(&self) -> Result<f64, Undefined> {
        let total: u64 = self.totals.iter().sum();
        if self.coders < 2 { Err(Undefined::OneCoder) } else { positive(total as f64) }
    }

    /// The observed coincidences of a value with itself.
    fn matching(&self, value: usize) -> f64 {
        at(self.same, value) as f64 / (self.coders as f64 - 1.0)
    }

    /// All pairs of elements but those within one passage, and within gaps of an element with
    /// itself: a gap has no inner unity.
    fn pairs(&self, length: f64) -> f64 {
        length * length - (self.squares + at(self.totals, 0)) as f64
    }

    fn unitizing(&self) -> Result<f64, Undefined> {
        let length = self.length()?;
        let matching: f64 = (0..self.totals.len()).map(|v| self.matching(v)).sum();
        let squares: f64 = self.totals.iter().map(|&n| n as f64 * n as f64).sum();
        Ok(1.0 - ratio((length - matching) * self.pairs(length), length * (length * length - squares))?)
    }

    fn relevance(&self) -> Result<f64, Undefined> {
        let length = self.length()?;
        let gaps = at(self.totals, 0) as f64;
        let observed = gaps - self.matching(0);
        Ok(1.0 - ratio(observed * self.pairs(length), length * gaps * (length - gaps))?)
    }

    /// How much of a value meets passages of the other of two coders.
    fn meeting(&self, value: usize) -> u64 {
        at(self.totals, value).saturating_sub(at(self.with_gap, value))
    }

    /// All that meets, for two coders.
    fn all_meeting(&self) -> Result<f64, Undefined> {
        match self.coders {
            0 | 1 => Err(Undefined::OneCoder),
            2 => positive((1..self.totals.len()).map(|v| self.meeting(v)).sum::<u64>() as f64),
            _ => Err(Undefined::MoreThanTwoCoders),
        }
    }

    fn coding(&self) -> Result<f64, Undefined> {
        let all = self.all_meeting()?;
        let values = || 1..self.totals.len();
        let matching: f64 = values().map(|v| self.matching(v)).sum();
        let squares: f64 = values().map(|v| (self.meeting(v) as f64).powi(2)).sum();
        let met = self.met.iter().sum::<u64>() as f64;
        Ok(1.0 - ratio((all - matching) * (all * all - met), all * (all * all - squares))?)
    }

    fn value(&self, value: usize) -> Result<f64, Undefined> {
        let all = self.all_meeting()?;
        let own = positive(self.meeting(value) as f64)?;
        let observed = own - self.matching(value);
        Ok(1.0 - ratio((own * all - at(self.met, value) as f64) * observed, own * own * (all - own))?)
    }
}

fn positive(number: f64) -> Result<f64, Undefined> {
    if number > 0.0 { Ok(number) } else { Err(Undefined::NothingComparable) }
}

fn at(numbers: &[u64], place: usize) -> u64 {
    numbers.get(place).copied().unwrap_or(0)
}
