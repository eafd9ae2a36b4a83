//! Documents that other programs wrote, against what those programs take for their text. Skipped
//! where pandoc is not installed.

#![allow(clippy::unwrap_used)]

use glossator::exchange::Brought;
use glossator::exchange::opening::open;
use std::io::Write;
use std::process::{Command, Stdio};

const SOURCE: &str = "# A talk\n\n**Ana Diop:** We met at the *harbour*, at noon.[^1] שלום\n\nBen: It was \"closed\" – 🙂 & e\u{301}.\n\n\
    1. one\n2. two\n   - inner\n   - more\n\n| Who | What |\n|-----|------|\n| a   | b    |\n\n[^1]: The note, *in italics*.\n\n\
    Last paragraph\nwith a soft break.\n\n> Quoted.\n";

fn pandoc(to: &[&str]) -> Option<Vec<u8>> {
    let mut child = Command::new("pandoc")
        .args(["-f", "markdown", "--wrap=none", "-o", "-"])
        .args(to)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    child.stdin.take()?.write_all(SOURCE.as_bytes()).ok()?;
    let output = child.wait_with_output().ok()?;
    output.status.success().then_some(output.stdout)
}

/// The words, without the rules of tables and the dots of lists.
fn words(text: &str) -> Vec<&str> {
    let is_mark = |word: &&str| word.chars().all(|c| c == '-' && word.len() > 1) || *word == "-";
    text.split_whitespace().filter(|word| !is_mark(word)).collect()
}

#[test]
fn documents_are_read_with_their_text_unchanged() {
    let Some(plain) = pandoc(&["-t", "plain"]) else {
        return eprintln!("skipped: pandoc is not installed");
    };
    let plain = String::from_utf8(plain).unwrap();
    for (file, to) in [("a.docx", "docx"), ("a.odt", "odt")] {
        let bytes = pandoc(&["-s", "-t", to]).unwrap();
        let Brought::Transcript(_, draft) = open(file, &bytes, &mut |_| {}).unwrap() else {
            panic!("{file} is no transcript")
        };
        assert_eq!(words(&draft.text(&draft.choices())), words(&plain), "{file}");
    }
    // A page writes the numbers of its notes as links, without brackets.
    let page = pandoc(&["-s", "-t", "html", "--metadata", "title=T"]).unwrap();
    let Brought::Transcript(_, draft) = open("a.html", &page, &mut |_| {}).unwrap() else { panic!("no transcript") };
    let text = draft.text(&draft.choices()).replace("↩\u{fe0e}", "");
    let bare = plain.replace("[1]", "1");
    let (read, mut expected) = (words(&text), words(&bare));
    expected.insert(0, "T");
    let without_number =
        |all: &[&str]| all.iter().filter(|w| !["1", "1."].contains(w)).map(|w| (*w).to_owned()).collect::<Vec<_>>();
    assert_eq!(without_number(&read), without_number(&expected));
}
