//! Dates as heads write them: `9 September 2014`, `May 3, 2031`, `2031-05-03`, `3.5.2031`.

use crate::text::{Span, slice};

/// Words that are looked at; a head is short.
const REACH: usize = 400;

/// Months by the first letters of their names in several languages; a word is a month if it is
/// one of the full names or, for the Latin ones, its three-letter form.
const MONTHS: &[&[&str]] = &[
    &["january", "jan", "januar", "janvier", "enero", "gennaio", "janeiro", "января", "januari", "stycznia"],
    &["february", "feb", "februar", "février", "febrero", "febbraio", "fevereiro", "февраля", "februari", "lutego"],
    &["march", "mar", "märz", "mars", "marzo", "março", "марта", "maart", "marca"],
    &["april", "apr", "avril", "abril", "aprile", "апреля", "kwietnia"],
    &["may", "mai", "mayo", "maggio", "maio", "мая", "mei", "maja"],
    &["june", "jun", "juni", "juin", "junio", "giugno", "junho", "июня", "czerwca"],
    &["july", "jul", "juli", "juillet", "julio", "luglio", "julho", "июля", "lipca"],
    &["august", "aug", "août", "agosto", "августа", "augustus", "sierpnia", "augusti"],
    &["september", "sep", "sept", "septembre", "septiembre", "settembre", "setembro", "сентября", "września"],
    &["october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "outubro", "октября", "października"],
    &["november", "nov", "novembre", "noviembre", "novembro", "ноября", "listopada"],
    &["december", "dec", "dezember", "dez", "décembre", "diciembre", "dicembre", "dezembro", "декабря", "grudnia"],
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Day,
    Month,
    Year,
    /// One or two digits that may be a month too.
    Number,
    /// `of`, `de`, `the`: between the parts of a date.
    Link,
    /// A date in one word, as Chinese and Japanese write it.
    Whole,
    Other,
}

/// The first date with a year in a span.
pub(super) fn find(text: &str, within: Span) -> Option<Span> {
    let words = words(text, within);
    (0..words.len()).find_map(|at| date_at(text, words.get(at..)?))
}

fn words(text: &str, within: Span) -> Vec<(Span, Part)> {
    let inner = slice(text, within);
    let mut words = Vec::new();
    let mut at = within.start;
    for piece in inner.split_inclusive(|c: char| !c.is_alphanumeric()).take(REACH) {
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !word.is_empty() {
            words.push((Span::new(at, at + word.len() as u32), part(word)));
        }
        at += piece.len() as u32;
    }
    words
}

fn part(word: &str) -> Part {
    let digits = word.chars().take_while(char::is_ascii_digit).count();
    let rest = word.chars().skip(digits).collect::<String>().to_lowercase();
    let value: u32 = word.get(..digits).and_then(|d| d.parse().ok()).unwrap_or(0);
    match (digits, rest.as_str()) {
        (4, "") if (1000..2200).contains(&value) => Part::Year,
        (1 | 2, "") if (1..=31).contains(&value) => Part::Number,
        (1 | 2, "st" | "nd" | "rd" | "th" | "er" | "º" | "ª") if (1..=31).contains(&value) => Part::Day,
        (0, "of" | "de" | "del" | "the") => Part::Link,
        (0, month) if MONTHS.iter().any(|names| names.contains(&month)) => Part::Month,
        (4, east) if east.starts_with('年') && east.ends_with('日') => Part::Whole,
        _ => Part::Other,
    }
}

fn date_at(text: &str, words: &[(Span, Part)]) -> Option<Span> {
    let mut parts = words.iter().filter(|(_, p)| *p != Part::Link).take(3);
    let (first, one) = parts.next()?;
    if words.first().is_some_and(|(_, p)| *p == Part::Link) {
        return None;
    }
    if *one == Part::Whole {
        return Some(*first);
    }
    let (second, two) = parts.next()?;
    let between = |a: &Span, b: &Span| slice(text, Span::new(a.end, b.start)).len();
    let near = |a: &Span, b: &Span| between(a, b) <= 8;
    if *one == Part::Month && *two == Part::Year && near(first, second) {
        return Some(first.join(*second));
    }
    let (third, three) = parts.next()?;
    let is_day = |p: &Part| matches!(p, Part::Day | Part::Number);
    let written = (is_day(one) && *two == Part::Month && *three == Part::Year)
        || (*one == Part::Month && is_day(two) && *three == Part::Year);
    let joint = |a: &Span, b: &Span| slice(text, Span::new(a.end, b.start));
    let separator = joint(first, second);
    let figures = matches!(separator, "-" | "." | "/")
        && joint(second, third) == separator
        && *two == Part::Number
        && ((*one == Part::Number && *three == Part::Year) || (*one == Part::Year && *three == Part::Number));
    ((written && near(first, second) && near(second, third)) || figures).then(|| first.join(*third))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_heads() {
        let check = |line: &str, expected: Option<&str>| {
            let found = find(line, Span::of(0, line.len())).map(|s| slice(line, s));
            assert_eq!(found, expected, "{line}");
        };
        check("Talks, Valletta, 3 May 2031", Some("3 May 2031"));
        check("Talks on May 3rd, 2031 in Valletta", Some("May 3rd, 2031"));
        check("Recorded 2031-05-03, tape 2", Some("2031-05-03"));
        check("Bonn, 3. März 1999", Some("3. März 1999"));
        check("Lima, 3 de mayo de 1999", Some("3 de mayo de 1999"));
        check("3/5/2031", Some("3/5/2031"));
        check("Москва, 9 сентября 2014 года", Some("9 сентября 2014"));
        check("记者会 2014年9月9日", Some("2014年9月9日"));
        check("In May 2031 the harbour", Some("May 2031"));
        check("They may 30 times 1999", None);
        check("chapter 3.5", None);
        check("", None);
    }
}
