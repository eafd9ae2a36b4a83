use super::place::beside;
use crate::app::{End, OpenPassage, PassageAction, Reading};
use crate::exchange::Shape;
use crate::model::{Anchored, Annotation, Id, Project, codebook};
use crate::ui::context::{Ptr, use_dispatch, use_words};
use crate::ui::icon::{Icon, icon};
use crate::ui::left::swatch;
use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct PassageProps {
    pub open: OpenPassage,
    pub annotation: Ptr<Annotation>,
    pub project: Ptr<Project>,
    pub reading: Ptr<Reading>,
}

/// The open passage: its tags, its note, its ends.
#[component]
pub fn PassageBox(props: &PassageProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let annotation = &props.annotation;
    let id = annotation.id.clone();
    let quote = props.reading.text.slice(annotation.span());
    // The tag under the pointer or with the focus: when to use it and when not is said below.
    let meant = use_state_eq(|| None::<Id>);
    let mean = |id: &Id| {
        let (meant, id) = (meant.clone(), id.clone());
        Callback::from(move |_: PointerEvent| meant.set(Some(id.clone())))
    };
    let looked = |id: &Id| {
        let (meant, id) = (meant.clone(), id.clone());
        Callback::from(move |_: FocusEvent| meant.set(Some(id.clone())))
    };
    let tags = codebook::tree(&props.project.tags).into_iter().map(|entry| {
        let on = annotation.tags.contains(&entry.tag.id);
        let toggle = dispatch.on::<MouseEvent>(PassageAction::Toggle(id.clone(), entry.tag.id.clone()));
        let is_meant = meant.as_ref() == Some(&entry.tag.id) && !entry.tag.description.is_empty();
        html! {
            <button key={entry.tag.id.as_str()} type="button" class="chip" aria-pressed={on.to_string()} onclick={toggle}
                aria-describedby={is_meant.then_some("tag-meant")} onpointerenter={mean(&entry.tag.id)} onfocus={looked(&entry.tag.id)}>
                { swatch(entry.tag.colour) }{ &entry.tag.name }</button>
        }
    });
    let description = meant.as_ref().and_then(|id| props.project.tag(id)).map(|tag| tag.description.clone());
    let description = description.filter(|description| !description.is_empty());
    let created = {
        let id = id.clone();
        dispatch.with(move |event: SubmitEvent| {
            event.prevent_default();
            let form = event.target()?.dyn_into::<HtmlFormElement>().ok()?;
            let field = form.query_selector("input").ok()??.dyn_into::<HtmlInputElement>().ok()?;
            let name = field.value();
            field.set_value("");
            Some(PassageAction::Create(id.clone(), name))
        })
    };
    let noted = {
        let id = id.clone();
        dispatch.with(move |event: InputEvent| {
            let field = event.target()?.dyn_into::<HtmlTextAreaElement>().ok()?;
            Some(PassageAction::Note(id.clone(), field.value()))
        })
    };
    let end = |end: End, forward: bool, name: &'static str, picture: Icon| {
        let action = PassageAction::Move { id: id.clone(), end, forward };
        html! {
            <button type="button" class="plain" aria-label={name} title={name} onclick={dispatch.on::<MouseEvent>(action)}>
                { icon(picture) }</button>
        }
    };
    let copy = |shape: Shape, name: &'static str| {
        let copied = dispatch.on::<MouseEvent>(PassageAction::Copy(id.clone(), shape));
        html! { <button type="button" class="link" onclick={copied}>{ name }</button> }
    };
    let moved = annotation.anchored.map(|how| {
        let told = match how {
            Anchored::Quote => words.anchored_quote.to_owned(),
            Anchored::Fuzzy(share) => (words.anchored_fuzzy)((share * 100.0).round() as u32),
            Anchored::Lost => words.anchored_lost.to_owned(),
        };
        let right = dispatch.on::<MouseEvent>(PassageAction::Confirm(id.clone()));
        let next = dispatch.on::<MouseEvent>(PassageAction::NextToCheck);
        html! {
            <div class="moved" role="group" aria-label={words.editions.to_check}>
                <p><span class="doubt" aria-hidden="true">{ "?" }</span>{ told }</p>
                <div class="line">
                    <button type="button" class="link" onclick={right}>{ words.editions.confirm }</button>
                    <button type="button" class="link" onclick={next}>{ words.editions.next_to_check }</button>
                </div>
            </div>
        }
    });
    html! {
        <div class="float passage" id="passage" role="dialog" aria-label={words.passage} tabindex="-1"
            ~style={beside(props.open.place, 360.0, 360.0)}>
            <div class="head">
                <q>{ quote.chars().take(90).collect::<String>() }{ if quote.chars().nth(90).is_some() { "…" } else { "" } }</q>
                <button type="button" class="plain" aria-label={words.close} onclick={dispatch.on::<MouseEvent>(PassageAction::Close)}>
                    { icon(Icon::Close) }</button>
            </div>
            { for moved }
            <div class="chips" role="group" aria-label={words.tags}>{ for tags }</div>
            if let Some(description) = description {
                <p id="tag-meant" class="description">{ description }</p>
            }
            <form class="new-tag" onsubmit={created}>
                <input class="field" type="text" aria-label={words.new_tag} placeholder={words.new_tag} autocomplete="off" />
                <button type="submit" class="link">{ words.add }</button>
            </form>
            <label class="stack">{ words.note }
                <textarea id="note" class="field" rows="3" value={annotation.note.clone()} oninput={noted} /></label>
            <div class="line copies" role="group" aria-label={words.copy}>{ words.copy }
                { copy(Shape::Quotation, words.copy_quotation) }{ copy(Shape::Markdown, words.copy_markdown) }
                { copy(Shape::Rows, words.copy_rows) }</div>
            <div class="line ends">
                <span role="group" aria-label={words.start_of_passage}>{ words.start_of_passage }
                    { end(End::Start, false, words.start_earlier, Icon::Back) }{ end(End::Start, true, words.start_later, Icon::Forward) }</span>
                <span role="group" aria-label={words.end_of_passage}>{ words.end_of_passage }
                    { end(End::Finish, false, words.end_earlier, Icon::Back) }{ end(End::Finish, true, words.end_later, Icon::Forward) }</span>
                <button type="button" class="plain danger" aria-label={words.delete_passage} title={words.delete_passage}
                    onclick={dispatch.on::<MouseEvent>(PassageAction::Delete(id.clone()))}>{ icon(Icon::Delete) }</button>
            </div>
        </div>
    }
}
