//! What is shown of a name wherever it is shown: why it is marked, and what can be corrected about it.

mod why;

use crate::app::{Found, FoundAction, NameAction, Reading, Subject};
use crate::detect::EntityKind;
use crate::sort;
use crate::ui::context::{Ptr, use_dispatch, use_words};
use std::cmp::Reverse;
use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlInputElement};
pub use why::{correction, kind_name, why};
use yew::prelude::*;

pub const KINDS: [EntityKind; 8] = [
    EntityKind::Person,
    EntityKind::Org,
    EntityKind::Place,
    EntityKind::Group,
    EntityKind::Event,
    EntityKind::Agreement,
    EntityKind::Date,
    EntityKind::Relative,
];

/// Other entities offered for one that is the same.
const OFFERED: usize = 200;

#[derive(Properties, PartialEq)]
pub struct CorrectionsProps {
    pub subject: Subject,
    /// The entity.
    pub entity: u32,
    pub found: Ptr<Found>,
    pub reading: Ptr<Reading>,
    /// Whether what is corrected goes for one mention alone.
    #[prop_or_default]
    pub alone: bool,
}

/// What can be corrected about an entity, or about one mention.
#[component]
pub fn Corrections(props: &CorrectionsProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let subject = props.subject;
    let Some(entity) = props.found.suggestions.entities.get(props.entity as usize) else { return Html::default() };
    let names = &words.names;
    let kinds = KINDS.into_iter().zip(names.kinds).map(|(kind, name)| {
        let on = kind == entity.kind;
        html! {
            <button key={name} type="button" class="chip" aria-pressed={on.to_string()}
                onclick={dispatch.on::<MouseEvent>(NameAction::Retype(subject, kind))}>{ name }</button>
        }
    });
    let same = dispatch.with(move |event: SubmitEvent| {
        event.prevent_default();
        let form = event.target()?.dyn_into::<HtmlFormElement>().ok()?;
        let field = form.query_selector("input").ok()??.dyn_into::<HtmlInputElement>().ok()?;
        let name = field.value();
        field.set_value("");
        Some(NameAction::Same(subject, name))
    });
    let list = match subject {
        Subject::Open => "same-as".to_owned(),
        Subject::Entity(entity) => format!("same-as-{entity}"),
    };
    // Those of the same kind first, then the most often named.
    let mut others: Vec<(bool, Reverse<u32>, &str)> = (0..)
        .zip(&props.found.suggestions.entities)
        .filter(|(at, _)| *at != props.entity)
        .map(|(_, e)| (e.kind != entity.kind, Reverse(e.count), e.name.as_str()))
        .collect();
    sort::ascending(&mut others);
    let others = others.into_iter().take(OFFERED).map(|(_, _, name)| html! { <option value={name.to_owned()} /> });
    let forms = if props.alone { Vec::new() } else { props.found.forms_of(&props.reading, props.entity) };
    let parts = forms.iter().filter(|_| forms.len() > 1).map(|form| {
        html! {
            <li><span class="words">{ form }</span>
                <button type="button" class="link" aria-label={(names.part)(form)}
                    onclick={dispatch.on::<MouseEvent>(NameAction::Apart(props.entity, form.clone()))}>{ names.split_off }</button></li>
        }
    });
    html! {
        <>
            <div class="chips" role="group" aria-label={names.kind}>{ for kinds }</div>
            <form class="new-tag" onsubmit={same}>
                <input class="field" list={list.clone()} aria-label={names.same_as} placeholder={names.same_as_hint} autocomplete="off" />
                <datalist id={list}>{ for others }</datalist>
                <button type="submit" class="link">{ names.apply }</button>
            </form>
            if forms.len() > 1 {
                <ul class="list variants" aria-label={names.forms}>{ for parts }</ul>
            }
            <div class="line names-foot">
                if !props.alone {
                    <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(FoundAction::TagAll(props.entity))}>
                        { words.tag_all_mentions }</button>
                }
                <button type="button" class="link danger" onclick={dispatch.on::<MouseEvent>(NameAction::Reject(subject))}>
                    { if props.alone { names.not_a_name_here } else { names.not_a_name } }</button>
            </div>
        </>
    }
}
