//! What follows from an action: one file a kind of action.
//!
//! None of them is inlined: a browser compiles a function when it is first called, and the start should
//! not have to wait for what it does not use.

mod change;
mod classroom;
mod cursor;
mod export;
mod file;
mod found;
mod import;
mod keep;
mod naming;
mod passage;
mod pick;
mod read;
mod search;
mod show;
mod speaker;
mod tag;

use super::{Action, Deed, Effect, Notice, Stamped, State};
use change::Change;
pub use pick::{Offer, offers};
use std::rc::Rc;

/// The state after an action, and what the outside is asked to do. Pure: the same state and
/// action always give the same.
pub fn reduce(state: &State, stamped: &Stamped) -> (State, Vec<Effect>) {
    let mut change = Change::new(state, stamped);
    if let Some(why) = classroom::forbidden(state, &stamped.action) {
        change.toast(why);
        return change.finish();
    }
    match &stamped.action {
        Action::File(action) => file::reduce(&mut change, action),
        Action::Import(action) => import::reduce(&mut change, action),
        Action::Export(action) => export::reduce(&mut change, action),
        Action::Read(action) => read::reduce(&mut change, action),
        Action::Pick(action) => pick::reduce(&mut change, action),
        Action::Passage(action) => passage::reduce(&mut change, action),
        Action::Tag(action) => tag::reduce(&mut change, action),
        Action::Speaker(action) => speaker::reduce(&mut change, action),
        Action::Found(action) => found::reduce(&mut change, action),
        Action::Name(action) => naming::reduce(&mut change, action),
        Action::Search(action) => search::reduce(&mut change, action),
        Action::Keep(action) => keep::reduce(&mut change, action),
        Action::Class(action) => classroom::reduce(&mut change, action),
        Action::Show(action) => show::reduce(&mut change, action),
        Action::Undo => undo(&mut change),
        Action::Redo => redo(&mut change),
    }
    import::forget_if_closed(&mut change);
    export::forget_if_closed(&mut change);
    change.finish()
}

fn undo(change: &mut Change) {
    let Some(step) = change.state.history.last_done().cloned() else {
        return change.toast(Notice::NothingToUndo);
    };
    if let Some(again) = change.apply(&step.command) {
        Rc::make_mut(&mut change.state.history).undone(again);
        change.toast(Notice::Undone(step.deed));
    }
}

fn redo(change: &mut Change) {
    let Some(step) = change.state.history.last_undone().cloned() else {
        return change.toast(Notice::NothingToRedo);
    };
    if let Some(back) = change.apply(&step.command) {
        Rc::make_mut(&mut change.state.history).redone(back);
        change.toast(Notice::Redone(step.deed));
    }
}

/// A quotation short enough for a message, cut at a word.
fn short(text: &str) -> String {
    const LENGTH: usize = 48;
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if folded.chars().count() <= LENGTH {
        return folded;
    }
    let head: String = folded.chars().take(LENGTH).collect();
    let kept = head.rsplit_once(' ').map_or(head.as_str(), |(kept, _)| kept);
    format!("{kept}…")
}

impl Deed {
    /// Whether it deserves a message of its own with an offer to undo: what is not visible where
    /// it happened, or took something away.
    fn wants_toast(&self) -> bool {
        matches!(
            self,
            Self::Deleted { .. }
                | Self::TagDeleted { .. }
                | Self::TranscriptRemoved { .. }
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
