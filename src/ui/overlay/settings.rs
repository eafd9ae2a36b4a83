use crate::app::{Dialog, KeepAction, Preferences, ShowAction, Theme};
use crate::ui::context::{Ptr, use_dispatch, use_words};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SettingsProps {
    pub preferences: Ptr<Preferences>,
    /// Whether all that is stored can be forgotten from here: not in a hand-out, where it may be another's.
    pub forgets: bool,
}

/// Name, colours, and what is kept where.
#[component]
pub fn Settings(props: &SettingsProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let name = props.preferences.coder.as_ref().map(|(_, name)| name.clone()).unwrap_or_default();
    let named = dispatch.with(|event: Event| {
        let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
        Some(ShowAction::Name(field.value()))
    });
    let theme = |theme: Theme, name: &'static str| {
        html! {
            <label class="radio"><input type="radio" name="theme" checked={props.preferences.theme == theme}
                onchange={dispatch.on::<Event>(ShowAction::Theme(theme))} />{ name }</label>
        }
    };
    html! {
        <div class="stack">
            <label class="stack">{ words.your_name }
                <input class="field" type="text" autocomplete="name" value={name} onchange={named} /></label>
            <fieldset><legend>{ words.appearance }</legend>
                { theme(Theme::System, words.as_the_system) }{ theme(Theme::Light, words.light) }{ theme(Theme::Dark, words.dark) }
            </fieldset>
            <h3>{ words.kept_title }</h3>
            <p>{ words.kept_where }</p>
            <p>{ words.kept_who }</p>
            <p>{ words.sends_nothing }</p>
            if props.forgets {
                <button type="button" class="link danger" onclick={dispatch.on::<MouseEvent>(ShowAction::Dialog(Some(Dialog::Forget)))}>
                    { words.forget }</button>
            }
        </div>
    }
}

/// Asks before everything stored is deleted: this alone cannot be undone.
#[component]
pub fn Forget() -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    html! {
        <div class="stack">
            <p>{ words.forget_explained }</p>
            <div class="line end">
                <button type="button" class="plain" onclick={dispatch.on::<MouseEvent>(ShowAction::Dialog(None))}>{ words.cancel }</button>
                <button type="button" class="primary danger" onclick={dispatch.on::<MouseEvent>(KeepAction::Forget)}>{ words.forget }</button>
            </div>
        </div>
    }
}
