//! Brings what building and testing need, and nothing that is there already.

use crate::process::{cargo, output, program, run, say};
use crate::tools::{self, on_path};
use crate::{Outcome, Problem};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Everything: for building and for testing.
pub(crate) fn all() -> Outcome {
    for_building()?;
    for_testing()?;
    say("everything is there that building and testing need");
    Ok(())
}

/// The wasm target, Trunk, wasm-bindgen, and wasm-opt where it can be had.
pub(crate) fn for_building() -> Outcome {
    target()?;
    if tools::trunk()?.is_none() {
        // Without its default features: those serve to download tools, which is done here.
        install("trunk", "trunk", tools::TRUNK, &["--no-default-features"])?;
    }
    if tools::wasm_bindgen()?.is_none() {
        install("wasm-bindgen", "wasm-bindgen-cli", &tools::wasm_bindgen_version()?, &[])?;
    }
    if tools::wasm_opt()?.is_none() {
        wasm_opt()?;
    }
    Ok(())
}

/// Chromium and Firefox with their drivers, and the rules of accessibility.
pub(crate) fn for_testing() -> Outcome {
    if tools::geckodriver()?.is_none() {
        install("geckodriver", "geckodriver", tools::GECKODRIVER, &[])?;
    }
    if tools::axe()?.is_none() {
        axe()?;
    }
    browsers()
}

/// The target wasm32-unknown-unknown, by rustup.
fn target() -> Outcome {
    const TARGET: &str = "wasm32-unknown-unknown";
    let libraries = output(&mut program("rustc", &["--print", "target-libdir", "--target", TARGET]));
    if libraries.is_some_and(|folder| Path::new(&folder).exists()) {
        return Ok(());
    }
    run(&mut program("rustup", &["target", "add", TARGET]))
        .map_err(|problem| -> Problem { format!("{problem}\nInstall Rust by rustup, then try again.").into() })
}

/// Builds a tool from its crate into its folder of the cache, in the quick way: it runs seldom.
fn install(tool: &str, package: &str, version: &str, more: &[&str]) -> Outcome {
    let folder = tools::folder(tool, version)?;
    say(&format!("{tool} {version} is not there: building it once, which takes a minute or more"));
    let command = |locked: &[&str]| -> Command {
        let mut command = cargo(&["install", package, "--version", version, "--debug"]);
        command.args(["--config", "profile.dev.debug=0"]).args(more).args(locked).arg("--root").arg(&folder);
        // Not in the project's own target folder, and not with flags meant for the project.
        command.env_remove("CARGO_TARGET_DIR").env_remove("RUSTFLAGS").current_dir(std::env::temp_dir());
        command
    };
    if run(&mut command(&["--locked"])).is_err() {
        say("its lock file could not be followed: trying with the newest fitting dependencies");
        run(&mut command(&[]))?;
    }
    Ok(())
}

/// wasm-opt from npm's package, which node runs. The page can be built without it, somewhat larger.
fn wasm_opt() -> Outcome {
    if !on_path("node") || !on_path(NPM) {
        say("wasm-opt is left out: neither it (version 120 or later) nor node with npm is there");
        return Ok(());
    }
    if let Err(problem) = from_npm("binaryen", tools::BINARYEN) {
        say(&format!("wasm-opt is left out: {problem}"));
    }
    Ok(())
}

/// axe-core from npm. It is only fetched and never kept with the project, whose licence is another.
/// Where it cannot be had, its test says that it was skipped.
fn axe() -> Outcome {
    if !on_path(NPM) {
        say("axe-core is left out: npm is not there");
    } else if let Err(problem) = from_npm("axe-core", tools::AXE) {
        say(&format!("axe-core is left out: {problem}"));
    } else if tools::axe()?.is_none() {
        return Err("what npm brought as axe-core is not what was expected".into());
    }
    Ok(())
}

const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Installs a package of npm's into its folder of the cache.
fn from_npm(package: &str, version: &str) -> Outcome {
    let folder = tools::folder(package, version)?;
    std::fs::create_dir_all(&folder)?;
    let package = format!("{package}@{version}");
    let mut command = program(NPM, &["install", &package, "--no-audit", "--no-fund", "--loglevel=error", "--prefix"]);
    run(command.arg(&folder).current_dir(&folder))
}

/// Chromium with its driver and Firefox, by apt on Debian where it may, else by the reader.
fn browsers() -> Outcome {
    let wanted = [("chromium", "chromium"), ("chromedriver", "chromium-driver"), ("firefox", "firefox-esr")];
    let missing: Vec<&str> = wanted.iter().filter(|(name, _)| !on_path(name)).map(|(_, package)| *package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let Some(apt) = apt() else {
        return Err(format!(
            "The tests need chromium, chromedriver and firefox on PATH. Install what is missing; on Debian: \
             apt-get install {}",
            missing.join(" ")
        )
        .into());
    };
    let apt_get = |arguments: &[&str]| -> Outcome {
        let mut words = apt.iter().map(PathBuf::as_path);
        let mut command = program(words.next().unwrap_or(Path::new("apt-get")), &[]);
        run(command.args(words).args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    apt_get(&["update", "-q"])?;
    apt_get(&[&["install", "-q", "-y", "--no-install-recommends"], missing.as_slice()].concat())
}

/// How apt-get is started with the right to install: as root, or by a sudo that asks for nothing.
fn apt() -> Option<Vec<PathBuf>> {
    let release = std::fs::read_to_string("/etc/os-release").ok()?;
    if !release.lines().any(|line| line == "ID=debian") {
        return None;
    }
    if output(&mut program("id", &["-u"])).as_deref() == Some("0") {
        return Some(vec!["apt-get".into()]);
    }
    output(&mut program("sudo", &["-n", "true"])).map(|_| vec!["sudo".into(), "-n".into(), "apt-get".into()])
}
