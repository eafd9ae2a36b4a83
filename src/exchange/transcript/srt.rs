//! SubRip captions (.srt).

use super::{Draft, cues};
use crate::exchange::ReadError;

/// Reads captions; a block without a time goes on with the caption before it.
///
/// # Errors
/// What holds no caption, or too many.
pub(super) fn read(file: &str) -> Result<Draft, ReadError> {
    let cues = cues::cues(file, true)?;
    if cues.is_empty() { Err(ReadError::OtherFormat) } else { Ok(cues::speech(cues)) }
}
