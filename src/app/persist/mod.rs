//! How the work is kept in the browser, without the browser.
//!
//! A project is kept as records: one head, the annotations on up to 256 shelves, and the texts, once
//! under their hash. Each record has two slots. A change goes to the slot that does not hold the latest
//! generation, with a higher revision and a checksum. On loading, the whole generation with the
//! highest revision counts, and a damaged one gives way to the other. Where something comes or goes,
//! both slots are written in one transaction: no earlier generation lacks it or brings it back.
//! A tally written with every save tells whether records are missing or older than they were.
//!
//! A [`Saver`] decides what a gesture writes, [`changes`] what differs, a [`Ledger`] where it goes, and
//! [`assemble()`] makes a project of what is stored. [`MemoryStore`] is the store without a browser.

mod assemble;
mod changes;
mod ledger;
mod listing;
mod memory;
mod meta;
mod record;
mod saver;
mod seal;
#[cfg(test)]
mod tests;
mod wire;

pub use assemble::{Damage, Loaded, NewerSchema, Repair, Row, assemble, assemble_text};
pub use changes::{Content, Write, changes, space_of};
pub use ledger::Ledger;
pub use listing::{Listed, listing, unneeded};
pub use memory::{Disk, MemoryStore};
pub use meta::Memory;
pub use record::{Record, Slot, Space};
pub use saver::{Save, Saver};
pub use seal::SCHEMA;

/// Why the store could not do what was asked. The work stays in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// There is no room left.
    Full,
    /// The browser keeps nothing for this page: a private window, a setting, a policy.
    Refused,
    /// Another tab runs an older version of the program and keeps the database from being opened.
    Blocked,
    /// A later version of the program wrote what is stored; it is left untouched.
    Newer,
    /// The database was closed: from another tab, or by the browser.
    Closed,
    /// What was kept of the project is gone: deleted from another tab, or by the browser.
    Emptied,
    /// Something else, in the browser's words; trying again may help.
    Failed(String),
}

impl From<NewerSchema> for StoreError {
    fn from(_: NewerSchema) -> Self {
        Self::Newer
    }
}
