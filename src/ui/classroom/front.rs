//! The front of a hand-out: what is to be done, and who is there.

use crate::app::{ClassAction, HandedOut, Stored};
use crate::strings::Catalogue;
use crate::ui::bar::{day, moment};
use crate::ui::context::{Ptr, use_dispatch, use_words};
use crate::ui::overlay::Frame;
use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlInputElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct FrontProps {
    pub handed: Ptr<HandedOut>,
    /// Who worked on it in this browser.
    pub stored: Ptr<Vec<Stored>>,
}

/// Asks who works, before anything of anybody's is shown.
#[component]
pub fn Front(props: &FrontProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let said = &words.class;
    if props.handed.damaged.is_some() {
        return html! { <Frame title={said.task} closes={false}><p>{ said.damaged }</p></Frame> };
    }
    let begin = dispatch.with(|event: SubmitEvent| {
        event.prevent_default();
        let form = event.target()?.dyn_into::<HtmlFormElement>().ok()?;
        let field = form.query_selector("input").ok()??.dyn_into::<HtmlInputElement>().ok()?;
        Some(field.value()).filter(|name| !name.trim().is_empty()).map(ClassAction::Begin)
    });
    let known = props.stored.iter().map(|coder| {
        html! {
            <button key={coder.id.as_str()} type="button" class="choice"
                onclick={dispatch.on::<MouseEvent>(ClassAction::Continue(coder.id.clone()))}>
                <b>{ (said.continue_as)(&coder.name) }</b><small>{ moment(words, coder.created.millis()) }</small></button>
        }
    });
    let title = props.handed.handout.assignment.title.clone();
    html! {
        <Frame {title} closes={false}>
            <div class="stack">
                { instructions(words, &props.handed) }
                <h3>{ said.who_works }</h3>
                <div class="choices">{ for known }</div>
                <form class="stack" onsubmit={begin}>
                    <label class="stack">{ if props.stored.is_empty() { words.your_name } else { said.someone_else } }
                        <input class="field" type="text" aria-label={words.your_name} autocomplete="off" required=true /></label>
                    <div class="line end"><button type="submit" class="primary">{ said.begin }</button></div>
                </form>
                <p class="quiet">{ said.shared_computer }</p>
            </div>
        </Frame>
    }
}

#[derive(Properties, PartialEq)]
pub struct TaskProps {
    pub handed: Ptr<HandedOut>,
}

/// What is to be done, while one is at it.
#[component]
pub fn Task(props: &TaskProps) -> Html {
    let words = use_words();
    let said = &words.class;
    let dispatch = use_dispatch();
    html! {
        <div class="stack">
            { instructions(words, &props.handed) }
            <div class="line end">
                <button type="button" class="plain" onclick={dispatch.on::<MouseEvent>(ClassAction::Leave)}>{ said.change_person }</button>
            </div>
        </div>
    }
}

fn instructions(words: &Catalogue, handed: &HandedOut) -> Html {
    let said = &words.class;
    let assignment = &handed.handout.assignment;
    html! {
        <>
            if !assignment.due.is_empty() { <p class="due">{ (said.due_on)(&day(words, &assignment.due)) }</p> }
            if !assignment.instructions.is_empty() { <p class="instructions">{ &assignment.instructions }</p> }
            if let Some(example) = &assignment.example {
                <figure class="example">
                    <figcaption>{ (said.example_tagged)(&example.tags.join(", ")) }</figcaption>
                    <q>{ &example.quote }</q>
                    if !example.note.is_empty() { <p class="note">{ &example.note }</p> }
                </figure>
            }
        </>
    }
}
