//! Dragging a tag to another place in the tree, with a mouse or a pen by the whole line, by touch by its handle.

use super::rows::Row;
use crate::app::TagAction;
use crate::model::codebook::Spot;
use crate::model::{Id, Project, codebook};
use crate::ui::context::{Ptr, use_dispatch};
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, PointerEvent};
use yew::prelude::*;

/// How far a pointer moves before it drags, in pixels.
const SLACK: i32 = 5;
/// How near to the edge of the panel it is scrolled, and by how much, in pixels.
const EDGE: f64 = 32.0;
const SCROLL: i32 = 12;

/// Where the line is drawn that shows what letting go would do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Above,
    Below,
    Inside,
}

/// A tag that is being dragged.
#[derive(Clone, PartialEq)]
pub struct Dragged {
    pub id: Id,
    /// The line of the tree with the mark, and how deep that stands; none where it cannot be let go.
    pub over: Option<(Id, Mark, usize)>,
}

/// A pointer that is down on a tag.
struct Held {
    id: Id,
    pointer: i32,
    from: (i32, i32),
    /// Where it was before it moved, from the top of the window.
    last: i32,
    drags: bool,
    spot: Option<Spot>,
}

/// What the tree listens to, and what is being dragged.
pub struct Drag {
    pub dragged: Option<Dragged>,
    pub down: Callback<PointerEvent>,
    pub moved: Callback<PointerEvent>,
    pub up: Callback<PointerEvent>,
    pub cancelled: Callback<PointerEvent>,
    /// Whether the click that comes now ends a drag and means nothing else.
    pub ended: Rc<RefCell<bool>>,
}

/// Lets the tags of a tree be dragged.
#[hook]
pub fn use_drag(tree: &NodeRef, project: &Ptr<Project>, rows: &Rc<Vec<Row>>, locked: bool) -> Drag {
    let dispatch = use_dispatch();
    let dragged = use_state_eq(|| None::<Dragged>);
    let held = use_mut_ref(|| None::<Held>);
    let ended = use_mut_ref(|| false);
    let down = {
        let (held, ended) = (Rc::clone(&held), Rc::clone(&ended));
        Callback::from(move |event: PointerEvent| {
            ended.replace(false);
            let Some(target) = event.target().and_then(|t| t.dyn_into::<Element>().ok()) else { return };
            let on = |selector: &str| target.closest(selector).ok().flatten();
            let by_handle = on(".handle").is_some();
            if locked || event.button() != 0 || event.pointer_type() == "touch" && !by_handle {
                return;
            }
            if let Some(id) = on("[role=treeitem]").and_then(|row| super::tree::id_of(&row)) {
                let from = (event.client_x(), event.client_y());
                let (pointer, last) = (event.pointer_id(), from.1);
                held.replace(Some(Held { id, pointer, from, last, drags: false, spot: None }));
            }
        })
    };
    let moved = {
        let (held, dragged, tree) = (Rc::clone(&held), dragged.clone(), tree.clone());
        let (project, rows) = (project.clone(), Rc::clone(rows));
        Callback::from(move |event: PointerEvent| {
            let mut held = held.borrow_mut();
            let Some(held) = held.as_mut().filter(|held| held.pointer == event.pointer_id()) else { return };
            let Some(tree) = tree.cast::<Element>() else { return };
            let (x, y) = (event.client_x(), event.client_y());
            if !held.drags {
                if (x - held.from.0).abs().max((y - held.from.1).abs()) < SLACK {
                    return;
                }
                held.drags = true;
                // It can only fail for a pointer that is gone.
                let _ = tree.set_pointer_capture(held.pointer);
            }
            event.prevent_default();
            scroll_near_edge(&tree, f64::from(y), std::mem::replace(&mut held.last, y) < y);
            let found = under(&tree, &rows, f64::from(y));
            let fits = found.filter(|(spot, _)| codebook::put(&project.tags, &held.id, spot).is_some());
            let (spot, over) = fits.unzip();
            held.spot = spot;
            dragged.set(Some(Dragged { id: held.id.clone(), over }));
        })
    };
    let let_go = {
        let (held, dragged, ended) = (Rc::clone(&held), dragged.clone(), Rc::clone(&ended));
        move || {
            let was = held.borrow_mut().take().filter(|held| held.drags)?;
            dragged.set(None);
            ended.replace(true);
            Some(was)
        }
    };
    let up = {
        let let_go = let_go.clone();
        Callback::from(move |_: PointerEvent| {
            if let Some((id, spot)) = let_go().and_then(|was| Some((was.id, was.spot?))) {
                dispatch.send(TagAction::Move(id, spot));
            }
        })
    };
    let cancelled = {
        let let_go = let_go.clone();
        Callback::from(move |_: PointerEvent| _ = let_go())
    };
    use_effect_with(dragged.is_some(), move |dragging| {
        // Before anything else hears of the key.
        let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
        let escape = dragging.then(|| {
            EventListener::new_with_options(&gloo::utils::document(), "keydown", options, move |event| {
                if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
                    event.prevent_default();
                    event.stop_propagation();
                    let_go();
                }
            })
        });
        move || drop(escape)
    });
    Drag { dragged: (*dragged).clone(), down, moved, up, cancelled, ended }
}

/// The spot at this height, and the line of the tree that shows it: the upper part of a line is before it, the
/// lower part after it, what is between is under it.
fn under(tree: &Element, rows: &[Row], y: f64) -> Option<(Spot, (Id, Mark, usize))> {
    const PART: f64 = 0.3;
    let last = rows.last()?;
    let items = tree.query_selector_all("[role=treeitem]").ok()?;
    for (at, row) in rows.iter().enumerate() {
        let item = items.item(u32::try_from(at).ok()?)?.dyn_into::<Element>().ok()?;
        let place = item.get_bounding_client_rect();
        if y >= place.bottom() && at + 1 < rows.len() {
            continue;
        }
        let id = row.tag.id.clone();
        let share = (y - place.top()) / place.height().max(1.0);
        if share > 1.0 {
            break;
        }
        if share < PART {
            return Some((Spot::Before(id.clone()), (id, Mark::Above, row.depth)));
        }
        if share <= 1.0 - PART {
            return Some((Spot::Inside(id.clone()), (id, Mark::Inside, row.depth)));
        }
        // Below a tag that is open comes the first that stands under it.
        return Some(match rows.get(at + 1).filter(|next| next.depth > row.depth) {
            Some(next) => (Spot::Before(next.tag.id.clone()), (id, Mark::Below, next.depth)),
            None => (Spot::After(id.clone()), (id, Mark::Below, row.depth)),
        });
    }
    // Below all of them: the end of the top level.
    let top = rows.iter().rfind(|row| row.depth == 0)?;
    Some((Spot::After(top.tag.id.clone()), (last.tag.id.clone(), Mark::Below, 0)))
}

/// Scrolls the panel where the pointer comes near its edge, from above or from below.
fn scroll_near_edge(tree: &Element, y: f64, downwards: bool) {
    let Some(panel) = tree.closest(".left").ok().flatten() else { return };
    let edges = panel.get_bounding_client_rect();
    let by = if y < edges.top() + EDGE && !downwards {
        -SCROLL
    } else if y > edges.bottom() - EDGE && downwards {
        SCROLL
    } else {
        return;
    };
    panel.set_scroll_top(panel.scroll_top() + by);
}
