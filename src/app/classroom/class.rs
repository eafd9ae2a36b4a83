use super::{Comparison, Table};
use crate::app::KeepError;
use crate::exchange::submission::Submission;
use crate::model::{Id, Timestamp};
use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What came back from a class, and what the teacher made of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Class {
    /// The latest work of each student, by assignment, name and id.
    pub works: Vec<Rc<Submission>>,
    /// What was decided for the model answer, in the order in which it was.
    pub decisions: Rc<Vec<Decision>>,
    /// What the teacher wrote to each student.
    pub notes: Rc<BTreeMap<Id, String>>,
    /// What the files read last turned out to be.
    pub log: Rc<Vec<Entry>>,
    /// How many files each job that reads is still at, by the job's number.
    pub reading: Rc<BTreeMap<u32, usize>>,
    /// The number of the latest job for the worker.
    pub job: u32,
    /// The job that counts the agreement; an answer to another is out of date.
    pub counting: Option<u32>,
    /// The job that writes feedback, and what its file is to be called.
    pub writing: Option<(u32, String)>,
    /// Why what came back is not kept; the files are still where they came from.
    pub unkept: Option<KeepError>,
    /// What is shown of it; nothing while it is put away.
    pub shown: Option<Shown>,
    /// The work shown, lined up.
    pub comparison: Option<Rc<Comparison>>,
    /// The agreement at the unit shown, once it is counted.
    pub agreement: Option<Rc<Table>>,
}

/// A passage of the model answer, or the decision that there is none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// The assignment.
    pub assignment: Id,
    /// The transcript.
    pub transcript: Id,
    /// The tag.
    pub tag: Id,
    /// Where.
    pub span: Span,
    /// Whether the tag belongs there.
    pub accepted: bool,
    /// Whose passages it was decided on: the students who tagged it.
    pub origin: Vec<Id>,
    /// When it was decided.
    pub at: Timestamp,
}

/// What a returned file turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The file's name.
    pub file: String,
    /// What it is.
    pub status: Status,
}

/// What a returned file turned out to be, beside what was there already.
#[derive(Clone, Debug, PartialEq)]
pub enum Status {
    /// The first work of this student.
    New,
    /// It takes the place of what the student handed in earlier.
    Replaced,
    /// The student handed in something later, which stays.
    Older,
    /// It is there already.
    Duplicate,
    /// It is for another assignment, of this title.
    WrongAssignment(String),
    /// Written by a newer version of the program.
    Newer,
    /// It cannot be read.
    Damaged,
    /// Something else.
    Foreign,
}

/// What is shown of a class.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// Of which assignment.
    pub assignment: Id,
    /// In which transcript.
    pub transcript: Id,
    /// Which page.
    pub page: Page,
    /// The tag looked at; all of them where there is none.
    pub tag: Option<usize>,
    /// Whether single lanes are shown instead of the heat.
    pub lanes: bool,
    /// Two readers shown side by side instead of everybody.
    pub pair: Option<(usize, usize)>,
    /// Whether names are hidden.
    pub hidden: bool,
    /// The disputed passage looked at.
    pub dispute: Option<usize>,
    /// The ends of that passage, where they were moved.
    pub ends: Option<Span>,
    /// Words that were selected, for a passage of the model answer that nobody tagged so.
    pub selected: Option<Span>,
    /// The reader whose strips are shown; all of them where there is none.
    pub coder: Option<usize>,
    /// What coders are compared by.
    pub unit: UnitKind,
    /// Whether work is measured against the model answer instead of the majority.
    pub against_model: bool,
}

/// The pages of a class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// Who handed in, and what the files were.
    #[default]
    Collected,
    /// The transcript with everybody's work.
    Compare,
    /// Coefficients and scores.
    Agree,
    /// For the wall.
    Show,
}

/// What coders are compared by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum UnitKind {
    /// Words.
    #[default]
    Word,
    /// Sentences.
    Sentence,
    /// Turns of speakers; paragraphs where there are none.
    Turn,
    /// The readers' own passages, matched by overlap.
    Passage,
}

/// What is kept of a class, as JSON of a schema of its own.
#[derive(Serialize, Deserialize)]
struct Record {
    schema: u64,
    #[serde(default)]
    works: Vec<Rc<Submission>>,
    #[serde(default)]
    decisions: Vec<Decision>,
    #[serde(default)]
    notes: BTreeMap<Id, String>,
}

const SCHEMA: u64 = 1;

impl Class {
    /// What the browser keeps of it.
    pub fn to_json(&self) -> String {
        let record = Record {
            schema: SCHEMA,
            works: self.works.clone(),
            decisions: self.decisions.to_vec(),
            notes: BTreeMap::clone(&self.notes),
        };
        // Every key is a string and no number is infinite: this cannot fail.
        serde_json::to_string(&record).unwrap_or_default()
    }

    /// What the browser kept; nothing where that cannot be read.
    pub fn from_json(json: &str) -> Option<Self> {
        let record: Record = serde_json::from_str(json).ok().filter(|r: &Record| r.schema <= SCHEMA)?;
        Some(Self {
            works: record.works,
            decisions: Rc::new(record.decisions),
            notes: Rc::new(record.notes),
            ..Self::default()
        })
    }

    /// Takes a work in, and says how it stands to what is there.
    pub fn take(&mut self, work: Submission) -> Status {
        let same = |w: &Rc<Submission>| w.assignment == work.assignment && w.coder.id == work.coder.id;
        let status = match self.works.iter().find(|w| same(w)) {
            None => Status::New,
            Some(there) if there.handed_in == work.handed_in => return Status::Duplicate,
            Some(there) if there.handed_in > work.handed_in => return Status::Older,
            Some(_) => Status::Replaced,
        };
        self.works.retain(|w| !same(w));
        let key = |w: &Submission| (w.assignment.clone(), w.coder.name.to_lowercase(), w.coder.id.clone());
        let at = self.works.partition_point(|w| key(w) < key(&work));
        self.works.insert(at, Rc::new(work));
        status
    }

    /// The works for an assignment.
    pub fn works_for<'a>(&'a self, assignment: &'a Id) -> impl Iterator<Item = &'a Rc<Submission>> {
        self.works.iter().filter(move |w| w.assignment == *assignment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Coder;

    fn work(coder: &str, handed_in: u64) -> Submission {
        Submission {
            assignment: Id::new("task"),
            title: String::new(),
            coder: Coder { id: Id::new(coder), name: coder.to_uppercase() },
            handed_in: Timestamp::from_millis(handed_in),
            tags: Vec::new(),
            passages: Vec::new(),
            moved: 0,
            lost: 0,
            homeless: 0,
        }
    }

    #[test]
    fn the_latest_work_of_each_counts() {
        let mut class = Class::default();
        let statuses = [("b", 5), ("a", 5), ("a", 5), ("a", 9), ("a", 7)].map(|(c, at)| class.take(work(c, at)));
        assert_eq!(statuses, [Status::New, Status::New, Status::Duplicate, Status::Replaced, Status::Older]);
        let there: Vec<(&str, u64)> =
            class.works.iter().map(|w| (w.coder.name.as_str(), w.handed_in.millis())).collect();
        assert_eq!(there, [("A", 9), ("B", 5)]);
        assert_eq!(Class::from_json(&class.to_json()).map(|c| c.works), Some(class.works));
        assert_eq!(Class::from_json("{\"schema\":99}"), None);
    }
}
