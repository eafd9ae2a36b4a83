//! Blocks into turns: who speaks from where to where.

use super::evidence::is_personal;
use super::{Block, BlockKind, Turn, TurnKind};
use crate::text::{Span, slice};

/// The turns that labels open. `body` is the first block behind the head, `of_block` says whom
/// a block's label names.
pub(super) fn turns(text: &str, blocks: &mut [Block], body: usize, of_block: &[Option<u32>]) -> Vec<Turn> {
    let opens =
        |block: &Block| block.label.is_some_and(|l| !l.name.is_empty() || (l.time.is_none() && is_dash(text, l.span)));
    let mut starts: Vec<usize> = (body..blocks.len()).filter(|at| blocks.get(*at).is_some_and(opens)).collect();
    let first = starts.first().copied();
    starts.push(blocks.len());
    let mut turns = Vec::with_capacity(starts.len());
    if let Some(turn) = first.and_then(|first| turn(blocks, body, first, None)) {
        // Kept until it is known whether somebody speaks here or the transcript is introduced.
        turns.push(turn);
    }
    for pair in starts.windows(2) {
        let [start, end] = pair else { continue };
        let speaker = of_block.get(*start).copied().flatten();
        turns.extend(turn(blocks, *start, *end, speaker));
    }
    for (at, turn) in turns.iter().enumerate() {
        for block in blocks.iter_mut().skip(turn.first_block as usize).take(turn.block_count as usize) {
            block.turn = Some(at as u32);
        }
    }
    turns
}

fn is_dash(text: &str, label: Span) -> bool {
    slice(text, label).starts_with(['-', '–', '—', '>'])
}

/// The turn of the blocks `start..end`, without what no one says at its ends.
fn turn(blocks: &[Block], start: usize, end: usize, speaker: Option<u32>) -> Option<Turn> {
    let said = |b: &Block| b.label.is_some() || b.kind == BlockKind::Paragraph;
    let kept = |b: &Block| b.label.is_some() || matches!(b.kind, BlockKind::Paragraph | BlockKind::Aside);
    let range = blocks.get(start..end)?;
    let lead = range.iter().position(said)?;
    let last = range.iter().rposition(kept)?;
    let (first, last) = (start + lead, start + last);
    let span = blocks.get(first)?.span.join(blocks.get(last)?.span);
    Some(Turn {
        kind: TurnKind::Speech,
        speaker,
        span,
        first_block: first as u32,
        block_count: (last - first + 1) as u32,
        question: None,
        number: None,
    })
}

/// Whether a turn has no label of its own: the one before the first label.
pub(super) fn is_unlabelled(blocks: &[Block], turn: &Turn) -> bool {
    !blocks.get(turn.first_block as usize).and_then(|b| b.label).is_some_and(|l| !l.name.is_empty() || l.time.is_none())
}

/// The unlabelled stretch before the first label is a statement where questions follow and
/// somebody speaks for themselves; elsewhere it introduces the transcript and is no turn.
pub(super) fn settle_opening(
    text: &str,
    blocks: &mut [Block],
    turns: &mut Vec<Turn>,
    speaker: Option<u32>,
    asked: bool,
) {
    let Some(first) = turns.first_mut().filter(|t| is_unlabelled(blocks, t)) else { return };
    let personal = || is_personal(slice(text, first.span)) || !slice(text, first.span).is_ascii();
    if asked && (speaker.is_some() || personal()) {
        first.speaker = speaker;
        return;
    }
    turns.remove(0);
    for turn in turns.iter_mut() {
        turn.question = turn.question.and_then(|q| q.checked_sub(1));
    }
    for block in blocks.iter_mut() {
        block.turn = block.turn.and_then(|t| t.checked_sub(1));
    }
}
