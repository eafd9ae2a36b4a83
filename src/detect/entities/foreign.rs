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
    let bits = reading.bits(candidate.from);
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
            let word = reading.token(candidate.from).is_some_and(|t| grammar.contains(&t.key));
            let small = matches!(list, List::City | List::Minor | List::Abroad);
            // Every noun of German has a capital.
            let noun = small && language == Language::German && bits & List::City.bit() == 0;
            let opening = small && reading.is_start(candidate.from) && bits & List::City.bit() == 0;
            !word && !noun && !opening && !(small && reading.occurs_small(candidate.from))
        }
        _ => true,
    }
}
