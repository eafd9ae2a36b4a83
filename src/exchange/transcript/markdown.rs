//! Markdown as the words it shows. Headings keep their marks, by which structure knows them, and
//! entries of lists their dots and numbers.

use super::{Body, Draft, Report, Seen, entities};

/// Reads a text; anything is Markdown.
pub(super) fn read(file: &str) -> Draft {
    let file = file.strip_prefix('\u{feff}').unwrap_or(file);
    let mut report = Report::default();
    let (title, body) = front_matter(file);
    let body = without_comments(body);
    let mut text = String::with_capacity(body.len());
    let mut fence: Option<char> = None;
    for line in body.lines() {
        let bare = line.trim_start();
        let mark = bare.chars().next().filter(|c| matches!(c, '`' | '~'));
        if mark.is_some_and(|c| bare.starts_with(&c.to_string().repeat(3))) && (fence.is_none() || fence == mark) {
            fence = if fence.is_some() { None } else { mark };
            continue;
        }
        if fence.is_some() {
            text.push_str(line);
        } else {
            let level = bare.chars().take_while(|c| *c == '#').count();
            report.count(Seen::Headings, usize::from((1..=6).contains(&level) && bare.chars().nth(level) == Some(' ')));
            let is_item = bare.strip_prefix(['-', '*', '+']).is_some_and(|rest| rest.starts_with(' '));
            report.count(Seen::Items, usize::from(is_item));
            let (dot, words) = match bare.split_at_checked(1).filter(|_| is_item) {
                Some((_, words)) => ("-", words),
                None => ("", without_quote(line)),
            };
            let indent: String = line.chars().take_while(|c| is_item && *c == ' ').collect();
            text.push_str(&indent);
            text.push_str(dot);
            text.push_str(&inline(words.strip_suffix('\\').unwrap_or(words), &mut report));
        }
        text.push('\n');
    }
    Draft { title, body: Body::Prose(text), report }
}

/// The title of a head between two lines of dashes, and what follows that head.
fn front_matter(file: &str) -> (String, &str) {
    let none = (String::new(), file);
    let Some(rest) = file.strip_prefix("---\n").or_else(|| file.strip_prefix("---\r\n")) else { return none };
    let Some((head, body)) = rest.split_once("\n---") else { return none };
    // Anything but `name: value` is no head.
    if head.lines().any(|line| !line.is_empty() && !line.contains(':') && !line.starts_with([' ', '-', '#'])) {
        return none;
    }
    let title = head.lines().find_map(|line| line.strip_prefix("title:")).unwrap_or("");
    let title = title.trim().trim_matches(['"', '\'']).to_owned();
    (title, body.split_once('\n').map_or("", |(_, body)| body))
}

fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<!--") {
        let Some((_, behind)) = after.split_once("-->") else { break };
        out.push_str(before);
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// A line without the marks of a quotation.
fn without_quote(line: &str) -> &str {
    let mut rest = line;
    // `>>` opens a turn in captions and is no quotation.
    while let Some(inner) = rest.strip_prefix('>').filter(|inner| !inner.starts_with('>')) {
        rest = inner.strip_prefix(' ').unwrap_or(inner);
    }
    rest
}

/// A line without the marks of links, pictures, code and emphasis.
fn inline(line: &str, report: &mut Report) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    // Where the last bracket closes: behind it nothing is an address.
    let closes = line.rfind(')').unwrap_or(0);
    let in_reach = |text: &str| line.len() - text.len() < closes;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or("");
        let next = after.chars().next();
        match c {
            '\\' if next.is_some_and(|n| n.is_ascii_punctuation()) => {
                out.extend(next);
                rest = after.get(1..).unwrap_or("");
                continue;
            }
            '!' if next == Some('[') && in_reach(after) => {
                if let Some((_, behind)) = link(after) {
                    report.count(Seen::Pictures, 1);
                    rest = behind;
                    continue;
                }
            }
            '[' if in_reach(rest) => {
                if let Some((words, behind)) = link(rest) {
                    out.push_str(&emphasis(words));
                    rest = behind;
                    continue;
                }
            }
            _ => {}
        }
        out.push(c);
        rest = after;
    }
    entities::resolve(&emphasis(&out))
}

/// `[words](address)`: the words, and what follows. Brackets without an address are text.
fn link(text: &str) -> Option<(&str, &str)> {
    const LONGEST: usize = 2_000;
    let inner = text.strip_prefix('[')?;
    // A bracket inside it opens a link of its own: the search ends there, and no text is searched twice.
    let mut marks = inner.char_indices().take(LONGEST).filter(|(_, c)| matches!(c, '[' | ']'));
    let (at, _) = marks.find(|(at, c)| *c == '[' || inner.get(at + 1..).is_some_and(|rest| rest.starts_with('(')))?;
    let words = inner.get(..at)?;
    let (_, behind) = inner.get(at..)?.strip_prefix("](")?.split_once(')')?;
    Some((words, behind))
}

/// Text without stars, underscores and backticks that come in pairs around words.
fn emphasis(text: &str) -> String {
    let mut text = text.to_owned();
    // The longer first; `**Name:**` is a label with or without its stars.
    for mark in ["***", "**", "__", "*", "_", "`"] {
        if text.contains(mark) {
            text = unpaired(&text, mark);
        }
    }
    text
}

fn unpaired(text: &str, mark: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(mark) {
        out.push_str(before);
        let outside = |c: Option<char>| !mark.starts_with('_') || c.is_none_or(|c| !c.is_alphanumeric());
        let opens = after.starts_with(|c: char| !c.is_whitespace()) && outside(before.chars().next_back());
        let pair = after.split_once(mark).filter(|(inner, behind)| {
            opens && !inner.is_empty() && !inner.ends_with(char::is_whitespace) && outside(behind.chars().next())
        });
        match pair {
            Some((inner, behind)) => {
                out.push_str(inner);
                rest = behind;
            }
            None => {
                out.push_str(mark);
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}
