//! What of the passages and the text is wanted; the rest steps back.

use super::change::Change;
use crate::app::{FilterAction, Focus, Notice};
use std::rc::Rc;

#[inline(never)]
pub(super) fn reduce(change: &mut Change, action: &FilterAction) {
    match action {
        FilterAction::Open => {
            change.view().filtering = true;
            change.focus(Focus::Filter);
        }
        FilterAction::Close => {
            change.view().filtering = false;
            change.focus_ground();
        }
        FilterAction::Set(facet, value) => {
            Rc::make_mut(&mut change.state.filter).set(*facet, value);
            tell(change);
        }
        FilterAction::Toggle(facet, value) => {
            Rc::make_mut(&mut change.state.filter).toggle(*facet, value);
            tell(change);
        }
        FilterAction::Clear => {
            change.state.filter = Rc::default();
            tell(change);
        }
    }
}

/// Puts the filter in force and says what it lets through.
pub(super) fn tell(change: &mut Change) {
    change.sift();
    let all = change.state.marks.annotations.len();
    change.say(match &change.state.sieve {
        Some(sieve) => Notice::Filtered { passages: sieve.passages.len(), of: all },
        None => Notice::Unfiltered,
    });
}
