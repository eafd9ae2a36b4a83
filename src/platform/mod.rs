//! The browser: what the page may do outside itself, and the worker that it starts.
//!
//! Only [`messages`] is compiled for other targets too, so that it is tested without a browser.

pub mod messages;
#[cfg(target_arch = "wasm32")]
mod wire;
#[cfg(target_arch = "wasm32")]
pub mod worker;
#[cfg(target_arch = "wasm32")]
pub mod worker_main;
