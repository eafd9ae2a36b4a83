//! The worker's side: takes requests one after the other and answers them.

use super::messages::{Batch, Failure, Request, Response};
use super::wire;
use crate::app::classroom::Table;
use crate::detect::{Detector, Suggestions};
use crate::exchange::submission::Reader;
use crate::exchange::{Intake, Words, collect, feedback, project_file};
use crate::model::{Id, Structure};
use crate::text::Text;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::prelude::{Closure, JsCast, JsValue, wasm_bindgen};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

/// How many files of a class are told of together.
const BATCH: usize = 20;
/// How much more must be done before it is told again.
const PROGRESS: f32 = 0.02;

#[wasm_bindgen]
extern "C" {
    /// The unpacked bytes of a data block that the page handed over; see `boot/worker.js`.
    #[wasm_bindgen(js_namespace = glossator, catch)]
    async fn block(id: &str) -> Result<JsValue, JsValue>;
}

/// Answers whatever the page asks.
pub fn serve() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let desk = Rc::new(Desk {
        scope: scope.clone(),
        waiting: RefCell::default(),
        is_busy: Cell::new(false),
        intake: RefCell::default(),
        detector: OnceCell::new(),
    });
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(request) = wire::unpack(event.data()) {
            desk.waiting.borrow_mut().push_back(request);
        }
        if !desk.is_busy.replace(true) {
            wasm_bindgen_futures::spawn_local(Rc::clone(&desk).work());
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // As long as the worker lives.
    on_message.forget();
}

/// Where requests wait until it is their turn.
struct Desk {
    scope: DedicatedWorkerGlobalScope,
    waiting: RefCell<VecDeque<Request>>,
    is_busy: Cell<bool>,
    /// Files that were read and wait to be brought in.
    intake: RefCell<Intake>,
    /// Made from the data block `detect` when first needed.
    detector: OnceCell<Detector>,
}

impl Desk {
    /// Answers all that waits.
    async fn work(self: Rc<Self>) {
        loop {
            let next = self.waiting.borrow_mut().pop_front();
            let Some(request) = next else { break };
            match request {
                Request::Detect { job, text, structure } => match self.detect(job, &text, &structure).await {
                    Ok(found) => self.send(job, found),
                    Err(failure) => self.answer(&Response::Failed { job, failure }),
                },
                Request::Read { job, name, bytes } => {
                    let mut told = 0.0;
                    let result = self.intake.borrow_mut().read(job, &name, &bytes, &mut |done| {
                        if done - told >= PROGRESS {
                            told = done;
                            self.answer(&Response::Progress { job, done });
                        }
                    });
                    self.answer(&Response::Read { job, result });
                }
                Request::Plan { job, files, project } => match project_file::read(&project) {
                    Ok(into) => {
                        let planned = self.intake.borrow().plan(&files, &into.project, &into.texts);
                        self.answer(&Response::Planned { job, planned });
                    }
                    Err(_) => self.answer(&Response::Failed { job, failure: Failure::Damaged }),
                },
                Request::Write { job, parcel, locale } => match parcel.open() {
                    Ok(outgoing) => {
                        let result = outgoing.write(Words::of(locale));
                        self.answer(&Response::Written { job, result });
                    }
                    Err(_) => self.answer(&Response::Failed { job, failure: Failure::Damaged }),
                },
                Request::Collect { job, transcripts, files } => self.collect(job, transcripts, &files),
                Request::Agree { job, question } => {
                    self.answer(&Response::Agreed { job, table: Table::of(&question) });
                }
                Request::Feedback { job, page, each, locale } => {
                    let said = &feedback::Words::of(locale);
                    let result = match each {
                        true => feedback::write_each(&page, said),
                        false => Ok(feedback::write(&page, said).into_bytes()),
                    };
                    self.answer(&Response::Feedback { job, result });
                }
            }
        }
        self.is_busy.set(false);
    }

    /// Finds the entities and themes of a text.
    async fn detect(&self, job: u32, text: &str, structure: &Structure) -> Result<Suggestions, Failure> {
        let detector = match self.detector.get() {
            Some(detector) => detector,
            None => {
                let bytes = block("detect").await.map_err(|_| Failure::Damaged)?;
                let bytes = js_sys::Uint8Array::new(&bytes).to_vec();
                let detector = Detector::from_bytes(&bytes).map_err(|_| Failure::Damaged)?;
                self.detector.get_or_init(|| detector)
            }
        };
        let mut told = 0.0;
        Ok(detector.detect(text, structure, &mut |done| {
            if done - told >= PROGRESS {
                told = done;
                self.answer(&Response::Progress { job, done });
            }
            true
        }))
    }

    /// Reads files that came back from a class, and tells some of them at a time.
    ///
    /// One at a time would have the page drawn anew for each; all at once would hold it.
    fn collect(&self, job: u32, transcripts: Vec<(Id, String)>, files: &[(String, Vec<u8>)]) {
        let texts: Vec<(Id, Text)> = transcripts.into_iter().map(|(id, text)| (id, Text::new(&text))).collect();
        let reader = Reader::new(texts.iter().map(|(id, text)| (id.clone(), text)));
        let mut read = Vec::new();
        for (name, bytes) in files {
            collect::read(&reader, name, bytes, &mut |returned| {
                read.extend(serde_json::to_string(&returned));
                if read.len() >= BATCH {
                    self.answer(&Response::Returned { job, json: std::mem::take(&mut read) });
                }
            });
        }
        self.answer(&Response::Returned { job, json: read });
        self.answer(&Response::Done { job });
    }

    /// Sends what a job found.
    fn send(&self, job: u32, found: Suggestions) {
        for batch in Batch::split(found) {
            self.answer(&Response::Batch { job, batch });
        }
        self.answer(&Response::Done { job });
    }

    fn answer(&self, response: &Response) {
        // Both fail only where memory runs out, which ends the worker; the page is told of that.
        if let Some((message, transfer)) = wire::pack(response) {
            let _ = self.scope.post_message_with_transfer(&message, &transfer);
        }
    }
}
