//! Reading files in a worker of its own, so that neither the page nor a search waits for it.

use super::messages::{Failure, Request, Response};
use super::worker::Worker;
use crate::app::{ImportAction, Store, Unreadable};
use std::rc::{Rc, Weak};

/// Has files read and tells what they bring.
pub struct Import {
    worker: Worker,
}

impl Import {
    /// Reports to the store.
    pub fn new(store: &Rc<Store>) -> Self {
        let store: Weak<Store> = Rc::downgrade(store);
        let worker = Worker::new(move |response| {
            let number = response.job();
            let result = match response {
                Response::Read { result, .. } => result.map(Rc::new).map_err(Unreadable::Refused),
                Response::Failed { failure: Failure::NotStarted, .. } => Err(Unreadable::NoWorker),
                _ => Err(Unreadable::TooMuch),
            };
            if let Some(store) = store.upgrade() {
                store.dispatch(ImportAction::Read(number, result));
            }
        });
        Self { worker }
    }

    /// Begins to read a file.
    pub fn read(&self, number: u32, name: String, bytes: &[u8]) {
        self.worker.send(&Request::Read { job: number, name, bytes: bytes.to_vec() });
    }

    /// Gives up all reading.
    pub fn stop(&self) {
        self.worker.cancel();
    }
}
