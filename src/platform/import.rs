//! Reading files in a worker of its own, so that neither the page nor a search waits for it.

use super::messages::{Failure, Request, Response};
use super::worker::Worker;
use crate::app::{ImportAction, Store, Unreadable};
use crate::exchange::transcript::Choices;
use crate::exchange::{Texts, project_file};
use crate::model::{Project, Timestamp};
use std::cell::Cell;
use std::rc::{Rc, Weak};

/// Has files read and tells what they bring.
pub struct Import {
    worker: Worker,
    /// The job that finds out what bringing them in will do.
    plan: Rc<Cell<u32>>,
}

impl Import {
    /// Reports to the store.
    pub fn new(store: &Rc<Store>) -> Self {
        let store: Weak<Store> = Rc::downgrade(store);
        let plan = Rc::new(Cell::new(0));
        let planning = Rc::clone(&plan);
        let worker = Worker::new(move |response| {
            let number = response.job();
            let action = match response {
                Response::Progress { done, .. } => ImportAction::Progress(number, done),
                Response::Read { result, .. } => {
                    ImportAction::Read(number, result.map(Rc::new).map_err(Unreadable::Refused))
                }
                Response::Planned { planned, .. } => ImportAction::Planned(number, Ok(Rc::new(planned))),
                other => {
                    let why = match other {
                        Response::Failed { failure: Failure::NotStarted, .. } => Unreadable::NoWorker,
                        _ => Unreadable::TooMuch,
                    };
                    match number == planning.get() {
                        true => ImportAction::Planned(number, Err(why)),
                        false => ImportAction::Read(number, Err(why)),
                    }
                }
            };
            if let Some(store) = store.upgrade() {
                store.dispatch(action);
            }
        });
        Self { worker, plan }
    }

    /// Begins to read a file.
    pub fn read(&self, number: u32, name: String, bytes: &[u8]) {
        self.worker.send(&Request::Read { job: number, name, bytes: bytes.to_vec() });
    }

    /// Begins to find out what bringing files in will do.
    pub fn plan(&self, job: u32, files: Vec<(u32, Choices)>, project: &Project, texts: &Texts) {
        self.plan.set(job);
        // Nobody sees when this file was written.
        let project = project_file::write(project, texts, Timestamp::default());
        self.worker.send(&Request::Plan { job, files, project });
    }

    /// Lets go of all files, and gives up all reading.
    pub fn forget(&self) {
        self.worker.cancel();
    }
}
