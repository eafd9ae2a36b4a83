//! Work done a moment before another project is opened is kept in its own.

use browser_tests::{Kind, Outcome, Page, in_both_browsers};
use serde_json::json;

in_both_browsers!(a_tag_given_as_another_project_arrives_is_kept);

/// Gives the selected words the tag of the digit and drops a file on the page, in one breath.
const TAG_AND_DROP: &str = r#"
const [name, content] = arguments;
document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "1", bubbles: true, cancelable: true }));
const data = new DataTransfer();
data.items.add(new File([content], name));
document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
"#;

async fn a_tag_given_as_another_project_arrives_is_kept(kind: Kind) -> Outcome {
    let other = Page::fresh(kind).await?;
    other.open_text("other.txt", "Somebody else spoke here.").await?;
    other.click("button", "Save project").await?;
    let (_, file) = other.downloaded(".glossator.json").await?;

    let page = Page::fresh(kind).await?;
    page.open_text("talk.txt", "Ana: The café was shut.\n\nBen: I do not remember it that way.\n").await?;
    page.fill(&page.find("textbox", "Project name").await?, "Talk").await?;
    page.tag("café", "place").await?;
    page.saved().await?;
    page.select("remember").await?;
    page.find("dialog", "Tag the selection").await?;
    page.value(TAG_AND_DROP, vec![json!("other.glossator.json"), json!(String::from_utf8(file)?)]).await?;
    page.hears("Opened ").await?;
    assert!(page.shows("Somebody else spoke here.").await?);
    page.counts(0).await?;

    page.click("button", "Open").await?;
    let dialog = page.find("dialog", "Open").await?;
    page.click_in(&dialog, "button", "Talk").await?;
    page.until("the first project", async |page| page.shows("I do not remember it that way.").await).await?;
    page.counts(2).await
}
