//! Going over what was made: the filter, the excerpts, the history, notes and their search. By keyboard where
//! a key does it.

use browser_tests::{Kind, Outcome, Page, in_both_browsers};
use serde_json::json;
use thirtyfour::Key;

in_both_browsers!(a_filter_dims_the_rest_and_moves_nothing);
in_both_browsers!(excerpts_are_grouped_edited_and_printed);
in_both_browsers!(the_history_leads_back_and_forward);
in_both_browsers!(notes_are_written_and_found);
in_both_browsers!(a_stored_project_is_deleted_only_when_that_is_confirmed);

async fn tagged(kind: Kind) -> Outcome<Page> {
    let page = Page::fresh(kind).await?;
    page.resize(1440, 900).await?;
    for (words, tag) in
        [("dredging fund", "Money"), ("small boats wait", "Fishing"), ("Nobody withdrew in 2027", "Money")]
    {
        page.tag(words, tag).await?;
    }
    page.key(Key::Escape).await?;
    Ok(page)
}

async fn picture(page: &Page, what: &str) -> Outcome {
    page.picture(&format!("{}-{what}", format!("{:?}", page.kind()).to_lowercase())).await?;
    Ok(())
}

/// Chooses a value of a facet of the filter.
async fn choose(page: &Page, facet: &str, value: &str) -> Outcome {
    page.click("button", facet).await?;
    page.click("checkbox", value).await?;
    page.key(Key::Escape).await
}

/// The heights of the first paragraphs.
async fn heights(page: &Page) -> Outcome<String> {
    let heights = "return [...document.querySelectorAll('article p')].slice(0, 20).map(p => Math.round(p.getBoundingClientRect().height)).join(' ')";
    Ok(page.value(heights, Vec::new()).await?.to_string())
}

async fn a_filter_dims_the_rest_and_moves_nothing(kind: Kind) -> Outcome {
    let page = tagged(kind).await?;
    let before = heights(&page).await?;
    let bright = page.look("dredging fund").await?.colour;
    page.press("f").await?;
    page.until("the focus in the first field", async |page| {
        Ok(page.value("return document.activeElement.id", Vec::new()).await? == json!("filter"))
    })
    .await?;
    // Of a facet any value may hold.
    choose(&page, "Tag Any tag", "Fishing").await?;
    page.hears("Filter: 1 of 3 passages").await?;
    choose(&page, "Tag Fishing", "Money").await?;
    page.hears("Filter: 3 of 3 passages").await?;
    page.find("button", "Tag Money, Fishing").await?;
    page.click("button", "Remove filter Tag Fishing").await?;
    page.hears("Filter: 2 of 3 passages").await?;
    assert_eq!(page.passages().await?.len(), 2);
    page.until("the rest dimmed", async |page| Ok(page.look("small boats wait").await?.colour != bright)).await?;
    assert_eq!(page.look("dredging fund").await?.colour, bright);
    assert_eq!(page.look("small boats wait").await?.washes, 0);
    assert_eq!(page.look("dredging fund").await?.washes, 1);
    assert_eq!(heights(&page).await?, before);
    picture(&page, "filter").await?;

    let text = page.find("searchbox", "Text").await?;
    text.send_keys("withdrew").await?;
    page.hears("Filter: 1 of 3 passages").await?;
    page.click("button", "Remove filter Text withdrew").await?;
    page.hears("Filter: 2 of 3 passages").await?;

    // Escape puts the fields away, the chips stay; a command lifts the filter.
    page.key(Key::Escape).await?;
    page.until("the fields away", async |page| Ok(!page.has("button", "Tag Money").await?)).await?;
    page.find("button", "Remove filter Tag Money").await?;
    page.command("Clear filter").await?;
    page.hears("No filter").await?;
    page.until("the wash back", async |page| Ok(page.look("small boats wait").await?.washes == 1)).await
}

async fn excerpts_are_grouped_edited_and_printed(kind: Kind) -> Outcome {
    let page = tagged(kind).await?;
    page.press("e").await?;
    page.find("heading", "Money 2").await?;
    page.find("heading", "Fishing 1").await?;
    picture(&page, "excerpts").await?;
    page.click("button", "By speaker").await?;
    page.find("heading", "Tomé Vaz 1").await?;
    page.click("button", "By tag").await?;
    page.click("button", "Fishing 1").await?;
    page.until("one group alone", async |page| Ok(!page.has("heading", "Money").await?)).await?;

    // Edited beside its excerpt; the focus comes back to where it was.
    page.click("button", "Edit “small boats wait”").await?;
    let passage = page.find("dialog", "Passage").await?;
    page.find_in(&passage, "textbox", "Note").await?.send_keys("Ask the cooperative").await?;
    page.until("the note", async |page| page.reads("Ask the cooperative").await).await?;
    picture(&page, "excerpt-open").await?;
    page.key(Key::Escape).await?;
    page.until("the focus back", async |page| {
        let name = page.value("return document.activeElement.getAttribute('aria-label')", Vec::new()).await?;
        Ok(name == json!("Edit “small boats wait”"))
    })
    .await?;

    page.value("window.print = () => { window.printed = true }", Vec::new()).await?;
    page.click("button", "Print").await?;
    page.until("printing", async |page| Ok(page.value("return window.printed", Vec::new()).await? == json!(true)))
        .await?;

    page.click("button", "Show “small boats wait” in the text").await?;
    page.find("article", "Transcript").await?;
    page.find("dialog", "Passage").await?;
    page.key(Key::Escape).await?;

    // Everything under one tag, from the codebook; Escape leads back to the text.
    let codebook = page.find("region", "Codebook").await?;
    page.click_in(&codebook, "treeitem", "Money").await?;
    page.click_in(&codebook, "button", "Excerpts").await?;
    page.find("heading", "Money 2").await?;
    assert!(!page.has("heading", "Fishing").await?);
    page.key(Key::Escape).await?;
    page.find("article", "Transcript").await?;
    page.resize(390, 800).await?;
    page.command("Excerpts…").await?;
    page.find("heading", "Money 2").await?;
    picture(&page, "excerpts-narrow").await
}

async fn the_history_leads_back_and_forward(kind: Kind) -> Outcome {
    let page = tagged(kind).await?;
    page.press("h").await?;
    let dialog = page.find("dialog", "History").await?;
    page.click_in(&dialog, "button", "Tagged “dredging fund” as Money").await?;
    page.until("one passage", async |page| Ok(page.look("small boats wait").await?.washes == 0)).await?;
    assert_eq!(page.look("dredging fund").await?.washes, 1);
    picture(&page, "history").await?;
    page.click_in(&dialog, "button", "Tagged “Nobody withdrew in 2027” as Money").await?;
    page.until("all passages", async |page| Ok(page.look("Nobody withdrew in 2027").await?.washes == 1)).await?;
    page.key(Key::Escape).await?;
    page.until("the dialog gone", async |page| Ok(!page.has("dialog", "History").await?)).await?;
    page.counts(3).await?;
    page.click("button", "History").await?;
    page.find("dialog", "History").await?;
    Ok(())
}

async fn notes_are_written_and_found(kind: Kind) -> Outcome {
    let page = tagged(kind).await?;
    page.click("button", "Write a note on this transcript").await?;
    page.find("textbox", "Note on this transcript").await?.send_keys("Recorded at the lighthouse").await?;
    page.saved().await?;
    page.reload().await?;
    let note = page.find("textbox", "Note on this transcript").await?;
    assert_eq!(note.value().await?.as_deref(), Some("Recorded at the lighthouse"));
    let codebook = page.find("region", "Codebook").await?;
    page.click_in(&codebook, "treeitem", "Money").await?;
    page.fill(&page.find_in(&codebook, "textbox", "Description").await?, "Not the lighthouse").await?;

    page.click("tab", "Search").await?;
    page.find("searchbox", "Search the text").await?.send_keys("lighthouse").await?;
    page.until("both notes", async |page| Ok(page.items("In notes").await?.len() == 2)).await?;
    let notes = page.items("In notes").await?;
    assert!(notes[0].contains("on the transcript") && notes[1].contains("on the tag Money"), "{notes:?}");
    picture(&page, "notes").await?;
    page.click("button", "Recorded at the lighthouse").await?;
    page.until("the focus in the note", async |page| {
        Ok(page.value("return document.activeElement.id", Vec::new()).await? == json!("transcript-note"))
    })
    .await
}

async fn a_stored_project_is_deleted_only_when_that_is_confirmed(kind: Kind) -> Outcome {
    let page = tagged(kind).await?;
    page.fill(&page.find("textbox", "Project name").await?, "Ports").await?;
    page.saved().await?;
    page.click("button", "Open").await?;
    page.click("button", "New project").await?;
    page.click("button", "Open").await?;
    page.click("button", "Delete Ports from this browser").await?;
    let focus = "return document.activeElement.textContent";
    page.until("the focus on the careful answer", async |page| {
        Ok(page.value(focus, Vec::new()).await? == json!("Keep it"))
    })
    .await?;
    page.key(Key::Enter).await?;
    page.until("the focus back", async |page| Ok(page.value(focus, Vec::new()).await? == json!("Delete"))).await?;
    assert_eq!(page.items("Other projects in this browser").await?.len(), 1);
    page.key(Key::Enter).await?;
    page.click("button", "Delete for good").await?;
    page.until("the project gone", async |page| Ok(page.items("Other projects in this browser").await?.is_empty()))
        .await
}
