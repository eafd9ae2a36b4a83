use crate::model::{Block, Structure, Transcript, Turn};
use crate::text::{Span, Text, count_words, sentences};
use std::rc::Rc;

/// Paragraphs longer than this many bytes are shown in pieces, so that one endless line of
/// speech recognition stays as quick as any other text.
const PIECE_LIMIT: u32 = 4_000;
/// A section closes when it holds this many pieces or bytes: the unit that the browser skips
/// while it is off screen.
const SECTION_PIECES: usize = 16;
const SECTION_BYTES: u32 = 6_000;

/// The transcript on the page: its text, its structure and how both are laid out.
#[derive(Debug, PartialEq)]
pub struct Reading {
    /// Which transcript.
    pub transcript: Rc<Transcript>,
    /// Its text.
    pub text: Rc<Text>,
    /// Its structure, with what people corrected.
    pub structure: Structure,
    /// What the page shows one below the other.
    pub pieces: Vec<Piece>,
    /// The pieces in groups.
    pub sections: Vec<Section>,
    /// Number of words.
    pub words: usize,
}

/// A paragraph, or a part of a very long one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// Its text, without the label that opens a turn.
    pub body: Span,
    /// The block it belongs to, as an index into the structure's blocks.
    pub block: u32,
    /// Whether it starts the block, and so carries the label.
    pub first: bool,
}

/// A run of pieces.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Section {
    /// Its first piece.
    pub first: usize,
    /// One past its last piece.
    pub last: usize,
    /// From the start of its first piece, label included, to the end of its last.
    pub span: Span,
}

impl Reading {
    /// Lays out a transcript.
    pub fn new(transcript: Rc<Transcript>, text: Rc<Text>) -> Self {
        let structure = transcript.structure(text.as_str());
        Self::with_structure(transcript, text, structure)
    }

    fn with_structure(transcript: Rc<Transcript>, text: Rc<Text>, structure: Structure) -> Self {
        let pieces = pieces(&text, &structure.blocks);
        let sections = sections(&structure.blocks, &pieces);
        let words = count_words(text.as_str());
        Self { transcript, text, structure, pieces, sections, words }
    }

    /// The block of a piece.
    pub fn block(&self, piece: &Piece) -> Option<&Block> {
        self.structure.blocks.get(piece.block as usize)
    }

    /// Where a piece starts, the label that stands before it included.
    pub fn start_of(&self, piece: &Piece) -> u32 {
        self.block(piece).filter(|_| piece.first).map_or(piece.body.start, |block| block.span.start)
    }

    /// The turn that a position lies in.
    pub fn turn_at(&self, position: u32) -> Option<(usize, &Turn)> {
        let at = self.structure.turns.partition_point(|t| t.span.start <= position).checked_sub(1)?;
        self.structure.turns.get(at).filter(|t| position < t.span.end).map(|t| (at, t))
    }

    /// The speaker's name at a position, where the text says it.
    pub fn speaker_at(&self, position: u32) -> Option<&str> {
        let speaker = self.turn_at(position)?.1.speaker?;
        self.structure.speakers.get(speaker as usize).map(|s| s.name.as_str())
    }

    /// The piece that holds a position (its label included), or the nearest one before it.
    pub fn piece_at(&self, position: u32) -> Option<usize> {
        let next = self.pieces.partition_point(|p| self.start_of(p) <= position);
        (!self.pieces.is_empty()).then(|| next.saturating_sub(1))
    }

    /// The section that holds a piece.
    pub fn section_of(&self, piece: usize) -> usize {
        self.sections.partition_point(|s| s.first <= piece).saturating_sub(1)
    }

    /// The first piece of a turn.
    pub fn piece_of_turn(&self, turn: &Turn) -> Option<usize> {
        self.piece_at(turn.span.start)
    }
}

fn pieces(text: &Text, blocks: &[Block]) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(blocks.len());
    for (at, block) in blocks.iter().enumerate() {
        let start = block.label.map_or(block.span.start, |l| l.span.end.min(block.span.end));
        let body = Span::new(start, block.span.end);
        for (n, body) in split(text, body).into_iter().enumerate() {
            pieces.push(Piece { body, block: at as u32, first: n == 0 });
        }
    }
    pieces
}

/// Cuts a long paragraph after sentences, or where there is none after words.
fn split(text: &Text, body: Span) -> Vec<Span> {
    if body.len() <= PIECE_LIMIT {
        return vec![body];
    }
    let mut parts = Vec::new();
    let mut start = body.start;
    let mut cut = |end: u32, limit: u32, start: &mut u32| {
        if end - *start >= limit && end < body.end {
            parts.push(Span::new(*start, end));
            *start = end;
        }
    };
    for sentence in sentences(text.as_str(), body) {
        if sentence.len() > PIECE_LIMIT {
            let inner = text.slice(sentence);
            for (at, _) in inner.match_indices(char::is_whitespace) {
                cut(sentence.start + at as u32, PIECE_LIMIT * 3 / 4, &mut start);
            }
        }
        cut(sentence.end, PIECE_LIMIT / 2, &mut start);
    }
    parts.push(Span::new(start, body.end));
    parts
}

fn sections(blocks: &[Block], pieces: &[Piece]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let block_start = blocks.get(piece.block as usize).map_or(piece.body.start, |b| b.span.start);
        let start = if piece.first { block_start } else { piece.body.start };
        match sections.last_mut() {
            Some(open) if open.last - open.first < SECTION_PIECES && open.span.len() < SECTION_BYTES => {
                open.last = at + 1;
                open.span.end = piece.body.end;
            }
            _ => sections.push(Section { first: at, last: at + 1, span: Span::new(start, piece.body.end) }),
        }
    }
    sections
}
