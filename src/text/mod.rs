//! Text and positions in it: the one offset type, its conversions, words, sentences, overlap.
//!
//! Offsets are bytes of the UTF-8 text, as `u32`; a text is at most [`MAX_LEN`] bytes long.
//! Files speak in code points and the DOM in UTF-16 code units: [`OffsetIndex`] converts.

mod content;
mod direction;
mod flatten;
mod hash;
mod inflection;
mod interval;
mod lines;
mod offsets;
mod places;
mod sentences;
mod shown;
mod span;
mod words;

pub use content::Text;
pub use direction::direction;
pub use flatten::{Segment, flatten};
pub use hash::TextHash;
pub use inflection::fold;
pub use interval::IntervalIndex;
pub use lines::LineIndex;
pub use offsets::OffsetIndex;
pub use places::{common, tidy, touch, united};
pub use sentences::{sentence_at, sentences};
pub use shown::{one_line, shortened};
pub use span::{Span, floor_boundary, slice};
pub use words::{count_words, snap_to_graphemes, snap_to_words, word_at, word_before, words};

/// The longest text in bytes: far above the 10 MB that a reader accepts, and safe for `u32`.
pub const MAX_LEN: usize = 1 << 30;
