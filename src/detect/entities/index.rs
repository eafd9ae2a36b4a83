//! From chosen candidates to mentions and the entities they name.

use super::candidate::{Candidate, Source};
use super::reading::Reading;
use super::same::keys;
use crate::detect::{Entity, EntityKind, Mention, Reason};
use crate::text::{Span, one_line, slice, snap_to_graphemes};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The mentions in order, and the entities in the order of their first mention.
pub(super) fn entities(reading: &Reading<'_>, chosen: &[Candidate]) -> (Vec<Entity>, Vec<Mention>) {
    let mut mentions: Vec<(Span, &Candidate)> = Vec::with_capacity(chosen.len());
    for candidate in chosen {
        let span = span_of(reading, candidate);
        let free = mentions.last().is_none_or(|(last, _)| last.end <= span.start);
        if free && !span.is_empty() {
            mentions.push((span, candidate));
        }
    }
    let forms: Vec<String> = mentions.iter().map(|(span, _)| one_line(slice(reading.text, *span))).collect();
    let named: Vec<(EntityKind, &str)> =
        mentions.iter().zip(&forms).map(|((_, candidate), form)| (candidate.kind, form.as_str())).collect();
    let keys = keys(&named);
    let mut index: FxHashMap<(EntityKind, String), usize> = FxHashMap::default();
    let mut entities: Vec<BTreeMap<&str, u32>> = Vec::new();
    let mut kinds = Vec::new();
    let mut out = Vec::with_capacity(mentions.len());
    for (((span, candidate), form), key) in mentions.iter().zip(&forms).zip(keys) {
        let next = entities.len();
        let entity = *index.entry((candidate.kind, key)).or_insert(next);
        if entity == next {
            entities.push(BTreeMap::new());
            kinds.push(candidate.kind);
        }
        if let Some(forms) = entities.get_mut(entity) {
            *forms.entry(form).or_insert(0) += 1;
        }
        let reason = match candidate.source {
            Source::List(list) => Reason::List(list.name().to_owned()),
            Source::Rule(rule) => Reason::Rule(rule.to_owned()),
            Source::Tagger(certainty) => Reason::Tagger(f32::from(certainty) / 1000.0),
            Source::Document(at) => Reason::Document(reading.token(at).map_or(*span, |t| t.span())),
        };
        out.push(Mention { span: *span, kind: candidate.kind, entity: entity as u32, reason });
    }
    let entities = entities.into_iter().zip(kinds).map(|(forms, kind)| Entity::of(forms, kind, None)).collect();
    (entities, out)
}

fn span_of(reading: &Reading<'_>, candidate: &Candidate) -> Span {
    let start = reading.token(candidate.from).map_or(0, |t| t.start);
    let end = candidate.to.checked_sub(1).and_then(|at| reading.token(at)).map_or(start, |t| t.end);
    snap_to_graphemes(reading.text, Span::new(start, end))
}
