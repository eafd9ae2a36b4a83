//! The left panel: transcripts, outline, codebook.

mod codebook;
mod note;
mod outline;
mod speakers;
mod tag;
mod transcripts;

pub use codebook::Codebook;
pub use note::TranscriptNote;
pub use outline::Outline;
pub use speakers::Speakers;
pub use tag::swatch;
pub use transcripts::Transcripts;
