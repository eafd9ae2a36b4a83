//! One writer: a second tab of the same file is told, reads on, and can take over.

use browser_tests::{Kind, Outcome, Page, in_both_browsers};

in_both_browsers!(a_second_tab_reads_and_takes_over);

const ELSEWHERE: &str = "Open in another tab: here you can only read";

async fn a_second_tab_reads_and_takes_over(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    page.tag("The rest is work", "resolve").await?;
    page.saved().await?;
    let driver = page.driver()?;
    let first = driver.window().await?;
    let second = driver.new_tab().await?;
    driver.switch_to_window(second.clone()).await?;
    page.open().await?;
    page.hears(ELSEWHERE).await?;
    page.counts(1).await?;
    page.find("article", "Transcript").await?.focus().await?;
    page.key(thirtyfour::Key::Down).await?;
    page.press("1").await?;
    page.hears("The project is open in another tab, so nothing was changed here").await?;
    page.counts(1).await?;

    // What the first goes on to do is seen here.
    driver.switch_to_window(first.clone()).await?;
    page.tag("harder work", "effort").await?;
    page.saved().await?;
    driver.switch_to_window(second).await?;
    page.counts(2).await?;

    page.click("button", "Take over").await?;
    page.until("the right to write", async |page| Ok(!page.said().await?.iter().any(|s| s == ELSEWHERE))).await?;
    page.tag("one word", "third").await?;
    page.saved().await?;
    driver.switch_to_window(first).await?;
    page.hears(ELSEWHERE).await?;
    page.counts(3).await?;
    page.reload().await?;
    page.hears(ELSEWHERE).await?;
    page.counts(3).await
}
