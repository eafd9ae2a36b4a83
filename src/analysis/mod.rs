//! What can be computed from the codings of several people: agreement, disagreement, scores.
//!
//! Everything here works on plain values (numbers for coders and tags, spans into a text), so it
//! can run in a worker and be tested without a project.

pub mod agreement;
