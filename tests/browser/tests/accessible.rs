//! No view of the page breaks a rule of accessibility that a program can judge: wide and at 320 pixels (which
//! is 400 % on a wide screen), light and dark. At 320 pixels none is wider than the window.

use browser_tests::{Axe, Kind, Outcome, Page, in_both_browsers};
use serde_json::json;
use thirtyfour::Key;

in_both_browsers!(work_alone_is_accessible, a_class_is_accessible);

/// A page and what was found on its views.
struct Walk {
    page: Page,
    axe: Axe,
    complaints: Vec<String>,
}

/// What is wider than the window, if anything.
const TOO_WIDE: &str = r#"
const root = document.documentElement;
if (root.scrollWidth <= root.clientWidth) return [];
const wide = [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1);
return [`wider than the window: ${wide.slice(0, 3).map(e => `${e.tagName}.${e.className}`).join(", ")}`];
"#;

/// The window's sizes: a laptop's, and the one that no page may ask more of.
const SIZES: [(u32, u32); 2] = [(1280, 900), (320, 640)];

impl Walk {
    async fn start(kind: Kind) -> Outcome<Option<Self>> {
        let Some(axe) = Axe::found()? else { return Ok(None) };
        let page = Page::fresh(kind).await?;
        Ok(Some(Self { page, axe, complaints: Vec::new() }))
    }

    /// Judges the view in every size and both colours.
    async fn see(&mut self, view: &str) -> Outcome {
        for size in SIZES {
            self.see_at(view, size).await?;
        }
        let (width, height) = SIZES[0];
        self.page.resize(width, height).await
    }

    /// Judges the view in one size and both colours.
    async fn see_at(&mut self, view: &str, (width, height): (u32, u32)) -> Outcome {
        self.page.resize(width, height).await?;
        for theme in ["light", "dark"] {
            let page = &self.page;
            page.value("document.documentElement.dataset.theme = arguments[0]", vec![json!(theme)]).await?;
            let mut found = self.axe.complaints(page).await?;
            found.extend(serde_json::from_value::<Vec<String>>(page.value(TOO_WIDE, Vec::new()).await?)?);
            if std::env::var_os("PICTURE").is_some() {
                page.picture(&format!("view-{view}-{width}-{theme}")).await?;
            }
            self.complaints.extend(found.into_iter().map(|f| format!("{view}, {width}, {theme}: {f}")));
        }
        Ok(())
    }

    /// Opens a dialog by the name of its command, judges and closes it.
    async fn see_command(&mut self, command: &str) -> Outcome {
        self.page.command(command).await?;
        self.page.until("a dialog", async |page| Ok(page.has("dialog", "").await?)).await?;
        self.see(command).await?;
        self.page.key(Key::Escape).await
    }

    fn end(self) {
        assert!(self.complaints.is_empty(), "{}", self.complaints.join("\n"));
    }
}

async fn work_alone_is_accessible(kind: Kind) -> Outcome {
    let Some(mut walk) = Walk::start(kind).await? else { return Ok(()) };
    walk.page.searched().await?;
    walk.see("first sight").await?;
    // A wide and low screen at 400 %.
    walk.see_at("first sight", (320, 256)).await?;
    for (words, tag) in [
        ("dredging fund", "Money"),
        ("small boats wait", "Fishing"),
        ("the small boats", "Fairness"),
        ("Nobody withdrew in 2027", "Money"),
    ] {
        walk.page.tag(words, tag).await?;
    }
    walk.page.key(Key::Escape).await?;
    walk.page.saved().await?;
    walk.see("tagged").await?;
    for tab in ["Entities", "Themes", "Search", "Passages"] {
        walk.page.click("tab", tab).await?;
        walk.see(&format!("tab {tab}")).await?;
    }
    for sheet in ["Outline", "Codebook", "Details"] {
        walk.page.resize(320, 640).await?;
        walk.page.click("button", sheet).await?;
        walk.see_at(&format!("sheet {sheet}"), SIZES[1]).await?;
        walk.page.click("button", sheet).await?;
    }
    walk.page.resize(1280, 900).await?;
    walk.page.find("treeitem", "Fishing").await?.focus().await?;
    walk.page.chord(&[Key::Alt], Key::Right.value()).await?;
    walk.page.hears("Fishing is under Money").await?;
    walk.page.key(Key::Enter).await?;
    walk.page.find("combobox", "Merge into").await?;
    walk.see("a tag open in the tree").await?;
    walk.page.click("button", "Split, or move passages").await?;
    walk.page.find("checkbox", "Choose all").await?;
    walk.see("passages of a tag").await?;
    walk.page.key(Key::Escape).await?;
    walk.page.find("treeitem", "Fishing").await?.focus().await?;
    walk.page.key(Key::Enter).await?;
    walk.page.press("?").await?;
    walk.page.click("button", "Change keys").await?;
    walk.see("keys to be changed").await?;
    walk.page.key(Key::Escape).await?;

    walk.page.select("dredging fund").await?;
    walk.see("picker").await?;
    walk.page.press("m").await?;
    walk.see("picker typed").await?;
    walk.page.key(Key::Escape).await?;
    walk.page.key(Key::Escape).await?;
    walk.page.click_words("Nobody withdrew").await?;
    walk.page.find("textbox", "Note").await?.send_keys("a note").await?;
    walk.see("passage").await?;
    walk.page.key(Key::Escape).await?;
    walk.page.click_words("Port Selene").await?;
    walk.page.find("dialog", "Name: ").await?;
    walk.see("mention").await?;
    walk.page.key(Key::Escape).await?;

    walk.page.chord(&[Key::Control], 'k').await?;
    walk.page.find("combobox", "Find a command").await?;
    walk.see("commands").await?;
    walk.page.key(Key::Escape).await?;
    walk.see_command("Keys and legend").await?;
    walk.see_command("Settings").await?;
    walk.see_command("History").await?;
    walk.see_command("Paste a text").await?;

    walk.page.command("Search the text").await?;
    walk.page.find("searchbox", "Search the text").await?.send_keys("fund").await?;
    walk.page.hears("place").await?;
    walk.see("search").await?;
    walk.see_command("Concordance").await?;
    walk.page.find("article", "Transcript").await?.focus().await?;
    walk.page.command("Filter passages and text").await?;
    walk.page.click("button", "Tag Any tag").await?;
    walk.page.find("checkbox", "Fairness").await?;
    walk.see("filter").await?;
    walk.page.key(Key::Escape).await?;
    walk.page.key(Key::Escape).await?;
    walk.page.command("Excerpts…").await?;
    walk.page.find("button", "By transcript").await?;
    walk.see("excerpts").await?;
    walk.page.key(Key::Escape).await?;

    walk.page.click("button", "Export").await?;
    walk.page.find("dialog", "Export").await?;
    walk.page.click("radio", "brat").await?;
    walk.page.hears("The file will not hold").await.ok();
    walk.see("export").await?;
    walk.page.key(Key::Escape).await?;
    let captions = walk.page.profile.file("a.srt", "1\n00:00:01,000 --> 00:00:02,000\nAna: We never met.\n")?;
    walk.page.open_file(&captions).await?;
    walk.page.until("the preview", async |page| page.reads("We never met.").await).await?;
    walk.see("import").await?;
    walk.page.key(Key::Escape).await?;
    walk.page.command("Replace by a corrected text…").await?;
    walk.page.find("dialog", "Corrected text").await?;
    walk.see("corrected text").await?;
    let corrected = walk.page.profile.file("corrected.txt", "Ana: A text with nothing of the other in it.\n")?;
    walk.page.open_file(&corrected).await?;
    walk.page.find("region", "What becomes of the passages").await?;
    walk.see("what a corrected text does").await?;
    walk.page.key(Key::Escape).await?;
    walk.page.command("Copy with pseudonyms…").await?;
    walk.page.find("dialog", "Copy with pseudonyms").await?;
    walk.see("pseudonyms").await?;
    walk.page.key(Key::Escape).await?;
    walk.page.click("button", "Open").await?;
    walk.page.click("button", "New project").await?;
    walk.page.hears("Nothing to save yet").await?;
    walk.page.click("button", "Open").await?;
    walk.page.until("stored projects", async |page| page.reads("Other projects in this browser").await).await?;
    walk.see("open").await?;
    walk.page.click("button", "Delete").await?;
    walk.page.until("the question", async |page| page.reads("Delete for good").await).await?;
    walk.see("delete a project").await?;
    walk.end();
    Ok(())
}

const TEXT: &str = "Ana: The river rose in the night and nobody slept.\n\nBen: We carried the books upstairs before dawn.\n\n\
    Ana: In the morning the street was a lake.\n";

async fn a_class_is_accessible(kind: Kind) -> Outcome {
    let Some(mut walk) = Walk::start(kind).await? else { return Ok(()) };
    walk.page.open_text("flood.txt", TEXT).await?;
    walk.page.tag("nobody slept", "cost").await?;
    walk.page.tag("carried the books", "help").await?;
    walk.page.saved().await?;
    walk.page.click("button", "Export").await?;
    walk.page.click("button", "Make a hand-out").await?;
    let dialog = walk.page.find("dialog", "Make a hand-out").await?;
    let title = walk.page.find_in(&dialog, "textbox", "Title").await?;
    walk.page.fill(&title, "Reading the flood").await?;
    let instructions = walk.page.find_in(&dialog, "textbox", "What is to be done").await?;
    instructions.send_keys("Tag what it cost and who helped.").await?;
    walk.see("hand-out").await?;
    walk.page.click_in(&dialog, "button", "Save hand-out").await?;
    let (hand_out, _) = walk.page.downloaded("Reading-the-flood.html").await?;

    walk.page.driver()?.goto(format!("file://{}", hand_out.display())).await?;
    let mut handed_in = Vec::new();
    for (name, words, key) in
        [("Ada", "the street was a lake", "1"), ("Ben", "river rose", "1"), ("Cem", "the books upstairs", "2")]
    {
        if name == "Ada" {
            walk.page.find("dialog", "Reading the flood").await?;
            walk.see("front of a hand-out").await?;
        } else {
            walk.page.click("button", "Task").await?;
            walk.page.click("button", "Someone else").await?;
        }
        let front = walk.page.find("dialog", "Reading the flood").await?;
        walk.page.find_in(&front, "textbox", "Your name").await?.send_keys(name).await?;
        walk.page.key(Key::Enter).await?;
        walk.page.saved().await?;
        walk.page.select(words).await?;
        walk.page.press(key).await?;
        walk.page.hears("Tagged").await?;
        walk.page.saved().await?;
        walk.page.click("button", "Hand in").await?;
        let (path, _) = walk.page.downloaded(&format!("_{name}.glossator-work.json")).await?;
        handed_in.push(path.to_string_lossy().into_owned());
        if name == "Ada" {
            walk.see("a student's page").await?;
            walk.page.click("button", "Task").await?;
            walk.see("task").await?;
            walk.page.key(Key::Escape).await?;
        }
    }

    walk.page.open().await?;
    walk.page.click("button", "Class").await?;
    walk.see("class, nothing handed in").await?;
    walk.page.open_file(std::path::Path::new(&handed_in.join("\n"))).await?;
    walk.page.hears("3 files with new work").await?;
    walk.see("class, handed in").await?;
    walk.page.click("button", "Agreement").await?;
    walk.page.until("the figures", async |page| Ok(!page.items("Agreement").await?.is_empty())).await?;
    walk.see("class, agreement").await?;
    walk.page.click("button", "Compare").await?;
    walk.page.click("button", "Next disagreement").await?;
    walk.see("class, compared").await?;
    for shown in ["Lanes", "Two readers", "Heat"] {
        walk.page.click("button", shown).await?;
        walk.see(&format!("class, {shown}")).await?;
    }
    walk.page.click("button", "For the wall").await?;
    walk.see("class, wall").await?;
    walk.end();
    Ok(())
}
