use super::*;
use std::time::{Duration, Instant};

/// Generous, since other work may run beside the tests; quadratic time would be minutes.
#[track_caller]
fn within(limit: Duration, what: &str, text: &str) {
    let start = Instant::now();
    let structure = Structure::of(text);
    let took = start.elapsed();
    eprintln!(
        "{what}: {} bytes, {} blocks, {} turns, {took:?}",
        text.len(),
        structure.blocks.len(),
        structure.turns.len()
    );
    assert!(took < limit * 4, "{what} took {took:?}");
}

#[test]
fn time_grows_with_the_text() {
    const MOST: usize = 10_000_000;
    let filled = |piece: &str| piece.repeat(MOST / piece.len());
    let limit = Duration::from_millis(1500);
    within(limit, "one line", &filled("so we went down to the harbour and "));
    within(limit, "one line of colons", &filled("a: b: "));
    within(limit, "one line of brackets", &filled("(["));
    within(limit, "empty lines", &filled("\n"));
    within(limit, "letters", &"Q\n".repeat(500_000));
    within(limit, "labels", &filled("Ilse Brandt: Who pays?\n\nTomé Vaz: We do.\n\n"));
    within(limit, "short lines", &filled("the boats go in and out of it\n"));
    within(limit, "wrapped lines", &filled("the boats go in and out of it and the strait is very deep today\n"));
    let strangers: String =
        (0..30_000).map(|n| format!("Ilse {}a Brandt{n}: No.\n", char::from(b'A' + (n % 26) as u8))).collect();
    within(limit, "strangers", &strangers);
    let cousins: String = (0..20_000_u32).map(|n| format!("{} Brandt: No, I said.\n", name(n))).collect();
    within(limit, "cousins", &format!("{cousins}{cousins}"));
    let talk = "Ilse Brandt: We spent two days on one question, and on no other one, and then we went home.\n\n"
        .repeat(16_000);
    within(Duration::from_millis(300), "300,000 words", &talk);
}

fn name(mut n: u32) -> String {
    let mut name = String::from("X");
    while n > 0 {
        name.push(char::from(b'a' + (n % 26) as u8));
        n /= 26;
    }
    name
}

fn piece() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "Ilse Brandt:",
        "Question:",
        "Q",
        "A",
        "Q. ",
        "BRANDT",
        "[00:01:02]",
        "0:03",
        "**Ilse**",
        "# ",
        "---",
        "===",
        "(aside)",
        "[Laughter.]",
        "\n",
        "\n\n",
        "  ",
        "Mr. VAZ.",
        "The CHAIRMAN.",
        "—",
        "- ",
        ">> ",
        ":",
        "：",
        "**",
        "问：",
        "سلمى:",
        "Home \\ News \\",
        "Date: 3 May 2031",
        ", Valletta, 3 May 2031",
        "who pays?",
        "We do.",
        "so we went down to the harbour and the boats",
        "é",
        "\u{301}",
        "😀",
        "\u{a0}",
        "\u{feff}",
        "\u{2028}",
        "\t",
        "Name, BBC:",
        "(",
        "]",
    ]);
    prop_oneof![6 => fixed.prop_map(str::to_owned), 1 => "\\PC{0,12}"]
}

#[test]
fn marks_without_words_hold() {
    hold("# \n--- \u{a0} ");
}

proptest! {
    #[test]
    fn any_text_has_a_structure_that_holds(text in "[\\PC\n\t ]{0,300}") {
        hold(&text);
    }

    #[test]
    fn any_mixture_of_shapes_holds(pieces in prop::collection::vec((piece(), prop::bool::ANY), 0..60)) {
        let text: String = pieces.iter().map(|(p, line)| format!("{p}{}", if *line { "\n" } else { " " })).collect();
        let structure = hold(&text);
        let names: Vec<String> = structure.speakers.iter().map(|s| s.name.clone()).collect();
        let mut corrections = vec![Correction::SetTurnSpeaker { start: 7, name: "Jana".into() }];
        for name in &names {
            corrections.push(Correction::SplitSpeaker { variant: name.clone() });
            corrections.push(Correction::MergeSpeakers { from: name.clone(), into: "Jana".into() });
        }
        let corrected = structure.with_corrections(&text, &corrections);
        for turn in &corrected.turns {
            prop_assert!(turn.speaker.is_none_or(|s| (s as usize) < corrected.speakers.len()));
        }
    }

    #[test]
    fn a_talk_is_read_back(turns in prop::collection::vec((0..3_usize, 1..4_usize), 6..40)) {
        let people = ["Ilse Brandt", "Tomé Vaz", "Jana Roe"];
        let text: String = turns
            .iter()
            .map(|(who, paragraphs)| format!("{}: {}\n", people[*who], "I think so, and I said it.\n\n".repeat(*paragraphs)))
            .collect();
        let structure = hold(&text);
        let recurring = people.iter().enumerate().any(|(p, _)| turns.iter().filter(|(who, _)| *who == p).count() > 1);
        prop_assume!(recurring);
        let read: Vec<(String, u32)> = structure
            .turns
            .iter()
            .map(|t| (structure.speakers[t.speaker.unwrap() as usize].name.clone(), t.block_count))
            .collect();
        let said: Vec<(String, u32)> = turns.iter().map(|(who, n)| (people[*who].to_owned(), *n as u32)).collect();
        prop_assert_eq!(read, said);
    }
}
