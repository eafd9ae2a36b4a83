//! What a person wants to see of the passages and the text; the rest steps back.

use super::{Found, Reading};
use crate::analysis::search::{Finder, Query};
use crate::model::{Annotation, Id, Project, codebook};
use crate::text::{Span, common, sentences, touch, united};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// What a filter can ask about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// The tag, or one above it: its id.
    Tag,
    /// Who made the passage: their id.
    Coder,
    /// Who speaks: their name.
    Speaker,
    /// Who or what is named: the name.
    Entity,
    /// What it is about: the theme's name.
    Theme,
    /// Words in the text or in a note.
    Text,
}

/// What has to hold, one value a facet: all of them must.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter(BTreeMap<Facet, String>);

impl Filter {
    /// That a facet has this value.
    pub fn of(facet: Facet, value: &str) -> Self {
        let mut filter = Self::default();
        filter.set(facet, value);
        filter
    }

    /// Whether everything passes.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is asked of a facet.
    pub fn get(&self, facet: Facet) -> Option<&str> {
        self.0.get(&facet).map(String::as_str)
    }

    /// Asks something of a facet; nothing with an empty value.
    pub fn set(&mut self, facet: Facet, value: &str) {
        if value.trim().is_empty() {
            self.0.remove(&facet);
        } else {
            self.0.insert(facet, value.to_owned());
        }
    }

    /// What is asked, facet by facet.
    pub fn iter(&self) -> impl Iterator<Item = (Facet, &str)> {
        self.0.iter().map(|(facet, value)| (*facet, value.as_str()))
    }

    /// Forgets what is asked about tags and coders that are not in the project.
    pub fn forget_unknown(&mut self, project: &Project) {
        self.0.retain(|facet, value| match facet {
            Facet::Tag => project.tag(&Id::new(value)).is_some(),
            Facet::Coder => project.coder(&Id::new(value)).is_some(),
            _ => true,
        });
    }
}

/// What a filter lets through in one transcript.
#[derive(Debug, Default, PartialEq)]
pub struct Sieve {
    /// The passages that match, in reading order.
    pub passages: Vec<Rc<Annotation>>,
    /// Where the text matches, in order and apart: the ranges of the passages where the filter asks about
    /// passages, and else the turns and sentences that it is about.
    pub places: Vec<Span>,
    matching: BTreeSet<Id>,
}

impl Sieve {
    /// Puts the passages and the text of a transcript through a filter. Entities and themes are those in
    /// `found`; where they are not known, nothing matches them.
    pub fn new(filter: &Filter, project: &Project, reading: &Reading, found: &Found) -> Self {
        let asked = Asked::new(filter, project, reading, found);
        let all = project.annotations_of(&reading.transcript.id);
        let passages: Vec<Rc<Annotation>> = all.iter().filter(|a| asked.passes(a)).cloned().collect();
        let places = if asked.tags.is_some() || asked.coder.is_some() {
            united(passages.iter().flat_map(|a| a.ranges.iter().copied()).collect())
        } else {
            asked.places()
        };
        let matching = passages.iter().map(|a| a.id.clone()).collect();
        Self { passages, places, matching }
    }

    /// Whether a passage matches.
    pub fn lets(&self, passage: &Id) -> bool {
        self.matching.contains(passage)
    }

    /// Whether the text at a span matches anywhere.
    pub fn touches(&self, span: Span) -> bool {
        touch(&self.places, span)
    }

    /// The edges of the places inside a span, in order.
    pub fn edges(&self, within: Span) -> impl Iterator<Item = u32> {
        let first = self.places.partition_point(|place| place.end <= within.start);
        let places = self.places.iter().skip(first).take_while(move |place| place.start < within.end);
        places.flat_map(|place| [place.start, place.end])
    }
}

/// A filter, made ready for one transcript; nothing where a facet is not asked about.
struct Asked<'a> {
    reading: &'a Reading,
    tags: Option<BTreeSet<Id>>,
    coder: Option<Id>,
    speaker: Option<Vec<Span>>,
    /// Where the entity and the theme are.
    mentioned: Vec<Vec<Span>>,
    words: Option<Option<Finder>>,
}

impl<'a> Asked<'a> {
    fn new(filter: &Filter, project: &Project, reading: &'a Reading, found: &Found) -> Self {
        let suggestions = &found.suggestions;
        let entity = filter.get(Facet::Entity).map(|name| {
            let is_it = |entity: u32| suggestions.entities.get(entity as usize).is_some_and(|e| e.name == name);
            united(suggestions.mentions.iter().filter(|m| is_it(m.entity)).map(|m| m.span).collect())
        });
        let theme = filter.get(Facet::Theme).map(|name| {
            let at = suggestions.themes.iter().position(|theme| theme.name == name);
            united(at.map_or_else(Vec::new, |at| found.occurrences_of(at)))
        });
        let words = filter.get(Facet::Text).map(|text| Query { text: text.to_owned(), ..Query::default() });
        Self {
            reading,
            tags: filter
                .get(Facet::Tag)
                .map(|tag| codebook::branch(&project.tags, &Id::new(tag)).into_iter().collect()),
            coder: filter.get(Facet::Coder).map(Id::new),
            speaker: filter.get(Facet::Speaker).map(|name| turns_of(reading, name)),
            mentioned: entity.into_iter().chain(theme).collect(),
            words: words.map(|query| Finder::new(&query).ok()),
        }
    }

    fn passes(&self, passage: &Annotation) -> bool {
        let anywhere = |places: &Vec<Span>| passage.ranges.iter().any(|range| touch(places, *range));
        let reads = |finder: &Finder, text: &str| !finder.find(text).spans.is_empty();
        let text = &self.reading.text;
        self.tags.as_ref().is_none_or(|tags| passage.tags.iter().any(|tag| tags.contains(tag)))
            && self.coder.as_ref().is_none_or(|coder| passage.coder == *coder)
            && self.speaker.as_ref().is_none_or(anywhere)
            && self.mentioned.iter().all(anywhere)
            && self.words.as_ref().is_none_or(|words| {
                words.as_ref().is_some_and(|finder| {
                    passage.ranges.iter().any(|range| reads(finder, text.slice(*range))) || reads(finder, &passage.note)
                })
            })
    }

    /// The turns and sentences that match.
    fn places(&self) -> Vec<Span> {
        let words = self.words.as_ref().map(|finder| finder.as_ref().map_or_else(Vec::new, |f| self.reading_of(f)));
        let sentences = self.mentioned.iter().chain(&words).map(|places| self.sentences_at(places));
        let mut all = self.speaker.clone().into_iter().chain(sentences);
        let first = all.next().unwrap_or_default();
        all.fold(first, |so_far, next| common(&so_far, &next))
    }

    /// Where words stand in the text, paragraph by paragraph: a list of all at once would end somewhere.
    fn reading_of(&self, finder: &Finder) -> Vec<Span> {
        let found = self.reading.pieces.iter().flat_map(|piece| {
            let spans = finder.find(self.reading.text.slice(piece.body)).spans;
            spans.into_iter().map(|span| span.shift(piece.body.start))
        });
        united(found.collect())
    }

    /// The sentences that any of the places touches.
    fn sentences_at(&self, places: &[Span]) -> Vec<Span> {
        let pieces = self.reading.pieces.iter().map(|piece| piece.body).filter(|body| touch(places, *body));
        let lines = pieces.flat_map(|body| sentences(self.reading.text.as_str(), body));
        united(lines.filter(|sentence| touch(places, *sentence)).collect())
    }
}

/// The turns of a speaker.
fn turns_of(reading: &Reading, name: &str) -> Vec<Span> {
    let structure = &reading.structure;
    let is_theirs = |speaker: u32| structure.speakers.get(speaker as usize).is_some_and(|s| s.name == name);
    united(structure.turns.iter().filter(|turn| turn.speaker.is_some_and(is_theirs)).map(|turn| turn.span).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::fixtures::project;

    fn check(filter: &[(Facet, &str)], passages: &str, places: &[&str]) {
        let (project, reading, found) = project();
        let mut asked = Filter::default();
        for (facet, value) in filter {
            asked.set(*facet, value);
        }
        let sieve = Sieve::new(&asked, &project, &reading, &found);
        let ids: Vec<String> = sieve.passages.iter().map(|a| a.id.to_string()).collect();
        assert_eq!(ids.join(" "), passages, "{filter:?}");
        let shown: Vec<&str> = sieve.places.iter().map(|place| reading.text.slice(*place).trim()).collect();
        assert_eq!(shown, places, "{filter:?}");
    }

    #[test]
    fn passages_and_places_by_facet() {
        check(&[(Facet::Tag, "ask")], "why", &["Why is it closed?"]);
        check(&[(Facet::Tag, "money")], "fund accra", &["The harbour fund is closed", "Accra knows"]);
        check(&[(Facet::Coder, "c")], "fund", &["The harbour fund is closed"]);
        check(&[(Facet::Speaker, "Ben Osei")], "why", &["Ben Osei: Why is it closed? Who says so?"]);
        check(&[(Facet::Entity, "Accra")], "accra", &["We met in Accra.", "Accra knows."]);
        check(&[(Facet::Theme, "money")], "", &["It ran out of money."]);
        check(&[(Facet::Text, "closed")], "fund why", &["The harbour fund is closed.", "Why is it closed?"]);
    }

    #[test]
    fn text_is_looked_for_in_notes_too() {
        check(&[(Facet::Text, "fund")], "fund why", &["The harbour fund is closed."]);
    }

    #[test]
    fn all_facets_must_hold() {
        check(&[(Facet::Tag, "money"), (Facet::Entity, "Accra")], "accra", &["Accra knows"]);
        check(&[(Facet::Speaker, "Ada Okafor"), (Facet::Text, "closed")], "fund", &["The harbour fund is closed."]);
        check(&[(Facet::Speaker, "Ben Osei"), (Facet::Entity, "Accra")], "", &[]);
    }

    #[test]
    fn what_is_not_there_matches_nothing() {
        check(&[(Facet::Theme, "fishing")], "", &[]);
        check(&[(Facet::Tag, "gone")], "", &[]);
    }

    #[test]
    fn an_empty_value_asks_nothing() {
        let mut filter = Filter::of(Facet::Text, "fund");
        filter.set(Facet::Text, " ");
        assert!(filter.is_empty());
        filter.set(Facet::Tag, "gone");
        filter.forget_unknown(&project().0);
        assert!(filter.is_empty());
    }
}
