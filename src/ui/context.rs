use crate::app::{Action, Store};
use crate::strings::{Catalogue, ENGLISH};
use std::ops::Deref;
use std::rc::Rc;
use yew::prelude::*;

/// A shared value that counts as changed when it is another one: comparing costs nothing.
#[derive(Debug)]
pub struct Ptr<T>(Rc<T>);

impl<T> Ptr<T> {
    /// Shares it.
    pub fn new(value: &Rc<T>) -> Self {
        Self(Rc::clone(value))
    }
}

impl<T> Clone for Ptr<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Ptr<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Ptr<T> {
    type Target = Rc<T>;

    fn deref(&self) -> &Rc<T> {
        &self.0
    }
}

/// The one way from the page into the program.
#[derive(Clone)]
pub struct Dispatch(Rc<Store>);

impl Dispatch {
    /// Into this store.
    pub fn new(store: &Rc<Store>) -> Self {
        Self(Rc::clone(store))
    }

    /// Lets an action happen.
    pub fn send(&self, action: impl Into<Action>) {
        self.0.dispatch(action);
    }

    /// A handler that lets one action happen.
    pub fn on<E>(&self, action: impl Into<Action>) -> Callback<E> {
        let (store, action) = (Rc::clone(&self.0), action.into());
        Callback::from(move |_| store.dispatch(action.clone()))
    }

    /// A handler that makes its action of the event.
    pub fn with<E: 'static, A: Into<Action>>(&self, make: impl Fn(E) -> Option<A> + 'static) -> Callback<E> {
        let store = Rc::clone(&self.0);
        Callback::from(move |event| {
            if let Some(action) = make(event) {
                store.dispatch(action);
            }
        })
    }
}

impl PartialEq for Dispatch {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The way into the program.
#[hook]
pub fn use_dispatch() -> Dispatch {
    let found = use_context::<Dispatch>();
    // The page provides it around everything.
    found.unwrap_or_else(|| unreachable!("the page provides the dispatch"))
}

/// The words of the language in use.
#[hook]
pub fn use_words() -> &'static Catalogue {
    use_context::<Words>().map_or(&ENGLISH, |w| w.0)
}

/// The catalogue in use.
#[derive(Clone, Copy)]
pub struct Words(pub &'static Catalogue);

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}
