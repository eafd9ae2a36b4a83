use super::tree::Tree;
use crate::app::TagAction;
use crate::model::{Id, Project};
use crate::ui::context::{Ptr, use_dispatch, use_words};
use std::collections::BTreeSet;
use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlInputElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct CodebookProps {
    pub project: Ptr<Project>,
    /// The tags under which nothing is shown.
    pub folded: Ptr<BTreeSet<Id>>,
    /// The tag whose details are open.
    pub open: Option<Id>,
    /// Whether it may not be changed.
    pub locked: bool,
    /// Whether digits do anything.
    pub digits: bool,
}

/// The tags, with how many passages carry each, and all that can be changed about the one that is open.
#[component]
pub fn Codebook(props: &CodebookProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let create = dispatch.with(|event: SubmitEvent| {
        event.prevent_default();
        let form = event.target()?.dyn_into::<HtmlFormElement>().ok()?;
        let field = form.query_selector("input").ok()??.dyn_into::<HtmlInputElement>().ok()?;
        let name = field.value();
        field.set_value("");
        (!name.trim().is_empty()).then_some(TagAction::Create(name))
    });
    html! {
        <section class="block codebook" aria-label={words.codebook}>
            <h2>{ words.codebook }</h2>
            if props.project.tags.is_empty() {
                <p class="empty">{ words.no_tags }</p>
            } else {
                <Tree project={props.project.clone()} folded={props.folded.clone()} open={props.open.clone()} locked={props.locked}
                    digits={props.digits} />
                <p id="tree-how" class="unseen">{ if props.locked { words.tree.how_locked } else { words.tree.how } }</p>
            }
            if !props.locked {
            <form class="new-tag" onsubmit={create}>
                <input class="field" type="text" aria-label={words.new_tag} placeholder={words.new_tag} autocomplete="off" />
                <button type="submit" class="link">{ words.add }</button>
            </form>
            }
        </section>
    }
}
