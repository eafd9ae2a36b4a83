//! Everything that must hold.

use crate::build::{self, Profile};
use crate::process::{cargo, run};
use crate::{Outcome, setup, tools};
use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

/// Formatting, lints for both targets, the tests, and those that drive the built page in Chromium and Firefox.
pub(crate) fn test() -> Outcome {
    setup::all()?;
    run(&mut cargo(&["fmt", "--all", "--check"]))?;
    run(&mut cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    run(&mut cargo(&["clippy", "--target", "wasm32-unknown-unknown", "--", "-D", "warnings"]))?;
    run(&mut cargo(&["test", "-p", "glossator", "-p", "xtask"]))?;
    build::build(Profile::Release)?;
    let mut browsers = cargo(&["test", "-p", "browser-tests", "--", "--test-threads=1"]);
    if let Some(axe) = tools::axe()? {
        browsers.env("GLOSSATOR_AXE", axe);
    }
    run(browsers.env("PATH", path_with_drivers()?))
}

/// PATH, and after it the folder that geckodriver was installed into, where it is not on PATH.
fn path_with_drivers() -> Outcome<OsString> {
    let mut folders: Vec<PathBuf> = env::var_os("PATH").iter().flat_map(env::split_paths).collect();
    let installed = tools::geckodriver()?.filter(|program| program.is_absolute());
    folders.extend(installed.and_then(|program| Some(program.parent()?.to_owned())));
    Ok(env::join_paths(folders)?)
}
