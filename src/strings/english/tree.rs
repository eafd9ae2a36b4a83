use super::counted;
use crate::strings::catalogue::Tree;

pub(super) const TREE: Tree = Tree {
    // The rows. The number of passages is that of the tag, and of the tag with all under it.
    how: "Drag a tag to order it or to put it under another; by keyboard, Alt with an arrow key.",
    how_locked: "The tags of this assignment are fixed.",
    branch_passages: |own, all| format!("{}, {all} with the tags under it", counted(own, "passage", "passages")),
    about: |tag| format!("Tag {tag}"),
    // What can be done with a tag.
    key: "Key",
    no_key: "None",
    key_of: |key, tag| format!("{key} (now {tag})"),
    place: "Place",
    earlier: "Up",
    later: "Down",
    inwards: "Under the tag above",
    outwards: "Out of its branch",
    merge_into: "Merge into",
    merge: "Merge",
    merge_hint: |n| match n {
        0 => "No passage has it. The descriptions are joined, what stands under it moves along.".to_owned(),
        n => format!(
            "{} the other tag. The descriptions are joined, what stands under it moves along.",
            counted(n, "passage gets", "passages get")
        ),
    },
    retag_open: "Split, or move passages…",
    delete_takes: |tags, passages| {
        let mut said = Vec::new();
        if tags > 0 {
            said.push(format!("Takes {} under it along.", counted(tags, "tag", "tags")));
        }
        if passages > 0 {
            said.push(format!("{} it.", counted(passages, "passage loses", "passages lose")));
        }
        said.join(" ")
    },
    // Giving passages another tag.
    retag: "Move passages to another tag",
    retag_of: |tag| format!("Passages tagged {tag}"),
    retag_none: "No passage has this tag itself.",
    choose_all: "Choose all",
    retag_to: "To the tag",
    retag_hint: "Choose a tag, or type a new name to split this one",
    retag_do: |n| format!("Move {}", counted(n, "passage", "passages")),
    retag_do_new: |n, tag| format!("Move {} to the new tag {tag}", counted(n, "passage", "passages")),
    // What was done.
    did_key: |tag, key, from| match from {
        Some(from) => format!("{tag} has the key {key} now, {from} has none"),
        None => format!("{tag} has the key {key} now"),
    },
    did_unkey: |tag| format!("{tag} has no key any more"),
    did_move: |tag, under, at, of| match under {
        Some(under) => format!("{tag} is under {under}, {at} of {of}"),
        None => format!("{tag} is at the top level, {at} of {of}"),
    },
    did_merge: |from, into, n| {
        format!("Merged {from} into {into}: {} the other tag", counted(n, "passage has", "passages have"))
    },
    did_retag: |from, to, n| format!("Moved {} from {from} to {to}", counted(n, "passage", "passages")),
    did_delete: |tag, below, passages, gone| {
        let mut text = format!("Deleted {tag}");
        if below > 0 {
            text.push_str(&format!(" and {} under it", counted(below, "tag", "tags")));
        }
        text.push_str(&format!(", which marked {}", counted(passages, "passage", "passages")));
        if gone > 0 {
            text.push_str(&format!("; {gone} had nothing else and went too"));
        }
        text
    },
    stays: |tag| format!("{tag} cannot go further that way"),
};
