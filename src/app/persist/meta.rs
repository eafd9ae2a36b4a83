use super::assemble::{NewerSchema, Row};
use super::record::{Record, Slot, Space};
use super::seal::{Unusable, seal, unseal};

/// What a page remembers apart from any project, as it stands in the store: JSON that the page
/// gives and takes. Tabs share it, so it is read and written in one transaction.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Memory {
    /// The JSON; nothing where none is stored or both generations are damaged.
    pub json: Option<String>,
    /// Whether a generation was damaged.
    pub damaged: bool,
    slot: Option<Slot>,
    revision: u64,
}

impl Memory {
    /// From the two rows of a page. `valid` says whether a payload can be used.
    ///
    /// # Errors
    /// Where a later version of the program wrote it.
    pub fn read(page: &Space, rows: &[Row], valid: impl Fn(&str) -> bool) -> Result<Self, NewerSchema> {
        let wanted = Record::Meta.key(page);
        let mut memory = Self::default();
        for (whole, value) in rows {
            let Some((key, slot)) = Slot::split(whole).filter(|(key, _)| *key == wanted) else { continue };
            match unseal(key, value.as_deref().unwrap_or_default()) {
                Ok((revision, payload)) if valid(payload) => {
                    if memory.json.is_none() || revision > memory.revision {
                        (memory.slot, memory.revision) = (Some(slot), revision);
                        memory.json = Some(payload.to_owned());
                    }
                }
                Err(Unusable::Newer(schema)) => return Err(NewerSchema(schema)),
                Ok(_) | Err(Unusable::Damaged) => memory.damaged = true,
            }
        }
        Ok(memory)
    }

    /// The whole key and the value that keep `json` beside what was there.
    pub fn write(&self, page: &Space, json: &str) -> (String, String) {
        let key = Record::Meta.key(page);
        let slot = self.slot.map_or(Slot::A, Slot::other);
        let value = seal(&key, self.revision.saturating_add(1), json);
        (slot.of(&key), value)
    }
}
