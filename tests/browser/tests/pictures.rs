//! Pictures of the page for people to look at, in `target/screenshots`. With `PICTURE` set, the one
//! in the README is made anew.

use browser_tests::{Kind, Outcome, Page, in_both_browsers, target};
use std::time::Duration;
use thirtyfour::Key;

in_both_browsers!(pictures_are_taken);

async fn pictures_are_taken(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    page.resize(1440, 900).await?;
    page.searched().await?;
    page.tag("stay open to everyone who lives from it", "Access").await?;
    page.tag("Large vessels now wait outside Port Selene for the tide, and the small boats wait behind them", "Cost")
        .await?;
    page.tag("the small boats wait behind them", "Fairness").await?;
    page.tag("more than a promise that nobody will ever quarrel", "Trust").await?;
    page.saved().await?;
    page.click("tab", "Passages").await?;
    for button in ["Understood", "Close"] {
        if page.has("button", button).await? {
            page.click("button", button).await?;
        }
    }
    let strip = page.find("slider", "Place in the transcript").await?;
    strip.focus().await?;
    page.key(Key::Home).await?;
    // The strip below follows the text.
    tokio::time::sleep(Duration::from_millis(500)).await;
    let name = format!("{kind:?}").to_lowercase();
    let picture = page.picture(&format!("{name}-wide")).await?;
    if kind == Kind::Chromium && std::env::var_os("PICTURE").is_some() {
        std::fs::copy(picture, target("docs/screenshot.png"))?;
    }
    page.click("button", "Settings").await?;
    page.click("radio", "Dark").await?;
    page.key(Key::Escape).await?;
    page.picture(&format!("{name}-dark")).await?;
    page.resize(390, 844).await?;
    page.picture(&format!("{name}-narrow-dark")).await?;

    let conference = target("../shared/transcripts/news-conference-2014-09-09.txt");
    if conference.exists() {
        let page = Page::fresh(kind).await?;
        page.resize(1440, 900).await?;
        page.open_file(&conference.canonicalize()?).await?;
        page.until("the text", async |page| page.shows("Abdoulaye Diop").await).await?;
        page.searched().await?;
        page.picture(&format!("{name}-conference-wide")).await?;
        page.resize(390, 844).await?;
        page.picture(&format!("{name}-conference-narrow")).await?;
    }
    Ok(())
}
