use super::{Page, Table, UnitKind};
use crate::app::{End, KeepError, Preferences};
use crate::exchange::collect::Returned;
use crate::exchange::{Handout, ReadError, WriteError};
use crate::model::Id;
use std::rc::Rc;

/// What a teacher wants in a hand-out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// What to call it; where it is empty, as the first transcript is called.
    pub title: String,
    /// What is to be done.
    pub instructions: String,
    /// By when; may be empty.
    pub due: String,
    /// Whether the codebook may not be changed.
    pub locked: bool,
    /// Whether entities are shown.
    pub entities: bool,
    /// Whether themes are shown.
    pub themes: bool,
    /// Whether words can be searched.
    pub search: bool,
    /// A passage of the teacher's own that goes along as an example.
    pub example: Option<Id>,
}

/// What is drawn for the wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// Where each tag occurs.
    Dispersion,
    /// Who is tagged with what.
    Matrix,
}

/// About a class.
#[derive(Clone, Debug, PartialEq)]
pub enum ClassAction {
    /// Write a hand-out.
    HandOut(Draft),
    /// This page is a hand-out, and has just started.
    Arrived {
        /// What it holds, or why that cannot be read.
        handout: Result<Box<Handout>, ReadError>,
        /// What this hand-out remembers.
        preferences: Box<Preferences>,
        /// Why nothing can be kept.
        error: Option<KeepError>,
    },
    /// Somebody new begins, under this name.
    Begin(String),
    /// Somebody goes on with their work.
    Continue(Id),
    /// Somebody else is to work: what is shown is put away.
    Leave,
    /// Hand the work in.
    HandIn,
    /// Show the class, or put it away.
    Open(bool),
    /// What the browser kept of the class.
    Recalled(Id, Option<String>),
    /// These files came back.
    Returned(Vec<(String, Rc<[u8]>)>),
    /// Some of them were read.
    Read(Vec<Returned>),
    /// All of them were read, or what is left cannot be.
    ReadAll(u32),
    /// The worker broke down over this job.
    Failed(u32),
    /// The class of this project was kept, or why it was not.
    Kept(Id, Option<KeepError>),
    /// Show a page of the class.
    Page(Page),
    /// Look at another assignment.
    Assignment(Id),
    /// Look at another transcript.
    Transcript(Id),
    /// Look at one tag, or at all.
    Tag(Option<usize>),
    /// Show single lanes, or the heat.
    Lanes(bool),
    /// Show two readers side by side.
    Pair(usize, usize),
    /// Hide names, or show them.
    Hide(bool),
    /// Go to the next disputed passage, or to the one before.
    Dispute(bool),
    /// Go to the place of a disputed passage.
    At(usize),
    /// Decide the disputed passage looked at.
    Decide(bool),
    /// Move an end of the disputed passage looked at by a word.
    MoveEnd(End, bool),
    /// Put the words that are selected into the model answer, with a tag by its number.
    Write(usize),
    /// Go to a passage of the model answer, by its place in it.
    ModelAt(usize),
    /// Take a passage out of the model answer.
    TakeOut(usize),
    /// Accept for the model answer what most tagged and nothing is decided about.
    AcceptMajority,
    /// Put the model answer into the project, as a coder of its own.
    Publish,
    /// Compare by other units.
    Unit(UnitKind),
    /// The agreement was counted.
    Agreed(u32, Box<Table>),
    /// Measure against the model answer, or the majority.
    AgainstModel(bool),
    /// Write to a student.
    Note(Id, String),
    /// Write the feedback: as one page for everybody, or else as a page for each.
    Feedback {
        /// Whether each student gets a file of their own.
        each: bool,
    },
    /// The feedback of this job was written, or is too large.
    FeedbackWritten(u32, Result<Rc<[u8]>, WriteError>),
    /// Show a page, and on it one tag.
    Look(Page, usize),
    /// Show the strips of one reader, or of all.
    Coder(Option<usize>),
    /// Save a drawing: as PNG, or else as SVG.
    Draw(Drawing, bool),
    /// Take a student's work out.
    Remove(Id),
}
