//! The page: yew components, a folder a pane. They show the state and dispatch actions, and
//! call nothing else; what they touch in the browser is their own elements.

mod bar;
mod classroom;
mod context;
mod excerpts;
mod filter;
mod icon;
mod keys;
mod left;
mod naming;
mod notice;
mod overlay;
mod overview;
mod page;
mod reading;
mod right;

pub use page::{Page, PageProps};
