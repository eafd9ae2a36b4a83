//! The right panel: passages, entities, themes.

mod entities;
mod entity;
mod notes;
mod passages;
mod search;
mod themes;

use crate::app::{Facet, Layer, ShowAction, State, Tab};
use crate::model::Id;
use crate::ui::context::{Ptr, use_dispatch, use_words};
use entities::Entities;
use passages::Passages;
use search::SearchPanel;
pub use search::text_of;
use themes::Themes;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct RightProps {
    pub state: Ptr<State>,
}

/// The right panel.
#[component]
pub fn Right(props: &RightProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let state: &State = &props.state;
    let (tab, progress, walk) = (state.view.tab, state.progress, state.view.walk);
    let (marks, found) = (Ptr::new(&state.marks), Ptr::new(&state.found));
    let suggestions = &found.suggestions;
    let tabs = [
        (Tab::Passages, words.passages_tab, Some(marks.annotations.len())),
        (Tab::Entities, words.entities, Some(suggestions.entities.len())),
        (Tab::Themes, words.themes, Some(suggestions.themes.len())),
        (Tab::Search, words.search, None),
    ];
    let shown = |tab: &Tab| match tab {
        Tab::Passages => true,
        Tab::Entities => state.layer_allowed(Layer::Entities),
        Tab::Themes => state.layer_allowed(Layer::Themes),
        Tab::Search => state.search_allowed(),
    };
    let all: Vec<Tab> = [Tab::Passages, Tab::Entities, Tab::Themes, Tab::Search].into_iter().filter(shown).collect();
    let buttons = tabs.into_iter().filter(|(tab, ..)| shown(tab)).map(|(this, name, count)| {
        let chosen = this == tab;
        html! {
            <button type="button" role="tab" id={tab_id(this)} aria-selected={chosen.to_string()} aria-controls="details"
                tabindex={if chosen { "0" } else { "-1" }} onclick={dispatch.on::<MouseEvent>(ShowAction::Tab(this))}>
                { name }
                if let Some(count) = count {
                    { " " }<span class="count">{ count }</span>
                }
            </button>
        }
    });
    let around = dispatch.with(move |event: KeyboardEvent| {
        let at = all.iter().position(|t| *t == tab)?;
        let by = match event.key().as_str() {
            "ArrowRight" => 1,
            "ArrowLeft" => all.len() - 1,
            _ => return None,
        };
        event.prevent_default();
        let next = *all.get((at + by) % all.len())?;
        if let Some(button) = gloo::utils::document().get_element_by_id(tab_id(next)) {
            let _ = wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(button).map(|b| b.focus());
        }
        Some(ShowAction::Tab(next))
    });
    let ask_name = state.handout.is_none()
        && !state.project.annotations.is_empty()
        && state.coder_name().is_empty()
        && state.writable();
    // The one tag that is asked for.
    let tag = match state.filter.values(Facet::Tag) {
        [tag] if state.writable() => Some(Id::new(tag)),
        _ => None,
    };
    let body = match (tab, state.reading.as_ref().map(Ptr::new)) {
        (Tab::Passages, Some(reading)) => html! {
            <Passages project={Ptr::new(&state.project)} {reading} {marks} sieve={state.sieve.as_ref().map(Ptr::new)} place={state.view.place.0}
                {tag} current={state.current().cloned()} {ask_name} />
        },
        (Tab::Entities, Some(reading)) => html! {
            <Entities {found} {reading} {progress} {walk} project={Ptr::new(&state.project)} order={state.view.order}
                unfolded={state.view.entity} writable={state.writable()} />
        },
        (Tab::Themes, Some(reading)) => html! { <Themes {found} {reading} {progress} {walk} /> },
        (Tab::Search, Some(_)) => html! { <SearchPanel state={props.state.clone()} /> },
        (_, None) => Html::default(),
    };
    html! {
        <>
            <div class="tabs" role="tablist" aria-label={words.details} onkeydown={around}>{ for buttons }</div>
            <div id="details" class="details" role="tabpanel" aria-labelledby={tab_id(tab)} tabindex="0">{ body }</div>
        </>
    }
}

const fn tab_id(tab: Tab) -> &'static str {
    match tab {
        Tab::Passages => "tab-passages",
        Tab::Entities => "tab-entities",
        Tab::Themes => "tab-themes",
        Tab::Search => "tab-search",
    }
}
