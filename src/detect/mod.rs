//! Suggestions: the entities and themes of a text. Computed, never stored.
//!
//! Text and structure in, suggestions with span, kind, entity and reason out. Same input, same
//! output, always.

mod suggestion;
pub mod themes;

pub use suggestion::{Entity, EntityKind, Mention, Reason, Suggestions, Term, Theme};
