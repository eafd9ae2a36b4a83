use super::classroom::{Class, Question};
use super::{Preferences, Reading};
use crate::exchange::transcript::Choices;
use crate::exchange::{Clipping, Outgoing, Texts, feedback};
use crate::model::{Id, Project};
use crate::strings::Locale;
use crate::text::{Span, Text};
use std::rc::Rc;

/// What the outside is asked to do; what comes of it arrives as an action.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Show the browser's file dialog.
    PickFiles,
    /// Show the browser's dialog for a folder, of which all files are read.
    PickFolder,
    /// Read a file, keep what it brings, and answer with that in short.
    ReadFile {
        /// Named in the answer.
        number: u32,
        /// Its name.
        name: String,
        /// Its content.
        bytes: Rc<[u8]>,
    },
    /// Find out what bringing files in will do that were read, and answer with it.
    PlanImport {
        /// Named in the answer.
        job: u32,
        /// The files, with what is chosen about each.
        files: Vec<(u32, Choices)>,
        /// The project that they come into.
        project: Rc<Project>,
        /// Its texts.
        texts: Rc<Texts>,
    },
    /// Let go of the files that were read, and stop reading.
    ForgetFiles,
    /// Write a file and answer with it.
    Write {
        /// Named in the answer.
        job: u32,
        /// From what.
        outgoing: Outgoing,
    },
    /// Hand a file to the browser's downloads.
    Download {
        /// Its name.
        name: String,
        /// Its media type.
        mime: &'static str,
        /// Its content.
        content: Rc<[u8]>,
    },
    /// Put a passage on the clipboard.
    Copy(Clipping),
    /// Draw SVG as a PNG and hand it to the browser's downloads.
    SavePng {
        /// The file's name.
        name: String,
        /// The drawing.
        svg: String,
        /// Its width in pixels.
        width: u32,
        /// Its height in pixels.
        height: u32,
    },
    /// Read files that came back from a class.
    Collect {
        /// Named in the answers.
        job: u32,
        /// The transcripts in which passages are to be found.
        transcripts: Vec<(Id, Rc<Text>)>,
        /// The files.
        files: Vec<(String, Rc<[u8]>)>,
    },
    /// Count agreement.
    Agree {
        /// Named in the answer.
        job: u32,
        /// What is to be counted.
        question: Box<Question>,
    },
    /// Write feedback and answer with the file.
    Feedback {
        /// Named in the answer.
        job: u32,
        /// What it says.
        page: Box<feedback::Page>,
        /// Whether each student gets a file of their own, all in one archive.
        each: bool,
    },
    /// Keep what came back for this project.
    KeepClass(Id, Rc<Class>),
    /// Read what was kept of the class of this project.
    RecallClass(Id),
    /// Write this page anew with a hand-out in it, and hand it to the browser's downloads.
    HandOut {
        /// The file's name.
        name: String,
        /// What the browser's tab says.
        title: String,
        /// The hand-out, as it stands in the page.
        content: Rc<[u8]>,
    },
    /// Keep the project as it is now.
    Persist {
        /// The project.
        project: Rc<Project>,
        /// Its texts.
        texts: Rc<Texts>,
        /// Named in the answer.
        revision: u64,
    },
    /// Keep the preferences.
    KeepPreferences(Rc<Preferences>),
    /// Claim the right to write a project; `steal` takes it from another tab.
    Claim {
        /// The project.
        project: Id,
        /// Whether to take it from another tab.
        steal: bool,
    },
    /// Give up the right to write: nobody's project is in work.
    Release,
    /// Read the stored project again: another tab wrote it.
    Reload,
    /// Say which projects the browser keeps.
    ListStored,
    /// Read another project that the browser keeps.
    OpenStored(Id),
    /// Delete a project that the browser keeps.
    RemoveStored(Id),
    /// Delete everything that this page keeps in the browser.
    Forget,
    /// Look for entities and themes.
    Detect {
        /// Named in the answers.
        job: u32,
        /// In what.
        reading: Rc<Reading>,
    },
    /// Stop looking.
    StopDetecting,
    /// Paint the selection and the reading cursor over the text, and say where the selection is.
    Paint {
        /// In what.
        reading: Option<Rc<Reading>>,
        /// What is selected by keyboard or kept while a field has the focus.
        selection: Option<Span>,
        /// Where the reading cursor stands.
        cursor: Option<Span>,
        /// Places of an entity or theme that is being walked through.
        walk: Vec<Span>,
    },
    /// Measure where a span is on the page.
    Measure {
        /// In what.
        reading: Rc<Reading>,
        /// Where.
        span: Span,
    },
    /// Bring a span into view and keep it there until the page is still.
    Scroll {
        /// In what.
        reading: Rc<Reading>,
        /// Where.
        span: Span,
        /// Whether it may stay where it is when it is in view already.
        only_if_needed: bool,
    },
    /// Let go of the browser's own selection.
    Deselect,
    /// Show the browser's dialog for printing.
    Print,
    /// Move the keyboard focus.
    Focus(Focus),
    /// Forget the message after a while.
    ExpireToast(u32),
    /// Show the page in these colours, this type and this language from now on.
    Appear {
        /// Colours and type.
        preferences: Rc<Preferences>,
        /// The language.
        locale: Locale,
    },
}

/// Where the keyboard focus goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The text.
    Text,
    /// The field at the selection.
    Picker,
    /// The field of the search for words.
    Search,
    /// The excerpts.
    Excerpts,
    /// The first field of the filter.
    Filter,
    /// The note of the open passage.
    Note,
    /// The note on the transcript.
    TranscriptNote,
    /// The description of the tag that is open in the codebook.
    Description,
    /// The open passage.
    Passage,
    /// The open mention.
    Mention,
    /// An entity in the list.
    Entity(u32),
    /// The field for a name that was missed.
    AddName,
    /// The right panel.
    Details,
    /// The name of a tag in the codebook.
    Tag(Id),
}
