//! Documents that pandoc and LibreOffice wrote, against what pandoc takes for their text. What needs a
//! program that is not installed says that it is skipped.

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

/// The same document as LibreOffice writes it; nothing where its text processor is not installed.
fn libreoffice(to: &str) -> Option<Vec<u8>> {
    let folder = std::env::temp_dir().join(format!("glossator-writer-{}-{to}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    // What it reads is not what it is to write: it passes on nothing as it came.
    let (from, filter) = match to {
        "html" => ("docx", "html:HTML (StarWriter)".to_owned()),
        "docx" => ("odt", to.to_owned()),
        _ => ("docx", to.to_owned()),
    };
    let source = folder.join(format!("source.{from}"));
    std::fs::write(&source, pandoc(&["-s", "-t", from])?).unwrap();
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let run = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", &filter, "--outdir"])
        .arg(folder.join("out"))
        .arg(&source)
        .output()
        .ok()?;
    let written = std::fs::read(folder.join("out").join(format!("source.{to}"))).ok();
    // Without its text processor it says so and writes nothing.
    let is_missing = String::from_utf8_lossy(&run.stderr).contains("source file could not be loaded");
    assert!(written.is_some() || is_missing, "{}", String::from_utf8_lossy(&run.stderr));
    std::fs::remove_dir_all(&folder).unwrap();
    written
}

fn read(file: &str, bytes: &[u8]) -> String {
    match open(file, bytes, &mut |_| {}) {
        Ok(Brought::Transcript(_, draft)) => draft.text(&draft.choices()),
        other => format!("{file} is no transcript: {other:?}"),
    }
}

/// The words of a page: the numbers of its notes and lists are links and marks there.
fn words_of_page(text: &str) -> Vec<String> {
    let text = text.replace("↩\u{fe0e}", "");
    let is_number = |word: &&str| word.trim_matches(['[', ']', '.']).chars().all(|c| c.is_ascii_digit());
    let bare = |word: &str| word.trim_end_matches(|c: char| c.is_ascii_digit() || ['[', ']'].contains(&c)).to_owned();
    words(&text).into_iter().filter(|word| !is_number(word)).map(bare).collect()
}

#[test]
fn documents_are_read_with_their_text_unchanged() {
    let Some(plain) = pandoc(&["-t", "plain"]) else {
        return eprintln!("skipped: pandoc is not installed");
    };
    let plain = String::from_utf8(plain).unwrap();
    for (file, to) in [("a.docx", "docx"), ("a.odt", "odt")] {
        let bytes = pandoc(&["-s", "-t", to]).unwrap();
        assert_eq!(words(&read(file, &bytes)), words(&plain), "{file} of pandoc");
    }
    let page = pandoc(&["-s", "-t", "html", "--metadata", "title=T"]).unwrap();
    let mut expected = words_of_page(&plain);
    expected.insert(0, "T".to_owned());
    assert_eq!(words_of_page(&read("a.html", &page)), expected, "the page of pandoc");
}

#[test]
fn what_libreoffice_writes_is_read_with_its_text_unchanged() {
    let plain = pandoc(&["-t", "plain"]).map(|plain| String::from_utf8(plain).unwrap());
    for to in ["docx", "odt", "html"] {
        let (Some(plain), Some(bytes)) = (&plain, libreoffice(to)) else {
            return eprintln!("skipped: pandoc or LibreOffice Writer is not installed");
        };
        let text = read(&format!("a.{to}"), &bytes);
        match to {
            "html" => assert_eq!(words_of_page(&text), words_of_page(plain), "the page of LibreOffice"),
            _ => assert_eq!(words(&text), words(plain), "{to} of LibreOffice"),
        }
    }
}
