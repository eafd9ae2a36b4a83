use crate::app::Store;
use crate::app::keymap::{self, Key, Place};
use gloo::events::{EventListener, EventListenerOptions};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

/// Listens to the keyboard for the whole page.
#[hook]
pub fn use_keys(store: &Rc<Store>) {
    let store = Rc::clone(store);
    use_effect_with((), move |()| {
        let document = gloo::utils::document();
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&document, "keydown", options, move |event| {
            if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                pressed(&store, event);
            }
        });
        move || drop(listener)
    });
}

fn pressed(store: &Store, event: &KeyboardEvent) {
    if event.default_prevented() || event.is_composing() {
        return;
    }
    let name = event.key();
    let key = key(event, &name);
    let place = place(event.target().and_then(|t| t.dyn_into::<Element>().ok()).as_ref());
    if let Some(action) = keymap::action(&store.state(), place, &key) {
        event.prevent_default();
        store.dispatch(action);
    }
}

/// A key as it was pressed. The key beside the space bar that types further signs counts for none of those
/// that it stands for to the browser.
pub fn key<'a>(event: &KeyboardEvent, name: &'a str) -> Key<'a> {
    let types = event.get_modifier_state("AltGraph");
    Key {
        name,
        command: (event.ctrl_key() || event.meta_key()) && !types,
        shift: event.shift_key(),
        alt: event.alt_key() && !types,
    }
}

fn place(target: Option<&Element>) -> Place {
    let Some(element) = target else { return Place::Text };
    if element.closest(".text").ok().flatten().is_some() || element.tag_name() == "BODY" {
        return Place::Text;
    }
    let editable = element.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable);
    let typed = matches!(element.tag_name().as_str(), "TEXTAREA" | "SELECT") || editable;
    let input = element.tag_name() == "INPUT"
        && !matches!(element.get_attribute("type").as_deref(), Some("radio" | "checkbox"));
    if typed || input { Place::Field } else { Place::Control }
}
