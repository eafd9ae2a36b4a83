/// The codebook as a tree: its order, what stands under what, and tags that are merged and split.
pub struct Tree {
    // The rows. The number of passages is that of the tag, and of the tag with all under it.
    pub how: &'static str,
    pub how_locked: &'static str,
    pub branch_passages: fn(usize, usize) -> String,
    pub about: fn(&str) -> String,
    // What can be done with a tag.
    pub key: &'static str,
    pub no_key: &'static str,
    pub key_of: fn(u8, &str) -> String,
    pub place: &'static str,
    pub earlier: &'static str,
    pub later: &'static str,
    pub inwards: &'static str,
    pub outwards: &'static str,
    pub merge_into: &'static str,
    pub merge: &'static str,
    pub merge_hint: fn(usize) -> String,
    pub retag_open: &'static str,
    pub delete_takes: fn(usize, usize) -> String,
    // Giving passages another tag.
    pub retag: &'static str,
    pub retag_of: fn(&str) -> String,
    pub retag_none: &'static str,
    pub choose_all: &'static str,
    pub retag_to: &'static str,
    pub retag_hint: &'static str,
    pub retag_do: fn(usize) -> String,
    pub retag_do_new: fn(usize, &str) -> String,
    // What was done.
    pub did_key: fn(&str, u8, Option<&str>) -> String,
    pub did_unkey: fn(&str) -> String,
    pub did_move: fn(&str, Option<&str>, usize, usize) -> String,
    pub did_merge: fn(&str, &str, usize) -> String,
    pub did_retag: fn(&str, &str, usize) -> String,
    pub did_delete: fn(&str, usize, usize, usize) -> String,
    pub stays: fn(&str) -> String,
}
