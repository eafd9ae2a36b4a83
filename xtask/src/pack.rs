//! Trunk's hook: packs what Trunk has staged into the one file.

use crate::page::{self, Parts};
use crate::process::{program, run, say};
use crate::{Outcome, root, tools};
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
    let program = script(&glue(&read(&staging, "glossator.js")?)?, "page.js")?;
    let worker = script(&glue(&read(&staging, "worker.js")?)?, "worker.js")?;
    // The first is what the start needs.
    let data = [
        ("wasm", wasm(&staging.join("glossator_bg.wasm"), thorough)?),
        ("worker", wasm(&staging.join("worker_bg.wasm"), thorough)?),
        ("detect", glossator::detect::data()),
    ];
    let blocks: Vec<(&str, Vec<u8>)> = data
        .into_iter()
        .map(|(id, bytes)| {
            let packed = deflate(&bytes, thorough)?;
            say(&format!("{id}: {} kB, packed {} kB", bytes.len() / 1000, packed.len() / 1000));
            Ok((id, packed))
        })
        .collect::<Outcome<_>>()?;
    let parts = Parts { template: &template, style: &style, program: &program, worker: &worker, blocks: &blocks };
    let page = page::assemble(&parts)?;

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

/// A script: wasm-bindgen's glue, and the loader that stands in `src/boot`.
pub(crate) fn script(glue: &str, loader: &str) -> Outcome<String> {
    let boot = root().join("src").join("boot");
    Ok([glue, &read(&boot, "blocks.js")?, &read(&boot, loader)?].map(bare).concat())
}

/// A script without its indentation and the lines that are comments: a third of the glue. (What spans
/// lines in it are comments only, no texts.)
fn bare(script: &str) -> String {
    let lines = script.lines().map(str::trim);
    let code = lines.filter(|line| !line.is_empty() && !["//", "/*", "*"].iter().any(|sign| line.starts_with(sign)));
    code.flat_map(|line| [line, "\n"]).collect()
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

/// The text of a file, with line ends as a browser reads them: the hashes depend on it.
fn read(folder: &Path, name: &str) -> Outcome<String> {
    let file = folder.join(name);
    let text = fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
    Ok(text.replace("\r\n", "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_script_is_its_code() {
        let check = |script: &str, expected: &str| assert_eq!(bare(script), expected);
        check("", "");
        check(
            "// Why.\nlet a = 1; // one\n\n  /** Of\n   * many\n   */\n  b(\n    a * 2,\n  );",
            "let a = 1; // one\nb(\na * 2,\n);\n",
        );
        check("/* one line */\ngo();", "go();\n");
    }
}
