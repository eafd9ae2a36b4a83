use super::drag::{Dragged, Mark, use_drag};
use super::rows::{Row, rows};
use super::tag::{TagDetails, swatch};
use crate::app::TagAction;
use crate::model::codebook::Step;
use crate::model::{Id, Project};
use crate::strings::Catalogue;
use crate::ui::context::{Ptr, use_dispatch, use_words};
use crate::ui::icon::{Icon, icon};
use std::collections::BTreeSet;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// Letters typed within so many milliseconds of each other begin one name.
const PAUSE: f64 = 800.0;

#[derive(Properties, PartialEq)]
pub struct TreeProps {
    pub project: Ptr<Project>,
    pub folded: Ptr<BTreeSet<Id>>,
    /// The tag whose details are open.
    pub open: Option<Id>,
    /// Whether it may not be changed.
    pub locked: bool,
    /// Whether digits do anything.
    pub digits: bool,
}

/// The tags as a tree: one line has the focus, arrow keys go from line to line.
#[component]
pub fn Tree(props: &TreeProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let shown = use_memo((props.project.clone(), props.folded.clone()), |(project, folded)| rows(project, folded));
    let node = use_node_ref();
    let active = use_state_eq(|| None::<Id>);
    let typed = use_mut_ref(|| (String::new(), 0.0));
    let drag = use_drag(&node, &props.project, &shown, props.locked);
    let at = |id: &Option<Id>| id.as_ref().and_then(|id| shown.iter().position(|row| row.tag.id == *id));
    let tabbed = at(&active).or_else(|| at(&props.open)).unwrap_or(0);
    let pressed = {
        let (shown, open, locked) = (Rc::clone(&shown), props.open.clone(), props.locked);
        dispatch.with(move |event: KeyboardEvent| {
            let at = row_of(&event).and_then(|id| shown.iter().position(|row| row.tag.id == id))?;
            let pressed = Pressed::of(&event)?;
            let letters = |letter: char| {
                let mut typed = typed.borrow_mut();
                if event.time_stamp() - typed.1 > PAUSE {
                    typed.0.clear();
                }
                typed.0.extend(letter.to_lowercase());
                typed.1 = event.time_stamp();
                typed.0.clone()
            };
            let action = react(&shown, at, pressed, open.as_ref(), locked, letters);
            event.prevent_default();
            match action? {
                Reaction::Focus(at) => shown.get(at).and_then(|row| focus(&row.tag.id)).and(None),
                Reaction::Act(action) => Some(action),
            }
        })
    };
    let clicked = {
        let (shown, open, ended) = (Rc::clone(&shown), props.open.clone(), Rc::clone(&drag.ended));
        dispatch.with(move |event: MouseEvent| {
            if ended.replace(false) {
                return None;
            }
            let id = row_of(&event)?;
            let row = shown.iter().find(|row| row.tag.id == id)?;
            let target = event.target()?.dyn_into::<Element>().ok()?;
            if row.has_children && target.closest(".twisty").ok()?.is_some() {
                return Some(TagAction::Fold(id, !row.folded));
            }
            Some(TagAction::Open((open.as_ref() != Some(&id)).then_some(id)))
        })
    };
    let focused = {
        let active = active.clone();
        Callback::from(move |event: FocusEvent| {
            if let Some(id) = row_of(&event) {
                active.set(Some(id));
            }
        })
    };
    let lines = shown.iter().enumerate().map(|(at, row)| {
        let open = props.open.as_ref() == Some(&row.tag.id);
        let line = line(words, row, open, at == tabbed, props, drag.dragged.as_ref());
        let details = open.then(|| {
            let key = format!("details-{}", row.tag.id);
            html! { <TagDetails {key} id={row.tag.id.clone()} project={props.project.clone()} locked={props.locked} /> }
        });
        [Some(line), details].into_iter().flatten()
    });
    let owned: Vec<String> = shown.iter().map(|row| line_id(&row.tag.id)).collect();
    // A tree may hold nothing but its lines: it owns them, and what is open stands between them.
    html! {
        <div ref={node} class={classes!("tree", drag.dragged.is_some().then_some("dragging"))}
            onkeydown={pressed} onclick={clicked} onfocusin={focused} onpointerdown={drag.down} onpointermove={drag.moved}
            onpointerup={drag.up} onpointercancel={drag.cancelled}>
            <div role="tree" aria-label={words.codebook} aria-describedby="tree-how" aria-owns={owned.join(" ")} />
            <div class="lines">{ for lines.flatten() }</div>
        </div>
    }
}

/// A tag in its line.
fn line(
    words: &'static Catalogue,
    row: &Row,
    open: bool,
    tabbed: bool,
    props: &TreeProps,
    dragged: Option<&Dragged>,
) -> Html {
    let tag = &row.tag;
    let over = dragged.and_then(|dragged| dragged.over.as_ref()).filter(|(id, ..)| *id == tag.id);
    let mark = over.map(|(_, mark, _)| match mark {
        Mark::Above => "drop-above",
        Mark::Below => "drop-below",
        Mark::Inside => "drop-inside",
    });
    let is_dragged = dragged.is_some_and(|dragged| dragged.id == tag.id);
    let drop_depth = over.map_or(0, |(_, _, depth)| *depth);
    let both = row.own != row.branch;
    let (count, said) = if both {
        ((words.of)(row.own, row.branch), (words.tree.branch_passages)(row.own, row.branch))
    } else {
        (row.own.to_string(), (words.passages)(row.own))
    };
    let key = tag.key.filter(|_| props.digits);
    html! {
        <div key={tag.id.as_str()} id={line_id(&tag.id)} role="treeitem" tabindex={if tabbed { "0" } else { "-1" }}
            class={classes!("row", mark, is_dragged.then_some("dragged"))} aria-level={(row.depth + 1).to_string()}
            aria-posinset={row.at.to_string()} aria-setsize={row.of.to_string()}
            aria-expanded={row.has_children.then(|| (!row.folded).to_string())} aria-selected={open.to_string()}
            title={(!tag.description.is_empty()).then(|| tag.description.clone())}
            ~style={format!("--depth:{};--drop:{drop_depth}", row.depth)}>
            <span class={classes!("twisty", row.has_children.then_some("has"), (!row.folded).then_some("unfolded"))}>
                { for row.has_children.then(|| icon(Icon::Forward)) }</span>
            { swatch(tag.colour) }
            <span class="words">{ &tag.name }</span>{ " " }
            <small class="number"><span aria-hidden="true">{ count }</span><span class="unseen">{ said }</span></small>
            if let Some(key) = key {
                <kbd><span aria-hidden="true">{ key }</span><span class="unseen">{ " " }{ (words.key_named)(&key.to_string()) }</span></kbd>
            } else { <span /> }
            if !props.locked {
                <span class="handle">{ icon(Icon::Grip) }</span>
            }
        </div>
    }
}

/// A key that the tree knows.
enum Pressed {
    Up,
    Down,
    First,
    Last,
    /// Towards what stands under it, or out.
    In,
    Out,
    Take,
    Delete,
    Step(Step),
    Letter(char),
}

impl Pressed {
    fn of(event: &KeyboardEvent) -> Option<Self> {
        if event.ctrl_key() || event.meta_key() {
            return None;
        }
        let is_rtl = gloo::utils::document_element().get_attribute("dir").as_deref() == Some("rtl");
        let key = event.key();
        let inwards = if is_rtl { "ArrowLeft" } else { "ArrowRight" };
        Some(match (key.as_str(), event.alt_key()) {
            ("ArrowUp", true) => Self::Step(Step::Earlier),
            ("ArrowDown", true) => Self::Step(Step::Later),
            ("ArrowLeft" | "ArrowRight", true) => Self::Step(if key == inwards { Step::In } else { Step::Out }),
            (_, true) => return None,
            ("ArrowUp", _) => Self::Up,
            ("ArrowDown", _) => Self::Down,
            ("ArrowLeft" | "ArrowRight", _) if key == inwards => Self::In,
            ("ArrowLeft" | "ArrowRight", _) => Self::Out,
            ("Home", _) => Self::First,
            ("End", _) => Self::Last,
            ("Enter" | " ", _) => Self::Take,
            ("Delete", _) => Self::Delete,
            _ => {
                let mut chars = key.chars();
                let letter = chars.next().filter(|c| c.is_alphabetic() && chars.next().is_none())?;
                Self::Letter(letter)
            }
        })
    }
}

/// What a key does: move the focus, or change something.
enum Reaction {
    Focus(usize),
    Act(TagAction),
}

fn react(
    rows: &[Row],
    at: usize,
    pressed: Pressed,
    open: Option<&Id>,
    locked: bool,
    letters: impl Fn(char) -> String,
) -> Option<Reaction> {
    let row = rows.get(at)?;
    let id = row.tag.id.clone();
    let to = |at: usize| (at < rows.len()).then_some(Reaction::Focus(at));
    match pressed {
        Pressed::Up => to(at.checked_sub(1)?),
        Pressed::Down => to(at + 1),
        Pressed::First => to(0),
        Pressed::Last => to(rows.len() - 1),
        Pressed::In if row.folded => Some(Reaction::Act(TagAction::Fold(id, false))),
        Pressed::In => to(at + 1).filter(|_| row.has_children),
        Pressed::Out if row.has_children && !row.folded => Some(Reaction::Act(TagAction::Fold(id, true))),
        Pressed::Out => to(rows.iter().take(at).rposition(|above| above.depth < row.depth)?),
        Pressed::Take => Some(Reaction::Act(TagAction::Open((open != Some(&id)).then_some(id)))),
        Pressed::Delete | Pressed::Step(_) if locked => None,
        Pressed::Delete => Some(Reaction::Act(TagAction::Delete(id))),
        Pressed::Step(step) => Some(Reaction::Act(TagAction::Step(id, step))),
        Pressed::Letter(letter) => {
            let begins = letters(letter);
            // A first letter leads on to the next name, further ones may stay.
            let from = if begins.chars().count() == 1 { at + 1 } else { at };
            let order = (from..rows.len()).chain(0..from);
            let fits = |at: &usize| rows.get(*at).is_some_and(|r| r.tag.name.to_lowercase().starts_with(&begins));
            order.into_iter().find(fits).and_then(to)
        }
    }
}

/// The tag of the line that an event is about.
fn row_of(event: &Event) -> Option<Id> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    id_of(&target.closest("[role=treeitem]").ok()??)
}

fn line_id(tag: &Id) -> String {
    format!("tag-{tag}")
}

/// The tag of a line.
pub fn id_of(line: &Element) -> Option<Id> {
    line.id().strip_prefix("tag-").map(Id::new)
}

fn focus(id: &Id) -> Option<()> {
    let line = gloo::utils::document().get_element_by_id(&line_id(id))?.dyn_into::<HtmlElement>().ok()?;
    line.focus().ok()
}
