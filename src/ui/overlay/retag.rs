//! The passages of a tag: chosen ones get another tag, or a new one, by which the tag is split.

use crate::app::{ShowAction, State, TagAction};
use crate::model::{Annotation, Id, codebook};
use crate::sort;
use crate::text::shortened;
use crate::ui::context::{Ptr, use_dispatch, use_words};
use std::collections::BTreeSet;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

/// Passages drawn before one asks for more.
const SHOWN: usize = 100;
/// How many characters of a passage the list shows.
const QUOTE: usize = 160;

#[derive(Properties, PartialEq)]
pub struct RetagProps {
    pub state: Ptr<State>,
}

/// The list with a box for each passage, and the field for the other tag.
#[component]
pub fn Retag(props: &RetagProps) -> Html {
    let words = use_words();
    let said = &words.tree;
    let dispatch = use_dispatch();
    let chosen = use_state(BTreeSet::<Id>::new);
    let name = use_state(String::new);
    let shown = use_state(|| SHOWN);
    let field = use_node_ref();
    let state: &State = &props.state;
    let project = &state.project;
    let Some(tag) = state.view.retag.as_ref().and_then(|id| project.tag(id)) else { return Html::default() };
    let passages = passages(state, &tag.id);
    let all: BTreeSet<Id> = passages.iter().map(|a| a.id.clone()).collect();
    let count = chosen.intersection(&all).count();
    let row = |annotation: &Rc<Annotation>| {
        let id = annotation.id.clone();
        let transcript = project.transcript(&annotation.transcript);
        let text = transcript.and_then(|t| state.texts.get(&t.text));
        let quote = text.map_or_else(String::new, |text| shortened(text.slice(annotation.span()), QUOTE));
        let title = transcript.filter(|_| project.transcripts.len() > 1).map(|t| t.title.clone());
        let turn = {
            let (chosen, id) = (chosen.clone(), id.clone());
            Callback::from(move |_: Event| {
                let mut now = (*chosen).clone();
                if !now.remove(&id) {
                    now.insert(id.clone());
                }
                chosen.set(now);
            })
        };
        html! {
            <li key={id.as_str()}><label class="choose-passage"><input type="checkbox" checked={chosen.contains(&id)} onchange={turn} />
                <span><q>{ quote }</q>{ for title.map(|title| html! { <small>{ title }</small> }) }</span></label></li>
        }
    };
    let turn_all = {
        let (chosen, all) = (chosen.clone(), all.clone());
        Callback::from(move |_: Event| chosen.set(if chosen.is_superset(&all) { BTreeSet::new() } else { all.clone() }))
    };
    let show_more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + 5 * SHOWN))
    };
    let typed = {
        let name = name.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) {
                name.set(field.value());
            }
        })
    };
    let to = name.trim().to_owned();
    let is_known = state.has_tag_named(&to);
    let ready = count > 0
        && !to.is_empty()
        && to.to_lowercase() != tag.name.to_lowercase()
        && (is_known || !state.codebook_locked());
    let submitted = {
        let (passages, from, to) = (chosen.intersection(&all).cloned().collect::<Vec<_>>(), tag.id.clone(), to.clone());
        let field = field.clone();
        dispatch.with(move |event: SubmitEvent| {
            event.prevent_default();
            if !ready {
                // What is missing is said by where the focus goes.
                let _ = field.cast::<HtmlElement>().map(|field| field.focus());
                return None;
            }
            Some(TagAction::Retag { passages: passages.clone(), from: from.clone(), to: to.clone() })
        })
    };
    let options = codebook::tree(&project.tags).into_iter().filter(|e| e.tag.id != tag.id);
    let options = options.map(|entry| html! { <option value={entry.tag.name.clone()} /> });
    let more = passages.len().saturating_sub(*shown);
    html! {
        <form class="stack retag" onsubmit={submitted}>
            if passages.is_empty() {
                <p class="empty">{ said.retag_none }</p>
            } else {
                <label class="radio"><input type="checkbox" checked={chosen.is_superset(&all)} onchange={turn_all} />{ said.choose_all }</label>
                <ul class="passages-to-choose" aria-label={(said.retag_of)(&tag.name)}>{ for passages.iter().take(*shown).map(row) }</ul>
                if more > 0 {
                    <button type="button" class="link" onclick={show_more}>{ (words.show_more)(more) }</button>
                }
                <label class="stack">{ said.retag_to }
                    <input ref={field} class="field" type="text" list="retag-tags" placeholder={said.retag_hint} value={(*name).clone()}
                        oninput={typed} autocomplete="off" /></label>
                <datalist id="retag-tags">{ for options }</datalist>
            }
            <div class="line end">
                <button type="button" class="plain" onclick={dispatch.on::<MouseEvent>(ShowAction::Dialog(None))}>{ words.cancel }</button>
                if !passages.is_empty() {
                    <button type="submit" class="primary" disabled={!ready}>
                        { if to.is_empty() || is_known { (said.retag_do)(count) } else { (said.retag_do_new)(count, &to) } }</button>
                }
            </div>
        </form>
    }
}

/// The passages that carry a tag itself: by transcript in the project's order, in reading order.
fn passages(state: &State, tag: &Id) -> Vec<Rc<Annotation>> {
    let project = &state.project;
    let place = |a: &Rc<Annotation>| project.transcripts.iter().position(|t| t.id == a.transcript);
    let mut all: Vec<Rc<Annotation>> = project.annotations.iter().filter(|a| a.tags.contains(tag)).cloned().collect();
    sort::by_key(&mut all, place);
    all
}
