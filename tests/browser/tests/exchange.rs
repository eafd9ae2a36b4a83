//! What goes out comes back: annotations, excerpts, the project.

use browser_tests::{Kind, Outcome, Page, Problem, in_both_browsers, target};
use serde_json::Value;
use std::path::Path;
use thirtyfour::Key;

in_both_browsers!(annotations_go_out_and_come_back, a_project_goes_out_and_comes_back, a_filter_says_what_goes_out);

const TEXT: &str = "Ana: =SUM(A1) is what 🙂 he said, the café was shut.\n\nBen: I do not remember it that way.\n\n\
    Ana: You were not there.\n";

async fn tagged(kind: Kind) -> Outcome<Page> {
    let page = Page::fresh(kind).await?;
    page.open_text("talk.txt", TEXT).await?;
    page.tag("=SUM(A1) is what 🙂 he", "claim").await?;
    page.tag("remember", "memory").await?;
    page.click_words("remember").await?;
    let note = page.find("textbox", "Note").await?;
    note.send_keys("or does he").await?;
    page.click("button", "Close").await?;
    page.saved().await?;
    Ok(page)
}

async fn export(page: &Page, what: &str, ending: &str) -> Outcome<(std::path::PathBuf, Vec<u8>)> {
    page.click("button", "Export").await?;
    page.click("radio", what).await?;
    page.click("button", "Save file").await?;
    let file = page.downloaded(ending).await?;
    page.hears("to your downloads").await?;
    page.click("button", "Close").await?;
    Ok(file)
}

async fn annotations_go_out_and_come_back(kind: Kind) -> Outcome {
    let page = tagged(kind).await?;
    let passages = page.passages().await?;
    let (path, json) = export(&page, "W3C Web Annotation", ".annotations.json").await?;
    let first: Value = serde_json::from_slice(&json)?;
    validate(&first)?;
    assert_eq!(first["total"], 2);
    assert!(String::from_utf8(json)?.contains("=SUM(A1) is what 🙂 he"));

    let (_, csv) = export(&page, "CSV .csv Tagged", ".excerpts.csv").await?;
    let csv = String::from_utf8(csv)?;
    assert!(csv.starts_with('\u{feff}') && csv.contains("'=SUM(A1)"), "{csv}");
    assert!(csv.contains("memory") && csv.contains("or does he") && csv.contains("Ben"), "{csv}");

    let again = Page::fresh(kind).await?;
    again.open_text("talk.txt", TEXT).await?;
    again.open_file(&path).await?;
    again.until("the preview", async |page| page.reads("2 passages at the stated place").await).await?;
    let dialog = again.find("dialog", "Bring in").await?;
    again.click_in(&dialog, "button", "Bring in").await?;
    again.hears("2 passages").await?;
    assert_eq!(again.passages().await?, passages);
    again.saved().await?;
    let (_, json) = export(&again, "W3C Web Annotation", ".annotations.json").await?;
    let second: Value = serde_json::from_slice(&json)?;
    validate(&second)?;
    assert_eq!(second["first"]["items"], first["first"]["items"]);
    Ok(())
}

async fn a_project_goes_out_and_comes_back(kind: Kind) -> Outcome {
    let page = tagged(kind).await?;
    let passages = page.passages().await?;
    page.click("button", "Save project").await?;
    let (path, _) = page.downloaded(".glossator.json").await?;

    let again = Page::fresh(kind).await?;
    again.open_file(&path).await?;
    again.hears("Opened ").await?;
    assert!(again.shows("the café was shut").await?);
    assert_eq!(again.passages().await?, passages);
    again.saved().await?;
    again.reload().await?;
    again.counts(2).await?;
    assert_eq!(again.passages().await?, passages);
    Ok(())
}

async fn a_filter_says_what_goes_out(kind: Kind) -> Outcome {
    let page = tagged(kind).await?;
    page.click("button", "Filter").await?;
    page.click("button", "Tag Any tag").await?;
    page.click("checkbox", "memory").await?;
    page.key(Key::Escape).await?;
    page.click("button", "Export").await?;
    page.click("radio", "CSV .csv Tagged").await?;
    page.click("checkbox", "Only what the filter lets through").await?;
    page.click("button", "Save file").await?;
    let (_, csv) = page.downloaded(".excerpts.csv").await?;
    let csv = String::from_utf8(csv)?;
    assert!(csv.contains("memory") && !csv.contains("SUM(A1)") && !csv.contains("claim"), "{csv}");
    Ok(())
}

/// Holds against the schema that the documentation gives.
fn validate(value: &Value) -> Outcome {
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    let path = target("docs/annotations.schema.json");
    let index = compiler.compile(&Path::display(&path).to_string(), &mut schemas).map_err(told)?;
    schemas.validate(value, index).map_err(told)
}

fn told(problem: impl std::fmt::Display) -> Problem {
    problem.to_string().into()
}
