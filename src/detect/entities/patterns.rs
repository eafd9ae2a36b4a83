//! Candidates made by telling words: `Ministry of X`, `X Council`, `Lake X`, `Operation X`,
//! `X Protocol`.

use super::candidate::{Candidate, Source, weight};
use super::lists::List;
use super::reading::Reading;
use super::token::Shape;
use crate::detect::EntityKind;

/// A kind of telling word, the kind of name it makes, and the rule's name.
const HEADS: [(List, EntityKind, &str); 4] = [
    (List::OrgHead, EntityKind::Org, "kind of organisation"),
    (List::PlaceHead, EntityKind::Place, "kind of place"),
    (List::EventHead, EntityKind::Event, "kind of event"),
    (List::AgreementHead, EntityKind::Agreement, "kind of agreement"),
];
/// Organisations named with what they are for behind.
const OF_ORG: [&str; 44] = [
    "universidad",
    "université",
    "universidade",
    "ministère",
    "ministerio",
    "instituto",
    "banco",
    "banque",
    "coordination",
    "front",
    "ministry",
    "department",
    "university",
    "institute",
    "bank",
    "council",
    "committee",
    "commission",
    "bureau",
    "office",
    "school",
    "college",
    "academy",
    "association",
    "board",
    "organization",
    "organisation",
    "society",
    "union",
    "league",
    "federation",
    "center",
    "centre",
    "museum",
    "party",
    "church",
    "movement",
    "court",
    "directorate",
    "foundation",
    "chamber",
    "faculty",
    "subcommittee",
    "agency",
];
const OF_PLACE: [&str; 23] = [
    "bridge",
    "palace",
    "tower",
    "square",
    "island",
    "republic",
    "kingdom",
    "gulf",
    "strait",
    "bay",
    "sea",
    "city",
    "province",
    "state",
    "isle",
    "cape",
    "emirate",
    "port",
    "district",
    "county",
    "region",
    "territory",
    "valley",
];
const BEFORE_PLACE: [&str; 28] = [
    "lake", "mount", "mt", "cape", "fort", "port", "camp", "river", "saint", "st", "wadi", "rio", "río", "lac",
    "monte", "sierra", "cerro", "puerto", "villa", "isla", "ilha", "plaza", "barrio", "ciudad", "jebel", "jabal",
    "tel", "tell",
];
const OF_EVENT: [&str; 11] = [
    "battle",
    "siege",
    "war",
    "congress",
    "massacre",
    "treaty",
    "fall",
    "conference",
    "festival",
    "council",
    "revolution",
];
const BEFORE_EVENT: [&str; 4] = ["operation", "hurricane", "typhoon", "cyclone"];
const OF_AGREEMENT: [&str; 10] = [
    "treaty",
    "convention",
    "charter",
    "declaration",
    "agreement",
    "covenant",
    "protocol",
    "pact",
    "accord",
    "statute",
];
const SMALL_AGREEMENT: [&str; 11] = [
    "protocol",
    "protocols",
    "agreement",
    "agreements",
    "accord",
    "accords",
    "treaty",
    "convention",
    "conventions",
    "memorandum",
    "pact",
];

/// All names that a telling word makes.
pub(super) fn find(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    for at in 0..reading.tokens.len() {
        let bits = reading.bits(at);
        for (list, kind, rule) in HEADS {
            if bits & list.bit() == 0 {
                continue;
            }
            if reading.is_capital(at) && !reading.is_blind(at) {
                behind(reading, at, kind, rule, out);
                with_of(reading, at, kind, rule, out);
            } else if kind == EntityKind::Agreement && !reading.is_capital(at) {
                small_agreement(reading, at, rule, out);
            } else if kind == EntityKind::Event && !reading.is_capital(at) {
                small_event(reading, at, rule, out);
            } else if kind == EntityKind::Org {
                if reading.token(at).is_some_and(|t| t.is(Shape::SHOUTED)) {
                    shouted(reading, at, rule, out);
                }
                blind_body(reading, at, rule, out);
            } else if kind == EntityKind::Place && reading.is_blind(at) {
                blind_place(reading, at, rule, out);
            }
        }
        if reading.is_capital(at) && !reading.is_blind(at) {
            ahead(reading, at, out);
            letters(reading, at, out);
            people(reading, at, out);
        }
    }
}

fn push(out: &mut Vec<Candidate>, from: usize, to: usize, kind: EntityKind, rule: &'static str, trust: i32) {
    out.push(Candidate { from, to, kind, source: Source::Rule(rule), score: weight(to - from) + trust });
}

/// Whether a word with a capital may stand inside a name before its telling word.
fn modifies(reading: &Reading<'_>, at: usize) -> bool {
    let Some(token) = reading.token(at) else { return false };
    if token.is(Shape::NUMBER) {
        return true;
    }
    let ordinal = reading.is_any(at, &["first", "second", "third", "one", "great"]) && !reading.is_start(at);
    let function = (reading.has(at, List::Function) && !ordinal) || reading.is(at, "former");
    reading.is_capital(at)
        && !function
        && !(reading.is_start(at) && reading.occurs_small(at) && reading.has(at, List::Word))
}

/// `X Council`: the words with capitals before the head.
fn behind(reading: &Reading<'_>, head: usize, kind: EntityKind, rule: &'static str, out: &mut Vec<Candidate>) {
    if kind == EntityKind::Event && head > 0 && reading.is_any(head - 1, &["press", "news", "video"]) {
        return;
    }
    let mut from = head;
    let mut words = 0;
    while from > 0 && words < 7 && !reading.breaks(from) {
        let before = from - 1;
        if let Some(owner) = owner(reading, before, kind) {
            words += from - owner;
            from = owner;
            continue;
        }
        let joins = before > 0
            && ((reading.mark(before) == b'-'
                && reading.is_capital(before - 1)
                && !reading.token(before).is_some_and(|t| t.is(Shape::SPACED)))
                || (kind == EntityKind::Org
                    && words > 0
                    && reading.is_any(before, &["and", "&"])
                    && modifies(reading, before - 1)
                    && and_joins(reading, before))
                || (kind == EntityKind::Agreement
                    && words > 0
                    && reading.is(before, "of")
                    && modifies(reading, before - 1)
                    && reading.has(before - 1, List::Word)
                    && reading.bits(before - 1) & List::AgreementHead.bit() == 0));
        if joins {
            from = before - 1;
            words += 1;
        } else if modifies(reading, before)
            && !(reading.has(before, List::Title) && words > 0 && !reading.has(before, List::OrgHead))
        {
            from = before;
            words += 1;
        } else {
            break;
        }
    }
    while from < head
        && (reading.token(from).is_some_and(|t| t.is(Shape::NUMBER))
            && !matches!(kind, EntityKind::Event | EntityKind::Agreement)
            || reading.is_start(from) && reading.is_any(from, &["former", "new"]))
    {
        from += 1;
        words -= 1;
    }
    if from == head || words == 0 {
        return;
    }
    // Convention 169
    let numbered = kind == EntityKind::Agreement
        && reading.is_any(head, &["convention", "protocol"])
        && reading.token(head + 1).is_some_and(|t| t.is(Shape::NUMBER) && t.len <= 3);
    let only_title = from + 1 == head && reading.has(from, List::Title) && !reading.has(from, List::Given);
    let trust = if only_title { -40 } else { 110 };
    push(out, from, head + 1 + usize::from(numbered), kind, rule, trust);
}

/// Where the owner inside a body's name begins, given the token before its other words: `Sheriff's Office`, `People's
/// Front`, `Indian Workers' Association`, `St. Patrick's College`. A country's or person's court is none of it.
fn owner(reading: &Reading<'_>, clitic: usize, kind: EntityKind) -> Option<usize> {
    let ending = reading.token(clitic).is_some_and(|t| t.is(Shape::CLITIC) || t.mark == b'\'' && !t.is(Shape::SPACED));
    let at = clitic.checked_sub(1).filter(|at| kind == EntityKind::Org && ending && reading.is_capital(*at))?;
    if reading.breaks(clitic) {
        return None;
    }
    let saint = if reading.mark(at.wrapping_sub(1)) == b'.' { at.checked_sub(2) } else { at.checked_sub(1) };
    if let Some(saint) = saint.filter(|at| reading.is_any(*at, &["st", "saint"])) {
        return Some(saint);
    }
    let places = List::Country.bit()
        | List::City.bit()
        | List::Region.bit()
        | List::Group.bit()
        | List::PlaceLetters.bit()
        | List::OrgLetters.bit();
    let role = reading.bits(at) & (List::Word.bit() | List::Title.bit()) != 0 && reading.bits(at) & places == 0;
    (role && !reading.is_start(at)).then_some(at)
}

/// `Health and Human Services`: ordinary words, not two names.
fn and_joins(reading: &Reading<'_>, and: usize) -> bool {
    reading.has(and - 1, List::Word) && reading.has(and + 1, List::Word)
}

/// `Ministry of X`, `Gulf of X`, `Battle of X`, `Treaty of X`, with what stands before the head.
fn with_of(reading: &Reading<'_>, head: usize, kind: EntityKind, rule: &'static str, out: &mut Vec<Candidate>) {
    let links: &[&str] = match kind {
        EntityKind::Org => &["of", "for", "on", "against", "de", "du", "da", "do", "della"],
        EntityKind::Agreement => &["of", "on", "for", "against"],
        _ => &["of"],
    };
    let heads: &[&str] = match kind {
        EntityKind::Org => &OF_ORG,
        EntityKind::Place => &OF_PLACE,
        EntityKind::Event => &OF_EVENT,
        _ => &OF_AGREEMENT,
    };
    if !reading.is_any(head, heads) || !reading.is_any(head + 1, links) {
        return;
    }
    let Some(mut to) = words_after(reading, head + 2) else { return };
    if reading.is_any(head, &["ministry", "department", "faculty"]) {
        to = enumerated(reading, to).unwrap_or(to);
    }
    while let Some(more) = continued(reading, to) {
        to = more;
    }
    // University of Texas at El Paso
    if reading.is_any(head, &["university", "college"]) && reading.is(to, "at") && reading.has(to + 1, List::City)
        || reading.is_any(head, &["university"]) && reading.is(to, "at") && reading.is_capital(to + 1)
    {
        to = words_after(reading, to + 1).unwrap_or(to);
    }
    let mut from = head;
    while from > 0
        && !reading.breaks(from)
        && modifies(reading, from - 1)
        && !reading.has(from - 1, List::Title)
        && kind == EntityKind::Org
    {
        from -= 1;
    }
    push(out, from, to, kind, rule, 130);
}

/// The end of the words with capitals from `at`, an article before them allowed.
fn words_after(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let mut to = if reading.is(at, "the") { at + 1 } else { at };
    let from = to;
    while to < from + 5 && !reading.breaks(to) {
        if reading.is_capital(to) && !(to > from && reading.has(to, List::Title)) {
            // The name of a person or a second country is no part of it.
            if to > from && reading.has(to - 1, List::Country) && reading.has(to, List::Given) {
                break;
            }
            to += 1;
        } else if reading.mark(to) == b'-' && to > from && !reading.token(to + 1).is_none_or(|t| t.is(Shape::SPACED)) {
            // Co-operation
            to += if reading.is_capital(to + 1) { 1 } else { 2 };
        } else {
            break;
        }
    }
    (to > from).then_some(to)
}

/// The end of `… Education, Science and Technology`: fields between commas, the last behind "and".
fn enumerated(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let mut to = at;
    while reading.mark(to) == b',' && reading.has(to + 1, List::Word) && reading.is_capital(to + 1) {
        to = words_after(reading, to + 1)?;
    }
    let and = if reading.mark(to) == b',' { to + 1 } else { to };
    let last = to > at && reading.is_any(and, &["and", "&"]) && reading.has(and + 1, List::Word);
    if last { words_after(reading, and + 1) } else { None }
}

/// `… of Health and Human Services`, `… for the Study of War`.
fn continued(reading: &Reading<'_>, at: usize) -> Option<usize> {
    if reading.breaks(at) {
        return None;
    }
    if reading.is_any(at, &["and", "&"]) && reading.is_capital(at + 1) {
        let apart = reading.bits(at + 1)
            & (List::Country.bit()
                | List::Org.bit()
                | List::OrgHead.bit()
                | List::OrgLetters.bit()
                | List::Group.bit()
                | List::Title.bit())
            != 0;
        let ordinary = reading.has(at + 1, List::Word) && reading.has(at - 1, List::Word);
        return if apart || !ordinary { None } else { words_after(reading, at + 1) };
    }
    if reading.is_any(at, &["of", "for", "on"]) && reading.has(at - 1, List::Word) && !reading.has(at - 1, List::Title)
    {
        return words_after(reading, at + 1);
    }
    None
}

/// Whether a storm's name begins here: it is called by that name alone too.
pub(super) fn is_storm(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_any(at, &["hurricane", "typhoon", "cyclone"])
}

/// `Lake X`, `Operation X`.
fn ahead(reading: &Reading<'_>, at: usize, out: &mut Vec<Candidate>) {
    let next = if reading.mark(at + 1) == b'.' { at + 2 } else { at + 1 };
    if reading.breaks(next) || !reading.is_capital(next) {
        return;
    }
    if reading.is_any(at, &BEFORE_EVENT) {
        if let Some(to) = words_after(reading, next) {
            push(out, at, to.min(next + 3), EntityKind::Event, "kind of event", 120);
        }
    } else if reading.is(at, "storm") && reading.is_any(at.wrapping_sub(1), &["winter", "tropical"]) {
        push(out, at - 1, next + 1, EntityKind::Event, "kind of event", 120);
    } else if reading.is_any(at, &BEFORE_PLACE) && !reading.has(next, List::OrgHead) {
        push(out, at, next + 1, EntityKind::Place, "kind of place", 150);
    }
}

/// `Minsk protocol`, `Geneva agreements`.
fn small_agreement(reading: &Reading<'_>, head: usize, rule: &'static str, out: &mut Vec<Candidate>) {
    const PLACES: u32 = List::City.bit() | List::Country.bit() | List::Region.bit();
    if head == 0 || !reading.is_any(head, &SMALL_AGREEMENT) || reading.breaks(head) {
        return;
    }
    let named = reading.is_capital(head - 1)
        && !(reading.is_start(head - 1) && reading.is_ordinary(head - 1))
        && reading.bits(head - 1)
            & (List::Country.bit()
                | List::Group.bit()
                | List::OrgLetters.bit()
                | List::PlaceLetters.bit()
                | List::Function.bit()
                | List::OrgHead.bit())
            == 0;
    if named
        || reading.bits(head - 1) & PLACES != 0
            && reading.has(head - 1, List::City)
            && (reading.is_capital(head - 1) || reading.is_blind(head))
    {
        let mut from = head - 1;
        while from > 0
            && !reading.breaks(from)
            && reading.is_capital(from - 1)
            && modifies(reading, from - 1)
            && reading.bits(from - 1) & List::Title.bit() == 0
        {
            from -= 1;
        }
        push(out, from, head + 1, EntityKind::Agreement, rule, 60);
    }
}

/// `Simba rebellion`, `Sewol disaster`, `battle of X`, `operation X Y` in a text without capitals.
fn small_event(reading: &Reading<'_>, head: usize, rule: &'static str, out: &mut Vec<Candidate>) {
    const HEADS: &[&str] = &[
        "rebellion",
        "uprising",
        "massacre",
        "genocide",
        "disaster",
        "revolution",
        "war",
        "wars",
        "crisis",
        "revolt",
        "coup",
        "earthquake",
        "summit",
        "conference",
        "talks",
        "riots",
        "floods",
        "famine",
        "tsunami",
        "cyclone",
        "bombing",
        "bombings",
    ];
    if reading.is(head, "operation") && reading.is_blind(head) {
        let words =
            (head + 1..head + 3).take_while(|at| !reading.breaks(*at) && !reading.has(*at, List::Function)).count();
        if words == 2 {
            push(out, head, head + 3, EntityKind::Event, rule, 60);
        }
    } else if reading.is_any(head, &["battle", "siege"]) && reading.is(head + 1, "of") && !reading.breaks(head + 2) {
        let named = reading.is_capital(head + 2) || (reading.is_blind(head) && !reading.has(head + 2, List::Word));
        if named {
            push(out, head, head + 3, EntityKind::Event, rule, 120);
        }
    } else if head > 0 && reading.is_any(head, HEADS) && !reading.breaks(head) && reading.is_capital(head - 1) {
        let bits = reading.bits(head - 1);
        let general = List::Group.bit() | List::Function.bit() | List::OrgLetters.bit() | List::Title.bit();
        let country = bits & (List::Country.bit() | List::PlaceLetters.bit()) != 0
            && !reading.is_any(head, &["war", "wars", "genocide", "revolution"]);
        let ordinary = reading.is_ordinary(head - 1) && bits & List::City.bit() == 0;
        if bits & general == 0 && !country && !ordinary {
            push(out, head - 1, head + 1, EntityKind::Event, rule, 60);
        }
    }
}

/// In a line of capitals: `SPECIAL COMMITTEE ON CRITICAL MINERALS`, `COMMITTEE OF X`.
fn shouted(reading: &Reading<'_>, head: usize, rule: &'static str, out: &mut Vec<Candidate>) {
    const HEADS: [&str; 12] = [
        "committee",
        "subcommittee",
        "commission",
        "ministry",
        "department",
        "university",
        "council",
        "institute",
        "office",
        "tribunal",
        "court",
        "board",
    ];
    if !reading.is_any(head, &HEADS) || !reading.is_any(head + 1, &["on", "of", "for"]) || reading.breaks(head + 1) {
        return;
    }
    let inside = |at: usize| !reading.token(at).is_none_or(|t| t.is(Shape::LINE) || t.mark != 0);
    let to = (head + 2..head + 9).find(|at| !inside(*at)).unwrap_or(head + 9);
    let mut from = head;
    while from > 0 && inside(from) && inside(from - 1) && !reading.has(from - 1, List::Function) {
        from -= 1;
    }
    if from > 0
        && from < head
        && !reading.token(from).is_some_and(|t| t.is(Shape::LINE))
        && reading.token(from - 1).is_some_and(|t| t.is_word() && !t.is(Shape::LINE))
        && !reading.has(from - 1, List::Function)
    {
        from -= 1;
    }
    if to > head + 2 {
        push(out, from, to, EntityKind::Org, rule, 120);
    }
}

/// Where capitals tell nothing: `the american geophysical union`, `THE PACIFIC MARITIME ASSOCIATION`, up to the article.
fn blind_body(reading: &Reading<'_>, head: usize, rule: &'static str, out: &mut Vec<Candidate>) {
    const HEADS: [&str; 30] = [
        "association",
        "union",
        "commission",
        "committee",
        "council",
        "ministry",
        "department",
        "university",
        "college",
        "institute",
        "federation",
        "foundation",
        "alliance",
        "agency",
        "authority",
        "bank",
        "corporation",
        "party",
        "league",
        "organization",
        "organisation",
        "society",
        "hospital",
        "academy",
        "tribunal",
        "museum",
        "coalition",
        "corps",
        "bureau",
        "observatory",
    ];
    const LAND: u32 = List::Country.bit()
        | List::City.bit()
        | List::Region.bit()
        | List::Group.bit()
        | List::PlaceLetters.bit()
        | List::Minor.bit();
    if !reading.is_blind(head) || !reading.is_any(head, &HEADS) || reading.breaks(head) {
        return;
    }
    let inside = |at: usize| {
        reading.token(at).is_some_and(|t| t.is_word()) && !reading.has(at, List::Function) && !reading.breaks(at + 1)
    };
    let from = (head.saturating_sub(5)..head).rev().take_while(|at| inside(*at)).last();
    let Some(from) = from.filter(|from| *from > 0 && reading.is(from - 1, "the")) else { return };
    let shouted = reading.token(head).is_some_and(|t| t.is(Shape::SHOUTED)) && head > from + 1;
    if reading.bits(from) & LAND != 0 || shouted {
        push(out, from, head + 1, EntityKind::Org, rule, 100);
    }
}

/// Where capitals tell nothing: `niawiakum river`, an unknown word before a kind of place.
fn blind_place(reading: &Reading<'_>, head: usize, rule: &'static str, out: &mut Vec<Candidate>) {
    const HEADS: [&str; 14] = [
        "river", "county", "street", "avenue", "creek", "island", "islands", "valley", "province", "district", "bay",
        "beach", "road", "square",
    ];
    let before = head.checked_sub(1).filter(|_| reading.is_any(head, &HEADS) && !reading.breaks(head));
    let strange = List::Word.bit() | List::Function.bit() | List::Title.bit() | List::Group.bit();
    if before.is_some_and(|at| {
        reading.bits(at) & strange == 0 && reading.token(at).is_some_and(|t| t.is_word() && t.len > 3)
    }) {
        push(out, head - 1, head + 1, EntityKind::Place, rule, 80);
    }
}

/// Letters that name nothing of themselves: an institution, more likely than not.
fn letters(reading: &Reading<'_>, at: usize, out: &mut Vec<Candidate>) {
    /// Letters for things, measures, diseases and roles.
    const THINGS: [&str; 64] = [
        "GDP", "GNP", "DNA", "RNA", "HIV", "AIDS", "CEO", "CFO", "COO", "CTO", "DVD", "ATM", "MBA", "PHD", "MRI",
        "ICU", "NGO", "POW", "MIA", "IED", "WMD", "SUV", "GPS", "URL", "PDF", "FAQ", "VIP", "BCE", "COVID", "SARS",
        "MERS", "ADHD", "PTSD", "LGBT", "LGBTQ", "GMO", "GMT", "UTC", "EST", "PST", "VAT", "IPO", "UFO", "UAV", "RPG",
        "HTML", "XML", "HTTP", "USB", "FYI", "ASAP", "RSVP", "CCTV", "SMS", "SIM", "LED", "CPR", "EMS", "HVAC", "STEM",
        "JPG", "DIY", "ETA", "TBD",
    ];
    let known = reading.token(at).is_some_and(|t| t.is(Shape::UPPER) && (3..=6).contains(&t.len));
    let before = at.checked_sub(1).is_some_and(|at| reading.is_capital(at));
    let alone = !reading.is_capital(at + 1) && !before && reading.mark(at + 1) != b':';
    let text = reading.str(at);
    if known
        && alone
        && reading.bits(at) == 0
        && text.bytes().all(|b| b.is_ascii_uppercase())
        && !THINGS.contains(&text)
    {
        push(out, at, at + 1, EntityKind::Org, "letters", 0);
    }
}

/// `Atacameño people`, `Ogaden clan`: an unknown name before the word for a people.
fn people(reading: &Reading<'_>, at: usize, out: &mut Vec<Candidate>) {
    const PEOPLES: [&str; 9] =
        ["people", "peoples", "tribe", "tribes", "tribesmen", "clan", "clans", "nomads", "villagers"];
    let known = List::Country.bit()
        | List::City.bit()
        | List::Region.bit()
        | List::Given.bit()
        | List::PlaceLetters.bit()
        | List::OrgLetters.bit()
        | List::Function.bit()
        | List::Word.bit()
        | List::Title.bit();
    if reading.is_any(at + 1, &PEOPLES)
        && !reading.is_start(at)
        && reading.bits(at) & known == 0
        && !reading.is_capital(at.wrapping_sub(1))
    {
        push(out, at, at + 1, EntityKind::Group, "word for a people", 120);
    }
}
