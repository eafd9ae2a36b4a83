use crate::app::{FileAction, KeepAction, KeepError, Keeping, Kept, Preferences};
use crate::strings::Catalogue;
use crate::ui::context::{Ptr, use_dispatch, use_words};
use yew::prelude::*;

/// Minutes of work in no file after which the page reminds, gently.
const REMIND_AFTER: u64 = 20 * 60 * 1000;

#[derive(Properties, PartialEq)]
pub struct SavedProps {
    pub keeping: Ptr<Keeping>,
    pub preferences: Ptr<Preferences>,
}

/// Whether the work is safe: in the browser, and in a file.
#[component]
pub fn Saved(props: &SavedProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    // The browser's dates take long to start up: they are asked only when there is one to write.
    let to_file = use_memo((props.preferences.saved_to_file, words.language), |(at, _)| {
        at.map_or_else(|| words.never_in_file.to_owned(), |at| (words.last_file)(&moment(words, at.millis())))
    });
    let (class, text) = match props.keeping.kept {
        Kept::Starting => return Html::default(),
        Kept::Untouched => ("calm", words.nothing_to_keep),
        Kept::Writing => ("busy", words.saving),
        Kept::Saved(_) => ("good", words.saved_in_browser),
        Kept::Failed(KeepError::Full) => ("bad", words.not_kept_full),
        Kept::Failed(KeepError::Refused) => ("bad", words.not_kept_refused),
        Kept::Failed(KeepError::Newer) => ("bad", words.not_kept_newer),
        Kept::Failed(KeepError::Failed) => ("bad", words.not_kept_failed),
        Kept::ElseWhere => ("bad", words.open_elsewhere),
    };
    let more = match props.keeping.kept {
        Kept::ElseWhere => Some((words.take_over, dispatch.on::<MouseEvent>(KeepAction::TakeOver))),
        Kept::Failed(KeepError::Full | KeepError::Failed) => {
            Some((words.try_again, dispatch.on::<MouseEvent>(KeepAction::Retry)))
        }
        _ => None,
    };
    let now = js_sys::Date::now() as u64;
    let waiting = props.preferences.unsaved_since.map(|since| now.saturating_sub(since.millis()));
    let remind = waiting.is_some_and(|w| w > REMIND_AFTER) && !matches!(props.keeping.kept, Kept::ElseWhere);
    html! {
        <span class={classes!("saved", class)} title={(*to_file).clone()}>
            <i aria-hidden="true" />
            <span role="status">{ text }</span>
            if let Some((name, act)) = more {
                <button type="button" class="link" onclick={act}>{ name }</button>
            }
            if remind {
                <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(FileAction::Save)}>{ words.remind_file }</button>
            }
        </span>
    }
}

/// A moment as the page's language writes it.
pub fn moment(words: &Catalogue, millis: u64) -> String {
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(millis as f64));
    date.to_locale_string(words.dates, &options(&[("dateStyle", "medium"), ("timeStyle", "short")])).into()
}

/// A day, given as year, month and day in figures, as the page's language writes it. What is no such day is left
/// as it is.
pub fn day(words: &Catalogue, day: &str) -> String {
    let date = js_sys::Date::new(&day.into());
    if date.get_time().is_nan() {
        return day.to_owned();
    }
    // A date alone is read as midnight in Greenwich.
    date.to_locale_date_string(words.dates, &options(&[("dateStyle", "long"), ("timeZone", "UTC")])).into()
}

fn options(pairs: &[(&str, &str)]) -> js_sys::Object {
    let options = js_sys::Object::new();
    for (name, value) in pairs {
        // What cannot be set is left at the browser's own choice.
        let _ = js_sys::Reflect::set(&options, &(*name).into(), &(*value).into());
    }
    options
}
