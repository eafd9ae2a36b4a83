//! Paragraphs under way: what readers of documents write into, and what makes the text of it.

use super::columns::Columns;
use super::speech;
use super::{Report, Seen};
use crate::text::one_line;

/// The text so far, and what is open in it.
pub(super) struct Prose {
    text: String,
    /// The paragraphs under way, the innermost last: a note or a text box stands inside another.
    lines: Vec<String>,
    /// Where finished paragraphs go instead of the text, the innermost last.
    sinks: Vec<Sink>,
    notes: Vec<String>,
    /// Whether the last paragraph wants no empty line before a next one of its kind.
    tight: bool,
    pub(super) report: Report,
}

enum Sink {
    Table(Vec<Vec<String>>),
    Note(usize, String),
}

impl Default for Prose {
    fn default() -> Self {
        Self {
            text: String::new(),
            lines: vec![String::new()],
            sinks: Vec::new(),
            notes: Vec::new(),
            tight: false,
            report: Report::default(),
        }
    }
}

impl Prose {
    /// Words as they are.
    pub(super) fn words(&mut self, words: &str) {
        if let Some(line) = self.lines.last_mut() {
            line.push_str(words);
        }
    }

    /// Words of a syntax in which any white space is one space.
    pub(super) fn folded(&mut self, words: &str) {
        let Some(line) = self.lines.last_mut() else { return };
        for c in words.chars() {
            if !matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                line.push(c);
            } else if !line.is_empty() && !line.ends_with([' ', '\n']) {
                line.push(' ');
            }
        }
    }

    /// A new line within the paragraph.
    pub(super) fn line_break(&mut self) {
        if let Some(line) = self.lines.last_mut() {
            line.truncate(line.trim_end_matches(' ').len());
            line.push('\n');
        }
    }

    /// Whether nothing but the dot or number of an entry stands in the paragraph under way.
    pub(super) fn is_marker_only(&self) -> bool {
        let line = self.lines.last().map_or("", |line| line.trim());
        line == "-" || line.strip_suffix('.').is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()))
    }

    /// Ends the paragraph under way.
    pub(super) fn end(&mut self) {
        self.end_as(false);
    }

    /// Ends the entry of a list: entries stand close to each other.
    pub(super) fn end_item(&mut self) {
        self.end_as(true);
    }

    fn end_as(&mut self, tight: bool) {
        let line = self.lines.last_mut().map(std::mem::take).unwrap_or_default();
        let line = line.trim_end().trim_start_matches(['\n', '\r']);
        let line = if tight { line } else { line.trim_start_matches([' ', '\t']) };
        if line.trim().is_empty() {
            return;
        }
        match self.sinks.last_mut() {
            None => self.put(line, tight),
            Some(Sink::Note(_, note)) => join(note, line),
            Some(Sink::Table(rows)) => {
                if rows.last().is_none_or(Vec::is_empty) {
                    rows.push(vec![String::new()]);
                }
                if let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) {
                    join(cell, line);
                }
            }
        }
    }

    fn put(&mut self, paragraph: &str, tight: bool) {
        if !self.text.is_empty() {
            self.text.push_str(if tight && self.tight { "\n" } else { "\n\n" });
        }
        self.text.push_str(paragraph);
        self.tight = tight;
    }

    /// A paragraph inside the one under way (a text box): it comes before it.
    pub(super) fn begin_inner(&mut self) {
        self.lines.push(String::new());
    }

    pub(super) fn end_inner(&mut self) {
        self.end();
        if self.lines.len() > 1 {
            self.lines.pop();
        }
    }

    /// A note at this place: its number stays here, its words go to the end.
    pub(super) fn begin_note(&mut self) {
        let number = self.refer();
        self.lines.push(String::new());
        self.sinks.push(Sink::Note(number, String::new()));
    }

    pub(super) fn end_note(&mut self) {
        self.end();
        if self.lines.len() > 1 {
            self.lines.pop();
        }
        match self.sinks.pop() {
            Some(Sink::Note(number, note)) => self.keep_note(number, &note),
            Some(other) => self.sinks.push(other),
            None => {}
        }
    }

    /// The number of a further note, written at this place.
    pub(super) fn refer(&mut self) -> usize {
        self.notes.push(String::new());
        let number = self.notes.len();
        self.words(&format!("[{number}]"));
        number
    }

    /// The words of a note.
    pub(super) fn keep_note(&mut self, number: usize, note: &str) {
        if let Some(kept) = number.checked_sub(1).and_then(|n| self.notes.get_mut(n)) {
            *kept = one_line(note);
        }
    }

    pub(super) fn begin_table(&mut self) {
        if self.sinks.is_empty() {
            self.end();
        }
        self.sinks.push(Sink::Table(Vec::new()));
    }

    pub(super) fn row(&mut self) {
        self.end();
        if let Some(Sink::Table(rows)) = self.sinks.last_mut() {
            rows.push(Vec::new());
        }
    }

    pub(super) fn cell(&mut self) {
        self.end();
        if let Some(Sink::Table(rows)) = self.sinks.last_mut() {
            match rows.last_mut() {
                Some(row) => row.push(String::new()),
                None => rows.push(vec![String::new()]),
            }
        }
    }

    /// Ends a table: rows of who said what become turns, others become lines with tabs.
    pub(super) fn end_table(&mut self) {
        self.end();
        let mut rows = match self.sinks.pop() {
            Some(Sink::Table(rows)) => rows,
            Some(other) => return self.sinks.push(other),
            None => return,
        };
        rows.retain(|row| row.iter().any(|cell| !cell.trim().is_empty()));
        if rows.is_empty() {
            return;
        }
        // A table in a table, or in a note, is words of it.
        if !self.sinks.is_empty() {
            let all: Vec<String> = rows.into_iter().flatten().collect();
            self.words(&all.join(" "));
            return self.end();
        }
        let columns = Columns::new(rows.clone());
        if columns.are_turns() {
            self.report.count(Seen::TurnTables, 1);
            let choices = columns.choices();
            let turns = speech::render(&columns.speech(&choices), choices.times, false);
            return self.put(turns.trim_end(), false);
        }
        self.report.count(Seen::Tables, 1);
        self.tight = false;
        for row in rows {
            self.put(row.join("\t").trim_end(), true);
        }
        self.tight = false;
    }

    /// The text, with the notes at its end.
    pub(super) fn finish(mut self) -> (String, Report) {
        while !self.sinks.is_empty() {
            match self.sinks.last() {
                Some(Sink::Note(..)) => self.end_note(),
                _ => self.end_table(),
            }
        }
        while self.lines.len() > 1 {
            self.end_inner();
        }
        self.end();
        let notes = std::mem::take(&mut self.notes);
        self.report.count(Seen::Notes, notes.len());
        self.tight = false;
        for (number, note) in (1..).zip(&notes) {
            self.put(&format!("[{number}] {note}"), true);
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        (self.text, self.report)
    }
}

fn join(whole: &mut String, part: &str) {
    if !whole.is_empty() {
        whole.push(' ');
    }
    whole.push_str(&one_line(part));
}
