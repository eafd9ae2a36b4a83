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

/// What has to hold: of each facet that is asked about any of its values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter(BTreeMap<Facet, Vec<String>>);

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

    /// What is asked of a facet: nothing, or any of these, in the order in which they were asked for.
    pub fn values(&self, facet: Facet) -> &[String] {
        self.0.get(&facet).map_or(&[], Vec::as_slice)
    }

    /// Asks this alone of a facet; nothing with an empty value.
    pub fn set(&mut self, facet: Facet, value: &str) {
        if value.trim().is_empty() {
            self.0.remove(&facet);
        } else {
            self.0.insert(facet, vec![value.to_owned()]);
        }
    }

    /// Asks for a value beside the others of its facet, or no longer.
    pub fn toggle(&mut self, facet: Facet, value: &str) {
        let mut values = self.0.remove(&facet).unwrap_or_default();
        match values.iter().position(|v| v == value) {
            Some(at) => _ = values.remove(at),
            None => values.push(value.to_owned()),
        }
        if !values.is_empty() {
            self.0.insert(facet, values);
        }
    }

    /// What is asked, facet by facet.
    pub fn iter(&self) -> impl Iterator<Item = (Facet, &str)> {
        self.0.iter().flat_map(|(facet, values)| values.iter().map(|value| (*facet, value.as_str())))
    }

    /// Forgets what is asked about tags and coders that are not in the project.
    pub fn forget_unknown(&mut self, project: &Project) {
        self.0.retain(|facet, values| {
            values.retain(|value| match facet {
                Facet::Tag => project.tag(&Id::new(value)).is_some(),
                Facet::Coder => project.coder(&Id::new(value)).is_some(),
                _ => true,
            });
            !values.is_empty()
        });
    }

    /// The tags that are asked for, with all that stand under them; nothing where tags are not asked about.
    pub fn tags(&self, project: &Project) -> Option<BTreeSet<Id>> {
        let tops = self.0.get(&Facet::Tag)?;
        Some(tops.iter().flat_map(|top| codebook::branch(&project.tags, &Id::new(top))).collect())
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
        let places = if asked.tags.is_some() || asked.coders.is_some() {
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
    coders: Option<BTreeSet<Id>>,
    /// The turns of the speakers.
    spoken: Option<Vec<Span>>,
    /// Where the entities and the themes are.
    mentioned: Vec<Vec<Span>>,
    words: Option<Option<Finder>>,
}

impl<'a> Asked<'a> {
    fn new(filter: &Filter, project: &Project, reading: &'a Reading, found: &Found) -> Self {
        let suggestions = &found.suggestions;
        let asked = |facet: Facet| Some(filter.values(facet)).filter(|values| !values.is_empty());
        let is_any = |values: &[String], name: &str| values.iter().any(|value| value == name);
        let entities = asked(Facet::Entity).map(|names| {
            let is_it = |entity: u32| suggestions.entities.get(entity as usize).is_some_and(|e| is_any(names, &e.name));
            united(suggestions.mentions.iter().filter(|m| is_it(m.entity)).map(|m| m.span).collect())
        });
        let themes = asked(Facet::Theme).map(|names| {
            let them = suggestions.themes.iter().enumerate().filter(|(_, theme)| is_any(names, &theme.name));
            united(them.flat_map(|(at, _)| found.occurrences_of(at)).collect())
        });
        let words = asked(Facet::Text).and_then(<[String]>::first);
        let words = words.map(|text| Query { text: text.clone(), ..Query::default() });
        Self {
            reading,
            tags: filter.tags(project),
            coders: asked(Facet::Coder).map(|coders| coders.iter().map(|coder| Id::new(coder)).collect()),
            spoken: asked(Facet::Speaker)
                .map(|names| united(names.iter().flat_map(|name| turns_of(reading, name)).collect())),
            mentioned: entities.into_iter().chain(themes).collect(),
            words: words.map(|query| Finder::new(&query).ok()),
        }
    }

    fn passes(&self, passage: &Annotation) -> bool {
        let anywhere = |places: &Vec<Span>| passage.ranges.iter().any(|range| touch(places, *range));
        let reads = |finder: &Finder, text: &str| !finder.find(text).spans.is_empty();
        let text = &self.reading.text;
        self.tags.as_ref().is_none_or(|tags| passage.tags.iter().any(|tag| tags.contains(tag)))
            && self.coders.as_ref().is_none_or(|coders| coders.contains(&passage.coder))
            && self.spoken.as_ref().is_none_or(anywhere)
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
        let mut all = self.spoken.clone().into_iter().chain(sentences);
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
            asked.toggle(*facet, value);
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
    fn of_a_facet_any_value_may_hold() {
        check(&[(Facet::Tag, "city"), (Facet::Tag, "ask")], "why accra", &["Why is it closed?", "Accra knows"]);
        check(&[(Facet::Coder, "c"), (Facet::Coder, "d"), (Facet::Tag, "ask")], "why", &["Why is it closed?"]);
        let both = [(Facet::Speaker, "Ben Osei"), (Facet::Speaker, "Ada Okafor"), (Facet::Text, "closed")];
        check(&both, "fund why", &["The harbour fund is closed.", "Why is it closed?"]);
        check(&[(Facet::Theme, "money"), (Facet::Theme, "fishing")], "", &["It ran out of money."]);
    }

    #[test]
    fn a_value_asked_for_again_is_lifted() {
        let mut filter = Filter::of(Facet::Tag, "money");
        filter.toggle(Facet::Tag, "ask");
        assert_eq!(filter.values(Facet::Tag), ["money", "ask"]);
        filter.toggle(Facet::Tag, "money");
        assert_eq!(filter, Filter::of(Facet::Tag, "ask"));
        filter.toggle(Facet::Tag, "ask");
        assert!(filter.is_empty());
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
