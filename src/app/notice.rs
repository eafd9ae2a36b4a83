use super::Shortcut;
use crate::detect::EntityKind;
use crate::exchange::ReadError;
use crate::model::Tally;
use crate::text::TextHash;

/// What the program tells a person; the catalogue holds the words.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// What was done; can be undone.
    Done(Deed),
    /// What was taken back.
    Undone(Deed),
    /// What was done again.
    Redone(Deed),
    /// Several gestures were taken back or done again at once.
    Stepped {
        /// How many.
        steps: usize,
        /// Whether they were taken back.
        back: bool,
    },
    /// Nothing is left to undo.
    NothingToUndo,
    /// Nothing is left to redo.
    NothingToRedo,
    /// A file could not be read.
    Unreadable {
        /// Its name.
        file: String,
        /// Why.
        why: Unreadable,
    },
    /// A project file was opened.
    ProjectOpened {
        /// Its name.
        name: String,
    },
    /// The text is already in the project and is shown.
    AlreadyThere {
        /// The transcript's title.
        title: String,
    },
    /// A file was handed to the browser's downloads.
    Downloaded {
        /// Its name.
        file: String,
    },
    /// What was opened is all there already.
    NothingNew,
    /// A hand-out was written.
    HandedOut {
        /// The file's name.
        file: String,
    },
    /// A student's work was handed to the browser's downloads.
    HandedIn {
        /// The file's name.
        file: String,
        /// How many passages are in it.
        passages: usize,
    },
    /// Nothing is tagged that could be handed in.
    NothingToHandIn,
    /// There is no transcript to hand out.
    NothingToHandOut,
    /// Nothing was handed out yet, so nothing can come back.
    NoAssignment,
    /// Files that came back were read.
    Collected {
        /// How many hold work that was not there.
        works: usize,
        /// How many files there were.
        files: usize,
    },
    /// The feedback of all students does not fit into one archive.
    FeedbackTooLarge,
    /// Some of the files that came back could not be read, for want of memory.
    NotAllCollected,
    /// The class is divided about nothing.
    NoDisputes,
    /// Nothing is accepted for the model answer.
    NoModel,
    /// This is not done in a hand-out.
    InHandOut,
    /// The codebook of this hand-out may not be changed.
    CodebookLocked,
    /// A tag cannot be moved that way.
    TagStays {
        /// Its name.
        tag: String,
    },
    /// A key belongs to another command.
    KeyTaken {
        /// The key.
        key: String,
        /// Whose it is.
        by: Shortcut,
    },
    /// Stored work came back with damage.
    Repaired {
        /// How many records fell back to an earlier state.
        older: usize,
        /// How many were lost.
        lost: usize,
    },
    /// The browser cleared what was kept here.
    Emptied,
    /// The text of a stored transcript is gone.
    TextMissing {
        /// The transcript's title.
        title: String,
        /// The text's hash.
        hash: TextHash,
    },
    /// Everything stored was deleted.
    Forgotten,
    /// Nothing is selected, so there is nothing to tag.
    NothingSelected,
    /// No tag was used yet, so none can be repeated.
    NothingToRepeat,
    /// There is no further passage in this direction.
    NoMorePassages,
    /// No passage has a place that is to be checked.
    NothingToCheck,
    /// A passage is on the clipboard.
    Copied,
    /// The browser refused to put a passage on the clipboard.
    NotCopied,
    /// No tag has this digit.
    NoTagOnKey(u8),
    /// A name that was to be added does not stand in the text.
    NameNotWritten(String),
    /// This tab only reads; the work is open in another.
    ReadOnly,
    /// The layer was switched.
    Layer {
        /// Which.
        layer: Layer,
        /// Whether it is shown now.
        on: bool,
    },
    /// A filter is in force.
    Filtered {
        /// How many passages of the transcript match.
        passages: usize,
        /// Of how many.
        of: usize,
    },
    /// No filter is in force any more.
    Unfiltered,
    /// A step through the places of an entity or theme.
    Walking {
        /// Whose places.
        name: String,
        /// Which, from 1.
        at: usize,
        /// Of how many.
        of: usize,
    },
    /// Where the reading cursor stands.
    Cursor {
        /// The words it stands on or that are selected.
        text: String,
        /// Whether they are selected.
        selected: bool,
        /// The names of the tags there.
        tags: Vec<String>,
    },
}

/// A layer of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Passages.
    Tags,
    /// Entities.
    Entities,
    /// Themes.
    Themes,
}

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq)]
pub enum Unreadable {
    /// The browser could not read it.
    NotRead,
    /// A project was opened along with it, and only one can be open.
    SecondProject,
    /// Reading it took more memory than there was.
    TooMuch,
    /// The browser lets the page start no worker.
    NoWorker,
    /// Its reader refused it.
    Refused(ReadError),
}

impl From<ReadError> for Unreadable {
    fn from(error: ReadError) -> Self {
        Self::Refused(error)
    }
}

/// What a person did, for history and messages.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    /// Put tags on a passage.
    Tagged {
        /// The tag's name.
        tag: String,
        /// The words.
        quote: String,
    },
    /// Took a tag off a passage.
    Untagged {
        /// The tag's name.
        tag: String,
        /// The words.
        quote: String,
    },
    /// Marked a passage without a tag, to write a note on it.
    Marked {
        /// The words.
        quote: String,
    },
    /// Tagged all places of an entity or theme.
    TaggedAll {
        /// The tag's name.
        tag: String,
        /// How many passages.
        passages: usize,
    },
    /// Wrote a note.
    Noted {
        /// The words of the passage.
        quote: String,
    },
    /// Moved an end of a passage.
    Adjusted {
        /// The words now.
        quote: String,
    },
    /// Said that a passage is where it should be.
    Confirmed {
        /// The words.
        quote: String,
    },
    /// Deleted a passage.
    Deleted {
        /// The words.
        quote: String,
    },
    /// Made a tag.
    TagCreated {
        /// Its name.
        tag: String,
    },
    /// Changed a tag's name.
    TagRenamed {
        /// The name before.
        from: String,
        /// The name now.
        to: String,
    },
    /// Changed a tag's colour.
    TagRecoloured {
        /// Its name.
        tag: String,
    },
    /// Changed a tag's description.
    TagDescribed {
        /// Its name.
        tag: String,
    },
    /// Gave a tag a digit, or none.
    TagKeyed {
        /// Its name.
        tag: String,
        /// The digit now.
        key: Option<u8>,
        /// The tag that had it before.
        from: Option<String>,
    },
    /// Put a tag elsewhere in the codebook.
    TagMoved {
        /// Its name.
        tag: String,
        /// The name of the tag it stands under now.
        under: Option<String>,
        /// Its place there, from 1.
        at: usize,
        /// Of how many.
        of: usize,
    },
    /// Took a tag into another.
    TagsMerged {
        /// The one taken in.
        from: String,
        /// The one that stays.
        into: String,
        /// How many passages got the other tag.
        passages: usize,
    },
    /// Gave passages another tag.
    Retagged {
        /// The tag they lost.
        from: String,
        /// The tag they got.
        to: String,
        /// How many passages.
        passages: usize,
    },
    /// Deleted a tag and what lay under it.
    TagDeleted {
        /// Its name.
        tag: String,
        /// How many tags lay under it.
        below: usize,
        /// How many passages lost it or one of those.
        passages: usize,
        /// How many of these had nothing else and went too.
        gone: usize,
    },
    /// Added a transcript.
    TranscriptAdded {
        /// Its title.
        title: String,
    },
    /// Took a transcript out.
    TranscriptRemoved {
        /// Its title.
        title: String,
        /// How many passages went with it.
        passages: usize,
    },
    /// Changed a transcript's title.
    TranscriptRenamed {
        /// The title now.
        title: String,
    },
    /// Changed the order of transcripts.
    TranscriptShifted {
        /// The title of the one that stands elsewhere.
        title: String,
    },
    /// Replaced a transcript's text by a corrected one.
    TextReplaced {
        /// The transcript's title.
        title: String,
        /// How its passages came to their places.
        tally: Tally,
    },
    /// Made a copy of a transcript with pseudonyms.
    Pseudonymised {
        /// The title of the copy.
        title: String,
        /// How many names were replaced, each where it stood.
        places: usize,
        /// Whether the original went.
        alone: bool,
    },
    /// Wrote a note on a transcript.
    TranscriptNoted {
        /// Its title.
        title: String,
    },
    /// Changed the project's name.
    ProjectRenamed {
        /// The name now.
        name: String,
    },
    /// Renamed a speaker.
    SpeakerRenamed {
        /// The name before.
        from: String,
        /// The name now.
        to: String,
    },
    /// Made two speakers one.
    SpeakersMerged {
        /// The one taken in.
        from: String,
        /// The one who stays.
        into: String,
    },
    /// Told a form of a name apart as somebody else.
    SpeakerSplit {
        /// The form.
        variant: String,
    },
    /// Said that names are none.
    NameRejected {
        /// The entity, or the words of one mention.
        name: String,
        /// How many mentions.
        mentions: usize,
    },
    /// Changed the kind of names.
    NameRetyped {
        /// The entity, or the words of one mention.
        name: String,
        /// The kind now.
        kind: EntityKind,
        /// How many mentions.
        mentions: usize,
    },
    /// Moved an end of names.
    NameRebound {
        /// The words before.
        from: String,
        /// The words now.
        to: String,
    },
    /// Made names name another entity too.
    NamesMerged {
        /// The entity, or the words of one mention.
        from: String,
        /// The one that they name now.
        into: String,
    },
    /// Called an entity otherwise.
    NameCalled {
        /// The name before.
        from: String,
        /// The name now.
        to: String,
    },
    /// Told a form of a name apart as an entity of its own.
    NameApart {
        /// The form.
        form: String,
    },
    /// Added a name that was missed.
    NameAdded {
        /// The name.
        name: String,
        /// Its kind.
        kind: EntityKind,
        /// How many mentions.
        mentions: usize,
    },
    /// Took a correction of names back.
    CorrectionWithdrawn {
        /// The name that it was about.
        name: String,
    },
    /// Brought in what files held.
    Imported {
        /// How many transcripts.
        transcripts: usize,
        /// How many tags were new.
        tags: usize,
        /// How many passages.
        passages: usize,
        /// How many of them were moved to similar words.
        moved: usize,
        /// How many found no place.
        lost: usize,
    },
    /// Handed the project's transcripts and tags out.
    HandedOut {
        /// The assignment's title.
        title: String,
    },
    /// Put a model answer into the project.
    ModelPublished {
        /// How many passages.
        passages: usize,
    },
    /// Changed the annotator's name.
    CoderNamed {
        /// The name now.
        name: String,
    },
}
