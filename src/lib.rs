//! Glossator's core: everything the program does, without a browser.
//!
//! A transcript's text never changes after import; everything else points into it with
//! [`text::Span`]s of byte offsets. What a person makes (tags, passages, notes, decisions) is
//! a [`model`] project changed by commands alone; what can be computed (structure, entities,
//! themes) is derived from the text and never stored.
//!
//! Direction of imports: `text ← model ← detect, analysis, exchange ← app ← platform, ui`.
//! `platform` and `ui` exist in the browser only.

pub mod analysis;
pub mod app;
pub mod detect;
pub mod exchange;
pub mod model;
pub mod platform;
pub mod sort;
pub mod strings;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod ui;
