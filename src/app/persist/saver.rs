use super::StoreError;
use super::changes::{Write, changes, merge};
use crate::model::Project;
use crate::text::{Text, TextHash};
use std::collections::BTreeMap;
use std::rc::Rc;

type Texts = Rc<BTreeMap<TextHash, Rc<Text>>>;

#[derive(Clone, Debug)]
struct Version {
    project: Rc<Project>,
    texts: Texts,
    revision: u64,
}

impl Version {
    fn changes(&self, since: Option<&Project>) -> Vec<Write> {
        changes(since, &self.project, |hash| self.texts.get(hash).cloned())
    }
}

/// What a save is to write, and which revision of the project is kept once it is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Save {
    /// The records; none where nothing differs, so that there is nothing to wait for.
    pub writes: Vec<Write>,
    /// The revision that was asked for.
    pub revision: u64,
}

/// Decides what is written when. Gestures that arrive before a write is taken up, or while it is under
/// way, are written together. Only what the store confirmed counts as kept, so that a failed write is
/// made up for by the next.
#[derive(Debug, Default)]
pub struct Saver {
    kept: Option<Rc<Project>>,
    under_way: Option<Version>,
    waiting: Option<Version>,
}

impl Saver {
    /// `kept` is what the store holds of the project: see [`super::Loaded::stored`].
    pub fn new(kept: Option<Rc<Project>>) -> Self {
        Self { kept, ..Self::default() }
    }

    /// The project is to be kept as it is now.
    pub fn want(&mut self, project: Rc<Project>, texts: Texts, revision: u64) {
        self.waiting = Some(Version { project, texts, revision });
    }

    /// The store has confirmed the write that was under way. Returns what to write next.
    pub fn confirmed(&mut self) -> Option<Save> {
        if let Some(version) = self.under_way.take() {
            self.kept = Some(version.project);
        }
        self.take_up()
    }

    /// The write under way failed. What it held waits for the next call of [`Self::take_up`]; where
    /// the store was emptied, returns what writes everything again.
    pub fn failed(&mut self, error: &StoreError) -> Option<Save> {
        if let Some(version) = self.under_way.take() {
            self.waiting.get_or_insert(version);
        }
        if *error == StoreError::Emptied && self.kept.take().is_some() { self.take_up() } else { None }
    }

    /// The page goes away: all that is not confirmed, also what a write under way holds, since that
    /// one may not come to its end.
    pub fn flush(&self) -> Option<Save> {
        let last = self.waiting.as_ref().or(self.under_way.as_ref())?;
        let since = last.changes(self.kept.as_deref());
        let writes = match (&self.under_way, &self.waiting) {
            // What was changed and changed back must go back in the store too.
            (Some(under_way), Some(waiting)) => merge(since, waiting.changes(Some(&under_way.project))),
            _ => since,
        };
        Some(Save { writes, revision: last.revision })
    }

    /// Whether all that was asked for is kept.
    pub fn is_idle(&self) -> bool {
        self.under_way.is_none() && self.waiting.is_none()
    }

    /// What to write now: what waits, if the way is free.
    pub fn take_up(&mut self) -> Option<Save> {
        if self.under_way.is_some() {
            return None;
        }
        let version = self.waiting.take()?;
        let save = Save { writes: version.changes(self.kept.as_deref()), revision: version.revision };
        self.under_way = Some(version);
        Some(save)
    }
}
