use super::export::{Mark, Structures, Words, Written};
use super::{Export, Format, FormatId, Texts, WriteError};
use crate::model::{Project, Timestamp};
use std::rc::Rc;

/// Everything that a file is written from, so that it can be handed on and written elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Outgoing {
    /// In which format.
    pub format: FormatId,
    /// The project, with the passages that are to be written.
    pub project: Rc<Project>,
    /// Its texts.
    pub texts: Rc<Texts>,
    /// The entities and themes that are to be written.
    pub marks: Vec<Mark>,
    /// The moment.
    pub now: Timestamp,
}

impl Outgoing {
    /// Writes the file and says what it does not hold.
    ///
    /// # Errors
    /// As [`Format::write`].
    pub fn write(&self, words: Words<'_>) -> Result<Written, WriteError> {
        let format = Format::of(self.format).ok_or(WriteError::ReadOnly)?;
        let (project, texts, marks, now) = (&*self.project, &*self.texts, self.marks.as_slice(), self.now);
        format.write(&Export { project, texts, structures: &self.structures(), marks, now, words })
    }

    /// The structures of the transcripts, for the formats that tell who speaks.
    fn structures(&self) -> Structures {
        match self.format {
            FormatId::Excerpts | FormatId::Xlsx | FormatId::Html | FormatId::Markdown => {
                let transcripts = self.project.transcripts.iter();
                let known = transcripts
                    .filter_map(|t| Some((t.id.clone(), Rc::new(t.structure(self.texts.get(&t.text)?.as_str())))));
                known.collect()
            }
            _ => Structures::new(),
        }
    }
}
