//! What the form of a word tells of it where no list holds it: inflection, endings of family names.
//!
//! The lists leave out what is known by its form: see `data`.

/// Endings with which family names are made. A family name in one of them is known without a list, and
/// so is one that no list has.
const FAMILY: [&str; 58] = [
    "ov", "ev", "ova", "eva", "ski", "sky", "ska", "skaya", "skiy", "skyi", "cki", "cka", "ovic", "evic", "ovich",
    "evich", "enko", "chuk", "yuk", "oglu", "sson", "dottir", "poulos", "akis", "adze", "shvili", "svili", "escu",
    "eanu", "nen", "auskas", "iene", "aite", "elli", "etti", "otti", "ucci", "acci", "mann", "stein", "feld", "baum",
    "bauer", "meier", "meyer", "maier", "berg", "burg", "strom", "quist", "gaard", "sen", "son", "yan", "zadeh",
    "nejad", "wala", "dijk",
];

/// Whether the word, folded, ends as family names do.
pub(super) fn is_family(word: &str) -> bool {
    word.len() >= 6 && FAMILY.iter().any(|end| word.len() >= end.len() + 3 && word.ends_with(end))
}

/// The words of which `word`, folded, may be an inflected form, each in two parts.
pub(super) fn stems(word: &str, mut found: impl FnMut(&str, &str)) {
    let mut add = |base: &str, end: &str| {
        if base.len() + end.len() > 2 {
            found(base, end);
        }
    };
    if let Some(base) = word.strip_suffix('s') {
        add(base, "");
        if let Some(base) = base.strip_suffix('e') {
            add(base, "");
            if let Some(base) = base.strip_suffix('i') {
                add(base, "y");
            }
        }
    }
    for end in ["ed", "ing"] {
        let Some(base) = word.strip_suffix(end) else { continue };
        add(base, "");
        add(base, "e");
        if let (Some(base), true) = (base.strip_suffix('i'), end == "ed") {
            add(base, "y");
        }
        let mut letters = base.chars().rev();
        if let (Some(last), Some(before)) = (letters.next(), letters.next())
            && last == before
            && let Some(base) = base.strip_suffix(last)
        {
            add(base, "");
        }
    }
    if let Some(base) = word.strip_suffix("ly") {
        add(base, "");
        if let Some(base) = base.strip_suffix('i') {
            add(base, "y");
        }
    }
    if let Some(base) = word.strip_suffix("ness") {
        add(base, "");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::entities::fold::folded;

    fn stems_of(form: &str) -> Vec<String> {
        let mut all = Vec::new();
        stems(&folded(form), |base, end| all.push(format!("{base}{end}")));
        all
    }

    #[test]
    fn inflected_forms_lead_to_their_words() {
        for (form, word) in
            [("talks", "talk"), ("studies", "study"), ("Stopped", "stop"), ("making", "make"), ("happily", "happy")]
        {
            assert!(stems_of(form).contains(&word.to_owned()), "{form}");
        }
        assert!(stems_of("as").is_empty());
    }

    #[test]
    fn family_names_are_known_by_their_endings() {
        for name in ["Poroshenko", "Saakashvili", "Guðmundsdóttir", "Ivanović", "Mikkelsen"] {
            assert!(is_family(&folded(name)), "{name}");
        }
        for word in ["Wilno", "Mali", "Olsen"] {
            assert!(!is_family(word), "{word}");
        }
    }
}
