//! WebVTT captions (.vtt), as written by hand, by Zoom, by Teams and by YouTube.

use super::{Draft, cues};
use crate::exchange::ReadError;

/// Reads captions with their voices; notes, styles and regions are no captions.
///
/// # Errors
/// What holds no caption, or too many.
pub(super) fn read(file: &str) -> Result<Draft, ReadError> {
    let cues = cues::cues(file, false)?;
    if cues.is_empty() { Err(ReadError::OtherFormat) } else { Ok(cues::speech(cues)) }
}
