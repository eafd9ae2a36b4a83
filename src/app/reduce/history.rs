//! Back through what was done, and forward again.

use super::change::Change;
use crate::app::Notice;
use std::rc::Rc;

#[inline(never)]
pub(super) fn undo(change: &mut Change) {
    match change.state.history.done().len().checked_sub(1) {
        Some(wanted) => step_to(change, wanted),
        None => change.toast(Notice::NothingToUndo),
    }
}

#[inline(never)]
pub(super) fn redo(change: &mut Change) {
    if change.state.history.undone_steps().is_empty() {
        return change.toast(Notice::NothingToRedo);
    }
    step_to(change, change.state.history.done().len() + 1);
}

/// Takes gestures back or does them again until so many are done. What follows from the project is derived
/// once, at the end.
#[inline(never)]
pub(super) fn step_to(change: &mut Change, wanted: usize) {
    let before = change.state.history.done().len();
    if before == wanted || !change.may_write() {
        return;
    }
    let back = wanted < before;
    let mut steps = 0;
    let mut deed = None;
    while change.state.history.done().len() != wanted {
        let history = &change.state.history;
        let next = if back { history.last_done() } else { history.last_undone() };
        let Some(step) = next.cloned() else { break };
        let Some(inverse) = change.edit(&step.command) else { break };
        let history = Rc::make_mut(&mut change.state.history);
        if back {
            history.undone(inverse)
        } else {
            history.redone(inverse)
        }
        steps += 1;
        deed = Some(step.deed);
    }
    let Some(deed) = deed else { return };
    change.settle();
    change.toast(match (steps, back) {
        (1, true) => Notice::Undone(deed),
        (1, false) => Notice::Redone(deed),
        (steps, back) => Notice::Stepped { steps, back },
    });
}
