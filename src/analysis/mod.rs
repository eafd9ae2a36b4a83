//! What can be computed from codings and from themes: agreement, disagreement, scores; where a
//! theme lies, who speaks of it, which sentences say most about it.
//!
//! Everything here works on plain values (numbers for coders and tags, spans into a text), so it
//! can run in a worker and be tested without a project.

pub mod agreement;
pub mod concordance;
pub mod coverage;
pub mod search;
