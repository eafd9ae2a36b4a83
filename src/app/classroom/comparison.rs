//! The work of a class on one transcript, lined up.

use super::{Decision, UnitKind};
use crate::analysis::agreement::{
    Coding, Disputed, Heat, PassageScores, Study, Units, disputed, heat, heat_of_any, least_minority, majority, score,
};
use crate::app::Reading;
use crate::exchange::submission::Submission;
use crate::model::{Coder, Id, Project, Structure, Tag};
use crate::sort;
use crate::text::{Span, Text, sentences, words};
use std::rc::Rc;

/// The work of a class on one transcript.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The transcript.
    pub reading: Rc<Reading>,
    /// Who handed in, in the order of the lanes.
    pub coders: Vec<Coder>,
    /// The tags that anybody used, the project's own first.
    pub tags: Vec<Tag>,
    /// What they tagged.
    pub codings: Vec<Coding>,
    /// The words of the transcript.
    pub words: Units,
    /// How many tagged each word, by tag.
    pub heats: Vec<Heat>,
    /// How many tagged each word with anything.
    pub any: Heat,
    /// Where they are divided, the most disputed first.
    pub disputes: Vec<Disputed>,
    /// What most of them tagged.
    pub majority: Vec<Coding>,
    /// What the teacher accepted.
    pub model: Vec<Coding>,
}

impl Comparison {
    /// Lines the works up. A tag of a student's own goes with one of the same name.
    pub fn new(reading: Rc<Reading>, project: &Project, works: &[Rc<Submission>], decisions: &[Decision]) -> Self {
        let transcript = &reading.transcript.id;
        let mut tags: Vec<Tag> = project.tags.iter().map(|t| Tag::clone(t)).collect();
        let mut codings = Vec::new();
        for (coder, work) in works.iter().enumerate() {
            let numbers: Vec<(&Id, usize)> = work.tags.iter().map(|t| (&t.id, number(&mut tags, t))).collect();
            for passage in work.passages.iter().filter(|p| p.transcript == *transcript) {
                for tag in passage.tags.iter().filter_map(|id| numbers.iter().find(|(i, _)| *i == id)) {
                    codings.extend(passage.ranges.iter().map(|span| Coding { coder, tag: tag.1, span: *span }));
                }
            }
        }
        sort::ascending(&mut codings);
        let words = Units::new(words(reading.text.as_str()));
        let coders: Vec<Coder> = works.iter().map(|w| w.coder.clone()).collect();
        let study = Study { coders: coders.len(), tags: tags.len(), codings: &codings, unread: &[] };
        let heats = (0..tags.len()).map(|tag| heat(&study, &words, tag)).collect();
        let (any, disputes) = (heat_of_any(&study, &words), disputed(&study, &words, least_minority(coders.len())));
        let majority = majority(&study, &words);
        let accepted = decisions.iter().filter(|d| d.accepted && d.transcript == *transcript);
        let mut model: Vec<Coding> = accepted
            .filter_map(|d| {
                let tag = tags.iter().position(|t| t.id == d.tag)?;
                Some(Coding { coder: coders.len(), tag, span: d.span })
            })
            .collect();
        sort::by_key(&mut model, |m| (m.span, m.tag));
        Self { reading, coders, tags, codings, words, heats, any, disputes, majority, model }
    }

    /// Who tagged what, for [`crate::analysis::agreement`].
    pub fn study(&self) -> Study<'_> {
        Study { coders: self.coders.len(), tags: self.tags.len(), codings: &self.codings, unread: &[] }
    }

    /// The heat of a tag, or of any.
    pub fn heat(&self, tag: Option<usize>) -> &Heat {
        tag.and_then(|tag| self.heats.get(tag)).unwrap_or(&self.any)
    }

    /// The scores of a coder by tag, and over all tags, against the model or the majority.
    pub fn scores(&self, coder: usize, against_model: bool) -> (Vec<PassageScores>, PassageScores) {
        let reference = if against_model { &self.model } else { &self.majority };
        let by_tag = score(&self.study(), &self.words, coder, reference);
        let total = PassageScores::total(&by_tag);
        (by_tag, total)
    }

    /// The ends of a disputed passage: as they were moved, as the model answer has them, or as it was tagged.
    pub fn ends(&self, dispute: &Disputed, moved: Option<Span>) -> Span {
        let decided = || self.model.iter().find(|m| m.tag == dispute.tag && m.span.overlaps(dispute.span));
        moved.or_else(|| decided().map(|m| m.span)).unwrap_or(dispute.span)
    }

    /// Numbers of the tags that anybody used.
    pub fn used(&self) -> Vec<usize> {
        (0..self.tags.len()).filter(|tag| self.codings.iter().any(|c| c.tag == *tag)).collect()
    }
}

/// The number of a tag: by id, else by name, else as a new one.
fn number(tags: &mut Vec<Tag>, tag: &Tag) -> usize {
    let name = tag.name.to_lowercase();
    let known = tags.iter().position(|t| t.id == tag.id);
    known.or_else(|| tags.iter().position(|t| t.name.to_lowercase() == name)).unwrap_or_else(|| {
        tags.push(tag.clone());
        tags.len() - 1
    })
}

/// The units of a text.
pub fn units(kind: UnitKind, text: &Text, structure: &Structure) -> Units {
    let whole = Span::new(0, text.len());
    match kind {
        // Passages are matched word by word.
        UnitKind::Word | UnitKind::Passage => Units::new(words(text.as_str())),
        UnitKind::Sentence if structure.blocks.is_empty() => Units::new(sentences(text.as_str(), whole)),
        UnitKind::Sentence => Units::new(structure.blocks.iter().flat_map(|b| sentences(text.as_str(), b.span))),
        UnitKind::Turn if structure.turns.is_empty() => Units::new(structure.blocks.iter().map(|b| b.span)),
        UnitKind::Turn => Units::new(structure.turns.iter().map(|t| t.span)),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::model::{Annotation, Timestamp, Transcript};
    use crate::text::slice;

    pub(in crate::app::classroom) const TEXT: &str =
        "Ana: The river rose in the night.\n\nBen: We carried the books upstairs.\n\nAna: The street was a lake.\n";

    /// A class of which each has tagged these words with the tag of this name.
    pub(in crate::app::classroom) fn class(works: &[&[(&str, &str)]]) -> Comparison {
        let text = Rc::new(Text::new(TEXT));
        let (id, now) = (Id::new("t"), Timestamp::from_millis(1));
        let transcript = Rc::new(Transcript {
            id: id.clone(),
            text: text.hash().clone(),
            title: "Flood".to_owned(),
            file: String::new(),
            added: now,
            corrections: Vec::new(),
            note: String::new(),
            pseudonyms: Vec::new(),
        });
        let works: Vec<Rc<Submission>> = works
            .iter()
            .enumerate()
            .map(|(n, tagged)| {
                let coder = Coder { id: Id::new(&format!("c{n}")), name: format!("C{n}") };
                // Everybody has tags of their own.
                let tag = |name: &str| Tag {
                    id: Id::new(&format!("{name}-{n}")),
                    name: name.to_owned(),
                    parent: None,
                    colour: 1,
                    description: String::new(),
                    key: None,
                };
                let passage = |(m, (words, name)): (usize, &(&str, &str))| {
                    let at = TEXT.find(words).unwrap();
                    Annotation {
                        id: Id::new(&format!("p{n}-{m}")),
                        transcript: id.clone(),
                        ranges: vec![Span::of(at, at + words.len())],
                        tags: vec![tag(name).id],
                        note: String::new(),
                        coder: coder.id.clone(),
                        created: now,
                        modified: now,
                        anchored: None,
                    }
                };
                let mut tags: Vec<Tag> = tagged.iter().map(|(_, name)| tag(name)).collect();
                tags.dedup();
                Rc::new(Submission {
                    assignment: Id::new("task"),
                    title: String::new(),
                    handed_in: now,
                    tags,
                    passages: tagged.iter().enumerate().map(passage).collect(),
                    coder,
                    moved: 0,
                    lost: 0,
                    homeless: 0,
                })
            })
            .collect();
        let reading = Rc::new(Reading::new(transcript, text));
        Comparison::new(reading, &Project::empty(Id::new("p"), now), &works, &[])
    }

    #[test]
    fn tags_of_one_name_are_one_tag() {
        let class = class(&[&[("river", "Water")], &[("river rose", "water")], &[("books", "help")]]);
        assert_eq!(class.tags.iter().map(|t| t.name.as_str()).collect::<Vec<_>>(), ["Water", "help"]);
        let hot: Vec<(&str, u32)> =
            class.heat(Some(0)).runs.iter().filter(|r| r.tagged > 0).map(|r| (slice(TEXT, r.span), r.tagged)).collect();
        assert_eq!(hot, [("river", 2), ("rose", 1)]);
    }

    #[test]
    fn who_tagged_as_most_did_scores_one() {
        let class = class(&[&[("river", "water")], &[("river", "water")], &[("lake", "water")]]);
        let f1 = |coder| class.scores(coder, false).1.words.f1();
        assert_eq!((f1(0), f1(2)), (Some(1.0), Some(0.0)));
        assert_eq!(class.scores(0, true).1.words.f1(), Some(0.0), "there is no model yet");
        assert_eq!(class.disputes.len(), 2);
    }
}
