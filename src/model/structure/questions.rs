//! Which turns ask and which answer. Labels say so (`Question`, `Q`, `Interviewer`), or one or
//! two people do most of the talking and the others ask them. Without such evidence nobody
//! asks and nobody answers.

use super::lines::asks;
use super::names::fold;
use super::roles::{Role, role};
use super::turns::is_unlabelled;
use super::{Block, BlockKind, Speaker, Turn, TurnKind};
use crate::sort;
use crate::text::slice;

/// Words in an interviewer's turn that make it a question even without a question mark:
/// transcripts drop the mark, and `Mm-hm.` is no question.
const WORDS_OF_A_QUESTION: usize = 5;

/// Sets the kind of every turn, numbers the questions and ties answers to them. Says whether
/// there are any.
pub(super) fn assign(text: &str, blocks: &[Block], speakers: &[Speaker], turns: &mut [Turn]) -> bool {
    let roles: Vec<Option<Role>> = speakers.iter().map(|s| role(&fold(&s.name)).filter(|_| s.is_role)).collect();
    let role_of = |turn: &Turn| turn.speaker.and_then(|s| roles.get(s as usize).copied().flatten());
    let asking: Vec<bool> = turns.iter().map(|t| ends_asking(text, blocks, t)).collect();
    let (questions, answerers) = match told_by_roles(text, turns, &asking, role_of) {
        Some(questions) => {
            let answers = |at: usize| {
                turns.get(at).is_some_and(|t| {
                    t.speaker.is_some() && !matches!(role_of(t), Some(Role::Question | Role::Interviewer | Role::Chair))
                })
            };
            let answerers: Vec<bool> = (0..turns.len()).map(answers).collect();
            (questions, answerers)
        }
        None => match told_by_shares(turns, &asking, speakers.len()) {
            Some(told) => told,
            None => return false,
        },
    };
    let first = questions.iter().position(|q| *q);
    let mut number = 0;
    let mut open = None;
    for (at, turn) in turns.iter_mut().enumerate() {
        if questions.get(at) == Some(&true) {
            number += 1;
            (turn.kind, turn.number) = (TurnKind::Question, Some(number));
            open = Some(at as u32);
        } else if first.is_some_and(|f| at < f) {
            turn.kind = TurnKind::Opening;
        } else if answerers.get(at) == Some(&true) && !is_unlabelled(blocks, turn) {
            (turn.kind, turn.question) = (TurnKind::Answer, open);
        }
    }
    first.is_some()
}

/// Whether what is said in a turn ends with a question mark; remarks behind it do not count.
fn ends_asking(text: &str, blocks: &[Block], turn: &Turn) -> bool {
    let start = turn.first_block as usize;
    let said = blocks.get(start..start + turn.block_count as usize).unwrap_or(&[]);
    said.iter().rev().find(|b| b.kind == BlockKind::Paragraph).is_some_and(|b| asks(slice(text, b.span)))
}

/// The questions, where labels tell them: at least one with somebody else's turn behind it.
fn told_by_roles(
    text: &str,
    turns: &[Turn],
    asking: &[bool],
    role_of: impl Fn(&Turn) -> Option<Role>,
) -> Option<Vec<bool>> {
    let curious = turns.iter().zip(asking).any(|(t, asks)| role_of(t) == Some(Role::Interviewer) && *asks);
    let is_question = |(turn, asks): (&Turn, &bool)| match role_of(turn) {
        Some(Role::Question) => true,
        Some(Role::Interviewer) => {
            let words = || slice(text, turn.span).split_whitespace().take(WORDS_OF_A_QUESTION + 1).count();
            curious && (*asks || slice(text, turn.span).contains('?') || words() > WORDS_OF_A_QUESTION)
        }
        _ => false,
    };
    let questions: Vec<bool> = turns.iter().zip(asking).map(is_question).collect();
    let mut pairs = questions.iter().zip(turns).zip(turns.iter().skip(1));
    let answered = pairs.any(|((asked, turn), next)| *asked && next.speaker != turn.speaker);
    answered.then_some(questions)
}

/// The questions and the answers, where one or two people say most and are asked by the others.
fn told_by_shares(turns: &[Turn], asking: &[bool], count: usize) -> Option<(Vec<bool>, Vec<bool>)> {
    let mut said = vec![0_u64; count];
    for turn in turns {
        let of = turn.speaker.and_then(|s| said.get_mut(s as usize));
        of.into_iter().for_each(|s| *s += u64::from(turn.span.len()));
    }
    let total: u64 = said.iter().sum();
    let mut ranked: Vec<usize> = (0..count).collect();
    sort::by_key(&mut ranked, |s| (std::cmp::Reverse(said.get(*s).copied()), *s));
    let share = |most: usize| ranked.iter().take(most).filter_map(|s| said.get(*s)).sum::<u64>() * 10;
    let main = [(1, 6), (2, 7)];
    main.into_iter().filter(|(most, tenths)| count > *most && share(*most) >= total * tenths).find_map(|(most, _)| {
        let is_main = |turn: &Turn| turn.speaker.is_some_and(|s| ranked.iter().take(most).any(|r| *r == s as usize));
        let others = turns.iter().filter(|t| t.speaker.is_some() && !is_main(t)).count();
        let question = |at: usize| {
            let (Some(turn), Some(next)) = (turns.get(at), turns.get(at + 1)) else { return false };
            turn.speaker.is_some() && !is_main(turn) && is_main(next) && asking.get(at) == Some(&true)
        };
        let questions: Vec<bool> = (0..turns.len()).map(question).collect();
        let asked = questions.iter().filter(|q| **q).count();
        (asked > 1 && asked * 2 >= others).then(|| (questions, turns.iter().map(is_main).collect()))
    })
}
