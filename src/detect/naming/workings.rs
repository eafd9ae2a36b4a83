//! The mentions while corrections are applied, ready to be asked by place and by form.

use super::{Corrected, written};
use crate::detect::{Entity, EntityKind, Mention, Reason, Suggestions};
use crate::model::naming::key;
use crate::model::{Id, Which};
use crate::sort;
use crate::text::{Span, floor_boundary, one_line, slice, snap_to_graphemes};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone)]
struct Named {
    span: Span,
    kind: EntityKind,
    group: usize,
    reason: Reason,
    by: Option<u32>,
}

/// Mentions that are one entity.
struct Group {
    kind: EntityKind,
    /// What a person called it.
    name: Option<String>,
    /// Whether it is other than it was found.
    touched: bool,
}

pub(super) struct Workings<'a> {
    text: &'a str,
    transcript: &'a Id,
    /// By their start; they do not overlap.
    mentions: BTreeMap<u32, Named>,
    /// The starts of those of a kind and form.
    forms: BTreeMap<(EntityKind, String), BTreeSet<u32>>,
    /// Those found first, as they were numbered, then new ones.
    groups: Vec<Group>,
    /// The correction at work.
    by: Option<u32>,
}

impl<'a> Workings<'a> {
    pub fn new(found: &Suggestions, text: &'a str, transcript: &'a Id) -> Self {
        let groups = found.entities.iter().map(|e| Group { kind: e.kind, name: None, touched: false });
        let mut workings = Self {
            text,
            transcript,
            mentions: BTreeMap::new(),
            forms: BTreeMap::new(),
            groups: groups.collect(),
            by: None,
        };
        for mention in found.mentions.iter().filter(|m| (m.entity as usize) < found.entities.len()) {
            let Mention { span, kind, entity, reason } = mention.clone();
            workings.enter(Named { span, kind, group: entity as usize, reason, by: None });
        }
        workings
    }

    /// The correction at work from now on.
    pub fn by(&mut self, correction: u32) {
        self.by = Some(correction);
    }

    pub fn reject(&mut self, which: &Which) {
        for start in self.chosen(which) {
            self.take(start);
        }
    }

    /// An entity of which all mentions change stays one; one that the text has of the new kind already
    /// takes them in.
    pub fn retype(&mut self, which: &Which, to: EntityKind) {
        let other = |start: &u32| self.mentions.get(start).is_some_and(|m| m.kind != to);
        let starts: Vec<u32> = self.chosen(which).into_iter().filter(other).collect();
        let mut taken: Vec<Named> = starts.into_iter().filter_map(|start| self.take(start)).collect();
        let mut goes: BTreeMap<usize, usize> = BTreeMap::new();
        for named in &taken {
            if let Some(group) = self.group_of(to, &key(slice(self.text, named.span))) {
                goes.entry(named.group).or_insert(group);
            }
        }
        for named in &mut taken {
            let group = match goes.get(&named.group) {
                Some(group) => *group,
                None if self.mentions.values().any(|m| m.group == named.group) => self.fresh_group(to),
                None => named.group,
            };
            goes.entry(named.group).or_insert(group);
            named.kind = to;
            named.group = group;
        }
        for at in goes.into_values() {
            if let Some(group) = self.groups.get_mut(at) {
                group.kind = to;
            }
        }
        taken.into_iter().for_each(|named| self.put(named));
    }

    /// `forms` are other ways in which the entity is written that is called `name`.
    pub fn same(&mut self, which: &Which, kind: EntityKind, name: &str, forms: &[String]) {
        let taken = self.take_all(which);
        if taken.is_empty() {
            return;
        }
        let named = |g: &Group| g.kind == kind && g.name.as_ref().is_some_and(|n| key(n) == key(name));
        let ways = std::iter::once(name).chain(forms.iter().map(String::as_str));
        let target = self.groups.iter().position(named);
        let target = target.or_else(|| ways.filter_map(|way| self.group_of(kind, &key(way))).next());
        let target = target.unwrap_or_else(|| self.fresh_group(kind));
        if let Some(group) = self.groups.get_mut(target) {
            group.name = Some(name.to_owned());
        }
        for named in taken {
            self.put(Named { kind, group: target, ..named });
        }
    }

    pub fn apart(&mut self, kind: EntityKind, form: &str) {
        let starts = self.written(kind, form);
        let of = |start: &u32| self.mentions.get(start).map(|m| m.group);
        let groups: BTreeSet<usize> = starts.iter().filter_map(of).collect();
        let alone = self.mentions.values().filter(|m| groups.contains(&m.group)).count() == starts.len();
        if groups.is_empty() || (alone && groups.len() == 1) {
            return;
        }
        let group = self.fresh_group(kind);
        let taken: Vec<Named> = starts.into_iter().filter_map(|start| self.take(start)).collect();
        for named in taken {
            self.put(Named { group, ..named });
        }
    }

    pub fn rebound(&mut self, kind: EntityKind, from: &str, to: &str) {
        // White space between words may be longer than it is in a form.
        let reach = to.len() as u32 + 64;
        for start in self.written(kind, from) {
            let Some(span) = self.mentions.get(&start).map(|m| m.span) else { continue };
            let from = floor_boundary(self.text, span.start.saturating_sub(reach));
            let around = Span::new(from, floor_boundary(self.text, span.end.saturating_add(reach)));
            let places = written::places(slice(self.text, around), &[to.to_owned()]);
            let mut places = places.into_iter().flatten().map(|p| p.shift(from));
            if let Some(place) = places.find(|place| place.overlaps(span) && *place != span) {
                self.reshape(start, place);
            }
        }
    }

    pub fn shift(&mut self, span: Span, to: Span) {
        let whole = snap_to_graphemes(self.text, to);
        if whole.is_empty() || !whole.is_valid_in(self.text) || !whole.overlaps(span) {
            return;
        }
        let here = self.overlapping(span);
        if let Some(start) = here.first().filter(|_| self.mentions.get(&whole.start).is_none_or(|m| m.span != whole)) {
            self.reshape(*start, whole);
        }
    }

    /// Where a longer name is marked that holds it, that one stays.
    pub fn add(&mut self, kind: EntityKind, form: &str, places: &[Span]) {
        let key = key(form);
        // What lies across any of the places gives way first: else the order of the places would count.
        for span in places {
            let across = |start: &u32| self.mentions.get(start).is_some_and(|m| !m.span.covers(*span));
            let starts: Vec<u32> = self.overlapping(*span).into_iter().filter(across).collect();
            starts.into_iter().for_each(|start| _ = self.take(start));
        }
        for span in places {
            // What is left covers it.
            let here = self.overlapping(*span).first().and_then(|start| self.mentions.get(start));
            if here.is_some_and(|m| m.span != *span || m.kind == kind) {
                continue;
            }
            self.take(span.start);
            let group = self.group_of(kind, &key).unwrap_or_else(|| self.fresh_group(kind));
            self.put(Named { span: *span, kind, group, reason: Reason::Added, by: None });
        }
    }

    pub fn finish(self, found: &Suggestions) -> Corrected {
        let mut numbers: BTreeMap<usize, u32> = BTreeMap::new();
        let mut order = Vec::new();
        let mut forms: Vec<BTreeMap<String, u32>> = self.groups.iter().map(|_| BTreeMap::new()).collect();
        let (mut mentions, mut by) = (Vec::with_capacity(self.mentions.len()), Vec::with_capacity(self.mentions.len()));
        for named in self.mentions.into_values() {
            let entity = *numbers.entry(named.group).or_insert_with(|| {
                order.push(named.group);
                order.len() as u32 - 1
            });
            if self.groups.get(named.group).is_some_and(|g| g.touched)
                && let Some(forms) = forms.get_mut(named.group)
            {
                *forms.entry(one_line(slice(self.text, named.span))).or_insert(0) += 1;
            }
            mentions.push(Mention { span: named.span, kind: named.kind, entity, reason: named.reason });
            by.push(named.by);
        }
        let entity = |at: usize| {
            let group = self.groups.get(at)?;
            if !group.touched {
                return found.entities.get(at).cloned();
            }
            let forms = forms.get(at)?.iter().map(|(form, n)| (form.as_str(), *n)).collect();
            Some(Entity::of(forms, group.kind, group.name.as_deref()))
        };
        let entities = order.into_iter().filter_map(entity).collect();
        let (terms, themes) = (found.terms.clone(), found.themes.clone());
        Corrected { suggestions: Suggestions { language: found.language, entities, mentions, terms, themes }, by }
    }

    fn reshape(&mut self, start: u32, span: Span) {
        let Some(named) = self.take(start) else { return };
        for other in self.overlapping(span) {
            self.take(other);
        }
        let group = self.group_of(named.kind, &key(slice(self.text, span))).unwrap_or(named.group);
        self.put(Named { span, group, ..named });
    }

    /// The starts of the mentions that a correction is about.
    fn chosen(&self, which: &Which) -> Vec<u32> {
        match which {
            Which::Forms { kind, forms } => {
                let mut starts: Vec<u32> = forms.iter().flat_map(|form| self.written(*kind, form)).collect();
                sort::ascending(&mut starts);
                starts.dedup();
                starts
            }
            Which::Place { transcript, span } if transcript == self.transcript => self.overlapping(*span),
            Which::Place { .. } => Vec::new(),
        }
    }

    fn written(&self, kind: EntityKind, form: &str) -> Vec<u32> {
        self.forms.get(&(kind, key(form))).map_or_else(Vec::new, |starts| starts.iter().copied().collect())
    }

    fn overlapping(&self, span: Span) -> Vec<u32> {
        let before = self.mentions.range(..span.end).rev();
        let mut starts: Vec<u32> = before.take_while(|(_, m)| m.span.end > span.start).map(|(s, _)| *s).collect();
        starts.reverse();
        starts
    }

    fn group_of(&self, kind: EntityKind, key: &str) -> Option<usize> {
        let starts = self.forms.get(&(kind, key.to_owned()))?;
        self.mentions.get(starts.first()?).map(|m| m.group)
    }

    fn fresh_group(&mut self, kind: EntityKind) -> usize {
        self.groups.push(Group { kind, name: None, touched: true });
        self.groups.len() - 1
    }

    fn touch(&mut self, group: usize) {
        if let Some(group) = self.groups.get_mut(group) {
            group.touched = true;
        }
    }

    fn enter(&mut self, named: Named) {
        let form = (named.kind, key(slice(self.text, named.span)));
        self.forms.entry(form).or_default().insert(named.span.start);
        self.mentions.insert(named.span.start, named);
    }

    fn put(&mut self, named: Named) {
        self.touch(named.group);
        self.enter(Named { by: self.by, ..named });
    }

    fn take(&mut self, start: u32) -> Option<Named> {
        let named = self.mentions.remove(&start)?;
        self.touch(named.group);
        let form = (named.kind, key(slice(self.text, named.span)));
        if let Some(starts) = self.forms.get_mut(&form) {
            starts.remove(&start);
        }
        Some(named)
    }

    fn take_all(&mut self, which: &Which) -> Vec<Named> {
        self.chosen(which).into_iter().filter_map(|start| self.take(start)).collect()
    }
}
