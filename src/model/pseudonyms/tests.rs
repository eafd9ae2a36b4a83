use super::*;
use crate::model::Structure;
use crate::text::{Span, slice};
use proptest::prelude::*;

fn name(name: &str, forms: &[&str], pseudonym: &str) -> Pseudonym {
    let forms = forms.iter().map(|form| (*form).to_owned()).collect();
    Pseudonym { name: name.into(), forms, person: true, pseudonym: pseudonym.into() }
}

fn check(names: &[Pseudonym], text: &str, expected: &str) {
    assert_eq!(derive(text, names, &[]).text, expected);
}

#[test]
fn a_form_gets_its_part_of_the_pseudonym() {
    let check = |pseudonym: &str, form: &str, expected: &str| {
        assert_eq!(name("Sergei Lavrov", &[], pseudonym).of(form), expected, "{form}");
    };
    check("Person 1", "Sergei Lavrov", "Person 1");
    check("Person 1", "Lavrov", "Person 1");
    check("Person 1", "Mr. Lavrov", "Mr. Person 1");
    check("Ivan Petrov", "Lavrov", "Petrov");
    check("Ivan Petrov", "Sergei", "Ivan");
    check("Ivan Petrov", "S. Lavrov", "Ivan Petrov");
    check("Ivan Petrov", "Mr Lavrov", "Mr Petrov");
    check("Ivan Petrov", "Minister Lavrov", "Petrov");
    check("Ivan Petrov", "Seryozha", "Ivan Petrov");
    check("Petrov", "Sergei", "Petrov");
    let bank = Pseudonym { person: false, ..name("World Bank", &["WB"], "Organisation 1") };
    assert_eq!(bank.of("the World Bank"), "the Organisation 1");
    assert_eq!(bank.of("WB"), "Organisation 1");
}

#[test]
fn names_are_replaced_on_word_boundaries_the_longest_form_first() {
    let ann = [name("Ann Lee", &["Ann", "Lee"], "Bea Moor")];
    check(&ann, "Ann Lee and Ann met Lee.", "Bea Moor and Bea met Moor.");
    check(&ann, "Anna, Leeds, Bann: Ann’s, Lee-led", "Anna, Leeds, Bann: Bea’s, Moor-led");
    check(&ann, "Ann\nLee. Ann\n\nLee", "Bea Moor. Bea\n\nMoor");
    check(&ann, "in the lee of ann", "in the lee of ann");
    check(&ann, "ANN LEE: ANN, Ann", "BEA MOOR: BEA, Bea");
    check(&ann, "Ann\u{301} is another", "Ann\u{301} is another");
    let mark = [name("Mark Twain", &["MARK TWAIN", "Twain"], "Person 1")];
    check(&mark, "MARK TWAIN: mark it. Twain", "PERSON 1: mark it. Person 1");
    let un = [Pseudonym { person: false, ..name("United Nations", &["UN"], "Organisation 1") }];
    check(
        &un,
        "The UN, the United Nations, UNITED NATIONS, un",
        "The Organisation 1, the Organisation 1, ORGANISATION 1, un",
    );
    let own = [Pseudonym { person: false, ..name("head nurse", &[], "member of staff") }];
    check(&own, "Head nurse, head  nurse, HEAD NURSE", "Member of staff, member of staff, MEMBER OF STAFF");
    let li = [name("李明", &[], "张三")];
    check(&li, "他是李明吗", "他是张三吗");
    check(&[name("", &[" "], "x"), name("Ann", &[], "  ")], "Ann", "Ann");
}

#[test]
fn what_is_known_of_a_place_decides_who_is_named() {
    let names = [name("Ann Lee", &["Lee"], "Person 1"), name("Bo Lee", &["Lee"], "Person 2")];
    let text = "Lee met Lee and Lee. Lee";
    let at = |start: u32| Span::new(start, start + 3);
    let mentions = [(at(0), Some(1)), (at(8), None), (at(16), Some(0))];
    assert_eq!(derive(text, &names, &mentions).text, "Person 2 met Lee and Person 1. Person 1");
}

#[test]
fn a_place_is_mapped_exactly_and_takes_in_whole_pseudonyms() {
    let derived = derive("I saw Ann Lee there, Ann said.", &[name("Ann Lee", &["Ann"], "Person 1")], &[]);
    let check = |words: &str, expected: &str| {
        let start = "I saw Ann Lee there, Ann said.".find(words).unwrap();
        let mapped = derived.map(Span::of(start, start + words.len()));
        assert_eq!(slice(&derived.text, mapped), expected, "{words}");
    };
    check("Ann Lee", "Person 1");
    check("Lee there", "Person 1 there");
    check("saw Ann", "saw Person 1");
    check(" there, ", " there, ");
    check("Ann said.", "Person 1 there, Person 1 said.".get(16..).unwrap());
    assert_eq!(derived.counts(1), [2]);
}

#[test]
fn what_is_left_of_names_is_told() {
    let names = [name("Ann Lee", &["Ann"], "Lee Moor")];
    let derived = derive("Ann Lee stands in the lee. Write to ann.lee@example.org, Lee!", &names, &[]);
    assert_eq!(derived.left_over(&names), [("lee".to_owned(), 3), ("ann".to_owned(), 1)]);
}

#[test]
fn labels_of_speakers_stay_labels() {
    let text = "ADA OKAFOR: We met in Accra.\n\nBEN OSEI: Why is it closed?\n\nADA OKAFOR: It ran out of money.\n\nBEN OSEI: Who says so?\n";
    let check = |first: &str, second: &str| {
        let names = [name("Ada Okafor", &[], first), name("Ben Osei", &[], second)];
        let derived = derive(text, &names, &[]);
        let (old, new) = (Structure::of(text), Structure::of(&derived.text));
        assert_eq!(new.turns.len(), old.turns.len(), "{}", derived.text);
        assert_eq!(new.speakers.len(), old.speakers.len());
    };
    check("Person 1", "Person 2");
    check("Bea Moor", "Cy Hill");
}

fn some_name() -> impl Strategy<Value = Pseudonym> {
    let words = "(\\PC|[A-Ca-c .'\u{301}İß]){0,6}";
    (words, prop::collection::vec(words, 0..3), any::<bool>(), "(\\PC|[A-Ca-c 1]){0,8}")
        .prop_map(|(name, forms, person, pseudonym)| Pseudonym { name, forms, person, pseudonym })
}

proptest! {
    #[test]
    fn text_outside_names_stays_and_every_place_is_mapped(
        text in "(\\PC|[A-Ca-c .\n'\u{301}👨İß]){0,80}", names in prop::collection::vec(some_name(), 0..4),
        mentions in prop::collection::vec((0u32..80, 1u32..6, prop::option::of(0u32..5)), 0..4), a in 0u32..100, b in 0u32..100
    ) {
        let mut mentions: Vec<(Span, Option<u32>)> = mentions.into_iter().map(|(at, n, name)| (Span::new(at, at + n), name)).collect();
        mentions.sort_by_key(|(span, _)| *span);
        let derived = derive(&text, &names, &mentions);
        // What stands between names is the same, in the same order.
        let (mut old, mut new) = (0, 0);
        for replaced in &derived.replaced {
            prop_assert_eq!(slice(&text, Span::new(old, replaced.from.start)), slice(&derived.text, Span::new(new, replaced.to.start)));
            prop_assert!(replaced.from.is_valid_in(&text) && replaced.to.is_valid_in(&derived.text));
            prop_assert!(!replaced.from.is_empty() && !replaced.to.is_empty());
            prop_assert!(replaced.from.start >= old && replaced.to.start >= new);
            prop_assert_eq!(derived.map(replaced.from), replaced.to);
            (old, new) = (replaced.from.end, replaced.to.end);
        }
        prop_assert_eq!(slice(&text, Span::of(old as usize, text.len())), slice(&derived.text, Span::of(new as usize, derived.text.len())));
        // A place keeps its words where no name is in it, and is valid in any case.
        let floor = |at| crate::text::floor_boundary(&text, at);
        let span = Span::new(floor(a), floor(b));
        let mapped = derived.map(span);
        prop_assert!(mapped.is_valid_in(&derived.text), "{:?} {:?}", span, mapped);
        if !derived.replaced.iter().any(|r| r.from.overlaps(span)) {
            prop_assert_eq!(slice(&text, span), slice(&derived.text, mapped));
        }
        prop_assert_eq!(span.is_empty() , mapped.is_empty() );
        prop_assert_eq!(derived.counts(names.len()).iter().sum::<usize>(), derived.replaced.len());
        derived.left_over(&names);
    }
}
