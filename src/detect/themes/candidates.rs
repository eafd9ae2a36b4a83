//! Candidate terms: the noun phrases of a text and what lies nested in them.

use super::language::Language;
use super::tagging::Tag;
use super::units::Unit;
use rustc_hash::FxHashMap;

/// The most units in a term.
pub const LONGEST: usize = 4;

/// Stands for no unit in a shorter term.
const NONE: u32 = u32::MAX;

/// The keys of a term's units.
pub type Shape = [u32; LONGEST];

/// A candidate.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The keys of its units.
    pub shape: Shape,
    /// How many units.
    pub units: u8,
    /// How many words, a name counting two at most.
    pub words: u8,
    /// How often it occurs.
    pub frequency: u32,
    /// Whether it is a name.
    pub is_name: bool,
    /// Whether it is the name of an agreement or an event.
    pub is_matter: bool,
    /// Whether it holds a name.
    pub has_name: bool,
    /// Whether its last word says little.
    pub generic: bool,
    /// Whether it has a preposition or a conjunction inside.
    pub is_joined: bool,
    /// Whether it opens with an adjective that says little.
    pub is_vague: bool,
    /// Whether it has four words or a preposition: the pattern `Modifier and Modifier Noun` is not long.
    pub is_long: bool,
}

/// Where a candidate occurs.
#[derive(Clone, Copy, Debug)]
pub struct Occurrence {
    /// Which.
    pub candidate: u32,
    /// Its first unit.
    pub unit: u32,
}

/// All candidates with their occurrences in the order of the text.
#[derive(Debug, Default)]
pub struct Candidates {
    /// In the order of their first occurrence.
    pub list: Vec<Candidate>,
    /// In the order of the text.
    pub occurrences: Vec<Occurrence>,
    by_shape: FxHashMap<Shape, u32>,
}

impl Candidates {
    /// Reads the units once.
    pub fn new(units: &[Unit], language: Language) -> Self {
        let longest = if language == Language::English { LONGEST } else { 2 };
        let mut found = Self::default();
        let mut start = 0;
        while start < units.len() {
            let end = run_end(units, start);
            for from in start..end {
                for to in from + 1..=end.min(from + longest) {
                    if let Some(term) = units.get(from..to) {
                        found.add(term, from as u32);
                    }
                }
            }
            start = end.max(start + 1);
        }
        found
    }

    /// The candidate of a shape.
    pub fn find(&self, keys: &[u32]) -> Option<u32> {
        self.by_shape.get(&shape(keys.iter().copied())).copied()
    }

    fn add(&mut self, term: &[Unit], from: u32) {
        let Some(last) = is_term(term) else { return };
        let shape = shape(term.iter().map(|u| u.key));
        let next = self.list.len() as u32;
        let number = *self.by_shape.entry(shape).or_insert(next);
        if number == next {
            self.list.push(Candidate {
                shape,
                units: term.len() as u8,
                words: term.iter().fold(0, |sum: u8, u| sum.saturating_add(u.words.min(2))),
                frequency: 0,
                is_name: term.iter().all(|u| matches!(u.tag, Tag::Name { .. })),
                is_matter: matches!(term, [Unit { tag: Tag::Name { matter: true, .. }, .. }]),
                has_name: term.iter().any(|u| matches!(u.tag, Tag::Name { .. })),
                generic: last.generic,
                is_long: term.iter().any(|u| u.tag == Tag::Of)
                    || term.len() > 3 && term.iter().all(|u| u.tag != Tag::And),
                is_vague: term.first().is_some_and(|u| u.tag == Tag::Vague),
                is_joined: term.iter().any(|u| matches!(u.tag, Tag::Of | Tag::And)),
            });
        }
        if let Some(candidate) = self.list.get_mut(number as usize) {
            candidate.frequency += 1;
        }
        self.occurrences.push(Occurrence { candidate: number, unit: from });
    }
}

fn shape(keys: impl Iterator<Item = u32>) -> Shape {
    let mut shape = [NONE; LONGEST];
    for (slot, key) in shape.iter_mut().zip(keys) {
        *slot = key;
    }
    shape
}

/// One past the last unit of the run that starts here: nothing parts them, none is outside.
fn run_end(units: &[Unit], start: usize) -> usize {
    let rest = units.get(start..).unwrap_or_default();
    let length = rest.iter().zip(0..).take_while(|(u, at)| u.tag != Tag::Outside && (*at == 0 || !u.parted)).count();
    start + length
}

/// Whether units make a term; its last one if so.
///
/// `(Modifier | Noun | Name)* Noun`, one `Modifier and Modifier` or one `Noun of` in front, or a
/// name that is a term by itself.
fn is_term(term: &[Unit]) -> Option<&Unit> {
    let (first, last) = (term.first()?, term.last()?);
    if let [Unit { tag: Tag::Name { solo, .. }, words, .. }] = term {
        return (*solo && *words < 6).then_some(last);
    }
    if matches!(first.tag, Tag::Of | Tag::And) || term.iter().skip(1).any(|u| u.tag == Tag::Vague) {
        return None;
    }
    let joints = term.iter().filter(|u| matches!(u.tag, Tag::Of | Tag::And)).count();
    if joints > 1 {
        return None;
    }
    if let [a, Unit { tag: Tag::And, .. }, b, c] = term {
        let fits = a.tag == Tag::Modifier && b.tag == Tag::Modifier && c.tag == Tag::Noun;
        return fits.then_some(c);
    }
    if let Some(at) = term.iter().position(|u| matches!(u.tag, Tag::Of | Tag::And)) {
        let of = term.get(at)?.tag == Tag::Of;
        let head = term.get(at.checked_sub(1)?)?;
        let fits = of && head.tag == Tag::Noun && !head.generic && !last.generic;
        return (fits && matches!(last.tag, Tag::Noun | Tag::Name { solo: true, .. })).then_some(last);
    }
    let specific = term.iter().any(|u| !u.generic && u.tag != Tag::Vague);
    let fits = last.tag == Tag::Noun && specific;
    let words = term.iter().map(|u| u32::from(u.words)).sum::<u32>();
    (fits && words <= 5).then_some(last)
}
