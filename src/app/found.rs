use crate::detect::{EntityKind, Mention, Suggestions};
use crate::sort;
use crate::text::{IntervalIndex, Span};
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
    /// Entities, mentions, terms, themes.
    pub suggestions: Rc<Suggestions>,
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
        Self { mentions, terms: IntervalIndex::new(spans), term_of, theme_of, suggestions }
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

    /// The kind of the mention at a position.
    pub fn mention_at(&self, position: u32) -> Option<&Mention> {
        self.mentions_in(Span::new(position, position + 1)).next()
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

    /// The entities of a kind, as indices, most often named first.
    pub fn entities_of(&self, kind: EntityKind) -> Vec<u32> {
        let entities = (0..).zip(&self.suggestions.entities).filter(|(_, e)| e.kind == kind);
        let mut ranked: Vec<(std::cmp::Reverse<u32>, &str, u32)> =
            entities.map(|(at, e)| (std::cmp::Reverse(e.count), e.name.as_str(), at)).collect();
        sort::ascending(&mut ranked);
        ranked.into_iter().map(|(_, _, at)| at).collect()
    }
}
