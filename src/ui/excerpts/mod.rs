//! Everything under a filter or a search, in context, in the place of the text.

mod card;
mod gathered;
mod room;

pub use room::Room;
