//! The page's side of the worker, in which the long computations run.

use super::messages::{Failure, Request, Response};
use super::wire;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;
use wasm_bindgen::prelude::{Closure, JsCast, JsValue, wasm_bindgen};
use web_sys::{ErrorEvent, MessageEvent};

#[wasm_bindgen]
extern "C" {
    /// A worker, which is given these data blocks; see `boot/page.js`.
    #[wasm_bindgen(js_namespace = glossator, js_name = startWorker, catch)]
    fn start_worker(blocks: &js_sys::Array) -> Result<web_sys::Worker, JsValue>;
}

/// The data blocks that the worker unpacks: its own program, and what it detects by.
const BLOCKS: [&str; 2] = ["worker", "detect"];

/// How long a worker without work is kept, in milliseconds: what it unpacked takes up as much memory as
/// the page.
const IDLE: u32 = 2_000;

/// A worker, started when it is first needed and again after it was stopped or broke down.
#[derive(Clone)]
pub struct Worker(Rc<Shared>);

struct Shared {
    /// Who is told what the worker answers.
    tell: Box<dyn Fn(Response)>,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    running: Option<Running>,
    /// The jobs whose last answer has not come.
    open: BTreeSet<u32>,
    /// Stops the worker when it has been idle for long enough.
    idle: Option<Timeout>,
}

/// A worker at work, stopped when dropped.
struct Running {
    worker: web_sys::Worker,
    has_answered: bool,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

impl Worker {
    /// A worker whose answers are told one by one, never from inside a call of [`Worker::send`].
    pub fn new(tell: impl Fn(Response) + 'static) -> Self {
        Self(Rc::new(Shared { tell: Box::new(tell), state: RefCell::default() }))
    }

    /// Asks for something. What cannot be asked is answered by [`Response::Failed`].
    pub fn send(&self, request: &Request) {
        let job = request.job();
        self.0.state.borrow_mut().open.insert(job);
        if self.post(request).is_none() {
            let shared = Rc::clone(&self.0);
            wasm_bindgen_futures::spawn_local(async move {
                shared.tell(Response::Failed { job, failure: Failure::NotStarted });
            });
        }
    }

    /// Stops everything under way; nothing more is told of it.
    pub fn cancel(&self) {
        let stopped = std::mem::take(&mut *self.0.state.borrow_mut());
        drop(stopped);
    }

    /// Posts a request to the worker, started if there is none.
    fn post(&self, request: &Request) -> Option<()> {
        let (message, transfer) = wire::pack(request)?;
        let mut state = self.0.state.borrow_mut();
        let running = match state.running.take() {
            Some(running) => running,
            None => Running::start(&self.0).ok()?,
        };
        let posted = running.worker.post_message_with_transfer(&message, &transfer);
        state.running = Some(running);
        posted.ok()
    }
}

impl Shared {
    /// Tells an answer, if its job is still open.
    fn tell(self: &Rc<Self>, response: Response) {
        let is_open = {
            let mut state = self.state.borrow_mut();
            let State { open, idle, .. } = &mut *state;
            let is_open =
                if response.is_last() { open.remove(&response.job()) } else { open.contains(&response.job()) };
            *idle = open.is_empty().then(|| self.rest());
            is_open
        };
        if is_open {
            (self.tell)(response);
        }
    }

    /// Lets the worker go when nothing was asked of it for a while.
    fn rest(self: &Rc<Self>) -> Timeout {
        let shared = Rc::downgrade(self);
        Timeout::new(IDLE, move || {
            let Some(shared) = shared.upgrade() else { return };
            let is_idle = shared.state.borrow().open.is_empty();
            if is_idle {
                let idle = std::mem::take(&mut *shared.state.borrow_mut());
                drop(idle);
            }
        })
    }

    /// Gives up the worker that broke down, with all its jobs.
    fn give_up(&self) {
        let broken = std::mem::take(&mut *self.state.borrow_mut());
        let has_answered = broken.running.as_ref().is_some_and(|running| running.has_answered);
        let failure = if has_answered { Failure::BrokenDown } else { Failure::NotStarted };
        let jobs = broken.open.clone();
        drop(broken);
        for job in jobs {
            (self.tell)(Response::Failed { job, failure });
        }
    }
}

impl Running {
    /// Starts a worker that tells what it answers.
    fn start(shared: &Rc<Shared>) -> Result<Self, JsValue> {
        let blocks: js_sys::Array = BLOCKS.iter().map(|id| JsValue::from_str(id)).collect();
        let worker = start_worker(&blocks)?;

        let teller = Rc::downgrade(shared);
        let on_message = Closure::new(move |event: MessageEvent| {
            let Some(shared) = teller.upgrade() else { return };
            if let Some(running) = &mut shared.state.borrow_mut().running {
                running.has_answered = true;
            }
            match wire::unpack(event.data()) {
                Some(response) => shared.tell(response),
                None => shared.give_up(),
            }
        });
        let teller = Rc::downgrade(shared);
        let on_error = Closure::new(move |event: ErrorEvent| {
            // It is dealt with here; the browser's console has it from the worker already.
            event.prevent_default();
            if let Some(shared) = teller.upgrade() {
                shared.give_up();
            }
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self { worker, has_answered: false, _on_message: on_message, _on_error: on_error })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}
