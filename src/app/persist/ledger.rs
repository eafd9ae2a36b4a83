use super::StoreError;
use super::assemble::Row;
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
    /// Annotations that were found stranded, to be kept apart by the next write: their shelves are
    /// written without them.
    pub(super) stranded: Option<Write>,
    /// Slots that were found damaged, with what the next write puts there: what the other slot holds.
    pub(super) heal: Vec<Row>,
}

/// Kept with every write: from it a load tells whether records are missing or older than they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Tally {
    pub records: u64,
    pub sum: u64,
}

impl Ledger {
    pub(super) fn set(&mut self, key: String, place: Option<Place>) {
        let share = |key: &str, place: Place| {
            let revision = place.revision.to_be_bytes();
            fnv(fnv(fnv(FNV_START, key.as_bytes()), &[0xff]), &revision)
        };
        if let Some(place) = place {
            self.sum = self.sum.wrapping_add(share(&key, place));
        }
        let before = match place {
            Some(place) => self.places.insert(key.clone(), place),
            None => self.places.remove(&key),
        };
        if let Some(before) = before {
            self.sum = self.sum.wrapping_sub(share(&key, before));
        }
    }

    pub(super) fn tally(&self) -> Tally {
        Tally { records: self.places.len() as u64, sum: self.sum }
    }

    /// Whether nothing is stored.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty() && self.revision == 0
    }

    /// Turns writes into rows for one transaction, nothing for a value that goes, and counts them as
    /// done: where the transaction fails, the ledger must be read from the store again. A changed record
    /// goes to the slot that does not hold its latest generation; one that goes leaves none behind.
    ///
    /// # Errors
    /// Where the store is empty and the writes do not begin with a head: it was emptied meanwhile.
    pub fn stage(&mut self, space: &Space, writes: &[Write]) -> Result<Vec<Row>, StoreError> {
        if self.is_empty() && !writes.iter().any(|write| write.record == Record::Head) {
            return Err(StoreError::Emptied);
        }
        self.revision = self.revision.saturating_add(1);
        let mut rows = std::mem::take(&mut self.heal);
        let stranded = self.stranded.take();
        for write in writes.iter().chain(&stranded) {
            let key = write.record.key(space);
            let Some(content) = &write.content else {
                rows.extend(Slot::ALL.map(|slot| (slot.of(&key), None)));
                self.set(key, None);
                continue;
            };
            let sealed = seal(&key, self.revision, content.as_str());
            let shared = matches!(write.record, Record::Text(_));
            let before = self.places.get(&key).filter(|_| !write.new);
            let slot = before.map_or(Slot::A, |place| place.slot.other());
            if before.is_none() {
                rows.push((slot.other().of(&key), Some(sealed.clone())));
            }
            rows.push((slot.of(&key), Some(sealed)));
            if !shared {
                self.set(key, Some(Place { slot, revision: self.revision }));
            }
        }
        let key = Record::Tally.key(space);
        let slot = if self.revision.is_multiple_of(2) { Slot::A } else { Slot::B };
        let tally = serde_json::to_string(&self.tally()).unwrap_or_default();
        rows.push((slot.of(&key), Some(seal(&key, self.revision, &tally))));
        Ok(rows)
    }
}
