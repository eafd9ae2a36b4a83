//! The class in place of the text: what came back, compared, counted, shown.

use super::agree::Agree;
use super::collected::Collected;
use super::compare::Compare;
use super::wall::Wall;
use crate::app::ClassAction;
use crate::app::classroom::{Class, Page};
use crate::model::Project;
use crate::ui::context::{Ptr, use_dispatch, use_words};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct RoomProps {
    pub class: Ptr<Class>,
    pub project: Ptr<Project>,
}

/// The pages of a class.
#[component]
pub fn Room(props: &RoomProps) -> Html {
    let words = use_words();
    let said = &words.class;
    let dispatch = use_dispatch();
    let Some(shown) = &props.class.shown else { return Html::default() };
    let tab = |page: Page, name: &'static str| {
        html! {
            <button type="button" aria-pressed={(shown.page == page).to_string()}
                onclick={dispatch.on::<MouseEvent>(ClassAction::Page(page))}><span>{ name }</span></button>
        }
    };
    let chosen = |make: fn(&str) -> ClassAction| {
        dispatch.with(move |event: Event| {
            let select = event.target()?.dyn_into::<HtmlSelectElement>().ok()?;
            Some(make(&select.value()))
        })
    };
    let assignments = props.project.assignments.iter().map(|a| {
        html! { <option value={a.id.to_string()} selected={a.id == shown.assignment}>{ &a.title }</option> }
    });
    let transcripts = props.project.transcripts.iter().map(|t| {
        html! { <option value={t.id.to_string()} selected={t.id == shown.transcript}>{ &t.title }</option> }
    });
    let hide = dispatch
        .with(|event: Event| Some(ClassAction::Hide(event.target()?.dyn_into::<HtmlInputElement>().ok()?.checked())));
    let body = match shown.page {
        Page::Collected => html! { <Collected class={props.class.clone()} /> },
        Page::Compare => html! { <Compare class={props.class.clone()} /> },
        Page::Agree => html! { <Agree class={props.class.clone()} /> },
        Page::Show => html! { <Wall class={props.class.clone()} /> },
    };
    html! {
        <main class="room" aria-label={said.class}>
            <div class="room-bar">
                <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(ClassAction::Open(false))}>{ said.back_to_text }</button>
                <select class="field" aria-label={said.assignment} onchange={chosen(|id| ClassAction::Assignment(crate::model::Id::new(id)))}>
                    { for assignments }</select>
                if props.project.transcripts.len() > 1 {
                    <select class="field" aria-label={words.transcript} onchange={chosen(|id| ClassAction::Transcript(crate::model::Id::new(id)))}>
                        { for transcripts }</select>
                }
                <span class="quiet">{ (said.handed_in_so_far)(props.class.works_for(&shown.assignment).count()) }</span>
                <div class="segments" role="group" aria-label={said.class}>
                    { tab(Page::Collected, said.collected_page) }{ tab(Page::Compare, said.compare_page) }
                    { tab(Page::Agree, said.agree_page) }{ tab(Page::Show, said.show_page) }
                </div>
                <label class="radio"><input type="checkbox" checked={shown.hidden} onchange={hide} />{ said.hide_names }</label>
            </div>
            if props.class.unkept.is_some() { <p class="room-warning" role="alert">{ said.unkept }</p> }
            { body }
        </main>
    }
}

/// What a student is called here.
pub fn called(class: &Class, said: &crate::strings::Classroom, number: usize, name: &str) -> String {
    let hidden = class.shown.as_ref().is_some_and(|s| s.hidden);
    if hidden { (said.student)(number + 1) } else { name.to_owned() }
}
