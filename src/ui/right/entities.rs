use super::entity::Row;
use crate::app::{EntityOrder, Found, FoundAction, NameAction, Progress, Reading, Walk};
use crate::detect::{EntityKind, Language};
use crate::model::{NameCorrection, Project};
use crate::ui::context::{Ptr, use_dispatch, use_words};
use crate::ui::naming::{KINDS, correction};
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// Entities of a kind shown before one asks for all.
const SHOWN: usize = 40;

/// Languages that the page has something to say of, in the order of its words for them.
const LANGUAGES: [Language; 22] = [
    Language::French,
    Language::Spanish,
    Language::Portuguese,
    Language::Italian,
    Language::German,
    Language::Dutch,
    Language::Danish,
    Language::Swedish,
    Language::Polish,
    Language::Romanian,
    Language::Turkish,
    Language::Indonesian,
    Language::Swahili,
    Language::Chinese,
    Language::Japanese,
    Language::Korean,
    Language::Cyrillic,
    Language::Greek,
    Language::Arabic,
    Language::Hebrew,
    Language::Latin,
    Language::Other,
];

#[derive(Properties, PartialEq)]
pub struct EntitiesProps {
    pub found: Ptr<Found>,
    pub reading: Ptr<Reading>,
    pub progress: Progress,
    pub walk: Option<(Walk, Option<usize>)>,
    /// For the corrections in it.
    pub project: Ptr<Project>,
    pub order: EntityOrder,
    /// The entity whose details are shown.
    pub unfolded: Option<u32>,
    /// Whether names may be corrected here.
    pub writable: bool,
}

/// Who and what is named, by kind.
#[component]
pub fn Entities(props: &EntitiesProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let language = props.found.suggestions.language;
    let seems = LANGUAGES.iter().zip(words.languages).find(|(l, _)| **l == language).map(|(_, seems)| seems);
    let kinds = KINDS.into_iter().zip(words.kinds).filter_map(|(kind, name)| {
        let entities = props.found.entities_of(kind, props.order);
        (!entities.is_empty()).then(|| {
            html! {
                <Kind key={name} {kind} {name} {entities} found={props.found.clone()} reading={props.reading.clone()}
                    walk={props.walk} unfolded={props.unfolded} writable={props.writable} />
            }
        })
    });
    let orders = [EntityOrder::Count, EntityOrder::Name, EntityOrder::First].into_iter().zip(words.names.orders);
    let orders = orders.map(|(order, name)| {
        let on = order == props.order;
        html! {
            <button type="button" aria-pressed={on.to_string()} onclick={dispatch.on::<MouseEvent>(NameAction::Sort(order))}>{ name }</button>
        }
    });
    html! {
        <>
            { search_state(props.progress, words, dispatch.clone()) }
            <div class="names-bar">
                <div class="segments" role="group" aria-label={words.names.order}>{ for orders }</div>
                if props.writable {
                    <Missed />
                }
            </div>
            if let Some(seems) = seems {
                <p class="empty">{ (words.language_found)(seems) }</p>
            }
            if props.found.suggestions.entities.is_empty() && props.progress == Progress::Done {
                <p class="empty">{ words.no_entities }</p>
            }
            { for kinds }
            if props.writable {
                <Corrected project={props.project.clone()} reading={props.reading.clone()} />
            }
        </>
    }
}

/// How far the search has come, with the way to stop it or to begin again.
pub fn search_state(
    progress: Progress,
    words: &'static crate::strings::Catalogue,
    dispatch: crate::ui::context::Dispatch,
) -> Html {
    let act = |action: FoundAction, name: &'static str| {
        html! { <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(action)}>{ name }</button> }
    };
    match progress {
        Progress::Working(done) => html! {
            <div class="working">
                <progress value={format!("{done:.2}")} max="1" aria-label={words.searching} />
                { words.searching }{ " " }{ act(FoundAction::Stop, words.stop) }
            </div>
        },
        Progress::Failed => html! {
            <div class="working">{ words.search_failed }{ " " }{ act(FoundAction::Again, words.try_again) }</div>
        },
        Progress::Idle => html! {
            <div class="working">{ words.search_stopped }{ " " }{ act(FoundAction::Again, words.search_again) }</div>
        },
        Progress::Done => Html::default(),
    }
}

#[derive(Properties, PartialEq)]
struct KindProps {
    kind: EntityKind,
    name: &'static str,
    entities: Vec<u32>,
    found: Ptr<Found>,
    reading: Ptr<Reading>,
    walk: Option<(Walk, Option<usize>)>,
    unfolded: Option<u32>,
    writable: bool,
}

#[component]
fn Kind(props: &KindProps) -> Html {
    let words = use_words();
    let all = use_state(|| false);
    let shown = if *all { props.entities.len() } else { SHOWN };
    let rows = props.entities.iter().take(shown).map(|entity| {
        let at = props.walk.and_then(|(walk, at)| at.filter(|_| walk == Walk::Entity(*entity)));
        html! {
            <Row key={*entity} entity={*entity} found={props.found.clone()} reading={props.reading.clone()} {at}
                unfolded={props.unfolded == Some(*entity)} writable={props.writable} />
        }
    });
    let hidden = props.entities.len().saturating_sub(shown);
    let show_all = Callback::from(move |_: MouseEvent| all.set(true));
    html! {
        <section class="kind">
            <h3><span class={classes!("sample", crate::ui::reading::kind_class(props.kind))} aria-hidden="true">{ "Ab" }</span>
                { props.name }<small>{ props.entities.len() }</small></h3>
            <ul class="list">{ for rows }</ul>
            if hidden > 0 {
                <button type="button" class="link" onclick={show_all}>{ (words.show_more)(hidden) }</button>
            }
        </section>
    }
}

/// A name that was missed: how it is written, and its kind.
#[component]
fn Missed() -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let (field, kind) = (use_node_ref(), use_node_ref());
    let added = {
        let (field, kind) = (field.clone(), kind.clone());
        dispatch.with(move |event: SubmitEvent| {
            event.prevent_default();
            let (field, kind) = (field.cast::<HtmlInputElement>()?, kind.cast::<HtmlSelectElement>()?);
            let kind = KINDS.get(usize::try_from(kind.selected_index()).ok()?)?;
            let name = field.value();
            field.set_value("");
            Some(NameAction::Add(name, *kind))
        })
    };
    // Else the last one would be chosen.
    let kinds = words.names.kinds.iter().enumerate();
    let kinds = kinds.map(|(at, name)| html! { <option selected={at == 0}>{ *name }</option> });
    html! {
        <form class="missed" onsubmit={added}>
            <input ref={field} id="add-name" class="field" type="text" aria-label={words.names.missed} placeholder={words.names.missed_hint}
                autocomplete="off" />
            <select ref={kind} class="field" aria-label={words.names.kind}>{ for kinds }</select>
            <button type="submit" class="link">{ words.add }</button>
        </form>
    }
}

#[derive(Properties, PartialEq)]
struct CorrectedProps {
    project: Ptr<Project>,
    reading: Ptr<Reading>,
}

/// The corrections that hold in this transcript, each to be taken back.
#[component]
fn Corrected(props: &CorrectedProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let here = |c: &&Rc<NameCorrection>| c.change.transcript().is_none_or(|id| *id == props.reading.transcript.id);
    let all: Vec<&Rc<NameCorrection>> = props.project.name_corrections.iter().filter(here).collect();
    if all.is_empty() {
        return Html::default();
    }
    let count = all.len();
    let rows = all.into_iter().map(|c| {
        let what = correction(words, &c.change, &props.reading);
        html! {
            <li key={c.id.as_str()}><span class="words">{ &what }</span>
                <button type="button" class="link" aria-label={(words.names.withdraw_named)(&what)}
                    onclick={dispatch.on::<MouseEvent>(NameAction::Withdraw(c.id.clone()))}>{ words.names.withdraw }</button></li>
        }
    });
    html! {
        <details class="kind corrections">
            <summary><h3>{ (words.names.corrections)(count) }</h3></summary>
            <ul class="list variants">{ for rows }</ul>
        </details>
    }
}
