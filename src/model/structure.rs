//! The shape of a transcript: head, turns, speakers. Derived from the text, never stored.

mod brackets;
mod corrections;
mod dates;
mod evidence;
mod head;
mod identity;
mod labels;
mod lines;
mod names;
mod paragraphs;
mod questions;
mod roles;
mod scan;
mod speakers;
#[cfg(test)]
mod tests;
mod timecodes;
mod turns;

use crate::text::Span;
use serde::{Deserialize, Serialize};

/// What a transcript's text turned out to be made of.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Structure {
    /// What the head says about the whole.
    pub head: Head,
    /// The paragraphs in order. They do not overlap, and only white space lies between them.
    pub blocks: Vec<Block>,
    /// Who speaks when, in order; empty for prose without speakers.
    pub turns: Vec<Turn>,
    /// Who speaks at all, in the order of their first turn.
    pub speakers: Vec<Speaker>,
}

impl Structure {
    /// Derives the structure of a text whose lines end with LF. Same text, same structure.
    pub fn of(text: &str) -> Self {
        let lines = lines::lines(text);
        let labels = evidence::accepted(text, &lines, labels::candidates(text, &lines));
        let paragraphs = paragraphs::paragraphs(text, &lines, &labels);
        let (head, mut blocks, body) = head::read(text, paragraphs);
        let (mut speakers, of_block) = speakers::speakers(text, &blocks, &head);
        let mut turns = turns::turns(text, &mut blocks, body, &of_block);
        let opened = questions::assign(text, &blocks, &speakers, &mut turns);
        let opening = if opened { speakers::of_opening(text, &speakers, &head) } else { None };
        turns::settle_opening(text, &mut blocks, &mut turns, opening, opened);
        speakers::in_order(&mut speakers, &mut turns);
        Self { head, blocks, turns, speakers }
    }
}

/// What a head says: where in the text the title, the source, the date and the place stand.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// The headline, without heading marks.
    pub title: Option<Span>,
    /// Who published it.
    pub source: Option<Span>,
    /// When it was said.
    pub date: Option<Span>,
    /// Where it was said.
    pub place: Option<Span>,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    /// Breadcrumbs, site names, menus: kept, but set apart.
    Furniture,
    /// The headline.
    Title,
    /// A heading inside the text, with its level from 1.
    Heading(u8),
    /// A paragraph of speech or prose.
    Paragraph,
    /// A whole paragraph that nobody says: `[Laughter.]`, `(End of tape one)`.
    Aside,
}

/// A paragraph: one or more lines of the text, read as one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// The lines it is made of, without outer white space; a label at its start included.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// The label at its start: a name opens a turn, a time code alone does not.
    pub label: Option<Label>,
    /// The turn it belongs to, as an index into [`Structure::turns`].
    pub turn: Option<u32>,
}

/// The label that opens a turn: `Sergei Lavrov (answers after A. Diop): `.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Label {
    /// All of it, with its punctuation and the white space behind it: what follows is speech.
    pub span: Span,
    /// The name as it stands there; empty where only a time or a dash opens the turn.
    pub name: Span,
    /// What stands beside the name in brackets or behind a comma: a remark, a role, a house.
    pub aside: Option<Span>,
    /// A time code.
    pub time: Option<Span>,
}

/// What a turn is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TurnKind {
    /// What is said before anybody asks.
    Opening,
    /// A question.
    Question,
    /// An answer to the question before it.
    Answer,
    /// Any other turn.
    Speech,
}

/// An unbroken stretch by one speaker. Every label that names somebody opens one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Turn {
    /// What it is for.
    pub kind: TurnKind,
    /// Who speaks, as an index into [`Structure::speakers`]; none where the text does not say.
    pub speaker: Option<u32>,
    /// From its label to the end of its last paragraph.
    pub span: Span,
    /// Its first block.
    pub first_block: u32,
    /// Its number of blocks, at least one.
    pub block_count: u32,
    /// For an answer, the turn that holds its question.
    pub question: Option<u32>,
    /// For a question, its number from 1.
    pub number: Option<u32>,
}

/// Somebody who speaks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Speaker {
    /// The fullest form of the name; for a questioner without a name, the label as it stands.
    pub name: String,
    /// Every form that occurs, the fullest first.
    pub variants: Vec<String>,
    /// Whether the label is a role without a name (`Question`, `Q`, `Interviewer`).
    pub is_role: bool,
}

/// What a person corrected about the derived structure; addressed by what the text says, so
/// that it holds when the derivation gets better.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Correction {
    /// The speaker known under this name is called otherwise.
    RenameSpeaker {
        /// Any form of the name.
        from: String,
        /// What to call them.
        to: String,
    },
    /// These two are one.
    MergeSpeakers {
        /// Any form of the one who is taken in.
        from: String,
        /// Any form of the one who stays.
        into: String,
    },
    /// This form of the name is somebody else.
    SplitSpeaker {
        /// The form as it stands in the label.
        variant: String,
    },
    /// The turn in which this byte lies is spoken by somebody else.
    SetTurnSpeaker {
        /// Where the turn started when it was corrected.
        start: u32,
        /// Who speaks.
        name: String,
    },
}
