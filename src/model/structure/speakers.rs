//! Who speaks: the forms of names in labels, gathered into people.

use super::identity::Name;
use super::names::fold;
use super::roles::role;
use super::{Block, Head, Speaker, Turn};
use crate::sort;
use crate::text::{Span, one_line, slice};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// People who could be meant, above which nobody is: a text of made-up names must not take
/// quadratic time.
const MOST_RIVALS: usize = 48;

/// One form of a name.
struct Form {
    text: String,
    count: usize,
    name: Name,
}

/// One person: forms as indices, in the order of their first turn.
#[derive(Default)]
struct Person {
    forms: Vec<usize>,
    is_role: bool,
}

/// A name as it is compared and shown: white space made even, so that a no-break space or a
/// line end within a name does not make another person.
pub(super) fn tidy(name: &str) -> String {
    one_line(name)
}

/// The speakers, and for every block the one whom its label names.
pub(super) fn speakers(text: &str, blocks: &[Block], head: &Head) -> (Vec<Speaker>, Vec<Option<u32>>) {
    let mut known: HashMap<&str, usize> = HashMap::new();
    let mut tidied: HashMap<String, usize> = HashMap::new();
    let mut forms: Vec<Form> = Vec::new();
    let of_block: Vec<Option<usize>> = blocks
        .iter()
        .map(|block| {
            let name = block.label.map(|l| slice(text, l.name)).filter(|n| !n.is_empty())?;
            let at = *known.entry(name).or_insert_with(|| {
                *tidied.entry(tidy(name)).or_insert_with_key(|tidy| {
                    forms.push(Form { text: tidy.clone(), count: 0, name: Name::of(tidy) });
                    forms.len() - 1
                })
            });
            forms.get_mut(at).into_iter().for_each(|f| f.count += 1);
            Some(at)
        })
        .collect();
    let adjacent: BTreeSet<(usize, usize)> = {
        let order: Vec<usize> = of_block.iter().flatten().copied().collect();
        order.windows(2).filter_map(|w| Some((*w.first()?, *w.last()?))).collect()
    };
    let (people, owner) = gathered(&forms, &adjacent);
    let title = head.title.unwrap_or_default();
    let speakers: Vec<Speaker> = people.iter().map(|p| speaker(text, p, &forms, title)).collect();
    let of_block = of_block.into_iter().map(|f| f.and_then(|f| owner.get(f).copied()).map(|p| p as u32)).collect();
    (speakers, of_block)
}

/// Forms into people, the surest first, so that a surname finds the full name it belongs to
/// and belongs to nobody where two people have it.
fn gathered(forms: &[Form], adjacent: &BTreeSet<(usize, usize)>) -> (Vec<Person>, Vec<usize>) {
    let is_role = |f: &Form| role(&f.name.whole).is_some();
    let mut order: Vec<usize> = (0..forms.len()).collect();
    sort::by_key(&mut order, |f| (forms.get(*f).map_or(0, tier), *f));
    let mut people: Vec<Person> = Vec::new();
    let mut owner = vec![0; forms.len()];
    let mut by_whole: BTreeMap<&str, usize> = BTreeMap::new();
    let mut by_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for at in order {
        let Some(form) = forms.get(at) else { continue };
        let whole = form.name.whole.strip_prefix("the ").unwrap_or(&form.name.whole);
        let found = by_whole.get(whole).copied().or_else(|| {
            let rivals =
                by_word.get(form.name.last.as_str()).filter(|_| !is_role(form)).filter(|r| r.len() <= MOST_RIVALS)?;
            let fits = |p: &&usize| people.get(**p).is_some_and(|p| is_one_of(at, form, p, forms, adjacent));
            let mut matching = rivals.iter().filter(fits);
            let one = matching.next().copied();
            one.filter(|_| matching.next().is_none())
        });
        let person = found.unwrap_or_else(|| {
            people.push(Person { forms: Vec::new(), is_role: is_role(form) });
            people.len() - 1
        });
        owner.get_mut(at).into_iter().for_each(|o| *o = person);
        people.get_mut(person).into_iter().for_each(|p| p.forms.push(at));
        by_whole.insert(whole, person);
        for word in [Some(form.name.last.as_str()), form.name.first()].into_iter().flatten().filter(|_| !is_role(form))
        {
            let entry = by_word.entry(word).or_default();
            if entry.last() != Some(&person) && entry.len() <= MOST_RIVALS && !entry.contains(&person) {
                entry.push(person);
            }
        }
    }
    (people, owner)
}

/// Full names, then initials, then surnames with what they are of, then surnames.
fn tier(form: &Form) -> u8 {
    match (form.name.first().is_some(), form.name.is_full(), form.name.whole.contains(" of ")) {
        (true, _, _) => 0,
        (false, true, _) => 1,
        (false, false, true) => 2,
        (false, false, false) => 3,
    }
}

/// Whether a form fits every form of a person. Two spellings that answer each other are two
/// people.
fn is_one_of(at: usize, form: &Form, person: &Person, forms: &[Form], adjacent: &BTreeSet<(usize, usize)>) -> bool {
    !person.is_role
        && person.forms.len() <= MOST_RIVALS
        && person.forms.iter().all(|other| {
            let Some(known) = forms.get(*other) else { return false };
            match (form.name.is_full(), known.name.is_full()) {
                (true, true) => {
                    form.name.agrees_with(&known.name)
                        && !adjacent.contains(&(at, *other))
                        && !adjacent.contains(&(*other, at))
                }
                _ => form.name.can_stand_for(&known.name),
            }
        })
}

fn speaker(text: &str, person: &Person, forms: &[Form], title: Span) -> Speaker {
    let mut own: Vec<&Form> = person.forms.iter().filter_map(|f| forms.get(*f)).collect();
    sort::by_key(&mut own, |f| {
        let fullness = if person.is_role { 0 } else { f.name.fullness() };
        let shouted = !f.text.chars().any(char::is_lowercase);
        (std::cmp::Reverse(fullness), shouted, std::cmp::Reverse(f.count))
    });
    let mut variants: Vec<String> = own.iter().map(|f| f.text.clone()).collect();
    let unnamed = !person.is_role && own.first().is_some_and(|f| !f.name.is_full());
    if let Some(full) = own.first().filter(|_| unnamed).and_then(|f| full_name_in(text, title, &f.name)) {
        variants.insert(0, full);
    }
    Speaker { name: variants.first().cloned().unwrap_or_default(), variants, is_role: person.is_role }
}

/// Words of a headline with where they stand, without commas and brackets.
fn title_words(text: &str, title: Span) -> Vec<(Span, &str)> {
    let mut at = title.start;
    let mut words = Vec::new();
    for piece in
        slice(text, title).split_inclusive(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '(' | ')')).take(400)
    {
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.');
        let word = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word);
        if !word.is_empty() {
            words.push((Span::new(at, at + word.len() as u32), word));
        }
        at += piece.len() as u32;
    }
    words
}

/// `Ilse Brandt` in the headline, for whom the labels call `BRANDT`.
fn full_name_in(text: &str, title: Span, short: &Name) -> Option<String> {
    let words = title_words(text, title);
    words.windows(2).find_map(|pair| {
        let [(first, given), (last, surname)] = pair else { return None };
        let joined = Span::new(first.start, last.end);
        let gap = slice(text, Span::new(first.end, last.start));
        let named = [given, surname].into_iter().all(|w| {
            let mut chars = w.chars();
            chars.next().is_some_and(char::is_uppercase) && chars.any(char::is_lowercase)
        });
        let full = Name::of(slice(text, joined));
        (gap.trim().is_empty() && named && full.is_full() && full.last == short.last && short.can_stand_for(&full))
            .then(|| tidy(slice(text, joined)))
    })
}

/// Who gives the opening statement: the first in the headline of those who speak later, or the
/// only one who is named at all.
pub(super) fn of_opening(text: &str, speakers: &[Speaker], head: &Head) -> Option<u32> {
    let named = || speakers.iter().enumerate().filter(|(_, s)| !s.is_role);
    let words = title_words(text, head.title.unwrap_or_default());
    let folded: Vec<Name> = words.iter().map(|(_, w)| Name::of(w)).collect();
    let place = |speaker: &Speaker| {
        let lasts: Vec<Name> = speaker.variants.iter().take(MOST_RIVALS).map(|v| Name::of(v)).collect();
        folded.iter().position(|w| lasts.iter().any(|l| l.last == w.last && !w.last.is_empty()))
    };
    let first = named().take(200).filter_map(|(at, s)| place(s).map(|p| (p, at))).min();
    let only = named().next().filter(|_| named().count() == 1).map(|(at, _)| at);
    first.map(|(_, at)| at).or(only).map(|at| at as u32)
}

/// Puts the speakers into the order of their first turn; who has none is left out.
pub(super) fn in_order(speakers: &mut Vec<Speaker>, turns: &mut [Turn]) {
    let mut places: Vec<Option<u32>> = vec![None; speakers.len()];
    let mut ordered = Vec::with_capacity(speakers.len());
    for turn in turns.iter_mut() {
        let Some(old) = turn.speaker.map(|s| s as usize) else { continue };
        let (Some(place), Some(speaker)) = (places.get_mut(old), speakers.get_mut(old)) else {
            turn.speaker = None;
            continue;
        };
        let new = *place.get_or_insert_with(|| {
            ordered.push(std::mem::take(speaker));
            ordered.len() as u32 - 1
        });
        turn.speaker = Some(new);
    }
    *speakers = ordered;
}

/// The speaker who is known under a name: as it stands, else whatever its case.
pub(super) fn known_as(speakers: &[Speaker], name: &str) -> Option<usize> {
    let name = tidy(name);
    let is = |s: &Speaker, holds: &dyn Fn(&str) -> bool| holds(&s.name) || s.variants.iter().any(|v| holds(v));
    speakers
        .iter()
        .position(|s| s.name == name)
        .or_else(|| speakers.iter().position(|s| is(s, &|n| n == name)))
        .or_else(|| speakers.iter().position(|s| is(s, &|n| fold(n) == fold(&name))))
}
