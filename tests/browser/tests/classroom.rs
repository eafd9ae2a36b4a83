//! A class that works with nothing but files: the teacher hands out, students hand in, the teacher
//! compares.

use browser_tests::{Kind, Outcome, Page, in_both_browsers};
use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use thirtyfour::{By, Key};

in_both_browsers!(
    two_students_and_the_teacher_share_a_browser,
    a_folder_as_a_platform_delivers_it_is_collected,
    a_class_of_thirty_is_collected_and_compared
);

const TEXT: &str = "Ana: The river rose in the night and nobody slept.\n\nBen: We carried the books upstairs before dawn.\n\n\
    Ana: In the morning the street was a lake.\n";

/// The teacher's project, a hand-out of it saved, and where that lies.
async fn handed_out(page: &Page) -> Outcome<PathBuf> {
    page.open_text("flood.txt", TEXT).await?;
    page.tag("nobody slept", "cost").await?;
    page.tag("carried the books", "help").await?;
    page.saved().await?;
    page.click("button", "Export").await?;
    page.click("button", "Make a hand-out").await?;
    let dialog = page.find("dialog", "Make a hand-out").await?;
    let title = page.find_in(&dialog, "textbox", "Title").await?;
    page.fill(&title, "Reading the flood").await?;
    page.find_in(&dialog, "textbox", "What is to be done").await?.send_keys("Tag what it cost and who helped.").await?;
    page.click_in(&dialog, "button", "Save hand-out").await?;
    let (path, _) = page.downloaded("Reading-the-flood.html").await?;
    Ok(path)
}

async fn open_hand_out(page: &Page, path: &Path) -> Outcome {
    page.driver()?.goto(format!("file://{}", path.display())).await?;
    page.find("dialog", "Reading the flood").await?;
    Ok(())
}

async fn begin(page: &Page, name: &str) -> Outcome {
    let front = page.find("dialog", "Reading the flood").await?;
    page.find_in(&front, "textbox", "Your name").await?.send_keys(name).await?;
    page.key(Key::Enter).await?;
    page.saved().await
}

async fn hand_in(page: &Page, name: &str) -> Outcome<Value> {
    page.click("button", "Hand in").await?;
    let (path, content) = page.downloaded(&format!("_{name}.glossator-work.json")).await?;
    std::fs::rename(&path, path.with_extension("taken"))?;
    Ok(serde_json::from_slice(&content)?)
}

async fn two_students_and_the_teacher_share_a_browser(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    let hand_out = handed_out(&page).await?;

    // Ada works and closes the page.
    open_hand_out(&page, &hand_out).await?;
    assert!(page.reads("Tag what it cost and who helped.").await?);
    begin(&page, "Ada").await?;
    assert_eq!(page.passage_count().await?, 0, "the teacher's passages are not handed out");
    page.click("button", "Hand in").await?;
    page.hears("nothing to hand in").await?;
    page.select("the street was a lake").await?;
    page.press("1").await?;
    page.hears("as cost").await?;
    page.saved().await?;

    // Ben opens the same file: he is asked who he is and meets nothing of Ada's.
    open_hand_out(&page, &hand_out).await?;
    assert!(page.has("button", "Continue as Ada").await?);
    assert_eq!(page.look("the street was a lake").await?.washes, 0);
    begin(&page, "Ben").await?;
    assert_eq!(page.passage_count().await?, 0);
    page.select("river rose").await?;
    page.press("1").await?;
    page.hears("as cost").await?;
    page.select("books upstairs").await?;
    page.press("2").await?;
    page.hears("as help").await?;
    page.saved().await?;
    let bens = hand_in(&page, "Ben").await?;
    assert_eq!(bens["passages"].as_array().map(Vec::len), Some(2));

    // Ada goes on where she was, without the page being loaded anew.
    page.click("button", "Task").await?;
    page.click("button", "Someone else").await?;
    page.click("button", "Continue as Ada").await?;
    page.counts(1).await?;
    page.select("nobody slept").await?;
    page.press("1").await?;
    page.saved().await?;
    let adas = hand_in(&page, "Ada").await?;
    assert_eq!((&adas["coder"]["name"], adas["passages"].as_array().map(Vec::len)), (&"Ada".into(), Some(2)));
    assert_ne!(adas["coder"]["id"], bens["coder"]["id"]);

    // The tags are fixed.
    let codebook = page.find("region", "Codebook").await?;
    assert!(codebook.find_all(By::Css("form")).await?.is_empty());
    page.select("In the morning").await?;
    page.type_tag("weather").await?;
    page.key(Key::Enter).await?;
    page.key(Key::Escape).await?;
    page.counts(2).await?;

    // A hand-out makes a hand-out.
    page.click("button", "Export").await?;
    page.click("button", "Make a hand-out").await?;
    let dialog = page.find("dialog", "Make a hand-out").await?;
    let title = page.find_in(&dialog, "textbox", "Title").await?;
    page.fill(&title, "Second reading").await?;
    page.click_in(&dialog, "button", "Save hand-out").await?;
    let (second, _) = page.downloaded("Second-reading.html").await?;
    page.driver()?.goto(format!("file://{}", second.display())).await?;
    page.find("dialog", "Second reading").await?;
    assert!(!page.has("button", "Continue as Ada").await?, "another assignment has its own records");
    assert!(page.shows("the street was a lake").await?);

    // The teacher opens Glossator and finds the project as it was.
    page.open().await?;
    page.counts(2).await?;
    let passages = page.passages().await?.join("\n");
    assert!(passages.contains("nobody slept") && !passages.contains("a lake"), "{passages}");
    Ok(())
}

async fn a_folder_as_a_platform_delivers_it_is_collected(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    let hand_out = handed_out(&page).await?;
    open_hand_out(&page, &hand_out).await?;
    begin(&page, "Ada").await?;
    page.select("The river rose").await?;
    page.press("1").await?;
    page.hears("Tagged “The river rose”").await?;
    let work = serde_json::to_vec(&hand_in(&page, "Ada").await?)?;

    // A folder for each student, and an archive within.
    let folder = page.profile.downloads().join("class");
    std::fs::create_dir_all(folder.join("Ada_1"))?;
    std::fs::create_dir_all(folder.join("Ben_2"))?;
    std::fs::write(folder.join("Ada_1/work.json"), &work)?;
    std::fs::write(folder.join("Ada_1/.DS_Store"), b"junk")?;
    let mut archive = zip::ZipWriter::new(std::fs::File::create(folder.join("Ben_2/submission.zip"))?);
    archive.start_file("essay.txt", zip::write::SimpleFileOptions::default())?;
    archive.write_all(b"Dear teacher")?;
    archive.finish()?;
    page.open().await?;
    page.click("button", "Class").await?;
    page.find("button", "Choose a folder").await?;
    match kind {
        Kind::Chromium => page.drop_folder(&folder).await?,
        // No driver drops a folder on Firefox or chooses one: the same as an archive.
        Kind::Firefox => {
            let all = folder.with_extension("zip");
            let mut archive = zip::ZipWriter::new(std::fs::File::create(&all)?);
            for entry in ["Ada_1/.DS_Store", "Ada_1/work.json", "Ben_2/submission.zip"] {
                archive.start_file(entry, zip::write::SimpleFileOptions::default())?;
                archive.write_all(&std::fs::read(folder.join(entry))?)?;
            }
            archive.finish()?;
            page.open_file(&all).await?;
        }
    }
    page.hears("1 file with new work among 2 files").await?;
    assert!(page.reads("Ada_1/work.json").await? && page.reads("essay.txt").await?);
    assert!(page.reads("1 handed in").await?);
    Ok(())
}

/// What each of the thirty tags: everybody the street, two of three the river, one of three the books.
fn plan(student: usize) -> Vec<(&'static str, &'static str)> {
    let mut plan = vec![("the street was a lake", "1")];
    if !student.is_multiple_of(3) {
        plan.push(("The river rose", "1"));
    }
    if student.is_multiple_of(3) {
        plan.push(("the books upstairs", "2"));
    }
    if student == 7 {
        plan.push(("before dawn", "2"));
    }
    plan
}

const CLASS: usize = 30;

/// The words of the text, each with whether a student gave it the tag with this key.
fn tagged(student: usize, key: &str) -> Vec<bool> {
    let mut from = 0;
    let spans = TEXT.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(|word| {
        let start = TEXT.get(from..).and_then(|rest| rest.find(word)).map_or(from, |at| from + at);
        from = start + word.len();
        (start, from)
    });
    let marked: Vec<(usize, usize)> = plan(student)
        .into_iter()
        .filter(|(_, k)| *k == key)
        .filter_map(|(words, _)| TEXT.find(words).map(|at| (at, at + words.len())))
        .collect();
    spans.map(|(start, end)| marked.iter().any(|(from, to)| start < *to && *from < end)).collect()
}

/// Krippendorff's alpha of two values and no gaps, from the definition: pairs within units against
/// pairs of all values.
fn alpha(rows: &[Vec<bool>]) -> f64 {
    let units = rows.first().map_or(0, Vec::len);
    let readers = rows.len() as f64;
    let (mut differing, mut yes) = (0.0, 0.0);
    for unit in 0..units {
        let here = rows.iter().filter(|row| row[unit]).count() as f64;
        differing += 2.0 * here * (readers - here) / (readers - 1.0);
        yes += here;
    }
    let all = readers * units as f64;
    1.0 - differing / (2.0 * yes * (all - yes) / (all - 1.0))
}

/// F1 in words against what more than half tagged.
fn f1(student: usize, rows: &[Vec<bool>]) -> f64 {
    let most: Vec<bool> = (0..rows[0].len()).map(|u| rows.iter().filter(|r| r[u]).count() * 2 > rows.len()).collect();
    let (own, hits) = (&rows[student], rows[student].iter().zip(&most).filter(|(a, b)| **a && **b).count());
    2.0 * hits as f64 / (own.iter().filter(|o| **o).count() + most.iter().filter(|m| **m).count()) as f64
}

/// The cells of a table, row by row.
async fn table(page: &Page, name: &str) -> Outcome<Vec<Vec<String>>> {
    const CELLS: &str = "return [...document.querySelectorAll('table')].filter(t => t.getAttribute('aria-label') === arguments[0])\
        .flatMap(t => [...t.rows].map(r => [...r.cells].map(c => (c.firstChild?.textContent ?? '').trim())))";
    Ok(serde_json::from_value(page.value(CELLS, vec![name.into()]).await?)?)
}

async fn a_class_of_thirty_is_collected_and_compared(kind: Kind) -> Outcome {
    let page = Page::fresh(kind).await?;
    let hand_out = handed_out(&page).await?;
    open_hand_out(&page, &hand_out).await?;
    for student in 0..CLASS {
        if student > 0 {
            page.click("button", "Task").await?;
            page.click("button", "Someone else").await?;
        }
        begin(&page, &format!("S{student:02}")).await?;
        for (words, key) in plan(student) {
            page.select(words).await?;
            page.press(key).await?;
            page.hears(&format!("Tagged “{words}”")).await?;
        }
        hand_in(&page, &format!("S{student:02}")).await?;
    }
    // What came back, with something that did not come from a hand-out.
    page.open().await?;
    let mut files = vec![page.profile.file("essay.json", "{\"essay\": true}")?];
    for entry in std::fs::read_dir(page.profile.downloads())? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == "taken") {
            files.push(path);
        }
    }
    assert_eq!(files.len(), CLASS + 1);
    let field = page.driver()?.find(By::Css("input[type=file]")).await?;
    let names: Vec<String> = files.iter().map(|f| f.to_string_lossy().into_owned()).collect();
    page.click("button", "Class").await?;
    field.send_keys(names.join("\n")).await?;
    page.hears("30 files with new work among 31 files").await?;
    assert!(page.reads("not from a hand-out").await?);
    assert!(page.reads("30 handed in").await?);
    page.picture(&format!("class-collected-{kind:?}")).await?;

    // Agreement and scores are what the definitions give.
    page.click("button", "Agreement").await?;
    page.until("the figures", async |page| Ok(!table(page, "Agreement").await?.is_empty())).await?;
    let shown = table(&page, "Agreement").await?;
    for (name, key) in [("cost", "1"), ("help", "2")] {
        let rows: Vec<Vec<bool>> = (0..CLASS).map(|s| tagged(s, key)).collect();
        let row = shown.iter().find(|r| r.first().is_some_and(|n| n == name)).cloned().unwrap_or_default();
        assert_eq!(row.get(4), Some(&format!("{:.2}", alpha(&rows))), "{name}: {shown:?}");
    }
    let scores = table(&page, "Each reader").await?;
    let rows: Vec<Vec<bool>> = (0..CLASS).map(|s| tagged(s, "1")).collect();
    for student in 0..CLASS {
        let row = scores.iter().find(|r| r.first() == Some(&format!("S{student:02}"))).cloned().unwrap_or_default();
        assert_eq!(row.get(4), Some(&format!("{:.2}", f1(student, &rows))), "S{student:02}: {row:?}");
    }
    page.picture(&format!("class-agreement-{kind:?}")).await?;

    // One disagreement after the other, the most disputed first, into a model answer.
    page.click("button", "Compare").await?;
    page.click("button", "Next disagreement").await?;
    assert!(page.reads("Disagreement 1 of 2").await?);
    page.picture(&format!("class-heat-{kind:?}")).await?;
    page.click("button", "End a word later").await?;
    page.click("button", "Accept cost for the model").await?;
    page.click("button", "Leave untagged").await?;
    page.click("button", "Accept the majority for the rest").await?;
    page.mark("nobody slept", 0).await?;
    let own = page.find("region", "Put these words into the model answer as").await?;
    page.picture(&format!("class-model-{kind:?}")).await?;
    page.click_in(&own, "button", "help").await?;
    let model = page.find("list", "Model answer").await?;
    page.until("the model answer", async |_| {
        Ok(model.text().await? == "The river rose in\nnobody slept\nthe street was a lake")
    })
    .await?;
    page.click("button", "Publish model").await?;
    page.hears("Put the model answer into the project: 3 passages").await?;

    // Without names; for the wall; feedback.
    page.click("button", "For the wall").await?;
    page.picture(&format!("class-wall-{kind:?}")).await?;
    let save = page.find("button", "Save PNG").await?;
    save.click().await?;
    let (_, png) = page.downloaded(".png").await?;
    assert!(png.starts_with(b"\x89PNG"));
    page.click("button", "Handed in").await?;
    page.click("button", "Save feedback").await?;
    let (_, feedback) = page.downloaded("_feedback.html").await?;
    let feedback = String::from_utf8(feedback)?;
    assert!(feedback.contains("S29") && feedback.matches("<section>").count() == CLASS);

    // It is all there the next time.
    page.saved().await?;
    page.reload().await?;
    page.click("button", "Class").await?;
    page.until("the class", async |page| page.reads("30 handed in").await).await
}
