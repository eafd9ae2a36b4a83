//! Transcripts of a project: their order, a corrected text in the place of another, a copy with pseudonyms.

use browser_tests::{Kind, Outcome, Page, in_both_browsers};
use serde_json::json;
use thirtyfour::Key;

in_both_browsers!(transcripts_are_ordered_renamed_and_removed);
in_both_browsers!(a_corrected_text_replaces_another);
in_both_browsers!(names_are_replaced_in_a_copy);

const TALK: &str = "Ada Okafor: We met in Accra. The harbour fund is closed, and the boats of the harbour wait.\n\nBen Osei: Why is it closed? Ada Okafor knows.\n\nAda Okafor: It ran out of money.\n";

async fn picture(page: &Page, what: &str) -> Outcome {
    page.picture(&format!("{}-{what}", format!("{:?}", page.kind()).to_lowercase())).await?;
    Ok(())
}

/// The titles of the transcripts as the list shows them.
async fn titles(page: &Page) -> Outcome<String> {
    let titles = "return [...document.querySelectorAll('.transcript .row .words')].map(e => e.textContent).join(', ')";
    Ok(page.value(titles, Vec::new()).await?.as_str().unwrap_or_default().to_owned())
}

async fn transcripts_are_ordered_renamed_and_removed(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    page.resize(1440, 900).await?;
    page.open_text("first.txt", "ana: the first text").await?;
    page.open_text("second.txt", "ben: another text follows").await?;
    page.until("both in the list", async |page| Ok(titles(page).await? == "first, second")).await?;
    page.click("button", "Actions for second").await?;
    page.click("button", "Move up").await?;
    page.until("the other order", async |page| Ok(titles(page).await? == "second, first")).await?;
    // The focus went along, to the way that is left.
    page.until("the focus on moving down", async |page| {
        Ok(page.value("return document.activeElement.textContent", Vec::new()).await? == json!("Move down"))
    })
    .await?;
    page.key(Key::Enter).await?;
    page.until("the order from before", async |page| Ok(titles(page).await? == "first, second")).await?;
    let title = page.find("textbox", "Title of the transcript").await?;
    page.fill(&title, "The second talk").await?;
    page.until("the new title", async |page| Ok(titles(page).await? == "first, The second talk")).await?;
    picture(&page, "transcript-menu").await?;
    page.click("button", "Remove from the project").await?;
    page.hears("Removed “The second talk”").await?;
    page.until("one left", async |page| Ok(titles(page).await? == "first")).await?;
    page.click("button", "Undo").await?;
    page.until("both again", async |page| Ok(titles(page).await? == "first, The second talk")).await
}

async fn a_corrected_text_replaces_another(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    page.resize(1440, 900).await?;
    page.open_text("talk.txt", TALK).await?;
    for (words, tag) in
        [("We met in Accra", "Meeting"), ("harbour fund is closed", "Money"), ("It ran out of money", "Money")]
    {
        page.tag(words, tag).await?;
    }
    page.key(Key::Escape).await?;
    let corrected = TALK.replace("fund is closed", "fund was closed").replace("It ran out of money.", "No comment.");

    // The same text is told from a corrected one; another is pasted.
    page.command("Replace by a corrected text…").await?;
    let dialog = page.find("dialog", "Corrected text").await?;
    page.open_file(&page.profile.file("same.txt", TALK)?).await?;
    page.until("the same text", async |page| page.reads("This is the same text").await).await?;
    page.click_in(&dialog, "button", "Another text").await?;
    let field = page.find_in(&dialog, "textbox", "Or paste the corrected text").await?;
    page.value("arguments[0].value = arguments[1]", vec![field.to_json()?, json!(corrected)]).await?;
    page.click_in(&dialog, "button", "Compare").await?;
    page.find_in(&dialog, "region", "What becomes of the passages").await?;
    for line in ["1 passage stays where", "1 passage is found by similar words", "1 passage is not found"] {
        page.until(line, async |page| page.reads(line).await).await?;
    }
    picture(&page, "replace").await?;
    page.click_in(&dialog, "button", "Replace the text").await?;
    page.hears("of 3 passages, 2 to be checked").await?;
    page.until("the corrected text", async |page| page.shows("fund was closed").await).await?;
    assert_eq!(page.passages().await?.iter().filter(|card| card.contains("To be checked")).count(), 2);

    // From one to the next, each confirmed or adjusted.
    page.click("button", "Next of 2 to check").await?;
    let passage = page.find("dialog", "Passage").await?;
    page.find_in(&passage, "group", "To be checked").await?;
    picture(&page, "to-check").await?;
    page.click_in(&passage, "button", "The place is right").await?;
    page.hears("Confirmed the place of “harbour fund was closed”").await?;
    page.command("Next passage to check").await?;
    page.until("the lost one", async |page| page.reads("were not found in this text").await).await?;
    page.click("button", "End a word later").await?;
    page.until("nothing left to check", async |page| {
        Ok(!page.passages().await?.iter().any(|card| card.contains("To be checked")))
    })
    .await?;
    page.saved().await?;
    page.reload().await?;
    page.until("the corrected text again", async |page| page.shows("fund was closed").await).await
}

async fn names_are_replaced_in_a_copy(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    page.resize(1440, 900).await?;
    page.open_text("talk.txt", TALK).await?;
    page.tag("Ada Okafor knows", "Who").await?;
    page.key(Key::Escape).await?;
    page.searched().await?;
    page.click("button", "Actions for talk").await?;
    page.click("button", "Copy with pseudonyms…").await?;
    let dialog = page.find("dialog", "Copy with pseudonyms").await?;
    assert_eq!(page.items("Persons").await?.len(), 2);
    let ada = page.find_in(&dialog, "textbox", "Pseudonym of Ada Okafor").await?;
    // Emptied first, it would be given its proposal back.
    ada.click().await?;
    page.chord(&[Key::Control], 'a').await?;
    page.press("Bea Moor").await?;
    page.key(Key::Tab).await?;
    page.click_in(&dialog, "checkbox", "Accra").await?;
    let own = page.find_in(&dialog, "textbox", "Other words to replace").await?;
    own.send_keys("harbour").await?;
    page.click_in(&dialog, "button", "Add").await?;
    page.until("the preview", async |page| page.reads("7 places replaced").await).await?;
    picture(&page, "pseudonyms").await?;
    page.click_in(&dialog, "button", "Save the key as a table").await?;
    let (_, key) = page.downloaded(".key.csv").await?;
    assert!(String::from_utf8_lossy(&key).contains("Bea Moor,Ada Okafor,Ada Okafor,Bea Moor"));
    page.click_in(&dialog, "button", "Make the copy").await?;
    page.hears("7 places replaced").await?;
    page.until("the copy", async |page| page.shows("Why is it closed? Bea Moor knows.").await).await?;
    assert!(page.shows("We met in Place 1. The Name 1 fund").await?);
    assert!(page.passages().await?.iter().any(|card| card.contains("Bea Moor knows")));
    page.until("both in the list", async |page| Ok(titles(page).await? == "talk, talk (pseudonyms)")).await?;
    picture(&page, "pseudonymised").await?;
    page.click("button", "Undo").await?;
    page.until("the original alone", async |page| Ok(titles(page).await? == "talk")).await
}
