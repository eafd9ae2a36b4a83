//! The left panel: transcripts, outline, codebook.

mod codebook;
mod drag;
mod note;
mod outline;
mod rows;
mod speakers;
mod tag;
mod transcripts;
mod tree;

pub use codebook::Codebook;
pub use note::TranscriptNote;
pub use outline::Outline;
pub use speakers::Speakers;
pub use tag::swatch;
pub use transcripts::Transcripts;
