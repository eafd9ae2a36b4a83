//! Names that the detector found or missed: what people do about them, and how the list of them is
//! ordered and counted.

use super::{End, Found, Reading};
use crate::detect::EntityKind;
use crate::model::Id;
use crate::sort;
use std::collections::BTreeMap;

/// How entities are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EntityOrder {
    /// Most often named first.
    #[default]
    Count,
    /// By name.
    Name,
    /// In the order in which they are first named.
    First,
}

/// What a correction goes for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The open mention: it alone or its whole entity, as its box says.
    Open,
    /// All mentions of an entity.
    Entity(u32),
}

/// About names.
#[derive(Clone, Debug, PartialEq)]
pub enum NameAction {
    /// Open the mention at this position.
    Open(u32),
    /// Close it.
    Close,
    /// Whether corrections of the open mention go for it alone.
    Alone(bool),
    /// They are of this kind.
    Retype(Subject, EntityKind),
    /// They are no names.
    Reject(Subject),
    /// They name the entity that is called so; where there is none, this is what theirs is called.
    Same(Subject, String),
    /// A form of an entity's name is somebody or something else.
    Apart(u32, String),
    /// Move an end of the open mention by a word.
    Move {
        /// Which end.
        end: End,
        /// Towards the end of the text or its start.
        forward: bool,
    },
    /// Select the open mention to tag it.
    Tag,
    /// What is selected is a name that was missed.
    Mark,
    /// This is a name of this kind that was missed.
    Add(String, EntityKind),
    /// Ask for a name that was missed.
    Ask,
    /// Take a correction back.
    Withdraw(Id),
    /// List entities so.
    Sort(EntityOrder),
    /// Unfold an entity in the list, or fold it.
    Unfold(Option<u32>),
}

impl Found {
    /// The entities of a kind, as indices.
    pub fn entities_of(&self, kind: EntityKind, order: EntityOrder) -> Vec<u32> {
        let entities = (0..).zip(&self.suggestions.entities).filter(|(_, e)| e.kind == kind);
        match order {
            EntityOrder::Count => {
                let mut ranked: Vec<(std::cmp::Reverse<u32>, &str, u32)> =
                    entities.map(|(at, e)| (std::cmp::Reverse(e.count), e.name.as_str(), at)).collect();
                sort::ascending(&mut ranked);
                ranked.into_iter().map(|(_, _, at)| at).collect()
            }
            EntityOrder::Name => {
                let mut named: Vec<(String, u32)> = entities.map(|(at, e)| (e.name.to_lowercase(), at)).collect();
                sort::ascending(&mut named);
                named.into_iter().map(|(_, at)| at).collect()
            }
            EntityOrder::First => entities.map(|(at, _)| at).collect(),
        }
    }

    /// Who names an entity how often, most often first; without a name what is said by nobody known.
    /// The labels of turns do not count: nobody says them.
    pub fn said_by<'a>(&self, reading: &'a Reading, entity: u32) -> Vec<(Option<&'a str>, usize)> {
        let mut counts: BTreeMap<Option<&str>, usize> = BTreeMap::new();
        for span in self.mentions_of(entity) {
            let piece = reading.piece_at(span.start).and_then(|at| reading.pieces.get(at));
            if piece.is_none_or(|piece| piece.body.start <= span.start) {
                *counts.entry(reading.speaker_at(span.start)).or_insert(0) += 1;
            }
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        sort::by_key(&mut counts, |(who, n)| (std::cmp::Reverse(*n), *who));
        counts
    }
}
