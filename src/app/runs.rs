//! What a paragraph looks like: runs of text throughout which the same marks lie.

use super::{Found, Marks, Sieve};
use crate::detect::EntityKind;
use crate::model::{Id, Project, Tag};
use crate::sort;
use crate::text::{Span, flatten, sentences};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// Which layers are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layers {
    /// Passages, as wash and margin bars.
    pub tags: bool,
    /// Entities, as underlines.
    pub entities: bool,
    /// Themes, as gutter dots and lightly marked terms.
    pub themes: bool,
}

impl Default for Layers {
    fn default() -> Self {
        Self { tags: true, entities: true, themes: true }
    }
}

/// A stretch of a paragraph with the same marks throughout.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Run {
    /// Where.
    pub span: Span,
    /// The colours of the tags here, in reading order of their passages; a passage that carries
    /// only a note has none.
    pub colours: Vec<Option<u8>>,
    /// The shortest passage here: the one a click opens.
    pub passage: Option<Id>,
    /// The entity here and its kind.
    pub entity: Option<(u32, EntityKind)>,
    /// The theme whose term this is.
    pub theme: Option<u32>,
    /// Whether it steps back behind what is asked for.
    pub dim: bool,
}

/// The marks of one text span on the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Runs {
    /// In order, without gap.
    pub runs: Vec<Run>,
    /// Where a sentence starts that speaks of themes: its start, and the themes in it.
    pub dots: Vec<(u32, Vec<u32>)>,
    /// The passages that touch this span: a bar each in the margin.
    pub bars: Vec<Bar>,
}

/// A passage's bar in the margin.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The passage.
    pub passage: Id,
    /// The part of it that lies here.
    pub span: Span,
    /// Its lane, from 0: passages that overlap stand side by side.
    pub lane: u8,
    /// The colour of its first tag.
    pub colour: Option<u8>,
    /// The names of its tags, for who hears the text.
    pub tags: String,
    /// The numbers of its tags, from 1 as the codebook counts them, for who reads it on paper.
    pub numbers: String,
    /// Whether it steps back behind what is asked for.
    pub dim: bool,
}

#[derive(Clone, PartialEq)]
enum Mark {
    /// The passage, its colours, its length, whether it is asked for.
    Passage(Id, Vec<u8>, u32, bool),
    Entity(u32, EntityKind),
    Theme(u32),
}

/// What the marks of a text are made of.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// For the colours of tags.
    pub project: &'a Project,
    /// What is tagged.
    pub marks: &'a Marks,
    /// What was found.
    pub found: &'a Found,
    /// What is asked for, where anything is.
    pub sieve: Option<&'a Sieve>,
    /// The layers that are shown.
    pub layers: Layers,
}

/// The marks in one span of text.
pub fn runs(text: &str, within: Span, sources: Sources) -> Runs {
    let Sources { project, marks, found, sieve, layers } = sources;
    let mut spans: Vec<(Span, Mark)> = Vec::new();
    let mut bars = Vec::new();
    if layers.tags {
        for (span, annotation, lane) in marks.with_lanes(within) {
            let known = |id: &Id| project.tags.iter().position(|t| t.id == *id);
            let tags: Vec<(usize, &Rc<Tag>)> = annotation
                .tags
                .iter()
                .filter_map(|id| known(id).and_then(|at| Some((at, project.tags.get(at)?))))
                .collect();
            let colours: Vec<u8> = tags.iter().map(|(_, tag)| tag.colour).collect();
            let here = span.intersect(within).unwrap_or(span);
            let colour = colours.first().copied();
            let wanted = sieve.is_none_or(|sieve| sieve.lets(&annotation.id));
            bars.push(Bar {
                passage: annotation.id.clone(),
                span: here,
                lane,
                colour,
                tags: tags.iter().map(|(_, tag)| tag.name.as_str()).collect::<Vec<_>>().join(", "),
                numbers: tags.iter().map(|(at, _)| (at + 1).to_string()).collect::<Vec<_>>().join(" "),
                dim: !wanted,
            });
            spans.push((span, Mark::Passage(annotation.id.clone(), colours, annotation.span().len(), wanted)));
        }
    }
    if layers.entities {
        spans.extend(found.mentions_in(within).map(|m| (m.span, Mark::Entity(m.entity, m.kind))));
    }
    let mut dots = Vec::new();
    if layers.themes {
        let terms: Vec<(Span, u32)> = found.themes_in(within).collect();
        dots = theme_dots(text, within, &terms);
        spans.extend(terms.into_iter().map(|(span, theme)| (span, Mark::Theme(theme))));
    }
    // A dot stands at its sentence's start, so a run must start there too.
    let mut edges: Vec<u32> = dots.iter().map(|(at, _)| *at).collect();
    edges.extend(sieve.into_iter().flat_map(|sieve| sieve.edges(within)));
    sort::ascending(&mut edges);
    edges.dedup();
    let segments = flatten(within, &spans);
    let runs = segments.into_iter().flat_map(|s| cut(s.span, &edges).into_iter().map(move |span| run(span, &s.items)));
    let stepped_back = |run: Run| Run { dim: sieve.is_some_and(|sieve| !sieve.touches(run.span)), ..run };
    Runs { runs: runs.map(stepped_back).collect(), dots, bars }
}

fn run(span: Span, marks: &[Mark]) -> Run {
    let mut run = Run { span, ..Run::default() };
    let mut shortest = u32::MAX;
    for mark in marks {
        match mark {
            Mark::Passage(id, colours, len, wanted) => {
                if *wanted && colours.is_empty() {
                    run.colours.push(None);
                }
                run.colours.extend(colours.iter().filter(|_| *wanted).copied().map(Some));
                if *len < shortest {
                    shortest = *len;
                    run.passage = Some(id.clone());
                }
            }
            Mark::Entity(entity, kind) => run.entity = Some((*entity, *kind)),
            Mark::Theme(theme) => run.theme = run.theme.or(Some(*theme)),
        }
    }
    run
}

fn cut(span: Span, edges: &[u32]) -> Vec<Span> {
    let inside = edges.iter().copied().filter(|e| span.start < *e && *e < span.end);
    let mut parts = Vec::new();
    let mut start = span.start;
    for edge in inside.chain([span.end]) {
        parts.push(Span::new(start, edge));
        start = edge;
    }
    parts
}

fn theme_dots(text: &str, within: Span, terms: &[(Span, u32)]) -> Vec<(u32, Vec<u32>)> {
    if terms.is_empty() {
        return Vec::new();
    }
    let dots = sentences(text, within).into_iter().filter_map(|sentence| {
        let mut themes: Vec<u32> = terms.iter().filter(|(s, _)| sentence.overlaps(*s)).map(|(_, t)| *t).collect();
        sort::ascending(&mut themes);
        themes.dedup();
        (!themes.is_empty()).then_some((sentence.start, themes))
    });
    dots.collect()
}
