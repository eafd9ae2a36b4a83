use crate::ui::context::use_words;
use crate::ui::naming::KINDS;
use crate::ui::reading::kind_class;
use yew::prelude::*;

/// The keys, and what the marks mean.
#[component]
pub fn Help() -> Html {
    let words = use_words();
    let keys = words.keys.iter().map(|(keys, what)| {
        let keys = keys.iter().map(|key| html! { <kbd>{ *key }</kbd> });
        html! { <><dt>{ for keys }</dt><dd>{ *what }</dd></> }
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
            <dl class="keys">{ for keys }</dl>
            <p class="quiet">{ words.offline }</p>
        </div>
    }
}
