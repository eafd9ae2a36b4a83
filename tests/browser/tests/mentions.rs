//! A click on a name says why it is marked and corrects it; the list of entities does too. Corrections are
//! undone, kept, and learnt for the next transcript.

use browser_tests::{Kind, Outcome, Page, in_both_browsers};
use thirtyfour::Key;

in_both_browsers!(
    a_mention_says_why_and_is_corrected,
    one_mention_is_corrected_alone,
    the_list_of_entities_corrects,
    a_missed_name_is_added_and_learnt,
    names_are_corrected_by_keyboard,
);

const TEXT: &str = "Anna Keller: We met Sergey Lavrov in Mali.\n\nPaul Weber: Lavrov said that the World Bank would pay Mali \
    today.\n\nAnna Keller: Nobody in the blue room asked Lavrov about Mali.\n";

async fn opened(kind: Kind) -> Outcome<Page> {
    let page = Page::fresh(kind).await?;
    page.open_text("talks.txt", TEXT).await?;
    underlined(&page, "Mali.", Some("dotted")).await?;
    Ok(page)
}

/// Waits until the line under words has this style, or there is none.
async fn underlined(page: &Page, words: &str, style: Option<&str>) -> Outcome {
    page.until(&format!("{words} with {style:?} under it"), async |page| {
        Ok(page.look(words).await?.underline.as_deref() == style)
    })
    .await
}

/// Clicks a name and gives its box.
async fn click_name(page: &Page, words: &str) -> Outcome<thirtyfour::WebElement> {
    page.click_words(words).await?;
    page.find("dialog", "Name: ").await
}

async fn undo(page: &Page, what: &str) -> Outcome {
    page.chord(&[Key::Control], 'z').await?;
    page.hears(&format!("Undone: {what}")).await
}

async fn a_mention_says_why_and_is_corrected(kind: Kind) -> Outcome {
    let page = opened(kind).await?;
    let open = click_name(&page, "Mali").await?;
    assert!(open.text().await?.contains("on the list of countries"), "{}", open.text().await?);
    page.click_in(&open, "button", "Organisation").await?;
    page.hears("Mali is of the kind Organisation, at 3 places").await?;
    underlined(&page, "Mali.", Some("double")).await?;
    underlined(&page, "Mali today", Some("double")).await?;
    undo(&page, "Mali is of the kind Organisation").await?;
    underlined(&page, "Mali today", Some("dotted")).await?;
    page.chord(&[Key::Control, Key::Shift], 'z').await?;
    page.hears("Done again: Mali is of the kind Organisation").await?;
    page.saved().await?;
    page.reload().await?;
    underlined(&page, "Mali today", Some("double")).await?;

    let open = click_name(&page, "Mali").await?;
    assert!(open.text().await?.contains("You corrected it"), "{}", open.text().await?);
    page.click_in(&open, "button", "Take back").await?;
    page.hears("Took back a correction of Mali").await?;
    underlined(&page, "Mali today", Some("dotted")).await?;

    page.click_in(&open, "button", "Tag all mentions").await?;
    page.hears("Tagged 3 passages as Mali").await?;
    page.counts(3).await?;
    undo(&page, "Tagged 3 passages").await?;
    page.counts(0).await?;

    // The box must not lie over what is clicked next.
    page.key(Key::Escape).await?;
    page.until("the box closed", async |page| Ok(!page.has("dialog", "Name: ").await?)).await?;
    let open = click_name(&page, "World Bank").await?;
    page.click_in(&open, "button", "Start a word earlier").await?;
    page.hears("World Bank is now the World Bank").await?;
    underlined(&page, "the World", Some("double")).await?;
    page.click_in(&open, "button", "Not a name").await?;
    page.hears("the World Bank is not a name, at 1 place").await?;
    underlined(&page, "World Bank", None).await?;
    undo(&page, "the World Bank is not a name").await?;
    underlined(&page, "the World", Some("double")).await
}

async fn one_mention_is_corrected_alone(kind: Kind) -> Outcome {
    let page = opened(kind).await?;
    let open = click_name(&page, "Mali").await?;
    page.click_in(&open, "button", "This one only").await?;
    page.click_in(&open, "button", "Not a name here").await?;
    page.hears("Mali is not a name, at 1 place").await?;
    underlined(&page, "Mali.", None).await?;
    underlined(&page, "Mali today", Some("dotted")).await?;
    page.until("the box closed", async |page| Ok(!page.has("dialog", "Name: ").await?)).await?;

    let open = click_name(&page, "Sergey Lavrov").await?;
    page.click_in(&open, "button", "This one only").await?;
    page.click_in(&open, "button", "End a word later").await?;
    page.hears("Sergey Lavrov is now Sergey Lavrov in").await?;
    underlined(&page, "in Mali", Some("solid")).await?;
    page.saved().await?;
    page.reload().await?;
    underlined(&page, "in Mali", Some("solid")).await?;
    underlined(&page, "Mali.", None).await?;

    // What is tagged opens first; the next click reaches the name under it.
    page.tag("Sergey", "talks").await?;
    page.click_words("Sergey").await?;
    page.find("dialog", "Passage").await?;
    page.click_words("Sergey").await?;
    let open = page.find("dialog", "Name: Sergey Lavrov").await?;
    page.click_in(&open, "button", "Tag it").await?;
    page.find("dialog", "Tag the selection").await?;
    Ok(())
}

async fn the_list_of_entities_corrects(kind: Kind) -> Outcome {
    let page = opened(kind).await?;
    page.click("tab", "Entities").await?;
    page.click("button", "Details of Sergey Lavrov").await?;
    let said = page.items("Who says Sergey Lavrov").await?;
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].contains("Anna Keller") && said[0].contains('2'), "{said:?}");

    page.click("button", "Split off Lavrov").await?;
    page.hears("Lavrov stands by itself").await?;
    page.find("button", "Lavrov, 2 mentions").await?;
    let field = page.find("combobox", "Same as").await?;
    field.send_keys("Lavrov").await?;
    page.key(Key::Enter).await?;
    page.hears("Sergey Lavrov is the same as Lavrov").await?;
    page.find("button", "Lavrov, 3 mentions").await?;
    let field = page.find("combobox", "Same as").await?;
    field.send_keys("S. Lavrov").await?;
    page.key(Key::Enter).await?;
    page.hears("Lavrov is called S. Lavrov").await?;
    page.find("button", "S. Lavrov, 3 mentions").await?;

    page.click("button", "Details of Mali").await?;
    page.until("the details of Mali", async |page| Ok(!page.items("Who says Mali").await?.is_empty())).await?;
    page.click("button", "Group").await?;
    page.hears("Mali is of the kind Group, at 3 places").await?;
    underlined(&page, "Mali.", Some("dashed")).await?;
    page.click("button", "Not a name").await?;
    page.hears("Mali is not a name, at 3 places").await?;
    underlined(&page, "Mali.", None).await?;
    page.saved().await?;

    page.reload().await?;
    page.click("tab", "Entities").await?;
    page.find("button", "S. Lavrov, 3 mentions").await?;
    assert!(!page.has("button", "Mali, ").await?);
    page.click("button", "5 corrections").await?;
    page.click("button", "Take back: Mali is not a name").await?;
    page.find("button", "Mali, 3 mentions").await?;
    page.click("button", "By name").await?;
    page.until("sorted by name", async |page| {
        Ok(page.value("return document.querySelector('.entity-row .words').textContent", Vec::new()).await?
            == "Anna Keller")
    })
    .await
}

async fn a_missed_name_is_added_and_learnt(kind: Kind) -> Outcome {
    let page = opened(kind).await?;
    page.select("blue room").await?;
    page.click("button", "Mark the selection as a name").await?;
    let open = page.find("dialog", "Name: blue room").await?;
    page.click_in(&open, "button", "Place").await?;
    page.hears("blue room is of the kind Place").await?;
    underlined(&page, "blue room", Some("dotted")).await?;
    page.key(Key::Escape).await?;

    page.chord(&[Key::Control], 'k').await?;
    page.press("missed").await?;
    page.key(Key::Enter).await?;
    page.until("the field focused", async |page| {
        Ok(page.value("return document.activeElement.id", Vec::new()).await? == "add-name")
    })
    .await?;
    page.press("no such thing").await?;
    page.key(Key::Enter).await?;
    page.hears("“no such thing” does not stand in this text").await?;
    page.press("Nobody").await?;
    page.key(Key::Enter).await?;
    page.hears("Nobody is a name, of the kind Person, at 1 place").await?;
    underlined(&page, "Nobody", Some("solid")).await?;
    undo_from_button(&page).await?;
    underlined(&page, "Nobody", None).await?;
    page.saved().await?;

    page.open_text("next.txt", "Ben Osei: I never saw the blue room, nor Accra.\n").await?;
    underlined(&page, "blue room", Some("dotted")).await?;
    page.click("button", "Export").await?;
    page.click("radio", "doccano").await?;
    page.click("checkbox", "Entities").await?;
    page.until("the file written", async |page| Ok(page.find("button", "Save file").await?.is_enabled().await?))
        .await?;
    page.click("button", "Save file").await?;
    let (_, content) = page.downloaded(".jsonl").await?;
    let content = String::from_utf8_lossy(&content).into_owned();
    assert!(content.contains("PLACE"), "{content}");
    Ok(())
}

/// In a field the keys of undo are the browser's own.
async fn undo_from_button(page: &Page) -> Outcome {
    page.click("button", "Undo").await?;
    page.hears("Undone: ").await
}

async fn names_are_corrected_by_keyboard(kind: Kind) -> Outcome {
    let page = opened(kind).await?;
    page.find("article", "Transcript").await?.focus().await?;
    for word in ["We", "met", "Sergey"] {
        page.key(Key::Right).await?;
        page.hears(word).await?;
    }
    page.key(Key::Enter).await?;
    page.find("dialog", "Name: Sergey Lavrov").await?;
    page.until("the box focused", async |page| {
        Ok(page.value("return document.activeElement.id", Vec::new()).await? == "mention")
    })
    .await?;
    let focused = async |page: &Page, name: &str| -> Outcome<bool> {
        let is = "const e = document.activeElement; return (e.getAttribute('aria-label') || '') + e.textContent";
        Ok(page.value(is, Vec::new()).await?.as_str().is_some_and(|found| found.contains(name)))
    };
    for name in ["Close", "All 3 mentions", "This one only", "Person", "Organisation"] {
        page.key(Key::Tab).await?;
        page.until(name, async |page| focused(page, name).await).await?;
    }
    page.key(Key::Enter).await?;
    page.hears("Sergey Lavrov is of the kind Organisation, at 3 places").await?;
    underlined(&page, "Sergey", Some("double")).await?;
    undo(&page, "Sergey Lavrov is of the kind Organisation").await?;
    underlined(&page, "Sergey", Some("solid")).await?;
    page.key(Key::Escape).await?;
    page.until("the box closed", async |page| Ok(!page.has("dialog", "Name: ").await?)).await?;
    page.until("the text focused", async |page| {
        Ok(page.value("return document.activeElement.id", Vec::new()).await? == "text")
    })
    .await
}
