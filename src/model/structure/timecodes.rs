//! Time codes: `0:03`, `00:01:02`, `[00:01:02.500]`, `(12:05)`, `00:01 - 00:04`.

use super::scan::Scan;
use crate::text::Span;

/// A time code and how sure its shape alone makes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TimeCode {
    /// The code without its brackets.
    pub(super) span: Span,
    /// Seconds from the beginning.
    pub(super) seconds: u32,
    /// Whether it stands in brackets or has hours, minutes and seconds: no time of day in prose.
    pub(super) is_sure: bool,
}

/// Goes over a time code with its brackets and the range behind it, or over nothing.
pub(super) fn time_code(scan: &mut Scan) -> Option<TimeCode> {
    let mut ahead = *scan;
    let close = match ahead.peek() {
        Some('[') => Some("]"),
        Some('(') => Some(")"),
        Some('<') => Some(">"),
        Some('{') => Some("}"),
        _ => None,
    };
    if close.is_some() {
        ahead.bump();
        ahead.skip_space();
    }
    let start = ahead.at();
    let (seconds, parts) = clock(&mut ahead)?;
    let mut end = ahead.at();
    let mut range = ahead;
    range.skip_space();
    if (range.eat("-->") || range.eat("-") || range.eat("–")) && {
        range.skip_space();
        clock(&mut range).is_some()
    } {
        ahead = range;
        end = ahead.at();
    }
    if let Some(close) = close {
        ahead.skip_space();
        if !ahead.eat(close) {
            return None;
        }
    }
    if ahead.peek().is_some_and(|c| c.is_alphanumeric()) {
        return None;
    }
    *scan = ahead;
    Some(TimeCode { span: Span::new(start, end), seconds, is_sure: close.is_some() || parts == 3 })
}

/// `m:ss`, `mm:ss`, `h:mm:ss`, with or without fractions; seconds, and the number of parts.
fn clock(scan: &mut Scan) -> Option<(u32, usize)> {
    let mut ahead = *scan;
    let mut seconds = number(&mut ahead, 1, 3)?;
    let mut parts = 1;
    while parts < 3 && ahead.peek() == Some(':') {
        let mut next = ahead;
        next.bump();
        let Some(value) = number(&mut next, 2, 2).filter(|n| *n < 60) else { break };
        seconds = seconds * 60 + value;
        parts += 1;
        ahead = next;
    }
    if parts < 2 {
        return None;
    }
    let mut fraction = ahead;
    if (fraction.eat(".") || fraction.eat(",")) && number(&mut fraction, 1, 3).is_some() {
        ahead = fraction;
    }
    *scan = ahead;
    Some((seconds, parts))
}

fn number(scan: &mut Scan, least: usize, most: usize) -> Option<u32> {
    let mut ahead = *scan;
    let mut value = 0;
    let mut digits = 0;
    while let Some(digit) = ahead.peek().and_then(|c| c.to_digit(10)).filter(|_| digits <= most) {
        value = value * 10 + digit;
        digits += 1;
        ahead.bump();
    }
    (least..=most).contains(&digits).then(|| {
        *scan = ahead;
        value
    })
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;
    use crate::text::slice;

    #[test]
    fn shapes() {
        let check = |line: &str, expected: Option<(&str, u32, bool)>| {
            let found = lines(line);
            let mut scan = Scan::new(line, &found[0]);
            let code = time_code(&mut scan).map(|c| (slice(line, c.span), c.seconds, c.is_sure));
            assert_eq!(code, expected, "{line}");
        };
        check("0:03", Some(("0:03", 3, false)));
        check("[00:01:02] Anna", Some(("00:01:02", 62, true)));
        check("(12:05) Anna", Some(("12:05", 725, true)));
        check("01:00:00.250 text", Some(("01:00:00.250", 3600, true)));
        check("00:01 - 00:04", Some(("00:01 - 00:04", 1, false)));
        check("3:16b", None);
        check("12", None);
        check("1:75", None);
        check("[00:01", None);
    }
}
