use super::Study;
use crate::sort;
use crate::text::{Segment, Span, flatten};

/// What one coder tagged, cut wherever a passage begins or ends.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// Whose.
    pub coder: usize,
    /// In order; only where there is a tag, with its tags in order and each once.
    pub segments: Vec<Segment<usize>>,
}

/// A lane for each coder, also for those who tagged nothing.
pub fn lanes(study: &Study) -> Vec<Lane> {
    let lane = |coder| {
        let mut own: Vec<(Span, usize)> = study.valid().filter(|c| c.coder == coder).map(|c| (c.span, c.tag)).collect();
        sort::by_key(&mut own, |&(span, tag)| (tag, span));
        own.dedup();
        let within = own.iter().map(|(span, _)| *span).reduce(Span::join).unwrap_or_default();
        let mut segments = flatten(within, &own);
        segments.iter_mut().for_each(|segment| segment.items.dedup());
        segments.retain(|segment| !segment.items.is_empty());
        Lane { coder, segments }
    };
    (0..study.coders).map(lane).collect()
}
