//! Where the tools are: on PATH where the version fits, else in a cache that all clones share.

use crate::process::{output, program};
use crate::{Outcome, root};
use sha2::{Digest, Sha256};
use std::env;
use std::path::{Path, PathBuf};

/// The Trunk to install; any 0.21 on PATH will do.
pub(crate) const TRUNK: &str = "0.21.14";
/// The geckodriver to install; any on PATH will do.
pub(crate) const GECKODRIVER: &str = "0.37.1";
/// The binaryen to install; any on PATH that is not older than [`BINARYEN_AT_LEAST`] will do.
pub(crate) const BINARYEN: &str = "132.0.0";
/// The axe-core to install: the rules by which the tests judge whether the page is accessible.
pub(crate) const AXE: &str = "4.14.1";
/// The SHA-256 of its `axe.min.js`: it runs in the page under test.
const AXE_DIGEST: &str = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c";
/// Older ones do not know what today's compiler writes.
const BINARYEN_AT_LEAST: u32 = 120;

/// The folder of a tool in a version, in the user's cache.
pub(crate) fn folder(tool: &str, version: &str) -> Outcome<PathBuf> {
    let variable = |name: &str| env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    let cache = if cfg!(windows) {
        variable("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        variable("HOME").map(|home| home.join("Library").join("Caches"))
    } else {
        variable("XDG_CACHE_HOME").or_else(|| variable("HOME").map(|home| home.join(".cache")))
    };
    let cache = cache.ok_or("no folder for caches: neither HOME nor its like is set")?;
    Ok(cache.join("glossator").join(format!("{tool}-{version}")))
}

/// The programs of a tool that cargo installed into its folder.
pub(crate) fn installed(tool: &str, version: &str, program: &str) -> Outcome<PathBuf> {
    Ok(folder(tool, version)?.join("bin").join(format!("{program}{}", env::consts::EXE_SUFFIX)))
}

/// Trunk, if it is there.
pub(crate) fn trunk() -> Outcome<Option<PathBuf>> {
    let minor = TRUNK.rsplit_once('.').map_or(TRUNK, |(minor, _)| minor);
    let fits = |version: &str| version.rsplit_once('.').is_some_and(|(m, _)| m == minor);
    find("trunk", installed("trunk", TRUNK, "trunk")?, fits)
}

/// The wasm-bindgen program of the library's version, if it is there: the two must agree exactly.
pub(crate) fn wasm_bindgen() -> Outcome<Option<PathBuf>> {
    let wanted = wasm_bindgen_version()?;
    find("wasm-bindgen", installed("wasm-bindgen", &wanted, "wasm-bindgen")?, |version| version == wanted)
}

/// The version of wasm-bindgen that Cargo.lock names.
pub(crate) fn wasm_bindgen_version() -> Outcome<String> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock"))?;
    let mut lines = lock.lines().skip_while(|line| *line != "name = \"wasm-bindgen\"").skip(1);
    let version = lines.next().and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    Ok(version.ok_or("Cargo.lock names no wasm-bindgen")?.to_owned())
}

/// geckodriver, if it is there.
pub(crate) fn geckodriver() -> Outcome<Option<PathBuf>> {
    find("geckodriver", installed("geckodriver", GECKODRIVER, "geckodriver")?, |_| true)
}

/// How wasm-opt is started, if it is there: a program, or a script for node.
pub(crate) fn wasm_opt() -> Outcome<Option<Vec<PathBuf>>> {
    let fits = |version: &str| version.parse::<u32>().is_ok_and(|v| v >= BINARYEN_AT_LEAST);
    if let Some(version) = version(Path::new("wasm-opt"))
        && fits(&version)
    {
        return Ok(Some(vec!["wasm-opt".into()]));
    }
    let script = npm_wasm_opt()?;
    Ok((script.exists() && on_path("node")).then(|| vec!["node".into(), script]))
}

/// Where npm puts wasm-opt.
pub(crate) fn npm_wasm_opt() -> Outcome<PathBuf> {
    Ok(folder("binaryen", BINARYEN)?.join("node_modules").join("binaryen").join("bin").join("wasm-opt"))
}

/// axe-core's script, if it is there and is the one that is meant.
pub(crate) fn axe() -> Outcome<Option<PathBuf>> {
    let script = folder("axe-core", AXE)?.join("node_modules").join("axe-core").join("axe.min.js");
    let Ok(content) = std::fs::read(&script) else { return Ok(None) };
    let digest: String = Sha256::digest(&content).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok((digest == AXE_DIGEST).then_some(script))
}

/// Whether a program can be started by its name.
pub(crate) fn on_path(name: &str) -> bool {
    output(&mut program(name, &["--version"])).is_some()
}

/// A tool on PATH whose version fits, else the one in the cache, if it is there.
fn find(name: &str, cached: PathBuf, fits: impl Fn(&str) -> bool) -> Outcome<Option<PathBuf>> {
    if let Some(version) = version(Path::new(name))
        && fits(&version)
    {
        return Ok(Some(name.into()));
    }
    Ok(version(&cached).is_some_and(|v| fits(&v)).then_some(cached))
}

/// The version that a program tells: the first word of its output that starts with a digit.
fn version(path: &Path) -> Option<String> {
    let told = output(&mut program(path, &["--version"]))?;
    told.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit())).map(str::to_owned)
}
