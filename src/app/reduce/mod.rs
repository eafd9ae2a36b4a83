//! What follows from an action: one file a kind of action.
//!
//! None of them is inlined: a browser compiles a function when it is first called, and the start should
//! not have to wait for what it does not use.

mod change;
mod classroom;
mod cursor;
mod excerpts;
mod export;
mod file;
mod filter;
mod found;
mod history;
mod import;
mod keep;
mod naming;
mod passage;
mod pick;
mod pseudonyms;
mod read;
mod search;
mod show;
mod speaker;
mod tag;

use super::{Action, Deed, Effect, Stamped, State};
use crate::text::shortened;
use change::Change;
pub use pick::{Offer, offers};

/// The state after an action, and what the outside is asked to do. Pure: the same state and
/// action always give the same.
pub fn reduce(state: &State, stamped: &Stamped) -> (State, Vec<Effect>) {
    let mut change = Change::new(state, stamped);
    if let Some(why) = classroom::forbidden(state, &stamped.action) {
        change.toast(why);
        return change.finish();
    }
    if state.view.excerpts.is_some() && excerpts::is_left_by(&stamped.action) {
        change.view().excerpts = None;
    }
    match &stamped.action {
        Action::File(action) => file::reduce(&mut change, action),
        Action::Import(action) => import::reduce(&mut change, action),
        Action::Export(action) => export::reduce(&mut change, action),
        Action::Pseudonyms(action) => pseudonyms::reduce(&mut change, action),
        Action::Read(action) => read::reduce(&mut change, action),
        Action::Pick(action) => pick::reduce(&mut change, action),
        Action::Passage(action) => passage::reduce(&mut change, action),
        Action::Tag(action) => tag::reduce(&mut change, action),
        Action::Speaker(action) => speaker::reduce(&mut change, action),
        Action::Found(action) => found::reduce(&mut change, action),
        Action::Name(action) => naming::reduce(&mut change, action),
        Action::Search(action) => search::reduce(&mut change, action),
        Action::Excerpts(action) => excerpts::reduce(&mut change, action),
        Action::Filter(action) => filter::reduce(&mut change, action),
        Action::Keep(action) => keep::reduce(&mut change, action),
        Action::Class(action) => classroom::reduce(&mut change, action),
        Action::Show(action) => show::reduce(&mut change, action),
        Action::Undo => history::undo(&mut change),
        Action::Redo => history::redo(&mut change),
        Action::StepTo(done) => history::step_to(&mut change, *done),
    }
    import::forget_if_closed(&mut change);
    export::forget_if_closed(&mut change);
    pseudonyms::forget_if_closed(&mut change);
    change.finish()
}

/// A quotation short enough for a message, cut at a word.
fn short(text: &str) -> String {
    shortened(text, 48)
}

impl Deed {
    /// Whether it deserves a message of its own with an offer to undo: what is not visible where
    /// it happened, or took something away.
    fn wants_toast(&self) -> bool {
        matches!(
            self,
            Self::Deleted { .. }
                | Self::TagDeleted { .. }
                | Self::TagsMerged { .. }
                | Self::Retagged { .. }
                | Self::TranscriptRemoved { .. }
                | Self::TextReplaced { .. }
                | Self::Pseudonymised { .. }
                | Self::TaggedAll { .. }
                | Self::Imported { .. }
                | Self::SpeakersMerged { .. }
                | Self::SpeakerSplit { .. }
                | Self::NameRejected { .. }
                | Self::NamesMerged { .. }
                | Self::NameApart { .. }
                | Self::NameAdded { .. }
        )
    }
}
