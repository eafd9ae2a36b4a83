use super::StoreError;
use super::assemble::{Loaded, Row, assemble, assemble_text};
use super::changes::Write;
use super::ledger::Ledger;
use super::listing::{Listed, listing, unneeded};
use super::meta::Memory;
use super::record::{Record, Slot, Space};
use crate::text::{Text, TextHash};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What stays when every tab is gone, and how it is to fail.
#[derive(Debug, Default)]
pub struct Disk {
    rows: BTreeMap<String, Option<String>>,
    /// Bytes that fit; no limit where nothing.
    quota: Option<usize>,
    /// Puts until the browser is killed; they come from transactions, so those not complete are gone.
    life: Option<usize>,
    refused: bool,
}

/// The store in memory: the same operations on the same rows as in the browser, for tests. Two of
/// them on one disk are two tabs.
#[derive(Debug, Default)]
pub struct MemoryStore {
    disk: Rc<RefCell<Disk>>,
    ledgers: BTreeMap<Space, Ledger>,
}

impl MemoryStore {
    /// Another tab, or the browser started again: the same disk, and no memory of what was done.
    pub fn reopened(&self) -> Self {
        self.disk.borrow_mut().life = None;
        Self { disk: Rc::clone(&self.disk), ledgers: BTreeMap::new() }
    }

    /// From now on no more than these bytes fit.
    pub fn set_quota(&self, bytes: Option<usize>) {
        self.disk.borrow_mut().quota = bytes;
    }

    /// The browser is killed after this many more puts; every operation after that fails.
    pub fn kill_after(&self, puts: usize) {
        self.disk.borrow_mut().life = Some(puts);
    }

    /// Nothing may be stored any more.
    pub fn refuse(&self) {
        self.disk.borrow_mut().refused = true;
    }

    /// All rows, as they lie on the disk.
    pub fn rows(&self) -> Vec<Row> {
        self.disk.borrow().rows.iter().map(|(key, value)| (key.clone(), value.clone())).collect()
    }

    /// Puts a value in past all checks; nothing removes the row.
    pub fn tamper(&self, whole: &str, value: Option<&str>) {
        let rows = &mut self.disk.borrow_mut().rows;
        match value {
            Some(value) => rows.insert(whole.to_owned(), Some(value.to_owned())),
            None => rows.remove(whole),
        };
    }

    /// A project as it is stored; nothing where it is not.
    ///
    /// # Errors
    /// Where a later version of the program wrote it.
    pub fn load(&mut self, space: &Space) -> Result<Option<Loaded>, StoreError> {
        let Some((loaded, ledger)) = assemble(space, &self.of(space))? else { return Ok(None) };
        self.ledgers.insert(space.clone(), ledger);
        Ok(Some(loaded))
    }

    /// A text; nothing where it is not stored whole.
    ///
    /// # Errors
    /// Where a later version of the program wrote it.
    pub fn text(&self, hash: &TextHash) -> Result<Option<Rc<Text>>, StoreError> {
        let key = Record::Text(hash.clone()).key(&Space::stated(""));
        Ok(assemble_text(hash, &self.slots(&key))?)
    }

    /// Writes records, all or none.
    ///
    /// # Errors
    /// Where they do not fit, nothing may be stored, or the store was emptied meanwhile.
    pub fn write(&mut self, space: &Space, writes: &[Write]) -> Result<(), StoreError> {
        if !self.ledgers.contains_key(space) {
            let ledger = assemble(space, &self.of(space))?.map(|(_, ledger)| ledger);
            self.ledgers.insert(space.clone(), ledger.unwrap_or_default());
        }
        let ledger = self.ledgers.entry(space.clone()).or_default();
        let outcome = ledger.stage(space, writes).and_then(|rows| self.disk.borrow_mut().apply(&rows));
        if outcome.is_err() {
            self.ledgers.remove(space);
        }
        outcome
    }

    /// The stored projects.
    pub fn list(&self) -> Vec<Listed> {
        listing(&self.rows())
    }

    /// Deletes a space, and the texts that no space needs any more.
    ///
    /// # Errors
    /// Where nothing may be stored.
    pub fn remove(&mut self, space: &Space) -> Result<(), StoreError> {
        self.ledgers.remove(space);
        let gone: Vec<Row> = self.of(space).into_iter().map(|(key, _)| (key, None)).collect();
        self.disk.borrow_mut().apply(&gone)?;
        let texts: Vec<Row> = unneeded(&self.rows()).into_iter().map(|key| (key, None)).collect();
        self.disk.borrow_mut().apply(&texts)
    }

    /// Deletes everything.
    pub fn forget(&mut self) {
        self.ledgers.clear();
        self.disk.borrow_mut().rows.clear();
    }

    /// What a page remembers.
    ///
    /// # Errors
    /// Where a later version of the program wrote it.
    pub fn recall(&self, page: &Space, valid: impl Fn(&str) -> bool) -> Result<Memory, StoreError> {
        Ok(Memory::read(page, &self.slots(&Record::Meta.key(page)), valid)?)
    }

    /// Keeps what a page remembers.
    ///
    /// # Errors
    /// Where it does not fit, nothing may be stored, or a later version wrote what is there.
    pub fn remember(&self, page: &Space, json: &str) -> Result<(), StoreError> {
        let (key, value) = self.recall(page, |_| true)?.write(page, json);
        self.disk.borrow_mut().apply(&[(key, Some(value))])
    }

    fn slots(&self, key: &str) -> Vec<Row> {
        let disk = self.disk.borrow();
        let row = |slot: Slot| disk.rows.get_key_value(&slot.of(key)).map(|(key, value)| (key.clone(), value.clone()));
        Slot::ALL.into_iter().filter_map(row).collect()
    }

    fn of(&self, space: &Space) -> Vec<Row> {
        let beginnings = Record::beginnings(space);
        self.rows().into_iter().filter(|(key, _)| beginnings.iter().any(|b| key.starts_with(b))).collect()
    }
}

impl Disk {
    /// One transaction.
    fn apply(&mut self, puts: &[Row]) -> Result<(), StoreError> {
        if self.refused {
            return Err(StoreError::Refused);
        }
        if let Some(life) = &mut self.life {
            if *life < puts.len() {
                *life = 0;
                return Err(StoreError::Closed);
            }
            *life -= puts.len();
        }
        let mut rows = self.rows.clone();
        for (key, value) in puts {
            match value {
                Some(value) => rows.insert(key.clone(), Some(value.clone())),
                None => rows.remove(key),
            };
        }
        let size: usize = rows.iter().map(|(key, value)| key.len() + value.as_ref().map_or(0, String::len)).sum();
        if self.quota.is_some_and(|quota| size > quota) {
            return Err(StoreError::Full);
        }
        self.rows = rows;
        Ok(())
    }
}
