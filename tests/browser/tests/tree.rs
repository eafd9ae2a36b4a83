//! The codebook as a tree: ordered and nested by keyboard, mouse and touch, merged, split; what a tag means is
//! shown while tagging.

use browser_tests::{Kind, Outcome, Page, in_both_browsers};
use serde_json::json;
use thirtyfour::{Key, WebElement};

in_both_browsers!(a_tree_is_shaped_by_keyboard);
in_both_browsers!(a_tree_is_shaped_by_dragging);
in_both_browsers!(tags_are_merged_split_and_deleted_in_one_step_each);
in_both_browsers!(what_a_tag_means_is_shown_while_tagging);

/// A page with these tags, in this order.
async fn with_tags(kind: Kind, tags: &[&str]) -> Outcome<Page> {
    let page = Page::fresh(kind).await?;
    page.resize(1440, 900).await?;
    let codebook = page.find("region", "Codebook").await?;
    let field = page.find_in(&codebook, "textbox", "New tag").await?;
    for tag in tags {
        field.send_keys(*tag).await?;
        field.send_keys(Key::Enter.value().to_string()).await?;
        page.hears(&format!("New tag {tag}")).await?;
    }
    Ok(page)
}

/// The lines of the tree: name and level.
async fn lines(page: &Page) -> Outcome<String> {
    let script = "return [...document.querySelectorAll('[role=treeitem]')].map(e => e.ariaLevel + e.querySelector('.words').textContent).join(' ')";
    Ok(page.value(script, Vec::new()).await?.as_str().unwrap_or_default().to_owned())
}

async fn shows(page: &Page, expected: &str) -> Outcome {
    page.until(expected, async |page| Ok(lines(page).await? == expected)).await
}

/// Waits until the line of a tag has the focus.
async fn focus_on(page: &Page, tag: &str) -> Outcome {
    let script = "return document.activeElement.querySelector('.words')?.textContent";
    page.until(tag, async |page| Ok(page.value(script, Vec::new()).await? == json!(tag))).await
}

async fn a_tree_is_shaped_by_keyboard(kind: Kind) -> Outcome {
    let page = with_tags(kind, &["hope", "harm", "harbour", "boats"]).await?;
    page.find("treeitem", "hope").await?.focus().await?;
    page.key(Key::Down).await?;
    focus_on(&page, "harm").await?;
    page.chord(&[Key::Alt], Key::Right.value()).await?;
    page.hears("harm is under hope, 1 of 1").await?;
    shows(&page, "1hope 2harm 1harbour 1boats").await?;
    focus_on(&page, "harm").await?;
    page.key(Key::Left).await?;
    focus_on(&page, "hope").await?;
    page.key(Key::Left).await?;
    shows(&page, "1hope 1harbour 1boats").await?;
    page.key(Key::Right).await?;
    page.key(Key::Right).await?;
    focus_on(&page, "harm").await?;
    page.key(Key::End).await?;
    focus_on(&page, "boats").await?;
    page.press("har").await?;
    focus_on(&page, "harm").await?;
    page.press("b").await?;
    page.key(Key::Home).await?;
    focus_on(&page, "hope").await?;
    page.chord(&[Key::Alt], Key::Up.value()).await?;
    page.hears("hope cannot go further that way").await?;
    page.chord(&[Key::Alt], Key::Down.value()).await?;
    page.hears("hope is at the top level, 2 of 3").await?;
    shows(&page, "1harbour 1hope 2harm 1boats").await?;
    focus_on(&page, "hope").await?;
    page.key(Key::Down).await?;
    page.chord(&[Key::Alt], Key::Left.value()).await?;
    page.hears("harm is at the top level, 3 of 4").await?;
    page.chord(&[Key::Control], 'z').await?;
    page.hears("Undone: harm").await?;
    shows(&page, "1harbour 1hope 2harm 1boats").await?;
    page.saved().await?;
    page.reload().await?;
    page.find("treeitem", "harbour").await?;
    shows(&page, "1harbour 1hope 2harm 1boats").await
}

/// The middle of an element, and its height.
async fn middle(page: &Page, element: &WebElement) -> Outcome<(i64, i64, i64)> {
    let script = "const r = arguments[0].getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2, r.height].map(Math.round)";
    Ok(serde_json::from_value(page.value(script, vec![element.to_json()?]).await?)?)
}

async fn a_tree_is_shaped_by_dragging(kind: Kind) -> Outcome {
    let page = with_tags(kind, &["hope", "harm", "boats"]).await?;
    let (hope, harm) = (page.find("treeitem", "hope").await?, page.find("treeitem", "harm").await?);
    let (_, top, _) = middle(&page, &hope).await?;
    let (x, y, _) = middle(&page, &harm).await?;
    let marked = async |page: &Page, mark: &str| {
        Ok::<bool, browser_tests::Problem>(
            page.value(&format!("return !!document.querySelector('.{mark}')"), Vec::new()).await? == json!(true),
        )
    };
    // Under another: a frame around it says so.
    page.driver()?.action_chain().move_to(x, y).click_and_hold().move_to(x, y - 8).move_to(x, top).perform().await?;
    page.until("the mark inside", async |page| marked(page, "drop-inside").await).await?;
    // Escape lets it stay.
    page.key(Key::Escape).await?;
    page.until("no mark", async |page| Ok(!marked(page, "drop-inside").await?)).await?;
    page.driver()?.action_chain().release().perform().await?;
    shows(&page, "1hope 1harm 1boats").await?;

    page.driver()?
        .action_chain()
        .move_to(x, y)
        .click_and_hold()
        .move_to(x, y - 8)
        .move_to(x, top)
        .release()
        .perform()
        .await?;
    page.hears("harm is under hope, 1 of 1").await?;
    shows(&page, "1hope 2harm 1boats").await?;
    // A drag is no click: nothing was opened.
    assert!(!page.reads("Delete tag").await?);

    // Before the first: a line above it says so.
    let boats = page.find("treeitem", "boats").await?;
    let (x, y, height) = middle(&page, &boats).await?;
    let above = top - height / 2 + 2;
    page.driver()?.action_chain().move_to(x, y).click_and_hold().move_to(x, y - 8).move_to(x, above).perform().await?;
    page.until("the line above", async |page| marked(page, "drop-above").await).await?;
    page.picture(&format!("{}-dragging", format!("{kind:?}").to_lowercase())).await?;
    page.driver()?.action_chain().release().perform().await?;
    page.hears("boats is at the top level, 1 of 2").await?;

    // By touch it is the handle that drags; a finger on the line scrolls.
    let drag = "const [line, from, to] = arguments; const at = document.querySelector('#' + CSS.escape(line)); const hold = from ? at.querySelector(from) : at;
        const r = hold.getBoundingClientRect(); const send = (type, y) => hold.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true,
        pointerType: 'touch', pointerId: 7, button: type === 'pointerdown' ? 0 : -1, clientX: r.left + 4, clientY: y }));
        send('pointerdown', r.top + 4); send('pointermove', r.top + 14); send('pointermove', to); send('pointerup', to);";
    let harm = page.find("treeitem", "harm").await?;
    let line = harm.id().await?.unwrap_or_default();
    let bottom = page
        .value(
            "return [...document.querySelectorAll('[role=treeitem]')].pop().getBoundingClientRect().bottom + 6",
            Vec::new(),
        )
        .await?;
    page.value(drag, vec![json!(line), json!(""), bottom.clone()]).await?;
    shows(&page, "1boats 1hope 2harm").await?;
    page.value(drag, vec![json!(line), json!(".handle"), bottom]).await?;
    page.hears("harm is at the top level, 3 of 3").await?;
    shows(&page, "1boats 1hope 1harm").await
}

async fn tags_are_merged_split_and_deleted_in_one_step_each(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    page.resize(1440, 900).await?;
    for (words, tag) in
        [("dredging fund", "Money"), ("small boats wait", "Fishing"), ("Nobody withdrew in 2027", "Money")]
    {
        page.tag(words, tag).await?;
    }
    page.key(Key::Escape).await?;
    let codebook = page.find("region", "Codebook").await?;

    // Split: one passage goes to a tag that is made for it.
    page.click_in(&codebook, "treeitem", "Money").await?;
    page.click_in(&codebook, "button", "Split, or move passages").await?;
    let dialog = page.find("dialog", "Move passages to another tag").await?;
    page.find_in(&dialog, "checkbox", "dredging fund").await?.click().await?;
    page.find_in(&dialog, "combobox", "To the tag").await?.send_keys("Dredging").await?;
    page.picture(&format!("{}-split", format!("{kind:?}").to_lowercase())).await?;
    page.click_in(&dialog, "button", "Move 1 passage to the new tag Dredging").await?;
    page.hears("Moved 1 passage from Money to Dredging").await?;
    shows(&page, "1Money 1Dredging 1Fishing").await?;
    page.click("button", "Undo").await?;
    page.hears("Undone: Moved 1 passage").await?;
    shows(&page, "1Money 1Fishing").await?;

    // Merge: the passages get the other tag.
    page.choose("Merge into", "Fishing").await?;
    page.click_in(&codebook, "button", "Merge").await?;
    page.hears("Merged Money into Fishing: 2 passages have the other tag").await?;
    shows(&page, "1Fishing").await?;
    page.until("all under one tag", async |page| {
        Ok(page.passages().await?.iter().filter(|p| p.contains("Fishing")).count() == 3)
    })
    .await?;
    page.chord(&[Key::Control], 'z').await?;
    page.hears("Undone: Merged").await?;
    shows(&page, "1Money 1Fishing").await?;

    // A digit is chosen in the box; the tag that had it has none then.
    page.choose("Key", "1 (now Money)").await?;
    page.hears("Fishing has the key 1 now, Money has none").await?;

    // A branch goes with what is under it, and it is said what that is.
    page.find("treeitem", "Fishing").await?.focus().await?;
    page.chord(&[Key::Alt], Key::Right.value()).await?;
    page.hears("Fishing is under Money").await?;
    let money = page.find("treeitem", "Money").await?;
    assert!(page.name(&money).await?.starts_with("Money 2 passages, 3 with the tags under it"));
    money.focus().await?;
    page.key(Key::Delete).await?;
    page.hears("Deleted Money and 1 tag under it, which marked 3 passages; 3 had nothing else and went too").await?;
    page.counts(0).await?;
    page.chord(&[Key::Control], 'z').await?;
    page.counts(3).await
}

async fn what_a_tag_means_is_shown_while_tagging(kind: Kind) -> Outcome {
    let page = with_tags(kind, &["hope", "harm"]).await?;
    let codebook = page.find("region", "Codebook").await?;
    page.click_in(&codebook, "treeitem", "harm").await?;
    let description = page.find_in(&codebook, "textbox", "Description").await?;
    page.fill(&description, "What goes wrong for people. Not: damage to things.").await?;
    page.hears("New description for harm").await?;
    page.click_in(&codebook, "treeitem", "harm").await?;
    page.select("small boats wait").await?;
    assert!(!page.reads("Not: damage to things").await?);
    page.type_tag("ha").await?;
    page.until("what the tag means", async |page| page.reads("Not: damage to things").await).await?;
    page.picture(&format!("{}-meaning", format!("{kind:?}").to_lowercase())).await?;
    page.key(Key::Enter).await?;
    page.hears("as harm").await
}
