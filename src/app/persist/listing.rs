use super::assemble::{Row, head_of};
use super::record::{Record, Slot, Space};
use crate::model::Timestamp;
use std::collections::BTreeSet;

/// A stored project, as a list shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Where it is kept.
    pub space: Space,
    /// What people call it.
    pub name: String,
    /// The name of the first who works on it.
    pub coder: String,
    /// When it was begun.
    pub created: Timestamp,
    /// The titles of its transcripts.
    pub titles: Vec<String>,
}

/// The projects whose heads are among the rows, in the order of their spaces. One whose head is
/// damaged or written by a later version is left out.
pub fn listing(rows: &[Row]) -> Vec<Listed> {
    let head = |space: &Space| {
        let key = Record::Head.key(space);
        let slots = Slot::ALL.map(|slot| slot.of(&key));
        let values: Vec<&str> =
            rows.iter().filter(|(whole, _)| slots.contains(whole)).filter_map(|(_, value)| value.as_deref()).collect();
        head_of(&key, &values)
    };
    let listed = |space: Space| {
        head(&space).map(|project| Listed {
            space,
            name: project.name,
            coder: project.coders.first().map(|c| c.name.clone()).unwrap_or_default(),
            created: project.created,
            titles: project.transcripts.iter().map(|t| t.title.clone()).collect(),
        })
    };
    spaces(rows).into_iter().filter_map(listed).collect()
}

/// The whole keys of texts that no stored head needs, in either generation. None where a head
/// cannot be read, since it might need any of them.
pub fn unneeded(rows: &[Row]) -> Vec<String> {
    let mut needed = BTreeSet::new();
    for (whole, value) in rows {
        let Some((key, _)) = Slot::split(whole).filter(|(key, _)| key.starts_with("head/")) else { continue };
        let Some(project) = value.as_deref().and_then(|value| head_of(key, &[value])) else { return Vec::new() };
        needed.extend(project.transcripts.iter().map(|t| Record::Text(t.text.clone()).key(&Space::stated(""))));
    }
    let is_text = |key: &str| key.starts_with("text/");
    let keys = rows.iter().filter_map(|(whole, _)| Slot::split(whole).map(|(key, _)| (whole, key)));
    keys.filter(|(_, key)| is_text(key) && !needed.contains(*key)).map(|(whole, _)| whole.clone()).collect()
}

fn spaces(rows: &[Row]) -> BTreeSet<Space> {
    let key = |(whole, _): &Row| Slot::split(whole).and_then(|(key, _)| key.strip_prefix("head/")).map(Space::stated);
    rows.iter().filter_map(key).collect()
}
