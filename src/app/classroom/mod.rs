//! A class: what is handed out, handed in, collected and compared.

mod action;
mod class;
mod comparison;
mod handout;
mod pictures;
mod table;

pub use action::{ClassAction, Draft, Drawing};
pub use class::{Class, Decision, Entry, Page, Shown, Status, UnitKind};
pub use comparison::Comparison;
pub use handout::HandedOut;
pub use pictures::{Matrix, Picture, Strip, draw_matrix, draw_strips, matrix, strips};
pub use table::{Cell, Question, Row, Table};
