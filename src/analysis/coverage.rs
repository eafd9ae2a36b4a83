//! Where in a text a theme lies, who speaks of it, which sentences say most about it, and why a
//! passage belongs to it. One set of functions for drafted themes and for those people own.

use crate::model::Structure;
use crate::sort;
use crate::text::{Span, sentences, slice, words};
use std::collections::BTreeMap;

/// A place where a term of the theme stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Where.
    pub span: Span,
    /// Which term: any number that stands for it.
    pub term: u32,
    /// What it counts, above 0.
    pub weight: f32,
}

/// A sentence with what it says about the theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KeySentence {
    /// Where.
    pub span: Span,
    /// How well the theme is covered; comparable within one theme and text.
    pub score: f32,
}

/// How many sentences' length weigh as much as nothing: shorter ones do not win by their brevity.
const USUAL_WORDS: f32 = 12.0;

/// The best sentences, best first, at most `most`. A sentence scores by the weights of the terms
/// in it, a term that is said again counting less each time, over the root of its length: many
/// different terms in few words.
pub fn key_sentences(text: &str, structure: &Structure, places: &[Place], most: usize) -> Vec<KeySentence> {
    let places = in_order(places);
    let mut best = Vec::new();
    let mut next = 0;
    for within in speech(text, structure) {
        next += places.get(next..).unwrap_or_default().partition_point(|p| p.span.end <= within.start);
        if places.get(next).is_none_or(|p| p.span.start >= within.end) {
            continue;
        }
        for sentence in sentences(text, within) {
            let inside = inside(&places, sentence);
            if inside.is_empty() {
                continue;
            }
            let value: f32 =
                counted(inside).values().map(|(count, weight)| weight * (1.0 + *count as f32).log2()).sum();
            let length = words(slice(text, sentence)).count() as f32;
            best.push(KeySentence { span: sentence, score: value / (length + USUAL_WORDS).sqrt() });
        }
    }
    sort::by(&mut best, |a, b| b.score.total_cmp(&a.score).then(a.span.cmp(&b.span)));
    best.truncate(most);
    best
}

/// Why a passage belongs to the theme: its terms with their counts, the weightiest first.
pub fn reasons(places: &[Place], passage: Span) -> Vec<(u32, u32)> {
    let places = in_order(places);
    let mut terms: Vec<(u32, u32, f32)> =
        counted(inside(&places, passage)).into_iter().map(|(term, (count, weight))| (term, count, weight)).collect();
    sort::by(&mut terms, |a, b| (b.2 * b.1 as f32).total_cmp(&(a.2 * a.1 as f32)).then(a.0.cmp(&b.0)));
    terms.into_iter().map(|(term, count, _)| (term, count)).collect()
}

/// How many places lie in each of `bins` equal parts of a text of `len` bytes, for a strip along it.
pub fn strip(places: &[Place], len: u32, bins: usize) -> Vec<u32> {
    let mut strip = vec![0; bins];
    for place in places {
        let bin = u64::from(place.span.start) * bins as u64 / u64::from(len.max(1));
        let bin = (bin as usize).min(bins.saturating_sub(1));
        strip.get_mut(bin).into_iter().for_each(|n| *n += 1);
    }
    strip
}

/// How many places lie in the turns of each speaker, by the speaker's index, the most first; what
/// nobody is known to say is left out.
pub fn by_speaker(structure: &Structure, places: &[Place]) -> Vec<(u32, u32)> {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for place in places {
        let turn = structure.turns.partition_point(|t| t.span.end <= place.span.start);
        let turn = structure.turns.get(turn).filter(|t| t.span.contains(place.span.start));
        if let Some(speaker) = turn.and_then(|t| t.speaker) {
            *counts.entry(speaker).or_default() += 1;
        }
    }
    let mut counts: Vec<(u32, u32)> = counts.into_iter().collect();
    sort::by(&mut counts, |a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    counts
}

fn in_order(places: &[Place]) -> Vec<Place> {
    let mut places = places.to_vec();
    sort::by_key(&mut places, |p| (p.span, p.term));
    places
}

fn inside(places: &[Place], within: Span) -> &[Place] {
    let from = places.partition_point(|p| p.span.start < within.start);
    let to = places.partition_point(|p| p.span.start < within.end);
    places.get(from..to).unwrap_or_default()
}

fn counted(places: &[Place]) -> BTreeMap<u32, (u32, f32)> {
    let mut counted: BTreeMap<u32, (u32, f32)> = BTreeMap::new();
    for place in places {
        let term = counted.entry(place.term).or_insert((0, place.weight));
        term.0 += 1;
        term.1 = term.1.max(place.weight);
    }
    counted
}

/// What is said: the paragraphs without their labels, or all of a text without structure.
fn speech(text: &str, structure: &Structure) -> Vec<Span> {
    if structure.blocks.is_empty() {
        return vec![Span::of(0, text.len())];
    }
    let body = |start: u32, end: u32| (start < end).then(|| Span::new(start, end));
    let without_label =
        structure.blocks.iter().filter_map(|b| body(b.label.map_or(b.span.start, |l| l.span.end), b.span.end));
    without_label.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Turn, TurnKind};

    const TEXT: &str = "Peace talks began. It rained all day and nobody came. Peace and a truce, peace!";

    fn places(text: &str, terms: &[&str]) -> Vec<Place> {
        let lower = text.to_lowercase();
        let found = |(term, n): (&&str, u32)| {
            let at = lower.match_indices(*term).map(|(at, m)| Span::of(at, at + m.len())).collect::<Vec<_>>();
            at.into_iter().map(move |span| Place { span, term: n, weight: 1.0 })
        };
        terms.iter().zip(0..).flat_map(found).collect()
    }

    #[test]
    fn the_sentence_with_most_terms_leads_and_says_why() {
        let places = places(TEXT, &["truce", "peace"]);
        let best = key_sentences(TEXT, &Structure::default(), &places, 5);
        let found: Vec<&str> = best.iter().map(|s| slice(TEXT, s.span)).collect();
        assert_eq!(found, ["Peace and a truce, peace!", "Peace talks began."]);
        assert_eq!(reasons(&places, best[0].span), [(1, 2), (0, 1)]);
        assert_eq!(key_sentences(TEXT, &Structure::default(), &places, 1).len(), 1);
    }

    #[test]
    fn a_strip_counts_every_place_once() {
        let places = places(TEXT, &["truce", "peace"]);
        assert_eq!(strip(&places, TEXT.len() as u32, 2), [1, 3]);
        assert_eq!(strip(&places, 60, 3), [1, 0, 3]);
        assert_eq!(strip(&places, 10, 0), [0; 0]);
    }

    #[test]
    fn speakers_are_counted_by_their_turns() {
        let turn = |speaker, start, end| Turn {
            kind: TurnKind::Speech,
            speaker,
            span: Span::new(start, end),
            first_block: 0,
            block_count: 1,
            question: None,
            number: None,
        };
        let structure = Structure {
            turns: vec![turn(Some(1), 0, 18), turn(None, 19, 30), turn(Some(0), 54, 90)],
            ..Default::default()
        };
        assert_eq!(by_speaker(&structure, &places(TEXT, &["truce", "peace"])), [(0, 3), (1, 1)]);
    }
}
