use super::Language;
pub use crate::model::EntityKind;
use crate::sort;
use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Why a mention was marked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Reason {
    /// It stands in a list of names; which one.
    List(String),
    /// A rule read it; which one.
    Rule(String),
    /// The tagger decided, with this certainty from 0 to 1.
    Tagger(f32),
    /// The same name is surer elsewhere in this text: there.
    Document(Span),
    /// A person added the name.
    Added,
}

/// One place where an entity is named.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// Where, on grapheme borders.
    pub span: Span,
    /// As what.
    pub kind: EntityKind,
    /// Which, as an index into [`Suggestions::entities`].
    pub entity: u32,
    /// Why.
    pub reason: Reason,
}

/// Somebody or something that the text names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    /// The canonical name: the fullest form that the text uses.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// The other forms that occur, most frequent first.
    pub aliases: Vec<String>,
    /// Number of mentions.
    pub count: u32,
}

impl Entity {
    /// The entity that these forms name, each with the number of its mentions; under `name`, where a
    /// person gave it one.
    pub(super) fn of(forms: BTreeMap<&str, u32>, kind: EntityKind, name: Option<&str>) -> Self {
        let count = forms.values().sum();
        let mut forms: Vec<(&str, u32)> = forms.into_iter().collect();
        sort::by_key(&mut forms, |(form, n)| (std::cmp::Reverse(*n), *form));
        // The fullest form; of forms as full the one that is not all capitals.
        let fullness = |form: &str| (form.split(' ').count(), form.chars().any(char::is_lowercase), form.len());
        let fullest = (0..forms.len()).rev().max_by_key(|at| forms.get(*at).map(|(form, _)| fullness(form)));
        let fullest = fullest.and_then(|at| forms.get(at)).map_or("", |(form, _)| form);
        let name = name.unwrap_or(fullest).to_owned();
        let aliases = forms.into_iter().filter(|(form, _)| *form != name).map(|(form, _)| form.to_owned()).collect();
        Self { name, kind, aliases, count }
    }
}

/// A word or phrase that the text is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// Its commonest form in the text, white space folded.
    pub term: String,
    /// How central it is, from 0 to 1, comparable within one text only.
    pub weight: f32,
    /// Where it occurs, in order.
    pub spans: Vec<Span>,
}

/// Terms that belong together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Theme {
    /// Made of its best terms.
    pub name: String,
    /// Its terms, as indices into [`Suggestions::terms`], best first, with their weight in it.
    pub terms: Vec<(u32, f32)>,
}

/// All that was found in one text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Suggestions {
    /// What language the text is in: outside of English only lists and figures are relied on.
    pub language: Language,
    /// Who and what is named, in the order of first mention.
    pub entities: Vec<Entity>,
    /// Where, in order, without overlap.
    pub mentions: Vec<Mention>,
    /// What it is about, best first.
    pub terms: Vec<Term>,
    /// Its themes, the weightiest first.
    pub themes: Vec<Theme>,
}
