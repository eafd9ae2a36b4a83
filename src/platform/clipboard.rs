//! The clipboard.

use crate::exchange::Clipping;
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlDocument};

/// Puts it on the clipboard; whether the browser let it. Has to follow from a click or a key.
///
/// By the event of copying and not by the newer interface: it takes text and HTML alike in a page that
/// was opened from a file, asks nobody, and says at once whether it was done.
pub fn copy(clipping: &Clipping) -> bool {
    let document = gloo::utils::document();
    let taken = Rc::new(Cell::new(false));
    let (done, content) = (Rc::clone(&taken), clipping.clone());
    // Before anything on the page hears of it, and what is selected there is not copied.
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    let listener = EventListener::new_with_options(&document, "copy", options, move |event| {
        let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else { return };
        let plain = data.set_data("text/plain", &content.plain).is_ok();
        let html = content.html.as_ref().is_none_or(|html| data.set_data("text/html", html).is_ok());
        done.set(plain && html);
        event.prevent_default();
        event.stop_propagation();
    });
    let asked = document.dyn_ref::<HtmlDocument>().is_some_and(|d| d.exec_command("copy") == Ok(true));
    drop(listener);
    asked && taken.get()
}
