//! What the model answer is to be: the disagreements one by one, words of the teacher's own choice, and
//! what is in it already.

use super::room::called;
use crate::app::classroom::{Class, Comparison};
use crate::app::{ClassAction, End};
use crate::strings::Catalogue;
use crate::text::{Span, shortened};
use crate::ui::context::Dispatch;
use crate::ui::icon::{Icon, icon};
use crate::ui::left::swatch;
use yew::prelude::*;

/// Characters of a passage that are shown.
const QUOTED: usize = 300;
/// Characters of a passage in the list.
const LISTED: usize = 60;

/// The words selected, else the disputed passage looked at.
pub(super) fn decide(words: &Catalogue, class: &Class, comparison: &Comparison, dispatch: &Dispatch) -> Html {
    let Some(shown) = &class.shown else { return Html::default() };
    match (shown.selected, shown.dispute) {
        (Some(span), _) => write(words, comparison, span, dispatch),
        (None, Some(at)) => dispute(words, class, comparison, at, dispatch),
        (None, None) => Html::default(),
    }
}

/// Words that were selected: any tag can be put on them.
fn write(words: &Catalogue, comparison: &Comparison, span: Span, dispatch: &Dispatch) -> Html {
    let said = &words.class;
    let tags = comparison.tags.iter().enumerate().map(|(n, tag)| {
        html! {
            <button type="button" class="chip" onclick={dispatch.on::<MouseEvent>(ClassAction::Write(n))}>
                { swatch(tag.colour) }{ &tag.name }</button>
        }
    });
    html! {
        <section class="card dispute" aria-label={said.own_passage}>
            <q>{ quote(comparison, span, QUOTED) }</q>
            <p>{ said.own_passage }</p>
            <div class="line">{ for tags }</div>
        </section>
    }
}

/// The disputed passage: who says what, where it begins and ends, and what is decided.
fn dispute(words: &Catalogue, class: &Class, comparison: &Comparison, at: usize, dispatch: &Dispatch) -> Html {
    let said = &words.class;
    let Some(dispute) = comparison.disputes.get(at) else { return Html::default() };
    let Some(tag) = comparison.tags.get(dispute.tag) else { return Html::default() };
    let names = |coders: &[usize]| {
        let name = |n: &usize| Some(called(class, said, *n, &comparison.coders.get(*n)?.name));
        coders.iter().filter_map(name).collect::<Vec<_>>().join(", ")
    };
    let moved = class.shown.as_ref().and_then(|shown| shown.ends);
    let decided = comparison.model.iter().any(|m| m.tag == dispute.tag && m.span.overlaps(dispute.span));
    let end = |end: End, forward: bool, name: &'static str, image: Icon| {
        html! {
            <button type="button" class="plain" aria-label={name} title={name}
                onclick={dispatch.on::<MouseEvent>(ClassAction::MoveEnd(end, forward))}>{ icon(image) }</button>
        }
    };
    html! {
        <section class="card dispute" aria-label={said.dispute}>
            <q aria-live="polite">{ quote(comparison, comparison.ends(dispute, moved), QUOTED) }</q>
            <p><b>{ &tag.name }</b>{ " · " }{ (said.tagged_by)(dispute.tagged_by.len(), dispute.tagged_by.len() + dispute.not_by.len()) }</p>
            <p><small>{ said.for_it }{ ": " }{ names(&dispute.tagged_by) }</small></p>
            <p><small>{ said.against_it }{ ": " }{ names(&dispute.not_by) }</small></p>
            <div class="line ends">
                <span role="group" aria-label={words.start_of_passage}>{ words.start_of_passage }
                    { end(End::Start, false, words.start_earlier, Icon::Back) }{ end(End::Start, true, words.start_later, Icon::Forward) }</span>
                <span role="group" aria-label={words.end_of_passage}>{ words.end_of_passage }
                    { end(End::Finish, false, words.end_earlier, Icon::Back) }{ end(End::Finish, true, words.end_later, Icon::Forward) }</span>
            </div>
            <div class="line">
                <button type="button" class="chip" aria-pressed={decided.to_string()} onclick={dispatch.on::<MouseEvent>(ClassAction::Decide(true))}>
                    { swatch(tag.colour) }{ (said.accept)(&tag.name) }</button>
                <button type="button" class="chip" onclick={dispatch.on::<MouseEvent>(ClassAction::Decide(false))}>
                    <i class="square new" aria-hidden="true" />{ said.reject }</button>
            </div>
        </section>
    }
}

/// What is in the model answer, in the order of the text.
pub(super) fn model(words: &Catalogue, comparison: &Comparison, dispatch: &Dispatch) -> Html {
    let said = &words.class;
    let rows = comparison.model.iter().enumerate().filter_map(|(n, passage)| {
        let tag = comparison.tags.get(passage.tag)?;
        let quote = quote(comparison, passage.span, LISTED);
        let take_out = (said.take_out)(&quote);
        Some(html! {
            <li key={n} class="model-row">
                <button type="button" class="row" title={tag.name.clone()} onclick={dispatch.on::<MouseEvent>(ClassAction::ModelAt(n))}>
                    { swatch(tag.colour) }<span class="words">{ &quote }</span></button>
                <button type="button" class="plain" aria-label={take_out.clone()} title={take_out}
                    onclick={dispatch.on::<MouseEvent>(ClassAction::TakeOut(n))}>{ icon(Icon::Close) }</button>
            </li>
        })
    });
    html! {
        <>
            <h2>{ said.model }</h2>
            <ul class="list model-list" aria-label={said.model}>{ for rows }</ul>
            <p class="quiet small">{ said.own_passage_hint }</p>
        </>
    }
}

fn quote(comparison: &Comparison, span: Span, most: usize) -> String {
    shortened(comparison.reading.text.slice(span), most)
}
