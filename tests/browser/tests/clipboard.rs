//! A passage on the clipboard, and what is pasted of it elsewhere.

use browser_tests::{Kind, Outcome, Page, in_both_browsers};
use thirtyfour::Key;

in_both_browsers!(a_passage_is_copied_with_its_source);

const TEXT: &str = "Ana Diop: The river <rose> in the night.\n\nBen: We carried the books upstairs.\n\nAna Diop: Yes.\n\nBen: Before dawn.\n";

/// Keeps what is pasted: the text, and the HTML where there is some.
const KEEP: &str = "document.addEventListener('paste', event => {
  const data = event.clipboardData;
  document.documentElement.dataset.pasted = JSON.stringify([data.getData('text/plain'), data.getData('text/html')]);
}, true)";

/// What a field gets when one pastes into it.
async fn pasted(page: &Page) -> Outcome<(String, String)> {
    let note = page.find("textbox", "Note").await?;
    note.click().await?;
    page.value("delete document.documentElement.dataset.pasted", Vec::new()).await?;
    page.chord(&[Key::Control], 'v').await?;
    let kept = "return document.documentElement.dataset.pasted || ''";
    page.until("what was pasted", async |page| Ok(page.value(kept, Vec::new()).await? != "")).await?;
    let kept = page.value(kept, Vec::new()).await?;
    Ok(serde_json::from_str(kept.as_str().unwrap_or_default())?)
}

async fn a_passage_is_copied_with_its_source(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    page.open_text("flood.txt", TEXT).await?;
    page.tag("river <rose> in the night", "water").await?;
    page.click_words("river <rose> in the night").await?;
    page.value(KEEP, Vec::new()).await?;
    let open = page.find("dialog", "Passage").await?;

    page.click_in(&open, "button", "with source").await?;
    page.hears("Copied").await?;
    let (plain, html) = pasted(&page).await?;
    assert_eq!(plain.replace("\r\n", "\n"), "“river <rose> in the night”\n— Ana Diop, flood, ¶ 1 (14–39)\n");
    assert!(html.contains("<p>river &lt;rose&gt; in the night</p>"), "{html}");
    assert!(html.contains("<cite>flood</cite>"), "{html}");

    page.click_in(&open, "button", "as Markdown").await?;
    let (plain, html) = pasted(&page).await?;
    assert!(plain.starts_with("> river \\<rose\\> in the night"), "{plain}");
    assert_eq!(html, "");

    // By its name among the commands, with nothing but the palette's field in focus.
    page.chord(&[Key::Control], 'k').await?;
    let dialog = page.find("dialog", "Commands").await?;
    let field = page.find_in(&dialog, "combobox", "Find a command").await?;
    field.send_keys("copy rows").await?;
    page.find_in(&dialog, "option", "Copy passage as rows").await?;
    field.send_keys(Key::Enter.value().to_string()).await?;
    page.until("the palette gone", async |page| Ok(!page.has("dialog", "Commands").await?)).await?;
    let (plain, _) = pasted(&page).await?;
    assert!(plain.starts_with("flood\twater\triver <rose> in the night\t"), "{plain}");
    assert!(plain.contains("\tAna Diop\t14\t39\t1\t1\t"), "{plain}");
    Ok(())
}
