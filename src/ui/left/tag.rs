use crate::app::{ExcerptsAction, Facet, FilterAction, TagAction};
use crate::model::codebook::Step;
use crate::model::{Id, Project, Tag, codebook};
use crate::ui::context::{Ptr, use_dispatch, use_words};
use crate::ui::icon::{Icon, icon};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct TagDetailsProps {
    pub id: Id,
    pub project: Ptr<Project>,
    /// Whether it may not be changed.
    pub locked: bool,
}

/// A tag that is open, below its line: all that can be changed about it.
#[component]
pub fn TagDetails(props: &TagDetailsProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| _ = node.cast::<Element>().and_then(|details| bring(&details)));
    }
    let Some(tag) = props.project.tag(&props.id) else { return Html::default() };
    let id = tag.id.clone();
    html! {
        <div ref={node} class="inset tag-details" role="group" aria-label={(words.tree.about)(&tag.name)}>
            if props.locked {
                if !tag.description.is_empty() {
                    <p class="description">{ &tag.description }</p>
                }
                <p class="quiet">{ words.class.codebook_locked }</p>
            } else {
                <Fields tag={Ptr::new(tag)} project={props.project.clone()} />
            }
            <div class="line links">
                <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(FilterAction::Set(Facet::Tag, id.to_string()))}>
                    { words.review.filter }</button>
                <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(ExcerptsAction::Under(Facet::Tag, id.to_string()))}>
                    { words.review.excerpts_open }</button>
                <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(TagAction::Passages(id.clone()))}>
                    { words.tree.retag_open }</button>
            </div>
            if !props.locked {
                <Merge tag={Ptr::new(tag)} project={props.project.clone()} />
            }
        </div>
    }
}

/// Scrolls the panel until what was opened is in sight, as far as its line stays so.
fn bring(details: &Element) -> Option<()> {
    let panel = details.closest(".left").ok()??;
    let (edges, place) = (panel.get_bounding_client_rect(), details.get_bounding_client_rect());
    let line = details.previous_element_sibling()?.get_bounding_client_rect();
    let by = (place.bottom() - edges.bottom()).min(line.top() - edges.top());
    if by > 0.0 {
        panel.set_scroll_top(panel.scroll_top() + by.ceil() as i32);
    }
    Some(())
}

#[derive(Properties, PartialEq)]
struct FieldsProps {
    tag: Ptr<Tag>,
    project: Ptr<Project>,
}

/// What a tag is called, looks like and means, its digit and its place.
#[component]
fn Fields(props: &FieldsProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let tag: &Rc<Tag> = &props.tag;
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
    let id = tag.id.clone();
    let keyed = dispatch.with(move |event: Event| {
        let field = event.target()?.dyn_into::<HtmlSelectElement>().ok()?;
        Some(TagAction::Key(id.clone(), field.value().parse().ok()))
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
    let keys = (1..=9u8).map(|key| {
        let holder = props.project.tags.iter().find(|t| t.key == Some(key) && t.id != tag.id);
        let name = holder.map_or_else(|| key.to_string(), |holder| (words.tree.key_of)(key, &holder.name));
        html! { <option value={key.to_string()} selected={tag.key == Some(key)}>{ name }</option> }
    });
    let step = |step: Step, name: &'static str, picture: Icon, class: &'static str| {
        let possible = codebook::after_step(&props.project.tags, &tag.id, step).is_some();
        html! {
            <button type="button" class={classes!("plain", class)} aria-label={name} title={name} disabled={!possible}
                onclick={dispatch.on::<MouseEvent>(TagAction::Step(tag.id.clone(), step))}>{ icon(picture) }</button>
        }
    };
    html! {
        <>
            <label>{ words.tag_name }<input class="field" type="text" value={tag.name.clone()} onchange={renamed} /></label>
            <fieldset><legend>{ words.colour }</legend><div class="colours">{ for colours }</div></fieldset>
            <label>{ words.description }
                <textarea id="description" class="field" rows="3" placeholder={words.description_hint} value={tag.description.clone()}
                    onchange={described} /></label>
            <div class="line key-and-place">
                <label>{ words.tree.key }<select class="field" onchange={keyed}>
                    <option value="" selected={tag.key.is_none()}>{ words.tree.no_key }</option>{ for keys }</select></label>
                <div role="group" aria-label={words.tree.place}>
                    { step(Step::Earlier, words.tree.earlier, Icon::Unfold, "turned") }{ step(Step::Later, words.tree.later, Icon::Unfold, "") }
                    { step(Step::Out, words.tree.outwards, Icon::Back, "sideways") }{ step(Step::In, words.tree.inwards, Icon::Forward, "sideways") }
                </div>
            </div>
        </>
    }
}

/// Taking a tag into another, or away.
#[component]
fn Merge(props: &FieldsProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let into = use_state(|| None::<Id>);
    let tag: &Rc<Tag> = &props.tag;
    let others: Vec<codebook::Entry> =
        codebook::tree(&props.project.tags).into_iter().filter(|e| e.tag.id != tag.id).collect();
    let chosen = {
        let into = into.clone();
        Callback::from(move |event: Event| {
            let field = event.target().and_then(|t| t.dyn_into::<HtmlSelectElement>().ok());
            into.set(field.map(|f| f.value()).filter(|v| !v.is_empty()).map(|v| Id::new(&v)));
        })
    };
    let options = others.iter().map(|entry| {
        let name = format!("{}{}", "\u{2003}".repeat(entry.depth), entry.tag.name);
        html! { <option value={entry.tag.id.to_string()} selected={into.as_ref() == Some(&entry.tag.id)}>{ name }</option> }
    });
    let merge = into.as_ref().map(|into| {
        let action = TagAction::Merge(tag.id.clone(), into.clone());
        html! {
            <><p class="quiet">{ (words.tree.merge_hint)(props.project.count(&tag.id)) }</p>
                <button type="button" class="plain" onclick={dispatch.on::<MouseEvent>(action)}>{ words.tree.merge }</button></>
        }
    });
    let at = props.project.tags.iter().position(|t| t.id == tag.id);
    let taken = at.and_then(|at| props.project.branch_counts().get(at).copied()).unwrap_or(0);
    let below = codebook::branch(&props.project.tags, &tag.id).len().saturating_sub(1);
    html! {
        <>
            if !others.is_empty() {
                <label>{ words.tree.merge_into }<select class="field" onchange={chosen}>
                    <option value="" selected={into.is_none()}>{ words.choose }</option>{ for options }</select></label>
                { for merge }
            }
            <div class="line">
                <button type="button" class="link danger" onclick={dispatch.on::<MouseEvent>(TagAction::Delete(tag.id.clone()))}>
                    { words.delete_tag }</button>
                if below + taken > 0 {
                    <span class="quiet">{ (words.tree.delete_takes)(below, taken) }</span>
                }
            </div>
        </>
    }
}

/// A square in a tag's colour.
pub fn swatch(colour: u8) -> Html {
    html! { <i class="square" aria-hidden="true" ~style={format!("background:var(--tag-{colour})")} /> }
}
