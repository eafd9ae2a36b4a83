use super::counted;
use crate::strings::catalogue::Review;

pub(super) const REVIEW: Review = Review {
    // The filter. The facets are in the order in which the program names them.
    filter: "Filter",
    filter_open: "Filter passages and text",
    in_force: "Filters in force",
    facets: ["Tag", "Annotator", "Speaker", "Entity", "Theme", "Text"],
    any: ["Any tag", "Any annotator", "Any speaker", "Any entity", "Any theme"],
    text_hint: "Words in the text or a note",
    lift: |facet, value| format!("Remove filter {facet}: {value}"),
    lift_all: "Clear filter",
    of_passages: |n, of| format!("{n} of {}", counted(of, "passage", "passages")),
    no_match: "No passage matches the filter.",
    filtered: |n, of| format!("Filter: {n} of {}", counted(of, "passage", "passages")),
    unfiltered: "No filter",
    unnamed_coder: "Without a name",
};
