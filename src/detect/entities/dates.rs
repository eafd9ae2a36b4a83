//! Calendar dates, spans of them, and dates that depend on the day of speech.

use super::candidate::{Candidate, Source, weight};
use super::lists::List;
use super::reading::{Case, Reading};
use super::token::Shape;
use crate::detect::EntityKind;

const SEASONS: [&str; 5] = ["spring", "summer", "autumn", "fall", "winter"];
const UNITS: [&str; 12] =
    ["day", "days", "week", "weeks", "month", "months", "year", "years", "decade", "decades", "century", "centuries"];
const NUMBERS: [&str; 34] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "a",
    "an",
    "few",
    "several",
    "many",
    "couple",
    "some",
    "hundred",
    "thousand",
    "dozen",
];
const ORDINALS: [&str; 22] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "thirtieth",
];
/// Words after which a number of four digits is no year.
const NO_YEAR_BEFORE: [&str; 16] = [
    "resolution",
    "no",
    "number",
    "page",
    "room",
    "article",
    "section",
    "protocol",
    "flight",
    "act",
    "bill",
    "form",
    "chapter",
    "paragraph",
    "about",
    "approximately",
];
/// Words before which a number of four digits is no year.
const NO_YEAR_AFTER: [&str; 42] = [
    "people",
    "persons",
    "men",
    "women",
    "children",
    "troops",
    "soldiers",
    "dollars",
    "euros",
    "pounds",
    "rubles",
    "roubles",
    "miles",
    "kilometers",
    "kilometres",
    "km",
    "meters",
    "metres",
    "feet",
    "tons",
    "tonnes",
    "years",
    "days",
    "hours",
    "members",
    "cases",
    "students",
    "families",
    "refugees",
    "jobs",
    "words",
    "pages",
    "votes",
    "houses",
    "villages",
    "percent",
    "per",
    "kilograms",
    "kg",
    "degrees",
    "times",
    "hectares",
];

/// All dates of a text.
pub(super) fn find(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    let mut at = 0;
    const OPENING: u32 = List::Month.bit() | List::Weekday.bit() | List::Calendar.bit();
    while at < reading.tokens.len() {
        if reading.bits(at) & OPENING == 0 && !reading.token(at).is_some_and(|t| t.is(Shape::NUMBER)) {
            at += 1;
            continue;
        }
        at = match date(reading, at).or_else(|| relative(reading, at)) {
            Some(found) => {
                out.push(found);
                found.to
            }
            None => at + 1,
        };
    }
}

fn made(from: usize, to: usize, kind: EntityKind, rule: &'static str) -> Option<Candidate> {
    let score = weight(to - from) + 100;
    Some(Candidate { from, to, kind, source: Source::Rule(rule), score })
}

/// A number of one or two digits from 1 to 31, perhaps with an ending: `5`, `5th`.
fn day(reading: &Reading<'_>, at: usize) -> bool {
    let text = reading.str(at);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let ending = text.get(digits..).unwrap_or("-");
    let value: u32 = text.get(..digits).and_then(|d| d.parse().ok()).unwrap_or(0);
    (1..=2).contains(&digits) && (1..=31).contains(&value) && matches!(ending, "" | "st" | "nd" | "rd" | "th")
}

fn year_value(text: &str) -> Option<u32> {
    if text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()) { text.parse().ok() } else { None }
}

fn is_year(reading: &Reading<'_>, at: usize) -> bool {
    year_value(reading.str(at)).is_some_and(|y| (1000..=2100).contains(&y))
}

/// A month where it is surely one: `May` and `March` are also words.
fn month(reading: &Reading<'_>, at: usize) -> bool {
    let hyphened = reading.mark(at + 1) == b'-' && reading.is_capital(at + 2) && !reading.has(at + 2, List::Month);
    if !reading.has(at, List::Month) || hyphened {
        return false;
    }
    let doubtful = reading.is_any(at, &["may", "march", "mar", "sep", "jan", "dec"]);
    let near = day(reading, at + 1)
        || is_year(reading, at + 1)
        || (at > 0 && day(reading, at - 1))
        || reading.is_any(at + 1, &ORDINALS)
        || (at > 1 && dash(reading, at - 1) && reading.is_any(at - 2, &["mid", "early", "late"]));
    let preposition = at > 0
        && reading.is_any(
            at - 1,
            &["in", "of", "since", "by", "until", "till", "last", "next", "early", "late", "this", "during"],
        );
    if reading.is_blind(at) || !reading.is_capital(at) {
        let allowed = reading.case == Case::Lower || reading.is_capital(at);
        return allowed
            && (near
                || (!doubtful && reading.str(at).len() > 3)
                || (doubtful && preposition && !reading.is(at, "may")));
    }
    near || preposition || !doubtful
}

/// The end of what may follow a month or day: `, 2014`, `2014`.
fn with_year(reading: &Reading<'_>, at: usize) -> usize {
    if let Some(to) = spoken_year(reading, at) {
        to
    } else if reading.mark(at) == b'\'' && reading.str(at + 1).len() == 2 && day_digits(reading.str(at + 1)) {
        at + 2
    } else if is_year(reading, at) {
        at + 1
    } else if reading.mark(at) == b',' && is_year(reading, at + 1) && !reading.breaks(at + 1) {
        at + 2
    } else {
        at
    }
}

fn dash(reading: &Reading<'_>, at: usize) -> bool {
    reading.mark(at) == b'-'
}

fn day_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// The end of a year in words: `nineteen forty nine`, `two thousand sixteen`, `twenty eighteen`.
fn spoken_year(reading: &Reading<'_>, at: usize) -> Option<usize> {
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    const TEENS: [&str; 10] =
        ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
    const ONES: [&str; 9] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let skip = |at: usize| if dash(reading, at) { at + 1 } else { at };
    let pair = |at: usize| -> Option<usize> {
        if reading.is_any(at, &TENS) {
            let next = skip(at + 1);
            return Some(if reading.is_any(next, &ONES) { next + 1 } else { at + 1 });
        }
        if reading.is_any(at, &["oh", "o"]) && reading.is_any(at + 1, &ONES) {
            return Some(at + 2);
        }
        reading.is_any(at, &TEENS).then_some(at + 1)
    };
    if reading.is(at, "two") && reading.is(at + 1, "thousand") {
        let next = if reading.is(at + 2, "and") { at + 3 } else { at + 2 };
        if let Some(to) = pair(next) {
            return Some(to);
        }
        let one = reading.is_any(next, &ONES);
        return if one { Some(next + 1) } else { Some(at + 2) };
    }
    if reading.is_any(at, &["eighteen", "nineteen", "twenty"]) {
        let next = skip(at + 1);
        let to = pair(next)?;
        return (!reading.is(at, "twenty") || to > next).then_some(to);
    }
    None
}

/// The end of a month with its day and year at `at`, in either order.
fn month_date(reading: &Reading<'_>, at: usize) -> Option<usize> {
    if month(reading, at) {
        let mut to = at + 1;
        if reading.mark(to) == b'.' && reading.str(at).len() <= 4 && day(reading, to + 1) {
            to += 1;
        }
        if reading.is_any(to, &ORDINALS)
            || (reading.is_any(to, &["twenty", "thirty"]) && reading.is_any(to + 1, &ORDINALS))
        {
            to += if reading.is_any(to, &ORDINALS) { 1 } else { 2 };
        } else if day(reading, to) {
            to += 1;
            let tied = dash(reading, to) || reading.is_any(to, &["to", "through", "and"]);
            if tied
                && day(reading, to + 1)
                && !month(reading, to + 2)
                && !reading.is(to + 2, "of")
                && !reading.is_any(to + 2, &NO_YEAR_AFTER)
            {
                to += 2;
            }
        } else if reading.is(to, "the") && day(reading, to + 1) {
            to += 2;
        } else if reading.is(to, "of") && is_year(reading, to + 1) {
            return Some(to + 2);
        }
        return Some(with_year(reading, to));
    }
    let spoken = reading.is_any(at, &ORDINALS) && reading.is(at + 1, "of");
    if day(reading, at) || spoken {
        let mut to = at + 1;
        if (dash(reading, to) || reading.is_any(to, &["to", "and"])) && day(reading, to + 1) {
            to += 2;
        }
        if reading.is(to, "of") {
            to += 1;
        }
        if month(reading, to) {
            return Some(with_year(reading, to + 1));
        }
    }
    None
}

fn date(reading: &Reading<'_>, at: usize) -> Option<Candidate> {
    let token = reading.token(at)?;
    if token.mark != 0 {
        return None;
    }
    let kind = EntityKind::Date;
    if reading.has(at, List::Weekday) && (reading.is_capital(at) || reading.case == Case::Lower) {
        let next = if reading.mark(at + 1) == b',' { at + 2 } else { at + 1 };
        let next = if reading.is(next, "the") { next + 1 } else { next };
        if let Some(to) = month_date(reading, next) {
            return made(at, to, kind, "date");
        }
        // "on Mondays", "on a Monday": no day in the calendar.
        let any = reading.str(at).ends_with(['s', 'S'])
            || (at > 0 && reading.is_any(at - 1, &["a", "an", "any", "every", "each", "black", "good", "bloody"]));
        return if any { None } else { made(at, at + 1, EntityKind::Relative, "day of the week") };
    }
    if let Some(to) = month_date(reading, at) {
        if let Some(end) = joined(reading, at, to) {
            return made(at, end, kind, "span of dates");
        }
        return made(at, to, kind, "date");
    }
    if reading.is_any(at, &SEASONS) {
        let next = if reading.is(at + 1, "of") { at + 2 } else { at + 1 };
        return if is_year(reading, next) { made(at, next + 1, kind, "season and year") } else { None };
    }
    if reading.is_any(at, &["early", "late", "mid"]) {
        let next = if dash(reading, at + 1) { at + 2 } else { at + 1 };
        let whole = span_of_years(reading, next).filter(|_| reading.str(next).len() > 3);
        return whole.and_then(|to| made(at, to, kind, "years")).or_else(|| {
            if month(reading, next) {
                month_date(reading, next).and_then(|to| made(at, to, kind, "date"))
            } else {
                None
            }
        });
    }
    if token.is(Shape::NUMBER) || reading.is_any(at, &ORDINALS) {
        if let Some(to) = numeric(reading, at) {
            return made(at, to, kind, "date in figures");
        }
        if is_ordinal(reading, at) && reading.is_any(at + 1, &["century", "centuries"]) {
            return made(at, at + 2, kind, "century");
        }
    }
    let short =
        reading.mark(at.wrapping_sub(1)) == b'\'' && reading.str(at).len() == 3 && reading.str(at).ends_with("0s");
    if short {
        return made(at - 1, at + 1, kind, "years");
    }
    if let Some(from) = short_year(reading, at) {
        return made(from, at + 1, kind, "years");
    }
    span_of_years(reading, at).and_then(|to| made(at, to, kind, "years"))
}

/// Where a year without its century begins: `in '46`.
fn short_year(reading: &Reading<'_>, at: usize) -> Option<usize> {
    const ASKING: [&str; 10] = ["in", "since", "until", "till", "from", "by", "of", "after", "before", "around"];
    let from = at.checked_sub(1).filter(|at| reading.mark(*at) == b'\'')?;
    let tight = reading.token(at).is_some_and(|t| !t.is(Shape::SPACED) && t.len == 2);
    let asked =
        from > 0 && reading.is_any(from - 1, &ASKING) && reading.token(from).is_some_and(|t| t.is(Shape::SPACED));
    (tight && asked && day_digits(reading.str(at))).then_some(from)
}

/// The end of a second date that one word ties to the first: `May and June 1999`, `March to May`,
/// `5 May – 7 June`. Complete dates side by side are two.
fn joined(reading: &Reading<'_>, from: usize, at: usize) -> Option<usize> {
    let yearless = !(from..at).any(|at| is_year(reading, at));
    let ties = dash(reading, at)
        || reading.is_any(at, &["to", "through", "until", "till"])
        || (yearless && reading.is(at, "and"));
    if !ties || reading.breaks(at + 1) {
        return None;
    }
    let end = month_date(reading, at + 1)?;
    // "in May and in June": apart; "between 3 May and 5 June" and "May and June 1999": one.
    let single = at - from == 1 && end - at <= 3;
    let between = from > 0 && reading.is_any(from - 1, &["between", "from"]);
    (dash(reading, at) || between || !reading.is(at, "and") || (single && yearless)).then_some(end)
}

fn is_ordinal(reading: &Reading<'_>, at: usize) -> bool {
    let text = reading.str(at);
    reading.is_any(at, &ORDINALS) || (text.len() <= 4 && ["st", "nd", "rd", "th"].iter().any(|e| text.ends_with(e)))
}

/// A year, a decade, a span of years.
fn span_of_years(reading: &Reading<'_>, at: usize) -> Option<usize> {
    const DECADES: [&str; 7] = ["thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
    if let Some(to) = spoken_year(reading, at) {
        let asked = at > 0
            && reading.is_any(
                at - 1,
                &["in", "since", "from", "until", "till", "by", "of", "early", "late", "after", "before", "during"],
            );
        let counted = reading.is_any(to, &NO_YEAR_AFTER)
            || reading.is_any(to, &UNITS)
            || (to == at + 2 && reading.is(at + 1, "thousand"));
        // Two numbers of two digits count nothing: "chile nineteen sixty".
        let told = reading.is(at, "nineteen") && reading.case == Case::Lower;
        return ((asked || told) && !counted).then_some(to);
    }
    let text = reading.str(at);
    if text.len() == 5 && text.ends_with("0s") && text.bytes().take(4).all(|b| b.is_ascii_digit()) {
        return Some(at + 1);
    }
    if reading.is_any(at, &DECADES)
        && at > 0
        && reading.is_any(at - 1, &["the", "early", "late", "mid", "-", "nineteen"])
    {
        return Some(at + 1);
    }
    let year = year_value(text)?;
    let previous = at.checked_sub(1);
    let asked = previous.is_some_and(|p| {
        reading.is_any(
            p,
            &[
                "in", "since", "until", "till", "during", "before", "after", "early", "late", "year", "from", "of",
                "between", "by",
            ],
        )
    });
    let refused = previous
        .is_some_and(|p| reading.is_any(p, &NO_YEAR_BEFORE) || matches!(reading.mark(p), b'$' | b'#' | b'/'))
        || reading.is_any(at + 1, &NO_YEAR_AFTER)
        || matches!(reading.mark(at + 1), b'%' | b'/')
        || previous.is_some_and(|p| !reading.str(p).is_ascii() && reading.mark(p) != 0 && reading.mark(p) > 127);
    let likely = if asked { (1000..=2100).contains(&year) } else { (1700..=2050).contains(&year) };
    if !likely || refused {
        return None;
    }
    let between = previous.is_some_and(|p| reading.is_any(p, &["between", "from"]));
    let tied = (between && reading.is_any(at + 1, &["and", "to", "through", "until"]))
        || reading.is_any(at + 1, &["to", "through"]);
    if tied && is_year(reading, at + 2) {
        return Some(at + 3);
    }
    if dash(reading, at + 1) {
        let end = reading.str(at + 2);
        if is_year(reading, at + 2) || (end.len() == 2 && end.bytes().all(|b| b.is_ascii_digit())) {
            return Some(at + 3);
        }
    }
    Some(at + 1)
}

/// `2014-09-09`, `9/9/2014`, `09.09.2014`.
fn numeric(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let text = reading.str(at);
    if text.bytes().filter(|b| *b == b'.').count() == 2 {
        let mut parts = text.split('.').map(|p| p.parse::<u32>().ok());
        let (d, m, y) = (parts.next()??, parts.next()??, parts.next()??);
        return ((1..=31).contains(&d) && (1..=12).contains(&m) && (y < 100 || (1000..2100).contains(&y)))
            .then_some(at + 1);
    }
    let mark = reading.mark(at + 1);
    if !matches!(mark, b'-' | b'/') || reading.mark(at + 3) != mark {
        return None;
    }
    let number = |at| reading.str(at).parse::<u32>().ok().filter(|_| reading.str(at).len() <= 4);
    let (a, b, c) = (number(at)?, number(at + 2)?, number(at + 4)?);
    let first = (1000..2100).contains(&a) && (1..=12).contains(&b) && (1..=31).contains(&c);
    let last =
        (1..=31).contains(&a) && (1..=31).contains(&b) && ((1000..2100).contains(&c) || reading.str(at + 4).len() == 2);
    (first || last).then_some(at + 5)
}

fn relative(reading: &Reading<'_>, at: usize) -> Option<Candidate> {
    let token = reading.token(at)?;
    if !(token.is_word() || token.is(Shape::NUMBER)) {
        return None;
    }
    let kind = EntityKind::Relative;
    let rule = "relative date";
    if reading.is_any(at, &["today", "yesterday", "tomorrow", "tonight"]) {
        let part = reading.is_any(at + 1, &["morning", "afternoon", "evening", "night"]);
        return made(at, at + 1 + usize::from(part), kind, rule);
    }
    if reading.is_any(at, &["earlier", "later"]) && reading.is_any(at + 1, &["this", "today"]) {
        if reading.is(at + 1, "today") {
            return made(at, at + 2, kind, rule);
        }
        return relative(reading, at + 1).and_then(|found| made(at, found.to, kind, rule));
    }
    if reading.is_any(at, &["last", "next", "this", "past", "previous", "coming"]) {
        let next = at + 1;
        let time = reading.is_any(next, &UNITS)
            || reading.is_any(next, &SEASONS)
            || reading.is_any(next, &["weekend", "morning", "afternoon", "evening", "night", "quarter"])
            || (reading.has(next, List::Weekday) && (reading.is_capital(next) || reading.case == Case::Lower))
            || month(reading, next);
        let plural = reading.is_any(next, &["days", "weeks", "months", "years", "decades", "centuries"]);
        let day = reading.is_any(next, &["day", "days"]) && !reading.is_any(at, &["past", "last", "next", "coming"]);
        let fall = reading.is(next, "fall") && reading.is(at, "this");
        let refused = day || fall || (plural && reading.is(at, "this"));
        if time && !refused {
            return made(at, next + 1, kind, rule);
        }
        let mut to = next;
        while to < next + 3
            && (reading.is_any(to, &NUMBERS)
                || reading.token(to).is_some_and(|t| t.is(Shape::NUMBER))
                || reading.is(to, "of"))
        {
            to += 1;
        }
        if to > next && reading.is_any(to, &UNITS) {
            return made(at, to + 1, kind, rule);
        }
        return None;
    }
    // "two years ago", "a few days ago", "years ago"
    let mut to = at;
    while to < at + 4
        && (reading.is_any(to, &NUMBERS)
            || reading.token(to).is_some_and(|t| t.is(Shape::NUMBER))
            || (to > at && reading.is(to, "of")))
    {
        to += 1;
    }
    if reading.is_any(to, &UNITS)
        && reading.is_any(to + 1, &["ago", "back"])
        && (to > at || (reading.is(to + 1, "ago") && at == 0) || !reading.is_any(at - 1, &NUMBERS))
    {
        return made(at, to + 2, kind, rule);
    }
    None
}
