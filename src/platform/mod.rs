//! The browser, as far as the program needs it.

mod idb;
pub mod locks;
pub mod store;
