//! How the text is set, what is told of it to who hears it, and what it looks like on paper.

use browser_tests::{Kind, Outcome, Page, in_both_browsers, target};
use serde_json::{Value, json};
use thirtyfour::common::print::PrintParameters;
use thirtyfour::{By, Key};

in_both_browsers!(
    the_text_is_set_as_people_like,
    passages_are_told_in_reading_order,
    paper_has_the_text_with_a_legend,
    forced_colours_leave_marks_apart
);

const SET: &str = r#"
const style = getComputedStyle(document.querySelector("article"));
const body = document.querySelector("article .speech .body, article p.body");
return {
  size: parseFloat(style.fontSize), leading: parseFloat(style.lineHeight) / parseFloat(style.fontSize),
  face: style.fontFamily, gaps: parseFloat(style.wordSpacing) || 0, measure: body.getBoundingClientRect().width,
  wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
};
"#;

async fn choose(page: &Page, list: &str, option: &str) -> Outcome {
    let list = page.find("combobox", list).await?;
    for found in list.find_all(By::Tag("option")).await? {
        if found.text().await?.trim() == option {
            found.click().await?;
            return Ok(());
        }
    }
    Err(format!("there is no option {option}").into())
}

async fn the_text_is_set_as_people_like(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    page.resize(1440, 900).await?;
    let number = |set: &Value, name: &str| set[name].as_f64().unwrap_or(f64::NAN);
    let before = page.value(SET, Vec::new()).await?;
    page.click("button", "Settings").await?;
    choose(&page, "Size of the text", "Very large").await?;
    choose(&page, "Length of lines", "Short").await?;
    choose(&page, "Space between lines", "Wide").await?;
    choose(&page, "Letters of the text", "For dyslexic readers").await?;
    page.key(Key::Escape).await?;
    page.reload().await?;
    let after = page.value(SET, Vec::new()).await?;
    assert!(number(&after, "size") > 1.4 * number(&before, "size"), "{before} {after}");
    assert!(number(&after, "leading") > 2.0 && number(&before, "leading") < 1.8, "{before} {after}");
    assert!(number(&after, "gaps") > 0.0, "{after}");
    assert!(after["face"].as_str().is_some_and(|f| f.contains("OpenDyslexic")), "{after}");
    page.picture(&format!("set-large-{kind:?}")).await?;
    page.resize(320, 640).await?;
    let narrow = page.value(SET, Vec::new()).await?;
    assert_eq!(narrow["wide"], false, "{narrow}");
    page.picture(&format!("set-large-narrow-{kind:?}")).await?;
    Ok(())
}

async fn tagged(kind: Kind) -> Outcome<Page> {
    let page = Page::fresh(kind).await?;
    page.searched().await?;
    page.tag("Large vessels now wait outside Port Selene for the tide", "Cost").await?;
    page.tag("outside Port Selene", "Place").await?;
    page.tag("small boats wait behind them", "Fairness").await?;
    page.key(Key::Escape).await?;
    Ok(page)
}

/// What the sheets write before and after the marks.
const BESIDE: &str = r#"
return [...document.querySelectorAll("article mark")].flatMap(mark => ["::before", "::after"].map(place => {
  const style = getComputedStyle(mark, place);
  const content = style.content.replaceAll('"', "").replace(/attr\(([a-z-]+)\)/, (_, name) => mark.getAttribute(name) ?? "");
  return content === "none" ? "" : content;
})).filter(text => text);
"#;

async fn passages_are_told_in_reading_order(kind: Kind) -> Outcome {
    let page = tagged(kind).await?;
    let told = page.value(BESIDE, Vec::new()).await?.to_string();
    for words in ["[Cost:", "[Place:", "end of Place]", "end of Cost]", "[Fairness:"] {
        assert!(told.contains(words), "{words} in {told}");
    }
    // They are no part of the text, and not in sight.
    assert!(!page.text().await?.contains("[Cost:"));
    if kind == Kind::Chromium {
        let heard = page.heard_text().await?;
        let mut from = 0;
        for words in ["[Cost:", "vessels now wait", "[Place:", "end of Place]", "for the tide", "end of Cost]"] {
            let at = heard.get(from..).and_then(|rest| rest.find(words));
            assert!(at.is_some(), "{words} after {from} in {heard}");
            from += at.unwrap_or_default();
        }
    }
    Ok(())
}

async fn paper_has_the_text_with_a_legend(kind: Kind) -> Outcome {
    let page = tagged(kind).await?;
    let pdf = page.driver()?.print_page(PrintParameters { background: true, ..PrintParameters::default() }).await?;
    assert!(pdf.starts_with(b"%PDF"));
    let folder = target("target/screenshots");
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join(format!("paper-{kind:?}.pdf")), &pdf)?;
    if kind == Kind::Firefox {
        return Ok(());
    }
    // Chromium shows the page as it prints it.
    page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
    let legend = page.driver()?.find(By::Css(".paper-legend")).await?.text().await?;
    let legend = legend.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(legend.starts_with("Tags 1 Cost 1 passage 2 Place 1 passage 3 Fairness 1 passage People "), "{legend}");
    let beside = page.value(BESIDE, Vec::new()).await?.to_string();
    assert!(beside.contains("[1") && beside.contains("2") && beside.contains("3"), "{beside}");
    for gone in [".bar", ".right", ".left", ".overview", ".lanes"] {
        let shown = format!("return document.querySelector('{gone}')?.checkVisibility() ?? false");
        assert_eq!(page.value(&shown, Vec::new()).await?, json!(false), "{gone}");
    }
    page.resize(794, 1123).await?;
    page.picture("paper").await?;
    Ok(())
}

async fn forced_colours_leave_marks_apart(kind: Kind) -> Outcome {
    if kind == Kind::Firefox {
        // Its driver has no way to force colours.
        return Ok(());
    }
    let page = tagged(kind).await?;
    page.devtools(
        "Emulation.setEmulatedMedia",
        json!({ "features": [{ "name": "forced-colors", "value": "active" }] }),
    )
    .await?;
    let grounds = r#"
        const ground = e => getComputedStyle(e).backgroundColor;
        const lanes = [...document.querySelectorAll(".lane")].map(ground);
        return [ground(document.querySelector("article mark.tagged")), ground(document.querySelector("article p")), new Set(lanes).size];
    "#;
    page.until("bars", async |page| Ok(page.value(grounds, Vec::new()).await?[2] == json!(3))).await?;
    let grounds = page.value(grounds, Vec::new()).await?;
    assert_ne!(grounds[0], grounds[1], "tagged words are told from others");
    page.picture("forced-colours").await?;
    Ok(())
}
