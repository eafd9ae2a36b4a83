//! Chores of development, run as `cargo xtask COMMAND`.
fn main() {}
