use super::concordance::Concordance;
use super::export::ExportForm;
use super::help::Help;
use super::history::History;
use super::import::ImportForm;
use super::open::Open;
use super::palette::Palette;
use super::paste::Paste;
use super::pseudonyms::PseudonymForm;
use super::replace::ReplaceForm;
use super::retag::Retag;
use super::settings::{Forget, Settings};
use crate::app::{Dialog, Progress, ShowAction, State};
use crate::ui::classroom::{HandOut, Task};
use crate::ui::context::{Ptr, use_dispatch, use_words};
use crate::ui::icon::{Icon, icon};
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};
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
        Dialog::Pseudonyms => {
            let looking = matches!(state.progress, Progress::Working(_));
            let draft = state.pseudonyms.as_ref().zip(state.reading.as_ref()).map(|(draft, reading)| {
                html! { <PseudonymForm draft={Ptr::new(draft)} reading={Ptr::new(reading)} {looking} /> }
            });
            (words.editions.pseudonyms, draft.unwrap_or_default())
        }
        Dialog::Import if state.importing.replaces.is_some() => {
            let texts = Ptr::new(&state.texts);
            (
                words.editions.corrected,
                html! { <ReplaceForm importing={Ptr::new(&state.importing)} project={Ptr::new(&state.project)} {texts} /> },
            )
        }
        Dialog::Import => (words.import_title, html! { <ImportForm importing={Ptr::new(&state.importing)} /> }),
        Dialog::Export => (
            words.export_title,
            html! { <ExportForm exporting={Ptr::new(&state.exporting)} has_filter={!state.filter.is_empty()} /> },
        ),
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
        Dialog::Help => (words.help, html! { <Help preferences={Ptr::new(&state.preferences)} /> }),
        Dialog::Forget => (words.forget_title, html! { <Forget /> }),
        Dialog::Commands => (words.commands, html! { <Palette state={props.state.clone()} /> }),
        Dialog::History => {
            let history = Ptr::new(&state.history);
            (words.review.history, html! { <History {history} writable={state.writable()} /> })
        }
        Dialog::Retag => (words.tree.retag, html! { <Retag state={props.state.clone()} /> }),
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
