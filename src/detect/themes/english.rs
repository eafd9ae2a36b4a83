//! English word classes: closed classes and common verbs from lists, the rest by their endings.

use super::vocabulary::Class;
use crate::text::fold;
use rustc_hash::{FxHashMap, FxHashSet};

const FUNCTION: &str = include_str!("english/function.txt");
const VERBS: &str = include_str!("english/verbs.txt");
const NOUN_VERBS: &str = include_str!("english/noun_verbs.txt");
const ING_NOUNS: &str = include_str!("english/ing_nouns.txt");
const GENERIC: &str = include_str!("english/generic.txt");
const NOUNS: &str = include_str!("english/nouns.txt");
const ADJECTIVES: &str = include_str!("english/adjectives.txt");

/// The lists, ready for look-up.
#[derive(Debug)]
pub struct Lists {
    closed: FxHashMap<&'static str, Class>,
    vague: FxHashSet<&'static str>,
    empty: FxHashSet<&'static str>,
    generic: FxHashSet<String>,
    verbs: FxHashSet<String>,
    noun_verbs: FxHashSet<String>,
    ing_nouns: FxHashSet<String>,
    nouns: FxHashSet<String>,
    institutions: FxHashSet<String>,
    adjectives: FxHashSet<&'static str>,
}

/// The words of a list: everything but comments and the class before a colon.
fn entries(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list.lines().filter(|line| !line.starts_with('#')).flat_map(|line| {
        let (class, words) = line.split_once(": ").unwrap_or(("", line));
        words.split_ascii_whitespace().map(move |word| (class, word))
    })
}

fn keys(list: &'static str) -> FxHashSet<String> {
    entries(list).map(|(_, word)| fold(word)).collect()
}

impl Lists {
    /// Reads them.
    pub fn new() -> Self {
        let mut closed = FxHashMap::default();
        for (class, word) in entries(FUNCTION) {
            closed.entry(word).or_insert(match (class, word) {
                (_, "to") => Class::To,
                (_, "of" | "against" | "for") => Class::Of,
                (_, "and") => Class::And,
                ("determiner", _) => Class::Determiner,
                ("subject", _) => Class::Subject,
                ("modal", _) => Class::Modal,
                ("be", _) => Class::Be,
                ("have", _) => Class::Have,
                ("object", _) => Class::Object,
                ("preposition", _) => Class::Preposition,
                ("conjunction" | "clause", _) => Class::Clause,
                ("adverb", _) => Class::Adverb,
                _ => Class::Filler,
            });
        }
        let generic = |of: &'static str| entries(GENERIC).filter(move |(class, _)| *class == of).map(|(_, word)| word);
        Self {
            closed,
            vague: generic("adjective").collect(),
            empty: generic("adverb").collect(),
            generic: generic("noun").map(fold).collect(),
            verbs: keys(VERBS),
            noun_verbs: keys(NOUN_VERBS),
            ing_nouns: keys_as_spelt(ING_NOUNS),
            nouns: entries(NOUNS).filter(|(class, _)| class.is_empty()).map(|(_, word)| fold(word)).collect(),
            institutions: entries(NOUNS).filter(|(class, _)| !class.is_empty()).map(|(_, word)| fold(word)).collect(),
            adjectives: entries(ADJECTIVES).map(|(_, word)| word).collect(),
        }
    }

    /// The class of a word in lower case with its key, and whether it says little as a noun.
    pub fn classify(&self, word: &str, key: &str) -> (Class, bool) {
        let bare = word.strip_suffix("'s").unwrap_or(word);
        if let Some(class) = self.closed.get(word).or_else(|| self.closed.get(bare)) {
            return (*class, true);
        }
        if word.chars().filter(|c| c.is_alphabetic()).count() < 2 {
            return (Class::Figure, true);
        }
        if word.contains('\'') && bare == word {
            // A contraction that no list has: `ma'am's`, `should've`.
            return (Class::Filler, true);
        }
        // `twenty-two`, `forty-odd`.
        let first = bare.split('-').next().filter(|first| first.len() < bare.len());
        if self.empty.contains(bare) || first.and_then(|f| self.closed.get(f)) == Some(&Class::Determiner) {
            return (Class::Adverb, true);
        }
        let generic = self.generic.contains(key);
        (self.open_class(bare, key, generic), generic)
    }

    /// Whether a name that ends with the word of this key is an institution's or an agreement's.
    pub fn is_institution(&self, key: &str) -> bool {
        self.institutions.contains(key)
    }

    fn open_class(&self, word: &str, key: &str, generic: bool) -> Class {
        if self.vague.contains(word) && !(generic && word.ends_with('s')) {
            return Class::Vague;
        }
        if self.adjectives.contains(word) {
            return Class::Adjective;
        }
        let ing = word.len() > 5 && word.ends_with("ing");
        let plural = word.strip_suffix('s').unwrap_or(word);
        if self.ing_nouns.contains(plural) {
            return Class::Noun;
        }
        let verb = self.verbs.contains(key);
        if self.noun_verbs.contains(key) && !ing && !is_past(word, key) {
            return Class::NounVerb;
        }
        if verb {
            return match is_past(word, key) {
                _ if ing => Class::VerbIng,
                // Of the irregular pasts some are participles: `broken`, `shown`.
                true if ["ed", "en", "wn"].iter().any(|end| word.ends_with(end)) => Class::Participle,
                true => Class::Verb,
                false => Class::Verb,
            };
        }
        if self.nouns.contains(key) || generic {
            return Class::Noun;
        }
        by_ending(word)
    }
}

fn keys_as_spelt(list: &'static str) -> FxHashSet<String> {
    entries(list).map(|(_, word)| word.to_owned()).collect()
}

/// Whether a form of a verb is its past or participle: neither plain nor in -s.
fn is_past(word: &str, key: &str) -> bool {
    let plain = word.strip_suffix('s').unwrap_or(word);
    let plain = plain.strip_suffix('e').unwrap_or(plain);
    word.ends_with("ed") && word.len() > key.len() + 1
        || !plain.starts_with(key) && !word.ends_with("ing") && !word.ends_with('s') && !word.ends_with('y')
}

fn by_ending(word: &str) -> Class {
    let ends = |endings: &[&str]| endings.iter().any(|e| word.len() > e.len() + 2 && word.ends_with(e));
    if ends(&["ly"]) {
        Class::Adverb
    } else if ends(&["ing"]) {
        Class::Gerund
    } else if ends(&["ed"]) {
        Class::Participle
    } else if ends(&["ise", "ize", "ify", "ises", "izes", "ifies"]) || word.len() > 6 && ends(&["ate", "ates"]) {
        Class::Verb
    } else if ends(&[
        "al", "ic", "ive", "ous", "able", "ible", "ful", "less", "ary", "ish", "ese", "ian", "ean", "like", "wide",
        "-free", "-based", "-led", "-term",
    ]) {
        Class::Adjective
    } else {
        Class::Noun
    }
}

/// Whether a word in lower case is surely a noun by its ending.
pub fn is_nominal(word: &str) -> bool {
    let singular = word.strip_suffix('s').unwrap_or(word);
    const ENDINGS: [&str; 18] = [
        "tion", "sion", "ment", "ness", "ity", "ism", "ist", "ship", "ance", "ence", "hood", "dom", "ology", "ics",
        "itie", "ancy", "ency", "acy",
    ];
    ENDINGS.iter().any(|e| singular.len() > e.len() + 2 && singular.ends_with(e))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes() {
        let lists = Lists::new();
        let check = |word: &str, expected: Class| assert_eq!(lists.classify(word, &fold(word)).0, expected, "{word}");
        check("the", Class::Determiner);
        check("provide", Class::Verb);
        check("providing", Class::VerbIng);
        check("twenty-two", Class::Adverb);
        check("unit", Class::Noun);
        check("care", Class::Noun);
        check("provided", Class::Participle);
        check("attack", Class::NounVerb);
        check("attacks", Class::NounVerb);
        check("combating", Class::Gerund);
        check("bilateral", Class::Adjective);
        check("armed", Class::Adjective);
        check("meeting", Class::Noun);
        check("meetings", Class::Noun);
        check("terrorism", Class::Noun);
        check("quickly", Class::Adverb);
        check("families", Class::Noun);
        check("family", Class::Noun);
        check("took", Class::Verb);
        check("stolen", Class::Participle);
        check("important", Class::Vague);
        check("we're", Class::Subject);
        check("7", Class::Figure);
        check("history", Class::Noun);
    }
}
