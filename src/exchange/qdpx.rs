//! REFI-QDA project (`.qdpx`): an archive with `project.qde` and its sources, positions in code points.

mod read;
mod write;

pub use read::read;
pub use write::write;

const NAMESPACE: &str = "urn:QDA-XML:project:1.0";

#[cfg(test)]
mod tests;
