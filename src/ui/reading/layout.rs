//! A long text is put on the page a few sections a frame, so that it never holds the page.

use crate::app::Reading;
use crate::ui::context::Ptr;
use gloo::render::{AnimationFrame, request_animation_frame};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;

/// Sections put on the page in one frame.
const PER_FRAME: usize = 8;

/// The sections that wait, each with what lays it out. It draws no more than those whose turn it is.
#[derive(Clone, Default)]
pub struct Queue(Rc<Waiting>);

#[derive(Default)]
struct Waiting {
    sections: RefCell<BTreeMap<usize, Callback<()>>>,
    frame: RefCell<Option<AnimationFrame>>,
    running: Cell<bool>,
}

impl PartialEq for Queue {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Queue {
    fn join(&self, section: usize, lay_out: Callback<()>) {
        self.0.sections.borrow_mut().insert(section, lay_out);
        if !self.0.running.replace(true) {
            self.ask();
        }
    }

    fn leave(&self, section: usize) {
        self.0.sections.borrow_mut().remove(&section);
    }

    fn ask(&self) {
        let waiting = Rc::downgrade(&self.0);
        let frame = request_animation_frame(move |_| {
            if let Some(waiting) = waiting.upgrade() {
                Self(waiting).turn();
            }
        });
        *self.0.frame.borrow_mut() = Some(frame);
    }

    fn turn(&self) {
        for _ in 0..PER_FRAME {
            let next = self.0.sections.borrow_mut().pop_first();
            let Some((_, lay_out)) = next else { break };
            lay_out.emit(());
        }
        if self.0.sections.borrow().is_empty() {
            self.0.running.set(false);
        } else {
            self.ask();
        }
    }
}

/// The queue of a text.
#[hook]
pub fn use_laying_out(reading: &Ptr<Reading>) -> Queue {
    (*use_memo(reading.clone(), |_| Queue::default())).clone()
}

/// Whether a section's text is on the page; until its turn comes it only takes up room, unless it is near
/// the window. Once there it stays.
#[hook]
pub fn use_laid_out(queue: &Queue, section: usize, near: bool) -> bool {
    let laid_out = use_state_eq(|| near);
    {
        let laid_out = laid_out.clone();
        use_effect_with((queue.clone(), near), move |(queue, near)| {
            let queue = queue.clone();
            if *near {
                laid_out.set(true);
            } else if !*laid_out {
                queue.join(section, Callback::from(move |()| laid_out.set(true)));
            }
            move || queue.leave(section)
        });
    }
    near || *laid_out
}
