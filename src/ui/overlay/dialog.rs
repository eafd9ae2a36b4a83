use super::concordance::Concordance;
use super::export::ExportForm;
use super::help::Help;
use super::history::History;
use super::import::ImportForm;
use super::palette::Palette;
use super::settings::{Forget, Settings};
use crate::app::{Dialog, FileAction, KeepAction, ShowAction, State, Stored};
use crate::model::Id;
use crate::strings::Catalogue;
use crate::ui::bar::moment;
use crate::ui::classroom::{HandOut, Task};
use crate::ui::context::{Dispatch, Ptr, use_dispatch, use_words};
use crate::ui::icon::{Icon, icon};
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct DialogsProps {
    pub state: Ptr<State>,
}

/// The open dialog.
#[component]
pub fn Dialogs(props: &DialogsProps) -> Html {
    let words = use_words();
    let state: &State = &props.state;
    let Some(dialog) = state.view.dialog else { return Html::default() };
    let (title, body) = match dialog {
        Dialog::Open => {
            (words.open_title, html! { <Open stored={Ptr::new(&state.stored)} project={state.project.id.clone()} /> })
        }
        Dialog::Paste => (words.paste_title, html! { <Paste /> }),
        Dialog::Import => (words.import_title, html! { <ImportForm importing={Ptr::new(&state.importing)} /> }),
        Dialog::Export => (words.export_title, html! { <ExportForm exporting={Ptr::new(&state.exporting)} /> }),
        Dialog::HandOut => (
            words.class.hand_out,
            html! { <HandOut project={Ptr::new(&state.project)} texts={Ptr::new(&state.texts)} /> },
        ),
        Dialog::Task => {
            let task = state.handout.as_ref().map(|handed| html! { <Task handed={Ptr::new(handed)} /> });
            (words.class.task, task.unwrap_or_default())
        }
        Dialog::Settings => {
            let forgets = state.handout.is_none();
            (words.settings, html! { <Settings preferences={Ptr::new(&state.preferences)} {forgets} /> })
        }
        Dialog::Help => (words.help, html! { <Help /> }),
        Dialog::Forget => (words.forget_title, html! { <Forget /> }),
        Dialog::Commands => (words.commands, html! { <Palette state={props.state.clone()} /> }),
        Dialog::History => {
            let history = Ptr::new(&state.history);
            (words.review.history, html! { <History {history} writable={state.writable()} /> })
        }
        Dialog::Concordance => (words.concordance, html! { <Concordance state={props.state.clone()} /> }),
    };
    html! { <Frame key={title} {title}>{ body }</Frame> }
}

#[derive(Properties, PartialEq)]
pub struct FrameProps {
    pub title: AttrValue,
    /// Whether it can be closed without an answer.
    #[prop_or(true)]
    pub closes: bool,
    pub children: Html,
}

/// A dialog of the browser's own: it keeps the focus inside and closes on Escape.
#[component]
pub fn Frame(props: &FrameProps) -> Html {
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
    let closes = props.closes;
    let cancelled = dispatch.with(move |event: Event| {
        event.prevent_default();
        closes.then_some(ShowAction::Dialog(None))
    });
    // A click on the ground beside the dialog closes it.
    let beside = dispatch.with(move |event: MouseEvent| {
        let hit = event.target()?.dyn_into::<web_sys::Element>().ok()?;
        (closes && hit.tag_name() == "DIALOG").then_some(ShowAction::Dialog(None))
    });
    html! {
        <dialog ref={node} class="dialog" aria-labelledby="dialog-title" oncancel={cancelled} onclick={beside}>
            <div class="sheet">
                <div class="head">
                    <h2 id="dialog-title">{ &props.title }</h2>
                    if props.closes {
                        <button type="button" class="plain" aria-label={words.close} onclick={close}>{ icon(Icon::Close) }</button>
                    }
                </div>
                { props.children.clone() }
            </div>
        </dialog>
    }
}

#[derive(Properties, PartialEq)]
struct OpenProps {
    stored: Ptr<Vec<Stored>>,
    project: Id,
}

#[component]
fn Open(props: &OpenProps) -> Html {
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
            { for stored_projects(words, &dispatch, props) }
        </div>
    }
}

/// The other projects that the browser keeps.
fn stored_projects(words: &Catalogue, dispatch: &Dispatch, props: &OpenProps) -> Option<Html> {
    let others: Vec<&Stored> = props.stored.iter().filter(|s| s.id != props.project).collect();
    let rows = others.iter().map(|stored| {
        let name = if stored.name.is_empty() { words.unnamed_project } else { &stored.name };
        html! {
            <li key={stored.id.as_str()} class="transcript">
                <button type="button" class="row" onclick={dispatch.on::<MouseEvent>(KeepAction::Open(stored.id.clone()))}>
                    <span class="words">{ name }</span><small>{ moment(stored.created.millis()) }</small></button>
                <button type="button" class="link danger" aria-label={(words.delete_project)(name)}
                    onclick={dispatch.on::<MouseEvent>(KeepAction::Remove(stored.id.clone()))}>{ words.delete }</button>
            </li>
        }
    });
    (!others.is_empty()).then(|| {
        html! { <section><h3>{ words.stored_projects }</h3><ul class="list">{ for rows }</ul></section> }
    })
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
