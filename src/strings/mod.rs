//! Every word that a person reads: one catalogue a language.
//!
//! A catalogue is a value with a field for each text, so that the compiler says what a new
//! language has not got yet. Texts with numbers are functions: each language forms its own plurals.

mod catalogue;
mod english;
mod french;
mod locale;
#[cfg(test)]
mod tests;

pub use catalogue::{Catalogue, Classroom, Editions, Review};
pub use english::{ENGLISH, MIRRORED};
pub use french::FRENCH;
pub use locale::Locale;
