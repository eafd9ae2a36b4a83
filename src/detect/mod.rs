//! Suggestions: the entities and themes of a text. Computed, never stored.
//!
//! Text and structure in, suggestions with span, kind, entity and reason out. Same input, same
//! output, always. The lists and weights are no part of the program: [`Detector::from_bytes`]
//! reads them from a block of data that [`data`] makes and the page carries compressed.

mod detector;
mod entities;
pub mod naming;
mod suggestion;
pub mod themes;

pub use detector::{DataError, Detector};
#[cfg(not(target_arch = "wasm32"))]
pub use detector::{data, data_with, data_without, train, weights};
pub use entities::Language;
#[cfg(not(target_arch = "wasm32"))]
pub use entities::learn::{Effort, Example};
pub use suggestion::{Entity, EntityKind, Mention, Reason, Suggestions, Term, Theme};
