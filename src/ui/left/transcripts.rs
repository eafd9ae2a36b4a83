use crate::app::FileAction;
use crate::model::{Id, Project, Transcript};
use crate::ui::context::{Ptr, use_dispatch, use_words};
use crate::ui::icon::{Icon, icon};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct TranscriptsProps {
    pub project: Ptr<Project>,
    pub shown: Option<Id>,
}

/// The transcripts of the project; with a single one there is nothing to choose.
#[component]
pub fn Transcripts(props: &TranscriptsProps) -> Html {
    let words = use_words();
    if props.project.transcripts.len() < 2 {
        return Html::default();
    }
    let rows = props.project.transcripts.iter().map(|transcript| {
        let shown = props.shown.as_ref() == Some(&transcript.id);
        html! { <Row key={transcript.id.as_str()} transcript={Ptr::new(transcript)} {shown} /> }
    });
    html! {
        <section class="block" aria-label={words.transcripts}>
            <h2>{ words.transcripts }</h2>
            <ul class="list">{ for rows }</ul>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    transcript: Ptr<Transcript>,
    shown: bool,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let renaming = use_state(|| false);
    let transcript: &Rc<Transcript> = &props.transcript;
    let id = transcript.id.clone();
    if *renaming {
        let done = {
            let (renaming, id) = (renaming.clone(), id.clone());
            dispatch.with(move |event: Event| {
                renaming.set(false);
                let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
                Some(FileAction::Rename(id.clone(), field.value()))
            })
        };
        let close = Callback::from(move |_: FocusEvent| renaming.set(false));
        return html! {
            <li><input class="field" type="text" aria-label={words.rename_transcript} value={transcript.title.clone()}
                onchange={done} onblur={close} /></li>
        };
    }
    let rename = Callback::from(move |_: MouseEvent| renaming.set(true));
    html! {
        <li class="transcript">
            <button type="button" class="row" aria-current={props.shown.then_some("true")}
                onclick={dispatch.on::<MouseEvent>(FileAction::Switch(id.clone()))}>{ &transcript.title }</button>
            if props.shown {
                <button type="button" class="link" onclick={rename}>{ words.rename }</button>
                <button type="button" class="plain" aria-label={(words.remove_transcript)(&transcript.title)}
                    title={words.remove} onclick={dispatch.on::<MouseEvent>(FileAction::Remove(id))}>{ icon(Icon::Delete) }</button>
            }
        </li>
    }
}
