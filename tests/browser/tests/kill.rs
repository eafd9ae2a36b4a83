//! A browser that is killed while it works loses nothing that it had called saved.

use browser_tests::{Kind, Outcome, Page, Profile, in_both_browsers};
use serde_json::json;
use std::time::Duration;

in_both_browsers!(nothing_saved_is_lost_in_ten_kills);

const ROUNDS: u64 = 10;

/// Tags one word after the other as fast as the page saves, and counts in the window's own name
/// how many passages it had when it last said that they were saved.
const TAGGING: &str = r#"
const first = arguments[0];
window.kept = first;
const count = () => Number([...document.querySelectorAll('[role="tab"]')][0].textContent.match(/\d+/)[0]);
const saved = () => [...document.querySelectorAll('[role="status"]')].some(e => e.textContent === "Saved in this browser");
const until = holds => new Promise(done => {
  const look = () => (holds() ? done() : setTimeout(look, 2));
  look();
});
const tagging = async () => {
  for (let n = first; ; n++) {
    const word = `word${n} `;
    const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
    let node;
    while ((node = walker.nextNode()) && !node.data.includes(word));
    const range = document.createRange();
    const at = node.data.indexOf(word);
    range.setStart(node, at);
    range.setEnd(node, at + word.length - 1);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    await until(() => document.querySelector('[role="dialog"]'));
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "1", bubbles: true, cancelable: true }));
    await until(() => count() === n + 1 && saved());
    window.kept = n + 1;
  }
};
tagging().catch(problem => { window.problem = String(problem); });
"#;

async fn nothing_saved_is_lost_in_ten_kills(kind: Kind) -> Outcome {
    let mut profile = Profile::fresh()?;
    let mut kept = 0;
    let mut total = 0;
    for round in 0..ROUNDS {
        let page = Page::with(kind, profile).await?;
        if round == 0 {
            let words: Vec<String> = (0..600).map(|n| format!("word{n} and")).collect();
            page.open_text("words.txt", &words.join(" ")).await?;
            let codebook = page.find("region", "Codebook").await?;
            page.find_in(&codebook, "textbox", "New tag").await?.send_keys("seen").await?;
            page.click_in(&codebook, "button", "Add").await?;
        }
        page.saved().await?;
        let found = page.passage_count().await? as u64;
        assert!(found >= kept, "round {round}: {kept} passages were saved, {found} are left");
        let said = page.said().await?.join(" ");
        assert!(!said.contains("damaged"), "round {round}: {said}");
        page.value(TAGGING, vec![json!(found)]).await?;
        // Killed at a different moment of its work each time.
        tokio::time::sleep(Duration::from_millis(250 + round * 37)).await;
        let state = page.value("return [window.kept, window.problem || null]", Vec::new()).await?;
        assert!(state[1].is_null(), "round {round}: {state}");
        kept = state[0].as_u64().unwrap_or_default();
        total = kept;
        profile = page.kill();
    }
    let page = Page::with(kind, profile).await?;
    page.saved().await?;
    assert!(page.passage_count().await? as u64 >= kept);
    assert!(total > ROUNDS, "only {total} passages in {ROUNDS} rounds");
    println!("{kind:?}: {total} passages in {ROUNDS} kills, none lost");
    Ok(())
}
