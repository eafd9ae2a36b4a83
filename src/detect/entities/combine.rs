//! One choice from what the rules chose and what the tagger found.

use super::candidate::{Candidate, Source, choose, weight};
use super::lists::List;
use super::persons::{is_address, is_courtesy, syllables};
use super::reading::Reading;
use super::tagger::Tagged;
use super::token::Shape;
use crate::detect::EntityKind;
use rustc_hash::FxHashSet;

/// Words that belong to a name though they are words of grammar, when they are in capitals.
const NAME: u32 = List::Given.bit()
    | List::Surname.bit()
    | List::City.bit()
    | List::Country.bit()
    | List::Region.bit()
    | List::Org.bit()
    | List::Minor.bit();

/// An unknown word at the start of a sentence is a name only by a greater margin.
const LEAST_AT_START: i32 = 100;

/// Joins the two: where they agree a name is surest; where they do not, the rule must be sure, and
/// the tagger too.
pub(super) fn combine(reading: &Reading<'_>, ruled: Vec<Candidate>, tagged: &[Tagged]) -> Vec<Candidate> {
    /// What a rule's name loses where the tagger does not see it; of bodies it sees fewest.
    const UNSEEN: i32 = 120;
    const UNSEEN_BODY: i32 = 60;
    if tagged.is_empty() {
        return ruled;
    }
    let mut names: Vec<Tagged> = tagged.iter().filter_map(|t| trimmed(reading, *t)).collect();
    // The words that stand in a name without a sentence's start to explain their capital.
    let sure: FxHashSet<u64> = names
        .iter()
        .flat_map(|n| n.from..n.to)
        .filter(|at| !reading.is_start(*at))
        .filter_map(|at| reading.token(at).map(|t| t.key))
        .collect();
    names.retain(|n| is_likely(reading, n, &sure));
    let seen_names: FxHashSet<(usize, usize, EntityKind)> = names.iter().map(|n| (n.from, n.to, n.kind)).collect();
    let ruled_names: FxHashSet<(usize, usize, EntityKind)> = ruled.iter().map(|c| (c.from, c.to, c.kind)).collect();
    let mut all = Vec::with_capacity(ruled.len() + names.len());
    for candidate in &ruled {
        let named = matches!(candidate.kind, EntityKind::Person | EntityKind::Org | EntityKind::Place);
        let seen = seen_names.contains(&(candidate.from, candidate.to, candidate.kind));
        let courtesy = candidate.kind == EntityKind::Person
            && (is_courtesy(reading, candidate.from) || candidate.source == Source::Rule("label of a speaker"));
        let loss = if candidate.kind == EntityKind::Org { UNSEEN_BODY } else { UNSEEN };
        let unseen = if named && !seen && !courtesy && !reading.is_blind(candidate.from) { loss } else { 0 };
        let agreed = if named && seen { 60 } else { 0 };
        all.push(Candidate { score: candidate.score - unseen + agreed, ..*candidate });
    }
    for name in &names {
        if ruled_names.contains(&(name.from, name.to, name.kind)) {
            continue;
        }
        let score = weight(name.to - name.from) + name.margin.clamp(0, 200) / 2;
        all.push(Candidate {
            from: name.from,
            to: name.to,
            kind: name.kind,
            source: Source::Tagger(certainty(name.margin)),
            score,
        });
    }
    choose(all)
}

/// A name without the articles, titles, marks and endings at its edges.
fn trimmed(reading: &Reading<'_>, name: Tagged) -> Option<Tagged> {
    let (mut from, mut to) = (name.from, name.to);
    // A point behind a whole word ends the name: "Mrs. PARIS. Madam Chair".
    let stop = (from + 1..to).find(|at| {
        reading.mark(*at) == b'.'
            && reading.token(at - 1).is_some_and(|t| t.len > 3 && t.is_word())
            && !reading.has(at - 1, List::Title)
    });
    to = stop.unwrap_or(to);
    loop {
        let title = name.kind == EntityKind::Person
            && reading.has(from, List::Title)
            && (!reading.has(from, List::Given) || is_address(reading, from));
        let upper = reading.token(from).is_some_and(|t| t.is(Shape::UPPER));
        let function = reading.has(from, List::Function) && !upper;
        if from < to && (reading.mark(from) != 0 || title || function) {
            from += 1;
        } else {
            break;
        }
    }
    while from < to {
        let last = to - 1;
        let clitic = reading.token(last).is_some_and(|t| t.is(Shape::CLITIC));
        let point =
            reading.mark(last) == b'.' && !reading.token(last.wrapping_sub(1)).is_some_and(|t| t.is(Shape::SINGLE));
        if reading.is_link(last) || clitic || point || (reading.mark(last) != 0 && reading.mark(last) != b'.') {
            to = last;
        } else {
            break;
        }
    }
    if name.kind == EntityKind::Person {
        to = syllables(reading, to);
    }
    let land = |at: usize| {
        reading.bits(at) & (List::Country.bit() | List::Region.bit() | List::City.bit() | List::PlaceLetters.bit()) != 0
    };
    // Two places before a point or behind a comma are two.
    let comma = name.kind == EntityKind::Place && (from..to).any(|at| reading.mark(at) == b',');
    let pair = comma || to == from + 3 && reading.mark(from + 1) == b'-' && land(from) && land(from + 2);
    let titles = name.kind == EntityKind::Person && (from..to).all(|at| reading.has(at, List::Title));
    let figures =
        name.kind == EntityKind::Person && to == from + 1 && reading.str(from).bytes().any(|b| b.is_ascii_digit());
    (from < to && !pair && !titles && !figures).then_some(Tagged { from, to, ..name })
}

/// Whether the tagger's name may be one: an ordinary word whose capital a sentence's start explains
/// is none, unless it is one elsewhere.
fn is_likely(reading: &Reading<'_>, name: &Tagged, sure: &FxHashSet<u64>) -> bool {
    let label = reading.breaks(name.from) && reading.mark(name.to) == b':';
    let role = (name.from..name.to).all(|at| reading.has(at, List::Word) && !reading.has(at, List::Given));
    if label && role {
        return false;
    }
    if name.to - name.from > 1 {
        return true;
    }
    // A single word that no list of names has is too little for a person.
    if name.kind == EntityKind::Person && reading.bits(name.from) & NAME == 0 {
        return false;
    }
    let bits = reading.bits(name.from);
    let token = reading.token(name.from);
    // "The Ministry", "the Army": what kind of body, not which.
    let kinds = List::OrgHead.bit() | List::EventHead.bit() | List::AgreementHead.bit() | List::PlaceHead.bit();
    let known = NAME | List::OrgLetters.bit() | List::PlaceLetters.bit();
    if bits & kinds != 0 && bits & known == 0 {
        return false;
    }
    let figures = token.is_some_and(|t| t.len <= 3) && reading.str(name.from).bytes().any(|b| b.is_ascii_digit());
    if figures || (bits & List::Function.bit() != 0 && reading.is_start(name.from)) {
        return false;
    }
    if !reading.is_start(name.from) || token.is_some_and(|t| sure.contains(&t.key)) {
        return true;
    }
    if reading.is_ordinary(name.from) {
        return bits & NAME != 0 && !reading.occurs_small(name.from) && reading.mark(name.from + 1) != 0;
    }
    bits & NAME != 0 || name.margin > LEAST_AT_START
}

/// The tagger's certainty in thousandths from its margin.
fn certainty(margin: i32) -> u16 {
    (500 + margin.clamp(0, 980) / 2) as u16
}
