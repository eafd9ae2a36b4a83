use super::{Catalogue, ENGLISH, FRENCH, MIRRORED};
use serde::{Deserialize, Serialize};

/// A language that the page speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Locale {
    /// English.
    #[default]
    #[serde(rename = "en")]
    English,
    /// French.
    #[serde(rename = "fr")]
    French,
    /// English words in a page that runs from right to left. It is offered to nobody: it proves that the page
    /// is ready for a language that is written so.
    #[serde(rename = "ar-XB")]
    Mirrored,
}

impl Locale {
    /// Those that people choose from.
    pub const OFFERED: [Self; 2] = [Self::English, Self::French];

    /// The one for whoever has told the browser this language, as BCP 47 names it.
    pub fn of(tag: &str) -> Self {
        match tag.split('-').next() {
            Some("fr") => Self::French,
            // The name under which Unicode keeps the locale made from English for such proofs.
            Some("ar") if tag == "ar-XB" => Self::Mirrored,
            _ => Self::English,
        }
    }

    /// Its words.
    pub fn catalogue(self) -> &'static Catalogue {
        match self {
            Self::English => &ENGLISH,
            Self::French => &FRENCH,
            Self::Mirrored => &MIRRORED,
        }
    }
}
