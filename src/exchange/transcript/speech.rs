//! What was said when by whom, and how it becomes paragraphs.

use crate::text::one_line;
use std::collections::BTreeSet;

/// A silence after which a new paragraph begins, in milliseconds.
const PAUSE: u64 = 2_500;
/// A paragraph so long, in bytes, ends with its sentence.
const LONG: usize = 600;
/// A paragraph ends here even in the middle of a sentence: some recognisers write no full stops.
const LONGEST: usize = 2_000;

/// A caption, a segment or a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Utterance {
    /// When it begins, in milliseconds.
    pub start: Option<u64>,
    /// When it ends, in milliseconds.
    pub end: Option<u64>,
    /// Who says it; nothing where the one before goes on.
    pub speaker: Option<String>,
    /// Whether another speaker begins although nobody is named.
    pub opens: bool,
    /// The words.
    pub words: String,
}

/// How many different speakers are named.
pub(super) fn speakers(said: &[Utterance]) -> usize {
    said.iter().filter_map(|u| u.speaker.as_deref()).collect::<BTreeSet<_>>().len()
}

/// Paragraphs of the form `[00:01:02] Name: words`, apart by an empty line.
pub(super) fn render(said: &[Utterance], times: bool, join: bool) -> String {
    let mut text = String::new();
    let mut speaker: Option<&str> = None;
    // Bytes of the paragraph under way, and when its last words ended.
    let (mut length, mut ended) = (0usize, None::<u64>);
    for (n, utterance) in said.iter().enumerate() {
        let words = one_line(&utterance.words);
        if words.is_empty() {
            continue;
        }
        let named = utterance.speaker.as_deref();
        let changes = utterance.opens || (named.is_some() && named != speaker);
        let pauses = ended.zip(utterance.start).is_some_and(|(end, start)| start.saturating_sub(end) >= PAUSE);
        let rests = ends_a_sentence(&text) && (pauses || length >= LONG);
        if join && n > 0 && !text.is_empty() && !changes && !rests && length < LONGEST {
            text.push(' ');
            length += 1;
        } else {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            length = 0;
            if let Some(start) = utterance.start.filter(|_| times) {
                text.push_str(&format!("[{}] ", clock(start)));
            }
            if let Some(name) = named.filter(|_| changes || !join) {
                text.push_str(&format!("{}: ", label(name)));
            } else if utterance.opens {
                // Structure takes a dash for a change of speakers.
                text.push_str("– ");
            }
        }
        text.push_str(&words);
        length += words.len();
        ended = utterance.end.or(utterance.start);
        if changes {
            speaker = named;
        }
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// A name as a label: one line, without the colon that would end it early.
fn label(name: &str) -> String {
    one_line(&name.replace(':', " "))
}

fn ends_a_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '»', ')', ']']).ends_with(['.', '?', '!', '…', '。', '？', '！'])
}

/// Milliseconds as `00:01:02`.
fn clock(at: u64) -> String {
    let seconds = at / 1000;
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

/// `1:02:03.5`, `02:03,5` or, without a colon, seconds as milliseconds.
pub(super) fn moment(stated: &str) -> Option<u64> {
    let stated = stated.trim().trim_matches(['[', ']', '(', ')']);
    let (whole, fraction) = match stated.split_once(['.', ',']) {
        Some((whole, fraction)) => (whole, fraction),
        None => (stated, ""),
    };
    let digits = |s: &str| !s.is_empty() && s.len() <= 9 && s.bytes().all(|b| b.is_ascii_digit());
    if !fraction.is_empty() && !digits(fraction) {
        return None;
    }
    let mut seconds = 0u64;
    let parts: Vec<&str> = whole.split(':').collect();
    // Hours, minutes, seconds, and frames where there are four.
    for part in parts.iter().take(3) {
        let part = part.trim();
        seconds = seconds.checked_mul(60)?.checked_add(part.parse().ok().filter(|_| digits(part))?)?;
    }
    if parts.len() > 4 {
        return None;
    }
    let thousandths: String = fraction.chars().chain("000".chars()).take(3).collect();
    seconds.checked_mul(1000)?.checked_add(thousandths.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_in_every_usual_shape() {
        let check = |stated: &str, expected: Option<u64>| assert_eq!(moment(stated), expected, "{stated}");
        check("00:01:02,500", Some(62_500));
        check("01:02.5", Some(62_500));
        check("[1:00:00]", Some(3_600_000));
        check("12.3456", Some(12_345));
        check("00:00:01:12", Some(1_000));
        check("1:2:3:4:5", None);
        check("noon", None);
        check("1.2.3", None);
        check("99999999999999999999", None);
        check("", None);
    }

    #[test]
    fn one_speaker_on_end_is_one_turn() {
        let say = |start: u64, speaker: Option<&str>, words: &str| Utterance {
            start: Some(start),
            end: Some(start + 1000),
            speaker: speaker.map(str::to_owned),
            opens: false,
            words: words.to_owned(),
        };
        let said = [
            say(0, Some("Ana"), "We\nmet"),
            say(1000, Some("Ana"), "at noon."),
            say(2000, Some("Ben: x"), "No."),
            say(3000, None, "Later."),
            say(9000, None, "Much later."),
        ];
        assert_eq!(render(&said, false, true), "Ana: We met at noon.\n\nBen x: No. Later.\n\nMuch later.\n");
        assert_eq!(
            render(&said, true, false),
            "[00:00:00] Ana: We met\n\n[00:00:01] Ana: at noon.\n\n[00:00:02] Ben x: No.\n\n[00:00:03] Later.\n\n[00:00:09] Much later.\n"
        );
    }
}
