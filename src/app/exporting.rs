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
    /// The file as it would be, with what it does not hold; nothing until it is asked for.
    pub written: Option<Result<Rc<Written>, WriteError>>,
    /// The name of the file, once it was saved.
    pub saved: Option<String>,
}

impl Default for Exporting {
    fn default() -> Self {
        Self { format: FormatId::WebAnnotation, tags: true, entities: false, themes: false, written: None, saved: None }
    }
}
