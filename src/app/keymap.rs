//! Which key does what.

use super::{Action, Dialog, FileAction, PassageAction, PickAction, ReadAction, ShowAction, State, Unit};

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
    if key.name == "Escape" {
        return Some(ReadAction::Escape.into());
    }
    if place == Place::Field || state.view.dialog.is_some() {
        return None;
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
        ";" => Some(PickAction::Note.into()),
        "]" => Some(PassageAction::Next(true).into()),
        "[" => Some(PassageAction::Next(false).into()),
        "?" => Some(ShowAction::Dialog(Some(Dialog::Help)).into()),
        name if place == Place::Text && state.view.picker.is_some() && is_letter(name) => {
            Some(PickAction::Query(name.to_owned()).into())
        }
        _ => None,
    }
}

fn with_command(place: Place, key: &Key) -> Option<Action> {
    let lower = key.name.to_lowercase();
    match lower.as_str() {
        "s" => Some(FileAction::Save.into()),
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
