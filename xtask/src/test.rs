//! Everything that must hold.

use crate::build::{self, Profile};
use crate::process::{cargo, run};
use crate::{Outcome, setup};

/// The packages that are tested without a browser.
const PACKAGES: [&str; 4] = ["-p", "glossator", "-p", "xtask"];

/// Formatting, lints for both targets, the tests, and the page built; with `browsers` also the
/// tests that drive the built page in Chromium and Firefox.
pub(crate) fn test(browsers: bool) -> Outcome {
    setup::all()?;
    run(&mut cargo(&["fmt", "--all", "--check"]))?;
    run(cargo(&["clippy"]).args(PACKAGES).args(["--all-targets", "--", "-D", "warnings"]))?;
    run(&mut cargo(&["clippy", "--target", "wasm32-unknown-unknown", "--", "-D", "warnings"]))?;
    run(cargo(&["test"]).args(PACKAGES))?;
    build::build(Profile::Release)?;
    if browsers {
        run(&mut cargo(&["test", "-p", "browser-tests", "--", "--test-threads=1"]))?;
    }
    Ok(())
}
