//! A copy of a transcript with pseudonyms in the place of names: what is chosen about it, and what comes of it.

use super::{Found, Reading};
use crate::detect::EntityKind;
use crate::model::Id;
use crate::model::naming::key;
use crate::model::pseudonyms::{Derived, Pseudonym, derive};
use crate::sort;
use crate::text::Span;
use std::collections::BTreeSet;
use std::rc::Rc;

/// The kinds of names that are offered.
const OFFERED: [EntityKind; 3] = [EntityKind::Person, EntityKind::Org, EntityKind::Place];

/// About pseudonyms.
#[derive(Clone, Debug, PartialEq)]
pub enum PseudonymAction {
    /// Ask which names of a transcript are to be replaced; proposals are called after these words.
    Begin(Id, Labels),
    /// Replace a name, or leave it.
    Choose(usize, bool),
    /// Call it so; nothing goes back to the proposal.
    Call(usize, String),
    /// Replace these words too.
    Add(String),
    /// Whether the key stays in the project.
    KeepKey(bool),
    /// Whether the original stays in the project.
    KeepOriginal(bool),
    /// Hand the key to the browser's downloads.
    SaveKey,
    /// Hand the key that is kept with a transcript to the browser's downloads.
    SaveKept(Id),
    /// Make the copy.
    Accept,
}

/// The words of proposals, in the language of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Labels {
    /// A person.
    pub person: &'static str,
    /// An organisation.
    pub org: &'static str,
    /// A place.
    pub place: &'static str,
    /// Words of another kind.
    pub words: &'static str,
    /// What a copy's title says behind the original's.
    pub copy: &'static str,
}

/// A name that can be replaced.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The name in its fullest form, or the words.
    pub name: String,
    /// What the search for names found it to be; nothing for a person's own words.
    pub kind: Option<EntityKind>,
    /// The other forms in which it is written.
    pub forms: Vec<String>,
    /// How often the search for names found it.
    pub mentions: usize,
    /// Whether it is replaced.
    pub chosen: bool,
    /// What a person wants it to be called.
    pub called: Option<String>,
    /// What it is called; empty while it is not replaced.
    pub pseudonym: String,
    /// How often it is replaced.
    pub count: usize,
}

/// What comes of the choices.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The text with pseudonyms.
    pub derived: Derived,
    /// The names that are replaced; what was replaced points at them by their place here.
    pub names: Vec<Pseudonym>,
    /// Words of the names of persons that still stand in it, with how often.
    pub left_over: Vec<(String, usize)>,
    /// Pseudonyms that the text has already, as words of its own, or that two names share.
    pub doubtful: Vec<String>,
}

/// The copy that is about to be made.
#[derive(Clone, Debug, PartialEq)]
pub struct Pseudonymising {
    /// Of which transcript.
    pub transcript: Id,
    /// The words of proposals.
    pub labels: Labels,
    /// The names: persons, organisations, places, then a person's own words.
    pub rows: Vec<Row>,
    /// Whether the key stays in the project.
    pub keep_key: bool,
    /// Whether the original stays in the project.
    pub keep_original: bool,
    /// What comes of it.
    pub outcome: Rc<Outcome>,
}

impl Pseudonymising {
    /// With the persons chosen, the key left out and the original kept.
    pub fn begin(transcript: Id, labels: Labels) -> Self {
        let outcome = Rc::default();
        Self { transcript, labels, rows: Vec::new(), keep_key: false, keep_original: true, outcome }
    }

    /// Takes up the names that were found; what was chosen about those that are there already stays.
    pub fn take_up(&mut self, reading: &Reading, found: &Found) {
        let mut rows: Vec<Row> = Vec::new();
        for kind in OFFERED {
            for entity in found.entities_of(kind, super::EntityOrder::Count) {
                let Some(of) = found.suggestions.entities.get(entity as usize) else { continue };
                let row = Row {
                    name: of.name.clone(),
                    kind: Some(kind),
                    forms: found.forms_of(reading, entity),
                    mentions: of.count as usize,
                    chosen: kind == EntityKind::Person,
                    called: None,
                    pseudonym: String::new(),
                    count: 0,
                };
                let was = self.rows.iter().find(|was| was.kind == row.kind && key(&was.name) == key(&row.name));
                let was = was.map(|was| (was.chosen, was.called.clone()));
                let (chosen, called) = was.unwrap_or((row.chosen, None));
                rows.push(Row { chosen, called, ..row });
            }
        }
        rows.extend(self.rows.drain(..).filter(|row| row.kind.is_none()));
        self.rows = rows;
        self.settle(reading, found);
    }

    /// Adds a person's own words, unless they are there.
    pub fn add(&mut self, words: &str) {
        let known = |row: &Row| row.kind.is_none() && key(&row.name) == key(words);
        if let Some(row) = self.rows.iter_mut().find(|row| known(row)) {
            row.chosen = true;
        } else if !key(words).is_empty() {
            self.rows.push(Row {
                name: words.trim().to_owned(),
                kind: None,
                forms: Vec::new(),
                mentions: 0,
                chosen: true,
                called: None,
                pseudonym: String::new(),
                count: 0,
            });
        }
    }

    /// Proposes what is not called otherwise, and finds out what comes of it.
    pub fn settle(&mut self, reading: &Reading, found: &Found) {
        self.propose(reading.text.as_str());
        let chosen: Vec<usize> = self.rows.iter().zip(0..).filter(|(row, _)| row.chosen).map(|(_, at)| at).collect();
        let names: Vec<Pseudonym> = chosen.iter().filter_map(|at| self.rows.get(*at)).map(Row::name).collect();
        let derived = derive(reading.text.as_str(), &names, &self.mentions(found, &chosen));
        let counts = derived.counts(names.len());
        self.rows.iter_mut().for_each(|row| row.count = 0);
        for (at, count) in chosen.into_iter().zip(counts) {
            if let Some(row) = self.rows.get_mut(at) {
                row.count = count;
            }
        }
        let left_over = derived.left_over(&names);
        let doubtful = doubtful(&names, reading.text.as_str());
        self.outcome = Rc::new(Outcome { derived, names, left_over, doubtful });
    }

    /// Persons that were found and are not replaced, with how often they are named.
    pub fn remaining(&self) -> Vec<(&str, usize)> {
        let left = |row: &&Row| row.kind == Some(EntityKind::Person) && !row.chosen;
        self.rows.iter().filter(left).map(|row| (row.name.as_str(), row.mentions)).collect()
    }

    /// Numbers the chosen names by kind; numbers that the text has already are passed over.
    fn propose(&mut self, text: &str) {
        let Labels { person, org, place, words, .. } = self.labels;
        let mut taken: BTreeSet<String> = self.rows.iter().filter_map(|r| r.called.as_deref()).map(key).collect();
        let mut last = std::collections::BTreeMap::new();
        for row in &mut self.rows {
            let label = match row.kind {
                Some(EntityKind::Person) => person,
                Some(EntityKind::Org) => org,
                Some(EntityKind::Place) => place,
                _ => words,
            };
            row.pseudonym = match &row.called {
                _ if !row.chosen => String::new(),
                Some(called) => called.clone(),
                None => {
                    let number = last.entry(label).or_insert(0u32);
                    loop {
                        *number += 1;
                        let proposal = format!("{label} {number}");
                        if !text.contains(&proposal) && taken.insert(key(&proposal)) {
                            break proposal;
                        }
                    }
                }
            };
        }
    }

    /// Where the search for names found which of the chosen names, or one that stays.
    fn mentions(&self, found: &Found, chosen: &[usize]) -> Vec<(Span, Option<u32>)> {
        let mut name_of = vec![None; found.suggestions.entities.len()];
        for (name, row) in (0u32..).zip(chosen.iter().filter_map(|at| self.rows.get(*at))) {
            let is_it = |entity: &crate::detect::Entity| Some(entity.kind) == row.kind && entity.name == row.name;
            let at = found.suggestions.entities.iter().position(is_it);
            if let Some(slot) = at.and_then(|at| name_of.get_mut(at)) {
                *slot = Some(name);
            }
        }
        // A person's own words are replaced whoever is named by them.
        let own = self.rows.iter().filter(|row| row.chosen && row.kind.is_none());
        let own: BTreeSet<String> = own.map(|row| key(&row.name)).collect();
        let is_own = |entity: &crate::detect::Entity| {
            own.contains(&key(&entity.name)) || entity.aliases.iter().any(|alias| own.contains(&key(alias)))
        };
        let is_own: Vec<bool> =
            found.suggestions.entities.iter().map(|entity| !own.is_empty() && is_own(entity)).collect();
        let mentions = found.suggestions.mentions.iter().filter_map(|mention| {
            let at = mention.entity as usize;
            let name = name_of.get(at).copied().flatten();
            (name.is_some() || is_own.get(at) != Some(&true)).then_some((mention.span, name))
        });
        let mut mentions: Vec<(Span, Option<u32>)> = mentions.collect();
        sort::by_key(&mut mentions, |(span, _)| *span);
        mentions
    }
}

impl Row {
    fn name(&self) -> Pseudonym {
        Pseudonym {
            name: self.name.clone(),
            forms: self.forms.clone(),
            person: self.kind == Some(EntityKind::Person),
            pseudonym: self.pseudonym.clone(),
        }
    }
}

/// Pseudonyms that could be taken for somebody else: the text has them already, or two names share one.
fn doubtful(names: &[Pseudonym], text: &str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut doubtful: Vec<String> = Vec::new();
    for pseudonym in names.iter().map(|name| name.pseudonym.trim()).filter(|p| !p.is_empty()) {
        if !seen.insert(key(pseudonym)) || text.contains(pseudonym) {
            doubtful.push(pseudonym.to_owned());
        }
    }
    doubtful.dedup();
    doubtful
}
