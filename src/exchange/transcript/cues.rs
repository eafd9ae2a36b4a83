//! What captions of both kinds have in common: times, marks, speakers in the text, rolling lines.

use super::speech::{Utterance, moment};
use super::{Draft, Report, Seen, entities};
use crate::exchange::{Limit, ReadError};
use crate::text::one_line;

/// The most captions that are read.
const MAX_CUES: usize = 500_000;

/// A caption as it stands in the file.
#[derive(Debug)]
pub(super) struct Cue {
    start: u64,
    end: Option<u64>,
    lines: Vec<String>,
}

/// Splits a file at its empty lines: blocks with a time in one of their first two lines are
/// captions. `loose` says whether a block without one goes on with the caption before it.
pub(super) fn cues(file: &str, loose: bool) -> Result<Vec<Cue>, ReadError> {
    let mut cues: Vec<Cue> = Vec::new();
    let mut at_start = true;
    let mut in_cue = false;
    let mut lines = file.lines().peekable();
    while let Some(line) = lines.next() {
        // A line of spaces is a line of its caption in WebVTT.
        if line.is_empty() || (loose && line.trim().is_empty()) {
            at_start = true;
            continue;
        }
        // A caption's name or number stands on a line of its own before the time.
        let time = timing(line).or_else(|| {
            let next = lines.peek().filter(|_| at_start).and_then(|next| timing(next))?;
            lines.next();
            Some(next)
        });
        if let Some((start, end)) = time {
            if cues.len() >= MAX_CUES {
                return Err(ReadError::Limit { what: Limit::Records, limit: MAX_CUES as u64 });
            }
            cues.push(Cue { start, end, lines: Vec::new() });
            in_cue = true;
        } else {
            in_cue &= loose || !at_start;
            if let Some(cue) = cues.last_mut().filter(|_| in_cue) {
                cue.lines.push(line.trim().to_owned());
            }
        }
        at_start = false;
    }
    Ok(cues)
}

/// `00:00:01,000 --> 00:00:02,000 position:10%`.
fn timing(line: &str) -> Option<(u64, Option<u64>)> {
    let (start, rest) = line.split_once("-->")?;
    let end = rest.split_whitespace().next().and_then(moment);
    Some((moment(start)?, end))
}

/// What captions say, with the speakers that they name.
pub(super) fn speech(mut cues: Vec<Cue>) -> Draft {
    let mut report = Report::default();
    report.count(Seen::Captions, cues.len());
    let mut said: Vec<Utterance> = Vec::new();
    for cue in &mut cues {
        cue.lines = std::mem::take(&mut cue.lines).iter().map(|line| voiced(line)).collect();
        cue.lines.retain(|line| !line.trim_matches(|c: char| c.is_whitespace() || c == VOICE).is_empty());
    }
    report.count(Seen::Repeated, drop_rolling(&mut cues));
    let mut voice: Option<String> = None;
    for cue in &cues {
        let before = said.len();
        for line in &cue.lines {
            for (n, part) in line.split(VOICE).enumerate() {
                // Behind the first mark, each part begins with a name up to the end of the mark.
                let (named, words) = match part.split_once(VOICE_END).filter(|_| n > 0) {
                    Some((name, words)) => (Some(one_line(name)).filter(|n| !n.is_empty()), words),
                    None => (None, part),
                };
                let words = one_line(words);
                if words.is_empty() {
                    voice = named.or(voice);
                    continue;
                }
                let (speaker, opens, words) = spoken(&words, named.or_else(|| voice.take()));
                let goes_on = speaker.is_none() && !opens && said.len() > before;
                match said.last_mut().filter(|_| goes_on) {
                    Some(last) => {
                        last.words.push(' ');
                        last.words.push_str(&words);
                    }
                    None => said.push(Utterance { start: Some(cue.start), end: cue.end, speaker, opens, words }),
                }
            }
        }
        report.count(Seen::Unread, usize::from(said.len() == before && cue.lines.is_empty()));
    }
    Draft::speech(said, report)
}

/// Stand for the beginning and the end of a voice's mark in a line without marks.
const VOICE: char = '\u{1}';
const VOICE_END: char = '\u{2}';

/// A line without its marks, but with the names of voices between [`VOICE`] and [`VOICE_END`].
fn voiced(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut rest = line;
    // What follows the last end of a mark is not searched for another.
    let ends = [line.rfind('>').unwrap_or(0), line.rfind('}').unwrap_or(0)];
    while let Some((before, after)) = rest.split_once(['<', '{']) {
        plain.push_str(before);
        let opened = if rest.as_bytes().get(before.len()) == Some(&b'<') { '<' } else { '{' };
        let (closes, last) = if opened == '<' { ('>', ends[0]) } else { ('}', ends[1]) };
        let first = after.chars().next();
        let is_mark = match opened {
            '<' => first.is_some_and(|c| c.is_ascii_alphanumeric() || c == '/'),
            _ => first == Some('\\'),
        };
        let has_end = is_mark && line.len() - after.len() <= last;
        match has_end.then(|| after.split_once(closes)).flatten() {
            Some((mark, behind)) => {
                let name = mark.strip_prefix('v').and_then(|m| m.split_once(char::is_whitespace));
                if let Some((_, name)) = name.filter(|(kind, _)| kind.is_empty() || kind.starts_with('.')) {
                    plain.push(VOICE);
                    plain.push_str(name);
                    plain.push(VOICE_END);
                }
                rest = behind;
            }
            None => {
                plain.push(opened);
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    entities::resolve(&plain)
}

/// Captions that roll repeat the line before: read once, where at least a third of them do so.
fn drop_rolling(cues: &mut [Cue]) -> usize {
    let repeats = |pair: &[Cue]| match pair {
        [before, after] => before.lines.last().is_some_and(|last| after.lines.first() == Some(last)),
        _ => false,
    };
    let rolling = cues.windows(2).filter(|pair| repeats(pair)).count();
    if rolling == 0 || rolling * 3 < cues.len() {
        return 0;
    }
    let mut last: Option<String> = None;
    let mut dropped = 0;
    for cue in cues {
        let repeated = last.is_some() && cue.lines.first() == last.as_ref();
        last = cue.lines.last().cloned().or(last);
        if repeated {
            cue.lines.remove(0);
            dropped += 1;
        }
    }
    dropped
}

/// Who speaks by the marks of the text itself: `>> NAME:`, `Name:`, `- `.
fn spoken(words: &str, voice: Option<String>) -> (Option<String>, bool, String) {
    let (arrows, rest) = match words.trim_start_matches(['>', '»', ' ']) {
        rest if words.starts_with(">>") => (true, rest),
        _ => (false, words),
    };
    let (dash, rest) = match rest.strip_prefix("- ").or_else(|| rest.strip_prefix("– ")) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, rest),
    };
    if voice.is_some() {
        return (voice, false, rest.to_owned());
    }
    match labelled(rest) {
        Some((name, rest)) => (Some(name.to_owned()), false, rest.trim_start().to_owned()),
        None => (None, arrows || dash, rest.to_owned()),
    }
}

/// `Name: words`, if what stands before the colon looks like somebody's name.
pub(super) fn labelled(words: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 63;
    let (name, rest) = words.split_once(':')?;
    let name = name.trim();
    let is_open = rest.is_empty() || rest.starts_with(char::is_whitespace);
    if !is_open || name.is_empty() || name.chars().count() > LONGEST {
        return None;
    }
    let parts: Vec<&str> = name.split_whitespace().collect();
    let particle = |p: &str| ["de", "del", "der", "van", "von", "la", "le", "al", "bin", "da", "di", "of"].contains(&p);
    let is_name = |p: &&str| {
        let first = p.trim_start_matches(['(', '[']).chars().next();
        first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || (c.is_alphabetic() && !c.is_lowercase()))
            || particle(p)
    };
    let ends = |p: &&str| p.ends_with([',', ';', '?', '!']);
    let starts = parts.first().is_some_and(|p| p.chars().any(char::is_alphabetic));
    (starts && parts.len() <= 6 && parts.iter().all(|p| is_name(p) && !ends(p))).then_some((name, rest))
}
