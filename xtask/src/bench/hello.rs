//! The hello-world that the start is measured against, built and packed as the page is.

use crate::process::{cargo, program, run};
use crate::{Outcome, pack, page, root, tools};
use std::path::PathBuf;

/// Builds it, unless it is there and younger than what it is made of.
pub(super) fn build() -> Outcome<PathBuf> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let folder = root().join("target").join("bench");
    let file = folder.join("hello.html");
    let source = root().join("xtask").join("hello");
    let age = |path: PathBuf| std::fs::metadata(path).and_then(|m| m.modified()).ok();
    let parts = [source.join("src/main.rs"), source.join("index.html"), root().join("Cargo.lock")];
    if let Some(built) = age(file.clone())
        && parts.into_iter().all(|part| age(part).is_some_and(|changed| changed < built))
    {
        return Ok(file);
    }
    run(&mut cargo(&["build", "--release", "--package", "hello", "--target", TARGET]))?;
    let wasm_bindgen = tools::wasm_bindgen()?.ok_or("wasm-bindgen is not there: run `cargo xtask setup`")?;
    let built = root().join("target").join(TARGET).join("release").join("hello.wasm");
    let mut command = program(wasm_bindgen, &["--target", "no-modules", "--no-typescript", "--out-dir"]);
    run(command.arg(&folder).arg(built))?;
    let glue = pack::glue(&std::fs::read_to_string(folder.join("hello.js"))?)?;
    let wasm = pack::wasm(&folder.join("hello_bg.wasm"), true)?;
    let parts = page::Parts {
        template: &std::fs::read_to_string(source.join("index.html"))?,
        style: "p { font: 1.2rem serif; }",
        program: &pack::script(&glue, "page.js")?,
        worker: "",
        blocks: &[("wasm", pack::deflate(&wasm, true)?)],
    };
    std::fs::write(&file, page::assemble(&parts)?)?;
    Ok(file)
}
