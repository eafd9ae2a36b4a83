//! All of what the program does, without a browser.

pub mod persist;
