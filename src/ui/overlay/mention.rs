use super::place::beside;
use crate::app::{End, Found, NameAction, OpenMention, ReadAction, Reading, Subject};
use crate::detect::Reason;
use crate::ui::context::{Ptr, use_dispatch, use_words};
use crate::ui::icon::{Icon, icon};
use crate::ui::naming::{Corrections, correction, why};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct MentionProps {
    pub open: OpenMention,
    pub found: Ptr<Found>,
    pub reading: Ptr<Reading>,
    /// Whether it may be corrected here.
    pub writable: bool,
}

/// The open mention: why it is marked, and what can be corrected about it.
#[component]
pub fn MentionBox(props: &MentionProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let names = &words.names;
    let Some(mention) = props.found.mention_at(props.open.at) else { return Html::default() };
    let Some(entity) = props.found.suggestions.entities.get(mention.entity as usize) else { return Html::default() };
    let quote = props.reading.text.slice(mention.span);
    let surer = match mention.reason {
        Reason::Document(span) => Some(dispatch.on::<MouseEvent>(ReadAction::Jump(span))),
        _ => None,
    };
    let corrected = props.found.correction_at(mention.span.start).map(|by| {
        html! {
            <p class="quiet">{ (names.corrected)(&correction(words, &by.change, &props.reading)) }{ " " }
                <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(NameAction::Withdraw(by.id.clone()))}>
                    { names.withdraw }</button></p>
        }
    });
    let scope = |alone: bool, name: String| {
        let on = alone == props.open.alone;
        html! {
            <button type="button" aria-pressed={on.to_string()} onclick={dispatch.on::<MouseEvent>(NameAction::Alone(alone))}>{ name }</button>
        }
    };
    let end = |end: End, forward: bool, name: &'static str, picture: Icon| {
        let action = NameAction::Move { end, forward };
        html! {
            <button type="button" class="plain" aria-label={name} title={name} onclick={dispatch.on::<MouseEvent>(action)}>
                { icon(picture) }</button>
        }
    };
    html! {
        <div class="float passage mention" id="mention" role="dialog" aria-label={(names.name)(&entity.name)} tabindex="-1"
            ~style={beside(props.open.place, 360.0, 330.0)}>
            <div class="head">
                <q>{ quote.chars().take(90).collect::<String>() }{ if quote.chars().nth(90).is_some() { "…" } else { "" } }</q>
                <button type="button" class="plain" aria-label={words.close} onclick={dispatch.on::<MouseEvent>(NameAction::Close)}>
                    { icon(Icon::Close) }</button>
            </div>
            <p class="why">{ why(words, &mention.reason) }
                if let Some(surer) = surer {
                    { " " }<button type="button" class="link" onclick={surer}>{ names.show_place }</button>
                }
            </p>
            { for corrected }
            if props.writable {
                if entity.count > 1 {
                    <div class="segments" role="group" aria-label={names.goes_for}>
                        { scope(false, (names.all_mentions)(entity.count as usize)) }{ scope(true, names.this_mention.to_owned()) }</div>
                }
                <Corrections subject={Subject::Open} entity={mention.entity} found={props.found.clone()}
                    reading={props.reading.clone()} alone={props.open.alone} />
                <div class="line ends">
                    <span role="group" aria-label={words.start_of_passage}>{ words.start_of_passage }
                        { end(End::Start, false, words.start_earlier, Icon::Back) }{ end(End::Start, true, words.start_later, Icon::Forward) }</span>
                    <span role="group" aria-label={words.end_of_passage}>{ words.end_of_passage }
                        { end(End::Finish, false, words.end_earlier, Icon::Back) }{ end(End::Finish, true, words.end_later, Icon::Forward) }</span>
                    <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(NameAction::Tag)}>{ names.tag_this }</button>
                </div>
            }
        </div>
    }
}
