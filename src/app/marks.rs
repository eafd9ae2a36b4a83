use crate::model::{Annotation, Id, Project};
use crate::sort;
use crate::text::{IntervalIndex, Span};
use std::rc::Rc;

/// The annotations of the transcript on the page, ready to be asked what lies where.
#[derive(Debug, Default, PartialEq)]
pub struct Marks {
    /// In reading order.
    pub annotations: Vec<Rc<Annotation>>,
    ranges: IntervalIndex,
    /// Which annotation each indexed range belongs to.
    owners: Vec<u32>,
    /// The margin lane of each annotation.
    lanes: Vec<u8>,
}

/// Lanes in the margin; what does not fit shares the last one.
const LANES: usize = 6;

impl Marks {
    /// Those of one transcript.
    pub fn new(project: &Project, transcript: &Id) -> Self {
        let annotations = project.annotations_of(transcript).to_vec();
        let mut owners = Vec::with_capacity(annotations.len());
        let mut lanes = Vec::with_capacity(annotations.len());
        let mut taken = [0u32; LANES];
        let mut spans = Vec::with_capacity(annotations.len());
        for (owner, annotation) in (0..).zip(&annotations) {
            let span = annotation.span();
            let lane = taken.iter().position(|end| *end <= span.start).unwrap_or(LANES - 1);
            taken[lane] = taken[lane].max(span.end);
            lanes.push(lane as u8);
            for range in &annotation.ranges {
                spans.push(*range);
                owners.push(owner);
            }
        }
        Self { ranges: IntervalIndex::new(spans), annotations, owners, lanes }
    }

    /// The ranges that overlap `within`, each with its annotation, in order.
    pub fn overlapping(&self, within: Span) -> impl Iterator<Item = (Span, &Rc<Annotation>)> + '_ {
        self.with_lanes(within).map(|(span, annotation, _)| (span, annotation))
    }

    /// As [`Self::overlapping`], each with its lane in the margin, from 0: annotations that
    /// overlap stand side by side while there are lanes.
    pub fn with_lanes(&self, within: Span) -> impl Iterator<Item = (Span, &Rc<Annotation>, u8)> + '_ {
        self.ranges.overlapping(within).filter_map(|(span, at)| {
            let owner = *self.owners.get(at)? as usize;
            Some((span, self.annotations.get(owner)?, *self.lanes.get(owner)?))
        })
    }

    /// The annotations that hold a position, the shortest first: what a click means.
    pub fn at(&self, position: u32) -> Vec<&Rc<Annotation>> {
        let mut found: Vec<_> = self.overlapping(Span::new(position, position + 1)).map(|(_, a)| a).collect();
        sort::by_key(&mut found, |a| a.ranges.iter().map(|r| r.len()).sum::<u32>());
        found
    }
}
