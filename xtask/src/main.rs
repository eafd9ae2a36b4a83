//! Chores of development, run as `cargo xtask COMMAND`.

mod bench;
mod build;
mod convert;
mod corpora;
mod detect;
mod evaluate;
mod mark;
mod pack;
mod page;
mod process;
mod score;
mod serve;
mod setup;
mod test;
mod tools;
mod train;
mod transcripts;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Why a command stopped, in words for the terminal.
pub(crate) type Problem = Box<dyn std::error::Error>;
/// What every command returns.
pub(crate) type Outcome<T = ()> = Result<T, Problem>;

const USAGE: &str = "cargo xtask COMMAND

  run             set up what building needs, build, and open the page in the default browser
  setup           set up everything that building and testing need
  build [--dev]   build dist/glossator.html; with --dev sooner, but larger and slower
  serve [PORT]    serve the page for development, built anew and reloaded at every change
  train           learn the tagger's weights anew from ../shared/corpora
  evaluate        how well names are found in both halves of tests/evaluation
  evaluate --fresh                        the same in its fresh part, which is measured and never tuned on
  evaluate --open [--anew]                the same in its open half, with every error; with weights learnt now
  evaluate --cross-validate [--verbose]   the same over GUM's news and interviews, never trained on what is measured
  evaluate --transcripts [--verbose]      the same over the project's own transcripts, errors of a third of them
  evaluate --ablation                     what each list and the tagger are worth
  evaluate --speed FILE                   words a second on one core
  mark FILE…      print texts with their names in brackets, to judge the detector by eye
  detect FILE     print what is found in a text file, as JSON
  convert [--from FORMAT] [--to FORMAT] IN... OUT
                  read files one on top of the other and write them in another format
  bench [--rounds N] [--write]
                  measure the built page in Chromium beside its baselines; --write puts the
                  figures into docs/performance.md
  test            everything that must hold: formatting, lints, tests, and the page driven in
                  Chromium and Firefox
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["run"] => build::run_page(),
        ["setup"] => setup::all(),
        ["build"] => build::build(build::Profile::Release),
        ["build", "--dev"] => build::build(build::Profile::Dev),
        ["serve", port @ ..] => serve::serve(port.first().copied()),
        ["detect", file] => detect::detect(file),
        ["convert", files @ ..] => convert::convert(files),
        ["test"] => test::test(),
        ["bench", options @ ..] => bench::bench(options),
        ["evaluate", "--cross-validate"] => evaluate::cross_validate(false),
        ["evaluate", "--cross-validate", "--verbose"] => evaluate::cross_validate(true),
        ["evaluate", "--transcripts"] => evaluate::transcripts(false),
        ["evaluate", "--transcripts", "--verbose"] => evaluate::transcripts(true),
        ["evaluate", "--ablation"] => evaluate::ablation(),
        ["evaluate", "--speed", file] => evaluate::speed(file),
        ["evaluate"] => evaluate::evaluation_set(&["open", "held-back"], false, false),
        ["evaluate", "--fresh"] => evaluate::evaluation_set(&["fresh"], false, false),
        ["evaluate", "--open"] => evaluate::evaluation_set(&["open"], true, false),
        ["evaluate", "--open", "--anew"] => evaluate::evaluation_set(&["open"], true, true),
        ["train"] => train::train(),
        ["mark", files @ ..] => mark::mark(files),
        // Trunk's hook, see Trunk.toml.
        ["pack"] => pack::pack(),
        [] | ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            Ok(())
        }
        _ => Err(format!("no such command: {}\n\n{USAGE}", arguments.join(" ")).into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

/// The project's top folder.
pub(crate) fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// The one file that all this is for.
pub(crate) fn product() -> PathBuf {
    root().join("dist").join("glossator.html")
}
