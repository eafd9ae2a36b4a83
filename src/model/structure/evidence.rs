//! Which candidates are labels. A form proves little: `Warning:` and `Ilse:` look alike. What
//! counts is what recurs, what looks like a name or a role, and what stands where speech begins.

use super::labels::{Candidate, Form};
use super::lines::{Line, asks, is_finished, is_terminal};
use super::names::{self, Shape, fold};
use super::roles::{Role, role};
use crate::text::{Span, slice};
use std::collections::HashMap;

/// Lines from the top in which `Interviewer: Ilse Brandt` is a note about who took part.
const HEAD_LINES: usize = 15;

/// What is known about one name.
#[derive(Clone, Default)]
struct Tally {
    shape: Option<Shape>,
    role: Option<Role>,
    is_letter: bool,
    /// Where speech may begin, with a colon or in bold type.
    inline: usize,
    /// Where speech may begin, alone on a line.
    alone: usize,
    words: Vec<String>,
}

/// What is known about the text.
#[derive(Default)]
struct Overview {
    /// Some label with a colon recurs or is a role.
    established: bool,
    /// At least four of ten places where speech may begin have a recurring label.
    dense: bool,
    /// Names alone on their lines recur, and more than one does.
    alone: bool,
    /// Every label occurs once, and yet it is a conversation.
    brief: bool,
    timed: bool,
    clock: bool,
    dashes: bool,
    questions: usize,
    answers: usize,
    starts: usize,
}

/// The candidates that are labels, in order.
pub(super) fn accepted(text: &str, lines: &[Line], candidates: Vec<Candidate>) -> Vec<Candidate> {
    if candidates.is_empty() {
        return candidates;
    }
    let starts: Vec<bool> = (0..lines.len()).map(|at| may_begin(text, lines, at)).collect();
    let (keys, tallies) = tallies(text, lines, &candidates, &starts);
    let overview = overview(text, lines, &candidates, &keys, &tallies, &starts);
    let mut kept: Vec<Candidate> = Vec::new();
    let mut asked = false;
    let mut all = candidates.iter().zip(&keys).peekable();
    while let Some((candidate, key)) = all.next() {
        let tally = key.and_then(|k| tallies.get(k));
        let begins = starts.get(candidate.line).copied().unwrap_or(false);
        let holds = match candidate.form {
            Form::Stop => begins,
            Form::Letter => {
                let is_question = slice(text, candidate.label.name) == "Q";
                let known = overview.questions > 1 || (overview.questions > 0 && overview.answers > 0);
                begins && known && (is_question || asked)
            }
            Form::Time => overview.clock || candidate.time.is_some_and(|(_, sure)| sure),
            Form::Dash => overview.dashes,
            Form::Timed => {
                let next = all.peek().filter(|(c, _)| c.line == candidate.line + 1);
                let speaks = lines.len() > candidate.line + 1 && next.is_none_or(|(c, _)| c.time.is_none());
                tally.is_some() && overview.timed && speaks
            }
            Form::Alone => begins && tally.is_some_and(|t| alone_holds(t, &overview, lines, candidate)),
            Form::Colon | Form::Bold => {
                let is_note = candidate.line < HEAD_LINES && is_participant(text, lines, candidate, tally);
                !is_note && tally.is_some_and(|t| inline_holds(t, candidate, &overview, &tallies, begins))
            }
        };
        if holds {
            if !candidate.label.name.is_empty() {
                asked = tally.is_some_and(|t| t.role == Some(Role::Question))
                    || (candidate.form == Form::Letter && slice(text, candidate.label.name) == "Q");
            }
            kept.push(*candidate);
        } else if let Some(time) = candidate.without_name() {
            let sure = time.time.is_some_and(|(_, sure)| sure);
            kept.extend(Some(time).filter(|_| sure || overview.clock));
        }
    }
    if overview.dashes && kept.iter().any(|c| !c.label.name.is_empty()) {
        kept.retain(|c| c.form != Form::Dash || slice(text, c.label.span).starts_with('>'));
    }
    kept
}

/// Whether a turn may begin at a line: nothing before it, or something that has ended.
fn may_begin(text: &str, lines: &[Line], at: usize) -> bool {
    let Some(line) = lines.get(at) else { return false };
    let Some(before) = at.checked_sub(1).and_then(|b| lines.get(b)) else { return true };
    line.after_blank || line.indent > before.indent + 1 || is_finished(slice(text, before.span))
}

fn tallies(text: &str, lines: &[Line], candidates: &[Candidate], starts: &[bool]) -> (Vec<Option<usize>>, Vec<Tally>) {
    let mut known: HashMap<&str, Option<usize>> = HashMap::new();
    let mut folded: HashMap<String, usize> = HashMap::new();
    let mut tallies: Vec<Tally> = Vec::new();
    let mut keys = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let name = slice(text, candidate.label.name);
        let key = *known.entry(name).or_insert_with(|| {
            let shape = names::shape(name)?;
            let name = fold(name);
            Some(*folded.entry(name).or_insert_with_key(|name| {
                let words = name.split(' ').map(str::to_owned).collect();
                let is_letter = name.chars().count() == 1;
                tallies.push(Tally { shape: Some(shape), role: role(name), is_letter, words, ..Tally::default() });
                tallies.len() - 1
            }))
        });
        let begins = starts.get(candidate.line).copied().unwrap_or(false);
        if let Some(tally) = key.and_then(|k| tallies.get_mut(k)).filter(|_| begins) {
            match candidate.form {
                Form::Colon | Form::Bold => tally.inline += 1,
                Form::Alone if speaks(text, lines, candidate) => tally.alone += 1,
                _ => {}
            }
        }
        keys.push(key);
    }
    (keys, tallies)
}

fn overview(
    text: &str,
    lines: &[Line],
    candidates: &[Candidate],
    keys: &[Option<usize>],
    tallies: &[Tally],
    starts: &[bool],
) -> Overview {
    let mut overview = Overview { starts: starts.iter().filter(|s| **s).count(), ..Overview::default() };
    let recurs = |t: &&Tally| t.shape.is_some_and(|s| s != Shape::Lower) && t.inline > 1;
    let is_told = |t: &&Tally| {
        t.inline > 0 && !t.is_letter && matches!(t.role, Some(Role::Question | Role::Answer | Role::Interviewer))
    };
    overview.established = tallies.iter().any(|t| recurs(&t) || is_told(&t));
    let labelled: usize = tallies.iter().filter(recurs).map(|t| t.inline).sum();
    overview.dense = labelled * 10 >= overview.starts * 4;
    let alone = || tallies.iter().filter(|t| t.alone > 1 && t.shape.is_some_and(|s| s != Shape::Lower));
    overview.alone = alone().count() > 1 || alone().any(|t| t.role.is_some());
    let of = |form: Form| candidates.iter().zip(keys).filter(move |(c, _)| c.form == form);
    let timed = || of(Form::Timed).filter(|(_, key)| key.is_some());
    overview.timed = timed().count() > 1 || timed().any(|(c, _)| c.time.is_some_and(|(_, sure)| sure));
    overview.clock =
        runs_on(candidates.iter().filter(|c| c.form != Form::Colon).filter_map(|c| c.time).map(|(s, _)| s));
    let letters = |letter: &str| {
        of(Form::Letter)
            .filter(|(c, _)| slice(text, c.label.name) == letter && starts.get(c.line) == Some(&true))
            .count()
    };
    (overview.questions, overview.answers) = (letters("Q"), letters("A"));
    overview.dashes = dashes_speak(text, lines, of(Form::Dash).map(|(c, _)| c), overview.starts);
    overview.brief = !overview.established && is_brief(text, lines, candidates, keys, tallies, overview.starts);
    overview
}

/// Whether three times at least stand in the order of a clock, nearly all of them.
fn runs_on(times: impl Iterator<Item = u32>) -> bool {
    let (mut count, mut forward, mut before) = (0_usize, 0_usize, 0);
    for time in times {
        forward += usize::from(time >= before);
        before = time;
        count += 1;
    }
    count >= 3 && forward * 10 >= count * 8
}

/// Whether dashes open speech: most lines that begin something have one, they end as sentences
/// do, and somebody asks. A list has no questions in it.
fn dashes_speak<'a>(text: &str, lines: &[Line], dashes: impl Iterator<Item = &'a Candidate>, starts: usize) -> bool {
    let (mut count, mut ended, mut asking, mut arrows) = (0, 0, 0, 0);
    for dash in dashes {
        let line = lines.get(dash.line).map_or("", |l| slice(text, l.span));
        count += 1;
        ended += usize::from(line.ends_with(is_terminal) || is_finished(line));
        asking += usize::from(asks(line));
        arrows += usize::from(slice(text, dash.label.span).starts_with(">>"));
    }
    arrows > 1 || (count >= 4 && count * 10 >= starts * 6 && ended * 10 >= count * 8 && asking * 5 >= count)
}

/// Two or three people who each speak once: full names before whole sentences that say I, we or
/// you, or that ask, and little else in the text.
fn is_brief(
    text: &str,
    lines: &[Line],
    candidates: &[Candidate],
    keys: &[Option<usize>],
    tallies: &[Tally],
    starts: usize,
) -> bool {
    let (mut count, mut personal) = (0, false);
    for (candidate, key) in candidates.iter().zip(keys).filter(|(c, _)| c.form == Form::Colon) {
        let Some(tally) = key.and_then(|k| tallies.get(k)) else { continue };
        if !matches!(tally.shape, Some(Shape::Full | Shape::Titled | Shape::Upper)) {
            continue;
        }
        let speech = rest(text, lines, candidate);
        if speech.starts_with(char::is_lowercase) || !speech.ends_with(is_terminal) {
            continue;
        }
        count += 1;
        personal |= asks(speech) || is_personal(speech);
    }
    count > 1 && personal && count * 2 >= starts
}

/// Whether somebody speaks of themselves or to somebody.
pub(super) fn is_personal(speech: &str) -> bool {
    const WORDS: &[&str] = &["I", "I’m", "I'm", "we", "We", "you", "You", "my", "My", "our", "Our", "me", "us", "your"];
    speech
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | '?' | '!'))
        .take(400)
        .any(|w| WORDS.contains(&w))
}

fn rest<'t>(text: &'t str, lines: &[Line], candidate: &Candidate) -> &'t str {
    let end = lines.get(candidate.line).map_or(0, |l| l.span.end);
    slice(text, Span::new(candidate.label.span.end.min(end), end))
}

/// `Interviewer: Ilse Brandt` near the top says who took part.
fn is_participant(text: &str, lines: &[Line], candidate: &Candidate, tally: Option<&Tally>) -> bool {
    if tally.is_none_or(|t| t.role.is_none()) {
        return false;
    }
    let said = rest(text, lines, candidate);
    let name = said.split([',', '(']).next().unwrap_or("").trim();
    !said.ends_with(['.', '?', '!']) && matches!(names::shape(name), Some(Shape::Full | Shape::Titled))
}

/// Whether speech follows a name alone on its line.
fn speaks(text: &str, lines: &[Line], candidate: &Candidate) -> bool {
    let (Some(line), Some(next)) = (lines.get(candidate.line), lines.get(candidate.line + 1)) else { return false };
    let next_text = slice(text, next.span);
    next.span.len() > line.span.len() || next_text.ends_with(is_terminal)
}

fn alone_holds(tally: &Tally, overview: &Overview, lines: &[Line], candidate: &Candidate) -> bool {
    let next = lines.get(candidate.line + 1);
    let follows = next.is_some_and(|n| !n.after_blank);
    overview.alone
        && match tally.shape {
            Some(Shape::Role | Shape::Titled) => true,
            Some(Shape::Full) => tally.alone > 1 || follows,
            Some(Shape::Upper | Shape::Single | Shape::Uncased | Shape::Coded) => tally.alone > 1,
            Some(Shape::Lower) | None => false,
        }
}

fn inline_holds(tally: &Tally, candidate: &Candidate, overview: &Overview, tallies: &[Tally], begins: bool) -> bool {
    let recurs = tally.inline > 1;
    if (!begins || candidate.form == Form::Bold) && !recurs {
        return false;
    }
    let sure_time = candidate.time.is_some();
    match tally.shape {
        Some(Shape::Role) if tally.is_letter => recurs,
        Some(Shape::Role) => {
            let told = matches!(tally.role, Some(Role::Question | Role::Answer | Role::Interviewer));
            recurs || told || overview.established || sure_time
        }
        Some(Shape::Titled) => true,
        Some(Shape::Full) => recurs || overview.established || overview.brief || sure_time,
        Some(Shape::Upper) => recurs || overview.established || overview.brief || overview.questions > 1 || sure_time,
        Some(Shape::Single) => {
            recurs || sure_time || (overview.established && (overview.dense || is_part_of_a_name(tally, tallies)))
        }
        Some(Shape::Uncased) => recurs || sure_time || (overview.established && overview.dense),
        Some(Shape::Coded) => recurs || sure_time,
        Some(Shape::Lower) => tally.inline > 2 && tally.inline * 10 >= overview.starts * 3,
        None => false,
    }
}

/// Whether a word is part of the name of somebody who speaks more than once.
fn is_part_of_a_name(tally: &Tally, tallies: &[Tally]) -> bool {
    let Some(word) = tally.words.first() else { return false };
    tallies
        .iter()
        .filter(|t| t.inline > 1 && matches!(t.shape, Some(Shape::Full | Shape::Titled)))
        .take(64)
        .any(|t| t.words.contains(word))
}
