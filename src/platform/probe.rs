//! Moments for whoever measures: marks on the browser's own timeline, which its developer tools
//! show and `cargo xtask bench` reads.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = mark)]
    fn mark_now(name: &str);
}

/// The bytes of a file are in memory.
pub const READ: &str = "glossator:read";
/// What was in it is the program's state, and nothing of it is drawn yet.
pub const TAKEN: &str = "glossator:taken";

/// Marks this moment.
pub fn mark(name: &str) {
    mark_now(name);
}
