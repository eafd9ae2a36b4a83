//! Tables with a row an utterance: which column names the speaker, which holds the words.

use super::speech::{Utterance, moment};
use super::{Body, Choices, Draft, Report, Seen};
use crate::exchange::{Limit, ReadError, csv};
use crate::text::one_line;
use std::collections::BTreeSet;

/// The most columns that are offered.
const MAX_COLUMNS: usize = 200;
/// Rows by which the columns are told apart.
const LOOKED_AT: usize = 200;

const SPEAKER: &[&str] = &[
    "speaker",
    "speaker name",
    "speaker_name",
    "speakername",
    "speaker label",
    "speaker_label",
    "name",
    "who",
    "participant",
    "person",
    "sprecher",
    "sprecherin",
    "locuteur",
    "hablante",
    "interlocutor",
    "author",
    "role",
];
const WORDS: &[&str] = &[
    "text",
    "utterance",
    "transcript",
    "transcription",
    "words",
    "content",
    "sentence",
    "speech",
    "caption",
    "subtitle",
    "message",
    "line",
    "texte",
    "texto",
    "dialogue",
];
const TIME: &[&str] = &[
    "start",
    "start time",
    "start_time",
    "starttime",
    "start (s)",
    "begin",
    "from",
    "time",
    "timestamp",
    "timecode",
    "time code",
    "offset",
    "in",
    "zeit",
    "heure",
    "tiempo",
    "start_ms",
    "start (ms)",
    "startms",
];

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Columns {
    /// The names of the columns; empty where the first row is no head.
    pub names: Vec<String>,
    /// The rows, without the head.
    pub rows: Vec<Vec<String>>,
    /// How many columns there are.
    pub width: usize,
}

/// Whether a table's first line names columns of a transcript.
pub(in crate::exchange) fn names_a_transcript(columns: &[&str]) -> bool {
    let has = |names: &[&str]| columns.iter().any(|c| names.contains(c));
    has(WORDS) && (has(SPEAKER) || has(TIME) || !columns.iter().any(|c| ["tag", "code", "path"].contains(c)))
}

/// Reads a table, whichever character its cells stand apart by.
///
/// # Errors
/// What is no table, or too large a one.
pub(super) fn read(file: &str) -> Result<Draft, ReadError> {
    let first = file.lines().next().unwrap_or("");
    let count = |c: &char| first.matches(*c).count();
    let separator = [',', ';', '\t'].into_iter().rev().max_by_key(count).unwrap_or(',');
    let columns = Columns::new(csv::read(file, separator)?);
    if columns.width > MAX_COLUMNS {
        return Err(ReadError::Limit { what: Limit::Records, limit: MAX_COLUMNS as u64 });
    }
    let mut report = Report::default();
    report.count(Seen::Rows, columns.rows.len());
    Ok(Draft { title: String::new(), body: Body::Table(columns), report })
}

impl Columns {
    pub(super) fn new(mut rows: Vec<Vec<String>>) -> Self {
        let known = |cell: &String| {
            let cell = cell.trim().to_lowercase();
            [SPEAKER, WORDS, TIME].iter().any(|names| names.contains(&cell.as_str()))
        };
        let has_head = rows.len() > 1 && rows.first().is_some_and(|row| row.iter().any(known));
        let names = if has_head { rows.remove(0) } else { Vec::new() };
        let width = rows.iter().chain([&names]).map(Vec::len).max().unwrap_or(0);
        Self { names: names.iter().map(|n| one_line(n)).collect(), rows, width }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.iter().flatten().all(|cell| cell.trim().is_empty())
    }

    /// What the columns seem to be: by their names, else by what stands in them.
    pub(super) fn choices(&self) -> Choices {
        let named = |names: &[&str]| {
            let folded = |n: &String| n.to_lowercase();
            names.iter().find_map(|name| self.names.iter().position(|n| folded(n) == *name))
        };
        let looks: Vec<Look> = (0..self.width).map(|n| Look::at(self, n)).collect();
        let longest = || (0..self.width).max_by_key(|n| (looks.get(*n).map(|l| l.letters), std::cmp::Reverse(*n)));
        let words = named(WORDS).or_else(longest).unwrap_or(0);
        let others = || (0..self.width).filter(|n| *n != words);
        let by_look = |is_it: fn(&Look) -> bool| others().find(|n| looks.get(*n).is_some_and(is_it));
        let time = named(TIME).or_else(|| by_look(|l| l.is_time));
        let speaker = named(SPEAKER).filter(|n| *n != words).or_else(|| by_look(|l| l.is_name));
        Choices { times: time.is_some(), join: true, speaker, words, time }
    }

    /// Whether it is clear without asking that each row is somebody's turn.
    pub(super) fn are_turns(&self) -> bool {
        let looks: Vec<Look> = (0..self.width).map(|n| Look::at(self, n)).collect();
        let full = self.rows.iter().all(|row| row.len() == self.width);
        let letters = looks.iter().map(|l| l.letters).max().unwrap_or(0);
        full && (2..=3).contains(&self.width)
            && self.rows.len() >= 2
            && looks.iter().filter(|l| l.is_name && l.letters * 2 < letters).count() == 1
            && looks.iter().filter(|l| !l.is_name && !l.is_time).count() == 1
    }

    /// The rows as what was said.
    pub(super) fn speech(&self, choices: &Choices) -> Vec<Utterance> {
        let in_thousandths =
            choices.time.and_then(|n| self.names.get(n)).is_some_and(|n| n.to_lowercase().contains("ms"));
        let mut said = Vec::new();
        for row in &self.rows {
            let cell = |n: Option<usize>| n.and_then(|n| row.get(n)).map_or("", |c| csv::armed(c)).trim();
            let words = cell(Some(choices.words));
            if words.is_empty() {
                continue;
            }
            let time = cell(choices.time);
            let start = if in_thousandths && !time.contains(':') { time.parse().ok() } else { moment(time) };
            let speaker = Some(one_line(cell(choices.speaker).trim_end_matches(':'))).filter(|s| !s.is_empty());
            said.push(Utterance { start, end: None, speaker, opens: false, words: words.to_owned() });
        }
        said
    }
}

/// What a column looks like.
struct Look {
    /// Characters in it.
    letters: usize,
    is_time: bool,
    is_name: bool,
}

impl Look {
    fn at(columns: &Columns, n: usize) -> Self {
        let cells = || columns.rows.iter().take(LOOKED_AT).filter_map(|row| row.get(n)).map(|c| c.trim());
        let filled = cells().filter(|c| !c.is_empty()).count();
        let times = cells().filter(|c| moment(c).is_some()).count();
        let short =
            cells().filter(|c| !c.is_empty() && c.chars().count() <= 60 && !c.ends_with(['.', '?', '!'])).count();
        let different = cells().filter(|c| !c.is_empty()).collect::<BTreeSet<_>>().len();
        let is_time = filled > 0 && times * 10 >= filled * 9;
        let repeats = different * 2 <= filled + 2;
        let is_name = !is_time && filled > 0 && short * 10 >= filled * 9 && repeats;
        Self { letters: cells().map(|c| c.chars().count()).sum(), is_time, is_name }
    }
}
