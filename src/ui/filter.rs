//! The filter under the bar: what is in force, and the fields to change it.

use crate::app::{EntityOrder, Facet, Filter, FilterAction, Found, Marks, Reading, Sieve};
use crate::model::{Id, Project, codebook};
use crate::strings::Catalogue;
use crate::ui::context::{Ptr, use_dispatch, use_words};
use crate::ui::icon::{Icon, icon};
use crate::ui::naming::KINDS;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::prelude::*;

const FACETS: [Facet; 6] = [Facet::Tag, Facet::Coder, Facet::Speaker, Facet::Entity, Facet::Theme, Facet::Text];

#[derive(Properties, PartialEq)]
pub struct FilterBarProps {
    pub filter: Ptr<Filter>,
    /// What it lets through of the transcript on the page.
    pub sieve: Option<Ptr<Sieve>>,
    pub project: Ptr<Project>,
    pub reading: Ptr<Reading>,
    pub marks: Ptr<Marks>,
    pub found: Ptr<Found>,
    /// Whether the fields are open.
    pub open: bool,
    /// Whether words may be searched.
    pub words: bool,
}

/// What is in force as chips that lift it; opened, a field a facet.
#[component]
pub fn FilterBar(props: &FilterBarProps) -> Html {
    let words = use_words();
    let said = &words.review;
    let dispatch = use_dispatch();
    if props.filter.is_empty() && !props.open {
        return Html::default();
    }
    let chips = props.filter.iter().map(|(facet, value)| {
        let (name, shown) = (facet_name(words, facet), called(props, words, facet, value));
        let lift = dispatch.on::<MouseEvent>(FilterAction::Toggle(facet, value.to_owned()));
        html! {
            <li key={format!("{name} {value}")}><button type="button" class="chip" aria-label={(said.lift)(name, &shown)} onclick={lift}>
                <small>{ name }</small>{ " " }<span class="words">{ shown }</span>{ icon(Icon::Close) }</button></li>
        }
    });
    let counted = props.sieve.as_ref().map(|s| (said.of_passages)(s.passages.len(), props.marks.annotations.len()));
    let turn = if props.open { FilterAction::Close } else { FilterAction::Open };
    html! {
        <section class="filter" aria-label={said.filter}>
            <div class="line">
                <button type="button" class="link" aria-expanded={props.open.to_string()} onclick={dispatch.on::<MouseEvent>(turn)}>
                    { said.filter }</button>
                <ul class="chips" aria-label={said.in_force}>{ for chips }</ul>
                if let Some(counted) = counted {
                    <span class="quiet">{ counted }</span>
                    <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(FilterAction::Clear)}>{ said.lift_all }</button>
                }
            </div>
            if props.open {
                <div class="fields">
                    { for FACETS.into_iter().zip(said.any).map(|(facet, any)| field(props, words, facet, any)) }
                    if props.words {
                        <label>{ facet_name(words, Facet::Text) }
                            <input class="field" type="search" placeholder={said.text_hint} autocomplete="off" spellcheck="false"
                                value={props.filter.values(Facet::Text).first().cloned().unwrap_or_default()}
                                oninput={dispatch.with(|event: InputEvent| {
                                    let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
                                    Some(FilterAction::Set(Facet::Text, field.value()))
                                })} /></label>
                    }
                </div>
            }
        </section>
    }
}

/// The choice of a facet's values.
fn field(props: &FilterBarProps, words: &'static Catalogue, facet: Facet, any: &'static str) -> Html {
    html! {
        <Choice key={any} {facet} {any} name={facet_name(words, facet)} now={props.filter.values(facet).to_vec()}
            options={options(props, words, facet)} />
    }
}

/// What a facet can be: groups of values with the words for them.
fn options(props: &FilterBarProps, words: &'static Catalogue, facet: Facet) -> Vec<Group> {
    let one = |options: Vec<(String, String)>| vec![Group { name: "", options }];
    let same = |name: &str| (name.to_owned(), name.to_owned());
    let found = &props.found.suggestions;
    match facet {
        Facet::Tag => {
            let entries = codebook::tree(&props.project.tags).into_iter();
            one(entries
                .map(|e| (e.tag.id.to_string(), format!("{}{}", "\u{2003}".repeat(e.depth), e.tag.name)))
                .collect())
        }
        Facet::Coder => one(props
            .project
            .coders
            .iter()
            .map(|c| (c.id.to_string(), coder_name(words, &c.name).to_owned()))
            .collect()),
        Facet::Speaker => one(props.reading.structure.speakers.iter().map(|s| same(&s.name)).collect()),
        Facet::Theme => one(found.themes.iter().map(|theme| same(&theme.name)).collect()),
        Facet::Entity => {
            let kinds = KINDS.into_iter().zip(words.kinds).map(|(kind, name)| {
                let entities = props.found.entities_of(kind, EntityOrder::Name).into_iter();
                let named = entities.filter_map(|at| Some(same(&found.entities.get(at as usize)?.name)));
                Group { name, options: named.collect() }
            });
            kinds.filter(|group| !group.options.is_empty()).collect()
        }
        Facet::Text => Vec::new(),
    }
}

fn coder_name<'a>(words: &'static Catalogue, name: &'a str) -> &'a str {
    if name.is_empty() { words.review.unnamed_coder } else { name }
}

/// What a facet is called.
fn facet_name(words: &'static Catalogue, facet: Facet) -> &'static str {
    FACETS.iter().zip(words.review.facets).find(|(this, _)| **this == facet).map_or("", |(_, name)| name)
}

/// What a person knows a value as.
fn called(props: &FilterBarProps, words: &'static Catalogue, facet: Facet, value: &str) -> String {
    match facet {
        Facet::Tag => codebook::path(&props.project.tags, &Id::new(value)).join(" / "),
        Facet::Coder => {
            props.project.coder(&Id::new(value)).map_or("", |coder| coder_name(words, &coder.name)).to_owned()
        }
        _ => value.to_owned(),
    }
}

/// Values under a heading; without one where the name is empty.
#[derive(Clone, PartialEq)]
struct Group {
    name: &'static str,
    options: Vec<(String, String)>,
}

#[derive(Properties, PartialEq)]
struct ChoiceProps {
    facet: Facet,
    name: &'static str,
    any: &'static str,
    now: Vec<String>,
    options: Vec<Group>,
}

/// A list of boxes that opens below what is chosen: any of the values may hold.
#[component]
fn Choice(props: &ChoiceProps) -> Html {
    let dispatch = use_dispatch();
    let node = use_node_ref();
    let open = use_state_eq(|| false);
    let facet = props.facet;
    let is_chosen = |value: &str| props.now.iter().any(|chosen| chosen == value);
    let option = |(value, name): &(String, String)| {
        let turn = dispatch.on::<Event>(FilterAction::Toggle(facet, value.clone()));
        html! {
            <label key={value.clone()} class="radio"><input type="checkbox" checked={is_chosen(value)} onchange={turn} />{ name }</label>
        }
    };
    let groups = props.options.iter().map(|group| {
        html! {
            <fieldset key={group.name}>
                if group.name.is_empty() { <legend class="unseen">{ props.name }</legend> } else { <legend>{ group.name }</legend> }
                { for group.options.iter().map(option) }
            </fieldset>
        }
    });
    let all = props.options.iter().flat_map(|group| &group.options);
    let chosen: Vec<&str> = all.filter(|(value, _)| is_chosen(value)).map(|(_, name)| name.trim()).collect();
    let said = if chosen.is_empty() { props.any.to_owned() } else { chosen.join(", ") };
    let turned = {
        let open = open.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            open.set(!*open);
        })
    };
    // Whoever goes elsewhere has chosen.
    let left = {
        let (open, node) = (open.clone(), node.clone());
        Callback::from(move |event: FocusEvent| {
            let to = event.related_target().and_then(|to| to.dyn_into::<web_sys::Node>().ok());
            if node.cast::<Element>().is_some_and(|element| !element.contains(to.as_ref())) {
                open.set(false);
            }
        })
    };
    let closed = {
        let (open, node) = (open.clone(), node.clone());
        Callback::from(move |event: KeyboardEvent| {
            if *open && event.key() == "Escape" {
                event.prevent_default();
                let summary = node.cast::<Element>().and_then(|e| e.query_selector("summary").ok().flatten());
                if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<HtmlElement>().ok()) {
                    // It can only fail for what cannot take the focus.
                    let _ = summary.focus();
                }
                open.set(false);
            }
        })
    };
    let id = (facet == Facet::Tag).then_some("filter");
    html! {
        <details ref={node} class="choice-of" open={*open} onfocusout={left} onkeydown={closed}>
            <summary {id} class="field" onclick={turned}><small>{ props.name }</small>{ " " }<span class="words">{ said }</span></summary>
            // Nothing in it is drawn before it is opened: there may be thousands of names.
            if *open {
                <div class="options" tabindex="-1">{ for groups }</div>
            }
        </details>
    }
}
