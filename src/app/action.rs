use super::classroom::ClassAction;
use super::{
    By, Chord, Dialog, Facet, Grouping, Heading, Layer, NameAction, NoteOn, Preferences, PseudonymAction, Rect,
    SearchHit, Sheet, Shortcut, Source, Tab, Theme, Type, Unit, Unreadable, Unwritten, Walk,
};
use crate::analysis::search::Query;
use crate::detect::Suggestions;
use crate::exchange::transcript::Choices;
use crate::exchange::{FormatId, Planned, Preview, Shape, Texts, Written};
use crate::model::codebook::{Spot, Step};
use crate::model::{Id, Project, Timestamp};
use crate::strings::Locale;
use crate::text::Span;
use std::rc::Rc;

/// An action with the moment it happens in and a fresh id, so that what follows from it is
/// always the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Stamped {
    /// What happens.
    pub action: Action,
    /// When.
    pub now: Timestamp,
    /// A fresh id; further ones follow from it.
    pub id: Id,
}

/// Everything that can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// About files and texts.
    File(FileAction),
    /// About files that wait to be brought in.
    Import(ImportAction),
    /// About what is exported.
    Export(ExportAction),
    /// About pseudonyms.
    Pseudonyms(PseudonymAction),
    /// About the text on the page.
    Read(ReadAction),
    /// About tagging the selection.
    Pick(PickAction),
    /// About a passage.
    Passage(PassageAction),
    /// About the codebook.
    Tag(TagAction),
    /// About speakers.
    Speaker(SpeakerAction),
    /// About entities and themes.
    Found(FoundAction),
    /// About names that were found or missed.
    Name(NameAction),
    /// About searching for words.
    Search(SearchAction),
    /// About what of the passages and the text is wanted.
    Filter(FilterAction),
    /// About the excerpts.
    Excerpts(ExcerptsAction),
    /// About what the browser keeps.
    Keep(KeepAction),
    /// About a class.
    Class(ClassAction),
    /// About what the page shows.
    Show(ShowAction),
    /// Take the latest gesture back.
    Undo,
    /// Do the gesture taken back last again.
    Redo,
    /// Take gestures back or do them again until so many are done.
    StepTo(usize),
}

/// About files and texts.
#[derive(Clone, Debug, PartialEq)]
pub enum FileAction {
    /// Choose a file.
    Pick,
    /// Choose a folder.
    PickFolder,
    /// A file was read.
    Opened {
        /// Its name.
        name: String,
        /// Its content.
        bytes: Rc<[u8]>,
    },
    /// Several files were read at once.
    OpenedAll(Vec<(String, Rc<[u8]>)>),
    /// A file could not be read.
    Failed {
        /// Its name.
        name: String,
        /// Why.
        why: Unreadable,
    },
    /// Text was pasted.
    Pasted(String),
    /// Show the built-in sample.
    Sample,
    /// Begin a new project.
    NewProject,
    /// Show another transcript of the project.
    Switch(Id),
    /// Change a transcript's title.
    Rename(Id, String),
    /// Write a note on a transcript.
    Note(Id, String),
    /// Show a transcript before the one above it, or after the one below it.
    Shift(Id, Direction),
    /// Take a transcript out of the project.
    Remove(Id),
    /// Change the project's name.
    RenameProject(String),
    /// Save the project to a file.
    Save,
}

/// Up or down in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards its beginning.
    Up,
    /// Towards its end.
    Down,
}

/// About files that wait to be brought in.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportAction {
    /// How far the reading of a file is.
    Progress(u32, f32),
    /// Ask for a corrected text that is to take the place of a transcript's.
    Replace(Id),
    /// Choose the file with the corrected text.
    PickCorrected,
    /// The corrected text was pasted.
    PasteCorrected(String),
    /// A file was understood, or not.
    Read(u32, Result<Rc<Preview>, Unreadable>),
    /// It is known what bringing the files in will do, or it cannot be.
    Planned(u32, Result<Rc<Planned>, Unreadable>),
    /// Something was chosen about a file.
    Choose(u32, Choices),
    /// Leave a file out.
    Leave(u32),
    /// Bring all of it in.
    Accept,
}

/// About what is exported.
#[derive(Clone, Debug, PartialEq)]
pub enum ExportAction {
    /// Show what can be exported.
    Show,
    /// In this format.
    Format(FormatId),
    /// With a layer, or without it.
    Layer(Layer),
    /// With only what the filter lets through, or with everything.
    Filtered,
    /// The file of this number was written, or not.
    Written(u32, Result<Rc<Written>, Unwritten>),
    /// Hand the file to the browser's downloads.
    Save,
}

/// About the text on the page.
#[derive(Clone, Debug, PartialEq)]
pub enum ReadAction {
    /// These sections are near the window.
    Near(usize, usize),
    /// This piece is the first in the window; the share of the text above its middle.
    At(usize, f64),
    /// Bring a span into view.
    Jump(Span),
    /// Bring the place at this share of the text into view, from 0 to 1.
    JumpTo(f64),
    /// Text was selected, or nothing.
    Select(Option<Span>, By),
    /// A pointer began or stopped dragging over the text.
    Drag(bool),
    /// A place in the text was clicked.
    Click(u32),
    /// The reading cursor moves.
    Step {
        /// By what.
        unit: Unit,
        /// Forward or back.
        forward: bool,
        /// Whether the selection grows with it.
        extend: bool,
    },
    /// Enter on the text: open what is at the cursor.
    Enter,
    /// Escape: close what is open, else let go of the selection.
    Escape,
    /// Where the selection or the open passage is on the page.
    Placed(Rect),
}

/// About tagging the selection.
#[derive(Clone, Debug, PartialEq)]
pub enum PickAction {
    /// Put the focus into the field.
    Focus,
    /// What is typed in the field.
    Query(String),
    /// Move the choice by so many lines.
    Move(i32),
    /// Take the chosen line.
    Accept,
    /// Put a tag on the selection.
    Apply(Id),
    /// Put the tag with this digit on the selection.
    Key(u8),
    /// Make a tag of this name and put it on the selection.
    Create(String),
    /// Put a tag on the selection that is called as its words are: coding in vivo.
    InVivo,
    /// Put the tag that was used last on the selection.
    Repeat,
    /// Mark the selection without a tag and write a note on it.
    Note,
}

/// An end of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Its start.
    Start,
    /// Its end.
    Finish,
}

/// About a passage.
#[derive(Clone, Debug, PartialEq)]
pub enum PassageAction {
    /// Open it beside the text, in view.
    Open(Id),
    /// Close it.
    Close,
    /// Put a tag on it or take it off.
    Toggle(Id, Id),
    /// Make a tag of this name and put it on it.
    Create(Id, String),
    /// Write its note.
    Note(Id, String),
    /// Move an end by a word.
    Move {
        /// Which passage.
        id: Id,
        /// Which end.
        end: End,
        /// Towards the end of the text or its start.
        forward: bool,
    },
    /// Delete it.
    Delete(Id),
    /// Its place was checked: it is right.
    Confirm(Id),
    /// Open the next one whose place is to be checked.
    NextToCheck,
    /// Open the next or the previous one in the text.
    Next(bool),
    /// Put it on the clipboard in this shape.
    Copy(Id, Shape),
    /// Whether it is on the clipboard now.
    Copied(bool),
}

/// About the codebook.
#[derive(Clone, Debug, PartialEq)]
pub enum TagAction {
    /// Make a tag.
    Create(String),
    /// Open or close its details.
    Open(Option<Id>),
    /// Change its name.
    Rename(Id, String),
    /// Change its colour.
    Recolour(Id, u8),
    /// Change its description.
    Describe(Id, String),
    /// Give it a digit, or none; who had the digit before has none then.
    Key(Id, Option<u8>),
    /// Fold what stands under it away, or show it.
    Fold(Id, bool),
    /// Put it, with what stands under it, at a spot.
    Move(Id, Spot),
    /// As [`Self::Move`], a step from where it stands.
    Step(Id, Step),
    /// Take the first into the second.
    Merge(Id, Id),
    /// Show its passages, to choose those that get another tag.
    Passages(Id),
    /// Give passages that carry a tag another one in its place, made if there is none of that name.
    Retag {
        /// Which passages.
        passages: Vec<Id>,
        /// The tag they lose.
        from: Id,
        /// The name of the one they get.
        to: String,
    },
    /// Delete it.
    Delete(Id),
}

/// About speakers.
#[derive(Clone, Debug, PartialEq)]
pub enum SpeakerAction {
    /// Call a speaker otherwise.
    Rename(String, String),
    /// Make two speakers one: the first is taken into the second.
    Merge(String, String),
    /// Tell a form of a name apart as somebody else.
    Split(String),
}

/// About entities and themes.
#[derive(Clone, Debug, PartialEq)]
pub enum FoundAction {
    /// The search has come so far, from 0 to 1.
    Progress(u32, f32),
    /// What was found so far.
    Found(u32, Rc<Suggestions>),
    /// The search is over.
    Finished(u32),
    /// The search could not be done.
    Failed(u32),
    /// Stop the search.
    Stop,
    /// Search again.
    Again,
    /// Go to the next place, or to the previous one.
    Walk(Walk, bool),
    /// Tag all mentions of an entity.
    TagAll(u32),
}

/// About searching for words.
#[derive(Clone, Debug, PartialEq)]
pub enum SearchAction {
    /// Show the search and put the focus into its field.
    Open,
    /// Look for this, in the transcript on the page or in all of them.
    Look(Query, bool),
    /// Go to a hit.
    Go(SearchHit),
    /// Go to a note.
    GoToNote(NoteOn),
    /// Put hits under a tag of this name, as one step.
    Tag(Vec<SearchHit>, String),
}

/// About what of the passages and the text is wanted.
#[derive(Clone, Debug, PartialEq)]
pub enum FilterAction {
    /// Show the fields and put the focus into the first.
    Open,
    /// Put the fields away; what is in force stays so.
    Close,
    /// Ask this alone of a facet; nothing with an empty value.
    Set(Facet, String),
    /// Ask for a value beside the others of its facet, or no longer.
    Toggle(Facet, String),
    /// Ask nothing any more.
    Clear,
}

/// About the excerpts.
#[derive(Clone, Debug, PartialEq)]
pub enum ExcerptsAction {
    /// Show them in place of the text.
    Open,
    /// Show those that a facet has this value for.
    Under(Facet, String),
    /// Back to the text.
    Close,
    /// Gather these.
    From(Source),
    /// Group them so.
    Group(Grouping),
    /// From the transcript on the page alone, or from all.
    HereOnly(bool),
    /// Show one group alone, or all.
    Only(Option<Heading>),
    /// Open a passage beside its excerpt, which is at this place on the page.
    Edit(Id, Rect),
    /// Print them.
    Print,
}

/// Why the browser does not keep the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeepError {
    /// There is no room left.
    Full,
    /// The browser keeps nothing for this page.
    Refused,
    /// It failed for another reason; trying again may help.
    Failed,
    /// What is stored was written by a newer version of the program.
    Newer,
}

/// A project that the browser keeps, as a list shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// Which.
    pub id: Id,
    /// What it is called, or the title of its first transcript.
    pub name: String,
    /// When it was begun.
    pub created: Timestamp,
}

/// About what the browser keeps.
#[derive(Clone, Debug, PartialEq)]
pub enum KeepAction {
    /// The page starts: what was kept, if anything.
    Start {
        /// The preferences.
        preferences: Box<Preferences>,
        /// The project and its texts.
        kept: Option<(Box<Project>, Rc<Texts>)>,
        /// Records that fell back to an earlier state, and records lost.
        damage: (usize, usize),
        /// Whether the browser cleared what was kept here once.
        emptied: bool,
    },
    /// The projects that the browser keeps.
    Stored(Vec<Stored>),
    /// Another project, as the browser kept it.
    Opened {
        /// The project.
        project: Box<Project>,
        /// Its texts.
        texts: Rc<Texts>,
        /// Records that fell back to an earlier state, and records lost.
        damage: (usize, usize),
    },
    /// The project is kept as it was at this revision.
    Saved(u64),
    /// The project could not be kept.
    Failed(u64, KeepError),
    /// This tab may write the project, or another one does.
    Claimed(bool),
    /// Another tab took over.
    Lost,
    /// Another tab wrote the project.
    WrittenElsewhere,
    /// The project as another tab wrote it.
    Reloaded(Box<Project>, Rc<Texts>),
    /// Take the right to write from the other tab.
    TakeOver,
    /// Try again to keep the project.
    Retry,
    /// Open another project that the browser keeps.
    Open(Id),
    /// Delete another project that the browser keeps.
    Remove(Id),
    /// Delete everything kept.
    Forget,
    /// Everything kept is deleted.
    Forgotten,
    /// The explanation was read.
    Explained,
}

/// About what the page shows.
#[derive(Clone, Debug, PartialEq)]
pub enum ShowAction {
    /// Switch a layer.
    Layer(Layer),
    /// Show a tab of the right panel.
    Tab(Tab),
    /// Open or close a sheet.
    Sheet(Option<Sheet>),
    /// Fold or unfold the left panel.
    Left,
    /// Fold or unfold the right panel.
    Right,
    /// Open or close a dialog.
    Dialog(Option<Dialog>),
    /// Put a message away.
    Dismiss(u32),
    /// Light or dark.
    Theme(Theme),
    /// How the text is set.
    Type(Type),
    /// The language of the page; none for the system's.
    Locale(Option<Locale>),
    /// The system speaks this language.
    System(Locale),
    /// Who annotates.
    Name(String),
    /// Put the hint for beginners away.
    DismissHint,
    /// Switch the shortcuts of a single key on or off.
    SingleKeys(bool),
    /// Give a command another key, or none.
    Shortcut(Shortcut, Option<Chord>),
    /// Give all commands the keys they had at first.
    ResetShortcuts,
}

impl From<FileAction> for Action {
    fn from(action: FileAction) -> Self {
        Self::File(action)
    }
}
impl From<ImportAction> for Action {
    fn from(action: ImportAction) -> Self {
        Self::Import(action)
    }
}
impl From<PseudonymAction> for Action {
    fn from(action: PseudonymAction) -> Self {
        Self::Pseudonyms(action)
    }
}
impl From<ExportAction> for Action {
    fn from(action: ExportAction) -> Self {
        Self::Export(action)
    }
}
impl From<ReadAction> for Action {
    fn from(action: ReadAction) -> Self {
        Self::Read(action)
    }
}
impl From<PickAction> for Action {
    fn from(action: PickAction) -> Self {
        Self::Pick(action)
    }
}
impl From<PassageAction> for Action {
    fn from(action: PassageAction) -> Self {
        Self::Passage(action)
    }
}
impl From<TagAction> for Action {
    fn from(action: TagAction) -> Self {
        Self::Tag(action)
    }
}
impl From<SpeakerAction> for Action {
    fn from(action: SpeakerAction) -> Self {
        Self::Speaker(action)
    }
}
impl From<SearchAction> for Action {
    fn from(action: SearchAction) -> Self {
        Self::Search(action)
    }
}
impl From<FilterAction> for Action {
    fn from(action: FilterAction) -> Self {
        Self::Filter(action)
    }
}
impl From<ExcerptsAction> for Action {
    fn from(action: ExcerptsAction) -> Self {
        Self::Excerpts(action)
    }
}
impl From<NameAction> for Action {
    fn from(action: NameAction) -> Self {
        Self::Name(action)
    }
}
impl From<FoundAction> for Action {
    fn from(action: FoundAction) -> Self {
        Self::Found(action)
    }
}
impl From<KeepAction> for Action {
    fn from(action: KeepAction) -> Self {
        Self::Keep(action)
    }
}
impl From<ClassAction> for Action {
    fn from(action: ClassAction) -> Self {
        Self::Class(action)
    }
}
impl From<ShowAction> for Action {
    fn from(action: ShowAction) -> Self {
        Self::Show(action)
    }
}
