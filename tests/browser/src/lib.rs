//! Tests of the packed page as people use it: opened from its file, in Chromium and Firefox, by
//! roles and visible names.
//!
//! `cargo xtask test` runs them on a page built anew, with everything they need set up. By
//! themselves they take `dist/glossator.html` (or the file that `GLOSSATOR_PAGE` names) and need, on
//! PATH, chromium, chromedriver, firefox and geckodriver; where one is missing its tests fail. The rules
//! of accessibility are those of axe-core, whose script `GLOSSATOR_AXE` names; without it they are skipped.

mod axe;
mod browser;
mod console;
mod devtools;
mod find;
mod page;
mod script;
mod text;

pub use axe::Axe;
pub use browser::{Kind, Profile};
pub use console::{Console, Heard};
pub use page::{Page, built_page, target};
pub use text::Look;

/// Why a test could not go on.
pub type Problem = Box<dyn std::error::Error + Send + Sync>;
/// What every step returns.
pub type Outcome<T = ()> = Result<T, Problem>;

/// Makes a test in each browser of an `async fn(Kind) -> Outcome`.
#[macro_export]
macro_rules! in_both_browsers {
    ($($name:ident),+ $(,)?) => {$(
        mod $name {
            #[test]
            fn chromium() -> $crate::Outcome {
                $crate::run($crate::Kind::Chromium, super::$name)
            }

            #[test]
            fn firefox() -> $crate::Outcome {
                $crate::run($crate::Kind::Firefox, super::$name)
            }
        }
    )+};
}

/// Runs a test in a browser.
///
/// # Errors
/// What the test fails with, or that the browser or its driver is not on PATH.
pub fn run(kind: Kind, test: impl AsyncFnOnce(Kind) -> Outcome) -> Outcome {
    if let Some(missing) = kind.missing() {
        return Err(format!("{missing} is not on PATH: `cargo xtask setup` brings what is missing").into());
    }
    // The connection to the driver is made by a library that wants to be told whose cryptography
    // to use; a second time changes nothing.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(test(kind))
}
