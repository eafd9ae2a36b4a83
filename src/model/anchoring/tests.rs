use super::*;
use crate::text::slice;
use proptest::prelude::*;

const TALK: &str = "Question: What did you discuss with the Foreign Minister of Mali?\n\nSergey Lavrov: We discussed \
the road-map, and the road-map was agreed. Both governments will put the road-map to a vote.\n\nQuestion: And the \
dialogue?\n\nSergey Lavrov: The inter-Malian dialogue began in Algiers; we support it. “We support it fully.”\n";

fn quote(exact: &str, prefix: &str, suffix: &str) -> Option<Quote> {
    Some(Quote { exact: exact.to_owned(), prefix: prefix.to_owned(), suffix: suffix.to_owned() })
}

fn at(text: &str, words: &str) -> Position {
    let start = text.find(words).unwrap() as u32;
    Position::Bytes(start, start + words.len() as u32)
}

fn check(target: Target, expected: (&str, usize, Option<Anchored>)) {
    let text = Text::new(TALK);
    let found = Anchorer::new(&text).find(&target);
    let (words, nth, how) = expected;
    assert_eq!(text.slice(found.span), words);
    assert_eq!(TALK.match_indices(words).nth(nth).unwrap().0, found.span.start as usize, "which of them");
    match (how, found.how) {
        (Some(Anchored::Fuzzy(least)), Some(Anchored::Fuzzy(share))) => assert!(share >= least, "{share}"),
        (expected, found) => assert_eq!(found, expected),
    }
}

#[test]
fn a_position_holds_where_its_words_stand() {
    let target = |quote, position| Target { quote, position: Some(position), made_on: None };
    let governments = at(TALK, "Both governments");
    check(target(quote("Both governments", "", ""), governments), ("Both governments", 0, None));
    check(target(None, governments), ("Both governments", 0, None));
    check(target(quote("Both  \n governments", "", ""), governments), ("Both governments", 0, None));
    // The words stand there, but what is around them says that another place is meant.
    let first = at(TALK, "the road-map");
    let put = quote("the road-map", "Both governments will put ", " to a vote.");
    check(target(put, first), ("the road-map", 2, Some(Anchored::Quote)));
}

#[test]
fn exact_words_are_told_apart_by_their_context() {
    let target = |quote| Target { quote, position: None, made_on: None };
    check(target(quote("the road-map", "We discussed ", ", and")), ("the road-map", 0, Some(Anchored::Quote)));
    check(target(quote("the road-map", "and ", " was agreed")), ("the road-map", 1, Some(Anchored::Quote)));
    check(target(quote("the road-map", "will present ", " to the vote.")), ("the road-map", 2, Some(Anchored::Quote)));
    check(target(quote("inter-Malian\ndialogue", "", "")), ("inter-Malian dialogue", 0, Some(Anchored::Quote)));
    check(target(quote("overnments will pu", "", "")), ("overnments will pu", 0, Some(Anchored::Quote)));
    check(target(quote("“", "", "")), ("“", 0, Some(Anchored::Quote)));
    check(target(quote("upport", "“We s", " it fully")), ("upport", 1, Some(Anchored::Quote)));
}

#[test]
fn similar_words_are_found_by_the_share_that_is_the_same() {
    let target = |quote| Target { quote, position: None, made_on: None };
    let fuzzy = |least| Some(Anchored::Fuzzy(least));
    check(
        target(quote("Both parliaments will put the road-map to a vote.", "", "")),
        ("Both governments will put the road-map to a vote.", 0, fuzzy(0.8)),
    );
    check(
        target(quote("The inter-malian dialogue started in Algiers", "Sergei Lavrow: ", "; we support it")),
        ("The inter-Malian dialogue began in Algiers", 0, fuzzy(0.8)),
    );
    check(target(quote("Lavrow", "Sergey ", ": We discussed")), ("Lavrov", 0, fuzzy(0.6)));
}

#[test]
fn what_is_not_there_is_lost_near_its_place() {
    let target = |quote, position| Target { quote, position, made_on: None };
    let absent = quote("a sentence on quite another matter altogether", "", "");
    check(target(absent.clone(), Some(at(TALK, "governments"))), ("governments", 0, Some(Anchored::Lost)));
    check(target(absent, None), ("Question", 0, Some(Anchored::Lost)));
    let other = Some(TextHash::of("another text"));
    let position = Some(at(TALK, "governments"));
    check(Target { quote: None, position, made_on: other }, ("governments", 0, Some(Anchored::Lost)));
}

#[test]
fn units_are_told_apart_by_the_words() {
    let text = Text::new("😀😀 The words.");
    let anchorer = Anchorer::new(&text);
    let check = |position| {
        let target = Target { quote: quote("words", "", ""), position: Some(position), made_on: None };
        let found = anchorer.find(&target);
        assert_eq!((text.slice(found.span), found.how), ("words", None));
    };
    check(Position::CodePoints(7, 12));
    check(Position::Utf16(9, 14));
    check(Position::CodePoints(9, 14));
    check(Position::Bytes(13, 18));
}

/// A stream of numbers that is the same every time (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }
}

/// Words with the frequencies of speech: few of them make up most of it.
fn speech(dice: &mut Dice, n: usize) -> Vec<String> {
    let word = |rank: usize| {
        const SYLLABLES: [&str; 16] =
            ["ka", "lo", "mi", "ran", "te", "su", "vel", "do", "pin", "ar", "ges", "tu", "no", "bri", "el", "of"];
        let mut rank = rank + 1;
        let mut word = String::new();
        while rank > 0 {
            word.push_str(SYLLABLES[rank % 16]);
            rank /= 16;
        }
        word
    };
    (0..n)
        .map(|_| {
            let rank = 4000f64.powf(dice.below(10_000) as f64 / 10_000.0) as usize;
            let end = ["", "", "", "", "", "", "", ",", ".", ".\n\n"][dice.below(10)];
            format!("{}{end}", word(rank))
        })
        .collect()
}

/// A text with a share of its words replaced, misspelt, taken out or preceded by another, and for each
/// old word where it went: the first of the new words, and one past it.
fn changed(words: &[String], per_cent: usize, dice: &mut Dice) -> (Vec<String>, Vec<(usize, usize)>) {
    let mut new = Vec::new();
    let mut went = Vec::new();
    for word in words {
        let mut start = new.len();
        if dice.below(100) >= per_cent {
            new.push(word.clone());
        } else {
            match dice.below(4) {
                0 => new.push(format!("other{}", dice.below(500))),
                1 => new.push(format!("x{word}")),
                2 => {}
                _ => {
                    new.extend([format!("added{}", dice.below(500)), word.clone()]);
                    start += 1;
                }
            }
        }
        went.push((start, new.len()));
    }
    (new, went)
}

fn joined(words: &[String]) -> (Text, Vec<Span>) {
    let mut text = String::new();
    let mut spans = Vec::new();
    for word in words {
        let start = text.len();
        text.push_str(word);
        spans.push(Span::of(start, text.len()));
        text.push(' ');
    }
    (Text::new(&text), spans)
}

/// Shares of passages of `length` words in a text with 5 % of its words changed.
struct Rates {
    /// Found where they went, with the position each was made at.
    by_target: f32,
    /// Found where they went, by lining the two texts up.
    by_mapping: f32,
    /// Of the latter, those about which nothing is to be checked.
    sure: f32,
    /// Not where they went though nothing is said to be checked.
    wrongly_sure: f32,
}

fn rates(length: usize) -> Rates {
    const PASSAGES: usize = 400;
    let mut dice = Dice(2014);
    let old_words = speech(&mut dice, 20_000);
    let (new_words, went) = changed(&old_words, 5, &mut dice);
    let ((old, old_spans), (new, new_spans)) = (joined(&old_words), joined(&new_words));
    let (anchorer, mapping) = (Anchorer::new(&new), map_text(&old, &new));
    let (mut by_target, mut by_mapping, mut sure, mut wrongly_sure) = (0, 0, 0, 0);
    for _ in 0..PASSAGES {
        let first = dice.below(old_words.len() - length);
        let span = Span::new(old_spans[first].start, old_spans[first + length - 1].end);
        let start = went[first].0.min(new_words.len() - 1);
        let to = (start, went[first + length - 1].1.max(start + 1));
        let right = Span::new(new_spans[to.0].start, new_spans[to.1 - 1].end);
        let good = |found: Found| {
            let common = found.span.intersect(right).map_or(0, Span::len) as f32;
            found.how != Some(Anchored::Lost) && common / found.span.join(right).len() as f32 >= 0.7
        };
        let (start, end) = old.to_code_points(span);
        let target = Target {
            quote: Some(Quote::of(&old, span)),
            position: Some(Position::CodePoints(start, end)),
            made_on: Some(old.hash().clone()),
        };
        by_target += usize::from(good(anchorer.find(&target)));
        let mapped = mapping.find(span);
        by_mapping += usize::from(good(mapped));
        sure += usize::from(mapped.how.is_none() && good(mapped));
        wrongly_sure += usize::from(mapped.how.is_none() && !good(mapped));
    }
    let rate = |n: usize| n as f32 / PASSAGES as f32;
    Rates {
        by_target: rate(by_target),
        by_mapping: rate(by_mapping),
        sure: rate(sure),
        wrongly_sure: rate(wrongly_sure),
    }
}

#[test]
fn passages_are_found_in_a_text_with_one_word_in_twenty_changed() {
    let check = |length: usize, least: (f32, f32)| {
        let Rates { by_target, by_mapping, sure, wrongly_sure } = rates(length);
        println!(
            "{length} words: {by_target} by quote and position, {by_mapping} by mapping; nothing to check {sure}, wrongly {wrongly_sure}"
        );
        assert!(by_target >= least.0 && by_mapping >= least.1, "{length} words: {by_target}, {by_mapping}");
        assert!(wrongly_sure <= 0.0025, "{length} words: {wrongly_sure}");
    };
    // One word that was replaced by another or taken out cannot be found again.
    check(1, (0.95, 0.95));
    check(3, (0.98, 0.98));
    check(8, (0.99, 0.99));
    check(25, (0.99, 0.99));
    check(60, (0.99, 0.99));
    check(300, (0.99, 0.99));
}

proptest! {
    #[test]
    fn any_target_on_any_text_gives_a_place_in_it(
        text in "(\\PC|[a-c \n\u{301}👨\u{200d}]){0,120}", exact in "(\\PC|[a-c \n\u{301}]){0,20}",
        prefix in "[a-c ]{0,9}", suffix in "[a-c ]{0,9}", a in 0u32..200, b in 0u32..200, unit in 0..4u8
    ) {
        let text = Text::new(&text);
        let position = match unit {
            0 => None,
            1 => Some(Position::Bytes(a, b)),
            2 => Some(Position::CodePoints(a, b)),
            _ => Some(Position::Utf16(a, b)),
        };
        let target = Target { quote: Some(Quote { exact, prefix, suffix }), position, made_on: None };
        let found = Anchorer::new(&text).find(&target);
        prop_assert!(found.span.is_valid_in(text.as_str()));
        prop_assert_eq!(snap_to_graphemes(text.as_str(), found.span), found.span);
        prop_assert_eq!(found.span.is_empty(), text.is_empty());
    }

    #[test]
    fn a_passage_of_the_same_text_is_found_at_its_place(
        text in "(\\PC|[a-c .\n\u{301}👨]){1,120}", a in 0u32..140, b in 0u32..140
    ) {
        let text = Text::new(&text);
        let span = snap_to_graphemes(text.as_str(), Span::new(a.min(text.len()), b.min(text.len())));
        prop_assume!(!span.is_empty());
        let (start, end) = text.to_code_points(span);
        let target = Target {
            quote: Some(Quote::of(&text, span)),
            position: Some(Position::CodePoints(start, end)),
            made_on: Some(text.hash().clone()),
        };
        let anchorer = Anchorer::new(&text);
        prop_assert_eq!(anchorer.find(&target), Found { span, how: None });
        prop_assert_eq!(map_text(&text, &text).find(span), Found { span, how: None });
        // Without its position it is found too, with the same words.
        let found = anchorer.find(&Target { position: None, ..target });
        let plain = |span| slice(text.as_str(), span).split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert!(plain(span).is_empty() || plain(found.span) == plain(span), "{:?}", found);
    }

    #[test]
    fn any_text_maps_onto_any_other(old in "[a-c .\n]{0,80}", new in "[a-c .\n]{0,80}", a in 0u32..80, b in 0u32..80) {
        let (old, new) = (Text::new(&old), Text::new(&new));
        let found = map_text(&old, &new).find(Span::new(a, b));
        prop_assert!(found.span.is_valid_in(new.as_str()));
        prop_assert_eq!(found.span.is_empty(), new.is_empty());
    }
}
