//! When two names are one: spellings of a sound, first letters and what they stand for, short and full names.

use super::fold::folded;
use crate::detect::EntityKind;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// Names of one country that neither spelling nor first letters show to be one; folded.
const COUNTRIES: [(&str, &str); 12] = [
    ("us", "united states"),
    ("usa", "united states"),
    ("america", "united states"),
    ("united states of america", "united states"),
    ("uk", "united kingdom"),
    ("britain", "united kingdom"),
    ("great britain", "united kingdom"),
    ("russian federation", "russia"),
    ("people's republic of china", "china"),
    ("islamic republic of iran", "iran"),
    ("kiev", "kyiv"),
    ("drc", "democratic republic of the congo"),
];

/// The name under which each of `names` is counted; equal for those that name one entity.
pub(super) fn keys(names: &[(EntityKind, &str)]) -> Vec<String> {
    let mut full: BTreeMap<String, String> = BTreeMap::new();
    let mut long: BTreeMap<(EntityKind, String), String> = BTreeMap::new();
    let mut met = FxHashSet::default();
    for (kind, name) in names.iter().filter(|name| name.1.contains(' ') && met.insert(**name)) {
        if *kind == EntityKind::Person {
            let name = sound(name);
            for part in [name.rsplit(' ').next(), name.split(' ').next()].into_iter().flatten() {
                full.entry(part.to_owned()).or_insert_with(|| name.clone());
            }
        } else if let Some(letters) = letters(name) {
            long.entry((*kind, letters)).or_insert_with(|| plain(name));
        }
    }
    let key = |kind: &EntityKind, name: &str| match kind {
        EntityKind::Person => {
            let name = sound(name);
            full.get(&name).cloned().unwrap_or(name)
        }
        EntityKind::Place => {
            let name = plain(name);
            let whole = COUNTRIES.iter().find(|(short, _)| *short == name).map(|(_, whole)| (*whole).to_owned());
            whole.or_else(|| long.get(&(*kind, name.clone())).cloned()).unwrap_or(name)
        }
        _ => {
            let short = !name.contains(' ') && !name.chars().any(char::is_lowercase);
            let name = plain(name);
            long.get(&(*kind, name.clone())).filter(|_| short).cloned().unwrap_or(name)
        }
    };
    let mut known: FxHashMap<(EntityKind, &str), String> = FxHashMap::default();
    names.iter().map(|(kind, name)| known.entry((*kind, *name)).or_insert_with(|| key(kind, name)).clone()).collect()
}

/// A name in one spelling: folded, without points.
fn plain(name: &str) -> String {
    folded(name).replace('.', "")
}

/// A person's name as it sounds, whatever the romanisation: `Sergey` and `Sergei`, `Zelenskyy` and `Zelensky`.
fn sound(name: &str) -> String {
    const LIKE: [(&str, &str); 12] = [
        ("kh", "h"),
        ("ph", "f"),
        ("ck", "k"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("w", "v"),
        ("yo", "e"),
        ("ey", "i"),
        ("ei", "i"),
        ("iy", "i"),
        ("y", "i"),
    ];
    let mut sound = plain(name);
    for (spelt, heard) in LIKE {
        sound = sound.replace(spelt, heard);
    }
    let mut before = None;
    sound.retain(|c| before.replace(c) != Some(c));
    sound
}

/// The first letters of the words with capitals in a name of several: `UN Security Council`, unsc.
fn letters(name: &str) -> Option<String> {
    let mut letters = String::new();
    for word in name.split_whitespace() {
        let first = word.chars().next()?;
        if !first.is_uppercase() {
            continue;
        }
        if word.chars().count() <= 4 && word.chars().all(char::is_uppercase) {
            letters.push_str(word);
        } else {
            letters.push(first);
        }
    }
    (letters.chars().count() > 1).then(|| plain(&letters))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: EntityKind, names: &[&str], expected: bool) {
        let keys = keys(&names.iter().map(|name| (kind, *name)).collect::<Vec<_>>());
        assert_eq!(keys.windows(2).all(|pair| pair[0] == pair[1]), expected, "{names:?}: {keys:?}");
    }

    #[test]
    fn one_entity_under_its_names() {
        check(EntityKind::Person, &["Sergey Lavrov", "Sergei Lavrov", "LAVROV", "Lavrov"], true);
        check(EntityKind::Person, &["Volodymyr Zelenskyy", "Zelensky"], true);
        check(EntityKind::Org, &["African Union", "AU"], true);
        check(EntityKind::Org, &["UN Security Council", "UNSC"], true);
        check(EntityKind::Place, &["US", "U.S.", "United States", "USA"], true);
        check(EntityKind::Agreement, &["Economic Partnership Agreement", "EPA"], true);
    }

    #[test]
    fn two_entities_stay_two() {
        check(EntityKind::Person, &["Anna Keller", "Paul Weber"], false);
        check(EntityKind::Org, &["African Union", "European Union"], false);
        check(EntityKind::Place, &["Niger", "Nigeria"], false);
    }
}
