use crate::app::{Facet, FilterAction, Found, FoundAction, NameAction, Reading, Subject, Walk};
use crate::ui::context::{Ptr, use_dispatch, use_words};
use crate::ui::icon::{Icon, icon};
use crate::ui::naming::Corrections;
use crate::ui::overview::ticks;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct RowProps {
    pub entity: u32,
    pub found: Ptr<Found>,
    pub reading: Ptr<Reading>,
    /// Which of its mentions the walk stands on.
    pub at: Option<usize>,
    /// Whether its details are shown.
    pub unfolded: bool,
    /// Whether it may be corrected here.
    pub writable: bool,
}

/// An entity: a button that goes through its mentions, and its details.
#[component]
pub fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let Some(entity) = props.found.suggestions.entities.get(props.entity as usize) else { return Html::default() };
    let step = |forward: bool| dispatch.on::<MouseEvent>(FoundAction::Walk(Walk::Entity(props.entity), forward));
    let unfold = dispatch.on::<MouseEvent>(NameAction::Unfold((!props.unfolded).then_some(props.entity)));
    html! {
        <li class={classes!("entity-row", props.at.is_some().then_some("current"))}>
            <div class="entity-head">
                <button type="button" class="row" onclick={step(true)}
                    title={(!entity.aliases.is_empty()).then(|| entity.aliases.join(", "))}>
                    <span class="unseen">{ (words.next_mention)(&entity.name, entity.count as usize) }</span>
                    <span class="words" aria-hidden="true">{ &entity.name }
                        if !entity.aliases.is_empty() {
                            <small class="aliases">{ entity.aliases.join(", ") }</small>
                        }
                    </span>
                    <small class="number" aria-hidden="true">{ entity.count }</small>
                    { ticks(&props.found.mentions_of(props.entity).map(|s| s.start).collect::<Vec<_>>(), props.reading.text.len()) }
                </button>
                <button type="button" id={format!("entity-{}", props.entity)} class={classes!("plain", props.unfolded.then_some("unfolded"))}
                    aria-expanded={props.unfolded.to_string()} aria-label={(words.names.details_of)(&entity.name)} onclick={unfold}>
                    { icon(Icon::Unfold) }</button>
            </div>
            if let Some(at) = props.at {
                <div class="line">
                    <button type="button" class="plain" aria-label={words.previous} onclick={step(false)}>{ icon(Icon::Back) }</button>
                    <span class="quiet">{ (words.of)(at + 1, entity.count as usize) }</span>
                    <button type="button" class="plain" aria-label={words.next} onclick={step(true)}>{ icon(Icon::Forward) }</button>
                    if !props.unfolded {
                        <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(FoundAction::TagAll(props.entity))}>
                            { words.tag_all_mentions }</button>
                    }
                    <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(FilterAction::Set(Facet::Entity, entity.name.clone()))}>
                        { words.review.filter }</button>
                </div>
            }
            if props.unfolded {
                <div class="inset">
                    <Said entity={props.entity} found={props.found.clone()} reading={props.reading.clone()} />
                    if props.writable {
                        <Corrections subject={Subject::Entity(props.entity)} entity={props.entity} found={props.found.clone()}
                            reading={props.reading.clone()} />
                    }
                </div>
            }
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct SaidProps {
    entity: u32,
    found: Ptr<Found>,
    reading: Ptr<Reading>,
}

/// Who names it how often.
#[component]
fn Said(props: &SaidProps) -> Html {
    let words = use_words();
    let names = &words.names;
    let Some(entity) = props.found.suggestions.entities.get(props.entity as usize) else { return Html::default() };
    let said = props.found.said_by(&props.reading, props.entity);
    if said.is_empty() {
        return html! { <p class="quiet">{ names.only_in_labels }</p> };
    }
    let rows = said.into_iter().map(|(who, count)| {
        html! { <li><span class="words">{ who.unwrap_or(names.nobody).to_owned() }</span><small class="number">{ count }</small></li> }
    });
    html! {
        <>
            <p class="quiet">{ names.said_by }</p>
            <ul class="list said-by" aria-label={(names.who_says)(&entity.name)}>{ for rows }</ul>
        </>
    }
}
