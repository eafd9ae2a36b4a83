//! The page, and what one does with it.

use crate::browser::Browser;
use crate::script::STATUSES;
use crate::{Kind, Outcome, Problem, Profile};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::Duration;
use thirtyfour::{By, Key, WebDriver, WebElement};

/// A browser with the page in it.
pub struct Page {
    browser: Browser,
    kind: Kind,
    /// Where the browser keeps things; taken over by the next browser after a kill.
    pub profile: Profile,
}

/// The file under test.
pub fn built_page() -> Outcome<PathBuf> {
    let built = std::env::var_os("GLOSSATOR_PAGE").map_or_else(|| root().join("dist/glossator.html"), PathBuf::from);
    built
        .canonicalize()
        .map_err(|_| -> Problem { format!("{} is not there: run `cargo xtask build` first", built.display()).into() })
}

/// The project's top folder.
fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here)
}

/// A path below the project's top folder.
pub fn target(path: &str) -> PathBuf {
    root().join(path)
}

impl Page {
    /// The page in a browser that never saw it.
    pub async fn fresh(kind: Kind) -> Outcome<Self> {
        Self::with(kind, Profile::fresh()?).await
    }

    /// The page in a browser that keeps its things in `profile`.
    pub async fn with(kind: Kind, profile: Profile) -> Outcome<Self> {
        let page = Self::blank(kind, profile).await?;
        page.open().await?;
        Ok(page)
    }

    /// A browser without the page.
    pub async fn blank(kind: Kind, profile: Profile) -> Outcome<Self> {
        let browser = Browser::start(kind, &profile).await?;
        Ok(Self { browser, kind, profile })
    }

    /// Opens the page, or opens it anew.
    pub async fn open(&self) -> Outcome {
        self.driver()?.goto(format!("file://{}", built_page()?.display())).await?;
        self.find("article", "Transcript").await?;
        Ok(())
    }

    /// Kills the browser; gives what it kept.
    pub fn kill(mut self) -> Profile {
        self.browser.kill();
        self.profile
    }

    /// Which browser this is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The driver, for what has no word here.
    pub fn driver(&self) -> Outcome<&WebDriver> {
        self.browser.driver()
    }

    /// Loads the page again.
    pub async fn reload(&self) -> Outcome {
        self.driver()?.refresh().await?;
        self.find("article", "Transcript").await?;
        Ok(())
    }

    /// Runs a script that gives a value.
    pub async fn value(&self, script: &str, arguments: Vec<Value>) -> Outcome<Value> {
        Ok(self.driver()?.execute(script, arguments).await?.json().clone())
    }

    /// Clicks on what has this role and name.
    pub async fn click(&self, role: &str, name: &str) -> Outcome {
        self.find(role, name).await?.click().await?;
        Ok(())
    }

    /// Clicks on what has this role and name inside another element.
    pub async fn click_in(&self, within: &WebElement, role: &str, name: &str) -> Outcome {
        self.find_in(within, role, name).await?.click().await?;
        Ok(())
    }

    /// Drops a folder on Chromium's page.
    pub async fn drop_folder(&self, folder: &Path) -> Outcome {
        for kind in ["dragEnter", "dragOver", "drop"] {
            let data = json!({"items": [], "files": [folder], "dragOperationsMask": 1});
            let event = json!({"type": kind, "x": 400, "y": 300, "data": data});
            self.devtools("Input.dispatchDragEvent", event).await?;
        }
        Ok(())
    }

    /// Chooses an option of a list by its words.
    pub async fn choose(&self, list: &str, option: &str) -> Outcome {
        for found in self.find("combobox", list).await?.find_all(By::Tag("option")).await? {
            if found.text().await?.trim() == option {
                found.click().await?;
                return Ok(());
            }
        }
        Err(format!("there is no option {option}").into())
    }

    /// Does a command by its name.
    pub async fn command(&self, name: &str) -> Outcome {
        self.chord(&[Key::Control], 'k').await?;
        let field = self.find("combobox", "Find a command").await?;
        field.send_keys(name.trim_end_matches('…')).await?;
        self.find("option", name).await?;
        field.send_keys(Key::Enter.value().to_string()).await?;
        self.until("the commands gone", async |page| Ok(!page.has("dialog", "Commands").await?)).await
    }

    /// Presses keys one after the other, wherever the focus is.
    pub async fn press(&self, keys: impl AsRef<str>) -> Outcome {
        self.driver()?.action_chain().send_keys(keys.as_ref()).perform().await?;
        Ok(())
    }

    /// Presses a key.
    pub async fn key(&self, key: Key) -> Outcome {
        self.press(key.value().to_string()).await
    }

    /// Presses a key while others are held down.
    pub async fn chord(&self, held: &[Key], key: impl Into<char>) -> Outcome {
        let driver = self.driver()?;
        let mut keys = driver.action_chain();
        for held in held {
            keys = keys.key_down(held.value());
        }
        keys = keys.send_keys(key.into().to_string());
        for held in held.iter().rev() {
            keys = keys.key_up(held.value());
        }
        keys.perform().await?;
        Ok(())
    }

    /// Replaces what stands in a field and leaves it.
    pub async fn fill(&self, field: &WebElement, text: &str) -> Outcome {
        field.clear().await?;
        field.send_keys(text).await?;
        field.send_keys(Key::Tab).await?;
        Ok(())
    }

    /// Opens a file as the browser's file dialog would hand it over.
    pub async fn open_file(&self, path: &Path) -> Outcome {
        let field = self.driver()?.find(By::Css("input[type=file]")).await?;
        // As the page does before it shows the dialog; else Firefox adds to the files chosen before.
        self.value("arguments[0].value = ''", vec![field.to_json()?]).await?;
        field.send_keys(path.to_string_lossy().as_ref()).await?;
        Ok(())
    }

    /// Writes a text to a file, opens it and waits until it is shown.
    pub async fn open_text(&self, name: &str, text: &str) -> Outcome {
        let path = self.profile.file(name, text)?;
        self.open_file(&path).await?;
        let word = text.split_whitespace().last().unwrap_or_default().to_owned();
        self.until("the text", async |page| Ok(page.shows(&word).await?)).await
    }

    /// What is said aloud: whether the work is saved, and the latest message.
    pub async fn said(&self) -> Outcome<Vec<String>> {
        Ok(serde_json::from_value(self.value(STATUSES, Vec::new()).await?)?)
    }

    /// Waits until a message holds these words.
    pub async fn hears(&self, words: &str) -> Outcome {
        self.until(words, async |page| Ok(page.said().await?.iter().any(|s| s.contains(words)))).await
    }

    /// Waits until the page says that the work is saved.
    pub async fn saved(&self) -> Outcome {
        self.hears("Saved in this browser").await
    }

    /// Whether these words are in sight on the page, outside the transcript too.
    pub async fn reads(&self, words: &str) -> Outcome<bool> {
        Ok(self.value("return document.body.innerText", Vec::new()).await?.as_str().is_some_and(|t| t.contains(words)))
    }

    /// Waits for a download and gives its name and content.
    pub async fn downloaded(&self, ending: &str) -> Outcome<(PathBuf, Vec<u8>)> {
        for _ in 0..200 {
            for entry in std::fs::read_dir(self.profile.downloads())? {
                let path = entry?.path();
                let partial = path.with_file_name(format!("{}.part", path.display()));
                if path.to_string_lossy().ends_with(ending) && !partial.exists() {
                    let content = std::fs::read(&path)?;
                    if !content.is_empty() {
                        return Ok((path, content));
                    }
                }
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Err(format!("nothing was downloaded that ends in {ending}").into())
    }

    /// Takes a picture into `target/screenshots`.
    pub async fn picture(&self, name: &str) -> Outcome<PathBuf> {
        let folder = target("target/screenshots");
        std::fs::create_dir_all(&folder)?;
        let path = folder.join(format!("{name}.png"));
        self.driver()?.screenshot(&path).await?;
        Ok(path)
    }

    /// Makes the window so large, in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) -> Outcome {
        let channel = self.driver()?.bidi().await?;
        let context = channel.browsing_context().top_level().await?;
        let size = thirtyfour::bidi::modules::browsing_context::Viewport { width, height };
        channel.browsing_context().set_viewport(context, Some(size)).await?;
        Ok(())
    }
}
