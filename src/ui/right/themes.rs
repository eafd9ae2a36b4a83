use super::entities::search_state;
use crate::app::{Facet, FilterAction, Found, FoundAction, Progress, Reading, THEME_COLOURS, Walk};
use crate::ui::context::{Ptr, use_dispatch, use_words};
use crate::ui::icon::{Icon, icon};
use crate::ui::overview::ticks;
use yew::prelude::*;

/// Terms named under a theme.
const TERMS: usize = 12;

#[derive(Properties, PartialEq)]
pub struct ThemesProps {
    pub found: Ptr<Found>,
    pub reading: Ptr<Reading>,
    pub progress: Progress,
    pub walk: Option<(Walk, Option<usize>)>,
}

/// What the text is about.
#[component]
pub fn Themes(props: &ThemesProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let suggestions = &props.found.suggestions;
    let rows = (0u32..).zip(&suggestions.themes).map(|(at, theme)| {
        let walk = Walk::Theme(at);
        let places = props.found.occurrences_of(at as usize);
        let step = |forward: bool| dispatch.on::<MouseEvent>(FoundAction::Walk(walk, forward));
        let stands = props.walk.and_then(|(w, at)| at.filter(|_| w == walk));
        let terms = theme.terms.iter().take(TERMS).filter_map(|(t, _)| suggestions.terms.get(*t as usize));
        let terms: Vec<&str> = terms.map(|t| t.term.as_str()).collect();
        html! {
            <li key={at} class={classes!("entity-row", stands.is_some().then_some("current"))}>
                <button type="button" class="row" onclick={step(true)} title={terms.join(", ")}>
                    <i class={format!("dot theme-{}", at % u32::from(THEME_COLOURS))} aria-hidden="true" />
                    <span class="unseen">{ (words.next_mention)(&theme.name, places.len()) }</span>
                    <span class="words" aria-hidden="true">{ &theme.name }<small class="aliases">{ terms.join(", ") }</small></span>
                    <small class="number" aria-hidden="true">{ places.len() }</small>
                    { ticks(&places.iter().map(|s| s.start).collect::<Vec<_>>(), props.reading.text.len()) }
                </button>
                if let Some(stands) = stands {
                    <div class="line">
                        <button type="button" class="plain" aria-label={words.previous} onclick={step(false)}>{ icon(Icon::Back) }</button>
                        <span class="quiet">{ (words.of)(stands + 1, places.len()) }</span>
                        <button type="button" class="plain" aria-label={words.next} onclick={step(true)}>{ icon(Icon::Forward) }</button>
                        <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(FilterAction::Set(Facet::Theme, theme.name.clone()))}>
                            { words.review.filter }</button>
                    </div>
                }
            </li>
        }
    });
    html! {
        <>
            { search_state(props.progress, words, dispatch.clone()) }
            if suggestions.themes.is_empty() && props.progress == Progress::Done {
                <p class="empty">{ words.no_themes }</p>
            }
            <ul class="list">{ for rows }</ul>
        </>
    }
}
