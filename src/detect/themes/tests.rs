use super::draft;
use crate::detect::{EntityKind, Mention, Reason, Term};
use crate::model::{Block, BlockKind, Label, Structure};
use crate::text::{Span, slice};
use proptest::prelude::*;

fn terms(text: &str) -> Vec<String> {
    draft(text, &Structure::default(), &[]).0.into_iter().map(|t| t.term).collect()
}

fn mention(text: &str, name: &str, kind: EntityKind) -> Mention {
    let start = text.find(name).unwrap();
    let reason = Reason::List("test".into());
    Mention { span: Span::of(start, start + name.len()), kind, entity: 0, reason }
}

#[test]
fn forms_of_a_term_are_one_and_the_commonest_is_shown() {
    let text = "The peace agreement holds. Peace agreements hold. Each peace\nagreement is broken.";
    let (terms, _) = draft(text, &Structure::default(), &[]);
    assert_eq!(terms[0].term, "peace agreement");
    let found: Vec<&str> = terms[0].spans.iter().map(|s| slice(text, *s)).collect();
    assert_eq!(found, ["peace agreement", "Peace agreements", "peace\nagreement"]);
}

#[test]
fn function_words_fillers_and_verbs_are_no_terms() {
    let text = "Um, you know, I mean, thank you so much. Yeah. We agreed to go. He said that they should discuss it.";
    assert!(terms(text).is_empty(), "{:?}", terms(text));
}

#[test]
fn a_name_is_part_of_a_term_or_a_term_of_its_own_by_kind() {
    let text = "Anna Sahlin praised the Minsk protocol and the Red Cross in Minsk, and the Red Cross agreed.";
    let mentions = [
        mention(text, "Anna Sahlin", EntityKind::Person),
        mention(text, "Minsk", EntityKind::Place),
        mention(text, "Red Cross", EntityKind::Org),
    ];
    let (terms, _) = draft(text, &Structure::default(), &mentions);
    let terms: Vec<&str> = terms.iter().map(|t| t.term.as_str()).collect();
    assert!(terms.contains(&"Minsk protocol") && terms.contains(&"Red Cross"), "{terms:?}");
    assert!(!terms.iter().any(|t| t.contains("Anna") || *t == "Minsk"), "{terms:?}");
}

#[test]
fn labels_asides_and_site_furniture_say_nothing() {
    let text = "Home page menu\n\nWITNESS SMITH: The school closed.\n\n[Tape noise]";
    let block = |part: &str, kind| {
        let start = text.find(part).unwrap();
        let span = Span::of(start, start + part.len());
        Block { span, kind, label: None, turn: None }
    };
    let mut speech = block("WITNESS SMITH: The school closed.", BlockKind::Paragraph);
    let label = Span::new(speech.span.start, speech.span.start + 15);
    speech.label = Some(Label { span: label, name: label, aside: None, time: None });
    let blocks = vec![block("Home page menu", BlockKind::Furniture), speech, block("[Tape noise]", BlockKind::Aside)];
    let (terms, _) = draft(text, &Structure { blocks, ..Structure::default() }, &[]);
    let terms: Vec<String> = terms.into_iter().map(|t| t.term).collect();
    assert!(!terms.iter().any(|t| ["home", "witness", "smith", "tape"].iter().any(|w| t.contains(w))), "{terms:?}");
}

#[test]
fn another_language_stays_quiet() {
    let few = "Der Minister sagte, dass die Verhandlungen über das Abkommen noch nicht beendet seien. ".repeat(3);
    assert!(terms(&few).len() < 8, "{:?}", terms(&few));
    assert!(terms("这是一个关于和平协议的讨论。和平协议很重要。").is_empty());
}

/// What must hold of any draft: spans inside the text, between characters, in order; weights from
/// 0 to 1 and falling; every theme with a name and with terms that exist.
fn check(text: &str, mentions: &[Mention]) {
    let (terms, themes) = draft(text, &Structure::default(), mentions);
    for term in &terms {
        assert!(!term.term.is_empty() && !term.spans.is_empty());
        assert!(term.spans.iter().all(|s| s.is_valid_in(text) && !s.is_empty()));
        assert!(term.spans.windows(2).all(|s| s[0].start < s[1].start));
        assert!((0.0..=1.0).contains(&term.weight));
    }
    assert!(terms.windows(2).all(|t: &[Term]| t[0].weight >= t[1].weight));
    for theme in &themes {
        assert!(!theme.name.is_empty() && theme.terms.len() > 1);
        assert!(theme.terms.iter().all(|(t, w)| (*t as usize) < terms.len() && w.is_finite()));
    }
    assert_eq!(draft(text, &Structure::default(), mentions), (terms, themes));
}

const WORDS: &str = "(the|of|and|to|we|Peace|peace|talks|armed|forces|ceasefire|agreement|UN|Mali|combating|\
    regional|1999|’s|-|[.,;!?\n“”]|[a-zA-Z]{1,9}|\\PC{1,3})";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn drafts_of_any_words(words in prop::collection::vec(WORDS, 0..300)) {
        check(&words.join(" "), &[]);
    }

    #[test]
    fn drafts_of_any_string(text in "\\PC{0,300}|(\\PC|\n){0,80}") {
        check(&text, &[]);
    }

    #[test]
    fn mentions_anywhere(text in "([a-zA-Z’]{1,8}[ .\n]){0,60}", at in prop::collection::vec((0u32..300, 1u32..20, 0usize..8), 0..9)) {
        use EntityKind::{Agreement, Date, Event, Group, Org, Person, Place, Relative};
        let kinds = [Person, Org, Place, Group, Event, Date, Relative, Agreement];
        let mut start = 0;
        let mentions: Vec<Mention> = at.iter().map(|(gap, length, kind)| {
            let span = Span::new(start + gap, start + gap + length);
            start = span.end;
            Mention { span, kind: kinds[*kind], entity: 0, reason: Reason::Tagger(1.0) }
        }).collect();
        check(&text, &mentions);
    }
}
