//! `python3 -m venv target/spacy && target/spacy/bin/pip install spacy` installs what this asks;
//! `GLOSSATOR_PYTHON` names another python.

use super::{tricky, written};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// Makes a document of the tokens and the white space between them, and asks for every span; asks
/// spaCy's own tokens for the nearest place too. Ends with 3 where spaCy is not there.
const SCRIPT: &str = r#"
import json, sys
try:
    import spacy
    from spacy.tokens import Doc
except ImportError as missing:
    print(missing, file=sys.stderr)
    sys.exit(3)
nlp = spacy.blank("en")
found = 0
for line in sys.stdin.buffer.read().decode("utf-8").splitlines():
    entry = json.loads(line)
    text, words, spaces, at = entry["text"], [], [], 0
    for token in entry["tokens"] + [{"start": len(text), "end": len(text), "ws": False}]:
        gap = text[at:token["start"]]
        if gap:
            words.append(gap)
            spaces.append(False)
        if token["start"] < token["end"]:
            words.append(text[token["start"]:token["end"]])
            spaces.append(token["ws"])
        at = token["end"] + (1 if token["ws"] else 0)
    doc = Doc(nlp.vocab, words=words, spaces=spaces)
    assert doc.text == text, (doc.text, text)
    own = nlp.make_doc(text)
    for span in entry["spans"]:
        place = doc.char_span(span["start"], span["end"], label=span["label"])
        assert place is not None, span
        assert place.text == text[span["start"]:span["end"]]
        assert own.char_span(span["start"], span["end"], alignment_mode="expand") is not None, span
        found += 1
print(found)
"#;

#[test]
fn char_span_finds_every_span() {
    let installed = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/spacy/bin/python");
    let python = std::env::var_os("GLOSSATOR_PYTHON")
        .or_else(|| installed.exists().then(|| installed.into_os_string()))
        .unwrap_or_else(|| "python3".into());
    let lines = written("spacy", &tricky());
    let expected = String::from_utf8_lossy(&lines).matches("\"token_start\"").count();
    let pipes = || Stdio::piped();
    let child = Command::new(&python).args(["-c", SCRIPT]).stdin(pipes()).stdout(pipes()).stderr(pipes()).spawn();
    let Ok(mut child) = child else { return println!("skipped: python3 is not installed") };
    // Where spaCy is missing nobody reads it.
    let _ = child.stdin.take().unwrap().write_all(&lines);
    let output = child.wait_with_output().unwrap();
    let (said, wrong) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    match output.status.code() {
        Some(3) => println!("skipped: {}", wrong.trim()),
        Some(0) => assert_eq!(said.trim(), expected.to_string()),
        code => panic!("ended with {code:?}: {wrong}"),
    }
}
