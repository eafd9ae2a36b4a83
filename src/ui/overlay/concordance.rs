//! What the search found as a concordance: sorted by either side, by speaker; chosen hits can be tagged.

use crate::analysis::concordance::{Line, Order, key, line};
use crate::app::{SearchAction, SearchHit, ShowAction, State};
use crate::sort;
use crate::text::{direction, slice};
use crate::ui::context::{Ptr, use_dispatch, use_words};
use crate::ui::right::text_of;
use std::collections::BTreeSet;
use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// Lines drawn before one asks for more.
const SHOWN: usize = 200;
/// Context on either side, in bytes.
const REACH: u32 = 90;

#[derive(Properties, PartialEq)]
pub struct ConcordanceProps {
    pub state: Ptr<State>,
}

struct Row {
    hit: SearchHit,
    line: Line,
    speaker: String,
}

/// The hits with their context and who says them, in order.
fn rows(state: &State) -> Vec<Row> {
    let mut rows = Vec::with_capacity(state.search.hits.len());
    for group in state.search.hits.chunk_by(|a, b| a.transcript == b.transcript) {
        let Some(transcript) = group.first().and_then(|hit| state.project.transcript(&hit.transcript)) else {
            continue;
        };
        let Some(text) = state.texts.get(&transcript.text) else { continue };
        let Some(reading) = state.reading_of(transcript) else { continue };
        rows.extend(group.iter().map(|hit| Row {
            hit: hit.clone(),
            line: line(text.as_str(), hit.span, REACH),
            speaker: reading.speaker_at(hit.span.start).unwrap_or_default().to_owned(),
        }));
    }
    rows
}

/// The table with its controls.
#[component]
pub fn Concordance(props: &ConcordanceProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let order = use_state(Order::default);
    let speaker = use_state(|| None::<String>);
    let left_out = use_state(BTreeSet::<SearchHit>::new);
    let shown = use_state(|| SHOWN);
    let state: &State = &props.state;
    let all = use_memo(Ptr::new(&state.search), |_| rows(state));
    let sorted = use_memo((Ptr::new(&all), *order), |(all, order)| {
        let mut places: Vec<usize> = (0..all.len()).collect();
        sort::by_key(&mut places, |at| {
            let row = all.get(*at)?;
            let (text, _) = text_of(state, &row.hit.transcript)?;
            Some(key(text, &row.line, *order))
        });
        places
    });
    let speakers: BTreeSet<&str> = all.iter().map(|row| row.speaker.as_str()).filter(|s| !s.is_empty()).collect();
    let in_order = sorted.iter().filter_map(|at| all.get(*at));
    let chosen: Vec<&Row> = in_order.filter(|row| speaker.as_ref().is_none_or(|only| row.speaker == *only)).collect();
    let kept: Vec<SearchHit> = chosen.iter().map(|r| r.hit.clone()).filter(|hit| !left_out.contains(hit)).collect();
    let sort_by = |this: Order, name: &'static str| {
        let set = {
            let order = order.clone();
            Callback::from(move |_: MouseEvent| order.set(this))
        };
        html! { <button type="button" aria-pressed={(*order == this).to_string()} onclick={set}>{ name }</button> }
    };
    let by_speaker = {
        let speaker = speaker.clone();
        Callback::from(move |event: Event| {
            let field = event.target().and_then(|t| t.dyn_into::<HtmlSelectElement>().ok());
            speaker.set(field.map(|f| f.value()).filter(|name| !name.is_empty()));
        })
    };
    let tagged = {
        let (kept, dispatch) = (kept.clone(), dispatch.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let form = event.target().and_then(|t| t.dyn_into::<HtmlFormElement>().ok());
            let field =
                form.and_then(|f| f.query_selector("input").ok()?).and_then(|f| f.dyn_into::<HtmlInputElement>().ok());
            if let Some(field) = field.filter(|f| !f.value().trim().is_empty()) {
                dispatch.send(SearchAction::Tag(kept.clone(), field.value()));
                dispatch.send(ShowAction::Dialog(None));
            }
        })
    };
    let lines = chosen.iter().take(*shown).map(|row| {
        let Some((text, _)) = text_of(state, &row.hit.transcript) else { return Html::default() };
        let is_in = !left_out.contains(&row.hit);
        let toggle = {
            let (left_out, hit) = (left_out.clone(), row.hit.clone());
            Callback::from(move |_: Event| {
                let mut set = BTreeSet::clone(&left_out);
                if !set.remove(&hit) {
                    set.insert(hit.clone());
                }
                left_out.set(set);
            })
        };
        let go = {
            let (dispatch, hit) = (dispatch.clone(), row.hit.clone());
            Callback::from(move |_: MouseEvent| {
                dispatch.send(ShowAction::Dialog(None));
                dispatch.send(SearchAction::Go(hit.clone()));
            })
        };
        let words_of = slice(text, row.line.hit);
        html! {
            <tr>
                <td><input type="checkbox" checked={is_in} aria-label={(words.choose_hit)(words_of)} onchange={toggle} /></td>
                <td class="speaker">{ &row.speaker }</td>
                <td class="before"><bdi>{ slice(text, row.line.left) }</bdi></td>
                <td class="hit"><button type="button" class="link" onclick={go}>{ words_of }</button></td>
                <td class="behind">{ slice(text, row.line.right) }</td>
            </tr>
        }
    });
    let more = chosen.len().saturating_sub(*shown);
    let show_more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + 5 * SHOWN))
    };
    let tags = state.project.tags.iter().map(|tag| html! { <option value={tag.name.clone()} /> });
    let dir = state.reading.as_ref().map(|reading| direction(reading.text.as_str()));
    html! {
        <div class="stack concordance">
            <div class="controls">
                <div class="segments" role="group" aria-label={words.sort_by}>
                    { sort_by(Order::Place, words.sort_place) }
                    { sort_by(Order::Left, words.sort_left) }
                    { sort_by(Order::Right, words.sort_right) }
                </div>
                if speakers.len() > 1 {
                    <select class="field" aria-label={words.speaker} onchange={by_speaker}>
                        <option value="">{ words.all_speakers }</option>
                        { for speakers.iter().map(|name| html! { <option value={name.to_string()} selected={speaker.as_deref() == Some(*name)}>{ *name }</option> }) }
                    </select>
                }
                <form class="line" onsubmit={tagged}>
                    <input class="field" list="concordance-tags" aria-label={words.tag_as} placeholder={words.tag_as} autocomplete="off" autofocus=true />
                    <datalist id="concordance-tags">{ for tags }</datalist>
                    <button type="submit" class="primary" disabled={kept.is_empty() || !state.writable()}>{ (words.tag_hits)(kept.len()) }</button>
                </form>
            </div>
            <div class="lines" tabindex="0" role="group" aria-label={words.found_places}>
                <table aria-label={words.concordance} {dir}>
                    <colgroup><col class="pick" /><col class="who" /><col /><col class="found" /><col /></colgroup>
                    <thead class="unseen"><tr><th>{ words.choose }</th><th>{ words.speaker }</th><th>{ words.sort_left }</th><th>{ words.hit }</th><th>{ words.sort_right }</th></tr></thead>
                    <tbody>{ for lines }</tbody>
                </table>
                if more > 0 {
                    <button type="button" class="link" onclick={show_more}>{ (words.show_more)(more) }</button>
                }
            </div>
        </div>
    }
}
