use crate::exchange::{FormatId, WriteError, Written};
use std::rc::Rc;

/// What is about to be exported.
#[derive(Clone, Debug, PartialEq)]
pub struct Exporting {
    /// In which format.
    pub format: FormatId,
    /// Whether passages are written.
    pub tags: bool,
    /// Whether the entities of the transcript on the page are written.
    pub entities: bool,
    /// Whether the terms of its themes are written.
    pub themes: bool,
    /// Whether only what the filter in force lets through is written.
    pub filtered: bool,
    /// The number of the file that is being written, or was: answers about others count for nothing.
    pub job: u32,
    /// The file as it would be, with what it does not hold; nothing until it is written.
    pub written: Option<Result<Rc<Written>, Unwritten>>,
    /// The name of the file, once it was saved.
    pub saved: Option<String>,
}

/// Why there is no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unwritten {
    /// It cannot be written in this format.
    Refused(WriteError),
    /// The worker could not be started, or broke down.
    Failed,
}

impl Default for Exporting {
    fn default() -> Self {
        Self {
            format: FormatId::WebAnnotation,
            tags: true,
            entities: false,
            themes: false,
            filtered: false,
            job: 0,
            written: None,
            saved: None,
        }
    }
}
