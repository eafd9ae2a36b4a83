//! All of what the program does, without a browser: state, actions, what follows from them.
//!
//! `reduce` is pure. What it asks of the outside are effects: the browser carries them out on
//! the page, an in-memory twin in tests, and both report back as actions.

mod action;
pub mod classroom;
mod effect;
mod excerpts;
mod exporting;
mod filter;
#[cfg(test)]
mod fixtures;
mod found;
mod history;
mod importing;
pub mod keymap;
mod marks;
mod naming;
mod notice;
pub mod persist;
mod preferences;
mod pseudonyms;
mod reading;
mod reduce;
mod runs;
pub mod sample;
mod search;
mod shortcuts;
mod state;
mod store;
mod view;

pub use action::{
    Action, Direction, End, ExcerptsAction, ExportAction, FileAction, FilterAction, FoundAction, ImportAction,
    KeepAction, KeepError, PassageAction, PickAction, ReadAction, SearchAction, ShowAction, SpeakerAction, Stamped,
    Stored, TagAction,
};
pub use classroom::{ClassAction, Draft, HandedOut};
pub use effect::{Effect, Focus};
pub use excerpts::{Asking, Excerpt, Excerpts, Gathering, Group, Grouping, Heading, Source};
pub use exporting::{Exporting, Unwritten};
pub use filter::{Facet, Filter, Sieve};
pub use found::{Found, Progress, THEME_COLOURS};
pub use history::{History, Step};
pub use importing::{Importing, NotReplaced, Replacing, Waited, Waiting};
pub use marks::Marks;
pub use naming::{EntityOrder, NameAction, Subject};
pub use notice::{Deed, Layer, Notice, Unreadable};
pub use preferences::{Preferences, Theme, Type};
pub use pseudonyms::{Labels, Outcome, PseudonymAction, Pseudonymising, Row};
pub use reading::{Piece, Reading, Section};
pub use reduce::{Offer, offers, reduce};
pub use runs::{Bar, Layers, Run, Runs, Sources, runs};
pub use search::{NoteHit, NoteOn, Search, SearchHit};
pub use shortcuts::{Chord, Shortcut, Shortcuts};
pub use state::{Keeping, Kept, State};
pub use store::Store;
pub use view::{
    By, Cursor, Dialog, OpenMention, OpenPassage, Picker, Rect, Selection, Sheet, Tab, Toast, Unit, View, Walk,
};
