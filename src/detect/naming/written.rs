//! Where given names are written in a text.

use crate::text::{Span, snap_to_graphemes};

/// The places of each of `names` in `text`, in order: as it is written or all in capitals, over line
/// breaks too, between words. One pass over the text, however many names there are.
pub(super) fn places(text: &str, names: &[String]) -> Vec<Vec<Span>> {
    let mut found = vec![Vec::new(); names.len()];
    // The names by the byte that they begin with; each also in capitals.
    let mut ways: Vec<(u8, usize, String)> = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let capitals = name.to_uppercase();
        let as_well = Some(capitals).filter(|capitals| capitals != name);
        for way in [Some(name.clone()), as_well].into_iter().flatten() {
            ways.extend(way.as_bytes().first().copied().map(|first| (first, at, way)));
        }
    }
    let mut begins = [false; 256];
    for (first, ..) in &ways {
        if let Some(slot) = begins.get_mut(usize::from(*first)) {
            *slot = true;
        }
    }
    for (at, byte) in text.bytes().enumerate().filter(|(_, b)| begins.get(usize::from(*b)) == Some(&true)) {
        for (_, name, way) in ways.iter().filter(|(first, ..)| *first == byte) {
            let Some(span) = written_at(text, at, way) else { continue };
            if let Some(places) = found.get_mut(*name)
                && places.last().is_none_or(|last: &Span| last.end <= span.start)
            {
                places.push(span);
            }
        }
    }
    found
}

/// The span of `name` at byte `at`, where it is written there and no word runs over its ends.
fn written_at(text: &str, at: usize, name: &str) -> Option<Span> {
    let (before, mut rest) = (text.get(..at)?, text.get(at..)?);
    let mut words = name.split_whitespace();
    rest = rest.strip_prefix(words.next()?)?;
    for word in words {
        let next = rest.trim_start();
        if next.len() == rest.len() {
            return None;
        }
        rest = next.strip_prefix(word)?;
    }
    let span = Span::of(at, text.len() - rest.len());
    let (first, last) = (name.chars().next()?, name.chars().next_back()?);
    let free = !runs_on(before.chars().next_back(), first) && !runs_on(rest.chars().next(), last);
    (free && snap_to_graphemes(text, span) == span).then_some(span)
}

/// Whether a name that ends in `edge` is a part of a longer word, since `beside` stands next to it.
fn runs_on(beside: Option<char>, edge: char) -> bool {
    let in_word = |c: char| c.is_alphanumeric() && !is_unspaced(c);
    beside.is_some_and(in_word) && in_word(edge)
}

/// Whether the character is of a script without spaces between words, or with endings that are
/// written to a name.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::slice;
    use proptest::prelude::*;

    #[test]
    fn names_are_found_as_words() {
        let check = |text: &str, name: &str, expected: &[&str]| {
            let found = places(text, &[name.to_owned()]);
            let found: Vec<&str> = found[0].iter().map(|span| slice(text, *span)).collect();
            assert_eq!(found, expected, "{name} in {text}");
        };
        check(
            "Jeune Afrique wrote. JEUNE\nAFRIQUE! Jeune Africa",
            "Jeune Afrique",
            &["Jeune Afrique", "JEUNE\nAFRIQUE"],
        );
        check("Mali, Malian, Mali’s, Mali-based, mali", "Mali", &["Mali", "Mali", "Mali"]);
        check("他在北京大学。", "北京", &["北京"]);
        check("서울에서", "서울", &["서울"]);
        check("Ann Ann Ann", "Ann Ann", &["Ann Ann"]);
        check("Zoe\u{301}", "Zoe", &[]);
        check("a", "", &[]);
        check("$5 (A&B)", "A&B", &["A&B"]);
    }

    proptest! {
        #[test]
        fn places_are_sound(text in "([AB ]|Ab|\\PC){0,60}", names in prop::collection::vec("[ABb]( ?[AB]|\\PC){0,3}", 0..4)) {
            for (name, places) in names.iter().zip(places(&text, &names)) {
                for span in &places {
                    prop_assert!(span.is_valid_in(&text) && !span.is_empty());
                    let (a, b) = (crate::model::naming::key(slice(&text, *span)), crate::model::naming::key(&name.to_uppercase()));
                    prop_assert!(a == b || a == crate::model::naming::key(name));
                }
                prop_assert!(places.windows(2).all(|pair| pair[0].end <= pair[1].start));
            }
        }
    }
}
