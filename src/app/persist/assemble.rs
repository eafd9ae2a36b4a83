//! From stored records to a project: whatever was stored, without a panic, and nothing silently.

use super::changes::{Content, Write};
use super::ledger::{Ledger, Place, Tally};
use super::record::{Record, Slot, Space};
use super::seal::{Unusable, unseal};
use super::wire;
use crate::model::{Annotation, Coder, Id, Project, Tag, Timestamp};
use crate::sort;
use crate::text::{Span, Text, TextHash};
use std::collections::BTreeSet;
use std::rc::Rc;

/// A stored value under its whole key; nothing where the value is not even a string.
pub type Row = (String, Option<String>);

/// What was damaged in the store, and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Damage {
    /// One of the two copies of a record; the other is the latest, so nothing is lost.
    Copy(Record),
    /// A record: the generation before it stands in its place.
    FellBack(Record),
    /// A record, with no generation left.
    Lost(Record),
    /// Records are missing, or older than they should be, and nothing in the store says which.
    Incomplete {
        /// How many there should be.
        expected: u64,
        /// How many there are.
        found: u64,
    },
}

/// What did not fit together after loading, and was put right.
#[derive(Clone, Debug, PartialEq)]
pub enum Repair {
    /// Annotations carry a tag that the codebook lacks: it is there again, named by its id.
    Tag(Id),
    /// Annotations are by a coder who is not listed: listed again, without a name.
    Coder(Id),
    /// The ranges of an annotation were empty, overlapped or were out of order.
    Ranges(Id),
}

/// A project as it was stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The project, with its repairs.
    pub project: Rc<Project>,
    /// What the store holds, without the repairs: what the first save is compared with. Nothing where
    /// the head was lost, so that the first save writes everything.
    pub stored: Option<Rc<Project>>,
    /// The texts it needs.
    pub texts: Vec<TextHash>,
    /// Annotations that cannot be shown, since their transcript or their place is not known. They
    /// stay in the store, and are shown when their transcript is there again.
    pub stranded: Vec<Annotation>,
    /// What was damaged.
    pub damaged: Vec<Damage>,
    /// What was put right.
    pub repaired: Vec<Repair>,
}

/// Stored records that this program must not touch: a later version of it wrote them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewerSchema(pub u32);

/// Puts a project together from all rows of its space. Nothing where there are none.
///
/// # Errors
/// Where a later version of the program wrote any of them.
pub fn assemble(space: &Space, rows: &[Row]) -> Result<Option<(Loaded, Ledger)>, NewerSchema> {
    let mut rows: Vec<(&str, Slot, Option<&str>)> = rows
        .iter()
        .filter_map(|(whole, value)| Slot::split(whole).map(|(key, slot)| (key, slot, value.as_deref())))
        .collect();
    sort::by_key(&mut rows, |(key, slot, _)| (*key, *slot));
    let mut found = Found::default();
    for generations in rows.chunk_by(|a, b| a.0 == b.0) {
        let Some(key) = generations.first().map(|(key, ..)| *key) else { continue };
        if let Some(record) = Record::of_key(space, key) {
            found.read(record, key, generations)?;
        }
    }
    Ok(found.seen.then(|| found.join(space)))
}

/// What a text's two copies hold; nothing where both are missing or damaged. Its hash is checked too.
///
/// # Errors
/// Where a later version of the program wrote it.
pub fn assemble_text(hash: &TextHash, rows: &[Row]) -> Result<Option<Rc<Text>>, NewerSchema> {
    let wanted = Record::Text(hash.clone());
    for (whole, value) in rows {
        let Some((key, _)) = Slot::split(whole) else { continue };
        let Some(value) = value.as_deref().filter(|_| *key == wanted.key(&Space::stated(""))) else { continue };
        match unseal(key, value) {
            Ok((_, payload)) => {
                let text = Text::new(payload);
                if text.hash() == hash {
                    return Ok(Some(Rc::new(text)));
                }
            }
            Err(Unusable::Newer(schema)) => return Err(NewerSchema(schema)),
            Err(Unusable::Damaged) => {}
        }
    }
    Ok(None)
}

/// The name a stored head gives its project and when it was begun, from either generation.
pub fn head_of(key: &str, generations: &[&str]) -> Option<Project> {
    let mut usable: Vec<_> = generations.iter().filter_map(|value| unseal(key, value).ok()).collect();
    sort::by_key(&mut usable, |(revision, _)| std::cmp::Reverse(*revision));
    usable.into_iter().find_map(|(_, payload)| wire::read_head(payload))
}

#[derive(Default)]
struct Found {
    seen: bool,
    head: Option<Project>,
    annotations: Vec<Annotation>,
    stranded: Option<Vec<Annotation>>,
    tally: Option<(u64, Tally)>,
    ledger: Ledger,
    /// Records that stand on one generation because the other is damaged.
    doubtful: Vec<Record>,
    damaged: Vec<Damage>,
}

impl Found {
    fn read(
        &mut self,
        record: Record,
        key: &str,
        generations: &[(&str, Slot, Option<&str>)],
    ) -> Result<(), NewerSchema> {
        self.seen = true;
        let mut usable = Vec::new();
        let mut broken = Vec::new();
        for (_, slot, value) in generations {
            match value.map_or(Err(Unusable::Damaged), |value| unseal(key, value).map(|u| (u, value))) {
                Ok(((revision, payload), value)) => usable.push((revision, *slot, payload, value)),
                Err(Unusable::Damaged) => broken.push(*slot),
                Err(Unusable::Newer(schema)) => return Err(NewerSchema(schema)),
            }
        }
        sort::by_key(&mut usable, |(revision, slot, ..)| (std::cmp::Reverse(*revision), *slot));
        let mut standing = None;
        for (revision, slot, payload, value) in usable {
            self.ledger.revision = self.ledger.revision.max(revision);
            if standing.is_some() {
                continue;
            }
            if self.take(&record, revision, payload) {
                standing = Some((Place { slot, revision }, value));
            } else {
                broken.push(slot);
            }
        }
        let heal = broken.iter().map(|slot| (slot.of(key), standing.map(|(_, value)| value.to_owned())));
        self.ledger.heal.extend(heal);
        match (standing, broken.is_empty()) {
            (None, _) => self.damaged.push(Damage::Lost(record)),
            (Some((place, _)), whole) => {
                if !whole {
                    self.doubtful.push(record.clone());
                }
                if record != Record::Tally {
                    self.ledger.set(key.to_owned(), Some(place));
                }
            }
        }
        Ok(())
    }

    /// Takes a payload in; whether it was what the record should hold.
    fn take(&mut self, record: &Record, revision: u64, payload: &str) -> bool {
        match record {
            Record::Head => {
                self.head = wire::read_head(payload);
                self.head.is_some()
            }
            Record::Shelf(_) => match wire::read_annotations(payload) {
                Some(annotations) => {
                    self.annotations.extend(annotations);
                    true
                }
                None => false,
            },
            Record::Stranded => {
                self.stranded = wire::read_annotations(payload);
                self.stranded.is_some()
            }
            Record::Tally => {
                self.tally = serde_json::from_str(payload).ok().map(|tally| (revision, tally));
                self.tally.is_some()
            }
            Record::Text(_) | Record::Meta => false,
        }
    }

    fn join(mut self, space: &Space) -> (Loaded, Ledger) {
        let head_was_lost = self.head.is_none();
        if head_was_lost && !self.damaged.contains(&Damage::Lost(Record::Head)) {
            self.damaged.push(Damage::Lost(Record::Head));
        }
        self.judge();
        let empty = || Project::empty(space.project_id().unwrap_or(Id::new("")), Timestamp::default());
        let mut stored = self.head.unwrap_or_else(empty);
        let known: BTreeSet<Id> = stored.transcripts.iter().map(|t| t.id.clone()).collect();
        let placed = |a: &Annotation| known.contains(&a.transcript) && a.ranges.iter().any(|r| !r.is_empty());
        let shelved: BTreeSet<Id> = self.annotations.iter().map(|a| a.id.clone()).collect();
        let (shown, mut stranded) = self.annotations.into_iter().partition::<Vec<_>, _>(placed);
        stored.annotations = shown.into_iter().map(Rc::new).collect();
        sort::by(&mut stored.annotations, |a, b| a.order(b));
        // What was set aside earlier may have its transcript again.
        let recorded = self.stranded.unwrap_or_default();
        let aside = recorded.iter().filter(|a| !shelved.contains(&a.id)).cloned();
        let (returned, still) = aside.partition::<Vec<_>, _>(placed);
        stranded.extend(still);
        sort::by(&mut stranded, Annotation::order);
        if stranded != recorded {
            let json = wire::write_annotations(stranded.iter()).filter(|_| !stranded.is_empty());
            let content = json.map(Content::Json);
            self.ledger.stranded = Some(Write { record: Record::Stranded, content, new: true });
        }
        let mut whole = stored.clone();
        whole.annotations.extend(returned.into_iter().map(Rc::new));
        let (project, repaired) = repair(&whole);
        let texts: BTreeSet<TextHash> = project.transcripts.iter().map(|t| t.text.clone()).collect();
        let loaded = Loaded {
            project: Rc::new(project),
            stored: (!head_was_lost).then(|| Rc::new(stored)),
            texts: texts.into_iter().collect(),
            stranded,
            damaged: self.damaged,
            repaired,
        };
        (loaded, self.ledger)
    }

    /// With the tally it is known whether a record whose other slot is damaged is the latest: only
    /// then does the sum over all revisions come out.
    fn judge(&mut self) {
        let found = self.ledger.tally();
        let fell_back = self.doubtful.contains(&Record::Tally);
        let agrees = match self.tally {
            Some((_, tally)) if tally == found => Some(true),
            // A tally that is not of the last write says nothing about the rest.
            Some((revision, _)) if revision == self.ledger.revision && !fell_back => Some(false),
            _ => None,
        };
        let whole = agrees == Some(true);
        for record in std::mem::take(&mut self.doubtful) {
            let copy = whole || record == Record::Tally;
            self.damaged.push(if copy { Damage::Copy(record) } else { Damage::FellBack(record) });
        }
        let explained = self.damaged.iter().any(|d| !matches!(d, Damage::Copy(_)));
        let lost =
            self.damaged.iter().filter(|d| matches!(d, Damage::Lost(record) if *record != Record::Tally)).count();
        if let (Some(false), Some((_, tally))) = (agrees, self.tally)
            && (!explained || tally.records != found.records + lost as u64)
        {
            self.damaged.push(Damage::Incomplete { expected: tally.records, found: found.records });
        }
    }
}

/// Makes every reference of the annotations lead somewhere.
fn repair(stored: &Project) -> (Project, Vec<Repair>) {
    let mut project = stored.clone();
    let mut repaired = Vec::new();
    let mut tags: BTreeSet<Id> = project.tags.iter().map(|t| t.id.clone()).collect();
    let mut coders: BTreeSet<Id> = project.coders.iter().map(|c| c.id.clone()).collect();
    for annotation in &mut project.annotations {
        for id in &annotation.tags {
            if tags.insert(id.clone()) {
                project.tags.push(Rc::new(Tag {
                    id: id.clone(),
                    name: id.to_string(),
                    parent: None,
                    colour: 0,
                    description: String::new(),
                    key: None,
                }));
                repaired.push(Repair::Tag(id.clone()));
            }
        }
        if coders.insert(annotation.coder.clone()) {
            project.coders.push(Rc::new(Coder { id: annotation.coder.clone(), name: String::new() }));
            repaired.push(Repair::Coder(annotation.coder.clone()));
        }
        let ranges = apart(&annotation.ranges);
        if ranges != annotation.ranges {
            repaired.push(Repair::Ranges(annotation.id.clone()));
            *annotation = Rc::new(Annotation { ranges, ..Annotation::clone(annotation) });
        }
    }
    sort::by(&mut project.annotations, |a, b| a.order(b));
    (project, repaired)
}

/// The ranges in order, none empty, those that overlap joined.
fn apart(ranges: &[Span]) -> Vec<Span> {
    let mut sorted: Vec<Span> = ranges.iter().copied().filter(|r| !r.is_empty()).collect();
    sort::ascending(&mut sorted);
    sorted.into_iter().fold(Vec::new(), |mut apart: Vec<Span>, range| {
        match apart.last_mut().filter(|last| last.overlaps(range)) {
            Some(last) => *last = last.join(range),
            None => apart.push(range),
        }
        apart
    })
}
