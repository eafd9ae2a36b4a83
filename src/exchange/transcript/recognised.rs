//! What programs that recognise speech write: whisper and its kin, in JSON. All of them hold a list
//! of segments somewhere, with words, and mostly with a time and a speaker.

use super::speech::{Utterance, moment};
use super::{Draft, Report, Seen};
use crate::exchange::{Limit, ReadError};
use serde_json::Value;

/// Names under which the list stands, the better first; it is looked for a few levels deep.
const LISTS: &[&str] = &[
    "segments",
    "utterances",
    "monologues",
    "audio_segments",
    "transcription",
    "chunks",
    "paragraphs",
    "cues",
    "captions",
    "events",
    "results",
    "entries",
    "turns",
    "transcript",
    "sentences",
    "data",
];
const WORDS: &[&str] =
    &["text", "transcript", "utterance", "content", "sentence", "words", "elements", "segs", "line", "value"];
const SPEAKER: &[&str] = &[
    "speaker",
    "speaker_label",
    "speakerLabel",
    "speaker_name",
    "speakerName",
    "speaker_id",
    "speakerId",
    "name",
    "who",
];
const START: &[&str] =
    &["start", "start_time", "startTime", "begin", "from", "tStartMs", "startMs", "start_ms", "ts", "time"];
const END: &[&str] = &["end", "end_time", "endTime", "to", "endMs", "end_ms", "end_ts"];
const MAX_DEPTH: usize = 5;
const MAX_SEGMENTS: usize = 500_000;

/// Whether a file holds recognised speech.
pub(in crate::exchange) fn is_recognised(value: &Value) -> bool {
    find(value, 0).is_some()
}

/// Reads segments.
///
/// # Errors
/// What is no JSON, holds no segments, or too many.
pub(super) fn read(file: &str) -> Result<Draft, ReadError> {
    let value: Value = serde_json::from_str(file.trim_start_matches('\u{feff}'))?;
    let segments = find(&value, 0).ok_or(ReadError::OtherFormat)?;
    if segments.len() > MAX_SEGMENTS {
        return Err(ReadError::Limit { what: Limit::Records, limit: MAX_SEGMENTS as u64 });
    }
    let unit = unit(segments);
    let mut report = Report::default();
    report.count(Seen::Segments, segments.len());
    let mut said = Vec::new();
    for segment in segments {
        let words = words(segment);
        if words.trim().is_empty() {
            report.count(Seen::Unread, 1);
            continue;
        }
        let (start, end) = (time(segment, START, 0, unit), time(segment, END, 1, unit));
        let start = start.or_else(|| first_word(segment).and_then(|word| time(word, START, 0, unit)));
        said.push(Utterance { start, end, speaker: speaker(segment), opens: false, words });
    }
    Ok(Draft::speech(said, report))
}

/// The list of segments: at a name that stands for it, else the whole if it is a list.
fn find(value: &Value, depth: usize) -> Option<&Vec<Value>> {
    if depth > MAX_DEPTH {
        return None;
    }
    match value {
        Value::Array(list) => is_list(list).then_some(list),
        Value::Object(fields) => {
            let named = LISTS.iter().filter_map(|name| fields.get(*name));
            let within =
                ["result", "results", "response", "data", "output", "body"].iter().filter_map(|n| fields.get(*n));
            named
                .filter_map(Value::as_array)
                .find(|list| is_list(list))
                .or_else(|| within.filter(|v| v.is_object()).find_map(|v| find(v, depth + 1)))
        }
        _ => None,
    }
}

fn is_list(list: &[Value]) -> bool {
    const LOOKED_AT: usize = 20;
    let looks = |v: &&Value| WORDS.iter().any(|name| v.get(name).is_some_and(|w| w.is_string() || w.is_array()));
    let timed = |v: &&Value| {
        let has = |names: &[&str]| names.iter().any(|name| v.get(name).is_some());
        has(START)
            || has(SPEAKER)
            || has(&["timestamp", "timestamps", "offsets", "duration"])
            || first_word(v).is_some()
    };
    let head = || list.iter().take(LOOKED_AT);
    let full = head().filter(looks).filter(timed).count();
    full > 0 && full * 2 >= head().count()
}

fn field<'a>(value: &'a Value, names: &[&str]) -> Option<&'a Value> {
    names.iter().find_map(|name| value.get(name).filter(|v| !v.is_null()))
}

/// The words of a segment: as a text, or word by word.
fn words(segment: &Value) -> String {
    let found = WORDS.iter().filter_map(|name| segment.get(name));
    let text = |v: &Value| match v {
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts.iter().map(part).collect::<String>(),
        _ => String::new(),
    };
    found.map(text).find(|t| !t.trim().is_empty()).unwrap_or_default()
}

/// A word of a segment, with the space before it where it does not bring its own.
fn part(part: &Value) -> String {
    match part {
        Value::String(word) => format!(" {word}"),
        Value::Object(fields) => match fields.get("value").or_else(|| fields.get("utf8")).and_then(Value::as_str) {
            // Elements and pieces of captions bring their spaces along.
            Some(piece) => piece.to_owned(),
            None => field(part, &["punctuated_word", "word", "text", "content"])
                .and_then(Value::as_str)
                .map_or_else(String::new, |word| format!(" {}", word.trim())),
        },
        _ => String::new(),
    }
}

fn first_word(segment: &Value) -> Option<&Value> {
    field(segment, &["words", "elements"])?.as_array()?.iter().find(|w| field(w, START).is_some())
}

/// `SPEAKER_00` and names stay; a bare number or letter says that it is a speaker.
fn speaker(segment: &Value) -> Option<String> {
    let stated = field(segment, SPEAKER)?;
    let name = match stated {
        Value::String(name) => name.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Object(_) => field(stated, &["name", "displayName", "label", "id"])?.as_str()?.trim().to_owned(),
        _ => return None,
    };
    let is_bare = name.chars().count() == 1 || (!name.is_empty() && name.bytes().all(|b| b.is_ascii_digit()));
    let name = if is_bare { format!("Speaker {name}") } else { name };
    (!name.is_empty()).then_some(name)
}

/// What a number that states a time counts.
#[derive(Clone, Copy, PartialEq)]
enum TimeUnit {
    Seconds,
    Thousandths,
}

/// Whole numbers of which segments last for hundreds count thousandths of a second.
fn unit(segments: &[Value]) -> TimeUnit {
    let times = segments.iter().filter_map(|s| Some((field(s, START)?.as_u64()?, field(s, END)?.as_u64()?)));
    let (mut lasted, mut count) = (0u64, 0u64);
    for (start, end) in times.take(500) {
        lasted = lasted.saturating_add(end.saturating_sub(start));
        count += 1;
    }
    if count > 0 && lasted / count >= 200 { TimeUnit::Thousandths } else { TimeUnit::Seconds }
}

/// A time in milliseconds, in whichever way it is stated.
fn time(segment: &Value, names: &[&str], which: usize, unit: TimeUnit) -> Option<u64> {
    let pair = || segment.get("timestamp").and_then(|pair| pair.get(which));
    let offset = segment.get("offsets").and_then(|o| o.get(if which == 0 { "from" } else { "to" }));
    if let Some(offset) = offset.and_then(Value::as_u64) {
        return Some(offset);
    }
    let name = names.iter().find(|name| segment.get(name).is_some());
    let stated = name.and_then(|name| segment.get(name)).or_else(pair)?;
    let in_thousandths = unit == TimeUnit::Thousandths || name.is_some_and(|n| n.to_lowercase().ends_with("ms"));
    match stated {
        Value::String(text) => moment(text.trim_end_matches('s')),
        Value::Number(number) => {
            let number = number.as_f64().filter(|n| n.is_finite() && *n >= 0.0)?;
            Some(if in_thousandths { number } else { number * 1000.0 }.min(1e12) as u64)
        }
        _ => None,
    }
}
