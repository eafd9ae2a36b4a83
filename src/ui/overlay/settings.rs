use crate::app::{Dialog, KeepAction, Preferences, ShowAction, Theme, Type};
use crate::strings::Locale;
use crate::ui::context::{Ptr, use_dispatch, use_words};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SettingsProps {
    pub preferences: Ptr<Preferences>,
    /// Whether all that is stored can be forgotten from here: not in a hand-out, where it may be another's.
    pub forgets: bool,
}

/// Name, language, colours, type, and what is kept where.
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
    let locale = |locale: Option<Locale>, name: &'static str| {
        // What a language calls itself is in that language.
        let lang = locale.map(|locale| locale.catalogue().language);
        html! {
            <label class="radio" {lang}><input type="radio" name="locale" checked={props.preferences.locale == locale}
                onchange={dispatch.on::<Event>(ShowAction::Locale(locale))} />{ name }</label>
        }
    };
    let languages = Locale::OFFERED.map(|offered| locale(Some(offered), offered.catalogue().own_name));
    let setting = props.preferences.setting;
    let choice = |name: &'static str, options: &[&'static str], chosen: u8, set: fn(&mut Type, u8)| {
        let options = (0u8..).zip(options).map(|(n, option)| {
            html! { <option value={n.to_string()} selected={n == chosen}>{ *option }</option> }
        });
        let chosen = dispatch.with(move |event: Event| {
            let mut setting = setting;
            set(&mut setting, event.target()?.dyn_into::<HtmlSelectElement>().ok()?.value().parse().ok()?);
            Some(ShowAction::Type(setting))
        });
        html! { <label class="stack">{ name }<select class="field" onchange={chosen}>{ for options }</select></label> }
    };
    html! {
        <div class="stack">
            <label class="stack">{ words.your_name }
                <input class="field" type="text" autocomplete="name" value={name} onchange={named} /></label>
            <fieldset><legend>{ words.interface_language }</legend>
                { locale(None, words.as_the_system) }{ for languages }
            </fieldset>
            <fieldset><legend>{ words.appearance }</legend>
                { theme(Theme::System, words.as_the_system) }{ theme(Theme::Light, words.light) }{ theme(Theme::Dark, words.dark) }
            </fieldset>
            <div class="columns">
                { choice(words.text_size, &words.text_sizes, setting.size, |setting, n| setting.size = n) }
                { choice(words.measure, &words.measures, setting.measure, |setting, n| setting.measure = n) }
                { choice(words.leading, &words.leadings, setting.leading, |setting, n| setting.leading = n) }
                { choice(words.typeface, &words.typefaces, setting.face, |setting, n| setting.face = n) }
            </div>
            <div><button type="button" class="link" onclick={dispatch.on::<MouseEvent>(ShowAction::Dialog(Some(Dialog::Help)))}>
                { words.shortcuts.title }</button></div>
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
