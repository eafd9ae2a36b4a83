//! The page as it is first seen.

use browser_tests::{Kind, Outcome, Page, in_both_browsers};

in_both_browsers!(the_sample_shows_with_its_highlights);

async fn the_sample_shows_with_its_highlights(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    assert!(page.shows("there are, I am told, no more questions").await?);
    assert!(page.reads("Nothing to save yet").await?);
    page.searched().await?;
    for (words, underline) in
        [("Ilse Brandt", "solid"), ("Northern Ports Authority", "double"), ("3 May 2031", "solid")]
    {
        page.until(&format!("{words} underlined"), async |page| {
            Ok(page.look(words).await?.underline.as_deref() == Some(underline))
        })
        .await?;
    }
    page.until("a theme's term drawn stronger", async |page| Ok(page.look("dredging fund").await?.stroke)).await?;

    page.click("tab", "Entities").await?;
    page.click("button", "Northern Ports Authority, ").await?;
    page.hears("Northern Ports Authority, 1 of ").await?;
    page.click("button", "Next").await?;
    page.hears("Northern Ports Authority, 2 of ").await?;

    page.click("button", "Entities").await?;
    page.hears("Entities hidden").await?;
    page.until("no underline", async |page| Ok(page.look("Ilse Brandt").await?.underline.is_none())).await?;
    page.click("button", "Themes").await?;
    page.hears("Themes hidden").await?;
    page.until("no term", async |page| Ok(!page.look("dredging fund").await?.stroke)).await
}
