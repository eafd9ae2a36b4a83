//! The transcript that the project was made for, where it lies beside the project.

use browser_tests::{Kind, Outcome, Page, in_both_browsers, target};
use thirtyfour::By;

in_both_browsers!(the_news_conference_is_read_tagged_and_exported);

async fn the_news_conference_is_read_tagged_and_exported(kind: Kind) -> Outcome {
    let path = target("../shared/transcripts/news-conference-2014-09-09.txt");
    if !path.exists() {
        eprintln!("SKIPPED: {} is not there", path.display());
        return Ok(());
    }
    let page = Page::fresh(kind).await?;
    page.open_file(&path.canonicalize()?).await?;
    page.until("its outline", async |page| page.reads("Sergey Lavrov").await).await?;
    page.until("the text", async |page| page.shows("Abdoulaye Diop").await).await?;

    let outline = page.find("region", "Outline").await?;
    let mut lines = Vec::new();
    for button in outline.find_all(By::Tag("button")).await? {
        lines.push(button.text().await?.replace('\n', " "));
    }
    let openings = lines.iter().filter(|line| line.contains("opening")).count();
    let questions: Vec<usize> = (0..lines.len()).filter(|n| lines[*n].starts_with('?')).collect();
    assert_eq!(openings, 1, "{lines:#?}");
    assert_eq!(questions.len(), 3, "{lines:#?}");
    for question in questions {
        assert!(lines.get(question + 1).is_some_and(|line| line.contains("Lavrov")), "{lines:#?}");
    }

    page.click("button", "Speakers").await?;
    let speakers = page.driver()?.find(By::Tag("details")).await?;
    let named = speakers.text().await?;
    assert_eq!(named.matches("Lavrov").count(), 1, "{named}");
    page.click_in(&speakers, "button", "Sergey Lavrov").await?;
    page.until("the other spelling", async |_| {
        let shown = speakers.text().await?;
        Ok(shown.contains("Also written:") && shown.contains("Sergei"))
    })
    .await?;

    page.searched().await?;
    page.tag("military and technical cooperation", "arms").await?;
    page.saved().await?;
    page.click("button", "Export").await?;
    page.click("radio", "W3C Web Annotation").await?;
    page.click("button", "Save file").await?;
    let (_, json) = page.downloaded(".annotations.json").await?;
    let json: serde_json::Value = serde_json::from_slice(&json)?;
    assert_eq!(json["total"], 1);
    assert!(json.to_string().contains("military and technical cooperation"));
    Ok(())
}
