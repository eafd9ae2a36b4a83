use crate::detect::Language;

/// What is said above the names found in a text that is not English; nothing of one that is.
pub(super) fn language_found(language: Language) -> Option<String> {
    let seems = match language {
        Language::English | Language::Unknown => return None,
        Language::French => "to be French",
        Language::Spanish => "to be Spanish",
        Language::Portuguese => "to be Portuguese",
        Language::Italian => "to be Italian",
        Language::German => "to be German",
        Language::Dutch => "to be Dutch",
        Language::Danish => "to be Danish or Norwegian",
        Language::Swedish => "to be Swedish",
        Language::Polish => "to be Polish",
        Language::Romanian => "to be Romanian",
        Language::Turkish => "to be Turkish",
        Language::Indonesian => "to be Indonesian or Malay",
        Language::Swahili => "to be Swahili",
        Language::Chinese => "to be Chinese",
        Language::Japanese => "to be Japanese",
        Language::Korean => "to be Korean",
        Language::Cyrillic => "to be in a language with Cyrillic letters",
        Language::Greek => "to be in a language with Greek letters",
        Language::Arabic => "to be in a language with Arabic letters",
        Language::Hebrew => "to be in a language with Hebrew letters",
        Language::Latin | Language::Other => "not to be English",
    };
    Some(format!(
        "This text seems {seems}. Only well-known places and organisations, dates in figures and the names in speakers’ labels are found."
    ))
}
