use super::Unreadable;
use crate::exchange::transcript::{Choices, Draft};
use crate::exchange::{FormatId, Import, Incoming};
use std::rc::Rc;

/// Files that were opened and wait until a person says to bring them in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Importing {
    /// The files, in the order in which they were opened.
    pub files: Vec<Waiting>,
    /// What bringing them in will do; nothing while one of them is being read.
    pub plan: Option<Rc<Import>>,
    /// The number of the last file: answers about files that are gone count for nothing.
    pub last: u32,
}

/// A file that waits.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    /// Its number.
    pub number: u32,
    /// Its name.
    pub name: String,
    /// What it holds, as far as that is known.
    pub content: Waited,
}

/// What a file that waits holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Waited {
    /// It is being read; its bytes.
    Reading(Rc<[u8]>),
    /// It could not be read.
    Refused(Unreadable),
    /// A transcript.
    Transcript {
        /// In which format.
        format: FormatId,
        /// What was understood.
        draft: Rc<Draft>,
        /// What is chosen about it.
        choices: Choices,
        /// The text that comes of it.
        text: Rc<str>,
    },
    /// Passages or tags.
    Codings {
        /// In which format.
        format: FormatId,
        /// What it holds.
        incoming: Rc<Incoming>,
    },
}

impl Importing {
    /// Whether a file is still being read.
    pub fn is_reading(&self) -> bool {
        self.files.iter().any(|f| matches!(f.content, Waited::Reading(_)))
    }

    /// Whether there is something to bring in.
    pub fn is_ready(&self) -> bool {
        self.plan.as_ref().is_some_and(|plan| !plan.is_empty())
    }
}
