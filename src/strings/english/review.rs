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
    lift: |facet, value| format!("Remove filter {facet} {value}"),
    lift_all: "Clear filter",
    of_passages: |n, of| format!("{n} of {}", counted(of, "passage", "passages")),
    no_match: "No passage matches the filter.",
    filtered: |n, of| format!("Filter: {n} of {}", counted(of, "passage", "passages")),
    unfiltered: "No filter",
    unnamed_coder: "Without a name",
    // The excerpts.
    excerpts: "Excerpts",
    excerpts_open: "Excerpts…",
    excerpts_of: "Excerpts of",
    excerpts_counted: |n| counted(n, "excerpt", "excerpts"),
    group_by: "Group by",
    by_tag: "By tag",
    by_transcript: "By transcript",
    by_speaker: "By speaker",
    by_coder: "By annotator",
    groups: "Groups",
    all_groups: "All",
    no_tag: "Without a tag",
    no_speaker: "No speaker named",
    paragraph: |n| format!("paragraph {n}"),
    edit: "Edit",
    edit_named: |words| format!("Edit “{words}”"),
    in_text: "In the text",
    in_text_named: |words| format!("Show “{words}” in the text"),
    print: "Print",
    // Notes.
    note_on_transcript: "Note on this transcript",
    write_on_transcript: "Write a note on this transcript",
    in_notes: "In notes",
    notes_found: |n| counted(n, "note", "notes"),
    on_transcript: |title| format!("on the transcript {title}"),
    on_tag: |name| format!("on the tag {name}"),
    on_passage: |words| format!("on “{words}”"),
    // Deleting a project that the browser keeps.
    really_delete: |name| {
        format!("Delete “{name}” with everything in it? Nothing brings it back, unless you saved it to a file.")
    },
    delete_for_good: "Delete for good",
    keep_it: "Keep it",
    // The history.
    history: "History",
    history_hint: "What was done since the page was opened, the latest first. Choose a line to go back to it, or forward again.",
    at_the_start: "The beginning",
    taken_back: "taken back",
    stepped_back: |n| format!("Took back {}", counted(n, "step", "steps")),
    stepped_forward: |n| format!("Did {} again", counted(n, "step", "steps")),
};
