//! Which key does what.

use super::{
    Action, ClassAction, Dialog, ExcerptsAction, FileAction, FilterAction, PassageAction, PickAction, ReadAction,
    SearchAction, ShowAction, State, Unit,
};

/// Where the keyboard focus is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the text, or nowhere in particular.
    Text,
    /// On a button, a tab, a list: keys that operate it are its own.
    Control,
    /// In a field where one types.
    Field,
}

/// A key with what is held down beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Key<'a> {
    /// As the browser names it: `a`, `ArrowLeft`, `Enter`.
    pub name: &'a str,
    /// Ctrl, or Command on a Mac.
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// Alt, or Option on a Mac.
    pub alt: bool,
}

/// What a key does here and now; nothing where it is left to the browser.
pub fn action(state: &State, place: Place, key: &Key) -> Option<Action> {
    if key.command {
        return with_command(place, key);
    }
    if key.name == "Escape" && state.class.shown.is_some() && state.view.dialog.is_none() {
        return Some(ClassAction::Open(false).into());
    }
    if key.name == "Escape" {
        return Some(ReadAction::Escape.into());
    }
    if place == Place::Field || state.view.dialog.is_some() {
        return None;
    }
    if state.class.shown.is_some() {
        return in_class(key);
    }
    if state.view.excerpts.is_some() {
        return in_excerpts(key);
    }
    if let Some(action) = on_the_way_to_the_field(state, key) {
        return Some(action);
    }
    if let Some(digit) = digit(key) {
        return Some(PickAction::Key(digit).into());
    }
    if place == Place::Text
        && let Some(action) = in_text(key)
    {
        return Some(action);
    }
    if key.alt {
        return None;
    }
    match key.name {
        "." => Some(PickAction::Repeat.into()),
        "\"" => Some(PickAction::InVivo.into()),
        ";" => Some(PickAction::Note.into()),
        "]" => Some(PassageAction::Next(true).into()),
        "[" => Some(PassageAction::Next(false).into()),
        "/" => Some(SearchAction::Open.into()),
        "e" if state.view.picker.is_none() => Some(ExcerptsAction::Open.into()),
        "h" if state.view.picker.is_none() => Some(ShowAction::Dialog(Some(Dialog::History)).into()),
        "f" if state.view.picker.is_none() => Some(FilterAction::Open.into()),
        "?" => Some(ShowAction::Dialog(Some(Dialog::Help)).into()),
        name if place == Place::Text && state.view.picker.is_some() && is_letter(name) => {
            Some(PickAction::Query(name.to_owned()).into())
        }
        _ => None,
    }
}

/// While a class is shown there is no text to tag.
fn in_class(key: &Key) -> Option<Action> {
    match key.name {
        "]" => Some(ClassAction::Dispute(true).into()),
        "[" => Some(ClassAction::Dispute(false).into()),
        "?" => Some(ShowAction::Dialog(Some(Dialog::Help)).into()),
        _ => None,
    }
}

/// Over the excerpts there is no text to tag.
fn in_excerpts(key: &Key) -> Option<Action> {
    match key.name {
        "/" => Some(SearchAction::Open.into()),
        "f" => Some(FilterAction::Open.into()),
        "h" => Some(ShowAction::Dialog(Some(Dialog::History)).into()),
        "?" => Some(ShowAction::Dialog(Some(Dialog::Help)).into()),
        _ => None,
    }
}

/// What is typed while the focus is still on its way to the field at the selection: the field
/// takes the focus only when it is drawn, and nothing typed before that may be lost.
fn on_the_way_to_the_field(state: &State, key: &Key) -> Option<Action> {
    let picker = state.view.picker.as_ref().filter(|p| p.focused)?;
    let mut query = picker.query.clone();
    match key.name {
        "Enter" => return Some(PickAction::Accept.into()),
        "ArrowDown" => return Some(PickAction::Move(1).into()),
        "ArrowUp" => return Some(PickAction::Move(-1).into()),
        "Backspace" => {
            query.pop()?;
        }
        name if name.chars().count() == 1 && !key.alt => query.push_str(name),
        _ => return None,
    }
    Some(PickAction::Query(query).into())
}

fn with_command(place: Place, key: &Key) -> Option<Action> {
    let lower = key.name.to_lowercase();
    match lower.as_str() {
        "s" => Some(FileAction::Save.into()),
        "k" => Some(ShowAction::Dialog(Some(Dialog::Commands)).into()),
        "o" => Some(FileAction::Pick.into()),
        // In a field these are the browser's own.
        "z" if place != Place::Field => Some(if key.shift { Action::Redo } else { Action::Undo }),
        "y" if place != Place::Field => Some(Action::Redo),
        "arrowleft" | "arrowright" if place == Place::Text => Some(step(Unit::Sentence, key, "arrowright")),
        "arrowup" | "arrowdown" if place == Place::Text => Some(step(Unit::Turn, key, "arrowdown")),
        _ => None,
    }
}

fn in_text(key: &Key) -> Option<Action> {
    match key.name {
        "ArrowLeft" | "ArrowRight" => {
            let unit = if key.alt { Unit::Sentence } else { Unit::Word };
            Some(step(unit, key, "arrowright"))
        }
        "ArrowUp" | "ArrowDown" => {
            let unit = if key.alt { Unit::Turn } else { Unit::Paragraph };
            Some(step(unit, key, "arrowdown"))
        }
        "Enter" if !key.alt => Some(ReadAction::Enter.into()),
        _ => None,
    }
}

fn step(unit: Unit, key: &Key, forward: &str) -> Action {
    let forward = key.name.to_lowercase() == forward;
    ReadAction::Step { unit, forward, extend: key.shift }.into()
}

fn digit(key: &Key) -> Option<u8> {
    let digit = key.name.parse::<u8>().ok()?;
    (!key.alt && (1..=9).contains(&digit) && key.name.len() == 1).then_some(digit)
}

fn is_letter(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Picker;
    use std::rc::Rc;

    fn state(picker: Option<Picker>) -> State {
        let mut state = State::new();
        Rc::make_mut(&mut state.view).picker = picker;
        state
    }

    #[test]
    fn keys_by_place() {
        let check = |state: &State, place: Place, name: &str, expected: Option<Action>| {
            let key = Key { name, command: false, shift: false, alt: false };
            assert_eq!(action(state, place, &key), expected, "{name}");
        };
        let plain = state(None);
        check(&plain, Place::Text, "3", Some(PickAction::Key(3).into()));
        check(&plain, Place::Field, "3", None);
        check(&plain, Place::Text, "m", None);
        check(&plain, Place::Control, "Enter", None);
        check(&plain, Place::Field, "Escape", Some(ReadAction::Escape.into()));
        let selected = state(Some(Picker::default()));
        check(&selected, Place::Text, "m", Some(PickAction::Query("m".into()).into()));
        check(&selected, Place::Text, "Enter", Some(ReadAction::Enter.into()));
        let typing = state(Some(Picker { query: "m".into(), focused: true, ..Picker::default() }));
        check(&typing, Place::Text, "o", Some(PickAction::Query("mo".into()).into()));
        check(&typing, Place::Text, "2", Some(PickAction::Query("m2".into()).into()));
        check(&typing, Place::Text, "Backspace", Some(PickAction::Query(String::new()).into()));
        check(&typing, Place::Text, "Enter", Some(PickAction::Accept.into()));
        check(&typing, Place::Field, "o", None);
    }

    #[test]
    fn undo_in_a_field_is_the_browsers_own() {
        let key = Key { name: "z", command: true, shift: false, alt: false };
        assert_eq!(action(&state(None), Place::Text, &key), Some(Action::Undo));
        assert_eq!(action(&state(None), Place::Field, &key), None);
        assert_eq!(action(&state(None), Place::Text, &Key { shift: true, ..key }), Some(Action::Redo));
    }
}
