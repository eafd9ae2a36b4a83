use super::matrix::SetNumbers;
use super::outcome::Share;
use super::{Matrix, Study, TagSets, Units, Untagged};
use crate::sort;
use std::collections::BTreeMap;
use std::ops::Range;

/// Passages of different coders that were taken to be the same passage, at most one a coder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchedPassage {
    /// All units that any of them covers.
    pub units: Range<usize>,
    /// Each coder's own passage and the tags on it, in the order in which the passages begin.
    pub members: Vec<Member>,
}

/// One coder's passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Whose.
    pub coder: usize,
    /// The units it touches.
    pub units: Range<usize>,
    /// Its tags, in order.
    pub tags: Vec<usize>,
}

/// The passages of all coders, matched by overlap: here the coders' own passages are the units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matched {
    /// Two passages are the same when what they share is at least this percentage of what they
    /// cover together (intersection over union, in units such as words).
    pub percent: u8,
    /// Coders, also those without a passage.
    pub coders: usize,
    /// In the order in which they begin.
    pub passages: Vec<MatchedPassage>,
    /// What each coder did not work on.
    unread: Vec<Vec<Range<usize>>>,
}

/// Matches the passages that carry any of `tags`, whatever their tags: a passage goes to the
/// matched passage whose least similar member it resembles most, if it is alike enough to every
/// member and its coder has none there yet; otherwise it begins one of its own. Passages are taken
/// in the order in which they begin.
pub fn matched(study: &Study, units: &Units, tags: &[usize], percent: u8) -> Matched {
    let percent = percent.clamp(1, 100);
    let mut tags_on: BTreeMap<(usize, usize, usize), Vec<usize>> = BTreeMap::new();
    for coding in study.valid().filter(|c| tags.contains(&c.tag)) {
        let touched = units.touched(coding.span);
        if !touched.is_empty() {
            tags_on.entry((touched.start, touched.end, coding.coder)).or_default().push(coding.tag);
        }
    }
    let mut passages: Vec<MatchedPassage> = Vec::new();
    // Only these can still overlap what begins later.
    let mut open: Vec<usize> = Vec::new();
    for ((start, end, coder), mut tags) in tags_on {
        sort::ascending(&mut tags);
        tags.dedup();
        let member = Member { coder, units: start..end, tags };
        open.retain(|&n| passages.get(n).is_some_and(|p| p.units.end > start));
        let mut best: Option<(usize, Share)> = None;
        for &n in &open {
            let Some(alike) = passages.get(n).and_then(|p| p.resemblance(&member, percent)) else { continue };
            if best.is_none_or(|(_, so_far)| alike.count * so_far.of > so_far.count * alike.of) {
                best = Some((n, alike));
            }
        }
        match best.and_then(|(n, _)| passages.get_mut(n)) {
            Some(passage) => {
                passage.units.end = passage.units.end.max(end);
                passage.members.push(member);
            }
            None => {
                open.push(passages.len());
                passages.push(MatchedPassage { units: start..end, members: vec![member] });
            }
        }
    }
    let unread_by = |coder| study.unread.iter().filter(move |u| u.coder == coder).map(|u| units.touched(u.span));
    let unread = (0..study.coders).map(|coder| unread_by(coder).collect()).collect();
    Matched { percent, coders: study.coders, passages, unread }
}

impl MatchedPassage {
    /// Intersection over union with the member that resembles it least; `None` where that is not
    /// enough or where the coder has a member already.
    fn resemblance(&self, passage: &Member, percent: u8) -> Option<Share> {
        let mut least = Share { count: 1, of: 1 };
        for member in &self.members {
            if member.coder == passage.coder {
                return None;
            }
            let alike = overlap(&member.units, &passage.units);
            if alike.count * 100 < alike.of * u64::from(percent) {
                return None;
            }
            if alike.count * least.of < least.count * alike.of {
                least = alike;
            }
        }
        Some(least)
    }
}

/// Intersection over union.
fn overlap(a: &Range<usize>, b: &Range<usize>) -> Share {
    let both = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    Share { count: both as u64, of: (a.len() + b.len() - both) as u64 }
}

impl Matched {
    /// 1 where a coder has the passage, else 0, or missing where they did not work on it. Since no unit is left untagged by all, chance
    /// cannot be told from this: [`Matched::specific_agreement`] is the figure for it.
    pub fn presence(&self) -> Matrix {
        let mut matrix = Matrix::blank(self.coders, self.passages.len(), 2);
        for (unit, member) in self.members() {
            matrix.row_mut(member.coder, unit..unit + 1).fill(1);
        }
        self.forget_unread(&mut matrix);
        matrix
    }

    /// The set of tags that each coder gave to each passage. With [`Untagged::Missing`] it is
    /// judged only whether coders who marked the same passage gave it the same tags.
    pub fn tag_sets(&self, untagged: Untagged) -> (Matrix, TagSets) {
        let mut matrix = Matrix::blank(self.coders, self.passages.len(), 1);
        let mut numbers = SetNumbers::default();
        for (unit, member) in self.members() {
            let set = member.tags.iter().fold(0, |set, &tag| numbers.with(set, tag));
            matrix.row_mut(member.coder, unit..unit + 1).fill(set);
        }
        let sets = matrix.renumber(numbers.sets);
        self.forget_unread(&mut matrix);
        (matrix.with_untagged(untagged), sets)
    }

    /// Of the passages of any two coders, counted over all pairs, those that have a match with the
    /// other. This is the specific agreement on passages and the F1 of any two coders (Hripcsak
    /// and Rothschild 2005, Journal of the American Medical Informatics Association 12: 296–298);
    /// it needs no count of what nobody marked.
    pub fn specific_agreement(&self) -> Share {
        let mut agreement = Share::default();
        for (unit, passage) in self.passages.iter().enumerate() {
            let members = passage.members.len() as u64;
            let readers = (0..self.coders).filter(|&coder| !self.skipped(coder, unit)).count() as u64;
            agreement.count += members * (members - 1);
            agreement.of += members * (readers - 1);
        }
        agreement
    }

    /// Whether a coder has not the passage and did not work on all of its place.
    fn skipped(&self, coder: usize, unit: usize) -> bool {
        let (Some(passage), Some(unread)) = (self.passages.get(unit), self.unread.get(coder)) else { return false };
        let touches = |part: &Range<usize>| part.start < passage.units.end && passage.units.start < part.end;
        unread.iter().any(touches) && passage.members.iter().all(|m| m.coder != coder)
    }

    fn forget_unread(&self, matrix: &mut Matrix) {
        for coder in 0..self.coders {
            for unit in (0..self.passages.len()).filter(|&unit| self.skipped(coder, unit)) {
                matrix.forget(coder, unit..unit + 1);
            }
        }
    }

    fn members(&self) -> impl Iterator<Item = (usize, &Member)> {
        self.passages.iter().enumerate().flat_map(|(n, p)| p.members.iter().map(move |m| (n, m)))
    }
}
