//! What stands before the speech: site furniture, headline, and lines that say when, where and
//! who. Only the beginning of a text is read for it.

use super::names::{self, Shape};
use super::paragraphs::{Form, Paragraph};
use super::{Block, BlockKind, Head, dates};
use crate::text::{Span, slice};

/// Paragraphs that a head may have.
const LONGEST: usize = 24;
/// Characters that a headline may have.
const LONGEST_TITLE: usize = 300;
/// Characters that a note in the head may have.
const LONGEST_NOTE: usize = 200;

/// Words of a site's navigation, in lower case.
const NAVIGATION: &[&str] = &[
    "official site",
    "official website",
    "home",
    "home page",
    "menu",
    "main menu",
    "search",
    "skip to content",
    "skip to main content",
    "print",
    "print version",
    "share",
    "share this",
    "tweet",
    "email",
    "e-mail",
    "back",
    "next",
    "previous",
    "log in",
    "login",
    "sign in",
    "subscribe",
    "english",
    "deutsch",
    "français",
    "русский",
    "español",
    "中文",
    "العربية",
    "contact",
    "contact us",
    "news",
    "press room",
    "close",
    "download",
    "download pdf",
    "startseite",
    "accueil",
    "inicio",
    "главная",
    "sitemap",
    "cookies",
    "read more",
    "advertisement",
];

/// What a note in the head is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    Title,
    Source,
    Date,
    Place,
    Other,
}

const NOTES: &[(About, &[&str])] = &[
    (About::Title, &["title", "subject", "topic", "titel", "thema", "titre", "título", "тема", "标题", "標題"]),
    (About::Source, &["source", "publisher", "published by", "quelle", "fuente", "источник", "来源", "來源"]),
    (
        About::Date,
        &[
            "date",
            "recorded",
            "recorded on",
            "date of interview",
            "interview date",
            "recording date",
            "datum",
            "fecha",
            "data",
            "дата",
            "日期",
            "время",
        ],
    ),
    (About::Place, &["place", "location", "venue", "ort", "lieu", "lugar", "luogo", "место", "地点", "地點"]),
];

/// Reads the head; the paragraphs become blocks. Also the index of the first block of the body.
pub(super) fn read(text: &str, paragraphs: Vec<Paragraph>) -> (Head, Vec<Block>, usize) {
    let mut head = Head::default();
    let mut blocks: Vec<Block> = paragraphs.iter().map(block).collect();
    let labelled = paragraphs.iter().take(LONGEST).position(|p| p.label.is_some_and(|l| !l.name.is_empty()));
    let zone = labelled.unwrap_or(paragraphs.len().min(LONGEST));
    let mut set = |at: usize, kind| {
        if let Some(block) = blocks.get_mut(at) {
            block.kind = kind;
        }
    };
    let of = |at: usize| paragraphs.get(at).map_or("", |p| slice(text, p.span));
    let crumb = (0..zone.min(8)).rev().find(|at| is_breadcrumb(of(*at)));
    let mut body = 0;
    if let Some(crumb) = crumb {
        (0..=crumb).for_each(|at| set(at, BlockKind::Furniture));
        let site = (0..crumb).find(|at| !is_navigation(of(*at)) && of(*at).chars().count() < 80);
        head.source = site.and_then(|at| paragraphs.get(at)).map(|p| p.span);
        body = crumb + 1;
    }
    let mut list = false;
    while let Some(paragraph) = paragraphs.get(body).filter(|_| body < zone) {
        let said = of(body);
        let starts = paragraphs
            .get(body + 1)
            .is_some_and(|p| p.label.is_some() || note(text, p).is_some() || is_dateline(text, p.span).is_some());
        if paragraph.form == Form::Rule || is_navigation(said) {
            set(body, BlockKind::Furniture);
        } else if let (Form::Heading(_), true) = (paragraph.form, head.title.is_none()) {
            // Marks alone name nothing.
            head.title = Some(without_marks(text, paragraph.span)).filter(|title| !title.is_empty());
            set(body, BlockKind::Title);
        } else if let Form::Heading(_) = paragraph.form {
            if labelled.is_none() {
                break;
            }
        } else if let Some((about, value)) = note(text, paragraph) {
            list = value.is_empty();
            keep(&mut head, about, value);
        } else if let Some((date, place)) = is_dateline(text, paragraph.span)
            .filter(|(d, p)| head.title.is_some() || beside(text, paragraph.span, *d, *p) <= 3)
        {
            head.date = head.date.or(Some(date));
            head.place = head.place.or(place);
        } else if list && !said.ends_with(['.', '!', '?']) && said.chars().count() < 80 {
            list = !paragraph.before_blank;
        } else if head.title.is_none()
            && is_title(paragraph, said)
            && (paragraph.before_blank || starts)
            && is_followed(text, &paragraphs, body)
        {
            head.title = Some(paragraph.span);
            set(body, BlockKind::Title);
        } else if !(head.title.is_some() && is_byline(said)) {
            break;
        }
        body += 1;
    }
    if let Some(title) = head.title {
        let date = dates::find(text, title);
        head.place = head.place.or_else(|| date.and_then(|d| place_beside(text, title, d)));
        head.date = head.date.or(date);
    }
    (head, blocks, body)
}

fn block(paragraph: &Paragraph) -> Block {
    let kind = match paragraph.form {
        Form::Text => BlockKind::Paragraph,
        Form::Heading(level) => BlockKind::Heading(level),
        Form::Rule => BlockKind::Furniture,
        Form::Remark => BlockKind::Aside,
    };
    Block { span: paragraph.span, kind, label: paragraph.label, turn: None }
}

fn keep(head: &mut Head, about: About, value: Span) {
    let place = match about {
        About::Title => &mut head.title,
        About::Source => &mut head.source,
        About::Date => &mut head.date,
        About::Place => &mut head.place,
        About::Other => return,
    };
    if !value.is_empty() {
        *place = place.or(Some(value));
    }
}

/// `Home \ Statements and speeches \`: short parts with signs between them.
fn is_breadcrumb(s: &str) -> bool {
    let short = s.chars().take(201).count() <= 200 && !s.contains('\n');
    short
        && ['\\', '>', '»', '/', '›', '→', '|'].into_iter().any(|sign| {
            let parts: Vec<&str> = s.split(sign).map(str::trim).collect();
            let filled = parts.iter().filter(|p| !p.is_empty()).count();
            let apart = s.contains(&format!(" {sign}"));
            let begins = parts.first().is_some_and(|p| is_navigation(p));
            let trails = filled < parts.len();
            apart
                && parts.iter().all(|p| p.split_whitespace().count() <= 6 && !p.ends_with(['.', '?', '!']))
                && (filled > 2 || (filled > 0 && (trails || begins) && parts.len() > 1))
        })
}

fn is_navigation(s: &str) -> bool {
    s.len() < 40 && NAVIGATION.contains(&s.to_lowercase().trim_matches(|c: char| !c.is_alphanumeric()))
}

/// A heading's text without its marks or its underline.
fn without_marks(text: &str, span: Span) -> Span {
    let whole = slice(text, span);
    let first = whole.lines().next().unwrap_or("");
    let bare = first.trim_start_matches('#');
    let start = span.start + (first.len() - bare.len()) as u32;
    let kept = bare.trim_end_matches([' ', '\t']).trim_end_matches('#');
    Span::new(start, start + kept.len() as u32).trim(text)
}

/// `Date: 3 May 2031`: what the note is about, and where its value stands.
fn note(text: &str, paragraph: &Paragraph) -> Option<(About, Span)> {
    let said = slice(text, paragraph.span);
    if paragraph.label.is_some()
        || paragraph.form != Form::Text
        || said.chars().take(LONGEST_NOTE + 1).count() > LONGEST_NOTE
    {
        return None;
    }
    let (key, value) = said.split_once([':', '：'])?;
    let bold = key.starts_with("**") || key.starts_with("__");
    let key = key.trim_matches(['*', '_', ' ', '\u{a0}']);
    let folded = names::fold(key);
    let about = NOTES.iter().find(|(_, keys)| keys.contains(&folded.as_str())).map(|(about, _)| *about);
    let spaced = value.is_empty() || value.starts_with(char::is_whitespace) || bold || said.contains('：');
    let short = key.split_whitespace().count() <= 4 && !value.ends_with(['?', '!']);
    let stated = about.is_some() || !value.ends_with('.');
    let start = paragraph.span.end - value.len() as u32;
    let mut at = Span::new(start, paragraph.span.end).trim(text);
    if slice(text, at).starts_with("**") || slice(text, at).starts_with("__") {
        at = Span::new(at.start + 2, at.end).trim(text);
    }
    let capital = !key.starts_with(char::is_lowercase) && key.chars().any(char::is_alphabetic);
    (spaced && short && stated && capital).then_some((about.unwrap_or(About::Other), at))
}

/// `Valletta, 3 May 2031`: little but a date, with a place if one stands beside it.
fn is_dateline(text: &str, span: Span) -> Option<(Span, Option<Span>)> {
    if span.len() > 120 || slice(text, span).ends_with(['?', '!', ',']) {
        return None;
    }
    let date = dates::find(text, span)?;
    let around = slice(text, span).split_whitespace().count() - slice(text, date).split_whitespace().count().min(1);
    let prose = slice(text, span).ends_with('.') && around > 6;
    (around <= 9 && !prose).then(|| (date, place_beside(text, span, date)))
}

/// Words of a line besides its date and its place.
fn beside(text: &str, line: Span, date: Span, place: Option<Span>) -> usize {
    let words = |span: Span| slice(text, span).split_whitespace().count();
    words(line).saturating_sub(words(date)).saturating_sub(place.map_or(0, words))
}

/// The place before or behind a date, between commas: `…, Valletta, 3 May 2031`.
fn place_beside(text: &str, whole: Span, date: Span) -> Option<Span> {
    let before = slice(text, Span::new(whole.start, date.start));
    let mut end = whole.start + before.trim_end_matches([',', ' ', '(', '\u{a0}', '–', '-', '\n']).len() as u32;
    let joint = slice(text, Span::new(end, date.start));
    if joint.contains([',', '(', '–', '-']) {
        for _ in 0..2 {
            let lead = slice(text, Span::new(whole.start, end));
            let cut = lead.rfind([',', '(']).map_or(0, |c| c + 1);
            let segment = Span::new(whole.start + cut as u32, end).trim(text);
            if is_place(slice(text, segment)) {
                let short = segment.len() <= 4 && cut > 1;
                let wider = lead.get(..cut.saturating_sub(1)).map(|l| l.rfind([',', '(']).map_or(0, |c| c + 1));
                let wide = wider.map(|w| Span::new(whole.start + w as u32, end).trim(text));
                return wide
                    .filter(|w| short && is_place(slice(text, *w).split(',').next().unwrap_or("")))
                    .or(Some(segment));
            }
            end = whole.start + cut.saturating_sub(1) as u32;
        }
    }
    let behind = Span::new(date.end, whole.end);
    let segment = slice(text, behind).strip_prefix(',').map(|_| Span::new(behind.start + 1, behind.end).trim(text))?;
    is_place(slice(text, segment)).then_some(segment)
}

fn is_place(s: &str) -> bool {
    s.split_whitespace().count() <= 4 && matches!(names::shape(s), Some(Shape::Full | Shape::Single | Shape::Upper))
}

fn is_title(paragraph: &Paragraph, said: &str) -> bool {
    let first = said.chars().find(|c| c.is_alphabetic());
    paragraph.form == Form::Text
        && paragraph.label.is_none()
        && said.chars().take(LONGEST_TITLE + 1).count() <= LONGEST_TITLE
        && !said.ends_with(['.', ',', ':', ';', '!', '。', '：', '，', '…', '-', '–', '—'])
        && first.is_some_and(|c| !c.is_lowercase())
}

/// Whether what follows a headline is more than a headline.
fn is_followed(text: &str, paragraphs: &[Paragraph], at: usize) -> bool {
    let words = |p: &Paragraph| slice(text, p.span).split_whitespace().take(400).count();
    let own = paragraphs.get(at).map_or(0, words);
    let rest = paragraphs.get(at + 1..).unwrap_or(&[]);
    rest.iter()
        .take(12)
        .any(|p| p.label.is_some() || words(p) > own || slice(text, p.span).ends_with(['.', '?', '!', '。']))
}

/// `By Ilse Brandt`, `Interviewed by …`.
fn is_byline(said: &str) -> bool {
    const OPENINGS: &[&str] =
        &["By ", "Interviewed by ", "Interview by ", "Interview with ", "Transcribed by ", "Von ", "Par "];
    said.chars().count() < 100 && OPENINGS.iter().any(|o| said.starts_with(o)) && !said.ends_with(['.', '!', '?', ','])
}
