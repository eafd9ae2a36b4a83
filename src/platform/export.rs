//! Writing files in a worker of its own, so that the page does not wait for it.

use super::messages::{Parcel, Request, Response};
use super::worker::Worker;
use crate::app::{ExportAction, Store, Unwritten};
use crate::exchange::Outgoing;
use crate::strings::Locale;
use std::rc::{Rc, Weak};

/// Has files written, and reports them.
pub struct Export {
    worker: Worker,
}

impl Export {
    /// Reports to the store.
    pub fn new(store: &Rc<Store>) -> Self {
        let store: Weak<Store> = Rc::downgrade(store);
        let worker = Worker::new(move |response| {
            let job = response.job();
            let written = match response {
                Response::Written { result, .. } => result.map(Rc::new).map_err(Unwritten::Refused),
                _ => Err(Unwritten::Failed),
            };
            if let Some(store) = store.upgrade() {
                store.dispatch(ExportAction::Written(job, written));
            }
        });
        Self { worker }
    }

    /// Begins to write a file.
    pub fn write(&self, job: u32, outgoing: &Outgoing, locale: Locale) {
        self.worker.send(&Request::Write { job, parcel: Parcel::of(outgoing), locale });
    }
}
