//! Candidates from the lists: countries, cities, peoples, organisations, events, agreements.

use super::candidate::{Candidate, Source, weight};
use super::lists::List;
use super::reading::{Case, Reading};
use super::token::Shape;
use crate::detect::EntityKind;

/// A list that names things by itself, their kind, and how far it is trusted.
const NAMING: [(List, EntityKind, i32); 12] = [
    (List::Country, EntityKind::Place, 90),
    (List::PlaceLetters, EntityKind::Place, 90),
    (List::Region, EntityKind::Place, 80),
    (List::City, EntityKind::Place, 60),
    (List::Minor, EntityKind::Place, 20),
    (List::Abroad, EntityKind::Place, 10),
    (List::Group, EntityKind::Group, 85),
    (List::Org, EntityKind::Org, 95),
    (List::OrgLetters, EntityKind::Org, 95),
    (List::Event, EntityKind::Event, 110),
    (List::Agreement, EntityKind::Agreement, 110),
    (List::Month, EntityKind::Date, -1000),
];

/// All names of the lists in a text.
pub(super) fn find(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    for at in 0..reading.tokens.len() {
        let Some(token) = reading.token(at) else { return };
        let opens = token.mark == 0 && !token.is(Shape::CLITIC);
        let promising = token.is_capital()
            || token.is(Shape::UNCASED | Shape::NUMBER)
            || reading.case == Case::Lower
            || (token.len == 2 && reading.is_any(at, &["al", "el"]))
            || (token.len == 3 && reading.is_capital(at + 1) && reading.is(at, "the"));
        if !opens || !promising {
            continue;
        }
        reading.lists.matches(&reading.tokens, at, |n, bits| {
            for (list, kind, trust) in NAMING {
                if bits & list.bit() != 0 && fits(reading, at, at + n, list) {
                    let trust = trust + context(reading, at, at + n, kind);
                    // A long name that a list has as it stands can hardly be anything else.
                    let score = weight(n) + trust + if n > 1 { 80 } else { 0 };
                    // `The Guardian` is known with its article, which is no part of the name.
                    let from = if list == List::Org && n > 1 && reading.is(at, "the") { at + 1 } else { at };
                    out.push(Candidate { from, to: at + n, kind, source: Source::List(list), score });
                }
            }
        });
    }
}

/// Whether the text's capitals allow a name of the list here.
fn fits(reading: &Reading<'_>, from: usize, to: usize, list: List) -> bool {
    let last = to - 1;
    let single = last == from;
    let Some(first) = reading.token(from) else { return false };
    if first.is(Shape::UNCASED) {
        // Two characters of an unspaced script may stand in many words.
        return list == List::Abroad && (to - from > 1 || first.len > 2);
    }
    if reading.is_blind(from) {
        return fits_blind(reading, from, to, list);
    }
    if matches!(list, List::OrgLetters | List::PlaceLetters) && single {
        return first.is(Shape::UPPER | Shape::DOTTED) || reading.str(from).bytes().any(|b| b.is_ascii_digit());
    }
    if first.is(Shape::UPPER) && single && first.len <= 3 && matches!(list, List::City | List::Minor | List::Abroad) {
        return false;
    }
    if list == List::Org && !single && reading.is(from, "the") {
        return reading.is_capital(last);
    }
    if !(first.is_capital() || first.is(Shape::NUMBER)) {
        let particle = reading.is_particle(from) && to - from > 1;
        return particle && (from..to).any(|at| reading.is_capital(at));
    }
    let capitals = (from..to).all(|at| {
        reading.token(at).is_some_and(|t| !t.is_word() || t.is_capital() || t.is(Shape::CLITIC))
            || reading.is_link(at)
            || reading.is_particle(at)
    });
    if !capitals {
        return false;
    }
    if single && reading.is_start(from) && reading.is_ordinary(from) {
        return matches!(list, List::Country | List::Group) && !reading.occurs_small(from);
    }
    if single && matches!(list, List::Minor | List::Abroad) {
        let named =
            reading.bits(from) & (List::Given.bit() | List::Surname.bit() | List::Word.bit() | List::Title.bit()) != 0;
        return !named && !first.is(Shape::UPPER);
    }
    true
}

/// Without capitals only what can hardly be anything else is a name.
fn fits_blind(reading: &Reading<'_>, from: usize, to: usize, list: List) -> bool {
    /// Countries whose names are rare as words.
    const COUNTRIES: [&str; 3] = ["china", "japan", "guinea"];
    const BEFORE_PLACE: [&str; 13] =
        ["in", "from", "to", "near", "of", "at", "around", "outside", "across", "through", "into", "toward", "towards"];
    if to - from > 1 {
        return !matches!(list, List::Minor | List::Abroad)
            || BEFORE_PLACE.iter().any(|w| from > 0 && reading.is(from - 1, w));
    }
    if reading.has(from, List::Word) {
        let people = list == List::Group && reading.is_any(from, &["french", "dutch"]);
        return people || (list == List::Country && reading.is_any(from, &COUNTRIES));
    }
    let person = reading.bits(from) & (List::Given.bit() | List::Surname.bit()) != 0;
    let led = from > 0 && (reading.is_any(from - 1, &BEFORE_PLACE) || reading.has(from - 1, List::City))
        || reading.bits(to) & (List::Country.bit() | List::Minor.bit()) != 0 && !reading.has(to, List::Word);
    let length = reading.str(from).len();
    match list {
        List::Country | List::Region | List::Group => length > 3 && (list == List::Group || !person || led),
        List::City => (!person || led) && length > 3,
        List::Minor => (led || !person && length > 6) && length > 4,
        List::Org => length > 4 && !person,
        List::OrgLetters => {
            (length > 2 || (from > 0 && reading.is(from - 1, "the"))) && !person && !reading.has(from, List::Function)
        }
        List::PlaceLetters => length > 2 && !person,
        List::Agreement => true,
        _ => false,
    }
}

/// What stands around a name and speaks for or against a kind.
fn context(reading: &Reading<'_>, from: usize, to: usize, kind: EntityKind) -> i32 {
    let person = (from..to).any(|at| reading.bits(at) & (List::Given.bit() | List::Surname.bit()) != 0);
    match kind {
        EntityKind::Place
            if from > 0 && reading.is_any(from - 1, &["in", "from", "of", "to", "at", "near", "across", "outside"]) =>
        {
            40
        }
        EntityKind::Place
            if person && from > 0 && reading.has(from - 1, List::Title) && reading.is_capital(from - 1) =>
        {
            -160
        }
        _ => 0,
    }
}
