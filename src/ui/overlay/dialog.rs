use super::help::Help;
use super::settings::{Forget, Settings};
use crate::app::{Dialog, FileAction, Preferences, ShowAction};
use crate::ui::context::{Ptr, use_dispatch, use_words};
use crate::ui::icon::{Icon, icon};
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct DialogsProps {
    pub dialog: Option<Dialog>,
    pub preferences: Ptr<Preferences>,
}

/// The open dialog.
#[component]
pub fn Dialogs(props: &DialogsProps) -> Html {
    let words = use_words();
    let Some(dialog) = props.dialog else { return Html::default() };
    let (title, body) = match dialog {
        Dialog::Open => (words.open_title, html! { <Open /> }),
        Dialog::Paste => (words.paste_title, html! { <Paste /> }),
        Dialog::Export => (words.export_title, html! { <Export /> }),
        Dialog::Settings => (words.settings, html! { <Settings preferences={props.preferences.clone()} /> }),
        Dialog::Help => (words.help, html! { <Help /> }),
        Dialog::Forget => (words.forget_title, html! { <Forget /> }),
    };
    html! { <Frame key={title} {title}>{ body }</Frame> }
}

#[derive(Properties, PartialEq)]
struct FrameProps {
    title: &'static str,
    children: Html,
}

/// A dialog of the browser's own: it keeps the focus inside and closes on Escape.
#[component]
fn Frame(props: &FrameProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            let before = gloo::utils::document().active_element().and_then(|e| e.dyn_into::<HtmlElement>().ok());
            if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                // It can only fail where it is open already.
                let _ = dialog.show_modal();
            }
            move || {
                if let Some(before) = before {
                    let _ = before.focus();
                }
            }
        });
    }
    let close = dispatch.on::<MouseEvent>(ShowAction::Dialog(None));
    let cancelled = dispatch.with(|event: Event| {
        event.prevent_default();
        Some(ShowAction::Dialog(None))
    });
    // A click on the ground beside the dialog closes it.
    let beside = dispatch.with(|event: MouseEvent| {
        let hit = event.target()?.dyn_into::<web_sys::Element>().ok()?;
        (hit.tag_name() == "DIALOG").then_some(ShowAction::Dialog(None))
    });
    html! {
        <dialog ref={node} class="dialog" aria-labelledby="dialog-title" oncancel={cancelled} onclick={beside}>
            <div class="sheet">
                <div class="head">
                    <h2 id="dialog-title">{ props.title }</h2>
                    <button type="button" class="plain" aria-label={words.close} onclick={close}>{ icon(Icon::Close) }</button>
                </div>
                { props.children.clone() }
            </div>
        </dialog>
    }
}

#[component]
fn Open() -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let choice = |action: crate::app::Action, name: &'static str, hint: &'static str| {
        html! {
            <button type="button" class="choice" onclick={dispatch.on::<MouseEvent>(action)}>
                <b>{ name }</b><small>{ hint }</small></button>
        }
    };
    html! {
        <div class="choices">
            { choice(FileAction::Pick.into(), words.open_file, words.open_file_hint) }
            { choice(ShowAction::Dialog(Some(Dialog::Paste)).into(), words.paste, words.paste_hint) }
            { choice(FileAction::Sample.into(), words.open_sample, words.open_sample_hint) }
            { choice(FileAction::NewProject.into(), words.new_project, words.new_project_hint) }
            <p class="quiet">{ words.drop_hint }</p>
        </div>
    }
}

#[component]
fn Paste() -> Html {
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

#[component]
fn Export() -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let choice = |action: FileAction, name: &'static str, hint: &'static str| {
        html! {
            <button type="button" class="choice" onclick={dispatch.on::<MouseEvent>(action)}>
                <b>{ name }</b><small>{ hint }</small></button>
        }
    };
    html! {
        <div class="choices">
            { choice(FileAction::ExportAnnotations, words.export_annotations, words.export_annotations_hint) }
            { choice(FileAction::ExportExcerpts, words.export_excerpts, words.export_excerpts_hint) }
            { choice(FileAction::Save, words.save_project, words.save_project_hint) }
        </div>
    }
}
