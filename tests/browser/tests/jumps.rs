//! A jump lands where it said and stays there, and no layer moves the text.

use browser_tests::{Kind, Outcome, Page, in_both_browsers};
use serde_json::json;
use std::time::Duration;
use thirtyfour::Key;

in_both_browsers!(a_jump_lands_and_stays, layers_move_nothing);

/// An interview of many turns, each of another length, as real ones are.
fn interview(turns: usize) -> String {
    let speakers = ["Ana", "Ben"];
    let turn = |n: usize| {
        let sentences =
            (0..1 + n * 7 % 13).map(|s| format!("Sentence {s} of turn {n} goes on about the harbour in Lisbon."));
        let name = speakers.get(n % 2).copied().unwrap_or_default();
        format!("{name}: Turn {n} begins here. {}\n\n", sentences.collect::<Vec<_>>().join(" "))
    };
    (0..turns).map(turn).collect()
}

/// How far below the upper edge of the text's window these words are, in pixels; null out of sight.
const BELOW: &str = r#"
const words = arguments[0];
const article = document.querySelector('article[aria-label="Transcript"]');
const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const at = walker.currentNode.data.indexOf(words);
  if (at < 0) continue;
  const range = document.createRange();
  range.setStart(walker.currentNode, at);
  range.setEnd(walker.currentNode, at + words.length);
  const box = range.getBoundingClientRect();
  const pane = document.querySelector("main").getBoundingClientRect();
  return box.bottom > pane.top && box.top < pane.bottom ? box.top - pane.top : null;
}
return null;
"#;

async fn below(page: &Page, words: &str) -> Outcome<Option<f64>> {
    Ok(page.value(BELOW, vec![json!(words)]).await?.as_f64())
}

async fn lands(page: &Page, words: &str) -> Outcome {
    page.until(words, async |page| Ok(below(page, words).await?.is_some())).await?;
    // Time to come to rest, then a second in which nothing may move.
    tokio::time::sleep(Duration::from_millis(400)).await;
    let at = below(page, words).await?.ok_or_else(|| format!("{words} went out of sight"))?;
    for _ in 0..5 {
        tokio::time::sleep(Duration::from_millis(200)).await;
        let now = below(page, words).await?;
        assert!(now.is_some_and(|now| (now - at).abs() < 2.0), "{words} was {at} px down, then {now:?}");
    }
    Ok(())
}

async fn a_jump_lands_and_stays(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    page.open_text("interview.txt", &interview(300)).await?;
    let outline = page.find("region", "Outline").await?;
    let turns = outline.find_all(thirtyfour::By::Tag("button")).await?;
    for n in [100, 20] {
        let turn = turns.get(n).ok_or("the outline has too few lines")?;
        turn.scroll_into_view().await?;
        turn.click().await?;
        lands(&page, &format!("Turn {n} begins here.")).await?;
    }
    let strip = page.find("slider", "Place in the transcript").await?;
    strip.focus().await?;
    page.key(Key::End).await?;
    lands(&page, "Turn 299 begins here.").await?;
    page.key(Key::Home).await?;
    lands(&page, "Turn 0 begins here.").await
}

/// The heights of the paragraphs in sight.
const HEIGHTS: &str = r#"
return [...document.querySelectorAll("article p, article h1")].map(e => e.getBoundingClientRect().height);
"#;

async fn layers_move_nothing(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    page.searched().await?;
    page.tag("drafts are not decisions. But they are right to be angry", "anger").await?;
    page.tag("not decisions", "law").await?;
    let shown = page.value(HEIGHTS, Vec::new()).await?;
    assert!(shown.as_array().is_some_and(|h| h.len() > 10));
    for layer in ["Tags", "Entities", "Themes"] {
        page.click("button", layer).await?;
        page.hears(&format!("{layer} hidden")).await?;
        tokio::time::sleep(Duration::from_millis(150)).await;
        assert_eq!(page.value(HEIGHTS, Vec::new()).await?, shown, "{layer} hidden");
    }
    assert_eq!(page.look("drafts are not").await?.washes, 0);
    Ok(())
}
