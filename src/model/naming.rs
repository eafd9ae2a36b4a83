//! What people decided about names: corrections that are laid over what the detector finds.

use super::{EntityKind, Id};
use crate::text::{Span, one_line};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A decision about names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NameCorrection {
    /// Its name for ever.
    pub id: Id,
    /// What was decided.
    pub change: NameChange,
}

/// Which mentions a decision is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Which {
    /// Those of a kind that are written in one of these forms, in every transcript of the project.
    Forms {
        /// The kind.
        kind: EntityKind,
        /// The forms, compared by [`key`].
        forms: Vec<String>,
    },
    /// The one at this place.
    Place {
        /// In which transcript.
        transcript: Id,
        /// Where.
        span: Span,
    },
}

/// What was decided. What speaks of forms holds in every transcript of the project.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NameChange {
    /// They are no names.
    Reject(Which),
    /// They are of this kind.
    Retype(Which, EntityKind),
    /// They name one entity with others.
    Same {
        /// Which.
        which: Which,
        /// The kind of the entity.
        kind: EntityKind,
        /// What it is called from now on.
        name: String,
        /// The other forms in which it is written, where it has any yet.
        forms: Vec<String>,
    },
    /// What is written so is somebody or something else than the other forms of its entity.
    Apart {
        /// The kind.
        kind: EntityKind,
        /// The form.
        form: String,
    },
    /// What is written as `from` reaches, where the words around it allow, as far as `to`.
    Rebound {
        /// The kind.
        kind: EntityKind,
        /// The form.
        from: String,
        /// The form with its right ends.
        to: String,
    },
    /// The mention at this place has other ends.
    Move {
        /// In which transcript.
        transcript: Id,
        /// Where it was marked.
        span: Span,
        /// Where it is.
        to: Span,
    },
    /// What is written so is a name.
    Add {
        /// Its kind.
        kind: EntityKind,
        /// How it is written.
        form: String,
    },
}

/// What a decision comes to when it follows another one.
#[derive(Clone, Debug, PartialEq)]
pub enum Joined {
    /// Both stand.
    Both,
    /// One that says both.
    One(NameChange),
    /// They cancel each other out.
    Neither,
}

impl NameChange {
    /// The transcript that it is about, where it is about one place.
    pub fn transcript(&self) -> Option<&Id> {
        match self {
            Self::Reject(which) | Self::Retype(which, _) | Self::Same { which, .. } => match which {
                Which::Place { transcript, .. } => Some(transcript),
                Which::Forms { .. } => None,
            },
            Self::Move { transcript, .. } => Some(transcript),
            Self::Apart { .. } | Self::Rebound { .. } | Self::Add { .. } => None,
        }
    }

    /// The forms that it is about; none where it is about one place.
    pub fn forms(&self) -> Vec<&str> {
        match self {
            Self::Reject(which) | Self::Retype(which, _) | Self::Same { which, .. } => match which {
                Which::Forms { forms, .. } => forms.iter().map(String::as_str).collect(),
                Which::Place { .. } => Vec::new(),
            },
            Self::Apart { form, .. } | Self::Add { form, .. } => vec![form],
            Self::Rebound { from, to, .. } => vec![from, to],
            Self::Move { .. } => Vec::new(),
        }
    }

    /// What this decision and the one before it come to: steps towards one end are one decision, and one
    /// that leads back to where the other began leaves nothing.
    pub fn after(&self, before: &Self) -> Joined {
        let one = |undone: bool, change: Self| if undone { Joined::Neither } else { Joined::One(change) };
        match (before, self) {
            _ if before == self => Joined::One(self.clone()),
            (Self::Retype(was, middle), Self::Retype(is, to)) => match (was, is) {
                (Which::Forms { kind, forms }, Which::Forms { kind: same, forms: now })
                    if same == middle && alike(forms, now) =>
                {
                    one(kind == to, Self::Retype(was.clone(), *to))
                }
                (Which::Place { .. }, Which::Place { .. }) if was == is => Joined::One(self.clone()),
                _ => Joined::Both,
            },
            (Self::Add { kind, form }, Self::Retype(Which::Forms { kind: same, forms }, to))
                if kind == same && alike(std::slice::from_ref(form), forms) =>
            {
                Joined::One(Self::Add { kind: *to, form: form.clone() })
            }
            (Self::Add { kind, form }, Self::Reject(Which::Forms { kind: same, forms }))
                if kind == same && alike(std::slice::from_ref(form), forms) =>
            {
                Joined::Neither
            }
            (Self::Add { kind, form }, Self::Rebound { kind: same, from, to })
                if kind == same && key(form) == key(from) =>
            {
                Joined::One(Self::Add { kind: *kind, form: to.clone() })
            }
            (Self::Rebound { kind, from, to: middle }, Self::Rebound { kind: same, from: next, to })
                if kind == same && key(middle) == key(next) =>
            {
                one(key(from) == key(to), Self::Rebound { kind: *kind, from: from.clone(), to: to.clone() })
            }
            (Self::Move { transcript, span, to: middle }, Self::Move { transcript: same, span: next, to })
                if transcript == same && middle == next =>
            {
                one(span == to, Self::Move { transcript: transcript.clone(), span: *span, to: *to })
            }
            _ => Joined::Both,
        }
    }
}

/// What two ways to write a name share that are one form: it is written small, with its white space
/// folded.
pub fn key(name: &str) -> String {
    one_line(name).to_lowercase()
}

fn alike(a: &[String], b: &[String]) -> bool {
    let keys = |forms: &[String]| forms.iter().map(|f| key(f)).collect::<BTreeSet<_>>();
    keys(a) == keys(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_towards_one_end_are_one_decision() {
        use EntityKind::{Org, Person, Place};
        let check = |before: &NameChange, then: &NameChange, expected: Joined| assert_eq!(then.after(before), expected);
        let forms = |kind, form: &str| Which::Forms { kind, forms: vec![form.to_owned()] };
        let retype = |kind, to| NameChange::Retype(forms(kind, "Mali"), to);
        check(&retype(Person, Org), &retype(Org, Place), Joined::One(retype(Person, Place)));
        check(&retype(Person, Org), &retype(Org, Person), Joined::Neither);
        check(&retype(Person, Org), &retype(Person, Place), Joined::Both);
        let add = |kind, form: &str| NameChange::Add { kind, form: form.to_owned() };
        check(&add(Person, "Mali"), &retype(Person, Place), Joined::One(add(Place, "Mali")));
        check(&add(Person, "Mali"), &NameChange::Reject(forms(Person, "MALI")), Joined::Neither);
        let rebound =
            |from: &str, to: &str| NameChange::Rebound { kind: Org, from: from.to_owned(), to: to.to_owned() };
        let (bank, world) = ("Bank", "World Bank");
        check(&rebound(bank, world), &rebound(world, "the World Bank"), Joined::One(rebound(bank, "the World Bank")));
        check(&rebound(bank, world), &rebound(world, bank), Joined::Neither);
        check(&add(Org, bank), &rebound(bank, world), Joined::One(add(Org, world)));
        let moved =
            |from, to| NameChange::Move { transcript: Id::new("t"), span: Span::new(0, from), to: Span::new(0, to) };
        check(&moved(2, 5), &moved(5, 9), Joined::One(moved(2, 9)));
        check(&moved(2, 5), &moved(5, 2), Joined::Neither);
        check(&retype(Person, Org), &retype(Person, Org), Joined::One(retype(Person, Org)));
    }
}
