//! Reading files in a worker of its own, so that neither the page nor a search waits for it.

use super::messages::{Failure, Request, Response};
use super::worker::Worker;
use crate::app::{ImportAction, Store, Unreadable};
use crate::exchange::{Brought, ReadError, opening};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

/// The files that are being read, by their numbers.
type Files = Rc<RefCell<BTreeMap<u32, (String, Rc<[u8]>)>>>;

/// Has files read and tells what they bring.
pub struct Import {
    worker: Worker,
    files: Files,
}

impl Import {
    /// Reports to the store.
    pub fn new(store: &Rc<Store>) -> Self {
        let store: Weak<Store> = Rc::downgrade(store);
        let files = Files::default();
        let asked = Rc::clone(&files);
        let worker = Worker::new(move |response| {
            if let Some(store) = store.upgrade() {
                answered(&store, &asked, response);
            }
        });
        Self { worker, files }
    }

    /// Begins to read a file.
    pub fn read(&self, number: u32, name: String, bytes: Rc<[u8]>) {
        let request = Request::Read { job: number, name: name.clone(), bytes: bytes.to_vec() };
        self.files.borrow_mut().insert(number, (name, bytes));
        self.worker.send(&request);
    }

    /// Gives up all reading.
    pub fn stop(&self) {
        self.files.borrow_mut().clear();
        self.worker.cancel();
    }
}

fn answered(store: &Store, files: &Files, response: Response) {
    let number = response.job();
    let Some((name, bytes)) = files.borrow_mut().remove(&number) else { return };
    let result = match response {
        Response::Read { result, .. } => told(result),
        // A browser that lets the page start no worker reads in the page.
        Response::Failed { failure: Failure::NotStarted, .. } => told(opening::open(&name, &bytes)),
        Response::Failed { .. } => Err(Unreadable::TooMuch),
        Response::Progress { .. }
        | Response::Batch { .. }
        | Response::Returned { .. }
        | Response::Agreed { .. }
        | Response::Done { .. } => return,
    };
    store.dispatch(ImportAction::Read(number, result));
}

fn told(result: Result<Brought, ReadError>) -> Result<Rc<Brought>, Unreadable> {
    result.map(Rc::new).map_err(Unreadable::Refused)
}
