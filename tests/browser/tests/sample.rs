//! The page as it is first seen.

use browser_tests::{Kind, Outcome, Page, in_both_browsers};

in_both_browsers!(the_sample_shows_with_its_highlights, words_are_tagged_and_undone);

async fn the_sample_shows_with_its_highlights(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    assert!(page.shows("there are, I am told, no more questions").await?);
    assert!(page.reads("Nothing to save yet").await?);
    page.searched().await?;
    page.until("Valletta underlined as a place", async |page| {
        Ok(page.look("Valletta").await?.underline.as_deref() == Some("dotted"))
    })
    .await?;
    page.until("Tomé Vaz underlined as a person", async |page| {
        Ok(page.look("Tomé Vaz").await?.underline.as_deref() == Some("solid"))
    })
    .await?;
    page.until("a term of a theme drawn stronger", async |page| Ok(page.look("fishing grounds").await?.stroke)).await?;
    page.click("tab", "Themes").await?;
    assert!(!page.has("button", "Search again").await?);
    page.click("button", "Entities").await?;
    page.hears("Entities hidden").await?;
    page.until("no underline", async |page| Ok(page.look("Valletta").await?.underline.is_none())).await
}

async fn words_are_tagged_and_undone(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    page.searched().await?;
    page.tag("drafts are not decisions", "ho").await?;
    page.saved().await?;
    assert_eq!(page.look("drafts are not").await?.washes, 1);
    page.driver()?.find(thirtyfour::By::Css("body")).await?;
    page.chord(&[thirtyfour::Key::Control], 'z').await?;
    page.hears("Undone: Tagged “drafts are not decisions” as ho").await?;
    page.counts(0).await
}
