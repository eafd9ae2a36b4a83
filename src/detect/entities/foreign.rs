//! Candidates in a text that is not English: what lists, figures and speakers' labels tell by themselves.

use super::candidate::{Candidate, Source};
use super::language::{Language, grammar};
use super::lists::List;
use super::reading::Reading;
use super::{dates, listed, persons};
use crate::detect::EntityKind;

/// What can be told without knowing the language.
pub(super) fn candidates(reading: &Reading<'_>, language: Language) -> Vec<Candidate> {
    let grammar = grammar(language);
    let mut out = Vec::new();
    listed::find(reading, &mut out);
    persons::find_labels(reading, &mut out);
    dates::find(reading, &mut out);
    out.retain(|candidate| stands(reading, language, &grammar, candidate));
    out
}

fn stands(reading: &Reading<'_>, language: Language, grammar: &[u64], candidate: &Candidate) -> bool {
    let single = candidate.to == candidate.from + 1;
    match candidate.source {
        // A role in a label is no name, and which words are roles is not known.
        Source::Rule(_) if candidate.kind == EntityKind::Person => {
            (candidate.from..candidate.to).any(|at| reading.bits(at) & (List::Given.bit() | List::Surname.bit()) != 0)
        }
        // Of dates, what has figures in it: the words are English.
        Source::Rule(_) => {
            candidate.kind == EntityKind::Date
                && (candidate.from..candidate.to).any(|at| reading.str(at).bytes().any(|b| b.is_ascii_digit()))
        }
        Source::List(list) if single => {
            !is_part_of_person(reading, candidate.from)
                && !reading.token(candidate.from).is_some_and(|t| grammar.contains(&t.key))
                && (!matches!(list, List::City | List::Minor | List::Abroad)
                    || stands_as_place(reading, language, candidate.from, list))
        }
        _ => true,
    }
}

/// Whether a given name stands before: `Marie Dupont` is no company.
fn is_part_of_person(reading: &Reading<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).filter(|_| !reading.breaks(at));
    before.is_some_and(|at| reading.is_capital(at) && reading.has(at, List::Given))
}

/// Whether the name of a small or far place is one here, and no ordinary word with a capital.
fn stands_as_place(reading: &Reading<'_>, language: Language, at: usize, list: List) -> bool {
    /// Prepositions that an article follows, unless the name of a place does.
    const BEFORE_PLACE: [&str; 8] = ["in", "nach", "aus", "von", "bei", "um", "bis", "über"];
    if language == Language::German {
        // Every noun has a capital.
        return list != List::Minor && at > 0 && !reading.breaks(at) && reading.is_any(at - 1, &BEFORE_PLACE);
    }
    !reading.occurs_small(at) && (list == List::City || !reading.is_start(at))
}

#[cfg(test)]
mod tests {
    use crate::detect::EntityKind::{self, Date, Org, Person, Place};
    use crate::detect::{Detector, Language, data};
    use crate::model::Structure;
    use crate::text::slice;

    fn check(text: &str, language: Language, expected: &[(&str, EntityKind)]) {
        let detector = Detector::from_bytes(&data()).unwrap();
        let found = detector.detect(text, &Structure::of(text), &mut |_| true);
        let names: Vec<(&str, EntityKind)> = found.mentions.iter().map(|m| (slice(text, m.span), m.kind)).collect();
        assert_eq!((found.language, names.as_slice()), (language, expected));
    }

    #[test]
    fn french_gives_places_figures_and_speakers() {
        check(
            "Moussa Konaté : Les gens avaient peur, et nous sommes partis de Bamako en 2012 avec ma mère.\n\n\
             Journaliste : Le président n'avait rien dit, et la MINUSMA est arrivée dans le pays avec Marie Dupont.\n\n\
             Moussa Konaté : Pas vraiment.\n\nJournaliste : Et après ?",
            Language::French,
            &[
                ("Moussa Konaté", Person),
                ("Bamako", Place),
                ("2012", Date),
                ("MINUSMA", Org),
                ("Moussa Konaté", Person),
            ],
        );
    }

    #[test]
    fn nouns_of_german_are_no_places() {
        check(
            "Das Essen war knapp, und die Halle der Fabrik in Dresden stand leer. Wir sind 1961 nach Österreich \
             gegangen, und der Vater von Herrn Schmidt war mit uns in der Bahn.",
            Language::German,
            &[("Dresden", Place), ("1961", Date), ("Österreich", Place)],
        );
    }

    #[test]
    fn english_is_read_as_before() {
        check(
            "I was born in Dresden and my father was a teacher there. When the war was over we moved to the farm of \
             my aunt Marie Dupont, and that is where I grew up.",
            Language::English,
            &[("Dresden", Place), ("Marie Dupont", Person)],
        );
    }
}
