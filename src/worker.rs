//! Entry of the worker: a program of its own, so that what only it uses costs the page's start nothing.

#[cfg(target_arch = "wasm32")]
fn main() {
    glossator::platform::worker_main::serve();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is the part of Glossator that runs in a browser's worker: see `cargo xtask run`.");
}
