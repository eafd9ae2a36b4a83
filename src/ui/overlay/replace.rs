use super::import::file;
use crate::app::{ImportAction, Importing, NotReplaced, ShowAction, Waited};
use crate::exchange::Texts;
use crate::model::{Project, Revision};
use crate::strings::Catalogue;
use crate::text::shortened;
use crate::ui::context::{Ptr, use_dispatch, use_words};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// Passages without a place that are listed, and the characters of each.
const LISTED: usize = 100;
const QUOTE: usize = 120;

#[derive(Properties, PartialEq)]
pub struct ReplaceProps {
    pub importing: Ptr<Importing>,
    pub project: Ptr<Project>,
    pub texts: Ptr<Texts>,
}

/// A corrected text for a transcript: where it comes from, and what becomes of the passages.
#[component]
pub fn ReplaceForm(props: &ReplaceProps) -> Html {
    let words = use_words();
    let said = &words.editions;
    let dispatch = use_dispatch();
    let node = use_node_ref();
    let importing = &props.importing;
    let Some(replacing) = &importing.replaces else { return Html::default() };
    let pasted = {
        let node = node.clone();
        dispatch
            .with(move |_: MouseEvent| Some(ImportAction::PasteCorrected(node.cast::<HtmlTextAreaElement>()?.value())))
    };
    let chosen = importing.files.first();
    let waits = chosen.is_none_or(|file| matches!(file.content, Waited::Refused(_)));
    let pick = dispatch.on::<MouseEvent>(ImportAction::PickCorrected);
    html! {
        <div class="stack import replace">
            <p><b>{ (said.replace_title)(&replacing.title) }</b></p>
            { for chosen.map(|waiting| file(words, &dispatch, waiting, false)) }
            if waits {
                <p class="quiet">{ said.replace_hint }</p>
                <div><button type="button" class="primary" onclick={pick}>{ said.choose_file }</button></div>
                <label class="stack">{ said.or_paste }<textarea ref={node} class="field" rows="6" /></label>
                <div class="line end"><button type="button" class="plain" onclick={pasted}>{ said.compare }</button></div>
            }
            if importing.is_planning && replacing.plan.is_none() {
                <p class="quiet" role="status">{ words.planning }</p>
            }
            if let Some(plan) = &replacing.plan {
                <section class="outcome" aria-label={said.what_happens}>
                    <h3>{ said.what_happens }</h3>
                    { outcome(words, plan.as_deref().map_err(|why| *why), props) }
                </section>
            }
            if !waits {
                <div class="line end">
                    <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(ImportAction::Replace(replacing.transcript.clone()))}>
                        { said.another }</button>
                    <button type="button" class="plain" onclick={dispatch.on::<MouseEvent>(ShowAction::Dialog(None))}>{ words.cancel }</button>
                    <button type="button" class="primary" disabled={!importing.is_ready()}
                        onclick={dispatch.on::<MouseEvent>(ImportAction::Accept)}>{ said.replace_now }</button>
                </div>
            }
        </div>
    }
}

/// What becomes of the passages, or why nothing is replaced.
fn outcome(words: &Catalogue, plan: Result<&Revision, NotReplaced>, props: &ReplaceProps) -> Html {
    let said = &words.editions;
    let revision = match plan {
        Ok(revision) => revision,
        Err(NotReplaced::Same) => return html! { <p>{ said.same_text }</p> },
        Err(NotReplaced::NoTranscript) => return html! { <p class="danger">{ said.no_transcript }</p> },
        Err(NotReplaced::Handed) => return html! { <p class="danger">{ said.class_works }</p> },
    };
    let tally = revision.tally();
    let lines = [
        (tally.stay, said.stay),
        (tally.along, said.along),
        (tally.quote, said.by_quote),
        (tally.fuzzy, said.by_similar),
        (revision.names_gone(), said.names_gone),
    ];
    let lines = lines.iter().filter(|(count, _)| *count > 0).map(|(count, say)| html! { <li>{ say(*count) }</li> });
    let old = props.project.transcript(&revision.transcript.id).and_then(|t| props.texts.get(&t.text));
    let lost = revision.lost().take(LISTED).map(|passage| {
        let quote = old.map_or_else(String::new, |old| shortened(old.slice(passage.span()), QUOTE));
        let tags: Vec<&str> =
            passage.tags.iter().filter_map(|id| props.project.tag(id)).map(|t| t.name.as_str()).collect();
        html! { <li><q>{ quote }</q>{ " " }<small>{ tags.join(", ") }</small></li> }
    });
    html! {
        <>
            if revision.passages.is_empty() {
                <p>{ said.no_passages }</p>
            }
            <ul>{ for lines }</ul>
            if tally.lost > 0 {
                <details open=true><summary>{ (said.not_found)(tally.lost) }</summary><ul>{ for lost }</ul></details>
            }
        </>
    }
}
