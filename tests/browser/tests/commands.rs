//! Every command by name, and the words themselves as a tag.

use browser_tests::{Kind, Outcome, Page, in_both_browsers};
use thirtyfour::Key;

in_both_browsers!(a_command_is_found_by_name);
in_both_browsers!(words_become_their_own_tag);

async fn a_command_is_found_by_name(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    page.chord(&[Key::Control], 'k').await?;
    let dialog = page.find("dialog", "Commands").await?;
    let field = page.find_in(&dialog, "combobox", "Find a command").await?;
    field.send_keys("hide them").await?;
    page.find_in(&dialog, "option", "Show or hide themes").await?;
    field.send_keys(Key::Enter.value().to_string()).await?;
    page.hears("Themes").await?;
    page.until("the dialog gone", async |page| Ok(!page.has("dialog", "Commands").await?)).await
}

async fn words_become_their_own_tag(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    page.select("dredging fund").await?;
    page.press("\"").await?;
    page.hears("Tagged “").await?;
    let codebook = page.find("region", "Codebook").await?;
    page.find_in(&codebook, "treeitem", "dredging fund").await?;
    page.click("button", "Undo").await?;
    page.hears("Undone").await
}
