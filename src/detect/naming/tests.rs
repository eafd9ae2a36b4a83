use super::*;
use crate::detect::{Entity, EntityKind, Mention, Reason, Suggestions};
use crate::model::Which;
use crate::text::{Span, slice};
use EntityKind::{Org, Person, Place};
use proptest::prelude::*;
use std::collections::BTreeMap;

const TEXT: &str = "Anna Keller met Sergey in Mali. Keller said: Mali! The World Bank and the Bank of Mali \
    wrote to Keller. SERGEY did not. Jeune\nAfrique asked Sergey Lavrov.";

/// What was found: words with kind and entity, as often as they occur and are free.
fn found(text: &str, names: &[(&str, EntityKind, u32)]) -> Suggestions {
    let mut mentions: Vec<Mention> = Vec::new();
    for (name, kind, entity) in names {
        for (at, _) in text.match_indices(name) {
            let span = Span::of(at, at + name.len());
            let whole = crate::text::snap_to_graphemes(text, span) == span;
            if whole && mentions.iter().all(|m| !m.span.overlaps(span)) {
                mentions.push(Mention { span, kind: *kind, entity: *entity, reason: Reason::Tagger(0.5) });
            }
        }
    }
    mentions.sort_by_key(|m| m.span);
    let mut order: Vec<u32> = Vec::new();
    for mention in &mut mentions {
        let at = order.iter().position(|e| *e == mention.entity).unwrap_or_else(|| {
            order.push(mention.entity);
            order.len() - 1
        });
        mention.entity = at as u32;
    }
    let entity = |at: u32| {
        let of: Vec<&Mention> = mentions.iter().filter(|m| m.entity == at).collect();
        let mut forms: BTreeMap<&str, u32> = BTreeMap::new();
        of.iter().for_each(|m| *forms.entry(slice(text, m.span)).or_insert(0) += 1);
        Entity::of(forms, of[0].kind, None)
    };
    let entities = (0..order.len() as u32).map(entity).collect();
    Suggestions { entities, mentions, ..Suggestions::default() }
}

fn in_text() -> Suggestions {
    let names = [
        ("Anna Keller", Person, 0),
        ("Keller", Person, 0),
        ("Sergey Lavrov", Person, 1),
        ("Sergey", Person, 2),
        ("SERGEY", Person, 2),
        ("Bank of Mali", Org, 3),
        ("Mali", Person, 4),
        ("Bank", Org, 5),
    ];
    found(TEXT, &names)
}

fn apply(changes: &[NameChange]) -> Vec<String> {
    let corrections: Vec<Rc<NameCorrection>> = (0..)
        .zip(changes)
        .map(|(n, change)| Rc::new(NameCorrection { id: Id::new("c").nth(n), change: change.clone() }))
        .collect();
    let result = corrected(&in_text(), TEXT, &Id::new("t"), &corrections).suggestions;
    let forms = |at: usize| {
        let of = result.mentions.iter().filter(|m| m.entity as usize == at);
        of.map(|m| slice(TEXT, m.span).replace('\n', " ")).collect::<Vec<_>>().join(", ")
    };
    (0..).zip(&result.entities).map(|(at, e)| format!("{:?} {}: {}", e.kind, e.name, forms(at))).collect()
}

fn forms(kind: EntityKind, forms: &[&str]) -> Which {
    Which::Forms { kind, forms: forms.iter().map(|f| (*f).to_owned()).collect() }
}

fn at(words: &str) -> Which {
    Which::Place { transcript: Id::new("t"), span: span(words) }
}

fn span(words: &str) -> Span {
    let at = TEXT.find(words).unwrap();
    Span::of(at, at + words.len())
}

#[test]
fn each_correction_does_what_it_says() {
    let unchanged = apply(&[]);
    assert_eq!(
        unchanged,
        [
            "Person Anna Keller: Anna Keller, Keller, Keller",
            "Person Sergey: Sergey, SERGEY",
            "Person Mali: Mali, Mali",
            "Org Bank: Bank",
            "Org Bank of Mali: Bank of Mali",
            "Person Sergey Lavrov: Sergey Lavrov",
        ]
    );
    let check = |changes: &[NameChange], gone: &[&str], new: &[&str]| {
        let now = apply(changes);
        let lost: Vec<&String> = unchanged.iter().filter(|line| !now.contains(line)).collect();
        let came: Vec<&String> = now.iter().filter(|line| !unchanged.contains(line)).collect();
        assert_eq!(
            (lost, came),
            (
                gone.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>().iter().collect(),
                new.iter().map(|s| (*s).to_owned()).collect::<Vec<_>>().iter().collect()
            ),
            "{changes:?}"
        );
    };
    let (keller, mali) = ("Person Anna Keller: Anna Keller, Keller, Keller", "Person Mali: Mali, Mali");
    let sergey = "Person Sergey: Sergey, SERGEY";
    check(&[NameChange::Reject(forms(Person, &["mali"]))], &[mali], &[]);
    check(&[NameChange::Reject(forms(Place, &["Mali"]))], &[], &[]);
    check(&[NameChange::Reject(at("Mali!"))], &[mali], &["Person Mali: Mali"]);
    check(&[NameChange::Retype(forms(Person, &["Mali"]), Place)], &[mali], &["Place Mali: Mali, Mali"]);
    check(&[NameChange::Retype(at("Mali!"), Place)], &[mali], &["Person Mali: Mali", "Place Mali: Mali"]);
    let lavrov = |which| NameChange::Same { which, kind: Person, name: "Sergey Lavrov".into(), forms: Vec::new() };
    let both = "Person Sergey Lavrov: Sergey, SERGEY, Sergey Lavrov";
    check(&[lavrov(forms(Person, &["Sergey"]))], &[sergey, "Person Sergey Lavrov: Sergey Lavrov"], &[both]);
    let one = ["Person Sergey: Sergey", "Person Sergey Lavrov: SERGEY, Sergey Lavrov"];
    check(&[lavrov(at("SERGEY"))], &[sergey, "Person Sergey Lavrov: Sergey Lavrov"], &one);
    let apart = NameChange::Apart { kind: Person, form: "Keller".into() };
    check(&[apart], &[keller], &["Person Anna Keller: Anna Keller", "Person Keller: Keller, Keller"]);
    let wide = NameChange::Rebound { kind: Org, from: "Bank".into(), to: "World Bank".into() };
    check(&[wide], &["Org Bank: Bank"], &["Org World Bank: World Bank"]);
    let narrow = NameChange::Rebound { kind: Person, from: "Sergey Lavrov".into(), to: "Sergey".into() };
    check(&[narrow], &[sergey, "Person Sergey Lavrov: Sergey Lavrov"], &["Person Sergey: Sergey, SERGEY, Sergey"]);
    let moved = NameChange::Move { transcript: Id::new("t"), span: span("Bank and"), to: span("Bank and the Bank of") };
    let longer = ["Org Bank and the Bank of: Bank and the Bank of"];
    check(&[moved], &["Org Bank: Bank", "Org Bank of Mali: Bank of Mali"], &longer);
    let add = NameChange::Add { kind: Org, form: "Jeune Afrique".into() };
    check(std::slice::from_ref(&add), &[], &["Org Jeune Afrique: Jeune Afrique"]);
    let place = NameChange::Add { kind: Place, form: "Mali".into() };
    check(&[place], &[mali], &["Place Mali: Mali, Mali"]);
}

#[test]
fn a_name_given_to_an_entity_stays_with_it() {
    let which = forms(Person, &["Anna Keller", "Keller"]);
    let called = NameChange::Same { which, kind: Person, name: "Dr Keller".into(), forms: Vec::new() };
    let then = NameChange::Same {
        which: forms(Person, &["Sergey"]),
        kind: Person,
        name: "Dr Keller".into(),
        forms: Vec::new(),
    };
    assert_eq!(apply(&[called, then])[0], "Person Dr Keller: Anna Keller, Sergey, Keller, Keller, SERGEY");
}

#[test]
fn a_name_added_across_a_wider_mark_is_marked_everywhere() {
    let text = "of Anna Anna Anna ";
    let raw = found(text, &[("Anna", Person, 0)]);
    let moved = NameChange::Move { transcript: Id::new("t"), span: Span::new(3, 7), to: Span::new(0, 14) };
    let add = NameChange::Add { kind: Person, form: "Anna".into() };
    let changes = [moved, add].map(|change| Rc::new(NameCorrection { id: Id::new("c"), change }));
    let marked = corrected(&raw, text, &Id::new("t"), &changes).suggestions.mentions;
    assert_eq!(marked.iter().map(|m| m.span.start).collect::<Vec<_>>(), [3, 8, 13]);
}

fn change() -> impl Strategy<Value = NameChange> {
    let kind = prop::sample::select(vec![Person, Org, Place]);
    let form = || prop::sample::select(vec!["Anna", "Ann", "Bank", "World Bank", "e\u{301}", "of Mali", "Mali"]);
    let range = || (0u32..60, 0u32..60).prop_map(|(a, b)| Span::new(a, b));
    let which = (any::<bool>(), kind.clone(), prop::collection::vec(form(), 1..3), range()).prop_map(
        |(place, kind, forms, span)| match place {
            true => Which::Place { transcript: Id::new("t"), span },
            false => Which::Forms { kind, forms: forms.into_iter().map(str::to_owned).collect() },
        },
    );
    (0..7u8, which, kind, form(), form(), range(), range()).prop_map(|(n, which, kind, a, b, span, to)| {
        let (form, name) = (a.to_owned(), b.to_owned());
        match n {
            0 => NameChange::Reject(which),
            1 => NameChange::Retype(which, kind),
            2 => NameChange::Same { which, kind, name, forms: vec![form] },
            3 => NameChange::Apart { kind, form },
            4 => NameChange::Rebound { kind, from: form, to: name },
            5 => NameChange::Move { transcript: Id::new("t"), span, to },
            _ => NameChange::Add { kind, form },
        }
    })
}

proptest! {
    #[test]
    fn whatever_is_corrected_the_marks_stay_sound(
        text in "((Anna |Ann |ANN |Bank |World |of |Mali|e\u{301}|\\n|\\PC)){0,20}",
        changes in prop::collection::vec(change(), 0..7),
    ) {
        let names = [("Anna", Person, 0), ("Ann", Person, 0), ("World Bank", Org, 1), ("Bank", Org, 1), ("Mali", Place, 2)];
        let raw = found(&text, &names);
        let corrections = |changes: &[NameChange]| -> Vec<Rc<NameCorrection>> {
            changes.iter().map(|c| Rc::new(NameCorrection { id: Id::new("c"), change: c.clone() })).collect()
        };
        let id = Id::new("t");
        let once = corrected(&raw, &text, &id, &corrections(&changes));
        let result = &once.suggestions;
        let (mut end, mut next) = (0, 0);
        let mut counts = vec![0; result.entities.len()];
        for mention in &result.mentions {
            prop_assert!(mention.span.start >= end && !mention.span.is_empty() && mention.span.is_valid_in(&text));
            prop_assert_eq!(crate::text::snap_to_graphemes(&text, mention.span), mention.span);
            prop_assert!(mention.entity <= next, "entities stand in the order of their first mention");
            next = next.max(mention.entity + 1);
            prop_assert_eq!(mention.kind, result.entities[mention.entity as usize].kind);
            counts[mention.entity as usize] += 1;
            end = mention.span.end;
        }
        prop_assert_eq!(once.by.len(), result.mentions.len());
        let stated: Vec<u32> = result.entities.iter().map(|e| e.count).collect();
        prop_assert_eq!(counts, stated);
        if changes.is_empty() {
            prop_assert_eq!(result, &raw);
        }
        if let Some(last) = changes.last() {
            let again: Vec<NameChange> = changes.iter().chain([last]).cloned().collect();
            prop_assert_eq!(&corrected(&raw, &text, &id, &corrections(&again)).suggestions, result);
        }
    }
}

#[test]
fn a_long_text_is_corrected_as_a_short_one() {
    let sentence = "Anna met Ben in the old town of Mali, where nobody had been for a while. ";
    let text = sentence.repeat(20_000);
    let names = [(0, 4, Person), (9, 12, Person), (32, 36, Place)];
    let mention = |n: usize, (entity, (from, to, kind)): (u32, (usize, usize, EntityKind))| {
        let at = n * sentence.len();
        Mention { span: Span::of(at + from, at + to), kind, entity, reason: Reason::List("countries".into()) }
    };
    let mentions = (0..20_000).flat_map(|n| (0..).zip(names).map(move |name| mention(n, name))).collect();
    let entity = |(name, kind): (&str, EntityKind)| Entity { name: name.into(), kind, aliases: vec![], count: 20_000 };
    let entities = [("Anna", Person), ("Ben", Person), ("Mali", Place)].map(entity).to_vec();
    let raw = Suggestions { entities, mentions, ..Suggestions::default() };
    let mut changes = vec![NameChange::Retype(forms(Place, &["Mali"]), Org)];
    changes.extend((0..40).map(|n| NameChange::Add { kind: Place, form: format!("town {n}") }));
    changes.push(NameChange::Rebound { kind: Person, from: "Ben".into(), to: "met Ben".into() });
    let corrections: Vec<Rc<NameCorrection>> =
        changes.into_iter().map(|change| Rc::new(NameCorrection { id: Id::new("c"), change })).collect();
    let result = corrected(&raw, &text, &Id::new("t"), &corrections).suggestions;
    assert_eq!(result.entities.iter().map(|e| e.name.as_str()).collect::<Vec<_>>(), ["Anna", "met Ben", "Mali"]);
    assert_eq!(result.mentions.len(), 60_000);
}
