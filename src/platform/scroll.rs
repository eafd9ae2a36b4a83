use super::dom;
use crate::app::Reading;
use crate::text::Span;
use gloo::render::{AnimationFrame, request_animation_frame};
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::Element;

/// A jump is over when the place was still for so many frames, or after this many in all.
const STILL: u32 = 4;
const LONGEST: u32 = 90;

thread_local! {
    static FRAME: RefCell<Option<AnimationFrame>> = const { RefCell::new(None) };
}

/// Brings a span into view and aligns it again until the page is still: the height of what was
/// never drawn is a guess, and every section drawn on the way corrects it.
pub fn to(reading: Rc<Reading>, span: Span, only_if_needed: bool) {
    step(reading, span, only_if_needed, 0, 0);
}

fn step(reading: Rc<Reading>, span: Span, only_if_needed: bool, still: u32, frames: u32) {
    let moved = align(&reading, span, only_if_needed);
    let still = if moved == Some(false) { still + 1 } else { 0 };
    if still >= STILL || frames >= LONGEST {
        FRAME.with(|f| f.borrow_mut().take());
        return;
    }
    // From the second frame on the place is held exactly, wherever it came to.
    let next = request_animation_frame(move |_| step(reading, span, only_if_needed, still, frames + 1));
    FRAME.with(|f| *f.borrow_mut() = Some(next));
}

/// Whether the pane had to move; nothing while the place is not on the page yet.
fn align(reading: &Reading, span: Span, only_if_needed: bool) -> Option<bool> {
    let pane = gloo::utils::document().query_selector(".pane").ok()??;
    let Some(rect) = rect(reading, span) else {
        // Its section is not laid out yet: go to where it will be.
        let piece = reading.piece_at(span.start)?;
        let section = format!("[data-section=\"{}\"]", reading.section_of(piece));
        pane.query_selector(&section).ok()??.scroll_into_view();
        return None;
    };
    let bounds = pane.get_bounding_client_rect();
    let (top, bottom) = (rect.0 - bounds.top(), rect.1 - bounds.top());
    let height = bounds.height();
    if only_if_needed && top >= 48.0 && bottom <= height - 72.0 {
        return Some(false);
    }
    // A third down the window, where the eye looks first.
    let wanted = (height / 3.0).min((height - (bottom - top)).max(0.0));
    let by = (top - wanted).round();
    if by.abs() < 2.0 {
        return Some(false);
    }
    let before = pane.scroll_top();
    pane.set_scroll_top(before + by as i32);
    Some(pane.scroll_top() != before)
}

/// Upper and lower edge of a span in the window.
fn rect(reading: &Reading, span: Span) -> Option<(f64, f64)> {
    let ranges = dom::ranges(reading, span);
    if let Some(range) = ranges.first() {
        let rect = range.get_bounding_client_rect();
        if rect.height() > 0.0 {
            return Some((rect.top(), rect.bottom()));
        }
    }
    // An empty range has no box of its own everywhere; its paragraph has.
    let piece = reading.piece_at(span.start)?;
    let element: Element = gloo::utils::document().get_element_by_id(&format!("piece-{piece}"))?;
    let rect = element.get_bounding_client_rect();
    Some((rect.top(), rect.top() + 24.0))
}
