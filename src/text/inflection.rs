//! English inflection folded away: one key for the forms of a word.

use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::sync::OnceLock;

/// Forms that no rule reaches: `key form form …` a line, all lower case.
const IRREGULAR: &str = include_str!("irregular.txt");

/// Words that only look inflected; they are their own key.
const WHOLE: &str = " news series species means always perhaps besides sometimes afterwards thing nothing something \
 anything everything during morning evening spring string king ring wing sibling ceiling sterling darling herring \
 indeed hundred sacred naked wicked rugged kindred proceed exceed succeed speed seed need feed breed bleed greed creed \
 weed deed shed sled bus gas yes this his its us thus plus alias atlas canvas christmas texas chaos cosmos kudos \
 ethos pathos lens corps debris diabetes rabies mathematics physics politics economics ethics athletics aids \
 premises headquarters earnings proceedings wales athens paris brussels cyprus status campus virus census consensus \
 focus bonus chorus corpus genius radius surplus versus bias pancreas pyjamas ";

/// The key that all inflected forms of an English word share: plural and possessive, `-ed` and
/// `-ing`, and the common irregular forms. A key is for comparing, not for reading.
///
/// Letters are lowered and inner hyphens dropped, so that `Road-map` and `roadmap` agree. A word
/// with other letters than `a` to `z` is only lowered: other languages inflect otherwise.
/// Suffixes come off once each, after the plural rule of Harman (1991) and step 1b of Porter (1980).
pub fn fold(word: &str) -> String {
    let lower = lowered(word);
    let stem = possessor(&lower);
    if !stem.bytes().all(|b| b.is_ascii_lowercase()) || stem.len() < 3 {
        return stem.to_owned();
    }
    if let Some(key) = irregular(stem) {
        return ending(key);
    }
    if is_whole(stem) {
        return stem.to_owned();
    }
    let singular = singular(stem);
    if is_whole(&singular) {
        return singular.into_owned();
    }
    if let Some(key) = irregular(&singular) {
        return ending(key);
    }
    ending(&without_verb_ending(&singular))
}

fn lowered(word: &str) -> String {
    word.chars()
        .filter(|c| !matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{ad}'))
        .flat_map(char::to_lowercase)
        .collect()
}

fn possessor(word: &str) -> &str {
    let stem = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
    stem.or_else(|| word.strip_suffix(['\'', '’'])).filter(|s| !s.is_empty()).unwrap_or(word)
}

fn is_whole(word: &str) -> bool {
    static WORDS: OnceLock<FxHashSet<&str>> = OnceLock::new();
    WORDS.get_or_init(|| WHOLE.split_ascii_whitespace().collect()).contains(word)
}

/// The key of an irregular form; the forms of a key are on its line.
fn irregular(word: &str) -> Option<&'static str> {
    static KEYS: OnceLock<FxHashMap<&str, &str>> = OnceLock::new();
    let keys = KEYS.get_or_init(|| {
        let mut keys = FxHashMap::default();
        for line in IRREGULAR.lines() {
            let mut forms = line.split_ascii_whitespace();
            let Some(key) = forms.next() else { continue };
            forms.for_each(|form| {
                // The first line that has a form keeps it: `saw` is a form of `see`.
                keys.entry(form).or_insert(key);
            });
        }
        keys
    });
    keys.get(word).copied()
}

fn singular(word: &str) -> Cow<'_, str> {
    let Some(stem) = word.strip_suffix('s').filter(|s| s.len() > 2) else { return word.into() };
    if let Some(y) = stem.strip_suffix("ie").filter(|y| y.len() > 2) {
        return format!("{y}y").into();
    }
    if ["s", "u", "i"].iter().any(|end| stem.ends_with(end)) {
        return word.into();
    }
    let es = stem.strip_suffix('e').filter(|e| ["ss", "sh", "ch", "x", "zz", "o"].iter().any(|end| e.ends_with(end)));
    es.unwrap_or(stem).into()
}

fn without_verb_ending(word: &str) -> Cow<'_, str> {
    if let Some(y) = word.strip_suffix("ied").filter(|y| y.len() > 1) {
        return format!("{y}y").into();
    }
    let stem = word.strip_suffix("ing").or_else(|| word.strip_suffix("ed"));
    match stem.filter(|s| s.len() > 1 && has_vowel(s)) {
        // `hoping` is of `hope`, `hopping` of `hop`.
        Some(stem) if is_short(stem) => format!("{stem}e").into(),
        Some(stem) if stem.len() > 2 => undoubled(stem).to_owned().into(),
        _ => word.into(),
    }
}

/// One syllable that ends in a single vowel and a consonant other than `w`, `x`, `y`: what keeps
/// or doubles its end before a suffix, and so tells `car` from `care`.
fn is_short(stem: &str) -> bool {
    let mut back = stem.chars().rev();
    let ends = back.next().is_some_and(|c| !is_vowel(c) && !matches!(c, 'w' | 'x'))
        && back.next().is_some_and(is_vowel)
        && back.next().is_none_or(|c| !is_vowel(c) || c == 'u' && stem.contains("qu"));
    ends && stem.chars().filter(|c| is_vowel(*c)).count() <= if stem.contains("qu") { 2 } else { 1 }
}

/// The last letter of `stopp` once; a word that ends in a double letter loses one in every form.
fn undoubled(stem: &str) -> &str {
    let mut back = stem.chars().rev();
    match (back.next(), back.next()) {
        (Some(a), Some(b)) if a == b && !is_vowel(a) => stem.strip_suffix(a).unwrap_or(stem),
        _ => stem,
    }
}

/// What every form has in common at its end: no silent `e` in longer words, no doubled consonant.
fn ending(word: &str) -> String {
    let stem = word.strip_suffix('e').filter(|s| s.len() > 2 && has_vowel(s) && !is_short(s)).unwrap_or(word);
    undoubled(stem).to_owned()
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

fn has_vowel(stem: &str) -> bool {
    stem.contains(is_vowel)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn forms_of_a_word_share_a_key() {
        let check = |forms: &str| {
            let keys: Vec<String> = forms.split(' ').map(fold).collect();
            assert!(keys.windows(2).all(|k| k[0] == k[1]), "{forms}: {keys:?}");
        };
        check("agree agrees agreed agreeing");
        check("combat combats combating combated");
        check("stop stops stopped stopping");
        check("make makes made making");
        check("violation violations violation's violations’");
        check("country countries country’s");
        check("fight fights fighting fought");
        check("child children");
        check("woman women women’s");
        check("crisis crises");
        check("process processes processed processing");
        check("tax taxes taxed taxing");
        check("road-map roadmap Roadmaps");
        check("carry carried carries carrying");
        check("tell told telling");
        check("bill bills billed");
        check("die dies died");
        check("use used uses using");
        check("leaf leaves");
        check("knife knives");
        check("hero heroes");
        check("church churches");
        check("see sees seen saw seeing");
        check("loss losses");
        check("care cares caring cared");
        check("hope hoping hoped");
        check("hop hopping hopped");
        check("state states stating stated");
        check("quote quoted quoting");
        check("force forces forced forcing");
        check("create created creating");
    }

    #[test]
    fn other_words_stay_apart() {
        let check = |a: &str, b: &str| assert_ne!(fold(a), fold(b));
        check("new", "news");
        check("speed", "spe");
        check("thing", "th");
        check("terror", "terrorism");
        check("polic", "policy");
        check("wing", "w");
        check("united", "unity");
        check("car", "care");
        check("plan", "plane");
        check("rat", "rate");
        check("hoping", "hopping");
        check("étés", "été");
    }

    proptest! {
        #[test]
        fn folding_never_fails_and_ignores_case(word in "\\PC{0,12}|[a-z’-]{0,14}") {
            let key = fold(&word);
            if word.is_ascii() {
                prop_assert_eq!(fold(&word.to_ascii_uppercase()), key);
            }
        }
    }
}
