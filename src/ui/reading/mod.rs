//! The text: one column, its speakers in the gutter, its passages' bars in the margin.

mod lanes;
mod layout;
mod legend;
mod pane;
mod piece;
mod section;

pub use legend::Legend;
pub use pane::Pane;
pub use piece::kind_class;
