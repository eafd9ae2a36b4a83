//! The page in French, and from right to left.

use browser_tests::{Kind, Outcome, Page, Profile, in_both_browsers};
use serde_json::json;
use thirtyfour::Key;

in_both_browsers!(
    the_page_speaks_the_language_of_the_system,
    a_language_is_chosen_and_kept,
    a_page_from_right_to_left_mirrors_all_but_the_text
);

async fn lang(page: &Page) -> Outcome<String> {
    let lang = page.value("return document.documentElement.lang", Vec::new()).await?;
    Ok(lang.as_str().unwrap_or_default().to_owned())
}

async fn the_page_speaks_the_language_of_the_system(kind: Kind) -> Outcome {
    let page = Page::with(kind, Profile::speaking("fr-CH")?).await?;
    assert_eq!(lang(&page).await?, "fr");
    page.find("button", "Exporter").await?;
    page.find("article", "Transcription").await?;
    page.click("button", "Touches et légende").await?;
    let help = page.find("dialog", "Touches et légende").await?;
    assert!(help.text().await?.contains("Annuler\u{202f}; avec Maj, rétablir"), "{}", help.text().await?);
    page.picture(&format!("french-{kind:?}")).await?;
    Ok(())
}

async fn a_language_is_chosen_and_kept(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    assert_eq!(lang(&page).await?, "en");
    page.tag("dredging fund", "Money").await?;
    page.saved().await?;
    page.click("button", "Settings").await?;
    page.click("radio", "Français").await?;
    // All of it at once, the open dialog too.
    page.find("dialog", "Réglages").await?;
    page.hears("Enregistré dans ce navigateur").await?;
    assert_eq!(lang(&page).await?, "fr");
    page.key(Key::Escape).await?;
    page.hears("«\u{a0}dredging fund\u{a0}» étiqueté Money").await?;
    page.reload().await?;
    page.hears("Enregistré dans ce navigateur").await?;

    // What the worker writes is in French too, the text in its own language.
    page.click("button", "Exporter").await?;
    page.click("radio", "HTML").await?;
    let save = "Enregistrer le fichier";
    page.until("the file written", async |page| Ok(page.find("button", save).await?.is_enabled().await?)).await?;
    page.click("button", save).await?;
    let (_, content) = page.downloaded(".html").await?;
    let content = String::from_utf8(content)?;
    assert!(content.contains("<html lang=\"fr\">") && content.contains("Grille de codage"), "{content}");
    page.key(Key::Escape).await?;

    page.click("button", "Réglages").await?;
    page.click("radio", "Comme le système").await?;
    page.find("dialog", "Settings").await?;
    assert_eq!(lang(&page).await?, "en");
    Ok(())
}

/// Elements that reach out of the window, and the ways of things: [too wide, the panels' places, the text's].
const WAYS: &str = r#"
const width = document.documentElement.clientWidth;
const shown = [...document.querySelectorAll("body *")].filter(e => e.checkVisibility() && !e.closest(".unseen, svg, [hidden]"));
const box = s => document.querySelector(s)?.getBoundingClientRect();
const scrolls = e => e && (["auto", "scroll", "hidden"].includes(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
const out = shown.filter(e => {
  const { left, right, width: w } = e.getBoundingClientRect();
  return w > 1 && (left < -1 || right > width + 1) && !scrolls(e.parentElement);
});
const body = document.querySelector("article .speech .body, article p.body");
return {
  out: out.slice(0, 5).map(e => `${e.tagName}.${e.className}`),
  scrolls: document.documentElement.scrollWidth > width,
  left: box("nav.left")?.left, pane: box("main.pane")?.left, right: box("aside.right")?.left,
  page: getComputedStyle(document.body).direction,
  text: getComputedStyle(document.querySelector("article")).direction,
  who: box("article .who")?.left, body: body?.getBoundingClientRect().left,
};
"#;

async fn ways(page: &Page, view: &str) -> Outcome<serde_json::Value> {
    let ways = page.value(WAYS, Vec::new()).await?;
    assert_eq!((&ways["out"], &ways["scrolls"]), (&json!([]), &json!(false)), "{view}: {ways}");
    Ok(ways)
}

async fn a_page_from_right_to_left_mirrors_all_but_the_text(kind: Kind) -> Outcome {
    let page = Page::with(kind, Profile::speaking("ar-XB")?).await?;
    page.searched().await?;
    page.resize(1280, 900).await?;
    page.tag("dredging fund", "Money").await?;
    page.key(Key::Escape).await?;
    let wide = ways(&page, "wide").await?;
    let at = |name: &str| wide[name].as_f64().unwrap_or(f64::NAN);
    assert_eq!((&wide["page"], &wide["text"]), (&json!("rtl"), &json!("ltr")), "{wide}");
    assert!(at("right") < at("pane") && at("pane") < at("left"), "the panels are mirrored: {wide}");
    assert!(at("who") < at("body"), "the text is not: {wide}");
    page.picture(&format!("mirrored-{kind:?}")).await?;

    // A text that runs from right to left does so in any page.
    page.open_text("hebrew.txt", "אנה: שלום לכולם ותודה שבאתם היום\n\nבן: תודה רבה לכם\n").await?;
    let hebrew = ways(&page, "hebrew").await?;
    assert_eq!(hebrew["text"], "rtl");
    page.picture(&format!("mirrored-hebrew-{kind:?}")).await?;
    page.click("button", "Undo").await?;

    for name in ["Settings", "Export", "Open", "Keys and legend"] {
        page.click("button", name).await?;
        page.find("dialog", name).await?;
        ways(&page, name).await?;
        page.key(Key::Escape).await?;
    }
    page.resize(320, 640).await?;
    ways(&page, "narrow").await?;
    for sheet in ["Outline", "Codebook", "Details"] {
        page.click("button", sheet).await?;
        ways(&page, sheet).await?;
        page.click("button", sheet).await?;
    }
    Ok(())
}
