//! Files of every kind: each opens with the right words, or says why it does not and changes nothing.

use browser_tests::{Kind, Outcome, Page, in_both_browsers};

in_both_browsers!(what_is_no_text_is_refused, encodings_and_line_ends_are_read);

async fn what_is_no_text_is_refused(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    let before = page.text().await?;
    let large = "All work and no play. ".repeat(500_000);
    let png = [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &[0, 0, 0, 9, 0, 0, 0, 9, 8, 6, 0, 0, 0][..]].concat();
    let newer = br#"{"format": "glossator-project", "schema": 999, "future": {"unknown": true}}"#;
    let cases: [(&str, &[u8], &str); 5] = [
        ("empty.txt", b"", "empty.txt is empty, so nothing was opened"),
        ("picture.txt", &png, "picture.txt is not plain text: it looks like a picture"),
        ("large.txt", large.as_bytes(), "large.txt is too large: 11.0 MB"),
        ("newer.json", newer, "newer.json was written by a newer Glossator (format 999). Nothing was opened"),
        ("broken.json", br#"{"format": "glossator-project", "schema": 1, "#, "broken.json is damaged"),
    ];
    for (name, content, message) in cases {
        let path = page.profile.file(name, content)?;
        page.open_file(&path).await?;
        page.hears(message).await?;
        assert!(page.reads(message).await?, "{message} in sight");
        assert_eq!(page.text().await?.len(), before.len(), "{name}");
        page.click("button", "Close").await?;
    }
    assert!(page.reads("Nothing to save yet").await?);
    Ok(())
}

async fn encodings_and_line_ends_are_read(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    let words = "Žofie said: “Ça va” 🙂 שלום.";
    let utf16 = |bytes: fn(u16) -> [u8; 2]| {
        let text = format!("\u{feff}{words}");
        text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>()
    };
    let cases: [(&str, Vec<u8>, &str); 5] = [
        ("marked.txt", format!("\u{feff}First {words}").into_bytes(), "First Žofie said: “Ça va” 🙂 שלום."),
        ("little.txt", utf16(u16::to_le_bytes), words),
        ("big.txt", [utf16(u16::to_be_bytes), vec![0, b'!']].concat(), "🙂 שלום.!"),
        ("western.txt", b"Caf\xe9 \x93na\xefve\x94 \x80 5".to_vec(), "Café “naïve” € 5"),
        ("lines.txt", b"One line.\r\n\r\nAnother line.\rThird line.".to_vec(), "Another line."),
    ];
    for (name, content, shown) in cases {
        let path = page.profile.file(name, content)?;
        page.open_file(&path).await?;
        page.until(&format!("{name} shown"), async |page| page.shows(shown).await).await?;
        assert!(!page.shows("\r").await? && !page.shows("\u{feff}").await?, "{name}");
    }
    Ok(())
}
