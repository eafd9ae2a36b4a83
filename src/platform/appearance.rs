//! What the whole page looks like: marks on its root, by which the sheets choose.

use crate::app::{Preferences, Theme};
use crate::strings::Locale;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_namespace = navigator, js_name = language)]
    static LANGUAGE: Option<String>;
}

/// The language that the browser is set to.
pub fn system() -> Locale {
    LANGUAGE.with(|tag| tag.as_deref().map_or_else(Locale::default, Locale::of))
}

/// Shows the page in these colours, this type and this language.
pub fn show(preferences: &Preferences, locale: Locale) {
    let theme = match preferences.theme {
        Theme::System => "",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    let words = locale.catalogue();
    let setting = preferences.setting;
    let numbers = [setting.size, setting.measure, setting.leading, setting.face].map(|n| n.to_string());
    let [size, measure, leading, face] = numbers.each_ref().map(String::as_str);
    let root = gloo::utils::document_element();
    for (name, value) in [
        ("lang", words.language),
        ("dir", words.direction),
        ("data-theme", theme),
        ("data-size", size),
        ("data-measure", measure),
        ("data-leading", leading),
        ("data-face", face),
    ] {
        // It can only fail for a malformed name.
        let _ = root.set_attribute(name, value);
    }
}
