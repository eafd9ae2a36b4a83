//! Which single key does which command: another key, none, or none at all.

use crate::app::{Chord, Preferences, Shortcut, ShowAction};
use crate::strings::Catalogue;
use crate::ui::context::{Ptr, use_dispatch, use_words};
use crate::ui::icon::{Icon, icon};
use crate::ui::keys::key;
use crate::ui::notice::shortcut_name;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct KeysFormProps {
    pub preferences: Ptr<Preferences>,
}

/// A line a command: its key, to be pressed anew, and none.
#[component]
pub fn KeysForm(props: &KeysFormProps) -> Html {
    let words = use_words();
    let said = &words.shortcuts;
    let dispatch = use_dispatch();
    let listens = use_state_eq(|| None::<Shortcut>);
    // What came of it, and whether it is a problem.
    let told = use_state_eq(|| None::<(String, bool)>);
    let shortcuts = &props.preferences.shortcuts;
    let rows = Shortcut::ALL.into_iter().map(|shortcut| {
        let name = shortcut_name(words, shortcut);
        let chord = shortcuts.set_to(shortcut);
        let is_listening = *listens == Some(shortcut);
        let listen = {
            let (listens, told) = (listens.clone(), told.clone());
            Callback::from(move |_: MouseEvent| {
                told.set(None);
                listens.set(Some(shortcut));
            })
        };
        let stop = {
            let listens = listens.clone();
            Callback::from(move |_: FocusEvent| listens.set(None))
        };
        let pressed = {
            let (listens, told, shortcuts) = (listens.clone(), told.clone(), shortcuts.clone());
            dispatch.with(move |event: KeyboardEvent| {
                let pressed = event.key();
                let only_holds = matches!(pressed.as_str(), "Shift" | "Alt" | "AltGraph" | "Control" | "Meta" | "Tab");
                if !is_listening || only_holds || event.repeat() {
                    return None;
                }
                event.prevent_default();
                event.stop_propagation();
                listens.set(None);
                if pressed == "Escape" {
                    return None;
                }
                let Some(chord) = Chord::of(&key(&event, &pressed)) else {
                    told.set(Some((said.cannot.to_owned(), true)));
                    return None;
                };
                if let Some(other) = shortcuts.holder(&chord).filter(|other| *other != shortcut) {
                    let taken = (said.taken)(&chord.caps().join("+"), shortcut_name(words, other));
                    told.set(Some((taken, true)));
                    return None;
                }
                told.set(Some((set(words, shortcut, &chord), false)));
                Some(ShowAction::Shortcut(shortcut, Some(chord)))
            })
        };
        let caps = chord.as_ref().map(Chord::caps);
        html! {
            <li key={name} class="key-line">
                <span class="words">{ name }</span>
                <button type="button" class="plain key" onclick={listen} onkeydown={pressed} onblur={stop}>
                    <span class="unseen">{ (said.change_key)(name) }{ " " }</span>
                    if is_listening { { said.press } } else { { caps.map_or_else(|| html! { said.none }, keyboard) } }</button>
                <button type="button" class="plain" aria-label={(said.take_off)(name)} title={(said.take_off)(name)} disabled={chord.is_none()}
                    onclick={dispatch.on::<MouseEvent>(ShowAction::Shortcut(shortcut, None))}>{ icon(Icon::Close) }</button>
            </li>
        }
    });
    let switched = dispatch.with(|event: Event| {
        Some(ShowAction::SingleKeys(event.target()?.dyn_into::<HtmlInputElement>().ok()?.checked()))
    });
    let problem = told.as_ref().is_some_and(|(_, problem)| *problem);
    html! {
        <div class="stack keys-form">
            <label class="radio"><input type="checkbox" checked={!shortcuts.off} onchange={switched} />{ said.on }</label>
            <p class="quiet">{ said.why }</p>
            if !shortcuts.off {
                <ul class="key-lines">{ for rows }</ul>
            }
            <p role="status" class={if problem { "problem" } else { "quiet" }}>{ told.as_ref().map(|(text, _)| text.clone()) }</p>
            if shortcuts.are_changed() {
                <div><button type="button" class="link" onclick={dispatch.on::<MouseEvent>(ShowAction::ResetShortcuts)}>{ said.reset }</button></div>
            }
        </div>
    }
}

/// What is said when a command has another key.
fn set(words: &'static Catalogue, shortcut: Shortcut, chord: &Chord) -> String {
    let mut text = (words.shortcuts.now)(shortcut_name(words, shortcut), &chord.caps().join("+"));
    if chord.is_letter() && shortcut.is_for_selection() {
        text.push_str(". ");
        text.push_str(words.shortcuts.is_letter);
    }
    text
}

/// Keys as they look.
pub fn keyboard(caps: Vec<String>) -> Html {
    caps.into_iter().map(|cap| html! { <kbd>{ cap }</kbd> }).collect()
}
