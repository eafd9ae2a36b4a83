//! `cargo xtask bench`: how fast the built page is, beside baselines measured in the same run.
//!
//! Everything is measured once a round, the page and its baseline one after the other, each in a
//! browser with a fresh profile. What the figures mean stands in docs/performance.md.

mod corpus;
mod devtools;
mod figures;
mod hello;
mod report;

use crate::process::say;
use crate::{Outcome, product, root};
use corpus::{Made, Size};
use devtools::{Browser, Frames};
use figures::Figures;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const SCRIPT: &str = include_str!("bench/measure.js");

const SIZES: [(&str, Size); 4] = [
    ("30k/1k", Size { words: 30_000, annotations: 1_000 }),
    ("100k/100", Size { words: 100_000, annotations: 100 }),
    ("100k/10k", Size { words: 100_000, annotations: 10_000 }),
    ("300k/10k", Size { words: 300_000, annotations: 10_000 }),
];

/// Passages tagged in one round.
const TAGGED: u32 = 6;
/// Pages scrolled in one round.
const PAGES: u32 = 150;

/// The files that are opened.
struct Files {
    folder: PathBuf,
    hello: PathBuf,
}

impl Files {
    fn project(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{}.json", name.replace('/', "-")))
    }

    fn floor(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{}.html", name.replace('/', "-")))
    }
}

/// Measures; options: `--rounds N`, `--write`, `--profile CASE`.
pub(crate) fn bench(options: &[&str]) -> Outcome {
    let after = |name: &str| options.iter().position(|o| *o == name).and_then(|at| options.get(at + 1));
    let rounds: u32 = after("--rounds").map_or(Ok(5), |n| n.parse())?;
    if !product().exists() {
        return Err("there is no page to measure: run `cargo xtask build`".into());
    }
    let files = prepare()?;
    if let Some(case) = after("--profile") {
        return profile(&files, case);
    }
    let mut figures = Figures::default();
    figures.add("size", std::fs::metadata(product())?.len() as f64 / 1000.0);
    figures.add("hello size", std::fs::metadata(&files.hello)?.len() as f64 / 1000.0);
    let (load_before, since) = (system_load(), Instant::now());
    for round in 1..=rounds {
        say(&format!("round {round} of {rounds}, load {}", system_load()));
        measure(&files, &mut figures)?;
    }
    figures.lines().for_each(|line| println!("{line}"));
    let table = report::table(&figures);
    println!("\n{table}");
    if options.contains(&"--write") {
        let file = root().join("docs").join("performance.md");
        let note = format!(
            "{rounds} rounds in {} s; load of the machine {load_before} before and {} after.\n\n{table}",
            since.elapsed().as_secs(),
            system_load()
        );
        let document = std::fs::read_to_string(&file)?;
        let document = report::put(&document, &note).ok_or("docs/performance.md has no place for the figures")?;
        std::fs::write(file, document)?;
    }
    Ok(())
}

/// How busy the machine is, where it tells: figures of a busy one mean little.
fn system_load() -> String {
    let told = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    told.split_whitespace().next().unwrap_or("unknown").to_owned()
}

fn prepare() -> Outcome<Files> {
    let folder = root().join("target").join("bench");
    std::fs::create_dir_all(&folder)?;
    let files = Files { folder, hello: hello::build()? };
    for (name, size) in SIZES {
        let made = Made::new(size);
        std::fs::write(files.floor(name), made.floor()?)?;
        std::fs::write(files.project(name), made.project_file())?;
    }
    Ok(files)
}

/// Everything once.
fn measure(files: &Files, figures: &mut Figures) -> Outcome {
    let fast = Frames::Unlimited;
    start(&files.hello, "hello ", figures)?;
    start(&product(), "", figures)?;
    for (name, size) in SIZES {
        floor(files, name, fast, "", figures)?;
        page(files, name, size, fast, "", figures)?;
    }
    let (name, size) = SIZES[2];
    floor(files, name, Frames::Sixty, " 60", figures)?;
    page(files, name, size, Frames::Sixty, " 60", figures)
}

/// From a cold start to the first text.
fn start(file: &Path, prefix: &str, figures: &mut Figures) -> Outcome {
    let mut browser = Browser::start(Frames::Unlimited, SCRIPT)?;
    browser.open(file)?;
    browser.wait("globalThis.bench?.firstText !== undefined")?;
    std::thread::sleep(Duration::from_millis(1500));
    figures.add(format!("{prefix}first text"), browser.number("bench.firstText")?);
    let fcp = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0";
    figures.add(format!("{prefix}fcp"), browser.number(fcp)?);
    figures.add(format!("{prefix}start tasks"), browser.number("bench.long.length")?);
    figures.add(format!("{prefix}start longest"), browser.number("Math.max(0, ...bench.long.map(t => t[1]))")?);
    Ok(())
}

fn floor(files: &Files, name: &str, frames: Frames, suffix: &str, figures: &mut Figures) -> Outcome {
    let mut browser = Browser::start(frames, SCRIPT)?;
    browser.open(Path::new("/dev/null"))?;
    if let Some(memory) = browser.memory()? {
        figures.add("blank memory", memory);
    }
    browser.open(&files.floor(name))?;
    browser.wait("document.readyState === 'complete' && typeof load === 'function'")?;
    std::thread::sleep(Duration::from_millis(300));
    figures.add(format!("floor load {name}{suffix}"), browser.number("load()")?);
    tag(&mut browser, &format!("floor tag {name}{suffix}"), figures)?;
    if name == "300k/10k" {
        scroll(&mut browser, "floor ", figures)?;
    }
    Ok(())
}

fn page(files: &Files, name: &str, size: Size, frames: Frames, suffix: &str, figures: &mut Figures) -> Outcome {
    let mut browser = Browser::start(frames, SCRIPT)?;
    opened(&mut browser, files, name)?;
    browser.wait("bench.opened?.whole !== undefined")?;
    browser.wait("bench.opened?.found !== undefined")?;
    let from = browser.number("bench.marks['glossator:read']")?;
    let taken = browser.number("bench.marks['glossator:taken']")?;
    let painted = browser.number("bench.opened.painted")?;
    figures.add(format!("take {name}{suffix}"), taken - from);
    figures.add(format!("load {name}{suffix}"), painted - taken);
    figures.add(format!("whole {name}{suffix}"), browser.number("bench.opened.whole")? - taken);
    let found = browser.number("bench.opened.found")? - taken;
    figures.add(format!("found {name}{suffix}"), found);
    let tasks = format!("bench.long.filter(t => t[0] + t[1] > {from})");
    figures.add(format!("tasks {name}{suffix}"), browser.number(&format!("{tasks}.length"))?);
    figures.add(format!("longest {name}{suffix}"), browser.number(&format!("Math.max(0, ...{tasks}.map(t => t[1]))"))?);
    let later = format!("Math.max(0, ...bench.long.filter(t => t[0] > {painted}).map(t => t[1]))");
    figures.add(format!("later {name}{suffix}"), browser.number(&later)?);
    if size.words == 300_000 {
        figures.add("words a second", size.words as f64 / found * 1000.0);
        // At rest: the worker goes when it has had nothing to do for a while.
        std::thread::sleep(Duration::from_secs(3));
        if let Some(memory) = browser.memory()? {
            figures.add("memory", memory);
        }
    }
    tag(&mut browser, &format!("tag {name}{suffix}"), figures)?;
    if name == "300k/10k" {
        scroll(&mut browser, "", figures)?;
    }
    Ok(())
}

/// Shows the page, waits until it rests, and opens a project.
fn opened(browser: &mut Browser, files: &Files, name: &str) -> Outcome {
    browser.open(&product())?;
    browser
        .wait("globalThis.bench?.firstText !== undefined && document.querySelector('.text .run.entity') !== null")?;
    std::thread::sleep(Duration::from_millis(500));
    browser.choose("#files", &files.project(name))
}

/// Tags words in the window one after the other, in the middle of the text.
fn tag(browser: &mut Browser, name: &str, figures: &mut Figures) -> Outcome {
    browser.ask("(p => p.scrollTop = p.scrollHeight / 2)(document.querySelector('.pane'))")?;
    std::thread::sleep(Duration::from_millis(700));
    for n in 0..TAGGED {
        // What was tagged before is no plain stretch any more.
        if browser.ask("bench.select()")? != true {
            return Err(format!("{name}: no plain words in the window").into());
        }
        std::thread::sleep(Duration::from_millis(250));
        browser.ask("bench.arm()")?;
        browser.press_digit(1 + (n % 9) as u8)?;
        browser.wait("bench.tagged !== undefined")?;
        figures.add(name, browser.number("bench.tagged")?);
    }
    Ok(())
}

/// Turns the wheel by a page each and takes the time between frames.
fn scroll(browser: &mut Browser, prefix: &str, figures: &mut Figures) -> Outcome {
    browser.ask("getSelection().removeAllRanges()")?;
    browser.ask("(p => p.scrollTop = 0)(document.querySelector('.pane'))")?;
    std::thread::sleep(Duration::from_millis(500));
    browser.ask("bench.frames()")?;
    for _ in 0..PAGES {
        browser.wheel(800.0)?;
    }
    for (name, share) in [("p50", 0.5), ("p95", 0.95), ("max", 1.0)] {
        figures.add(format!("{prefix}scroll {name}"), browser.number(&format!("bench.share({share})"))?);
    }
    Ok(())
}

/// Records where the time goes while a project is opened and a passage tagged, for the
/// developer tools of the browser.
fn profile(files: &Files, name: &str) -> Outcome {
    let mut browser = Browser::start(Frames::Unlimited, SCRIPT)?;
    browser.profile()?;
    opened(&mut browser, files, name)?;
    browser.wait("bench.opened?.found !== undefined")?;
    let save = |profile: serde_json::Value, kind: &str| -> Outcome {
        let file = files.folder.join(format!("{kind}.cpuprofile"));
        say(&format!("{}", file.display()));
        Ok(std::fs::write(file, profile.to_string())?)
    };
    save(browser.profiled()?, "load")?;
    browser.profile()?;
    tag(&mut browser, "tag", &mut Figures::default())?;
    save(browser.profiled()?, "tag")
}
