use super::Reading;
use crate::detect::naming::{Corrected, corrected};
use crate::detect::{Mention, Suggestions};
use crate::model::NameCorrection;
use crate::model::naming::key;
use crate::sort;
use crate::text::{IntervalIndex, Span, one_line};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Number of colours that themes take in turn.
pub const THEME_COLOURS: u8 = 6;

/// How far the search for entities and themes has come.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Progress {
    /// Nothing asked for.
    #[default]
    Idle,
    /// Under way: this share is done, from 0 to 1.
    Working(f32),
    /// All there.
    Done,
    /// It could not be done; what was found until then is shown.
    Failed,
}

/// What was found in the transcript on the page, ready to be asked what lies where.
#[derive(Debug, Default, PartialEq)]
pub struct Found {
    /// Entities, mentions, terms, themes; with the corrections of names.
    pub suggestions: Rc<Suggestions>,
    /// The same as they were found.
    pub raw: Rc<Suggestions>,
    /// The corrections.
    corrections: Vec<Rc<NameCorrection>>,
    /// For each mention the correction that changed it last; empty without corrections.
    corrected: Vec<Option<u32>>,
    mentions: IntervalIndex,
    terms: IntervalIndex,
    /// For each indexed occurrence of a term, its place in the suggestions' terms.
    term_of: Vec<u32>,
    /// For each term, the first theme that it belongs to.
    theme_of: Vec<Option<u32>>,
}

impl Found {
    /// Indexes what was found.
    pub fn new(suggestions: Rc<Suggestions>) -> Self {
        let mentions = IntervalIndex::new(suggestions.mentions.iter().map(|m| m.span));
        let mut theme_of = vec![None; suggestions.terms.len()];
        for (theme, terms) in (0..).zip(suggestions.themes.iter().map(|t| &t.terms)) {
            for (term, _) in terms {
                if let Some(slot) = theme_of.get_mut(*term as usize) {
                    *slot = slot.or(Some(theme));
                }
            }
        }
        let occurrences = (0..).zip(&suggestions.terms).flat_map(|(n, t)| t.spans.iter().map(move |s| (n, *s)));
        // Only the terms of a theme are marked in the text.
        let (term_of, spans): (Vec<u32>, Vec<Span>) =
            occurrences.filter(|(n, _)| theme_of.get(*n as usize).is_some_and(Option::is_some)).unzip();
        let terms = IntervalIndex::new(spans);
        let (corrections, corrected) = (Vec::new(), Vec::new());
        Self { mentions, terms, term_of, theme_of, raw: Rc::clone(&suggestions), suggestions, corrections, corrected }
    }

    /// Indexes what was found in a text, with corrections of names laid over it.
    pub fn corrected(raw: Rc<Suggestions>, reading: &Reading, corrections: &[Rc<NameCorrection>]) -> Self {
        if corrections.is_empty() {
            return Self::new(raw);
        }
        let Corrected { suggestions, by } = corrected(&raw, reading.text.as_str(), &reading.transcript.id, corrections);
        Self { raw, corrections: corrections.to_vec(), corrected: by, ..Self::new(Rc::new(suggestions)) }
    }

    /// Whether these are the corrections that are laid over it.
    pub fn is_corrected_by(&self, corrections: &[Rc<NameCorrection>]) -> bool {
        self.corrections.len() == corrections.len()
            && self.corrections.iter().zip(corrections).all(|(a, b)| Rc::ptr_eq(a, b))
    }

    /// The correction that changed the mention at a position last.
    pub fn correction_at(&self, position: u32) -> Option<&Rc<NameCorrection>> {
        let (_, at) = self.mentions.overlapping(Span::new(position, position.saturating_add(1))).next()?;
        self.corrections.get((*self.corrected.get(at)?)? as usize)
    }

    /// How an entity is written in the text, most often first; forms with the same key once.
    pub fn forms_of(&self, reading: &Reading, entity: u32) -> Vec<String> {
        let mut forms: BTreeMap<String, (std::cmp::Reverse<usize>, String)> = BTreeMap::new();
        for span in self.mentions_of(entity) {
            let written = reading.text.slice(span);
            forms.entry(key(written)).or_insert_with(|| (std::cmp::Reverse(0), one_line(written))).0.0 += 1;
        }
        let mut forms: Vec<_> = forms.into_values().collect();
        sort::ascending(&mut forms);
        forms.into_iter().map(|(_, form)| form).collect()
    }

    /// The entity here that holds a mention where `other` has one of `entity`.
    pub fn follow(&self, other: &Self, entity: u32) -> Option<u32> {
        let mut mentions = other.mentions_of(entity).filter_map(|span| self.mentions_in(span).next());
        mentions.next().map(|m| m.entity)
    }

    /// The mentions that overlap `within`, in order.
    pub fn mentions_in(&self, within: Span) -> impl Iterator<Item = &Mention> + '_ {
        self.mentions.overlapping(within).filter_map(|(_, at)| self.suggestions.mentions.get(at))
    }

    /// The occurrences of theme terms that overlap `within`, in order, each with its theme.
    pub fn themes_in(&self, within: Span) -> impl Iterator<Item = (Span, u32)> + '_ {
        self.terms.overlapping(within).filter_map(|(span, at)| {
            let term = *self.term_of.get(at)? as usize;
            Some((span, (*self.theme_of.get(term)?)?))
        })
    }

    /// The mention at a position.
    pub fn mention_at(&self, position: u32) -> Option<&Mention> {
        self.mentions_in(Span::new(position, position.saturating_add(1))).next()
    }

    /// Where an entity is named, in order.
    pub fn mentions_of(&self, entity: u32) -> impl Iterator<Item = Span> + '_ {
        self.suggestions.mentions.iter().filter(move |m| m.entity == entity).map(|m| m.span)
    }

    /// Where the terms of a theme occur, in order.
    pub fn occurrences_of(&self, theme: usize) -> Vec<Span> {
        let terms = self.suggestions.themes.get(theme).map_or(&[][..], |t| &t.terms);
        let spans = terms.iter().filter_map(|(term, _)| self.suggestions.terms.get(*term as usize));
        let mut spans: Vec<Span> = spans.flat_map(|t| t.spans.iter().copied()).collect();
        sort::ascending(&mut spans);
        spans.dedup();
        spans
    }
}
