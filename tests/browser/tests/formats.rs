//! Every format that is read or written, on the packed page.

use browser_tests::{Kind, Outcome, Page, in_both_browsers};
use std::io::{Cursor, Write};

in_both_browsers!(
    transcripts_of_every_format_open,
    what_is_written_in_every_format_comes_back,
    passages_of_other_programs_find_their_place
);

/// A ZIP archive of these entries.
fn archive(entries: &[(&str, &str)]) -> Outcome<Vec<u8>> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in entries {
        archive.start_file(*name, stored)?;
        archive.write_all(content.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}

async fn transcripts_of_every_format_open(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    let docx = archive(&[(
        "word/document.xml",
        "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>Ana: The word file 🙂</w:t></w:r></w:p></w:body></w:document>",
    )])?;
    let odt = archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", "<o:d xmlns:o='o' xmlns:t='t'><t:p>Ana: The open<t:s/>document</t:p></o:d>"),
    ])?;
    let cases: [(&str, &[u8], &str, &str); 9] = [
        (
            "a.srt",
            "1\n00:00:01,000 --> 00:00:02,000\nAna: The café\n\n2\n00:00:02,000 --> 00:00:03,000\nwas shut.\n"
                .as_bytes(),
            "2 captions",
            "The café was shut.",
        ),
        (
            "b.vtt",
            b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ben>The voice of Ben\n",
            "1 speaker · 1 caption",
            "The voice of Ben",
        ),
        ("c.csv", b"Speaker,Text\nAna,\"A cell, quoted\"\n", "1 row", "A cell, quoted"),
        ("d.tsv", b"Speaker\tText\nAna\tA cell after a tab\n", "1 row", "A cell after a tab"),
        (
            "e.json",
            br#"{"segments":[{"start":0,"end":1.5,"text":" Speech recognised."}]}"#,
            "1 segment",
            "Speech recognised.",
        ),
        (
            "f.html",
            b"<!DOCTYPE html><title>T</title><h1>Head</h1><p>A readable page<script>1</script>",
            "1 heading",
            "A readable page",
        ),
        ("g.md", b"# Head\n\nSome *marked* down\n", "1 heading", "Some marked down"),
        ("h.docx", &docx, "How the text begins", "The word file 🙂"),
        ("i.odt", &odt, "How the text begins", "The open document"),
    ];
    for (name, content, understood, words) in cases {
        let path = page.profile.file(name, content)?;
        page.open_file(&path).await?;
        let dialog = page.find("dialog", "Bring in").await?;
        page.until(name, async |page| Ok(page.reads(name).await? && page.reads(words).await?)).await?;
        if understood != "How the text begins" {
            assert!(page.reads(understood).await?, "{name}: {understood}");
        }
        page.click_in(&dialog, "button", "Bring in").await?;
        page.until(words, async |page| page.shows(words).await).await?;
    }
    page.saved().await?;
    // Several at once are one step.
    let two =
        [("j.txt", "Ana: The first of two\n"), ("k.srt", "1\n00:00:01,000 --> 00:00:02,000\nThe second of two\n")];
    let mut paths = Vec::new();
    for (name, content) in two {
        paths.push(page.profile.file(name, content)?.to_string_lossy().into_owned());
    }
    page.open_file(std::path::Path::new(&paths.join("\n"))).await?;
    let dialog = page.find("dialog", "Bring in").await?;
    page.until("both", async |page| Ok(page.reads("2 transcripts").await?)).await?;
    page.click_in(&dialog, "button", "Bring in").await?;
    page.hears("Brought in 2 transcripts").await?;
    page.until("the first", async |page| page.shows("The first of two").await).await
}

const TEXT: &str = "Ana: The café was shut 🙂 at noon.\n\nBen: I do not remember it that way.\n";

async fn what_is_written_in_every_format_comes_back(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    page.open_text("talk.txt", TEXT).await?;
    page.tag("was shut 🙂 at noon", "claim").await?;
    page.tag("remember", "memory").await?;
    page.saved().await?;
    let passages = page.passages().await?;
    page.click("button", "Export").await?;
    let mut back = Vec::new();
    for (radio, ending, holds) in [
        ("W3C Web Annotation", ".annotations.json", "was shut 🙂 at noon"),
        ("CSV .csv Tagged", ".excerpts.csv", "memory"),
        ("Excel", ".xlsx", "sheet1.xml"),
        ("Markdown", ".md", "memory"),
        ("HTML", ".html", "remember"),
        ("REFI-QDA .qdpx", ".qdpx", "project.qde"),
        ("REFI-QDA .qdc", ".qdc", "memory"),
        ("CSV .csv Codebook", ".codebook.csv", "memory"),
        ("doccano", ".doccano.jsonl", "memory"),
        ("spaCy", ".spacy.jsonl", "memory"),
        ("CoNLL", ".conll", "memory"),
        ("brat", ".brat.zip", ".ann"),
    ] {
        page.click("radio", radio).await?;
        page.click("button", "Save file").await?;
        let (path, content) = page.downloaded(ending).await?;
        assert!(String::from_utf8_lossy(&content).contains(holds), "{ending}");
        if [".annotations.json", ".qdpx"].contains(&ending) {
            back.push((path, "2 passages"));
        } else if [".qdc", ".codebook.csv"].contains(&ending) {
            back.push((path, "2 new tags"));
        }
    }
    assert!(page.reads("It does not hold:").await?);
    for (path, brings) in back {
        let again = Page::fresh(kind).await?;
        again.open_text("talk.txt", TEXT).await?;
        again.open_file(&path).await?;
        let dialog = again.find("dialog", "Bring in").await?;
        again.until(brings, async |page| page.reads(brings).await).await?;
        again.click_in(&dialog, "button", "Bring in").await?;
        again.hears("Brought in 2").await?;
        if brings == "2 passages" {
            assert_eq!(again.passages().await?, passages, "{}", path.display());
        }
    }
    Ok(())
}

async fn passages_of_other_programs_find_their_place(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    page.open_text("talk.txt", TEXT).await?;
    // Positions in UTF-16: behind the picture they are one more than in code points. A reply and a note on the
    // whole page are passed over.
    let hypothesis = r#"{"export_date":"2026-01-02T03:04:05Z","export_userid":"acct:ana@hypothes.is","annotations":[
        {"id":"h1","created":"2026-01-02T03:04:05Z","user":"acct:ana@hypothes.is","uri":"http://a.b/talk","text":"Is it?",
         "tags":["claim"],"document":{"title":["talk"]},"target":[{"source":"http://a.b/talk","selector":[
           {"type":"TextPositionSelector","start":29,"end":33},
           {"type":"TextQuoteSelector","exact":"noon","prefix":"🙂 at ","suffix":"."}]}]},
        {"id":"h2","user":"acct:b@hypothes.is","uri":"u","references":["h1"],"text":"Yes.","target":[{"source":"u"}]},
        {"id":"h3","user":"acct:b@hypothes.is","uri":"u","text":"All of it","tags":[],"target":[{"source":"u"}]}]}"#;
    // No positions: passages are found by their words, a row for each of their tags.
    let taguette = "id,document,tag,content\n1,talk.txt,memory,I do not remember it\n1,talk.txt,doubt,I do not remember it\n\
                    2,talk.txt,doubt,words that nobody said in any of this\n";
    for (name, content, brings, passages) in [
        ("hypothesis.json", hypothesis, "1 passage at the stated place", 1),
        ("highlights.csv", taguette, "2 new tags", 2),
    ] {
        let path = page.profile.file(name, content)?;
        page.open_file(&path).await?;
        let dialog = page.find("dialog", "Bring in").await?;
        page.until(brings, async |page| page.reads(brings).await).await?;
        if name == "highlights.csv" {
            assert!(page.reads("not found in these texts").await?);
        }
        page.click_in(&dialog, "button", "Bring in").await?;
        page.hears("Brought in").await?;
        page.counts(passages).await?;
    }
    let passages = page.passages().await?.join("\n");
    for expected in ["noon", "Is it?", "claim", "I do not remember it", "memory", "doubt"] {
        assert!(passages.contains(expected), "{expected} in {passages}");
    }
    // One step to undo each.
    page.click("button", "Undo").await?;
    page.counts(1).await?;
    page.click("button", "Undo").await?;
    page.counts(0).await
}
