use super::entities::Recogniser;
#[cfg(not(target_arch = "wasm32"))]
use super::entities::learn::{Effort, Example};
use super::{Suggestions, themes};
use crate::model::Structure;
use std::fmt;

/// The detector's data are not what this program wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataError {
    /// The block does not begin as data of this version do.
    Unknown,
    /// It ends early or contradicts itself.
    Damaged,
}

impl fmt::Display for DataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unknown => "not the detector's data",
            Self::Damaged => "the detector's data are damaged",
        })
    }
}

impl std::error::Error for DataError {}

/// How a block of the detector's data begins: name and version.
const MAGIC: &[u8] = b"glossator detect 1\n";

/// Finds what a text names and what it is about.
#[derive(Debug)]
pub struct Detector {
    recogniser: Recogniser,
}

impl Detector {
    /// Reads the block that [`data`] makes.
    ///
    /// # Errors
    /// When the block is not one of this version, or is damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, DataError> {
        let body = bytes.strip_prefix(MAGIC).ok_or(DataError::Unknown)?;
        Ok(Self { recogniser: Recogniser::from_bytes(body)? })
    }

    /// Everything found in `text`. `progress` hears the share done, from 0 to 1, and answers
    /// whether to go on; after a no the result is empty.
    pub fn detect(&self, text: &str, structure: &Structure, progress: &mut dyn FnMut(f32) -> bool) -> Suggestions {
        let Some((language, entities, mentions)) = self.recogniser.find(text, structure, progress) else {
            return Suggestions::default();
        };
        let (terms, themes) = themes::draft(text, structure, &mentions);
        progress(1.0);
        Suggestions { language, entities, mentions, terms, themes }
    }
}

/// The detector's data as [`Detector::from_bytes`] reads them, uncompressed.
#[cfg(not(target_arch = "wasm32"))]
pub fn data() -> Vec<u8> {
    data_with(super::entities::data::WEIGHTS)
}

/// The detector's data with other weights, as [`train`] makes them.
#[cfg(not(target_arch = "wasm32"))]
pub fn data_with(weights: &[u8]) -> Vec<u8> {
    data_without(weights, &[])
}

/// The detector's data without the lists of these names, to measure what each is worth.
#[cfg(not(target_arch = "wasm32"))]
pub fn data_without(weights: &[u8], lists: &[&str]) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.extend(super::entities::pack(weights, lists));
    out
}

/// The tagger's weights that the project carries; none for an untrained one.
#[cfg(not(target_arch = "wasm32"))]
pub fn weights() -> &'static [u8] {
    super::entities::data::WEIGHTS
}

/// Learns the tagger's weights from marked texts: same texts, same bytes.
///
/// # Errors
/// When the lists of names are damaged.
#[cfg(not(target_arch = "wasm32"))]
pub fn train(examples: &[Example], effort: Effort) -> Result<Vec<u8>, DataError> {
    super::entities::train(examples, effort)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::slice;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static DETECTOR: LazyLock<Detector> = LazyLock::new(|| Detector::from_bytes(&data()).unwrap());

    fn found(text: &str) -> Suggestions {
        DETECTOR.detect(text, &Structure::default(), &mut |_| true)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]
        #[test]
        fn mentions_are_in_order_and_on_borders(
            text in "((Mr\\. |the |of |Minister |United |Nations |Paris|Anna |5 |May |2014|['’-]|\\n|e\u{301}|[A-Z][a-z]{1,6} |\\PC){0,60})"
        ) {
            let suggestions = found(&text);
            let mut at = 0;
            for mention in &suggestions.mentions {
                prop_assert!(mention.span.start >= at && mention.span.is_valid_in(&text) && !mention.span.is_empty());
                prop_assert_eq!(crate::text::snap_to_graphemes(&text, mention.span), mention.span);
                prop_assert!((mention.entity as usize) < suggestions.entities.len());
                at = mention.span.end;
            }
            let counted: u32 = suggestions.entities.iter().map(|e| e.count).sum();
            prop_assert_eq!(counted as usize, suggestions.mentions.len());
            prop_assert_eq!(found(&text), suggestions);
        }
    }

    #[test]
    fn a_no_stops_the_search() {
        let stopped = DETECTOR.detect("Anna met Paul in Paris.", &Structure::default(), &mut |_| false);
        assert_eq!(stopped, Suggestions::default());
    }

    #[test]
    fn damaged_data_are_refused() {
        let whole = data();
        assert_eq!(Detector::from_bytes(b"").err(), Some(DataError::Unknown));
        assert_eq!(Detector::from_bytes(whole.get(..whole.len() - 1).unwrap()).err(), Some(DataError::Damaged));
    }

    #[test]
    fn a_name_may_run_over_a_line_break() {
        let text = "We spoke for a long time about what the United\nNations could do.";
        let names: Vec<&str> = found(text).mentions.iter().map(|m| slice(text, m.span)).collect();
        assert_eq!(names, ["United\nNations"]);
    }
}
