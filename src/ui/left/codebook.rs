use super::tag::TagRow;
use crate::app::TagAction;
use crate::model::{Id, Project, codebook};
use crate::ui::context::{Ptr, use_dispatch, use_words};
use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlInputElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct CodebookProps {
    pub project: Ptr<Project>,
    /// The tag whose details are open.
    pub open: Option<Id>,
    /// Whether it may not be changed.
    pub locked: bool,
}

/// The tags, with how many passages carry each.
#[component]
pub fn Codebook(props: &CodebookProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let counts = use_memo(props.project.clone(), |project| project.counts());
    let rows = codebook::tree(&props.project.tags).into_iter().map(|entry| {
        let at = props.project.tags.iter().position(|t| t.id == entry.tag.id);
        let count = at.and_then(|at| counts.get(at)).copied().unwrap_or(0);
        let open = props.open.as_ref() == Some(&entry.tag.id);
        html! { <TagRow key={entry.tag.id.as_str()} tag={Ptr::new(&entry.tag)} depth={entry.depth} {count} {open} /> }
    });
    let create = dispatch.with(|event: SubmitEvent| {
        event.prevent_default();
        let form = event.target()?.dyn_into::<HtmlFormElement>().ok()?;
        let field = form.query_selector("input").ok()??.dyn_into::<HtmlInputElement>().ok()?;
        let name = field.value();
        field.set_value("");
        (!name.trim().is_empty()).then_some(TagAction::Create(name))
    });
    html! {
        <section class="block" aria-label={words.codebook}>
            <h2>{ words.codebook }</h2>
            if props.project.tags.is_empty() {
                <p class="empty">{ words.no_tags }</p>
            }
            <ul class="list codebook">{ for rows }</ul>
            if !props.locked {
            <form class="new-tag" onsubmit={create}>
                <input class="field" type="text" aria-label={words.new_tag} placeholder={words.new_tag} autocomplete="off" />
                <button type="submit" class="link">{ words.add }</button>
            </form>
            }
        </section>
    }
}
