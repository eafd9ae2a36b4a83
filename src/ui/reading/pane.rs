use super::layout::use_laying_out;
use super::section::Section;
use crate::app::{Found, Layers, Marks, ReadAction, Reading, Runs, Sieve, Sources, Type, runs};
use crate::model::{Id, Project};
use crate::text::{Span, direction};
use crate::ui::context::{Ptr, use_dispatch, use_words};
use gloo::events::EventListener;
use gloo::render::{AnimationFrame, request_animation_frame};
use std::collections::BTreeMap;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::prelude::*;

/// What the pane shows.
#[derive(Properties, PartialEq)]
pub struct PaneProps {
    /// The text.
    pub reading: Ptr<Reading>,
    /// For the colours of tags.
    pub project: Ptr<Project>,
    /// What is tagged.
    pub marks: Ptr<Marks>,
    /// What was found.
    pub found: Ptr<Found>,
    /// What is asked for, where anything is.
    pub sieve: Option<Ptr<Sieve>>,
    /// The layers that are shown.
    pub layers: Layers,
    /// The sections near the window.
    pub near: (usize, usize),
    /// Nothing is rewritten while this holds.
    pub dragging: bool,
    /// The passage that is open or was tagged last.
    pub current: Option<Id>,
    /// How the text is set.
    pub setting: Type,
}

/// What says where the lines of a text break: when it changes, the bars beside them are measured anew.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lines {
    /// The width of the window.
    width: u32,
    setting: Type,
}

/// The marks of one piece.
#[derive(Debug, PartialEq)]
pub struct PieceRuns {
    /// Those of the label that opens a turn.
    pub label: Option<Runs>,
    /// Those of the paragraph.
    pub body: Runs,
}

impl PieceRuns {
    /// Whether a passage runs through the paragraph.
    pub fn holds(&self, passage: &Id) -> bool {
        self.body.bars.iter().any(|bar| bar.passage == *passage)
    }
}

/// The marks of one section, piece by piece.
pub type SectionRuns = Vec<Rc<PieceRuns>>;

/// What the marks of a section were made of; the same again gives the same marks.
#[derive(PartialEq)]
struct Made {
    reading: Ptr<Reading>,
    project: Ptr<Project>,
    marks: Ptr<Marks>,
    found: Ptr<Found>,
    sieve: Option<Ptr<Sieve>>,
    layers: Layers,
}

/// The reading pane.
#[component]
pub fn Pane(props: &PaneProps) -> Html {
    let words = use_words();
    let node = use_node_ref();
    let queue = use_laying_out(&props.reading);
    let lines = Lines { width: use_width(), setting: props.setting };
    use_nearness(&node, &props.reading);
    use_place(&node, &props.reading);
    let cache = use_mut_ref(BTreeMap::<usize, (Made, Rc<SectionRuns>)>::new);
    let mut cache = cache.borrow_mut();
    cache.retain(|at, _| props.near.0 <= *at && *at < props.near.1);
    let sections = (0..props.reading.sections.len()).map(|at| {
        let near = props.near.0 <= at && at < props.near.1;
        let marks = near.then(|| section_runs(&mut cache, at, props));
        html! {
            <Section key={format!("{}-{at}", props.reading.transcript.id)} index={at} reading={props.reading.clone()} queue={queue.clone()} {near} {lines}
                runs={marks.as_ref().map(Ptr::new)} current={near.then(|| props.current.clone()).flatten()} />
        }
    });
    html! {
        <main class="pane" ref={node} tabindex="-1">
            <article class="text" id="text" tabindex="0" dir={direction(props.reading.text.as_str())} lang={props.found.suggestions.language.tag()} aria-label={words.transcript} aria-describedby="reading-keys">
                { for sections }
            </article>
            <p id="reading-keys" class="unseen">{ words.reading_keys }</p>
        </main>
    }
}

fn section_runs(cache: &mut BTreeMap<usize, (Made, Rc<SectionRuns>)>, at: usize, props: &PaneProps) -> Rc<SectionRuns> {
    let made = Made {
        reading: props.reading.clone(),
        project: props.project.clone(),
        marks: props.marks.clone(),
        found: props.found.clone(),
        sieve: props.sieve.clone(),
        layers: props.layers,
    };
    let before = cache.remove(&at);
    let fresh = match before {
        Some((was, runs)) if was == made || (props.dragging && was.reading == made.reading) => (was, runs),
        before => {
            let old = before.as_ref().filter(|(was, _)| was.reading == made.reading).map_or(&[][..], |(_, r)| r);
            (made, Rc::new(make_runs(at, props, old)))
        }
    };
    let runs = Rc::clone(&fresh.1);
    cache.insert(at, fresh);
    runs
}

/// Marks that come out as they were keep their place in memory, so that nothing is drawn again.
fn make_runs(at: usize, props: &PaneProps, old: &[Rc<PieceRuns>]) -> SectionRuns {
    let reading = &props.reading;
    let Some(section) = reading.sections.get(at) else { return Vec::new() };
    let pieces = reading.pieces.get(section.first..section.last).unwrap_or(&[]);
    let sources = Sources {
        project: &props.project,
        marks: &props.marks,
        found: &props.found,
        sieve: props.sieve.as_ref().map(|sieve| &***sieve),
        layers: props.layers,
    };
    let of = |span: Span| runs(reading.text.as_str(), span, sources);
    let marks = pieces.iter().enumerate().map(|(n, piece)| {
        let label = reading.block(piece).filter(|_| piece.first).and_then(|b| b.label);
        let fresh = PieceRuns { label: label.map(|l| of(l.span)), body: of(piece.body) };
        old.get(n).filter(|was| ***was == fresh).map_or_else(|| Rc::new(fresh), Rc::clone)
    });
    marks.collect()
}

/// The width of the window: bars in the margin are measured anew when it changes.
#[hook]
fn use_width() -> u32 {
    let width = use_state_eq(window_width);
    {
        let width = width.clone();
        use_effect_with((), move |()| {
            let listener = EventListener::new(&gloo::utils::window(), "resize", move |_| width.set(window_width()));
            move || drop(listener)
        });
    }
    *width
}

fn window_width() -> u32 {
    gloo::utils::window().inner_width().ok().and_then(|w| w.as_f64()).map_or(0, |w| w as u32)
}

/// Reports which sections are within a window's height of the window; all of them for printing.
#[hook]
fn use_nearness(node: &NodeRef, reading: &Ptr<Reading>) {
    let dispatch = use_dispatch();
    let node = node.clone();
    use_effect_with(reading.clone(), move |reading| {
        let total = reading.sections.len();
        let seen = Rc::new(std::cell::RefCell::new(std::collections::BTreeSet::<usize>::new()));
        let on_print = dispatch.clone();
        let printing = EventListener::new(&gloo::utils::window(), "beforeprint", move |_| {
            on_print.send(ReadAction::Near(0, total));
        });
        let callback = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
            let mut seen = seen.borrow_mut();
            for entry in entries.iter().filter_map(|e| e.dyn_into::<IntersectionObserverEntry>().ok()) {
                let index = entry.target().get_attribute("data-section").and_then(|i| i.parse().ok());
                let Some(index) = index else { continue };
                if entry.is_intersecting() {
                    seen.insert(index);
                } else {
                    seen.remove(&index);
                }
            }
            if let (Some(first), Some(last)) = (seen.first(), seen.last()) {
                dispatch.send(ReadAction::Near(*first, last + 1));
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin("60% 0px");
        if let Some(pane) = node.cast::<Element>() {
            options.set_root(Some(&pane));
        }
        let observer = IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options).ok();
        if let (Some(observer), Some(pane)) = (&observer, node.cast::<Element>())
            && let Ok(sections) = pane.query_selector_all("[data-section]")
        {
            for section in (0..sections.length()).filter_map(|n| sections.item(n)?.dyn_into::<Element>().ok()) {
                observer.observe(&section);
            }
        }
        move || {
            if let Some(observer) = observer {
                observer.disconnect();
            }
            drop((callback, printing));
        }
    });
}

/// Reports which piece is the first in the window, once a frame while the text is scrolled.
#[hook]
fn use_place(node: &NodeRef, reading: &Ptr<Reading>) {
    let dispatch = use_dispatch();
    let node = node.clone();
    use_effect_with(reading.clone(), move |_| {
        let frame = Rc::new(std::cell::RefCell::new(None::<AnimationFrame>));
        let listener = node.cast::<HtmlElement>().map(|pane| {
            let target = pane.clone();
            EventListener::new(&target, "scroll", move |_| {
                if frame.borrow().is_some() {
                    return;
                }
                let (pane, dispatch, done) = (pane.clone(), dispatch.clone(), Rc::clone(&frame));
                *frame.borrow_mut() = Some(request_animation_frame(move |_| {
                    done.borrow_mut().take();
                    if let Some((piece, share)) = first_in_window(&pane) {
                        dispatch.send(ReadAction::At(piece, share));
                    }
                }));
            })
        });
        move || drop(listener)
    });
}

/// The first piece whose lower edge is below the pane's upper edge, and how far the middle of
/// the window is through the text.
fn first_in_window(pane: &HtmlElement) -> Option<(usize, f64)> {
    let bounds = pane.get_bounding_client_rect();
    let document = gloo::utils::document();
    let middle = bounds.left() + bounds.width() / 2.0;
    let mut probes = [4.0, 24.0, 48.0, 96.0].into_iter().filter_map(|down| {
        let hit = document.element_from_point(middle as f32, (bounds.top() + down) as f32)?;
        hit.closest(".piece").ok().flatten()?.id().strip_prefix("piece-")?.parse().ok()
    });
    let piece = probes.next()?;
    let height = f64::from(pane.scroll_height()).max(1.0);
    let share = (f64::from(pane.scroll_top()) + bounds.height() / 2.0) / height;
    Some((piece, share.clamp(0.0, 1.0)))
}
