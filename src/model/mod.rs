//! What a project holds, and what follows from a transcript's text.

mod structure;

pub use structure::{Block, BlockKind, Head, Label, Speaker, Structure, Turn, TurnKind};
