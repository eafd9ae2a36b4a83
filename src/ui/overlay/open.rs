use crate::app::{Action, Dialog, FileAction, KeepAction, ShowAction, Stored};
use crate::model::Id;
use crate::ui::bar::moment;
use crate::ui::context::{Ptr, use_dispatch, use_words};
use web_sys::HtmlElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct OpenProps {
    /// The projects that the browser keeps.
    pub stored: Ptr<Vec<Stored>>,
    /// The one that is open.
    pub project: Id,
}

/// Ways to open a text, and the other projects that the browser keeps.
#[component]
pub fn Open(props: &OpenProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let choice = |action: Action, name: &'static str, hint: &'static str| {
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
            <StoredProjects stored={props.stored.clone()} project={props.project.clone()} />
        </div>
    }
}

/// The other projects that the browser keeps. What is deleted here is gone, so it is asked about in its
/// line first.
#[component]
fn StoredProjects(props: &OpenProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let asked = use_state(|| None::<Id>);
    // The focus goes to the careful answer, and after it back to where the question came from.
    let before = use_state(|| None::<Id>);
    let (keep, back) = (use_node_ref(), use_node_ref());
    {
        let (keep, back) = (keep.clone(), back.clone());
        use_effect_with((*asked).clone(), move |asked| {
            let goal = if asked.is_some() { keep } else { back };
            if let Some(button) = goal.cast::<HtmlElement>() {
                // It can only fail for what cannot take the focus.
                let _ = button.focus();
            }
        });
    }
    let others: Vec<&Stored> = props.stored.iter().filter(|s| s.id != props.project).collect();
    if others.is_empty() {
        return Html::default();
    }
    let ask = |id: Option<Id>| {
        let (asked, before) = (asked.clone(), before.clone());
        Callback::from(move |_: MouseEvent| {
            before.set((*asked).clone());
            asked.set(id.clone());
        })
    };
    let rows = others.into_iter().map(|stored| {
        let name = if stored.name.is_empty() { words.unnamed_project } else { &stored.name };
        if asked.as_ref() == Some(&stored.id) {
            return html! {
                <li key={stored.id.as_str()}><div class="asked" role="group" aria-label={(words.delete_project)(name)}>
                    <p>{ (words.review.really_delete)(name) }</p>
                    <div class="line end">
                        <button type="button" class="plain" ref={keep.clone()} onclick={ask(None)}>{ words.review.keep_it }</button>
                        <button type="button" class="primary danger" onclick={dispatch.on::<MouseEvent>(KeepAction::Remove(stored.id.clone()))}>
                            { words.review.delete_for_good }</button>
                    </div>
                </div></li>
            };
        }
        let back = if before.as_ref() == Some(&stored.id) { back.clone() } else { NodeRef::default() };
        html! {
            <li key={stored.id.as_str()} class="transcript">
                <button type="button" class="row" onclick={dispatch.on::<MouseEvent>(KeepAction::Open(stored.id.clone()))}>
                    <span class="words">{ name }</span><small>{ moment(words, stored.created.millis()) }</small></button>
                <button type="button" class="link danger" ref={back} aria-label={(words.delete_project)(name)} onclick={ask(Some(stored.id.clone()))}>
                    { words.delete }</button>
            </li>
        }
    });
    html! { <section><h3>{ words.stored_projects }</h3><ul class="list" aria-label={words.stored_projects}>{ for rows }</ul></section> }
}
