//! A class's files and figures, in a worker of their own: the search for entities goes on beside it.

use super::messages::{Request, Response};
use super::worker::Worker;
use crate::app::classroom::Question;
use crate::app::{ClassAction, Store};
use crate::exchange::feedback;
use crate::model::Id;
use crate::strings::Locale;
use crate::text::Text;
use std::rc::{Rc, Weak};

/// Asks the worker, and reports its answers.
pub struct ClassRoom {
    worker: Worker,
}

impl ClassRoom {
    /// Reports to the store.
    pub fn new(store: &Rc<Store>) -> Self {
        let store: Weak<Store> = Rc::downgrade(store);
        let worker = Worker::new(move |response| {
            let Some(store) = store.upgrade() else { return };
            match response {
                Response::Returned { json, .. } => {
                    let read = json.iter().filter_map(|json| serde_json::from_str(json).ok());
                    store.dispatch(ClassAction::Read(read.collect()));
                }
                Response::Agreed { job, table } => store.dispatch(ClassAction::Agreed(job, Box::new(table))),
                Response::Feedback { job, result } => {
                    store.dispatch(ClassAction::FeedbackWritten(job, result.map(Into::into)));
                }
                Response::Done { job } => store.dispatch(ClassAction::ReadAll(job)),
                Response::Failed { job, .. } => store.dispatch(ClassAction::Failed(job)),
                Response::Progress { .. }
                | Response::Batch { .. }
                | Response::Read { .. }
                | Response::Planned { .. }
                | Response::Written { .. } => {}
            }
        });
        Self { worker }
    }

    /// Reads files that came back.
    pub fn collect(&self, job: u32, transcripts: Vec<(Id, Rc<Text>)>, files: Vec<(String, Rc<[u8]>)>) {
        let transcripts = transcripts.into_iter().map(|(id, text)| (id, text.as_str().to_owned())).collect();
        let files = files.into_iter().map(|(name, bytes)| (name, bytes.to_vec())).collect();
        self.worker.send(&Request::Collect { job, transcripts, files });
    }

    /// Writes feedback.
    pub fn feedback(&self, job: u32, page: feedback::Page, each: bool, locale: Locale) {
        self.worker.send(&Request::Feedback { job, page, each, locale });
    }

    /// Counts agreement.
    pub fn agree(&self, job: u32, question: Question) {
        self.worker.send(&Request::Agree { job, question });
    }
}
