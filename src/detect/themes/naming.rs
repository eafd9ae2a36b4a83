//! What terms and themes are called.

use super::candidates::{Candidates, Occurrence};
use super::tagging::Tag;
use super::units::Unit;
use crate::detect::Term;
use crate::text::slice;
use std::collections::BTreeMap;

/// A theme's name is no longer than this, in characters, unless one term is.
const LONGEST_NAME: usize = 44;

/// The term of a candidate that occurs at these places: its commonest form, the first of several.
pub fn term(text: &str, units: &[Unit], candidates: &Candidates, places: &[Occurrence], weight: f32) -> Term {
    let mut spans = Vec::with_capacity(places.len());
    let mut forms: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (at, place) in places.iter().enumerate() {
        let length = candidates.list.get(place.candidate as usize).map_or(0, |c| c.units as usize);
        let from = place.unit as usize;
        let Some(units) = units.get(from..from + length) else { continue };
        let (Some(first), Some(last)) = (units.first(), units.last()) else { continue };
        spans.push(first.span.join(last.span));
        forms.entry(form(text, units)).or_insert((0, at)).0 += 1;
    }
    let commonest = forms.into_iter().max_by(|(_, a), (_, b)| a.0.cmp(&b.0).then(b.1.cmp(&a.1)));
    Term { term: commonest.map(|(form, _)| form).unwrap_or_default(), weight, spans }
}

/// White space folded; small letters but for names and abbreviations.
fn form(text: &str, units: &[Unit]) -> String {
    let mut form = String::new();
    for unit in units {
        for word in slice(text, unit.span).split_whitespace() {
            if !form.is_empty() {
                form.push(' ');
            }
            let spelt = matches!(unit.tag, Tag::Name { .. }) || word.chars().filter(|c| c.is_uppercase()).count() > 1;
            if spelt {
                form.push_str(word);
            } else {
                form.extend(word.chars().flat_map(char::to_lowercase));
            }
        }
    }
    form
}

/// A theme's name: its best terms, leaving out what an earlier one says already.
pub fn theme<'t>(best_first: impl Iterator<Item = &'t str>) -> String {
    let mut name = String::new();
    let mut parts: Vec<&str> = Vec::new();
    for term in best_first {
        let says = |a: &str, b: &str| a.split(' ').any(|word| b.split(' ').any(|other| other == word));
        let length = name.chars().count() + term.chars().count() + 2;
        if parts.iter().any(|part| says(part, term)) || !name.is_empty() && length > LONGEST_NAME {
            continue;
        }
        if !name.is_empty() {
            name.push_str(", ");
        }
        name.push_str(term);
        parts.push(term);
        if parts.len() == 3 {
            break;
        }
    }
    name
}
