use crate::app::{Action, Notice, ShowAction, Toast};
use crate::ui::context::{use_dispatch, use_words};
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::say;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ToastProps {
    pub toast: Option<Toast>,
}

/// The message on screen, with Undo where it tells of something done.
#[component]
pub fn Toasts(props: &ToastProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let Some(toast) = &props.toast else { return Html::default() };
    let undo = matches!(toast.notice, Notice::Done(_));
    html! {
        <div class="toast" key={toast.number}>
            <span>{ say(words, &toast.notice) }</span>
            if undo {
                <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(Action::Undo)}>{ words.undo }</button>
            }
            <button type="button" class="plain" aria-label={words.close}
                onclick={dispatch.on::<MouseEvent>(ShowAction::Dismiss(toast.number))}>{ icon(Icon::Close) }</button>
        </div>
    }
}

/// What is said aloud: for screen readers.
#[component]
pub fn Said(props: &ToastProps) -> Html {
    let words = use_words();
    let text = props.toast.as_ref().map(|t| say(words, &t.notice)).unwrap_or_default();
    // Two places in turn, so that the same words twice are news.
    let first = props.toast.as_ref().is_none_or(|t| t.number % 2 == 0);
    let (a, b) = if first { (text, String::new()) } else { (String::new(), text) };
    html! {
        <div class="unseen" role="status" aria-live="polite"><span>{ a }</span><span>{ b }</span></div>
    }
}
