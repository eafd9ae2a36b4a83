//! What a project holds, how it changes, and what follows from a transcript's text.

pub mod anchoring;
mod annotation;
mod assignment;
pub mod codebook;
mod command;
mod entity_kind;
mod id;
pub mod lexicon;
mod lexicon_matcher;
pub mod naming;
mod project;
pub mod pseudonyms;
mod revision;
mod structure;
mod time;
mod title;

pub use annotation::{Anchored, Annotation};
pub use assignment::{Assignment, Example};
pub use codebook::Tag;
pub use command::{Command, Edit, Refusal};
pub use entity_kind::EntityKind;
pub use id::Id;
pub use lexicon::Lexicon;
pub use lexicon_matcher::{Hit, Matcher};
pub use naming::{NameChange, NameCorrection, Which};
pub use project::{Coder, Project, Transcript};
pub use pseudonyms::Pseudonym;
pub use revision::{Revision, Tally};
pub use structure::{Block, BlockKind, Correction, Head, Label, Speaker, Structure, Turn, TurnKind};
pub use time::Timestamp;
pub use title::title_of;
