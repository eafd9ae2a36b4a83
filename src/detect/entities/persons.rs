//! Candidates for persons: given and family names, titles, labels of speakers.

use super::candidate::{Candidate, Source, weight};
use super::lists::List;
use super::reading::Reading;
use super::token::Shape;
use crate::detect::EntityKind;

/// Words that no person's name contains.
const NO_NAME: u32 = List::OrgHead.bit()
    | List::Month.bit()
    | List::Weekday.bit()
    | List::Title.bit()
    | List::Group.bit()
    | List::OrgLetters.bit()
    | List::PlaceLetters.bit()
    | List::EventHead.bit()
    | List::AgreementHead.bit();
/// Words for land and water, which seldom are family names.
const LAND_AND_WATER: [&str; 24] = [
    "strait",
    "straits",
    "gulf",
    "sea",
    "ocean",
    "bay",
    "island",
    "islands",
    "river",
    "valley",
    "peninsula",
    "desert",
    "mountains",
    "province",
    "district",
    "region",
    "oblast",
    "coast",
    "strip",
    "canal",
    "heights",
    "republic",
    "county",
    "airport",
];
const NAME: u32 = List::Given.bit() | List::Surname.bit();
const LAND: u32 = List::Country.bit() | List::Region.bit();

/// All chains of words that may name a person.
pub(super) fn find(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    for at in 0..reading.tokens.len() {
        if opens(reading, at) {
            chain(reading, at, out);
        }
    }
    find_labels(reading, out);
}

/// The persons whom speakers' labels name.
pub(super) fn find_labels(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    for (from, to) in &reading.labels {
        label(reading, *from, *to, out);
    }
}

/// The name in a speaker's label, without titles: surely a person, unless every word is ordinary.
fn label(reading: &Reading<'_>, from: usize, to: usize, out: &mut Vec<Candidate>) {
    let mut from = from;
    while from < to && (reading.has(from, List::Title) || reading.mark(from) != 0) && !reading.has(from, List::Given) {
        from += 1;
    }
    let all = to;
    let mut to = (from..to).find(|at| matches!(reading.mark(*at), b'(' | b'[' | b',')).unwrap_or(to);
    let named =
        |from: usize, to: usize| (from..to).any(|at| reading.bits(at) & NAME != 0 && !reading.has(at, List::Word));
    // `Kyodo News, Tanaka:` names whom somebody works for first.
    if reading.mark(to) == b',' && named(to + 1, all) && !named(from, to) && !reading.has(from, List::Title) {
        let score = weight(to - from) + 200;
        out.push(Candidate { from, to, kind: EntityKind::Org, source: Source::Rule("label of a speaker"), score });
        (from, to) = (to + 1, all);
    }
    let words = || (from..to).filter(|at| reading.token(*at).is_some_and(|t| t.is_word()));
    let role = words().all(|at| {
        !reading.has(at, List::Given)
            && (reading.bits(at) & (List::Word.bit() | NO_NAME | List::Function.bit()) != 0
                || reading.has(at, List::Function))
    });
    let figures = (from..to).any(|at| reading.str(at).bytes().any(|b| b.is_ascii_digit()));
    let short = reading.token(from).is_none_or(|t| t.len < 2 && to == from + 1);
    if from < to && !role && !figures && !short {
        let score = weight(to - from) + 260;
        out.push(Candidate { from, to, kind: EntityKind::Person, source: Source::Rule("label of a speaker"), score });
    }
}

/// Whether a name may start here.
fn opens(reading: &Reading<'_>, at: usize) -> bool {
    if !name_word(reading, at) {
        return false;
    }
    // Not a pair of countries, and not inside a hyphenated word.
    let land = |at: usize| reading.bits(at) & (LAND | List::City.bit()) != 0;
    if land(at) && reading.mark(at + 1) == b'-' && land(at + 2) {
        return false;
    }
    !(at > 1
        && reading.mark(at - 1) == b'-'
        && tight(reading, at)
        && tight(reading, at - 1)
        && reading.is_capital(at - 2))
}

fn tight(reading: &Reading<'_>, at: usize) -> bool {
    reading.token(at).is_some_and(|t| !t.is(Shape::SPACED))
}

/// A word that may belong to a person's name.
fn name_word(reading: &Reading<'_>, at: usize) -> bool {
    let Some(token) = reading.token(at) else { return false };
    if !token.is_word() || token.is(Shape::CLITIC | Shape::UNCASED) {
        return false;
    }
    if token.len <= 4 && reading.str(at).bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let bits = reading.bits(at);
    if reading.is_blind(at) {
        let known = bits & NAME != 0 && token.len > 2 && bits & (List::Function.bit() | NO_NAME | LAND) == 0;
        // An unknown word behind a given name is likely the family name.
        let before = at.checked_sub(1).map_or(0, |at| reading.bits(at));
        let family =
            bits == 0 && token.len > 3 && before & List::Given.bit() != 0 && before & (List::Word.bit() | LAND) == 0;
        return known || family;
    }
    if bits & List::Function.bit() != 0 {
        return false;
    }
    let initial = token.is(Shape::SINGLE) && reading.mark(at + 1) == b'.';
    if !token.is_capital() || (token.is(Shape::SINGLE) && !initial) {
        return false;
    }
    if bits & NO_NAME != 0 && bits & NAME == 0 {
        return false;
    }
    bits & (List::Title.bit() | List::Month.bit() | List::OrgLetters.bit()) == 0
        || (bits & List::Given.bit() != 0 && bits & List::Title.bit() == 0)
}

/// What is known of a chain of name words.
#[derive(Clone, Copy, Default)]
struct Chain {
    words: i32,
    known: i32,
    ordinary: i32,
    doubtful: i32,
    initials: i32,
    first_given: bool,
    last_surname: bool,
    land: bool,
}

fn chain(reading: &Reading<'_>, from: usize, out: &mut Vec<Candidate>) {
    const LONGEST: i32 = 5;
    let mut chain = Chain::default();
    let mut at = from;
    while chain.words + chain.initials < LONGEST && (at == from || !reading.breaks(at)) && name_word(reading, at) {
        let word = at;
        let bits = reading.bits(at);
        let token = reading.token(at).copied();
        let initial = token.is_some_and(|t| t.is(Shape::SINGLE | Shape::DOTTED));
        at += 1;
        if initial {
            chain.initials += 1;
            at += usize::from(reading.mark(at) == b'.');
        } else {
            at = syllables(reading, at);
            chain.words += 1;
            chain.known += i32::from(bits & NAME != 0);
            chain.ordinary += i32::from(bits & NAME == 0 && reading.is_ordinary(word));
            chain.doubtful += i32::from(bits & NAME != 0 && reading.has(word, List::Word));
            chain.first_given |= chain.words == 1 && bits & List::Given.bit() != 0;
            chain.last_surname = bits & List::Surname.bit() != 0;
            chain.land |= bits & (LAND | List::City.bit()) != 0;
            if let Some(score) = score(reading, from, at, chain) {
                out.push(Candidate {
                    from,
                    to: at,
                    kind: EntityKind::Person,
                    source: Source::Rule("name of a person"),
                    score,
                });
            }
        }
        at = joint(reading, at).unwrap_or(at);
    }
}

/// The end of a name whose last word goes on in small letters behind a hyphen: `Ki-moon`.
pub(super) fn syllables(reading: &Reading<'_>, to: usize) -> usize {
    const TAILS: [&str; 18] = [
        "led", "era", "like", "born", "style", "based", "run", "made", "backed", "wide", "only", "free", "type",
        "held", "bound", "owned", "elect", "funded",
    ];
    let small = |at: usize| {
        reading.token(at).is_some_and(|t| t.is_word() && !t.is_capital() && (2..=5).contains(&t.len))
            && !reading.is_any(at, &TAILS)
    };
    let mut end = to;
    while reading.mark(end) == b'-' && tight(reading, end) && tight(reading, end + 1) && small(end + 1) {
        end += 2;
    }
    end
}

/// Whether the word is a form of address, whoever may also be named so.
pub(super) fn is_address(reading: &Reading<'_>, at: usize) -> bool {
    const COURTESY: [&str; 22] = [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "professor",
        "sir",
        "madame",
        "mme",
        "señor",
        "señora",
        "herr",
        "frau",
        "sen",
        "senator",
        "judge",
        "minister",
        "aunt",
        "uncle",
        "nurse",
        "ambassador",
    ];
    reading.is_any(at, &COURTESY)
}

/// Whether a form of address stands before: `Mrs.`, `Dr`.
pub(super) fn is_courtesy(reading: &Reading<'_>, from: usize) -> bool {
    let before = if reading.mark(from.wrapping_sub(1)) == b'.' { from.checked_sub(2) } else { from.checked_sub(1) };
    before.is_some_and(|at| is_address(reading, at)) && !reading.breaks(from)
}

/// Steps over what may stand inside a name: a hyphen, particles.
fn joint(reading: &Reading<'_>, at: usize) -> Option<usize> {
    // A nickname between given and family name: Ignacio "Nacho" Barrera.
    if reading.mark(at) == b'"'
        && reading.is_capital(at + 1)
        && reading.mark(at + 2) == b'"'
        && name_word(reading, at + 3)
        && !reading.breaks(at + 3)
    {
        return Some(at + 3);
    }
    if reading.mark(at) == b'-' && tight(reading, at) && tight(reading, at + 1) {
        let small = reading.token(at + 1).is_some_and(|t| t.is_word() && !t.is_capital());
        if small && reading.token(at + 1).is_some_and(|t| t.len > 4) {
            return None;
        }
        return Some(at + 1);
    }
    let mut next = at;
    while next < at + 3 && reading.is_particle(next) && !reading.is_capital(next) && !reading.breaks(next) {
        next += 1;
        if reading.mark(next) == b'-' {
            next += 1;
        }
    }
    (next > at && name_word(reading, next)).then_some(next)
}

fn score(reading: &Reading<'_>, from: usize, to: usize, chain: Chain) -> Option<i32> {
    let titled = from > 0 && is_title(reading, from);
    let label = reading.is_label(from, to);
    let ends = !name_word(reading, to) || reading.breaks(to);
    let mut score = weight(to - from);
    if chain.words == 1 && chain.initials == 0 {
        if !ends || (from > 0 && name_word(reading, from - 1) && !reading.breaks(from) && !titled) {
            return None;
        }
        if titled && is_courtesy(reading, from) {
            return Some(score + 220);
        }
        if titled {
            let strange = reading.bits(from) & (LAND | NO_NAME) != 0 && chain.known == 0;
            return (!strange && chain.ordinary == 0).then_some(score + if chain.land { 60 } else { 150 });
        }
        if label && chain.ordinary == 0 && !reading.has(from, List::Word) && chain.known == 0 {
            return Some(score + 30);
        }
        if label && chain.known == 1 && !reading.has(from, List::Word) {
            return Some(score + 60);
        }
        let called = from > 1 && reading.is_any(from - 1, &["called", "named"]);
        if called && chain.known > 0 && !reading.is_blind(from) && reading.bits(from) & NO_NAME == 0 {
            return Some(score + 130);
        }
        let sure = reading.has(from, List::Given) && reading.has(from, List::Surname);
        let doubtful = chain.land || reading.has(from, List::Word) || reading.occurs_small(from) || chain.known == 0;
        if reading.is_blind(from) {
            let given = reading.has(from, List::Given) && !reading.has(from, List::City) && reading.str(from).len() > 3;
            let doubtful = reading.has(from, List::Word);
            return (given && !doubtful).then_some(score - 60);
        }
        return (!doubtful).then_some(score - if sure { 30 } else { 60 });
    }
    score += 50 * chain.known - 240 * chain.ordinary - 60 * chain.doubtful;
    score += if chain.first_given { 40 } else { 0 };
    score += if chain.last_surname { 30 } else { 0 };
    score += if chain.initials > 0 { 60 } else { 0 };
    score += if titled { 60 } else { 0 };
    score += if label && chain.ordinary == 0 { 120 } else { 0 };
    score += if is_courtesy(reading, from) { 120 } else { 0 };
    if reading.is_start(from) && !reading.has(from, List::Given) && reading.is_ordinary(from) {
        score -= 300;
    }
    if reading.bits(from) & LAND != 0 {
        score -=
            if from > 0 && reading.is_any(from - 1, &["in", "of", "from", "to", "and", "with"]) { 200 } else { 60 };
    }
    let unsure = chain.doubtful == chain.words || chain.ordinary > 0 || chain.words > 3;
    if reading.is_blind(from)
        && (unsure || !((chain.first_given && (chain.last_surname || chain.known == 1)) || titled))
    {
        return None;
    }
    let last = if reading.mark(to - 1) == b'.' { to.saturating_sub(2) } else { to - 1 };
    if !titled && !label && reading.is_any(last, &LAND_AND_WATER) {
        score -= 200;
    }
    if chain.known == 0 && chain.initials == 0 && !titled && !label {
        score -= if chain.words == 2 { 60 } else { 140 };
    }
    Some(score)
}

/// Whether the word before is a title: `Mr.`, `President`, `minister`.
fn is_title(reading: &Reading<'_>, from: usize) -> bool {
    let before = if reading.mark(from - 1) == b'.' { from.checked_sub(2) } else { from.checked_sub(1) };
    before.is_some_and(|at| reading.has(at, List::Title)) && !reading.breaks(from)
}
