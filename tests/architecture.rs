//! Holds what is promised about who may use whom, by reading the sources.

// A fault in a helper fails the test that called it.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// For each module at the top, the others that it may use.
const MAY_USE: [(&str, &[&str]); 10] = [
    ("sort", &[]),
    ("text", &["sort"]),
    ("strings", &[]),
    ("model", &["sort", "text"]),
    ("detect", &["sort", "text", "model"]),
    ("analysis", &["sort", "text", "model"]),
    ("exchange", &["sort", "text", "model", "strings"]),
    ("app", &["sort", "text", "model", "detect", "analysis", "exchange", "strings"]),
    ("platform", &["sort", "text", "model", "detect", "analysis", "exchange", "app", "strings"]),
    ("ui", &["sort", "text", "model", "detect", "analysis", "exchange", "app", "strings"]),
];

/// The modules that know the browser; `main` and `worker` start them.
const IN_BROWSER: [&str; 4] = ["platform", "ui", "main", "worker"];

/// The crates that exist in the browser only.
const BROWSER_CRATES: [&str; 7] =
    ["gloo", "js_sys", "serde_wasm_bindgen", "wasm_bindgen", "wasm_bindgen_futures", "web_sys", "yew"];

/// What leads out of the page by a way that no policy closes, as Rust or the loader would write it.
const WAYS_OUT: [&str; 10] = [
    "Rtc",
    "RTC",
    "open_with_url",
    "window.open",
    "location()",
    "location.",
    "Location",
    "navigate(",
    "submit(",
    "http-equiv",
];

#[test]
fn modules_use_only_what_lies_before_them() {
    let order: BTreeMap<&str, &[&str]> = MAY_USE.into_iter().collect();
    let mut faults = Vec::new();
    // `lib` declares the modules, `main` and `worker` start them.
    for file in sources().iter().filter(|file| !["lib", "main", "worker"].contains(&file.module())) {
        let Some(may) = order.get(file.module()) else {
            faults.push(format!("{}: `{}` has no place in the order", file.path.display(), file.module()));
            continue;
        };
        for used in file.modules_used() {
            if used != file.module() && order.contains_key(used) && !may.contains(&used) {
                faults.push(format!("{}: `{}` may not use `{used}`", file.path.display(), file.module()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn only_the_browser_modules_name_browser_crates() {
    let mut faults = Vec::new();
    for file in sources().iter().filter(|file| !IN_BROWSER.contains(&file.module())) {
        for word in words(&file.code) {
            if BROWSER_CRATES.contains(&word) || word.starts_with("gloo_") {
                faults.push(format!("{}: names `{word}`", file.path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn nothing_in_the_browser_leads_out_of_the_page() {
    let loaders = ["blocks.js", "page.js", "worker.js"].map(|name| root().join("src").join("boot").join(name));
    let loaders = loaders.map(|path| (path.clone(), fs::read_to_string(path).unwrap()));
    let browser = sources().into_iter().filter(|file| IN_BROWSER.contains(&file.module()));
    let mut faults = Vec::new();
    for (path, code) in browser.map(|file| (file.path, file.code)).chain(loaders) {
        for way in WAYS_OUT.iter().filter(|way| code.contains(**way)) {
            faults.push(format!("{}: holds `{way}`", path.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn paths_are_read_as_the_compiler_reads_them() {
    let check = |place: &[&str], code: &str, expected: &[&str]| {
        let place = place.iter().map(|name| (*name).to_owned()).collect();
        let file = Source { path: PathBuf::new(), place, code: without_comments(code) };
        assert_eq!(file.modules_used(), expected, "{code}");
    };
    check(&["model", "id"], "use crate::text::Span;", &["text"]);
    check(&["model", "id"], "use crate::{text::{Span, slice}, ui};", &["text", "ui"]);
    check(&["model", "id"], "use crate::{\n    text::Span,\n    ui::{self, pane},\n};", &["text", "ui"]);
    check(&["model", "id"], "fn f() { crate::platform::store(crate::app::State) }", &["platform", "app"]);
    check(&["model"], "use super::ui;", &["ui"]);
    check(&["model"], "use super::{text, ui::pane};", &["text", "ui"]);
    check(&["model", "id"], "use super::text_of;", &[]);
    check(&["model", "id"], "use super::super::ui;", &["ui"]);
    check(&["detect", "entities", "rules"], "use super::super::Mention; use super::super::super::ui;", &["ui"]);
    check(&["ui", "pane"], "use crate::app; // and not crate::platform", &["app"]);
}

/// A source file.
struct Source {
    path: PathBuf,
    /// The modules that lead to it: `["detect", "entities"]`.
    place: Vec<String>,
    /// Its text without comments.
    code: String,
}

impl Source {
    /// The module at the top that it belongs to.
    fn module(&self) -> &str {
        self.place.first().map_or("", String::as_str)
    }

    /// What its paths name at the top, by `crate::` or by enough `super::`.
    fn modules_used(&self) -> Vec<&str> {
        let named = behind(&self.code, "crate::").flat_map(first_names);
        let neighbours = behind(&self.code, "super::").filter_map(|mut rest| {
            let mut ups = 1;
            while let Some(further) = rest.strip_prefix("super::") {
                rest = further;
                ups += 1;
            }
            // In a module inside the file one more leads there; it is not counted, and what it then
            // seems to name at the top is hardly ever called like a module there.
            (ups >= self.place.len()).then_some(rest)
        });
        named.chain(neighbours.flat_map(first_names)).collect()
    }
}

/// The names that a path continues with: one, or those of a group in braces.
fn first_names(path: &str) -> Vec<&str> {
    if !path.starts_with('{') {
        return words(path).take(1).collect();
    }
    let mut names = Vec::new();
    let (mut depth, mut is_first) = (0, false);
    for part in path.split_inclusive(|c: char| !is_word(c)) {
        let name = part.trim_end_matches(|c: char| !is_word(c));
        if !name.is_empty() && std::mem::take(&mut is_first) && depth == 1 {
            names.push(name);
        }
        match part.chars().last() {
            Some('{') => {
                depth += 1;
                is_first = depth == 1;
            }
            Some('}') => depth -= 1,
            Some(',') => is_first = depth == 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names
}

/// The code behind each place where a path begins so.
fn behind<'a>(code: &'a str, beginning: &'a str) -> impl Iterator<Item = &'a str> {
    code.match_indices(beginning).filter_map(move |(at, _)| {
        let (before, rest) = code.split_at(at);
        let is_inside = before.ends_with("::") || before.ends_with(is_word);
        if is_inside { None } else { rest.strip_prefix(beginning) }
    })
}

/// The identifiers and numbers in code.
fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|c: char| !is_word(c)).filter(|word| !word.is_empty())
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The code without its line comments.
fn without_comments(code: &str) -> String {
    code.lines().map(|line| line.split_once("//").map_or(line, |(code, _)| code)).collect::<Vec<_>>().join("\n")
}

/// All Rust files under `src`.
fn sources() -> Vec<Source> {
    let top = root().join("src");
    let mut found = Vec::new();
    let mut folders = vec![top.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let below = path.strip_prefix(&top).unwrap().with_extension("");
                let names = below.iter().map(|name| name.to_string_lossy().into_owned());
                let place = names.filter(|name| name != "mod").collect();
                let code = without_comments(&fs::read_to_string(&path).unwrap());
                found.push(Source { path, place, code });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "no sources under {}", top.display());
    found
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
