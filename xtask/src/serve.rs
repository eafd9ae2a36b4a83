//! Serves the page for development, with reload.

use crate::Outcome;
use crate::build::trunk;
use crate::process::run;

/// Runs `trunk serve` in the quick profile, in a folder of its own: `dist` keeps the finished page.
pub(crate) fn serve(port: Option<&str>) -> Outcome {
    let port = port.unwrap_or("8080");
    run(&mut trunk(&["serve", "--release", "false", "--dist", "target/serve", "--port", port])?)
}
