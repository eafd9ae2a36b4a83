//! The codebook: create, rename, recolour, describe, delete, and Undo for it.

use browser_tests::{Kind, Outcome, Page, in_both_browsers};

in_both_browsers!(a_tag_is_made_changed_and_deleted);

async fn a_tag_is_made_changed_and_deleted(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    let codebook = page.find("region", "Codebook").await?;
    page.find_in(&codebook, "textbox", "New tag").await?.send_keys("hope").await?;
    page.click_in(&codebook, "button", "Add").await?;
    page.hears("New tag hope").await?;
    page.select("The rest is work").await?;
    page.press("1").await?;
    page.hears("Tagged “The rest is work” as hope").await?;

    page.click_in(&codebook, "treeitem", "hope").await?;
    let name = page.find_in(&codebook, "textbox", "Name").await?;
    page.fill(&name, "resolve").await?;
    page.hears("Tag hope is now resolve").await?;
    let before = ground(&page).await?;
    page.find_in(&codebook, "radio", "Blue").await?.click().await?;
    page.hears("New colour for resolve").await?;
    page.until("another colour in the text", async |page| Ok(ground(page).await? != before)).await?;
    let description = page.find_in(&codebook, "textbox", "Description").await?;
    page.fill(&description, "What one means to do").await?;
    page.hears("New description for resolve").await?;
    page.saved().await?;

    page.reload().await?;
    let codebook = page.find("region", "Codebook").await?;
    page.click_in(&codebook, "treeitem", "resolve").await?;
    let description = page.find_in(&codebook, "textbox", "Description").await?;
    assert_eq!(description.value().await?.as_deref(), Some("What one means to do"));
    assert!(page.find_in(&codebook, "radio", "Blue").await?.is_selected().await?);
    page.click_in(&codebook, "button", "Delete tag").await?;
    page.hears("Deleted resolve, which marked 1 passage").await?;
    page.until("the words unmarked", async |page| Ok(page.look("The rest is work").await?.washes == 0)).await?;
    page.click("button", "Undo").await?;
    page.hears("Undone: Deleted resolve").await?;
    page.until("the words marked again", async |page| Ok(page.look("The rest is work").await?.washes == 1)).await
}

/// The colour behind the tagged words.
async fn ground(page: &Page) -> Outcome<String> {
    let script = "return getComputedStyle(document.querySelector('mark')).backgroundColor";
    Ok(page.value(script, Vec::new()).await?.as_str().unwrap_or_default().to_owned())
}
