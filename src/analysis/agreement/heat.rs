use super::{Study, Units};
use crate::text::Span;
use std::ops::Range;

/// How many coders tagged each word with a tag, as runs of the same count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heat {
    /// The tag; `None` for any of them.
    pub tag: Option<usize>,
    /// From the first unit to the last, without a gap, also where the count is 0.
    pub runs: Vec<HeatRun>,
}

/// Neighbouring units tagged by the same number of coders.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeatRun {
    /// Which units.
    pub units: Range<usize>,
    /// From the first to the last of them.
    pub span: Span,
    /// How many coders tagged them.
    pub tagged: u32,
    /// Of how many who worked on them.
    pub readers: u32,
}

/// The heat of one tag.
pub fn heat(study: &Study, units: &Units, tag: usize) -> Heat {
    let tagged = counts(study.ranges(units, tag).into_iter().flatten(), units.len());
    Heat { tag: Some(tag), runs: runs(&tagged, &readers(study, units), units) }
}

/// How many coders tagged each unit with anything.
pub fn heat_of_any(study: &Study, units: &Units) -> Heat {
    let everything: Vec<_> =
        study.codings.iter().map(|c| super::Coding { tag: usize::from(c.tag >= study.tags), ..*c }).collect();
    let one_tag = Study { tags: 1, codings: &everything, ..*study };
    Heat { tag: None, ..heat(&one_tag, units, 0) }
}

/// How many ranges cover each unit.
pub(super) fn counts(ranges: impl Iterator<Item = Range<usize>>, units: usize) -> Vec<u32> {
    let mut changes = vec![0i64; units + 1];
    for range in ranges {
        changes.iter_mut().skip(range.start).take(1).for_each(|n| *n += 1);
        changes.iter_mut().skip(range.end).take(1).for_each(|n| *n -= 1);
    }
    let mut covering = 0;
    let count = |change: i64| {
        covering += change;
        u32::try_from(covering).unwrap_or(0)
    };
    changes.into_iter().take(units).map(count).collect()
}

/// How many coders worked on each unit.
pub(super) fn readers(study: &Study, units: &Units) -> Vec<u32> {
    let unread: Vec<super::Coding> =
        study.unread.iter().map(|u| super::Coding { coder: u.coder, tag: 0, span: u.span }).collect();
    let skipped = Study { tags: 1, codings: &unread, unread: &[], ..*study };
    let coders = u32::try_from(study.coders).unwrap_or(u32::MAX);
    counts(skipped.ranges(units, 0).into_iter().flatten(), units.len()).into_iter().map(|n| coders - n).collect()
}

fn runs(tagged: &[u32], readers: &[u32], units: &Units) -> Vec<HeatRun> {
    let pairs: Vec<(usize, u32, u32)> =
        tagged.iter().zip(readers).enumerate().map(|(unit, (&tagged, &readers))| (unit, tagged, readers)).collect();
    let run = |chunk: &[(usize, u32, u32)]| {
        let &(start, tagged, readers) = chunk.first()?;
        let range = start..start + chunk.len();
        Some(HeatRun { span: units.extent(&range)?, units: range, tagged, readers })
    };
    pairs.chunk_by(|a, b| (a.1, a.2) == (b.1, b.2)).filter_map(run).collect()
}
