//! The pass over the whole document: what is surely a name in one place is one in the others.

use super::candidate::{Candidate, Source, choose, weight};
use super::lists::List;
use super::patterns::is_storm;
use super::reading::Reading;
use super::token::{Shape, extend};
use crate::detect::EntityKind;
use crate::sort;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// What a form was taken for in all its places.
#[derive(Clone, Copy, Default)]
struct Form {
    /// Evidence by kind.
    votes: [i32; 8],
    /// Where it is surest, and how sure.
    at: usize,
    trust: i32,
    /// Whether a list or a rule knows it, not the tagger alone.
    sure: bool,
    /// Whether it is made of first letters, so that only capitals are meant.
    initials: bool,
}

impl Form {
    fn add(&mut self, candidate: &Candidate, trust: i32) {
        self.sure |= !matches!(candidate.source, Source::Tagger(_));
        if let Some(votes) = self.votes.get_mut(candidate.kind as usize) {
            *votes = votes.saturating_add(trust.max(10));
        }
        if trust > self.trust {
            (self.at, self.trust) = (candidate.from, trust);
        }
    }

    /// The kind with the most evidence, and how much more it has than the next.
    fn kind(&self) -> (EntityKind, i32) {
        let mut order: [(i32, EntityKind); 8] = std::array::from_fn(|i| {
            (self.votes.get(i).copied().unwrap_or(0), KINDS.get(i).copied().unwrap_or(EntityKind::Org))
        });
        sort::by_key(&mut order, |(votes, kind)| (std::cmp::Reverse(*votes), *kind));
        match order.as_slice() {
            [(most, kind), (next, _), ..] => (*kind, most - next),
            _ => (EntityKind::Org, 0),
        }
    }
}

const KINDS: [EntityKind; 8] = [
    EntityKind::Person,
    EntityKind::Org,
    EntityKind::Place,
    EntityKind::Group,
    EntityKind::Event,
    EntityKind::Date,
    EntityKind::Relative,
    EntityKind::Agreement,
];

/// Adds the further mentions of what was found, and gives each form one kind.
pub(super) fn settle(reading: &Reading<'_>, chosen: Vec<Candidate>) -> Vec<Candidate> {
    let mut candidates = chosen;
    part_from_country(reading, &mut candidates);
    part_from_office(reading, &mut candidates);
    let forms = forms(reading, &candidates);
    for candidate in &mut candidates {
        if is_date(candidate.kind) {
            continue;
        }
        let Some(form) = forms.get(&phrase(reading, candidate.from, candidate.to)) else { continue };
        let (kind, lead) = form.kind();
        if kind != candidate.kind && lead > 2 * candidate.trust() {
            candidate.kind = kind;
            candidate.source = Source::Document(form.at);
        }
    }
    let affiliations = affiliations(reading, &candidates);
    candidates.extend(affiliations);
    let people = given_names(reading, &candidates);
    let mut addressed = Vec::new();
    for at in (0..reading.tokens.len()).filter(|at| reading.is_capital(*at)) {
        let Some(whole) = reading.token(at).and_then(|t| people.get(&t.key)).filter(|_| is_addressed(reading, at))
        else {
            continue;
        };
        let slot = candidates.partition_point(|c| c.to <= at);
        let source = Source::Document(*whole);
        match candidates.get_mut(slot).filter(|c| c.from <= at) {
            Some(c) if c.to == at + 1 && c.from == at => (c.kind, c.source) = (EntityKind::Person, source),
            Some(_) => {}
            None => addressed.push(Candidate {
                from: at,
                to: at + 1,
                kind: EntityKind::Person,
                source,
                score: weight(1) + 90,
            }),
        }
    }
    candidates.extend(addressed);
    let mut taken = vec![false; reading.tokens.len()];
    for candidate in &candidates {
        taken.get_mut(candidate.from).into_iter().for_each(|taken| *taken = true);
    }
    for at in 0..reading.tokens.len() {
        if !reading.is_capital(at) || reading.is_blind(at) {
            continue;
        }
        let mut phrase = 0;
        for to in at + 1..=(at + 5).min(reading.tokens.len()) {
            if to > at + 1 && reading.breaks(to - 1) {
                break;
            }
            phrase = extend(phrase, reading.token(to - 1).map_or(0, |t| t.key));
            let Some(form) = forms.get(&phrase) else { continue };
            let single = to == at + 1;
            if single
                && (taken.get(at) == Some(&true)
                    || (reading.is_start(at) && reading.is_ordinary(at) && !is_addressed(reading, at)))
            {
                continue;
            }
            let (kind, _) = form.kind();
            let lettered = !form.initials || reading.token(at).is_some_and(|t| t.is(Shape::UPPER | Shape::DOTTED));
            if !form.sure || !lettered || (single && kind == EntityKind::Person && !stands_alone(reading, at)) {
                continue;
            }
            candidates.push(Candidate {
                from: at,
                to,
                kind,
                source: Source::Document(form.at),
                score: weight(to - at) - 20,
            });
        }
    }
    choose(candidates)
}

/// `Foreign Minister of Mali Abdoulaye Diop`: a country and a person; an unknown country where a speaker is
/// called as the rest is.
fn part_from_country(reading: &Reading<'_>, candidates: &mut Vec<Candidate>) {
    let speakers: BTreeSet<u64> = reading.labels.iter().map(|(from, to)| phrase(reading, *from, *to)).collect();
    let mut countries = Vec::new();
    for person in
        candidates.iter_mut().filter(|c| matches!(c.kind, EntityKind::Person | EntityKind::Org) && c.to - c.from > 1)
    {
        let Candidate { from, to, .. } = *person;
        let follows = from > 0 && reading.is(from - 1, "of");
        // Chad and Jordan are given names too: there it takes an office.
        let in_office = from > 1 && reading.has(from - 2, List::Title);
        let known = to - from > 2 && reading.has(from, List::Country) && (in_office || !reading.has(from, List::Given));
        let told = speakers.contains(&phrase(reading, from + 1, to));
        // Taken for a body, it takes an office and a given name to be a person.
        let person_like = person.kind == EntityKind::Person || in_office && known && reading.has(from + 1, List::Given);
        if follows && person_like && (known || told) && !speakers.contains(&phrase(reading, from, to)) {
            person.from += 1;
            person.kind = EntityKind::Person;
            let source = Source::Rule("country of an office");
            countries.push(Candidate { from, to: from + 1, kind: EntityKind::Place, source, score: weight(1) + 90 });
        }
    }
    candidates.extend(countries);
    sort::by_key(candidates, |c| c.from);
}

/// `US Secretary of State`: the office is no part of a body's name.
fn part_from_office(reading: &Reading<'_>, candidates: &mut [Candidate]) {
    for body in candidates.iter_mut().filter(|c| c.kind == EntityKind::Org && c.to - c.from == 2) {
        let place = reading.has(body.from, List::Country) || reading.has(body.from, List::PlaceLetters);
        if place && reading.has(body.from + 1, List::Title) {
            body.to -= 1;
            body.kind = EntityKind::Place;
            body.source = Source::Rule("country of an office");
        }
    }
}

/// Whom somebody asks a question for: `Lili Bayer, Guardian.` near the start of a paragraph.
fn affiliations(reading: &Reading<'_>, chosen: &[Candidate]) -> Vec<Candidate> {
    /// So many tokens from the start of the paragraph is introduced who speaks.
    const AHEAD: usize = 10;
    const NO_BODY: u32 = List::Country.bit()
        | List::City.bit()
        | List::Region.bit()
        | List::PlaceLetters.bit()
        | List::Minor.bit()
        | List::Given.bit()
        | List::Title.bit()
        | List::Function.bit();
    let mut found = Vec::new();
    for person in chosen.iter().filter(|c| c.kind == EntityKind::Person && c.to - c.from > 1) {
        let from = person.to + 1;
        let opening = (person.from.saturating_sub(AHEAD)..=person.from).rev().find(|at| reading.breaks(*at));
        let spoken = opening.is_some_and(|start| (start..person.from).any(|at| reading.mark(at) == b':'));
        if reading.mark(person.to) != b',' || !spoken || reading.is_blind(from) || reading.breaks(from) {
            continue;
        }
        let capital = |at: usize| reading.is_capital(at) && !reading.breaks(at);
        let to = (from..from + 4).find(|at| !capital(*at)).unwrap_or(from);
        let mut beside = chosen.iter().skip(chosen.partition_point(|c| c.to <= from)).take_while(|c| c.from < to);
        let free = beside.all(|c| c.kind == EntityKind::Place);
        if to > from && reading.mark(to) == b'.' && free && (from..to).all(|at| reading.bits(at) & NO_BODY == 0) {
            let source = Source::Rule("whom a speaker is from");
            found.push(Candidate { from, to, kind: EntityKind::Org, source, score: weight(to - from) + 140 });
        }
    }
    found
}

/// The given names of the persons of a text that are also the names of places or months, or
/// ordinary words: where each stands.
fn given_names(reading: &Reading<'_>, chosen: &[Candidate]) -> FxHashMap<u64, usize> {
    const DOUBTFUL: u32 = List::Country.bit()
        | List::Region.bit()
        | List::City.bit()
        | List::Minor.bit()
        | List::Month.bit()
        | List::Word.bit();
    let persons =
        chosen.iter().filter(|c| c.kind == EntityKind::Person && c.to - c.from > 1 && !reading.is_blind(c.from));
    persons
        .filter(|c| {
            reading.bits(c.from) & DOUBTFUL != 0 && reading.has(c.from, List::Given) && reading.mark(c.from + 1) != b'-'
        })
        .filter_map(|c| reading.token(c.from).map(|t| (t.key, c.from)))
        .collect()
}

/// Whether a doubtful given name is one here: spoken to, or doing something, and no place or word.
fn is_addressed(reading: &Reading<'_>, at: usize) -> bool {
    const PLACING: [&str; 12] =
        ["in", "from", "to", "near", "of", "at", "around", "outside", "the", "into", "last", "next"];
    const DOING: [&str; 24] = [
        "said", "says", "was", "is", "has", "had", "went", "came", "told", "tells", "used", "knew", "did", "would",
        "could", "and", "asked", "called", "came", "made", "took", "left", "lived", "works",
    ];
    if !reading.is_capital(at) || reading.is_blind(at) {
        return false;
    }
    if at > 0 && !reading.is_start(at) && reading.is_any(at - 1, &PLACING) {
        return false;
    }
    let stops = reading.breaks(at + 1)
        || matches!(reading.mark(at + 1), b',' | b'.' | b'?' | b'!' | b':')
        || reading.token(at + 1).is_some_and(|t| t.is(Shape::CLITIC));
    let verb = reading.is_any(at + 1, &DOING) || reading.str(at + 1).ends_with("ed");
    let doubtful = reading.bits(at) & (List::Word.bit() | List::Month.bit()) != 0;
    let figure = reading.token(at + 1).is_some_and(|t| t.is(Shape::NUMBER));
    if reading.is_start(at) {
        stops || verb || (!doubtful && !reading.is_capital(at + 1) && !figure && reading.mark(at + 1) != b'-')
    } else {
        let before = at > 0 && (reading.mark(at - 1) == b',' || !reading.has(at, List::Month));
        (before || verb) && !figure && !reading.is_capital(at + 1)
    }
}

/// Whether a word may be a person's single name here: no article before, no other name beside.
fn stands_alone(reading: &Reading<'_>, at: usize) -> bool {
    const DETERMINERS: [&str; 12] =
        ["the", "a", "an", "this", "that", "our", "your", "their", "its", "every", "each", "no"];
    let before = at.checked_sub(1).filter(|_| !reading.breaks(at));
    let determined = before.is_some_and(|b| reading.is_any(b, &DETERMINERS));
    let beside = before.is_some_and(|b| reading.is_capital(b) && !reading.is_start(b) && !reading.has(b, List::Title))
        || (reading.is_capital(at + 1) && !reading.breaks(at + 1));
    !determined && !beside
}

fn is_date(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Date | EntityKind::Relative)
}

/// The forms to look for: whole names, and of persons the family name and the given name.
fn forms(reading: &Reading<'_>, chosen: &[Candidate]) -> FxHashMap<u64, Form> {
    let mut forms: FxHashMap<u64, Form> = FxHashMap::default();
    for candidate in chosen.iter().filter(|c| !is_date(c.kind)) {
        let trust = candidate.trust();
        forms.entry(phrase(reading, candidate.from, candidate.to)).or_default().add(candidate, trust);
        for initials in initials(reading, candidate).into_iter().flatten() {
            let form = forms.entry(initials).or_default();
            form.initials |= form.votes == [0; 8];
            form.add(candidate, trust.min(120));
        }
        if candidate.kind == EntityKind::Event
            && candidate.to - candidate.from == 2
            && is_storm(reading, candidate.from)
        {
            forms.entry(phrase(reading, candidate.to - 1, candidate.to)).or_default().add(candidate, 200);
        }
        if candidate.kind == EntityKind::Place
            && candidate.to - candidate.from == 2
            && reading.is_any(candidate.from, &["ciudad", "port", "fort"])
        {
            forms.entry(phrase(reading, candidate.to - 1, candidate.to)).or_default().add(candidate, 80);
        }
        if candidate.kind == EntityKind::Person && candidate.to - candidate.from > 1 {
            for at in [candidate.to - 1, candidate.from] {
                let place = reading.bits(at) & (List::Country.bit() | List::Region.bit()) != 0;
                if reading.token(at).is_some_and(|t| t.is_word() && t.len > 2) && !place && !reading.occurs_small(at) {
                    forms.entry(phrase(reading, at, at + 1)).or_default().add(candidate, trust.min(60));
                }
            }
        }
    }
    forms
}

/// The hashes of a long name's first letters, as which it may stand elsewhere: without its small words, and with them.
fn initials(reading: &Reading<'_>, candidate: &Candidate) -> [Option<u64>; 2] {
    if !matches!(candidate.kind, EntityKind::Org | EntityKind::Agreement | EntityKind::Event) {
        return [None; 2];
    }
    let letters = |small: bool| {
        let words =
            (candidate.from..candidate.to).filter(|at| reading.is_capital(*at) || small && reading.is_link(*at));
        let letters: String = words.filter_map(|at| reading.str(at).chars().next()).collect();
        (letters.chars().count() > 2).then(|| super::token::key_of(&letters))
    };
    let (short, long) = (letters(false), letters(true));
    [short, long.filter(|long| Some(*long) != short)]
}

fn phrase(reading: &Reading<'_>, from: usize, to: usize) -> u64 {
    (from..to).fold(0, |phrase, at| extend(phrase, reading.token(at).map_or(0, |t| t.key)))
}

#[cfg(test)]
mod tests {
    use crate::detect::{Detector, EntityKind, data};
    use crate::model::Structure;
    use crate::text::slice;

    fn check(text: &str, expected: &[(&str, EntityKind)]) {
        let detector = Detector::from_bytes(&data()).unwrap();
        let found = detector.detect(text, &Structure::of(text), &mut |_| true);
        let mentions = found.mentions.iter();
        let names: Vec<_> = mentions.map(|m| (slice(text, m.span), m.kind)).collect();
        assert_eq!(names, expected, "in {text:?}");
    }

    #[test]
    fn an_office_is_parted_from_country_and_person() {
        use EntityKind::{Person, Place};
        check(
            "We spoke with Foreign Minister of Mali Abdoulaye Diop about trade.",
            &[("Mali", Place), ("Abdoulaye Diop", Person)],
        );
        check("The US Secretary of State John Kerry came too.", &[("US", Place), ("John Kerry", Person)]);
    }
}
