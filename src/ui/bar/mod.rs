//! The bar at the top: what is open, whether it is safe, and what can be done with all of it.

mod saved;

use crate::app::{Action, ClassAction, Dialog, ExportAction, FileAction, HandedOut, Layer, Layers, ShowAction};
use crate::app::{Keeping, Preferences};
use crate::model::Project;
use crate::ui::context::{Ptr, use_dispatch, use_words};
use crate::ui::icon::{Icon, icon};
use saved::Saved;
pub use saved::{day, moment};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct BarProps {
    /// The hand-out that the page is.
    pub handout: Option<Ptr<HandedOut>>,
    pub project: Ptr<Project>,
    /// What the project is called where it has no name of its own.
    pub title: AttrValue,
    pub keeping: Ptr<Keeping>,
    pub preferences: Ptr<Preferences>,
    pub layers: Layers,
    pub can_undo: bool,
    pub can_redo: bool,
    pub left_folded: bool,
    pub right_folded: bool,
}

/// The bar at the top.
#[component]
pub fn Bar(props: &BarProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let named = dispatch.with(|event: Event| {
        let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
        Some(FileAction::RenameProject(field.value()))
    });
    let layer = |layer: Layer, on: bool, name: &'static str, swatch: &'static str| {
        html! {
            <button type="button" aria-label={name} aria-pressed={on.to_string()} onclick={dispatch.on::<MouseEvent>(ShowAction::Layer(layer))}>
                <i class={classes!("swatch", swatch)} aria-hidden="true" /><span>{ name }</span>
            </button>
        }
    };
    let task = props.handout.as_ref().map(|h| &h.handout.assignment);
    let open = |dialog: Dialog| dispatch.on::<MouseEvent>(ShowAction::Dialog(Some(dialog)));
    html! {
        <header class="bar">
            <span class="brand">{ "Glossator" }</span>
            if let Some(task) = task {
                <span class="project-name">{ &task.title }</span>
            } else {
                <input class="project-name" type="text" dir="auto" aria-label={words.project_name} value={props.project.name.clone()}
                    placeholder={props.title.clone()} onchange={named} spellcheck="false" />
            }
            <Saved keeping={props.keeping.clone()} preferences={props.preferences.clone()} />
            <div class="segments" role="group" aria-label={words.layers}>
                { layer(Layer::Tags, props.layers.tags, words.tags, "tags") }
                if task.is_none_or(|t| t.entities) {
                    { layer(Layer::Entities, props.layers.entities, words.entities, "entities") }
                }
                if task.is_none_or(|t| t.themes) {
                    { layer(Layer::Themes, props.layers.themes, words.themes, "themes") }
                }
            </div>
            <div class="tools">
                <button type="button" class="plain" aria-label={words.undo} title={words.undo_hint} disabled={!props.can_undo}
                    onclick={dispatch.on::<MouseEvent>(Action::Undo)}>{ icon(Icon::Undo) }</button>
                <button type="button" class="plain" aria-label={words.redo} title={words.redo_hint} disabled={!props.can_redo}
                    onclick={dispatch.on::<MouseEvent>(Action::Redo)}>{ icon(Icon::Redo) }</button>
                <button type="button" class="plain" aria-label={words.review.history} title={words.review.history}
                    disabled={!props.can_undo && !props.can_redo} onclick={open(Dialog::History)}>{ icon(Icon::History) }</button>
                if task.is_some() {
                    <button type="button" class="plain" onclick={open(Dialog::Task)}>{ words.class.task }</button>
                    <button type="button" class="plain" onclick={dispatch.on::<MouseEvent>(ExportAction::Show)}>{ words.export }</button>
                    <button type="button" class="primary" onclick={dispatch.on::<MouseEvent>(ClassAction::HandIn)}>{ words.class.hand_in }</button>
                } else {
                    <button type="button" class="plain" onclick={open(Dialog::Open)}>{ words.open }</button>
                    if !props.project.assignments.is_empty() {
                        <button type="button" class="plain" onclick={dispatch.on::<MouseEvent>(ClassAction::Open(true))}>{ words.class.class }</button>
                    }
                    <button type="button" class="plain wide" onclick={dispatch.on::<MouseEvent>(FileAction::Save)}>{ words.save_project }</button>
                    <button type="button" class="primary" onclick={dispatch.on::<MouseEvent>(ExportAction::Show)}>{ words.export }</button>
                }
                <button type="button" class="plain" aria-label={words.settings} title={words.settings}
                    onclick={open(Dialog::Settings)}>{ icon(Icon::Settings) }</button>
                <button type="button" class="plain" aria-label={words.help} title={words.help}
                    onclick={open(Dialog::Help)}>{ icon(Icon::Help) }</button>
                <button type="button" class="plain fold" aria-label={words.left_panel} title={words.left_panel}
                    aria-pressed={(!props.left_folded).to_string()}
                    onclick={dispatch.on::<MouseEvent>(ShowAction::Left)}>{ icon(Icon::Left) }</button>
                <button type="button" class="plain fold" aria-label={words.right_panel} title={words.right_panel}
                    aria-pressed={(!props.right_folded).to_string()}
                    onclick={dispatch.on::<MouseEvent>(ShowAction::Right)}>{ icon(Icon::Right) }</button>
            </div>
        </header>
    }
}
