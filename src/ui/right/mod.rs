//! The right panel: passages, entities, themes.

mod entities;
mod passages;
mod themes;

use crate::app::{Found, Marks, Progress, Reading, ShowAction, Tab, Walk};
use crate::model::{Id, Project};
use crate::ui::context::{Ptr, use_dispatch, use_words};
use entities::Entities;
pub use entities::KINDS;
use passages::Passages;
use themes::Themes;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct RightProps {
    pub project: Ptr<Project>,
    pub reading: Option<Ptr<Reading>>,
    pub marks: Ptr<Marks>,
    pub found: Ptr<Found>,
    pub progress: Progress,
    pub tab: Tab,
    pub place: usize,
    pub walk: Option<(Walk, usize)>,
    pub current: Option<Id>,
    /// Whether to ask who annotates.
    pub ask_name: bool,
}

/// The right panel.
#[component]
pub fn Right(props: &RightProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let suggestions = &props.found.suggestions;
    let entities = suggestions.entities.len();
    let tabs = [
        (Tab::Passages, words.passages_tab, props.marks.annotations.len()),
        (Tab::Entities, words.entities, entities),
        (Tab::Themes, words.themes, suggestions.themes.len()),
    ];
    let buttons = tabs.into_iter().map(|(tab, name, count)| {
        let chosen = tab == props.tab;
        html! {
            <button type="button" role="tab" id={tab_id(tab)} aria-selected={chosen.to_string()} aria-controls="details"
                tabindex={if chosen { "0" } else { "-1" }} onclick={dispatch.on::<MouseEvent>(ShowAction::Tab(tab))}>
                { name }{ " " }<span class="count">{ count }</span>
            </button>
        }
    });
    let around = dispatch.with({
        let tab = props.tab;
        move |event: KeyboardEvent| {
            let all = [Tab::Passages, Tab::Entities, Tab::Themes];
            let at = all.iter().position(|t| *t == tab)?;
            let by = match event.key().as_str() {
                "ArrowRight" => 1,
                "ArrowLeft" => 2,
                _ => return None,
            };
            event.prevent_default();
            let next = *all.get((at + by) % 3)?;
            if let Some(button) = gloo::utils::document().get_element_by_id(tab_id(next)) {
                let _ = wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(button).map(|b| b.focus());
            }
            Some(ShowAction::Tab(next))
        }
    });
    let body = match (props.tab, &props.reading) {
        (Tab::Passages, Some(reading)) => html! {
            <Passages project={props.project.clone()} reading={reading.clone()} marks={props.marks.clone()}
                place={props.place} current={props.current.clone()} ask_name={props.ask_name} />
        },
        (Tab::Entities, Some(reading)) => html! {
            <Entities found={props.found.clone()} reading={reading.clone()} progress={props.progress} walk={props.walk} />
        },
        (Tab::Themes, Some(reading)) => html! {
            <Themes found={props.found.clone()} reading={reading.clone()} progress={props.progress} walk={props.walk} />
        },
        (_, None) => Html::default(),
    };
    html! {
        <>
            <div class="tabs" role="tablist" aria-label={words.details} onkeydown={around}>{ for buttons }</div>
            <div id="details" class="details" role="tabpanel" aria-labelledby={tab_id(props.tab)} tabindex="0">{ body }</div>
        </>
    }
}

const fn tab_id(tab: Tab) -> &'static str {
    match tab {
        Tab::Passages => "tab-passages",
        Tab::Entities => "tab-entities",
        Tab::Themes => "tab-themes",
    }
}
