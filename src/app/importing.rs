use super::Unreadable;
use crate::exchange::intake::{Holding, Sketch};
use crate::exchange::transcript::Choices;
use crate::exchange::{FormatId, Import};
use crate::model::{Id, Revision};
use std::rc::Rc;

/// Files that were opened and wait until a person says to bring them in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Importing {
    /// The files, in the order in which they were opened.
    pub files: Vec<Waiting>,
    /// What bringing them in will do; nothing while that is not known.
    pub plan: Option<Rc<Import>>,
    /// Whether that is being found out anew, so that the plan is of what was chosen before.
    pub is_planning: bool,
    /// The number of the last file or plan: answers about others that are gone count for nothing.
    pub last: u32,
    /// The transcript that a corrected text takes the place of, where that is what the file is for.
    pub replaces: Option<Replacing>,
}

/// A transcript whose text is about to be replaced by a corrected one.
#[derive(Clone, Debug, PartialEq)]
pub struct Replacing {
    /// Which.
    pub transcript: Id,
    /// What it is called.
    pub title: String,
    /// What the corrected text does to what lies in it; nothing until it is read.
    pub plan: Option<Result<Rc<Revision>, NotReplaced>>,
}

/// Why a text is not replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotReplaced {
    /// It is the same text.
    Same,
    /// The file holds no transcript.
    NoTranscript,
    /// What came back from a class lies in it.
    Handed,
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
    /// It is being read.
    Reading {
        /// Its bytes.
        bytes: Rc<[u8]>,
        /// How far that is, from 0 to 1; 0 as well where it is not known.
        done: f32,
    },
    /// It could not be read.
    Refused(Unreadable),
    /// A transcript.
    Transcript {
        /// In which format.
        format: FormatId,
        /// What was understood, and how the text begins that comes of it.
        sketch: Rc<Sketch>,
        /// What is chosen about it.
        choices: Choices,
    },
    /// Passages or tags.
    Codings {
        /// In which format.
        format: FormatId,
        /// What it holds.
        holding: Rc<Holding>,
    },
}

impl Importing {
    /// Whether a file is still being read.
    pub fn is_reading(&self) -> bool {
        self.files.iter().any(|f| matches!(f.content, Waited::Reading { .. }))
    }

    /// Whether there is something to bring in.
    pub fn is_ready(&self) -> bool {
        let is_something = match &self.replaces {
            Some(replacing) => matches!(replacing.plan, Some(Ok(_))),
            None => self.plan.as_ref().is_some_and(|plan| !plan.is_empty()),
        };
        !self.is_planning && is_something
    }
}
