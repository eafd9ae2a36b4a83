//! Every command with its key: type a part of its name, Enter does it.

use super::keys::keyboard;
use super::pseudonyms::pseudonym_labels;
use crate::app::{
    Action, Dialog, ExcerptsAction, FileAction, FilterAction, FoundAction, ImportAction, KeepAction, Layer, NameAction,
    PassageAction, PickAction, PseudonymAction, SearchAction, Shortcut, ShowAction, State, Tab, Theme,
};
use crate::exchange::Shape;
use crate::strings::Catalogue;
use crate::ui::context::{Ptr, use_dispatch, use_words};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

struct Command {
    name: &'static str,
    keys: Vec<String>,
    action: Action,
}

/// What can be done now.
fn commands(state: &State, words: &'static Catalogue) -> Vec<Command> {
    let mut all = Vec::new();
    let shortcuts = &state.preferences.shortcuts;
    let mut add = |name: &'static str, keys: &[&str], action: Action| {
        // The key that a command has at first stands for the one it has now.
        let shortcut = Shortcut::ALL.into_iter().find(|shortcut| keys == [shortcut.first_key()]);
        let keys = match shortcut {
            Some(shortcut) => shortcuts.chord(shortcut).map_or_else(Vec::new, |chord| chord.caps()),
            None => keys.iter().map(|key| (*key).to_owned()).collect(),
        };
        all.push(Command { name, keys, action });
    };
    let dialog = |dialog: Dialog| Action::from(ShowAction::Dialog(Some(dialog)));
    if state.view.selection.is_some() {
        add(words.last_tag, &["."], PickAction::Repeat.into());
        add(words.tag_in_vivo, &["\""], PickAction::InVivo.into());
        add(words.write_note, &[";"], PickAction::Note.into());
    }
    if state.layer_allowed(Layer::Entities) && state.writable() {
        if state.view.selection.is_some() {
            add(words.names.mark_selection, &[], NameAction::Mark.into());
        }
        add(words.names.add_missed, &[], NameAction::Ask.into());
    }
    add(words.search_words, &["/"], SearchAction::Open.into());
    if !state.search.hits.is_empty() {
        add(words.concordance, &[], dialog(Dialog::Concordance));
    }
    add(words.review.filter_open, &["f"], FilterAction::Open.into());
    add(words.review.excerpts_open, &["e"], ExcerptsAction::Open.into());
    if !state.filter.is_empty() {
        add(words.review.lift_all, &[], FilterAction::Clear.into());
    }
    add(words.next_passage, &["]"], PassageAction::Next(true).into());
    add(words.previous_passage, &["["], PassageAction::Next(false).into());
    if state.project.annotations.iter().any(|a| a.anchored.is_some()) {
        add(words.editions.next_to_check, &[], PassageAction::NextToCheck.into());
    }
    if let Some(id) = state.transcript().filter(|_| state.handout.is_none() && state.writable()) {
        add(words.editions.replace, &[], ImportAction::Replace(id.clone()).into());
        add(words.editions.copy, &[], PseudonymAction::Begin(id.clone(), pseudonym_labels(words)).into());
    }
    let passage = state.view.passage.as_ref().map(|open| &open.id).or(state.latest.as_ref());
    if let Some(id) = passage.filter(|id| state.marks.annotations.iter().any(|a| a.id == **id)) {
        let copy = |shape: Shape| PassageAction::Copy(id.clone(), shape).into();
        add(words.copy_passage_quotation, &[], copy(Shape::Quotation));
        add(words.copy_passage_markdown, &[], copy(Shape::Markdown));
        add(words.copy_passage_rows, &[], copy(Shape::Rows));
    }
    if state.history.last_done().is_some() {
        add(words.undo, &["Ctrl", "Z"], Action::Undo);
    }
    if state.history.last_undone().is_some() {
        add(words.redo, &["Ctrl", "Shift", "Z"], Action::Redo);
    }
    if state.history.last_done().is_some() || state.history.last_undone().is_some() {
        add(words.review.history, &["h"], dialog(Dialog::History));
    }
    add(words.open, &["Ctrl", "O"], FileAction::Pick.into());
    add(words.paste_title, &[], dialog(Dialog::Paste));
    add(words.save_project, &["Ctrl", "S"], FileAction::Save.into());
    add(words.export, &[], dialog(Dialog::Export));
    add(words.passages_tab, &[], ShowAction::Tab(Tab::Passages).into());
    add(words.entities, &[], ShowAction::Tab(Tab::Entities).into());
    add(words.themes, &[], ShowAction::Tab(Tab::Themes).into());
    add(words.switch_tags, &[], ShowAction::Layer(Layer::Tags).into());
    add(words.switch_entities, &[], ShowAction::Layer(Layer::Entities).into());
    add(words.switch_themes, &[], ShowAction::Layer(Layer::Themes).into());
    add(words.search_again, &[], FoundAction::Again.into());
    add(words.left_panel, &[], ShowAction::Left.into());
    add(words.right_panel, &[], ShowAction::Right.into());
    add(words.light, &[], ShowAction::Theme(Theme::Light).into());
    add(words.dark, &[], ShowAction::Theme(Theme::Dark).into());
    add(words.as_the_system, &[], ShowAction::Theme(Theme::System).into());
    add(words.settings, &[], dialog(Dialog::Settings));
    add(words.help, &["?"], dialog(Dialog::Help));
    if state.keeping.kept == crate::app::Kept::ElseWhere {
        add(words.take_over, &[], KeepAction::TakeOver.into());
    }
    all
}

/// Whether every part of what was typed begins a word of the name.
fn fits(name: &str, typed: &str) -> bool {
    let name = name.to_lowercase();
    typed
        .to_lowercase()
        .split_whitespace()
        .all(|part| name.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(part)))
}

#[derive(Properties, PartialEq)]
pub struct PaletteProps {
    pub state: Ptr<State>,
}

/// The field and the list.
#[component]
pub fn Palette(props: &PaletteProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let typed = use_state(String::new);
    let chosen = use_state(|| 0usize);
    let offered: Vec<Command> = commands(&props.state, words).into_iter().filter(|c| fits(c.name, &typed)).collect();
    let at = (*chosen).min(offered.len().saturating_sub(1));
    let on_input = {
        let (typed, chosen) = (typed.clone(), chosen.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target().and_then(|t| t.dyn_into::<HtmlInputElement>().ok()) {
                typed.set(field.value());
                chosen.set(0);
            }
        })
    };
    let take = {
        let dispatch = dispatch.clone();
        move |action: Action| {
            dispatch.send(ShowAction::Dialog(None));
            dispatch.send(action);
        }
    };
    let on_key = {
        let (take, count) = (take.clone(), offered.len().max(1));
        let action = offered.get(at).map(|c| c.action.clone());
        Callback::from(move |event: KeyboardEvent| {
            match event.key().as_str() {
                "ArrowDown" => chosen.set((at + 1) % count),
                "ArrowUp" => chosen.set((at + count - 1) % count),
                "Enter" => {
                    if let Some(action) = action.clone() {
                        take(action);
                    }
                }
                _ => return,
            }
            event.prevent_default();
        })
    };
    let rows = offered.iter().enumerate().map(|(row, command)| {
        let is_chosen = row == at;
        let keys = keyboard(command.keys.clone());
        let (take, action) = (take.clone(), command.action.clone());
        html! {
            <li key={command.name} id={format!("command-{row}")} role="option" aria-selected={is_chosen.to_string()}
                class={classes!("offer", "command", is_chosen.then_some("chosen"))}
                onclick={Callback::from(move |_: MouseEvent| take(action.clone()))}>
                <span class="words">{ command.name }</span>{ " " }<span>{ keys }</span>
            </li>
        }
    });
    html! {
        <div class="stack palette">
            <input id="palette" class="field" type="text" role="combobox" aria-expanded="true" aria-controls="commands" autofocus=true
                aria-activedescendant={format!("command-{at}")} aria-autocomplete="list" aria-label={words.find_command}
                placeholder={words.find_command} value={(*typed).clone()} autocomplete="off" spellcheck="false"
                oninput={on_input} onkeydown={on_key} />
            <ul id="commands" role="listbox" aria-label={words.commands}>{ for rows }</ul>
            if offered.is_empty() {
                <p class="empty">{ words.no_command }</p>
            }
        </div>
    }
}
