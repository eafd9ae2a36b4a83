use super::Language;
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// The kind of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum EntityKind {
    /// A human being.
    Person,
    /// An institution, alliance, ministry, company, university, armed group.
    Org,
    /// A country, city, region, continent.
    Place,
    /// A nationality, a people, a regional adjective.
    Group,
    /// A named event.
    Event,
    /// A calendar date or span of dates.
    Date,
    /// A date that depends on the day of speech: "yesterday".
    Relative,
    /// A named treaty, accord, protocol.
    Agreement,
}

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
