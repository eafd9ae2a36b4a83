use super::Deed;
use crate::model::{Command, Id, Timestamp};
use std::rc::Rc;

/// Gestures that can be taken back; more than anybody steps through, little enough to keep.
const LIMIT: usize = 1_000;
/// Edits of the same field within this many milliseconds of each other are one gesture.
const PAUSE: u64 = 2_000;

/// A gesture: what was done, and the command that takes it back (or does it again).
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What was done.
    pub deed: Deed,
    /// What to apply.
    pub command: Rc<Command>,
    /// The field that was being typed in, so that a whole word is one step.
    pub field: Option<Id>,
    /// When it was done.
    pub at: Timestamp,
}

/// What was done and taken back, the latest last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl History {
    /// Notes a gesture; what was taken back before can no longer be done again.
    pub fn push(&mut self, step: Step) {
        self.undone.clear();
        if let Some(last) = self.done.last_mut() {
            let same_field = step.field.is_some() && last.field == step.field;
            if same_field && step.at.since(last.at) < PAUSE {
                // The older inverse leads back to before both.
                last.deed = step.deed;
                last.at = step.at;
                return;
            }
        }
        self.done.push(step);
        if self.done.len() > LIMIT {
            self.done.remove(0);
        }
    }

    /// What was done, the latest last.
    pub fn done(&self) -> &[Step] {
        &self.done
    }

    /// What was taken back, the next to be done again last.
    pub fn undone_steps(&self) -> &[Step] {
        &self.undone
    }

    /// The latest gesture, to be taken back.
    pub fn last_done(&self) -> Option<&Step> {
        self.done.last()
    }

    /// The gesture taken back last, to be done again.
    pub fn last_undone(&self) -> Option<&Step> {
        self.undone.last()
    }

    /// Moves the latest gesture over; `again` is the command that does it again.
    pub fn undone(&mut self, again: Command) {
        if let Some(step) = self.done.pop() {
            self.undone.push(Step { command: Rc::new(again), field: None, ..step });
        }
    }

    /// Moves the gesture taken back last over; `back` is the command that takes it back.
    pub fn redone(&mut self, back: Command) {
        if let Some(step) = self.undone.pop() {
            self.done.push(Step { command: Rc::new(back), field: None, ..step });
        }
    }
}
