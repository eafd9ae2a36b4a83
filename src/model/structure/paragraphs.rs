//! Lines into paragraphs. In a hard-wrapped text a line ends because the next word did not fit;
//! that, measured, tells it from verse, from lists and from one line a paragraph.

use super::Label;
use super::brackets::is_remark;
use super::labels::Candidate;
use super::lines::{Line, is_finished};
use crate::sort;
use crate::text::{Span, slice};

/// Wider lines are not the work of wrapping by hand or by a mail program.
const WIDEST: u32 = 120;
/// Narrower ones are verse, captions or a list.
const NARROWEST: u32 = 40;
/// Columns that a wrapped line may stay short of the margin.
const SLACK: u32 = 6;

/// What a paragraph is by its own form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Text,
    /// A heading by its marks, with its level.
    Heading(u8),
    /// A line of dashes or stars.
    Rule,
    /// All of it in brackets.
    Remark,
}

/// Lines that are read as one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Paragraph {
    pub(super) span: Span,
    pub(super) label: Option<Label>,
    pub(super) form: Form,
    /// Whether a blank line or the end of the text follows.
    pub(super) before_blank: bool,
}

/// The paragraphs of a text. Every line is part of one.
pub(super) fn paragraphs(text: &str, lines: &[Line], labels: &[Candidate]) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let mut widths = Widths::new(text, lines, labels);
    let mut labels = labels.iter().peekable();
    let mut open: Option<Paragraph> = None;
    for (at, line) in lines.iter().enumerate() {
        let label = labels.next_if(|c| c.line == at).map(|c| c.label);
        let form = if label.is_some() { Form::Text } else { form(slice(text, line.span)) };
        let before = at.checked_sub(1).and_then(|b| lines.get(b));
        let fresh = Paragraph { span: line.span, label, form, before_blank: false };
        if let (Some(last), Some(before)) = (open.as_mut(), before) {
            last.before_blank = line.after_blank;
            if let Some(joined) = joined(text, last, &fresh, before, line, || widths.joins(at - 1)) {
                *last = joined;
                continue;
            }
        }
        paragraphs.extend(open.replace(fresh));
    }
    paragraphs.extend(open.map(|p| Paragraph { before_blank: true, ..p }));
    paragraphs
}

/// The open paragraph with one more line, if that belongs to it.
fn joined(
    text: &str,
    open: &Paragraph,
    line: &Paragraph,
    before: &Line,
    at: &Line,
    wraps: impl FnOnce() -> bool,
) -> Option<Paragraph> {
    let span = open.span.join(line.span);
    let waits = open.label.filter(|l| l.span.end >= open.span.end);
    if let Some(waiting) = waits {
        let label = match line.label {
            Some(new) if waiting.name.is_empty() || new.name.is_empty() => both(waiting, new)?,
            Some(_) => return None,
            None if matches!(line.form, Form::Heading(_) | Form::Rule) => return None,
            None => Label { span: Span::new(waiting.span.start, line.span.start), ..waiting },
        };
        return Some(Paragraph { span, label: Some(label), ..*open });
    }
    if at.after_blank || line.label.is_some() || matches!(line.form, Form::Heading(_)) {
        return None;
    }
    if let (Form::Rule, Some(level)) = (line.form, underline(slice(text, line.span))) {
        let titled = open.form == Form::Text
            && open.label.is_none()
            && open.span.end == before.span.end
            && open.span.start == before.span.start;
        return (titled && before.after_blank).then_some(Paragraph { span, form: Form::Heading(level), ..*open });
    }
    let apart = line.form == Form::Rule
        || open.form != Form::Text
        || (line.form == Form::Remark && is_finished(slice(text, before.span)));
    (!apart && !is_item(slice(text, at.span)) && wraps()).then_some(Paragraph { span, ..*open })
}

/// A time code and a name on two lines are one label.
fn both(first: Label, second: Label) -> Option<Label> {
    if !first.name.is_empty() && second.time.is_none() {
        return None;
    }
    let name = if first.name.is_empty() { second.name } else { first.name };
    Some(Label {
        span: first.span.join(second.span),
        name,
        aside: first.aside.or(second.aside),
        time: second.time.or(first.time),
    })
}

fn form(line: &str) -> Form {
    let hashes = line.bytes().take_while(|b| *b == b'#').count();
    let headed = (1..=6).contains(&hashes) && line.get(hashes..).is_some_and(|r| r.starts_with([' ', '\t']));
    let rule =
        || line.len() > 2 && line.chars().all(|c| matches!(c, '-' | '*' | '_' | '=' | '~' | '–' | '—' | '•' | ' '));
    match line.as_bytes().first() {
        Some(b'#') if headed => Form::Heading(hashes as u8),
        Some(b'[' | b'(' | b'<' | b'*' | b'_') if is_remark(line) => Form::Remark,
        Some(0xe3 | 0xef) if is_remark(line) => Form::Remark,
        _ if rule() => Form::Rule,
        _ => Form::Text,
    }
}

/// The level of the heading that a line of this kind underlines.
fn underline(rule: &str) -> Option<u8> {
    let all = |c: char| rule.chars().all(|r| r == c);
    if all('=') { Some(1) } else { all('-').then_some(2) }
}

/// Whether a line opens an item of a list.
fn is_item(line: &str) -> bool {
    let mut chars = line.chars();
    match chars.next() {
        Some('-' | '*' | '•' | '‣' | '·' | '–' | '—' | '+') => chars.next().is_some_and(char::is_whitespace),
        Some(c) if c.is_ascii_digit() => {
            let rest = chars.as_str().trim_start_matches(|c: char| c.is_ascii_digit());
            line.len() - rest.len() <= 3 && (rest.starts_with(". ") || rest.starts_with(") "))
        }
        _ => false,
    }
}

/// Where the lines of a text were broken for their width.
struct Widths<'a> {
    text: &'a str,
    lines: &'a [Line],
    /// Columns before the margin for all of the text, if it is hard-wrapped.
    margin: Option<u32>,
    /// The stretch without blank lines that is being read: its end and its own margin.
    run_end: usize,
    run_margin: Option<u32>,
}

impl<'a> Widths<'a> {
    fn new(text: &'a str, lines: &'a [Line], labels: &[Candidate]) -> Self {
        let mut widths = Self { text, lines, margin: None, run_end: 0, run_margin: None };
        let mut labels = labels.iter().peekable();
        let mut pairs = Vec::new();
        let mut long = 0;
        for (at, pair) in lines.windows(2).enumerate() {
            let [line, next] = pair else { continue };
            while labels.next_if(|c| c.line <= at).is_some() {}
            let labelled = labels.peek().is_some_and(|c| c.line == at + 1);
            if next.after_blank || labelled {
                continue;
            }
            if line.width > WIDEST { long += 1 } else { pairs.push(at) }
        }
        if long < pairs.len() {
            let mut columns: Vec<u32> = pairs.iter().filter_map(|at| lines.get(*at)).map(|l| l.width).collect();
            sort::ascending(&mut columns);
            let margin = columns.get(columns.len() * 9 / 10).copied().unwrap_or(0);
            widths.margin = (margin >= NARROWEST && widths.are_wrapped(&pairs, margin, 6)).then_some(margin);
        }
        widths
    }

    /// Whether so many tenths of these lines end where the next word did not fit, in the middle
    /// of sentences, and go on in lower case as prose does.
    fn are_wrapped(&self, pairs: &[usize], margin: u32, tenths: usize) -> bool {
        let count = |holds: &dyn Fn(usize) -> bool| pairs.iter().filter(|at| holds(**at)).count();
        let full = count(&|at| self.is_full(at, margin));
        let unfinished = count(&|at| self.lines.get(at).is_some_and(|l| !is_finished(slice(self.text, l.span))));
        let capital = count(&|at| self.next_starts(at, char::is_uppercase));
        full * 10 >= pairs.len() * tenths
            && unfinished * 10 >= pairs.len() * 3
            && (capital * 10 < pairs.len() * 7 || pairs.len() < 2)
    }

    /// Whether the first word of the next line would have gone over the margin.
    fn is_full(&self, at: usize, margin: u32) -> bool {
        let (Some(line), Some(next)) = (self.lines.get(at), self.lines.get(at + 1)) else { return false };
        let word = slice(self.text, next.span).chars().take(WIDEST as usize).take_while(|c| !c.is_whitespace());
        let mut columns = 0;
        for c in word {
            columns += 1;
            if !c.is_ascii() && c >= '\u{2e80}' {
                break;
            }
        }
        line.width + 1 + columns + SLACK > margin && line.width <= WIDEST
    }

    fn next_starts(&self, at: usize, holds: impl Fn(char) -> bool) -> bool {
        let next = self.lines.get(at + 1).map_or("", |l| slice(self.text, l.span));
        next.chars().find(|c| c.is_alphabetic()).is_some_and(holds)
    }

    /// The margin of the stretch around a line: its own where it plainly has one, else that of
    /// the text.
    fn margin_at(&mut self, at: usize) -> Option<u32> {
        if at < self.run_end {
            return self.run_margin;
        }
        let rest = self.lines.get(at + 1..).unwrap_or(&[]);
        let end = at + 1 + rest.iter().position(|l| l.after_blank).unwrap_or(rest.len());
        let widest = self.lines.get(at..end).unwrap_or(&[]).iter().map(|l| l.width).max().unwrap_or(0);
        let pairs: Vec<usize> = (at..end.saturating_sub(1)).collect();
        let plain =
            pairs.len() > 1 && (NARROWEST + 10..=WIDEST).contains(&widest) && self.are_wrapped(&pairs, widest, 8);
        self.run_end = end;
        self.run_margin = if plain { Some(widest) } else { self.margin };
        self.run_margin
    }

    /// Whether a line and the next are read as one.
    fn joins(&mut self, at: usize) -> bool {
        let Some(margin) = self.margin_at(at) else { return false };
        let (Some(line), Some(next)) = (self.lines.get(at), self.lines.get(at + 1)) else { return false };
        let finished = is_finished(slice(self.text, line.span));
        if finished && next.indent > line.indent + 1 {
            return false;
        }
        let goes_on = !finished && line.width * 2 >= margin && self.next_starts(at, char::is_lowercase);
        (line.width <= WIDEST && goes_on) || self.is_full(at, margin)
    }
}
