use super::changes::Write;
use super::record::{Record, Slot, Space};
use super::seal::{FNV_START, fnv, seal};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Which slot holds a record's latest generation, and its revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub slot: Slot,
    pub revision: u64,
}

/// What is stored for one space, as far as the next write must know it. A revision counts the
/// writes of the space; a record carries that of the write that made it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    pub(super) revision: u64,
    places: BTreeMap<String, Place>,
    sum: u64,
    /// Slots that were found damaged, with what the next write puts there: what the other slot holds.
    pub(super) heal: Vec<(String, Option<String>)>,
}

/// Kept with every write: from it a load tells whether records are missing or older than they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Tally {
    pub records: u64,
    pub sum: u64,
}

/// What one write does to the store: the values under whole keys, nothing for one that goes.
/// All of it happens or none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Batch {
    /// In order.
    pub puts: Vec<(String, Option<String>)>,
    undo: Vec<Undo>,
}

#[derive(Clone, Debug, PartialEq)]
enum Undo {
    Place(String, Option<Place>),
    Heal(Vec<(String, Option<String>)>),
    Revision,
}

impl Ledger {
    pub(super) fn set(&mut self, key: String, place: Option<Place>) -> Option<Place> {
        let share = |key: &str, place: Place| {
            let revision = place.revision.to_be_bytes();
            fnv(fnv(fnv(FNV_START, key.as_bytes()), &[0xff]), &revision)
        };
        if let Some(place) = place {
            self.sum = self.sum.wrapping_add(share(&key, place));
        }
        let (before, key) = match place {
            Some(place) => (self.places.insert(key.clone(), place), key),
            None => (self.places.remove(&key), key),
        };
        if let Some(before) = before {
            self.sum = self.sum.wrapping_sub(share(&key, before));
        }
        before
    }

    pub(super) fn tally(&self) -> Tally {
        Tally { records: self.places.len() as u64, sum: self.sum }
    }

    /// Whether nothing is stored.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty() && self.revision == 0
    }

    /// Turns writes into what happens to the store, and counts them as done. A changed record goes to
    /// the slot that does not hold its latest generation; one that goes leaves no generation behind.
    pub fn stage(&mut self, space: &Space, writes: &[Write]) -> Batch {
        let mut batch = Batch::default();
        self.revision = self.revision.saturating_add(1);
        let heal = std::mem::take(&mut self.heal);
        batch.puts.extend(heal.iter().cloned());
        batch.undo.extend([Undo::Revision, Undo::Heal(heal)]);
        for write in writes {
            let key = write.record.key(space);
            let Some(content) = &write.content else {
                batch.puts.extend(Slot::ALL.map(|slot| (slot.of(&key), None)));
                let before = self.set(key.clone(), None);
                batch.undo.push(Undo::Place(key, before));
                continue;
            };
            let sealed = seal(&key, self.revision, content.as_str());
            if matches!(write.record, Record::Text(_)) {
                batch.puts.extend(Slot::ALL.map(|slot| (slot.of(&key), Some(sealed.clone()))));
                continue;
            }
            let slot = match self.places.get(&key) {
                Some(place) if !write.new => place.slot.other(),
                _ => Slot::A,
            };
            if write.new {
                batch.puts.push((slot.other().of(&key), Some(sealed.clone())));
            }
            batch.puts.push((slot.of(&key), Some(sealed)));
            let before = self.set(key.clone(), Some(Place { slot, revision: self.revision }));
            batch.undo.push(Undo::Place(key, before));
        }
        let key = Record::Tally.key(space);
        let slot = if self.revision.is_multiple_of(2) { Slot::A } else { Slot::B };
        let tally = serde_json::to_string(&self.tally()).unwrap_or_default();
        batch.puts.push((slot.of(&key), Some(seal(&key, self.revision, &tally))));
        batch
    }

    /// Takes back what staging counted as done: the last batch first, where several are under way.
    pub fn take_back(&mut self, batch: Batch) {
        for undo in batch.undo.into_iter().rev() {
            match undo {
                Undo::Place(key, place) => {
                    self.set(key, place);
                }
                Undo::Heal(heal) => self.heal = heal,
                Undo::Revision => self.revision = self.revision.saturating_sub(1),
            }
        }
    }
}
