use crate::app::{Action, Direction, FileAction, ImportAction, PseudonymAction};
use crate::model::{Id, Project, Transcript};
use crate::ui::context::{Ptr, use_dispatch, use_words};
use crate::ui::icon::{Icon, icon};
use crate::ui::overlay::pseudonym_labels;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct TranscriptsProps {
    pub project: Ptr<Project>,
    pub shown: Option<Id>,
    /// Whether they are as they are: in a hand-out.
    pub fixed: bool,
}

/// The transcripts of the project, each with what can be done with it.
#[component]
pub fn Transcripts(props: &TranscriptsProps) -> Html {
    let words = use_words();
    let count = props.project.transcripts.len();
    if count == 0 || props.fixed && count < 2 {
        return Html::default();
    }
    let rows = props.project.transcripts.iter().enumerate().map(|(at, transcript)| {
        let shown = props.shown.as_ref() == Some(&transcript.id);
        let passages = props.project.annotations_of(&transcript.id).len();
        html! {
            <Entry key={transcript.id.as_str()} transcript={Ptr::new(transcript)} {shown} {at} {count} {passages} fixed={props.fixed} />
        }
    });
    html! {
        <section class="block" aria-label={words.transcripts}>
            <h2>{ words.transcripts }</h2>
            <ul class="list">{ for rows }</ul>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct EntryProps {
    transcript: Ptr<Transcript>,
    shown: bool,
    /// Its place among so many.
    at: usize,
    count: usize,
    passages: usize,
    fixed: bool,
}

#[component]
fn Entry(props: &EntryProps) -> Html {
    let words = use_words();
    let said = &words.editions;
    let dispatch = use_dispatch();
    let open = use_state(|| false);
    let transcript: &Rc<Transcript> = &props.transcript;
    let id = transcript.id.clone();
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let passages = (words.passages)(props.passages);
    html! {
        <li>
            <div class="transcript">
                <button type="button" class="row" aria-current={props.shown.then_some("true")}
                    onclick={dispatch.on::<MouseEvent>(FileAction::Switch(id))}>
                    <span class="words">{ &transcript.title }</span>
                    if props.passages > 0 {
                        <small title={passages.clone()} aria-label={passages}>{ props.passages }</small>
                    }
                </button>
                if !props.fixed {
                    <button type="button" class={classes!("plain", open.then_some("unfolded"))} aria-expanded={open.to_string()}
                        aria-label={(said.menu)(&transcript.title)} onclick={toggle}>{ icon(Icon::Unfold) }</button>
                }
            </div>
            if *open && !props.fixed {
                <Menu transcript={props.transcript.clone()} at={props.at} count={props.count} />
            }
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct MenuProps {
    transcript: Ptr<Transcript>,
    at: usize,
    count: usize,
}

/// What can be done with a transcript.
#[component]
fn Menu(props: &MenuProps) -> Html {
    let words = use_words();
    let said = &words.editions;
    let dispatch = use_dispatch();
    let transcript: &Rc<Transcript> = &props.transcript;
    let id = &transcript.id;
    // Where the line goes elsewhere, the focus goes with it.
    let shifted = use_state(|| None::<Direction>);
    let (up, down) = (use_node_ref(), use_node_ref());
    {
        let (up, down, shifted) = (up.clone(), down.clone(), shifted.clone());
        let (first, last) = (props.at == 0, props.at + 1 >= props.count);
        use_effect_with(props.at, move |_| {
            let goal = match *shifted {
                Some(Direction::Up) if !first => up,
                Some(Direction::Up) => down,
                Some(Direction::Down) if !last => down,
                Some(Direction::Down) => up,
                None => return,
            };
            if let Some(button) = goal.cast::<HtmlElement>() {
                // It can only fail for what cannot take the focus.
                let _ = button.focus();
            }
        });
    }
    let shift = |direction: Direction, name: &'static str, node: &NodeRef, able: bool| {
        let (dispatch, shifted, id) = (dispatch.clone(), shifted.clone(), id.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            shifted.set(Some(direction));
            dispatch.send(FileAction::Shift(id.clone(), direction));
        });
        html! { <button type="button" class="link" ref={node.clone()} disabled={!able} {onclick}>{ name }</button> }
    };
    let item = |name: &'static str, action: Action| {
        html! { <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(action)}>{ name }</button> }
    };
    let renamed = {
        let id = id.clone();
        dispatch.with(move |event: Event| {
            let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
            Some(FileAction::Rename(id.clone(), field.value()))
        })
    };
    html! {
        <div class="inset" role="group" aria-label={(said.menu)(&transcript.title)}>
            <label>{ words.rename_transcript }
                <input class="field" type="text" value={transcript.title.clone()} autocomplete="off" onchange={renamed} /></label>
            if props.count > 1 {
                <div class="line">
                    { shift(Direction::Up, said.move_up, &up, props.at > 0) }
                    { shift(Direction::Down, said.move_down, &down, props.at + 1 < props.count) }
                </div>
            }
            { item(said.replace, ImportAction::Replace(id.clone()).into()) }
            { item(said.copy, PseudonymAction::Begin(id.clone(), pseudonym_labels(words)).into()) }
            if !transcript.pseudonyms.is_empty() {
                { item(said.save_kept_key, PseudonymAction::SaveKept(id.clone()).into()) }
            }
            <button type="button" class="link danger" onclick={dispatch.on::<MouseEvent>(FileAction::Remove(id.clone()))}>{ said.remove }</button>
        </div>
    }
}
