//! Which key does what.

use super::{
    Action, ClassAction, Dialog, ExcerptsAction, FileAction, FilterAction, PassageAction, PickAction, ReadAction,
    SearchAction, Shortcut, ShowAction, State, Unit,
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
    let shortcuts = &state.preferences.shortcuts;
    let pressed = shortcuts.pressed(key);
    if state.class.shown.is_some() {
        return in_class(pressed?.0);
    }
    if state.view.excerpts.is_some() {
        return in_excerpts(pressed?.0);
    }
    if let Some(action) = on_the_way_to_the_field(state, key) {
        return Some(action);
    }
    if let Some(digit) = digit(key).filter(|_| !shortcuts.off) {
        return Some(PickAction::Key(digit).into());
    }
    // With something selected a letter begins a tag's name, unless the letter is for the selection itself.
    let types =
        |shortcut: Shortcut, letter: bool| letter && !shortcut.is_for_selection() && state.view.picker.is_some();
    if let Some((shortcut, chord)) = pressed
        && !types(shortcut, chord.is_letter())
    {
        return Some(does(shortcut));
    }
    if place == Place::Text
        && let Some(action) = in_text(key)
    {
        return Some(action);
    }
    let types = place == Place::Text && state.view.picker.is_some() && !shortcuts.off && !key.alt;
    (types && is_letter(key.name)).then(|| PickAction::Query(key.name.to_owned()).into())
}

/// What a shortcut does over the text.
fn does(shortcut: Shortcut) -> Action {
    let dialog = |dialog: Dialog| ShowAction::Dialog(Some(dialog)).into();
    match shortcut {
        Shortcut::Repeat => PickAction::Repeat.into(),
        Shortcut::InVivo => PickAction::InVivo.into(),
        Shortcut::Note => PickAction::Note.into(),
        Shortcut::Next => PassageAction::Next(true).into(),
        Shortcut::Previous => PassageAction::Next(false).into(),
        Shortcut::Search => SearchAction::Open.into(),
        Shortcut::Excerpts => ExcerptsAction::Open.into(),
        Shortcut::History => dialog(Dialog::History),
        Shortcut::Filter => FilterAction::Open.into(),
        Shortcut::Help => dialog(Dialog::Help),
    }
}

/// While a class is shown there is no text to tag.
fn in_class(shortcut: Shortcut) -> Option<Action> {
    match shortcut {
        Shortcut::Next => Some(ClassAction::Dispute(true).into()),
        Shortcut::Previous => Some(ClassAction::Dispute(false).into()),
        Shortcut::Help => Some(does(shortcut)),
        _ => None,
    }
}

/// Over the excerpts there is no text to tag.
fn in_excerpts(shortcut: Shortcut) -> Option<Action> {
    let here = matches!(shortcut, Shortcut::Search | Shortcut::Filter | Shortcut::History | Shortcut::Help);
    here.then(|| does(shortcut))
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
    fn keys_can_be_others_or_none() {
        let key = |name| Key { name, command: false, shift: false, alt: false };
        let mut state = state(Some(Picker::default()));
        let mut change = |alter: &dyn Fn(&mut crate::app::Shortcuts)| {
            alter(&mut Rc::make_mut(&mut state.preferences).shortcuts);
            state.clone()
        };
        let note: Option<Action> = Some(PickAction::Note.into());
        let noted = change(&|keys| keys.set(Shortcut::Note, crate::app::Chord::of(&key("n"))).unwrap());
        assert_eq!(action(&noted, Place::Text, &key("n")), note);
        assert_eq!(action(&noted, Place::Text, &key(";")), None);
        // A letter that is not for the selection types there.
        assert_eq!(action(&noted, Place::Text, &key("e")), Some(PickAction::Query("e".into()).into()));
        let off = change(&|keys| keys.off = true);
        for name in ["n", "e", "m", "3", "?", "."] {
            assert_eq!(action(&off, Place::Text, &key(name)), None, "{name}");
        }
        assert_eq!(action(&off, Place::Text, &key("Enter")), Some(ReadAction::Enter.into()));
    }

    #[test]
    fn undo_in_a_field_is_the_browsers_own() {
        let key = Key { name: "z", command: true, shift: false, alt: false };
        assert_eq!(action(&state(None), Place::Text, &key), Some(Action::Undo));
        assert_eq!(action(&state(None), Place::Field, &key), None);
        assert_eq!(action(&state(None), Place::Text, &Key { shift: true, ..key }), Some(Action::Redo));
    }
}
