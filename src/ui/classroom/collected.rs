use super::room::called;
use crate::app::classroom::{Class, Status};
use crate::app::{ClassAction, FileAction};
use crate::strings::Classroom;
use crate::ui::bar::moment;
use crate::ui::context::{Dispatch, Ptr, use_dispatch, use_words};
use crate::ui::icon::{Icon, icon};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct CollectedProps {
    pub class: Ptr<Class>,
}

/// Who handed in, and what the files read last turned out to be.
#[component]
pub fn Collected(props: &CollectedProps) -> Html {
    let words = use_words();
    let said = &words.class;
    let dispatch = use_dispatch();
    let class = &props.class;
    let Some(shown) = &class.shown else { return Html::default() };
    let rows = class.works_for(&shown.assignment).enumerate().map(|(n, work)| {
        let name = called(class, said, n, &work.coder.name);
        let id = work.coder.id.clone();
        let noted = dispatch.with({
            let id = id.clone();
            move |event: Event| {
                let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
                Some(ClassAction::Note(id.clone(), field.value()))
            }
        });
        let note = class.notes.get(&id).cloned().unwrap_or_default();
        html! {
            <tr key={id.as_str()}>
                <th scope="row">{ &name }</th>
                <td>{ moment(words, work.handed_in.millis()) }</td>
                <td class="number">{ work.passages.len() }</td>
                <td class="quiet">{ (said.moved)(work.moved, work.lost, work.homeless) }</td>
                <td><input class="field" type="text" aria-label={(said.note_to)(&name)} placeholder={words.note} value={note} onchange={noted} /></td>
                <td><button type="button" class="plain" aria-label={(said.take_out)(&name)}
                    onclick={dispatch.on::<MouseEvent>(ClassAction::Remove(id.clone()))}>{ icon(Icon::Delete) }</button></td>
            </tr>
        }
    });
    let log = class.log.iter().map(|entry| {
        // A file's name may be a person's.
        let file = if shown.hidden { "…" } else { entry.file.as_str() };
        html! { <li class={class_of(&entry.status)}><span class="words">{ file }</span><span>{ status(said, &entry.status) }</span></li> }
    });
    html! {
        <div class="room-page">
            <div class="drop"><p>{ said.drop_returned }</p>
                <button type="button" class="primary" onclick={dispatch.on::<MouseEvent>(FileAction::Pick)}>{ said.choose_files }</button>
                <button type="button" class="plain" onclick={dispatch.on::<MouseEvent>(FileAction::PickFolder)}>{ said.choose_folder }</button></div>
            if !class.reading.is_empty() { <p role="status">{ (said.still_reading)(class.reading.values().sum()) }</p> }
            if class.works_for(&shown.assignment).next().is_some() {
                <div class="across" role="group" tabindex="0" aria-label={said.collected_page}><table class="figures" aria-label={said.collected_page}>
                    <thead><tr><th scope="col">{ said.student_column }</th><th scope="col">{ said.when_column }</th>
                        <th scope="col" class="number">{ said.passages_column }</th><th scope="col">{ said.place_column }</th><th scope="col">{ words.note }</th><th scope="col"><span class="unseen">{ said.remove_column }</span></th></tr></thead>
                    <tbody>{ for rows }</tbody>
                </table></div>
                { feedback(said, &dispatch) }
            }
            if !class.log.is_empty() {
                <section aria-label={said.files_read}><h2>{ said.files_read }</h2><ul class="log">{ for log }</ul></section>
            }
        </div>
    }
}

/// Feedback for all in one file, or for each in their own.
pub fn feedback(said: &Classroom, dispatch: &Dispatch) -> Html {
    let button = |each: bool, name: &'static str, class: &'static str| {
        html! { <button type="button" {class} onclick={dispatch.on::<MouseEvent>(ClassAction::Feedback { each })}>{ name }</button> }
    };
    html! { <div class="line end">{ button(true, said.feedback_each, "plain") }{ button(false, said.feedback, "primary") }</div> }
}

fn status(said: &Classroom, status: &Status) -> String {
    match status {
        Status::New => said.is_new.to_owned(),
        Status::Replaced => said.is_replaced.to_owned(),
        Status::Older => said.is_older.to_owned(),
        Status::Duplicate => said.is_duplicate.to_owned(),
        Status::WrongAssignment(title) => (said.is_wrong_assignment)(title),
        Status::Newer => said.is_newer.to_owned(),
        Status::Damaged => said.is_damaged.to_owned(),
        Status::Foreign => said.is_foreign.to_owned(),
    }
}

fn class_of(status: &Status) -> &'static str {
    match status {
        Status::New | Status::Replaced => "row good",
        Status::Older | Status::Duplicate => "row",
        Status::WrongAssignment(_) | Status::Newer | Status::Damaged | Status::Foreign => "row bad",
    }
}
