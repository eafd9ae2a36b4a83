//! Shortcuts of a single key: given another, refused where it is taken, kept, switched off, put back.

use browser_tests::{Kind, Outcome, Page, in_both_browsers};
use thirtyfour::{Key, WebElement};

in_both_browsers!(keys_are_changed_switched_off_and_put_back);

async fn keys_are_changed_switched_off_and_put_back(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    page.resize(1440, 900).await?;
    page.press("?").await?;
    let dialog = page.find("dialog", "Keys and legend").await?;
    page.click_in(&dialog, "button", "Change keys").await?;
    change(&page, &dialog, "Note", "n").await?;
    page.hears("“Note” has the key N. With words selected").await?;
    change(&page, &dialog, "Search the text", "n").await?;
    page.hears("N is already the key for “Note”").await?;
    change(&page, &dialog, "Search the text", "5").await?;
    page.hears("This key cannot be one").await?;
    // Escape leaves the key and the dialog as they are.
    page.click_in(&dialog, "button", "Change the key for “Search the text”").await?;
    page.key(Key::Escape).await?;
    page.find_in(&dialog, "button", "Change the key for “Search the text” /").await?;
    page.picture(&format!("{}-keys", format!("{kind:?}").to_lowercase())).await?;
    page.key(Key::Escape).await?;
    page.until("the dialog closed", async |page| Ok(!page.has("dialog", "Keys and legend").await?)).await?;

    page.select("dredging fund").await?;
    page.press(";").await?;
    page.press("n").await?;
    page.hears("Marked “dredging fund”").await?;
    page.find("dialog", "Passage").await?;
    page.saved().await?;

    // It is kept, and the list of commands shows it.
    page.reload().await?;
    page.select("small boats wait").await?;
    page.chord(&[Key::Control], 'k').await?;
    let field = page.find("combobox", "Find a command").await?;
    field.send_keys("note").await?;
    page.find("option", "Note N").await?;
    page.key(Key::Escape).await?;
    page.key(Key::Escape).await?;

    // Switched off, keys do nothing; the list of commands still leads to the sheet.
    let dialog = sheet(&page).await?;
    page.find_in(&dialog, "checkbox", "Single keys do commands").await?.click().await?;
    page.until("that they are off", async |page| page.reads("Switched off: single keys").await).await?;
    page.key(Key::Escape).await?;
    page.until("the dialog closed", async |page| Ok(!page.has("dialog", "Keys and legend").await?)).await?;
    page.find("article", "Transcript").await?.focus().await?;
    page.press("e?f1").await?;
    page.key(Key::Right).await?;
    page.find("article", "Transcript").await?;
    assert!(!page.has("dialog", "Keys and legend").await? && !page.has("button", "By speaker").await?);

    let dialog = sheet(&page).await?;
    page.find_in(&dialog, "checkbox", "Single keys do commands").await?.click().await?;
    page.click_in(&dialog, "button", "Back to the first keys").await?;
    page.find_in(&dialog, "button", "Change the key for “Note” ;").await?;
    page.key(Key::Escape).await?;
    page.find("article", "Transcript").await?.focus().await?;
    page.press("e").await?;
    page.find("button", "By speaker").await?;
    Ok(())
}

/// Gives a command another key.
async fn change(page: &Page, dialog: &WebElement, command: &str, key: &str) -> Outcome {
    page.click_in(dialog, "button", &format!("Change the key for “{command}”")).await?;
    page.find_in(dialog, "button", &format!("Change the key for “{command}” Press a key")).await?;
    page.press(key).await
}

/// The sheet of keys, opened by the list of commands, with the form unfolded.
async fn sheet(page: &Page) -> Outcome<WebElement> {
    page.chord(&[Key::Control], 'k').await?;
    let field = page.find("combobox", "Find a command").await?;
    field.send_keys("keys and legend").await?;
    page.find("option", "Keys and legend").await?;
    field.send_keys(Key::Enter.value().to_string()).await?;
    let dialog = page.find("dialog", "Keys and legend").await?;
    page.click_in(&dialog, "button", "Change keys").await?;
    Ok(dialog)
}
