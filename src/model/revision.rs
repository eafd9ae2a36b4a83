//! A transcript whose text is replaced by a corrected one: what lies in it moves along.

use super::anchoring::{Mapping, map_text};
use super::{Anchored, Annotation, Correction, Edit, Id, NameChange, NameCorrection, Project, Transcript, Which};
use crate::text::{Span, Text, floor_boundary};
use std::rc::Rc;

/// Bytes from the start of a turn by which its place is known in the corrected text.
const TURN_HEAD: u32 = 200;

/// What replacing a transcript's text by a corrected one does to what lies in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// The transcript as it will be.
    pub transcript: Rc<Transcript>,
    /// The corrected text.
    pub text: Rc<Text>,
    /// Its passages, each as it was and as it will be; none is left out.
    pub passages: Vec<(Rc<Annotation>, Annotation)>,
    /// The corrections of names that are bound to a place in it, each with what it will be; nothing where that
    /// name is gone.
    names: Vec<(Id, Option<NameChange>)>,
}

/// How many passages come to their places in which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// They stay exactly where they are.
    pub stay: usize,
    /// The text around them moved, and they with it: the same words, the same surroundings.
    pub along: usize,
    /// By their exact words, told from others by what stands around.
    pub quote: usize,
    /// By similar words.
    pub fuzzy: usize,
    /// Not found: kept where they would be.
    pub lost: usize,
}

impl Revision {
    /// Finds out where everything in a transcript of the project will be.
    pub fn plan(project: &Project, transcript: &Transcript, old: &Text, text: Rc<Text>, file: &str) -> Self {
        let mapping = map_text(old, &text);
        let moved = |annotation: &Rc<Annotation>| {
            let (ranges, how) = mapping.find_all(&annotation.ranges);
            // What was to be checked before still is.
            let anchored = how.into_iter().chain(annotation.anchored).max_by_key(Anchored::doubt);
            (Rc::clone(annotation), Annotation { ranges, anchored, ..Annotation::clone(annotation) })
        };
        let passages = project.annotations_of(&transcript.id).iter().map(moved).collect();
        let bound = |correction: &&Rc<NameCorrection>| correction.change.transcript() == Some(&transcript.id);
        let name =
            |correction: &Rc<NameCorrection>| (correction.id.clone(), name_in_place(&correction.change, &mapping));
        let names = project.name_corrections.iter().filter(bound).map(name).collect();
        let transcript = Rc::new(Transcript {
            text: text.hash().clone(),
            file: if file.is_empty() { transcript.file.clone() } else { file.to_owned() },
            corrections: speakers_in_place(transcript, old, &mapping),
            ..transcript.clone()
        });
        Self { transcript, text, passages, names }
    }

    /// How the passages come to their places.
    pub fn tally(&self) -> Tally {
        let mut tally = Tally::default();
        for (was, is) in &self.passages {
            let count = match is.anchored.filter(|_| was.anchored != is.anchored || was.ranges != is.ranges) {
                None if was.ranges == is.ranges => &mut tally.stay,
                None => &mut tally.along,
                Some(Anchored::Quote) => &mut tally.quote,
                Some(Anchored::Fuzzy(_)) => &mut tally.fuzzy,
                Some(Anchored::Lost) => &mut tally.lost,
            };
            *count += 1;
        }
        tally
    }

    /// The passages whose words were not found.
    pub fn lost(&self) -> impl Iterator<Item = &Rc<Annotation>> {
        self.passages.iter().filter(|(_, is)| is.anchored == Some(Anchored::Lost)).map(|(was, _)| was)
    }

    /// How many corrections of names go, since the name at their place is gone.
    pub fn names_gone(&self) -> usize {
        self.names.iter().filter(|(_, change)| change.is_none()).count()
    }

    /// The edits that replace the text, as one command.
    pub fn edits(&self, project: &Project) -> Vec<Edit> {
        let id = &self.transcript.id;
        let at = project.transcripts.iter().position(|t| t.id == *id).unwrap_or(usize::MAX);
        let mut edits = vec![Edit::Transcript { id: id.clone(), value: Some(Rc::clone(&self.transcript)), at }];
        let changed = self.passages.iter().filter(|(was, is)| **was != *is);
        edits.extend(changed.map(|(_, is)| Edit::put(is.clone())));
        // From the end, so that each goes back to its own place when this is undone.
        for (id, change) in self.names.iter().rev() {
            let Some(at) = project.name_corrections.iter().position(|c| c.id == *id) else { continue };
            let value = change.clone().map(|change| Rc::new(NameCorrection { id: id.clone(), change }));
            edits.push(Edit::NameCorrection { id: id.clone(), value, at });
        }
        edits
    }
}

/// A correction that is bound to a place, at its new place; nothing where what stood there is gone.
fn name_in_place(change: &NameChange, mapping: &Mapping) -> Option<NameChange> {
    let place = |span: Span| {
        let found = mapping.find(span);
        (found.how != Some(Anchored::Lost)).then_some(found.span)
    };
    change.clone().moved(change.transcript()?, place)
}

/// The corrections of speakers; those of single turns at the turns' new places.
fn speakers_in_place(transcript: &Transcript, old: &Text, mapping: &Mapping) -> Vec<Correction> {
    let one_turn = |correction: &Correction| matches!(correction, Correction::SetTurnSpeaker { .. });
    if !transcript.corrections.iter().any(one_turn) {
        return transcript.corrections.clone();
    }
    let turns = transcript.structure(old.as_str()).turns;
    let moved = |correction: &Correction| match correction {
        Correction::SetTurnSpeaker { start, name } => {
            let turn = turns.iter().find(|turn| turn.span.contains(*start))?.span;
            let end = floor_boundary(old.as_str(), turn.end.min(turn.start.saturating_add(TURN_HEAD)));
            let found = mapping.find(Span::new(turn.start, end.max(turn.start)));
            let known = found.how != Some(Anchored::Lost);
            known.then(|| Correction::SetTurnSpeaker { start: found.span.start, name: name.clone() })
        }
        other => Some(other.clone()),
    };
    transcript.corrections.iter().filter_map(moved).collect()
}

impl NameChange {
    /// The same in transcript `to`, where its places are moved; nothing where one of them has none any more.
    pub fn moved(self, to: &Id, place: impl Fn(Span) -> Option<Span>) -> Option<Self> {
        let which = |which: Which| {
            Some(match which {
                Which::Place { span, .. } => Which::Place { transcript: to.clone(), span: place(span)? },
                forms @ Which::Forms { .. } => forms,
            })
        };
        Some(match self {
            Self::Reject(of) => Self::Reject(which(of)?),
            Self::Retype(of, kind) => Self::Retype(which(of)?, kind),
            Self::Same { which: of, kind, name, forms } => Self::Same { which: which(of)?, kind, name, forms },
            Self::Move { span, to: end, .. } => {
                Self::Move { transcript: to.clone(), span: place(span)?, to: place(end)? }
            }
            other @ (Self::Apart { .. } | Self::Rebound { .. } | Self::Add { .. }) => other,
        })
    }
}
