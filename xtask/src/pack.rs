//! Trunk's hook: packs what Trunk has staged into the one file.

use crate::page::{self, Parts};
use crate::process::{program, run, say};
use crate::{Outcome, tools};
use miniz_oxide::deflate::compress_to_vec;
use std::fs;
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};

/// What wasm-opt may use: what both the compiler writes and every browser with `DecompressionStream`
/// runs. (Allowing everything gives modules that Chromium refuses.)
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// What is called from one place alone would else become part of it, however large. A browser compiles a
/// function when it is first called: the start should not wait for what it does not use.
const KEEP_APART: &str = "--one-caller-inline-max-function-size=300";

/// The glue's way of getting the module from a server, which a page in one file has no use for.
const GLUE_FETCH: &str = "module_or_path = fetch(module_or_path);";

/// Packs the staged page. Built, it takes the place of everything that Trunk staged; served, of
/// `index.html`.
pub(crate) fn pack() -> Outcome {
    let variable = |name: &str| std::env::var(name).map_err(|_| format!("{name} is not set: this is Trunk's hook"));
    let staging = PathBuf::from(variable("TRUNK_STAGING_DIR")?);
    let thorough = variable("TRUNK_PROFILE")? == "release";

    let template = read(&staging, "index.html")?;
    let style = read_all(&staging, template.lines().filter_map(page::style_sheet))?;
    let boot = read_all(&staging, template.lines().filter_map(page::script))?;
    let program = format!("{}{boot}", glue(&read(&staging, "glossator.js")?)?);
    let wasm = wasm(&staging.join("glossator_bg.wasm"), thorough)?;

    let blocks: Vec<(&str, Vec<u8>)> = data(wasm)
        .into_iter()
        .map(|(id, bytes)| {
            let packed = deflate(&bytes, thorough)?;
            say(&format!("{id}: {} kB, packed {} kB", bytes.len() / 1000, packed.len() / 1000));
            Ok((id, packed))
        })
        .collect::<Outcome<_>>()?;
    let page = page::assemble(&Parts { template: &template, style: &style, program: &program, blocks: &blocks })?;

    if page::is_served(&template) {
        fs::write(staging.join("index.html"), page)?;
        return Ok(());
    }
    for entry in fs::read_dir(&staging)? {
        let path = entry?.path();
        if path.is_dir() { fs::remove_dir_all(path)? } else { fs::remove_file(path)? }
    }
    say(&format!("glossator.html: {} kB", page.len() / 1000));
    Ok(fs::write(staging.join("glossator.html"), page)?)
}

/// The page's data blocks, each with its id.
fn data(wasm: Vec<u8>) -> Vec<(&'static str, Vec<u8>)> {
    vec![("wasm", wasm), ("detect", glossator::detect::data())]
}

/// The glue without its fetch.
pub(crate) fn glue(glue: &str) -> Outcome<String> {
    if glue.matches(GLUE_FETCH).count() != 1 {
        return Err("wasm-bindgen's glue has changed: where does it fetch the module?".into());
    }
    Ok(glue.replacen(GLUE_FETCH, "throw new TypeError('a module is wanted');", 1))
}

/// The module, optimised where it is worth the time and wasm-opt is there.
pub(crate) fn wasm(file: &Path, thorough: bool) -> Outcome<Vec<u8>> {
    if thorough {
        match tools::wasm_opt()? {
            Some(words) => {
                // Names stay where a profile is to be read: see docs/performance.md.
                let named = std::env::var("CARGO_PROFILE_RELEASE_STRIP").is_ok_and(|strip| strip == "none");
                let names = if named { "--debuginfo" } else { "--strip-debug" };
                let mut words = words.iter();
                let mut command = program(words.next().map_or(Path::new("wasm-opt"), PathBuf::as_path), &[]);
                run(command
                    .args(words)
                    .args(FEATURES)
                    .args(["-Oz", names, "--strip-producers", KEEP_APART, "-o"])
                    .args([file, file]))?;
            }
            None => say("wasm-opt is not there: the page will be somewhat larger"),
        }
    }
    Ok(fs::read(file)?)
}

/// Raw deflate: as small as it gets, or quickly.
pub(crate) fn deflate(bytes: &[u8], thorough: bool) -> Outcome<Vec<u8>> {
    if !thorough {
        return Ok(compress_to_vec(bytes, 3));
    }
    let mut packed = Vec::new();
    // Three iterations come within 0.1 % of fifteen, in a sixth of the time.
    let options = zopfli::Options { iteration_count: NonZeroU64::MIN.saturating_add(2), ..Default::default() };
    zopfli::compress(options, zopfli::Format::Deflate, bytes, &mut packed)?;
    Ok(packed)
}

/// The text of staged files, one behind the other.
fn read_all<'a>(staging: &Path, names: impl Iterator<Item = &'a str>) -> Outcome<String> {
    names.map(|name| read(staging, name)).collect()
}

/// The text of a staged file, with line ends as a browser reads them: the hashes depend on it.
fn read(staging: &Path, name: &str) -> Outcome<String> {
    let file = staging.join(name);
    let text = fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
    Ok(text.replace("\r\n", "\n"))
}
