use crate::app::{ExcerptsAction, Facet, FilterAction, TagAction};
use crate::model::{Tag, codebook};
use crate::ui::context::{Ptr, use_dispatch, use_words};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct TagRowProps {
    pub tag: Ptr<Tag>,
    pub depth: usize,
    pub count: usize,
    pub open: bool,
}

/// A tag of the codebook; opened, all that can be changed about it.
#[component]
pub fn TagRow(props: &TagRowProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let tag = &props.tag;
    let toggle = dispatch.on::<MouseEvent>(TagAction::Open((!props.open).then(|| tag.id.clone())));
    html! {
        <li class="tag" ~style={format!("--depth:{}", props.depth)}>
            <button type="button" class="row" aria-expanded={props.open.to_string()} onclick={toggle}
                title={(!tag.description.is_empty()).then(|| tag.description.clone())}>
                { swatch(tag.colour) }
                <span class="words">{ &tag.name }</span>
                <small aria-label={(words.passages)(props.count)}>{ props.count }</small>
                if let Some(key) = tag.key {
                    <kbd aria-label={(words.key_named)(&key.to_string())}>{ key }</kbd>
                }
            </button>
            if props.open {
                <TagDetails tag={tag.clone()} />
            }
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct TagDetailsProps {
    tag: Ptr<Tag>,
}

#[component]
fn TagDetails(props: &TagDetailsProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let tag = &props.tag;
    let id = tag.id.clone();
    let renamed = dispatch.with(move |event: Event| {
        let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
        Some(TagAction::Rename(id.clone(), field.value()))
    });
    let id = tag.id.clone();
    let described = dispatch.with(move |event: Event| {
        let field = event.target()?.dyn_into::<HtmlTextAreaElement>().ok()?;
        Some(TagAction::Describe(id.clone(), field.value()))
    });
    let colours = (0..codebook::COLOURS).map(|colour| {
        let name = words.colours.get(usize::from(colour)).copied().unwrap_or_default();
        html! {
            <label class="colour" title={name}>
                <input type="radio" name={format!("colour-{}", tag.id)} checked={tag.colour == colour} aria-label={name}
                    onchange={dispatch.on::<Event>(TagAction::Recolour(tag.id.clone(), colour))} />
                { swatch(colour) }
            </label>
        }
    });
    html! {
        <div class="inset">
            <label>{ words.tag_name }<input class="field" type="text" value={tag.name.clone()} onchange={renamed} /></label>
            <fieldset><legend>{ words.colour }</legend><div class="colours">{ for colours }</div></fieldset>
            <label>{ words.description }
                <textarea id="description" class="field" rows="3" placeholder={words.description_hint} value={tag.description.clone()}
                    onchange={described} /></label>
            <div class="line">
                <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(FilterAction::Set(Facet::Tag, tag.id.to_string()))}>
                    { words.review.filter }</button>
                <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(ExcerptsAction::Under(Facet::Tag, tag.id.to_string()))}>
                    { words.review.excerpts_open }</button>
            </div>
            <button type="button" class="link danger" onclick={dispatch.on::<MouseEvent>(TagAction::Delete(tag.id.clone()))}>
                { words.delete_tag }</button>
        </div>
    }
}

/// A square in a tag's colour.
pub fn swatch(colour: u8) -> Html {
    html! { <i class="square" aria-hidden="true" ~style={format!("background:var(--tag-{colour})")} /> }
}
