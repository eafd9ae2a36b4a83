//! What could be a label by its form alone, at the start of a line. Whether it is one is
//! decided by the evidence of the whole text.

use super::Label;
use super::lines::Line;
use super::names::{self, Shape, fold};
use super::scan::Scan;
use super::timecodes::{TimeCode, time_code};
use crate::text::{Span, slice};

/// How a label is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `Name:`, with speech behind it or below.
    Colon,
    /// `Mr. SMITH of Ohio.`
    Stop,
    /// `Q` and `A`, with or without a full stop.
    Letter,
    /// A name and a time code on a line of their own.
    Timed,
    /// A name alone on its line.
    Alone,
    /// `**Name**` before speech.
    Bold,
    /// A time code and no name.
    Time,
    /// A dash before each speech.
    Dash,
}

/// Something at the start of a line that could be a label.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Candidate {
    /// Its line, as an index.
    pub(super) line: usize,
    /// Its parts; the span ends on its own line.
    pub(super) label: Label,
    /// How it is written.
    pub(super) form: Form,
    /// Whether nothing follows on its line.
    pub(super) is_alone: bool,
    /// Seconds of its time code, and whether that is sure to be one.
    pub(super) time: Option<(u32, bool)>,
}

/// The candidates of all lines, at most one a line.
pub(super) fn candidates(text: &str, lines: &[Line]) -> Vec<Candidate> {
    lines.iter().enumerate().filter_map(|(at, line)| candidate(text, at, line)).collect()
}

fn candidate(text: &str, line: usize, at: &Line) -> Option<Candidate> {
    let start = at.span.start;
    let mut scan = Scan::new(text, at);
    let arrows = scan.eat(">>");
    scan.skip_while(|c| c == '>');
    scan.skip_space();
    let mut marks = marks(&mut scan);
    let time = time_code(&mut scan);
    if time.is_some() {
        scan.skip_space();
        let mut dash = scan;
        if dash.skip_while(|c| matches!(c, '-' | '–' | '—')) == 1 && dash.skip_space() > 0 {
            scan = dash;
        }
        marks = marks || self::marks(&mut scan);
    }
    let made = |span: Span, name: Span, aside, form, is_alone, late: Option<TimeCode>| {
        let code = time.or(late);
        let label = Label { span, name, aside, time: code.map(|t| t.span) };
        Candidate { line, label, form, is_alone, time: code.map(|t| (t.seconds, t.is_sure)) }
    };
    let nowhere = Span::new(scan.at(), scan.at());
    if time.is_some() && scan.is_done() {
        return Some(made(scan.since(start), nowhere, None, Form::Time, true, None));
    }
    if let Some(parts) = named(text, scan, marks) {
        let span = Span::new(start, parts.end);
        let timed = time.is_some() || parts.time.is_some();
        let form = if parts.form == Form::Alone && timed { Form::Timed } else { parts.form };
        let shape = || names::shape(slice(text, parts.name));
        let holds = match form {
            Form::Alone => shape().is_some(),
            Form::Timed => shape().is_some_and(|s| s != Shape::Lower),
            _ => true,
        };
        if holds {
            return Some(made(span, parts.name, parts.aside, form, parts.is_alone, parts.time));
        }
    }
    if let Some((name, end)) = stopped(scan).or_else(|| letter(scan)) {
        let form = if name.len() == 1 { Form::Letter } else { Form::Stop };
        let is_alone = scan.line_end() == Some(end);
        return Some(made(Span::new(start, end), name, None, form, is_alone, None));
    }
    if time.is_some() {
        return Some(made(scan.since(start), nowhere, None, Form::Time, false, None));
    }
    let mut dash = scan;
    let dashed = dash.skip_while(|c| matches!(c, '-' | '–' | '—')) == 1 && dash.skip_space() > 0;
    if dashed || (arrows && !scan.is_done()) {
        let span = dash.since(start);
        return Some(made(span, Span::new(span.end, span.end), None, Form::Dash, false, None));
    }
    None
}

impl Candidate {
    /// Only its time code, where that stands first: what follows is speech after all.
    pub(super) fn without_name(self) -> Option<Self> {
        let time = self.label.time.filter(|t| t.end <= self.label.name.start)?;
        let start = self.label.name.start;
        let label = Label {
            span: Span::new(self.label.span.start, start),
            name: Span::new(start, start),
            aside: None,
            time: Some(time),
        };
        Some(Self { label, form: Form::Time, is_alone: false, ..self })
    }
}

/// What stands at a label: its parts and where it ends, white space on its line included.
struct Parts {
    name: Span,
    aside: Option<Span>,
    time: Option<TimeCode>,
    form: Form,
    is_alone: bool,
    end: u32,
}

/// A name up to its colon, to the end of its line, or to the end of its bold type.
fn named(text: &str, mut scan: Scan, bold: bool) -> Option<Parts> {
    let start = scan.at();
    let mut name_end = None;
    let mut aside: Option<Span> = None;
    let mut time = None;
    let mut closed = false;
    let mut count = 0;
    loop {
        let spaces = scan.skip_space();
        if name_end.is_none() && spaces > 0 && scan.at() > start {
            let mut ahead = scan;
            if let Some(code) = time_code(&mut ahead) {
                name_end = Some(scan.at());
                time = Some(code);
                scan = ahead;
                continue;
            }
        }
        match scan.peek() {
            None if scan.is_done() => {
                return parts(
                    text,
                    start,
                    name_end.unwrap_or(scan.at()),
                    aside,
                    time,
                    if bold && closed { Form::Bold } else { Form::Alone },
                    scan,
                );
            }
            None => return None,
            Some(':' | '：') => {
                let wide = scan.bump() == Some('：');
                let marked = marks(&mut scan) || wide;
                let follows =
                    scan.peek().is_none_or(|c| c.is_whitespace() || (!c.is_ascii() && c.is_alphabetic()) || marked);
                let end = name_end.unwrap_or(scan.at());
                return follows.then(|| parts(text, start, end, aside, time, Form::Colon, scan)).flatten();
            }
            Some('*' | '_') if bold && !closed => {
                name_end = name_end.or(Some(scan.at()));
                closed = marks(&mut scan);
                if !closed {
                    return None;
                }
                let mut ahead = scan;
                ahead.skip_space();
                if closed && !matches!(ahead.peek(), Some(':' | '：' | '(' | '[') | None) {
                    return parts(text, start, name_end.unwrap_or(scan.at()), aside, time, Form::Bold, scan);
                }
            }
            Some('(' | '[' | '（') if scan.at() > start => {
                name_end = name_end.or(Some(scan.at()));
                let mut ahead = scan;
                if let Some(code) = time_code(&mut ahead) {
                    time = time.or(Some(code));
                    scan = ahead;
                    continue;
                }
                let inner = bracket(&mut scan)?;
                aside = Some(aside.map_or(inner, |a| a.join(inner)));
            }
            Some(_) if name_end.is_some() => return None,
            Some(_) => {
                scan.bump();
                count += 1 + spaces;
                if count > names::LONGEST * 2 {
                    return None;
                }
            }
        }
    }
}

fn parts(
    text: &str,
    start: u32,
    end: u32,
    aside: Option<Span>,
    time: Option<TimeCode>,
    form: Form,
    scan: Scan,
) -> Option<Parts> {
    let whole = Span::new(start, end.max(start)).trim(text);
    let whole = Span::new(
        whole.start,
        whole.start + slice(text, whole).trim_end_matches([':', '：', '*', '_', ' ']).len() as u32,
    );
    let (name, office) = without_office(text, whole);
    if name.is_empty() {
        return None;
    }
    let mut scan = scan;
    scan.skip_space();
    let aside = match (office, aside) {
        (Some(a), Some(b)) => Some(a.join(b)),
        (a, b) => a.or(b),
    };
    Some(Parts { name, aside, time, form, is_alone: scan.is_done(), end: scan.at() })
}

/// `Name, BBC` is a name and what it belongs to.
fn without_office(text: &str, name: Span) -> (Span, Option<Span>) {
    let Some((before, behind)) = slice(text, name).split_once(',') else { return (name, None) };
    let named = Span::new(name.start, name.start + before.len() as u32).trim(text);
    let office = Span::new(name.end - behind.len() as u32, name.end).trim(text);
    (named, (!office.is_empty()).then_some(office))
}

/// Goes over a bracket; its inside.
fn bracket(scan: &mut Scan) -> Option<Span> {
    let mut depth = 0;
    let mut start = None;
    loop {
        let end = scan.at();
        match scan.bump()? {
            '(' | '[' | '（' => {
                depth += 1;
                start = start.or(Some(scan.at()));
            }
            ')' | ']' | '）' => {
                depth -= 1;
                if depth == 0 {
                    return start.map(|s| Span::new(s, end));
                }
            }
            _ => {}
        }
    }
}

/// Goes over the marks of bold type.
fn marks(scan: &mut Scan) -> bool {
    scan.eat("**") || scan.eat("__")
}

/// `Mr. SMITH of Ohio.`, `The CHAIRMAN.`, `Senator VAZ.`: a title, a name in capitals, a full
/// stop, as parliaments print it. The name and where the label ends.
fn stopped(scan: Scan) -> Option<(Span, u32)> {
    let mut scan = scan;
    let start = scan.at();
    let mut words = 0;
    let mut capitals = false;
    let mut origin = false;
    while words < 8 {
        let at = scan.rest();
        scan.skip_while(|c| !c.is_whitespace());
        let word = at.get(..at.len() - scan.rest().len())?;
        let bare = word.trim_end_matches('.');
        let folded = fold(bare);
        let shouted = is_shouted(bare);
        words += 1;
        let known = match words {
            1 => names::is_title(&folded) || bare == "The",
            _ if shouted => true,
            _ if capitals => origin || matches!(bare, "of" | "pro" | "tempore"),
            _ => names::is_title(&folded),
        };
        if !known {
            return None;
        }
        capitals |= shouted && words > 1;
        origin |= bare == "of";
        if word.ends_with('.') && capitals && bare.chars().count() > 1 {
            let name = Span::new(start, scan.at() - 1);
            scan.skip_space();
            return Some((name, scan.at()));
        }
        scan.skip_space();
    }
    None
}

/// Two capitals at least, and the last letters among them: `SMITH`, `McCARTHY`.
fn is_shouted(word: &str) -> bool {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    letters.len() > 1 && letters.iter().rev().take(2).all(|c| c.is_uppercase())
}

/// `Q` or `A`, with a full stop or alone. The letter and where the label ends.
fn letter(scan: Scan) -> Option<(Span, u32)> {
    let mut scan = scan;
    let start = scan.at();
    let letter = scan.bump().filter(|c| matches!(c, 'Q' | 'A'))?;
    let name = scan.since(start);
    let dotted = scan.eat(".") || scan.eat(")");
    let spaces = scan.skip_space();
    let speech = scan.peek();
    let opens = speech.is_none_or(|c| !c.is_lowercase());
    let fits = (spaces > 0 || scan.is_done()) && (dotted || letter == 'Q' || opens || spaces > 1);
    fits.then_some((name, scan.at()))
}
