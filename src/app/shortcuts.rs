//! The commands that a single key does, and which key that is: each can be given another or none, and all
//! can be switched off, so that nobody who dictates or whose hand slips sets off what they did not mean.

use super::keymap::Key;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A command that a key without Ctrl does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Shortcut {
    /// Put the tag used last on the selection.
    Repeat,
    /// Make the words themselves the tag.
    InVivo,
    /// Write a note.
    Note,
    /// To the passage before.
    Previous,
    /// To the next passage.
    Next,
    /// Search for words.
    Search,
    /// Filter passages and text.
    Filter,
    /// All passages in context.
    Excerpts,
    /// What was done.
    History,
    /// The keys and the legend.
    Help,
}

impl Shortcut {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 10] = [
        Self::Repeat,
        Self::InVivo,
        Self::Note,
        Self::Previous,
        Self::Next,
        Self::Search,
        Self::Filter,
        Self::Excerpts,
        Self::History,
        Self::Help,
    ];

    /// The key it has at first.
    pub const fn first_key(self) -> &'static str {
        match self {
            Self::Repeat => ".",
            Self::InVivo => "\"",
            Self::Note => ";",
            Self::Previous => "[",
            Self::Next => "]",
            Self::Search => "/",
            Self::Filter => "f",
            Self::Excerpts => "e",
            Self::History => "h",
            Self::Help => "?",
        }
    }

    /// Whether it is about what is selected: its key goes before typing a tag's name.
    pub const fn is_for_selection(self) -> bool {
        matches!(self, Self::Repeat | Self::InVivo | Self::Note)
    }
}

/// A key that can do a command: a character, with Alt or without.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chord {
    /// The character, in lower case; `F1` to `F24` for such a key.
    pub key: String,
    /// Whether Alt, or Option on a Mac, is held down.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub alt: bool,
}

impl Chord {
    /// What was pressed; nothing where it cannot be a shortcut: with Ctrl, the digits, which belong to the tags,
    /// and what moves, types a space or leaves a field.
    pub fn of(key: &Key) -> Option<Self> {
        let mut chars = key.name.chars();
        let first = chars.next()?;
        let is_function = first == 'F' && chars.clone().count() > 0 && chars.clone().all(|c| c.is_ascii_digit());
        let is_character = chars.next().is_none() && !first.is_whitespace() && !first.is_control();
        let is_digit = is_character && !key.alt && first.is_ascii_digit();
        if key.command || is_digit || !(is_character || is_function) {
            return None;
        }
        let name = if is_function { key.name.to_owned() } else { key.name.to_lowercase() };
        Some(Self { key: name, alt: key.alt })
    }

    fn plain(key: &str) -> Self {
        Self { key: key.to_owned(), alt: false }
    }

    /// Whether it is a letter that could begin a tag's name.
    pub fn is_letter(&self) -> bool {
        let mut chars = self.key.chars();
        !self.alt && chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    }

    /// As it stands on a key.
    pub fn caps(&self) -> Vec<String> {
        let key = if self.key.chars().count() == 1 { self.key.to_uppercase() } else { self.key.clone() };
        if self.alt { vec!["Alt".to_owned(), key] } else { vec![key] }
    }
}

/// Which keys a person wants.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Shortcuts {
    /// Whether single keys, digits and letters among them, do nothing.
    pub off: bool,
    /// Commands with a key of a person's own, or none.
    own: BTreeMap<Shortcut, Option<Chord>>,
}

impl Shortcuts {
    /// The key of a command; none where it has none or all are switched off.
    pub fn chord(&self, shortcut: Shortcut) -> Option<Chord> {
        if self.off { None } else { self.set_to(shortcut) }
    }

    /// The key of a command, whether or not all are switched off.
    pub fn set_to(&self, shortcut: Shortcut) -> Option<Chord> {
        match self.own.get(&shortcut) {
            Some(own) => own.clone(),
            None => Some(Chord::plain(shortcut.first_key())),
        }
    }

    /// The command that a key does.
    pub fn pressed(&self, key: &Key) -> Option<(Shortcut, Chord)> {
        if self.off {
            return None;
        }
        let chord = Chord::of(key)?;
        // On some keyboards signs are typed with Alt.
        let is_sign = chord.alt && !chord.key.chars().any(char::is_alphanumeric);
        let plain = is_sign.then(|| Chord::plain(&chord.key));
        let found = [Some(chord), plain].into_iter().flatten();
        found.filter_map(|chord| Some((self.holder(&chord)?, chord))).next()
    }

    /// The command that has this key.
    pub fn holder(&self, chord: &Chord) -> Option<Shortcut> {
        Shortcut::ALL.into_iter().find(|shortcut| self.set_to(*shortcut).as_ref() == Some(chord))
    }

    /// Gives a command a key or none.
    ///
    /// # Errors
    /// Where another command has the key: that one.
    pub fn set(&mut self, shortcut: Shortcut, chord: Option<Chord>) -> Result<(), Shortcut> {
        if let Some(other) = chord.as_ref().and_then(|chord| self.holder(chord)).filter(|other| *other != shortcut) {
            return Err(other);
        }
        if chord.as_ref() == Some(&Chord::plain(shortcut.first_key())) {
            self.own.remove(&shortcut);
        } else {
            self.own.insert(shortcut, chord);
        }
        Ok(())
    }

    /// Whether any command has another key than at first.
    pub fn are_changed(&self) -> bool {
        !self.own.is_empty()
    }

    /// Gives all commands the keys they had at first; whether they are switched off stays.
    pub fn reset(&mut self) {
        self.own.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str, alt: bool) -> Key<'_> {
        Key { name, command: false, shift: false, alt }
    }

    #[test]
    fn what_can_be_a_shortcut() {
        let check = |name: &str, alt: bool, expected: Option<&[&str]>| {
            let caps = Chord::of(&key(name, alt)).map(|chord| chord.caps());
            assert_eq!(
                caps.as_deref().map(|c| c.iter().map(String::as_str).collect::<Vec<_>>()),
                expected.map(<[_]>::to_vec)
            );
        };
        check("n", false, Some(&["N"]));
        check("N", false, Some(&["N"]));
        check("n", true, Some(&["Alt", "N"]));
        check("F7", false, Some(&["F7"]));
        check("é", false, Some(&["É"]));
        check("3", false, None);
        check("3", true, Some(&["Alt", "3"]));
        check(" ", false, None);
        check("Enter", false, None);
        check("ArrowUp", true, None);
        check("", false, None);
        assert_eq!(Chord::of(&Key { command: true, ..key("n", false) }), None);
    }

    #[test]
    fn a_key_belongs_to_one_command() {
        let mut keys = Shortcuts::default();
        let n = Chord::of(&key("n", false));
        assert_eq!(keys.set(Shortcut::Note, n.clone()), Ok(()));
        assert_eq!(keys.set(Shortcut::Repeat, n.clone()), Err(Shortcut::Note));
        assert_eq!(keys.set(Shortcut::Repeat, Chord::of(&key("E", false))), Err(Shortcut::Excerpts));
        // The key that was let go of is free.
        assert_eq!(keys.set(Shortcut::Search, Chord::of(&key(";", false))), Ok(()));
        assert_eq!(keys.set(Shortcut::History, None), Ok(()));
        assert_eq!(keys.pressed(&key("n", false)).map(|(s, _)| s), Some(Shortcut::Note));
        assert_eq!(keys.pressed(&key(";", false)).map(|(s, _)| s), Some(Shortcut::Search));
        assert_eq!(keys.pressed(&key("h", false)), None);
        let kept = serde_json::to_string(&keys).unwrap();
        assert_eq!(serde_json::from_str::<Shortcuts>(&kept).unwrap(), keys);
        keys.off = true;
        assert_eq!(keys.pressed(&key("n", false)), None);
        keys.off = false;
        keys.reset();
        assert_eq!(keys, Shortcuts::default());
    }

    #[test]
    fn no_two_commands_have_the_same_key_at_first() {
        let keys = Shortcuts::default();
        for shortcut in Shortcut::ALL {
            assert_eq!(keys.holder(&Chord::plain(shortcut.first_key())), Some(shortcut));
        }
    }
}
