//! Corrections of names as the file states them: places in code points.

use crate::exchange::Texts;
use crate::model::{self, EntityKind, Id, Project};
use crate::text::{Span, Text};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

#[derive(Serialize, Deserialize)]
pub(super) struct NameCorrection {
    pub id: Id,
    pub change: NameChange,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Which {
    Forms { kind: EntityKind, forms: Vec<String> },
    Place { transcript: Id, range: (u32, u32) },
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum NameChange {
    Reject {
        which: Which,
    },
    Retype {
        which: Which,
        to: EntityKind,
    },
    Same {
        which: Which,
        kind: EntityKind,
        name: String,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        forms: Vec<String>,
    },
    Apart {
        kind: EntityKind,
        form: String,
    },
    Rebound {
        kind: EntityKind,
        from: String,
        to: String,
    },
    Move {
        transcript: Id,
        range: (u32, u32),
        to: (u32, u32),
    },
    Add {
        kind: EntityKind,
        form: String,
    },
}

/// Where places lie: the texts by transcript.
pub(super) struct Places<'a> {
    pub project: &'a Project,
    pub texts: &'a Texts,
}

impl Places<'_> {
    fn text(&self, transcript: &Id) -> Option<&Rc<Text>> {
        self.texts.get(&self.project.transcript(transcript)?.text)
    }

    fn range_out(&self, transcript: &Id, span: Span) -> (u32, u32) {
        self.text(transcript).map_or((span.start, span.end), |text| text.to_code_points(span))
    }

    fn span_in(&self, transcript: &Id, (start, end): (u32, u32)) -> Option<Span> {
        self.text(transcript)?.from_code_points(start, end).filter(|span| !span.is_empty())
    }

    fn which_out(&self, which: &model::Which) -> Which {
        match which.clone() {
            model::Which::Forms { kind, forms } => Which::Forms { kind, forms },
            model::Which::Place { transcript, span } => {
                Which::Place { range: self.range_out(&transcript, span), transcript }
            }
        }
    }

    fn which_in(&self, which: Which) -> Option<model::Which> {
        Some(match which {
            Which::Forms { kind, forms } => model::Which::Forms { kind, forms },
            Which::Place { transcript, range } => {
                model::Which::Place { span: self.span_in(&transcript, range)?, transcript }
            }
        })
    }

    /// As it goes into the file.
    pub fn write(&self, correction: &model::NameCorrection) -> NameCorrection {
        use model::NameChange as From;
        let change = match correction.change.clone() {
            From::Reject(which) => NameChange::Reject { which: self.which_out(&which) },
            From::Retype(which, to) => NameChange::Retype { which: self.which_out(&which), to },
            From::Same { which, kind, name, forms } => {
                NameChange::Same { which: self.which_out(&which), kind, name, forms }
            }
            From::Apart { kind, form } => NameChange::Apart { kind, form },
            From::Rebound { kind, from, to } => NameChange::Rebound { kind, from, to },
            From::Move { transcript, span, to } => {
                let (range, to) = (self.range_out(&transcript, span), self.range_out(&transcript, to));
                NameChange::Move { transcript, range, to }
            }
            From::Add { kind, form } => NameChange::Add { kind, form },
        };
        NameCorrection { id: correction.id.clone(), change }
    }

    /// As it comes from the file; nothing where its place is none.
    pub fn read(&self, correction: NameCorrection) -> Option<model::NameCorrection> {
        use model::NameChange as To;
        let change = match correction.change {
            NameChange::Reject { which } => To::Reject(self.which_in(which)?),
            NameChange::Retype { which, to } => To::Retype(self.which_in(which)?, to),
            NameChange::Same { which, kind, name, forms } => {
                To::Same { which: self.which_in(which)?, kind, name, forms }
            }
            NameChange::Apart { kind, form } => To::Apart { kind, form },
            NameChange::Rebound { kind, from, to } => To::Rebound { kind, from, to },
            NameChange::Move { transcript, range, to } => {
                let (span, to) = (self.span_in(&transcript, range)?, self.span_in(&transcript, to)?);
                To::Move { transcript, span, to }
            }
            NameChange::Add { kind, form } => To::Add { kind, form },
        };
        Some(model::NameCorrection { id: correction.id, change })
    }
}
