//! Everything under a filter or a search, over one transcript or all of them, in groups.

use super::{Filter, Found, Marks, Reading, Search, Sieve};
use crate::model::{Annotation, Id, Project, codebook};
use crate::sort;
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// What is gathered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// The passages that the filter lets through.
    #[default]
    Passages,
    /// What the search for words found, where the filter lets it through.
    Hits,
}

/// What the excerpts are grouped by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// Each tag; what has several stands under each.
    #[default]
    Tag,
    /// The transcript.
    Transcript,
    /// Who speaks.
    Speaker,
    /// Who made the passage.
    Coder,
}

/// What the excerpts on the page show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gathering {
    /// What is gathered.
    pub source: Source,
    /// What by.
    pub grouping: Grouping,
    /// Whether from the transcript on the page alone.
    pub here_only: bool,
    /// The one group that is shown; all of them without.
    pub only: Option<Heading>,
}

/// What a group is about; nothing where the text or the passage does not say.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Heading {
    /// A tag.
    Tag(Option<Id>),
    /// A transcript.
    Transcript(Id),
    /// Somebody who speaks.
    Speaker(Option<String>),
    /// Somebody who annotates.
    Coder(Option<Id>),
}

/// A passage, or a place that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Excerpt {
    /// The transcript, as an index into those gathered from.
    pub reading: usize,
    /// Where: in order and apart.
    pub ranges: Vec<Span>,
    /// The passage; none for a place that was found.
    pub passage: Option<Rc<Annotation>>,
}

impl Excerpt {
    /// From its start to its end.
    pub fn span(&self) -> Span {
        let first = self.ranges.first().copied().unwrap_or_default();
        self.ranges.last().map_or(first, |last| first.join(*last))
    }

    /// Its words; parts that stand apart with dots between them.
    pub fn words(&self, reading: &Reading) -> String {
        let parts: Vec<&str> = self.ranges.iter().map(|range| reading.text.slice(*range)).collect();
        parts.join(" … ")
    }
}

/// Excerpts that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What they have in common.
    pub heading: Heading,
    /// Which, as indices, in the order of the transcripts and their texts.
    pub excerpts: Vec<usize>,
}

/// What was gathered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Excerpts {
    /// The transcripts gathered from.
    pub readings: Vec<Rc<Reading>>,
    /// In the order of the transcripts and their texts.
    pub all: Vec<Excerpt>,
    /// In the order of the codebook, the transcripts, the first word of a speaker, the annotators.
    pub groups: Vec<Group>,
}

/// What excerpts are gathered by.
#[derive(Clone, Copy)]
pub struct Asking<'a> {
    /// The passages and the codebook.
    pub project: &'a Project,
    /// What is wanted of them.
    pub filter: &'a Filter,
    /// What was searched for.
    pub search: &'a Search,
    /// The transcript on the page and the entities and themes in it: those of others are not known.
    pub found: Option<(&'a Id, &'a Found)>,
}

impl Excerpts {
    /// Gathers excerpts from transcripts.
    pub fn gather(asking: Asking, readings: Vec<Rc<Reading>>, source: Source, grouping: Grouping) -> Self {
        let mut gathered = Self { readings, ..Self::default() };
        let mut placed: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
        let order = Order::new(asking);
        let nothing = Found::default();
        for (at, reading) in gathered.readings.iter().enumerate() {
            let id = &reading.transcript.id;
            let found = asking.found.filter(|(shown, _)| *shown == id).map_or(&nothing, |(_, found)| found);
            let sieve = (!asking.filter.is_empty()).then(|| Sieve::new(asking.filter, asking.project, reading, found));
            let marks = (source == Source::Hits).then(|| Marks::new(asking.project, id));
            for (ranges, passage) in places(asking, id, source, sieve.as_ref()) {
                let excerpt = Excerpt { reading: at, ranges, passage };
                let here: Vec<&Rc<Annotation>> = match &marks {
                    Some(marks) => marks.overlapping(excerpt.span()).map(|(_, passage)| passage).collect(),
                    None => excerpt.passage.iter().collect(),
                };
                for place in order.places(grouping, at, reading, excerpt.span(), &here) {
                    placed.entry(place).or_default().push(gathered.all.len());
                }
                gathered.all.push(excerpt);
            }
        }
        let mut groups: Vec<(u32, Group)> = Vec::with_capacity(placed.len());
        for ((rank, heading), excerpts) in placed {
            // A speaker stands where they first speak, whatever they are called.
            let rank = if grouping == Grouping::Speaker { excerpts.first().map_or(rank, |e| *e as u32) } else { rank };
            let last = matches!(heading, Heading::Speaker(None));
            groups.push((if last { u32::MAX } else { rank }, Group { heading, excerpts }));
        }
        sort::by_key(&mut groups, |(rank, _)| *rank);
        gathered.groups = groups.into_iter().map(|(_, group)| group).collect();
        gathered
    }

    /// The groups that are shown.
    pub fn shown<'a>(&'a self, only: Option<&'a Heading>) -> impl Iterator<Item = &'a Group> {
        self.groups.iter().filter(move |group| only.is_none_or(|only| group.heading == *only))
    }
}

type Place = (u32, Heading);
type Gathered = (Vec<Span>, Option<Rc<Annotation>>);

/// The passages or hits of a transcript that the filter lets through.
fn places(asking: Asking, transcript: &Id, source: Source, sieve: Option<&Sieve>) -> Vec<Gathered> {
    match source {
        Source::Passages => {
            let passages =
                sieve.map_or_else(|| asking.project.annotations_of(transcript), |sieve| sieve.passages.as_slice());
            passages.iter().map(|passage| (passage.ranges.clone(), Some(Rc::clone(passage)))).collect()
        }
        Source::Hits => {
            let hits = asking.search.in_transcript(transcript);
            hits.filter(|hit| sieve.is_none_or(|sieve| sieve.touches(*hit))).map(|hit| (vec![hit], None)).collect()
        }
    }
}

/// Where groups stand among each other.
struct Order {
    tags: BTreeMap<Id, u32>,
    /// The tags that the filter asks for.
    wanted: Option<BTreeSet<Id>>,
    coders: BTreeMap<Id, u32>,
}

impl Order {
    fn new(asking: Asking) -> Self {
        let tags = codebook::tree(&asking.project.tags).into_iter().map(|entry| entry.tag.id.clone());
        Self {
            tags: tags.zip(0..).collect(),
            wanted: asking.filter.tags(asking.project),
            coders: asking.project.coders.iter().map(|coder| coder.id.clone()).zip(0..).collect(),
        }
    }

    /// The groups that an excerpt belongs to, each with its rank.
    fn places(&self, by: Grouping, at: usize, reading: &Reading, span: Span, here: &[&Rc<Annotation>]) -> Vec<Place> {
        let ranked = |ranks: &BTreeMap<Id, u32>, id: &Id| ranks.get(id).copied().unwrap_or(u32::MAX);
        match by {
            Grouping::Tag => {
                let is_wanted = |tag: &&Id| self.wanted.as_ref().is_none_or(|wanted| wanted.contains(*tag));
                let tags: BTreeSet<&Id> = here.iter().flat_map(|a| &a.tags).filter(is_wanted).collect();
                or_none(tags.into_iter().map(|tag| (ranked(&self.tags, tag), Heading::Tag(Some(tag.clone())))), || {
                    Heading::Tag(None)
                })
            }
            Grouping::Transcript => vec![(at as u32, Heading::Transcript(reading.transcript.id.clone()))],
            Grouping::Speaker => {
                vec![(0, Heading::Speaker(reading.speaker_at(span.start).map(str::to_owned)))]
            }
            Grouping::Coder => {
                let coders: BTreeSet<&Id> = here.iter().map(|a| &a.coder).collect();
                let headings =
                    coders.into_iter().map(|coder| (ranked(&self.coders, coder), Heading::Coder(Some(coder.clone()))));
                or_none(headings, || Heading::Coder(None))
            }
        }
    }
}

fn or_none(places: impl Iterator<Item = Place>, none: impl Fn() -> Heading) -> Vec<Place> {
    let places: Vec<Place> = places.collect();
    if places.is_empty() { vec![(u32::MAX, none())] } else { places }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::search::Query;
    use crate::app::Facet;
    use crate::app::fixtures::project;
    use crate::exchange::Texts;

    /// What the groups hold, as `heading: words, words`.
    fn check(filter: &Filter, search: &str, source: Source, grouping: Grouping, expected: &[&str]) {
        let (project, reading, found) = project();
        let texts = Texts::from([(reading.text.hash().clone(), Rc::clone(&reading.text))]);
        let query = Query { text: search.into(), ..Query::default() };
        let search = Search::new(query, true, &project, &texts, None);
        let found = Some((&reading.transcript.id, &found));
        let asking = Asking { project: &project, filter, search: &search, found };
        let reading = Rc::new(Reading::new(Rc::clone(&reading.transcript), Rc::clone(&reading.text)));
        let gathered = Excerpts::gather(asking, vec![reading], source, grouping);
        let groups = gathered.groups.iter().map(|group| {
            let name = match &group.heading {
                Heading::Tag(id) | Heading::Coder(id) => id.as_ref().map_or("-".into(), Id::to_string),
                Heading::Transcript(id) => id.to_string(),
                Heading::Speaker(name) => name.clone().unwrap_or("-".into()),
            };
            let words = group.excerpts.iter().map(|at| gathered.all[*at].words(&gathered.readings[0]));
            format!("{name}: {}", words.collect::<Vec<_>>().join(", "))
        });
        assert_eq!(groups.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn passages_in_groups() {
        let all = Filter::default();
        let (fund, why, accra) = ("The harbour fund is closed", "Why is it closed?", "Accra knows");
        let by = |grouping: Grouping, expected: &[&str]| check(&all, "", Source::Passages, grouping, expected);
        by(Grouping::Tag, &[&format!("money: {fund}"), &format!("city: {accra}"), &format!("ask: {why}")]);
        by(Grouping::Transcript, &[&format!("t: {fund}, {why}, {accra}")]);
        by(Grouping::Speaker, &[&format!("Ada Okafor: {fund}, {accra}"), &format!("Ben Osei: {why}")]);
        // Somebody the project does not know comes last.
        by(Grouping::Coder, &[&format!("c: {fund}"), &format!("d: {why}, {accra}")]);
    }

    #[test]
    fn a_filter_leaves_out() {
        let money = Filter::of(Facet::Tag, "money");
        let expected = ["money: The harbour fund is closed", "city: Accra knows"];
        check(&money, "", Source::Passages, Grouping::Tag, &expected);
        check(&money, "closed", Source::Hits, Grouping::Tag, &["money: closed"]);
    }

    #[test]
    fn places_that_were_found_stand_under_the_tags_there() {
        let all = Filter::default();
        check(&all, "is", Source::Hits, Grouping::Tag, &["money: is", "ask: is"]);
        check(&all, "so", Source::Hits, Grouping::Tag, &["-: so"]);
        check(&all, "closed", Source::Hits, Grouping::Speaker, &["Ada Okafor: closed", "Ben Osei: closed"]);
    }
}
