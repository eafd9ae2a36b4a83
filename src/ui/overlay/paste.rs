use crate::app::FileAction;
use crate::ui::context::{use_dispatch, use_words};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// A field for a text from anywhere.
#[component]
pub fn Paste() -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let node = use_node_ref();
    let open = {
        let node = node.clone();
        dispatch.with(move |_: MouseEvent| Some(FileAction::Pasted(node.cast::<HtmlTextAreaElement>()?.value())))
    };
    html! {
        <div class="stack">
            <label class="stack">{ words.paste_label }<textarea ref={node} class="field" rows="12" /></label>
            <div class="line end"><button type="button" class="primary" onclick={open}>{ words.open_text }</button></div>
        </div>
    }
}
