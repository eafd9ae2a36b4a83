//! Without a mouse: the reading cursor, selecting with it, tagging, opening, letting go.

use browser_tests::{Kind, Outcome, Page, in_both_browsers};
use thirtyfour::Key;

in_both_browsers!(everything_by_keyboard);

async fn everything_by_keyboard(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    page.open_text("verse.txt", "Rain fell. Wind rose.\n\nDoors banged all night.\n").await?;
    page.find("article", "Transcript").await?.focus().await?;
    page.key(Key::Right).await?;
    page.hears("Rain").await?;
    page.key(Key::Right).await?;
    page.hears("fell").await?;
    page.chord(&[Key::Shift], Key::Right.value()).await?;
    page.hears("Selected: fell. Wind").await?;
    page.find("dialog", "Tag the selection").await?;
    page.type_tag("storm").await?;
    page.key(Key::Enter).await?;
    page.hears("Tagged “fell. Wind” as storm").await?;
    page.until("the box gone", async |page| Ok(!page.has("dialog", "Tag the selection").await?)).await?;

    page.key(Key::Down).await?;
    page.hears("Doors banged all night.").await?;
    page.press("1").await?;
    page.hears("Tagged “Doors banged all night.” as storm").await?;
    page.counts(2).await?;

    page.press("[").await?;
    page.find("dialog", "Passage").await?;
    page.key(Key::Escape).await?;
    page.until("the passage closed", async |page| Ok(!page.has("dialog", "Passage").await?)).await?;

    page.key(Key::Up).await?;
    page.key(Key::Up).await?;
    page.hears("Rain fell. Wind rose.").await?;
    page.key(Key::Right).await?;
    page.key(Key::Left).await?;
    page.chord(&[Key::Shift], Key::Left.value()).await?;
    page.find("dialog", "Tag the selection").await?;
    page.key(Key::Escape).await?;
    page.until("the selection let go", async |page| Ok(!page.has("dialog", "Tag the selection").await?)).await?;
    page.press("?").await?;
    page.find("dialog", "Keys and legend").await?;
    page.key(Key::Escape).await?;
    page.until("the keys closed", async |page| Ok(!page.has("dialog", "Keys and legend").await?)).await
}
