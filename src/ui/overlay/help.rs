use super::keys::{KeysForm, keyboard};
use crate::app::{Preferences, Shortcut, Shortcuts};
use crate::ui::context::{Ptr, use_words};
use crate::ui::naming::KINDS;
use crate::ui::reading::kind_class;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct HelpProps {
    pub preferences: Ptr<Preferences>,
}

/// The keys in force, and what the marks mean.
#[component]
pub fn Help(props: &HelpProps) -> Html {
    let words = use_words();
    let shortcuts = &props.preferences.shortcuts;
    let keys = words.keys.iter().map(|(keys, what)| {
        let caps = in_force(shortcuts, keys);
        let keys = if caps.is_empty() {
            html! { <small>{ words.shortcuts.none }</small> }
        } else {
            keyboard(caps)
        };
        html! { <><dt>{ keys }</dt><dd>{ *what }</dd></> }
    });
    let kinds = KINDS.into_iter().zip(words.kinds).map(|(kind, name)| {
        html! { <li><span class={classes!("entity", kind_class(kind))}>{ name }</span></li> }
    });
    html! {
        <div class="stack">
            <h3>{ words.legend }</h3>
            <ul class="legend">
                <li><mark class="run tagged legend-tag">{ words.legend_tag }</mark></li>
                { for kinds }
                <li><span class="run term theme-0">{ words.legend_theme }</span></li>
            </ul>
            <h3>{ words.keys_title }</h3>
            if shortcuts.off {
                <p class="quiet">{ words.shortcuts.are_off }</p>
            }
            <dl class="keys">{ for keys }</dl>
            <details>
                <summary>{ words.shortcuts.title }</summary>
                <KeysForm preferences={props.preferences.clone()} />
            </details>
            <p class="quiet">{ words.offline }</p>
        </div>
    }
}

/// The keys of a line of the catalogue as they are in force: in the place of each that a command has at first
/// stands the one it has now. Digits and letters do nothing where single keys are switched off.
fn in_force(shortcuts: &Shortcuts, keys: &[&str]) -> Vec<String> {
    let is_range = keys.get(1) == Some(&"–");
    if is_range && shortcuts.off {
        return Vec::new();
    }
    let first = |key: &str| Shortcut::ALL.into_iter().find(|shortcut| shortcut.first_key() == key.to_lowercase());
    let single = keys.first() != Some(&"Ctrl") && !is_range;
    let now = keys.iter().map(|key| match first(key).filter(|_| single) {
        Some(shortcut) => shortcuts.chord(shortcut).map_or_else(Vec::new, |chord| chord.caps()),
        None => vec![(*key).to_owned()],
    });
    now.flatten().collect()
}
