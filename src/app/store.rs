use super::{Action, Effect, Stamped, State, reduce};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

/// Holds the state outside the view. An action is reduced and its effects are handed on before
/// anything is drawn, so that two actions in one event give two effects, whatever the view
/// does in between.
pub struct Store {
    state: RefCell<Rc<State>>,
    waiting: RefCell<VecDeque<Stamped>>,
    running: Cell<bool>,
    stamp: Box<dyn Fn(Action) -> Stamped>,
    run: RefCell<Box<dyn Fn(Effect)>>,
    tell: RefCell<Rc<dyn Fn(Rc<State>)>>,
}

impl Store {
    /// `stamp` gives an action its moment and a fresh id.
    pub fn new(stamp: impl Fn(Action) -> Stamped + 'static) -> Rc<Self> {
        Rc::new(Self {
            state: RefCell::new(Rc::new(State::new())),
            waiting: RefCell::default(),
            running: Cell::new(false),
            stamp: Box::new(stamp),
            run: RefCell::new(Box::new(|_| ())),
            tell: RefCell::new(Rc::new(|_| ())),
        })
    }

    /// Who carries out effects.
    pub fn on_effect(&self, run: impl Fn(Effect) + 'static) {
        *self.run.borrow_mut() = Box::new(run);
    }

    /// Who draws the state.
    pub fn on_change(&self, tell: impl Fn(Rc<State>) + 'static) {
        *self.tell.borrow_mut() = Rc::new(tell);
    }

    /// The state now.
    pub fn state(&self) -> Rc<State> {
        Rc::clone(&self.state.borrow())
    }

    /// Lets an action happen. One that arrives while another is reduced waits its turn.
    pub fn dispatch(&self, action: impl Into<Action>) {
        let stamped = (self.stamp)(action.into());
        self.waiting.borrow_mut().push_back(stamped);
        if self.running.replace(true) {
            return;
        }
        loop {
            let Some(next) = self.waiting.borrow_mut().pop_front() else { break };
            let (state, effects) = reduce(&self.state(), &next);
            *self.state.borrow_mut() = Rc::new(state);
            for effect in effects {
                (self.run.borrow())(effect);
            }
        }
        self.running.set(false);
        // Who is told may leave it to another to be told from now on.
        let tell = Rc::clone(&self.tell.borrow());
        tell(self.state());
    }
}
