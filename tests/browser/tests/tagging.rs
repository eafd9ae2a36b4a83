//! Select, tag, note, adjust, delete, undo; and all of it there again after a reload.

use browser_tests::{Kind, Outcome, Page, in_both_browsers};
use thirtyfour::Key;

in_both_browsers!(a_text_is_opened_and_tagged, a_passage_is_changed_and_deleted);

const TEXT: &str = "Ana: The river rose in the night and nobody slept.\n\nBen: We carried the books upstairs before dawn.\n\n\
    Ana: In the morning the street was a lake.\n";

async fn a_text_is_opened_and_tagged(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    page.open_text("flood.txt", TEXT).await?;
    // By mouse and two letters; the new tag gets the first key.
    page.drag("carried the books upstairs").await?;
    page.type_tag("ho").await?;
    page.key(Key::Enter).await?;
    page.hears("Tagged “carried the books upstairs” as ho").await?;
    page.saved().await?;
    // By digit: one that overlaps, one that lies within.
    page.select("books upstairs before dawn").await?;
    page.press("1").await?;
    page.hears("Tagged “books upstairs before dawn” as ho").await?;
    page.tag("upstairs", "water").await?;
    page.counts(3).await?;
    // The last tag once more, by one key.
    page.select("the street").await?;
    page.press(".").await?;
    page.hears("Tagged “the street” as water").await?;
    page.chord(&[Key::Control], 'z').await?;
    page.hears("Undone: Tagged “the street” as water").await?;
    let washes = async |words: &'static str| -> Outcome<usize> { Ok(page.look(words).await?.washes) };
    assert_eq!((washes("carried the").await?, washes("books").await?), (1, 2));
    assert_eq!((washes("upstairs").await?, washes("before dawn").await?), (3, 1));
    assert_eq!(washes("river").await?, 0);

    page.chord(&[Key::Control], 'z').await?;
    page.hears("Undone: Tagged “upstairs” as water").await?;
    page.counts(2).await?;
    page.chord(&[Key::Control, Key::Shift], 'z').await?;
    page.hears("Done again: Tagged “upstairs” as water").await?;
    page.counts(3).await?;
    page.saved().await?;

    page.reload().await?;
    page.counts(3).await?;
    assert!(page.shows("the street was a lake").await?);
    let passages = page.passages().await?.join("\n");
    for expected in ["carried the books upstairs", "books upstairs before dawn", "water", "Ben"] {
        assert!(passages.contains(expected), "{expected} in {passages}");
    }
    assert_eq!(page.look("upstairs").await?.washes, 3);
    Ok(())
}

async fn a_passage_is_changed_and_deleted(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    page.open_text("flood.txt", TEXT).await?;
    page.tag("the street was", "place").await?;
    page.click_words("the street was").await?;
    let open = page.find("dialog", "Passage").await?;

    page.find_in(&open, "textbox", "Note").await?.send_keys("seen from the roof").await?;
    page.until("the note in the list", async |page| {
        Ok(page.passages().await?.join(" ").contains("seen from the roof"))
    })
    .await?;
    page.click_words("the street was").await?;
    let open = page.find("dialog", "Passage").await?;
    page.click_in(&open, "button", "End a word later").await?;
    page.hears("Passage is now “the street was a”").await?;
    page.click_in(&open, "button", "End a word later").await?;
    page.hears("Passage is now “the street was a lake”").await?;
    page.click_in(&open, "button", "Start a word later").await?;
    page.hears("Passage is now “street was a lake”").await?;
    let field = page.find_in(&open, "textbox", "New tag").await?;
    field.send_keys("morning").await?;
    page.key(Key::Enter).await?;
    page.hears("as morning").await?;
    page.click_in(&open, "button", "place").await?;
    page.hears("Took place off “street was a lake”").await?;
    page.saved().await?;

    page.reload().await?;
    let passages = page.passages().await?;
    assert_eq!(passages.len(), 1, "{passages:?}");
    for expected in ["street was a lake", "morning", "seen from the roof", "Ana"] {
        assert!(passages.join("\n").contains(expected), "{expected} in {passages:?}");
    }

    page.click_words("street was a lake").await?;
    page.click("button", "Delete passage").await?;
    page.hears("Deleted the passage “street was a lake”").await?;
    page.counts(0).await?;
    page.chord(&[Key::Control], 'z').await?;
    page.hears("Undone: Deleted the passage").await?;
    page.counts(1).await
}
