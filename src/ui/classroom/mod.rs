//! A class on the page: handing out, the front of a hand-out, collecting, comparing, showing.

mod adjudicate;
mod agree;
mod collected;
mod compare;
mod front;
mod hand_out;
mod pair;
mod room;
mod wall;

pub use front::{Front, Task};
pub use hand_out::HandOut;
pub use room::Room;
