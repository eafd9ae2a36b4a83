//! The transcript on the page: its words, how they look, how they are selected and tagged.

use crate::script::{ENDS, LOOK, PASSAGES, SELECT, WORDS};
use crate::{Outcome, Page, Problem};
use serde::Deserialize;
use serde_json::{Value, json};
use std::cell::Cell;
use std::time::Duration;
use thirtyfour::Key;

/// How words look.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Look {
    /// The style of the line under them.
    pub underline: Option<String>,
    /// How many passages colour their ground.
    pub washes: usize,
    /// The colour of their letters.
    pub colour: String,
    /// Whether they are drawn a little stronger, as terms of themes are.
    pub stroke: bool,
}

impl Page {
    /// What a list or a table of this name shows, one text an item or a row.
    pub async fn items(&self, list: &str) -> Outcome<Vec<String>> {
        Ok(serde_json::from_value(self.value(crate::script::ITEMS, vec![json!(list)]).await?)?)
    }

    async fn of_words(&self, script: &str, words: &str, nth: usize) -> Outcome<Value> {
        self.value(&format!("{WORDS}{script}"), vec![json!(words), json!(nth)]).await
    }

    /// The transcript as it stands on the page.
    pub async fn text(&self) -> Outcome<String> {
        let text = self.value(&format!("{WORDS} return article.textContent"), Vec::new()).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Whether these words stand in the transcript.
    pub async fn shows(&self, words: &str) -> Outcome<bool> {
        Ok(self.text().await?.contains(words))
    }

    /// How words look.
    pub async fn look(&self, words: &str) -> Outcome<Look> {
        Ok(serde_json::from_value(self.of_words(LOOK, words, 0).await?)?)
    }

    /// Waits until the entities of the text are found.
    pub async fn searched(&self) -> Outcome {
        for _ in 0..600 {
            let tab = self.find("tab", "Entities").await?;
            if self.name(&tab).await? != "Entities 0" {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Err("no entities were found".into())
    }

    /// Selects words and waits for the box beside them.
    pub async fn select(&self, words: &str) -> Outcome {
        self.select_nth(words, 0).await
    }

    /// Selects one of several places with the same words, counted from 0.
    pub async fn select_nth(&self, words: &str, nth: usize) -> Outcome {
        self.mark(words, nth).await?;
        self.find("dialog", "Tag the selection").await?;
        Ok(())
    }

    /// Selects words in a text that nothing is tagged in directly.
    pub async fn mark(&self, words: &str, nth: usize) -> Outcome {
        match self.of_words(SELECT, words, nth).await? == json!(true) {
            true => Ok(()),
            false => Err(format!("“{words}” does not stand in the text").into()),
        }
    }

    async fn ends(&self, words: &str) -> Outcome<[i64; 4]> {
        let ends: Vec<f64> = serde_json::from_value(self.of_words(ENDS, words, 0).await?)?;
        let ends: Vec<i64> = ends.into_iter().map(|e| e.round() as i64).collect();
        ends.try_into().map_err(|_| -> Problem { format!("“{words}” is not in sight").into() })
    }

    /// Selects words by dragging the mouse over them.
    pub async fn drag(&self, words: &str) -> Outcome {
        let [left, top, right, bottom] = self.ends(words).await?;
        let chain = self.driver()?.action_chain();
        let middle = ((left + right) / 2, (top + bottom) / 2);
        let chain = chain.move_to(left, top).click_and_hold().move_to(middle.0, middle.1).move_to(right + 1, bottom);
        chain.release().perform().await?;
        self.find("dialog", "Tag the selection").await?;
        Ok(())
    }

    /// Clicks into words.
    pub async fn click_words(&self, words: &str) -> Outcome {
        let [left, top, right, bottom] = self.ends(words).await?;
        let across = if top == bottom { (left + right) / 2 } else { left + 3 };
        self.driver()?.action_chain().move_to(across, top).click().perform().await?;
        Ok(())
    }

    /// Selects words and gives them the tag with this name, made if there is none.
    pub async fn tag(&self, words: &str, tag: &str) -> Outcome {
        self.select(words).await?;
        self.type_tag(tag).await?;
        self.key(Key::Enter).await?;
        self.hears(&format!("as {tag}")).await
    }

    /// Types a tag's name over a selection: the first letter opens the field.
    pub async fn type_tag(&self, tag: &str) -> Outcome {
        let mut letters = tag.chars();
        let first: String = letters.by_ref().take(1).collect();
        self.press(&first).await?;
        let typed = "return document.activeElement.value";
        self.until("the first letter in the field", async |page| Ok(page.value(typed, Vec::new()).await? == first))
            .await?;
        if !letters.as_str().is_empty() {
            self.press(letters.as_str()).await?;
        }
        self.until("the tag's name in the field", async |page| Ok(page.value(typed, Vec::new()).await? == tag)).await
    }

    /// The passages as the list shows them: quote, tags and note, line by line.
    pub async fn passages(&self) -> Outcome<Vec<String>> {
        self.click("tab", "Passages").await?;
        Ok(serde_json::from_value(self.value(PASSAGES, Vec::new()).await?)?)
    }

    /// How many passages the list counts, once it counts them.
    pub async fn passage_count(&self) -> Outcome<usize> {
        let counted = Cell::new(0);
        let counts = async |page: &Self| Ok(page.passages_counted().await?.inspect(|n| counted.set(*n)).is_some());
        self.until("the number of passages", counts).await?;
        Ok(counted.get())
    }

    /// Waits until the list counts so many passages.
    pub async fn counts(&self, passages: usize) -> Outcome {
        let what = format!("{passages} passages");
        self.until(&what, async |page| Ok(page.passages_counted().await? == Some(passages))).await
    }

    /// The number on the list's tab; none while the tab is being drawn.
    async fn passages_counted(&self) -> Outcome<Option<usize>> {
        let name = self.name(&self.find("tab", "Passages").await?).await?;
        Ok(name.trim_start_matches("Passages").trim().parse().ok())
    }
}
