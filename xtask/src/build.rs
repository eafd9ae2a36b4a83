//! Builds the page by Trunk, whose hook packs it.

use crate::process::{program, run, say};
use crate::{Outcome, product, root, setup, tools};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// How much time to take for a small and quick page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// For the screen of whoever is writing.
    Dev,
    /// For everybody.
    Release,
}

/// Sets up, builds, and opens the page.
pub(crate) fn run_page() -> Outcome {
    setup::for_building()?;
    build(Profile::Release)?;
    open(&product());
    Ok(())
}

/// Builds `dist/glossator.html`.
pub(crate) fn build(profile: Profile) -> Outcome {
    let started = Instant::now();
    let release = if profile == Profile::Release { "true" } else { "false" };
    run(&mut trunk(&["build", "--release", release])?)?;
    say(&format!("built in {:.1} s", started.elapsed().as_secs_f32()));
    Ok(())
}

/// Trunk, with the fitting wasm-bindgen first on its PATH.
pub(crate) fn trunk(arguments: &[&str]) -> Outcome<Command> {
    const MISSING: &str = "not everything is there that building needs: run `cargo xtask setup`";
    let trunk = tools::trunk()?.ok_or(MISSING)?;
    let wasm_bindgen = tools::wasm_bindgen()?.ok_or(MISSING)?;
    let mut command = program(trunk, arguments);
    if let Some(folder) = wasm_bindgen.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders = std::iter::once(folder.to_owned()).chain(std::env::split_paths(&path));
        command.env("PATH", std::env::join_paths(folders)?);
    }
    // Trunk reads this one as a flag with a value and stumbles over the usual `1`.
    command.env_remove("NO_COLOR");
    Ok(command)
}

/// Opens a file in the default browser where there is one; says where it lies in any case.
fn open(file: &Path) {
    println!("{}", file.display());
    let mut command = if cfg!(windows) {
        program("cmd", &["/C", "start", ""])
    } else if cfg!(target_os = "macos") {
        program("open", &[])
    } else {
        program("xdg-open", &[])
    };
    let opened = command.arg(file).current_dir(root()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    if !opened.is_ok_and(|status| status.success()) {
        say("no default browser could be started: open the file above in one");
    }
}
