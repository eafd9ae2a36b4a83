//! What lies over the page for a moment: the box at a selection, the open passage, dialogs,
//! messages.

mod concordance;
mod dialog;
mod export;
mod help;
mod history;
mod import;
mod keys;
mod mention;
mod open;
mod palette;
mod passage;
mod paste;
mod picker;
mod place;
mod pseudonyms;
mod replace;
mod retag;
mod settings;
mod toast;

pub use dialog::{Dialogs, Frame};
pub use mention::MentionBox;
pub use passage::PassageBox;
pub use picker::PickerBox;
pub use pseudonyms::pseudonym_labels;
pub use toast::{Said, Toasts};
