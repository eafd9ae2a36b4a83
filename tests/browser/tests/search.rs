//! Searching for words: as one types, in context, and tagging what was found.

use browser_tests::{Kind, Outcome, Page, in_both_browsers};
use serde_json::json;
use thirtyfour::Key;

in_both_browsers!(words_are_found_and_tagged);
in_both_browsers!(forms_and_patterns);

async fn words_are_found_and_tagged(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    page.resize(1440, 900).await?;
    page.press("/").await?;
    let field = page.find("searchbox", "Search the text").await?;
    page.until("the focus in the field", async |page| {
        Ok(page.value("return document.activeElement?.id", Vec::new()).await?.as_str() == Some("search"))
    })
    .await?;
    field.send_keys("fund").await?;
    page.until("hits", async |page| Ok(page.said().await?.iter().any(|s| s.contains("place")))).await?;
    let count = page.items("Found places").await?.len();
    assert!(count >= 2, "{count} hits");

    // Enter goes from hit to hit.
    field.send_keys(Key::Enter.value().to_string()).await?;
    page.hears(&format!("fund, 1 of {count}")).await?;

    page.click("button", "As a concordance").await?;
    let dialog = page.find("dialog", "Concordance").await?;
    page.click_in(&dialog, "button", "Words after").await?;
    let rows = page.items("Concordance").await?;
    assert_eq!(rows.len(), count);
    page.picture(&format!("{}-concordance", format!("{kind:?}").to_lowercase())).await?;
    // All but one.
    page.find_in(&dialog, "checkbox", "Choose “fund”").await?.click().await?;
    let name = page.find_in(&dialog, "combobox", "Tag as").await?;
    name.send_keys("Fishing").await?;
    page.click_in(&dialog, "button", "Tag ").await?;
    page.hears(&format!("Tagged {} ", count - 1)).await?;
    page.click("button", "Undo").await?;
    page.hears("Undone").await?;
    // All of them, by name and Enter: the field has the focus.
    page.click("button", "As a concordance").await?;
    page.until("the focus in the field", async |page| {
        Ok(page.value("return document.activeElement.getAttribute('aria-label')", Vec::new()).await? == json!("Tag as"))
    })
    .await?;
    page.press("Fishing").await?;
    page.key(Key::Enter).await?;
    page.hears(&format!("Tagged {count} ")).await
}

async fn forms_and_patterns(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    page.resize(1440, 900).await?;
    page.click("tab", "Search").await?;
    let field = page.find("searchbox", "Search the text").await?;
    page.find("checkbox", "All forms of a word").await?.click().await?;
    field.send_keys("wait").await?;
    page.until("all forms", async |page| {
        let hits: Vec<String> = page.items("Found places").await?;
        Ok(hits.len() > 1 && hits.iter().any(|hit| hit.to_lowercase().contains("waiting")))
    })
    .await?;
    page.find("checkbox", "All forms of a word").await?.click().await?;
    page.find("checkbox", "Regular expression").await?.click().await?;
    let field = page.find("searchbox", "Search the text").await?;
    field.clear().await?;
    field.send_keys("(boat").await?;
    page.until("what is wrong", async |page| page.reads("This is not a regular expression yet: unclosed group.").await)
        .await?;
    field.send_keys("s?)\\b").await?;
    page.until("hits of the pattern", async |page| {
        let hits = page.items("Found places").await?;
        Ok(!hits.is_empty() && hits.iter().all(|hit| hit.to_lowercase().contains("boat")))
    })
    .await
}
