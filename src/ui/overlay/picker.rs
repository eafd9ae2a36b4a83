use super::keys::keyboard;
use super::place::beside;
use crate::app::{NameAction, Offer, PickAction, Picker, Preferences, ReadAction, Shortcut};
use crate::model::{Project, codebook};
use crate::ui::context::{Ptr, use_dispatch, use_words};
use crate::ui::left::swatch;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Offers shown before one types.
const SHOWN: usize = 7;

#[derive(Properties, PartialEq)]
pub struct PickerProps {
    pub picker: Picker,
    pub offers: Vec<Offer>,
    pub project: Ptr<Project>,
    /// Whether the selection can be marked as a name that was missed.
    pub may_mark: bool,
    pub preferences: Ptr<Preferences>,
}

/// The box at the selection: recent tags, type to find, make a new one.
#[component]
pub fn PickerBox(props: &PickerProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let picker = &props.picker;
    let shortcuts = &props.preferences.shortcuts;
    // The offer under the pointer.
    let pointed = use_state_eq(|| None::<usize>);
    let typed = dispatch.with(|event: InputEvent| {
        let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
        Some(PickAction::Query(field.value()))
    });
    let pressed = dispatch.with(|event: KeyboardEvent| {
        let action = match event.key().as_str() {
            "ArrowDown" => PickAction::Move(1),
            "ArrowUp" => PickAction::Move(-1),
            "Enter" if event.shift_key() => {
                let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
                PickAction::Create(Some(field.value()).filter(|v| !v.trim().is_empty())?)
            }
            "Enter" => PickAction::Accept,
            _ => return None,
        };
        event.prevent_default();
        Some(action)
    });
    let shown = if picker.query.is_empty() { SHOWN } else { SHOWN + 2 };
    let first = picker.chosen.saturating_sub(shown - 1);
    let rows = props.offers.iter().enumerate().skip(first).take(shown).map(|(at, offer)| {
        let chosen = at == picker.chosen && (picker.focused || !picker.query.is_empty());
        let id = format!("offer-{at}");
        let (content, action) = match offer {
            Offer::Tag(tag) => {
                let path = codebook::path(&props.project.tags, &tag.id);
                let above = path.split_last().map_or_else(String::new, |(_, above)| above.join(" › "));
                let content = html! {
                    <>{ swatch(tag.colour) }<span class="words">{ &tag.name }
                        if !above.is_empty() { <small>{ above }</small> }</span>
                        if let Some(key) = tag.key.filter(|_| !shortcuts.off) { <kbd>{ key }</kbd> }</>
                };
                (content, PickAction::Apply(tag.id.clone()))
            }
            Offer::Create(name) => {
                let content = html! {
                    <><i class="square new" aria-hidden="true" /><span class="words">{ (words.new_tag_named)(name) }</span>
                        <kbd>{ "⇧↵" }</kbd></>
                };
                (content, PickAction::Create(name.clone()))
            }
        };
        // The pointer must not take the focus, or the selection would be lost before the click.
        let hold = Callback::from(|event: PointerEvent| event.prevent_default());
        let point = |on: bool| {
            let pointed = pointed.clone();
            Callback::from(move |_: PointerEvent| pointed.set(on.then_some(at)))
        };
        html! {
            <li key={at} {id} role="option" class={classes!("offer", chosen.then_some("chosen"))} aria-selected={chosen.to_string()}
                onpointerdown={hold} onpointerenter={point(true)} onpointerleave={point(false)} onclick={dispatch.on::<MouseEvent>(action)}>{ content }</li>
        }
    });
    let active = picker.focused.then(|| format!("offer-{}", picker.chosen));
    // When to use the highlighted tag and when not: under the pointer, else the one that Enter takes.
    let highlighted = pointed.or_else(|| (picker.focused || !picker.query.is_empty()).then_some(picker.chosen));
    let meant = match highlighted.and_then(|at| props.offers.get(at)) {
        Some(Offer::Tag(tag)) if !tag.description.is_empty() => Some(&tag.description),
        _ => None,
    };
    let cap =
        |shortcut: Shortcut| shortcuts.chord(shortcut).map(|chord| html! { <>{ keyboard(chord.caps()) }{ " " }</> });
    html! {
        <div class="float picker" role="dialog" aria-label={words.tag_selection} ~style={beside(picker.place, 340.0, 330.0)}>
            <input id="picker" class="field" type="text" role="combobox" aria-expanded="true" aria-controls="offers"
                aria-activedescendant={active} aria-autocomplete="list" aria-label={words.find_or_new_tag}
                aria-describedby={meant.map(|_| "offer-meant")}
                placeholder={words.find_or_new_tag} value={picker.query.clone()} autocomplete="off" spellcheck="false"
                oninput={typed} onkeydown={pressed} onfocus={dispatch.on::<FocusEvent>(PickAction::Focus)} />
            <ul id="offers" role="listbox" aria-label={words.tags}>{ for rows }</ul>
            if let Some(meant) = meant {
                <p id="offer-meant" class="description">{ meant }</p>
            }
            <div class="foot">
                <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(PickAction::Note)}>
                    { for cap(Shortcut::Note) }{ words.write_note }</button>
                <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(PickAction::Repeat)}>
                    { for cap(Shortcut::Repeat) }{ words.last_tag }</button>
                if props.may_mark {
                    <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(NameAction::Mark)}
                        aria-label={words.names.mark_selection}>{ words.names.mark }</button>
                }
                <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(ReadAction::Escape)}>
                    <kbd>{ "Esc" }</kbd>{ " " }{ words.let_go }</button>
            </div>
        </div>
    }
}
