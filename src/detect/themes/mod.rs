//! Themes drafted from a text: its terms, and the groups that they form.
//!
//! [`draft`] goes through these steps, each a module: words ([`tokens`]), their classes and parts
//! ([`tagging`]), names taken whole ([`units`]), noun phrases ([`candidates`]), their rank
//! ([`ranking`]), who keeps whose company ([`cooccurrence`]), groups ([`grouping`]), names
//! ([`naming`]). The time is linear in the length of the text; the number of terms grows with
//! its square root and is bounded.

mod candidates;
mod cooccurrence;
pub mod dictionaries;
mod english;
mod grouping;
mod language;
mod naming;
mod ranking;
mod tagging;
#[cfg(test)]
mod tests;
mod tokens;
mod units;
mod vocabulary;

use super::{Mention, Term, Theme};
use crate::model::Structure;
use candidates::{Candidates, Occurrence};
use cooccurrence::Affinity;
use language::Language;
use ranking::Ranked;

/// Terms, best first, and themes, weightiest first, of a text.
///
/// `mentions` are the names found in it, in order and without overlap; without them names are
/// guessed from capitals. A text in a language without word lists gives few terms, one whose
/// words cannot be told apart none.
pub fn draft(text: &str, structure: &Structure, mentions: &[Mention]) -> (Vec<Term>, Vec<Theme>) {
    let mut vocabulary = vocabulary::Vocabulary::new();
    let tokens = tokens::tokens(text, structure, &mut vocabulary);
    let language = language::language(&tokens, &vocabulary);
    let tags = tagging::tags(&tokens, &vocabulary, language);
    let units = units::units(text, &tokens, &tags, mentions, &mut vocabulary);
    let candidates = Candidates::new(&units, language);
    let ranked = ranking::rank(&candidates, &units, most_terms(tokens.len(), language));
    let affinity = cooccurrence::affinity(&ranked, &candidates, &units);
    let groups = grouping::groups(&affinity, most_themes(tokens.len(), language));

    let best = ranked.first().map_or(1.0, |r| r.score);
    let terms: Vec<Term> = places(&ranked, &candidates)
        .iter()
        .zip(&ranked)
        .map(|(places, ranked)| naming::term(text, &units, &candidates, places, ranked.score / best))
        .collect();
    let themes = themes(&groups, &affinity, &terms);
    (terms, themes)
}

/// As the vocabulary of a text grows with about the square root of its length (Heaps' law), so
/// does what it has to say.
fn most_terms(words: usize, language: Language) -> usize {
    let root = (words as f32).sqrt();
    match language {
        Language::English => ((1.6 * root) as usize).clamp(4, 400),
        Language::Other => ((0.4 * root) as usize).min(60),
    }
}

/// About ten for a text of 3,000 words, sixteen at most.
fn most_themes(words: usize, language: Language) -> usize {
    let doublings = (words as f32 / 250.0).max(1.0).log2();
    match language {
        Language::English => ((2.8 * doublings).round() as usize).clamp(1, 16),
        Language::Other => (doublings.round() as usize).clamp(1, 6),
    }
}

/// Where each term occurs, in order.
fn places(ranked: &[Ranked], candidates: &Candidates) -> Vec<Vec<Occurrence>> {
    let mut term_of = vec![None; candidates.list.len()];
    for (term, ranked) in ranked.iter().enumerate() {
        term_of.get_mut(ranked.candidate as usize).into_iter().for_each(|slot| *slot = Some(term));
    }
    let mut places = vec![Vec::new(); ranked.len()];
    for occurrence in &candidates.occurrences {
        let term = term_of.get(occurrence.candidate as usize).copied().flatten();
        if let Some(places) = term.and_then(|term| places.get_mut(term)) {
            places.push(*occurrence);
        }
    }
    places
}

fn themes(groups: &[Vec<usize>], affinity: &Affinity, terms: &[Term]) -> Vec<Theme> {
    let mut themes: Vec<(f32, Theme)> = Vec::new();
    for group in groups.iter().filter(|g| g.len() > 1) {
        let mut members: Vec<(u32, f32)> = group
            .iter()
            .filter_map(|term| {
                let others = group.iter().filter(|o| *o != term).map(|o| affinity.get(*term, *o)).sum::<f32>();
                let kinship = others / (group.len() - 1) as f32;
                Some((*term as u32, terms.get(*term)?.weight * (0.5 + kinship)))
            })
            .collect();
        members.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let name = naming::theme(members.iter().filter_map(|(t, _)| Some(terms.get(*t as usize)?.term.as_str())));
        let total = members.iter().map(|(_, w)| w).sum();
        let highest = members.first().map_or(1.0, |(_, w)| w.max(f32::MIN_POSITIVE));
        members.iter_mut().for_each(|(_, weight)| *weight /= highest);
        themes.push((total, Theme { name, terms: members }));
    }
    themes.sort_by(|a, b| b.0.total_cmp(&a.0));
    themes.into_iter().map(|(_, theme)| theme).collect()
}
