//! What people select and click in the text.

use super::dom;
use crate::app::{By, ReadAction, Rect, Store};
use crate::text::Span;
use gloo::events::EventListener;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent, PointerEvent, Selection};

/// Listens to selections and clicks for as long as the page lives.
pub fn listen(store: &Rc<Store>) {
    let document = gloo::utils::document();
    let pressed = Rc::new(Cell::new(false));
    let down = {
        let (store, pressed) = (Rc::clone(store), Rc::clone(&pressed));
        EventListener::new(&document, "pointerdown", move |event| {
            let on_text = in_text(event.target().and_then(|t| t.dyn_into().ok()).as_ref());
            let primary = event.dyn_ref::<PointerEvent>().is_some_and(|e| e.button() == 0);
            if on_text && primary {
                pressed.set(true);
                store.dispatch(ReadAction::Drag(true));
            }
        })
    };
    down.forget();
    for end in ["pointerup", "pointercancel"] {
        let (store, pressed) = (Rc::clone(store), Rc::clone(&pressed));
        EventListener::new(&document, end, move |_| {
            if pressed.replace(false) {
                // The browser settles the selection after this event.
                let store = Rc::clone(&store);
                gloo::timers::callback::Timeout::new(0, move || {
                    store.dispatch(ReadAction::Drag(false));
                    report(&store);
                })
                .forget();
            }
        })
        .forget();
    }
    {
        let store = Rc::clone(store);
        EventListener::new(&document, "selectionchange", move |_| {
            // While a pointer drags, only the end counts; handles on touch screens come without one.
            if !pressed.get() {
                report(&store);
            }
        })
        .forget();
    }
    let store = Rc::clone(store);
    EventListener::new(&document, "click", move |event| {
        let Some(event) = event.dyn_ref::<MouseEvent>() else { return };
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        if !in_text(target.as_ref()) || selected().is_some() || event.detail() > 1 {
            return;
        }
        let Some(target) = target else { return };
        if target.closest(".lanes").ok().flatten().is_some() {
            return;
        }
        if let Some(position) = clicked(&store, &target) {
            store.dispatch(ReadAction::Click(position));
        }
    })
    .forget();
}

fn in_text(element: Option<&Element>) -> bool {
    element.is_some_and(|e| e.closest(".text").ok().flatten().is_some())
}

/// The browser's selection, unless it is a mere caret.
fn selected() -> Option<Selection> {
    let selection = gloo::utils::window().get_selection().ok()??;
    (!selection.is_collapsed() && selection.range_count() > 0).then_some(selection)
}

/// Tells the program what is selected in the text.
fn report(store: &Rc<Store>) {
    let state = store.state();
    let Some(reading) = state.on_screen() else { return };
    let Some(selection) = selected() else {
        // A click beside the selection lets go of it; one that the keyboard made stays.
        let by_pointer = state.class.shown.is_some() || state.view.selection.is_some_and(|s| s.by == By::Pointer);
        let elsewhere =
            gloo::utils::document().active_element().is_none_or(|e| in_text(Some(&e)) || e.tag_name() == "BODY");
        if by_pointer && elsewhere {
            store.dispatch(ReadAction::Select(None, By::Pointer));
        }
        return;
    };
    let Ok(range) = selection.get_range_at(0) else { return };
    let (Ok(start), Ok(end)) = (range.start_container(), range.end_container()) else { return };
    let touches =
        [&start, &end].into_iter().any(|n| in_text(n.parent_element().as_ref()) || in_text(n.dyn_ref::<Element>()));
    if !touches {
        return;
    }
    let from = dom::offset(reading, &start, range.start_offset().unwrap_or(0), false);
    let to = dom::offset(reading, &end, range.end_offset().unwrap_or(0), true);
    if let (Some(from), Some(to)) = (from, to)
        && from < to
    {
        store.dispatch(ReadAction::Select(Some(Span::new(from, to)), By::Pointer));
    }
}

/// The byte that was clicked.
fn clicked(store: &Store, target: &Element) -> Option<u32> {
    let state = store.state();
    // Nothing can be opened in the text of a class.
    let reading = state.reading.as_ref().filter(|_| state.class.shown.is_none())?;
    // After a plain click the browser's caret is where the pointer was.
    let selection = gloo::utils::window().get_selection().ok()??;
    let caret = selection.anchor_node().and_then(|node| dom::offset(reading, &node, selection.anchor_offset(), true));
    target.closest("[data-s]").ok()??;
    // The caret may stand just behind a passage whose last letter was clicked.
    let run = target.closest("[data-r]").ok()?;
    match (caret, run) {
        (Some(caret), Some(run)) => {
            let first = dom::offset(reading, run.as_ref(), 0, false)?;
            Some(caret.clamp(first, first + run.text_content()?.len().saturating_sub(1) as u32))
        }
        (None, Some(run)) => dom::offset(reading, run.as_ref(), 0, false),
        (caret, None) => caret,
    }
}

/// Where a span is in the window: the box of its last line, so that what opens beside it covers
/// none of it.
pub fn place(reading: &crate::app::Reading, span: Span) -> Option<Rect> {
    let ranges = dom::ranges(reading, span);
    let (first, last) = (ranges.first()?, ranges.last()?);
    let lines = last.get_client_rects()?;
    let last_line = lines.item(lines.length().checked_sub(1)?)?;
    Some(Rect {
        left: last_line.left(),
        top: first.get_bounding_client_rect().top(),
        right: last_line.right(),
        bottom: last_line.bottom(),
    })
}

/// Lets go of the browser's selection.
pub fn clear() {
    if let Ok(Some(selection)) = gloo::utils::window().get_selection() {
        // It can only fail where there is none.
        let _ = selection.remove_all_ranges();
    }
}
