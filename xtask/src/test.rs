//! Everything that must hold.

use crate::build::{self, Profile};
use crate::process::{cargo, run};
use crate::{Outcome, setup};

/// Formatting, lints for both targets, the tests, and those that drive the built page in Chromium and Firefox.
pub(crate) fn test() -> Outcome {
    setup::all()?;
    run(&mut cargo(&["fmt", "--all", "--check"]))?;
    run(&mut cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    run(&mut cargo(&["clippy", "--target", "wasm32-unknown-unknown", "--", "-D", "warnings"]))?;
    run(&mut cargo(&["test", "-p", "glossator", "-p", "xtask"]))?;
    build::build(Profile::Release)?;
    run(&mut cargo(&["test", "-p", "browser-tests", "--", "--test-threads=1"]))
}
