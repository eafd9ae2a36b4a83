//! The search for entities and themes, in the worker.

use super::messages::{Batch, Request, Response};
use super::worker::Worker;
use crate::app::{FoundAction, Reading, Store};
use crate::detect::Suggestions;
use std::cell::RefCell;
use std::rc::{Rc, Weak};

/// Asks the worker, and puts its answers together.
pub struct Search {
    worker: Worker,
}

#[derive(Default)]
struct Found {
    suggestions: Suggestions,
    /// Whether the mentions were shown already.
    shown: bool,
}

impl Search {
    /// Reports to the store.
    pub fn new(store: &Rc<Store>) -> Self {
        let store: Weak<Store> = Rc::downgrade(store);
        let found = RefCell::new(Found::default());
        let worker = Worker::new(move |response| {
            if let Some(store) = store.upgrade() {
                answered(&store, &mut found.borrow_mut(), response);
            }
        });
        Self { worker }
    }

    /// Begins a search; one that is under way is given up.
    pub fn begin(&self, job: u32, reading: &Reading) {
        self.worker.cancel();
        let (text, structure) = (reading.text.as_str().to_owned(), reading.structure.clone());
        self.worker.send(&Request::Detect { job, text, structure });
    }

    /// Gives up the search under way.
    pub fn stop(&self) {
        self.worker.cancel();
    }
}

fn answered(store: &Rc<Store>, found: &mut Found, response: Response) {
    match response {
        Response::Progress { job, done } => {
            if done == 0.0 {
                *found = Found::default();
            }
            store.dispatch(FoundAction::Progress(job, done));
        }
        Response::Batch { job, batch } => {
            // What comes after the mentions takes longer: show them first.
            let mentions_are_there = !matches!(batch, Batch::Entities(_) | Batch::Mentions(_));
            if mentions_are_there && !found.shown {
                found.shown = true;
                store.dispatch(FoundAction::Found(job, Rc::new(found.suggestions.clone())));
            }
            batch.add_to(&mut found.suggestions);
        }
        Response::Done { job } => {
            let suggestions = std::mem::take(found).suggestions;
            store.dispatch(FoundAction::Found(job, Rc::new(suggestions)));
            store.dispatch(FoundAction::Finished(job));
        }
        // Files and classes have workers of their own.
        Response::Read { .. }
        | Response::Planned { .. }
        | Response::Written { .. }
        | Response::Returned { .. }
        | Response::Agreed { .. }
        | Response::Feedback { .. } => {}
        Response::Failed { job, .. } => {
            *found = Found::default();
            store.dispatch(FoundAction::Failed(job));
        }
    }
}
