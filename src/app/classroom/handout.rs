use crate::exchange::{Handout, ReadError};

/// The hand-out that the page is.
#[derive(Clone, Debug, PartialEq)]
pub struct HandedOut {
    /// What it holds; nobody's work is in it.
    pub handout: Handout,
    /// Whether it is known who works: until then nothing of anybody's is shown.
    pub begun: bool,
    /// Why the hand-out cannot be read: the file is damaged.
    pub damaged: Option<ReadError>,
}
