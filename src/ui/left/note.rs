use crate::app::FileAction;
use crate::model::Transcript;
use crate::ui::context::{Ptr, use_dispatch, use_words};
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct NoteProps {
    pub transcript: Ptr<Transcript>,
}

/// The note on the transcript on the page; until there is one, a button to begin it.
#[component]
pub fn TranscriptNote(props: &NoteProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    // The field stays while somebody writes in it, also when nothing is left there.
    let writing = use_state(|| false);
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(*writing, move |writing| {
            if let Some(field) = node.cast::<HtmlTextAreaElement>().filter(|_| *writing) {
                // It can only fail for what cannot take the focus.
                let _ = field.focus();
            }
        });
    }
    let id = props.transcript.id.clone();
    let noted = dispatch.with(move |event: InputEvent| {
        let field = event.target()?.dyn_into::<HtmlTextAreaElement>().ok()?;
        Some(FileAction::Note(id.clone(), field.value()))
    });
    let begin = {
        let writing = writing.clone();
        Callback::from(move |_: MouseEvent| writing.set(true))
    };
    let entered = {
        let writing = writing.clone();
        Callback::from(move |_: FocusEvent| writing.set(true))
    };
    let shown = *writing || !props.transcript.note.is_empty();
    let left = Callback::from(move |_: FocusEvent| writing.set(false));
    html! {
        <div class="block transcript-note">
            if shown {
                <label class="stack">{ words.review.note_on_transcript }
                    <textarea ref={node} id="transcript-note" class="field" rows="3" value={props.transcript.note.clone()}
                        oninput={noted} onfocus={entered} onblur={left} /></label>
            } else {
                <button type="button" class="link" onclick={begin}>{ words.review.write_on_transcript }</button>
            }
        </div>
    }
}
