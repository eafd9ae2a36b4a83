use crate::app::{Facet, FilterAction, Reading, SpeakerAction};
use crate::model::Speaker;
use crate::ui::context::{Ptr, use_dispatch, use_words};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SpeakersProps {
    pub reading: Ptr<Reading>,
}

/// Who speaks, to be renamed, split or made one.
#[component]
pub fn Speakers(props: &SpeakersProps) -> Html {
    let words = use_words();
    let open = use_state(|| None::<String>);
    let speakers = &props.reading.structure.speakers;
    if speakers.is_empty() {
        return Html::default();
    }
    let rows = speakers.iter().enumerate().map(|(at, speaker)| {
        let turns = props.reading.structure.turns.iter().filter(|t| t.speaker == Some(at as u32)).count();
        let is_open = open.as_ref() == Some(&speaker.name);
        let toggle = {
            let (open, name) = (open.clone(), speaker.name.clone());
            Callback::from(move |_: MouseEvent| open.set((!is_open).then(|| name.clone())))
        };
        html! {
            <li key={at}>
                <button type="button" class="row" aria-expanded={is_open.to_string()} onclick={toggle}>
                    <span class="words">{ &speaker.name }</span><small>{ (words.turns)(turns) }</small>
                </button>
                if is_open {
                    <Details reading={props.reading.clone()} index={at} />
                }
            </li>
        }
    });
    html! {
        <details class="block">
            <summary><h2>{ words.speakers }</h2></summary>
            <ul class="list">{ for rows }</ul>
        </details>
    }
}

#[derive(Properties, PartialEq)]
struct DetailsProps {
    reading: Ptr<Reading>,
    index: usize,
}

#[component]
fn Details(props: &DetailsProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let speakers = &props.reading.structure.speakers;
    let Some(speaker) = speakers.get(props.index) else { return Html::default() };
    let name = speaker.name.clone();
    let renamed = dispatch.with(move |event: Event| {
        let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
        Some(SpeakerAction::Rename(name.clone(), field.value()))
    });
    let name = speaker.name.clone();
    let merged = dispatch.with(move |event: Event| {
        let field = event.target()?.dyn_into::<HtmlSelectElement>().ok()?;
        Some(SpeakerAction::Merge(name.clone(), field.value())).filter(|_| !field.value().is_empty())
    });
    let others: Vec<&Speaker> = speakers.iter().filter(|s| s.name != speaker.name).collect();
    let variants = speaker.variants.iter().filter(|v| **v != speaker.name).map(|variant| {
        html! {
            <li><span class="words">{ variant }</span>
                <button type="button" class="link" aria-label={(words.split_speaker)(variant)}
                    onclick={dispatch.on::<MouseEvent>(SpeakerAction::Split(variant.clone()))}>{ words.split }</button></li>
        }
    });
    html! {
        <div class="inset">
            <label>{ words.speaker_name }
                <input class="field" type="text" value={speaker.name.clone()} onchange={renamed} /></label>
            if speaker.variants.len() > 1 {
                <p class="quiet">{ words.also_written }</p>
                <ul class="list variants">{ for variants }</ul>
            }
            if !others.is_empty() {
                <label>{ words.same_person }
                    <select class="field" onchange={merged}>
                        <option value="">{ words.choose }</option>
                        { for others.iter().map(|s| html! { <option value={s.name.clone()}>{ &s.name }</option> }) }
                    </select></label>
            }
            <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(FilterAction::Set(Facet::Speaker, speaker.name.clone()))}>
                { words.review.filter }</button>
        </div>
    }
}
