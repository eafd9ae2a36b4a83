//! Transcripts of any size with annotations, the same at every run: as a project file for the page
//! and as a static page, the floor.

use crate::Outcome;
use glossator::exchange::{Texts, project_file};
use glossator::model::{Annotation, Coder, Id, Project, Tag, Timestamp, Transcript};
use glossator::text::{Span, Text, slice};
use std::fmt::Write;
use std::rc::Rc;

/// So many words and annotations.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Size {
    pub(super) words: usize,
    pub(super) annotations: usize,
}

const SPEAKERS: [&str; 4] = ["Ilse Brandt", "Tomé Vaz", "Awa Ndiaye", "Question"];
const NAMES: [&str; 8] = [
    "the United Nations",
    "Geneva",
    "Mr Vaz",
    "the Ministry of Foreign Affairs",
    "Lisbon",
    "the European Union",
    "Senegal",
    "Tomé Vaz",
];
const WORDS: &str = "we have always said that the harbour and its people need time to find a way out of this question \
    which nobody wanted to ask before when ships came in every week but now there is an agreement on fishing that both \
    sides can live with if they keep their word about catch quota licence season depth dredging money and trust";
/// Passages are tagged in turn with one of so many tags.
const TAGS: u8 = 9;
/// Turns in a section of the floor.
const SECTION: usize = 40;

/// A transcript, its turns and the passages in it.
pub(super) struct Made {
    text: Text,
    /// The speaker's name and the words of each turn.
    turns: Vec<(&'static str, Span)>,
    /// Each with its tag, in reading order; some lie in one another.
    passages: Vec<(Span, u8)>,
}

impl Made {
    pub(super) fn new(size: Size) -> Self {
        let words: Vec<&str> = WORDS.split_whitespace().collect();
        let mut random = 88_172_645_463_325_252_u64;
        let mut next = move |below: usize| {
            // Xorshift: the same numbers everywhere.
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            (random % below.max(1) as u64) as usize
        };
        let mut text = String::from("A long talk about the harbour\n\n");
        let (mut turns, mut passages, mut starts) = (Vec::new(), Vec::new(), Vec::new());
        let mut count = 0;
        for turn in 0.. {
            if count >= size.words {
                break;
            }
            let speaker = SPEAKERS[turn % SPEAKERS.len()];
            text += speaker;
            text += ": ";
            let start = text.len() as u32;
            let length = 20 + next(41);
            for at in 0..length {
                if at > 0 {
                    text.push(' ');
                }
                starts.push((text.len() as u32, turn));
                text += if next(25) == 0 { NAMES[next(NAMES.len())] } else { words[next(words.len())] };
                if at % 13 == 12 && at + 1 < length {
                    text.push('.');
                }
            }
            text.push('.');
            count += length;
            turns.push((speaker, Span::new(start, text.len() as u32)));
            text += "\n\n";
        }
        for n in 0..size.annotations {
            let at = n * starts.len() / size.annotations.max(1);
            // Every tenth begins within the one before.
            let at = if n % 10 == 9 { at.saturating_sub(starts.len() / size.annotations.max(1) - 1) } else { at };
            let (Some((start, turn)), Some((end, _))) = (starts.get(at), starts.get(at + 4 + next(6))) else {
                continue;
            };
            let end = (*end).min(turns.get(*turn).map_or(*end, |(_, span)| span.end)).saturating_sub(1);
            if start < &end {
                passages.push((Span::new(*start, end), (n % usize::from(TAGS)) as u8));
            }
        }
        passages.sort_unstable();
        Self { text: Text::new(&text), turns, passages }
    }

    /// As a project file.
    pub(super) fn project_file(self) -> String {
        let now = Timestamp::from_millis(1_800_000_000_000);
        let mut project = Project::empty(Id::new("bench"), now);
        let (transcript, coder) = (Id::new("talk"), Id::new("coder"));
        project.coders.push(Rc::new(Coder { id: coder.clone(), name: "Bench".into() }));
        project.transcripts.push(Rc::new(Transcript {
            id: transcript.clone(),
            text: self.text.hash().clone(),
            title: "A long talk about the harbour".into(),
            file: "talk.txt".into(),
            added: now,
            corrections: Vec::new(),
            note: String::new(),
            pseudonyms: Vec::new(),
        }));
        let tag = |n: u8| Id::new(&format!("tag-{n}"));
        project.tags.extend((0..TAGS).map(|n| {
            let (id, name) = (tag(n), format!("Tag {}", n + 1));
            Rc::new(Tag { id, name, parent: None, colour: n, description: String::new(), key: Some(n + 1) })
        }));
        project.annotations.extend(self.passages.iter().enumerate().map(|(n, (span, t))| {
            Rc::new(Annotation {
                id: Id::new(&format!("annotation-{n:06}")),
                transcript: transcript.clone(),
                ranges: vec![*span],
                tags: vec![tag(*t)],
                note: String::new(),
                coder: coder.clone(),
                created: now,
                modified: now,
                anchored: None,
            })
        }));
        project.annotations.sort_by(|a, b| a.order(b));
        let texts = Texts::from([(self.text.hash().clone(), Rc::new(self.text))]);
        project_file::write(&project, &texts, now)
    }

    /// As the floor: a page that holds the turns as values, `[speaker, [words, tag or -1]…]`, in
    /// sections, and makes static HTML of them when asked.
    pub(super) fn floor(&self) -> Outcome<String> {
        let mut passages = self.passages.iter().peekable();
        let mut turns = Vec::with_capacity(self.turns.len());
        for (speaker, span) in &self.turns {
            let mut runs: Vec<(&str, i32)> = Vec::new();
            let mut at = span.start;
            while let Some((passage, tag)) = passages.next_if(|(p, _)| p.start < span.end) {
                let passage = Span::new(passage.start.max(at), passage.end.max(at));
                if passage.is_empty() {
                    continue;
                }
                runs.push((slice(self.text.as_str(), Span::new(at, passage.start)), -1));
                runs.push((slice(self.text.as_str(), passage), i32::from(*tag)));
                at = passage.end;
            }
            runs.push((slice(self.text.as_str(), Span::new(at, span.end)), -1));
            turns.push((speaker, runs));
        }
        let sections: Vec<_> = turns.chunks(SECTION).collect();
        let mut page = String::new();
        let (before, after) = include_str!("floor.html").split_once("SECTIONS").unwrap_or_default();
        write!(page, "{before}{}{after}", serde_json::to_string(&sections)?)?;
        Ok(page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_the_size_asked_for_and_can_be_opened() {
        let made = Made::new(Size { words: 3_000, annotations: 300 });
        let words = made.text.as_str().split_whitespace().count();
        assert!((3_000..3_600).contains(&words), "{words}");
        assert!(made.passages.len() > 290, "{}", made.passages.len());
        assert!(made.floor().unwrap().contains("Tomé Vaz"));
        let opened = project_file::read(&made.project_file()).unwrap();
        assert!(opened.repairs.is_empty());
        assert!(opened.project.annotations.len() > 290);
    }
}
