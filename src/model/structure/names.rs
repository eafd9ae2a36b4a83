//! What a string that may be a label looks like: a role, a person's name, or neither.

use super::roles;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Words to look up: every line that could be a label asks.
type WordSet = LazyLock<HashSet<&'static str>>;

macro_rules! word_set {
    ($($word:literal),+ $(,)?) => { LazyLock::new(|| HashSet::from([$($word),+])) };
}

/// The most characters a label's name may have, as in the files of other coding programs.
pub(super) const LONGEST: usize = 63;
/// The most words a name may have.
const MOST_WORDS: usize = 7;

/// What a name looks like, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shape {
    /// A role: `Question`, `Speaker 1`.
    Role,
    /// A title with a name: `Mr. Brandt`, `SEN. VAZ`.
    Titled,
    /// Two or more words of a name: `Ilse Brandt`, `ILSE BRANDT`.
    Full,
    /// One word in upper case: `BRANDT`.
    Upper,
    /// One capitalised word: `Ilse`.
    Single,
    /// Letters without case: Chinese, Arabic, Georgian.
    Uncased,
    /// A word with a number or a code: `P1`, `Worker 3`.
    Coded,
    /// Lower case.
    Lower,
}

/// Words that stand before a colon without anybody speaking, in lower case.
static NEVER: WordSet = word_set![
    "note",
    "notes",
    "nb",
    "warning",
    "caution",
    "attention",
    "important",
    "subject",
    "re",
    "cc",
    "bcc",
    "fwd",
    "date",
    "time",
    "place",
    "location",
    "venue",
    "present",
    "absent",
    "attendees",
    "participants",
    "title",
    "topic",
    "source",
    "author",
    "by",
    "editor",
    "editors",
    "published",
    "updated",
    "posted",
    "url",
    "link",
    "website",
    "email",
    "tel",
    "phone",
    "fax",
    "address",
    "from",
    "to",
    "sent",
    "duration",
    "length",
    "language",
    "file",
    "recording",
    "transcript",
    "transcription",
    "transcribed",
    "transcriber",
    "interview",
    "project",
    "keywords",
    "tags",
    "abstract",
    "summary",
    "conclusion",
    "introduction",
    "background",
    "contents",
    "overview",
    "appendix",
    "annex",
    "example",
    "examples",
    "however",
    "therefore",
    "thus",
    "hence",
    "moreover",
    "furthermore",
    "finally",
    "firstly",
    "secondly",
    "thirdly",
    "first",
    "second",
    "third",
    "lastly",
    "instead",
    "meanwhile",
    "remember",
    "result",
    "results",
    "reason",
    "reasons",
    "problem",
    "problems",
    "solution",
    "solutions",
    "task",
    "tasks",
    "todo",
    "done",
    "update",
    "correction",
    "edit",
    "ps",
    "p s",
    "yes",
    "no",
    "ok",
    "okay",
    "hint",
    "tip",
    "tips",
    "see",
    "see also",
    "definition",
    "theorem",
    "proof",
    "lemma",
    "remark",
    "remarks",
    "pros",
    "cons",
    "advantages",
    "disadvantages",
    "ingredients",
    "directions",
    "method",
    "methods",
    "materials",
    "discussion",
    "references",
    "sources",
    "bibliography",
    "figure",
    "fig",
    "table",
    "chapter",
    "section",
    "part",
    "step",
    "item",
    "article",
    "page",
    "line",
    "verse",
    "scene",
    "act",
    "tape",
    "track",
    "session",
    "day",
    "week",
    "month",
    "year",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "status",
    "priority",
    "type",
    "name",
    "version",
    "total",
    "price",
    "cost",
    "key",
    "legend",
    "caption",
    "photo",
    "image",
    "video",
    "audio",
    "end",
    "start",
    "begin",
    "stage",
    "setting",
    "characters",
    "cast",
    "objective",
    "objectives",
    "aim",
    "aims",
    "goal",
    "goals",
    "agenda",
    "minutes",
    "action",
    "actions",
    "decision",
    "decisions",
    "background information",
    "ladies and gentlemen",
    "dear colleagues",
    "thank you",
    "good morning",
    "good afternoon",
    "good evening",
    "dear friends",
    "contact",
    "media contact",
    "copyright",
    "license",
    "licence",
    "http",
    "https",
    "ftp",
    "mailto",
    "hinweis",
    "achtung",
    "datum",
    "ort",
    "quelle",
    "thema",
    "betreff",
    "anmerkung",
    "remarque",
    "attention",
    "lieu",
    "sujet",
    "objet",
    "nota",
    "fecha",
    "lugar",
    "asunto",
    "fuente",
    "примечание",
    "дата",
    "место",
    "тема",
    "источник",
    "внимание",
    "注",
    "注意",
    "日期",
    "时间",
    "時間",
    "地点",
    "地點",
    "來源",
    "来源",
];

/// Words at the start of something that is no name, unless a role follows.
static OPENERS: WordSet = word_set![
    "a", "an", "the", "this", "these", "that", "those", "in", "on", "at", "as", "for", "and", "but", "or", "if",
    "when", "while", "it", "there", "he", "she", "we", "you", "they", "i", "my", "our", "your", "his", "her", "their",
    "so", "then", "now", "here", "what", "how", "why", "who", "where", "which", "to", "from", "with", "by", "after",
    "before", "let", "not", "some", "all", "more", "one", "two", "three", "key", "main", "other", "new",
];

/// Words within a name that are written small.
static PARTICLES: WordSet = word_set![
    "of", "de", "da", "do", "dos", "das", "di", "du", "la", "le", "van", "von", "der", "den", "bin", "ibn", "bint",
    "al", "el", "y", "e", "the", "af", "av", "ter", "ten", "zu", "zum", "zur", "del", "della", "degli", "dello", "st",
    "and", "pro", "tempore",
];

/// Titles before a name, without their full stop.
static TITLES: WordSet = word_set![
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "sen",
    "senator",
    "rep",
    "representative",
    "congressman",
    "congresswoman",
    "gov",
    "governor",
    "pres",
    "president",
    "minister",
    "secretary",
    "chairman",
    "chairwoman",
    "chair",
    "chairperson",
    "judge",
    "justice",
    "gen",
    "general",
    "col",
    "colonel",
    "capt",
    "captain",
    "lt",
    "maj",
    "major",
    "sgt",
    "admiral",
    "adm",
    "rev",
    "fr",
    "father",
    "sister",
    "brother",
    "ambassador",
    "amb",
    "commissioner",
    "delegate",
    "councillor",
    "councilmember",
    "mayor",
    "herr",
    "frau",
    "m",
    "mme",
    "mlle",
    "monsieur",
    "madame",
    "señor",
    "señora",
    "sr",
    "sra",
    "don",
    "doña",
    "signor",
    "signora",
    "г-н",
    "г-жа",
    "hon",
    "honourable",
    "honorable",
    "king",
    "queen",
    "prince",
    "princess",
    "pope",
    "imam",
    "rabbi",
    "sheikh",
    "chancellor",
    "premier",
    "spokesperson",
    "officer",
    "det",
    "detective",
    "under",
    "deputy",
    "foreign",
    "prime",
    "vice",
];

/// Whether a folded word is a title.
pub(super) fn is_title(folded: &str) -> bool {
    TITLES.contains(folded)
}

/// Whether a folded word is a small word within names.
pub(super) fn is_particle(folded: &str) -> bool {
    PARTICLES.contains(folded)
}

/// Lower case, without full stops, one blank between words.
pub(super) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for word in name.split(|c: char| c.is_whitespace() || c == '.').filter(|w| !w.is_empty()) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.extend(word.chars().flat_map(char::to_lowercase));
    }
    folded
}

/// What a name looks like; nothing if nobody is called so.
pub(super) fn shape(name: &str) -> Option<Shape> {
    if name.chars().count() > LONGEST || !name.chars().any(char::is_alphabetic) || name.chars().any(is_foreign) {
        return None;
    }
    if name.split_whitespace().nth(MOST_WORDS).is_some() || is_prose(name) {
        return None;
    }
    let folded = fold(name);
    if roles::role(&folded).is_some() {
        return Some(Shape::Role);
    }
    let words: Vec<&str> = folded.split(' ').collect();
    let first = words.first().copied().unwrap_or("");
    let unnumbered = first.trim_end_matches(char::is_numeric);
    let numbered = words.len() == 2 && words.get(1).is_some_and(|w| w.chars().all(char::is_numeric));
    if words.len() > MOST_WORDS
        || NEVER.contains(folded.as_str())
        || ((numbered || words.len() == 1) && NEVER.contains(unnumbered))
    {
        return None;
    }
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    if letters().all(|c| !c.is_lowercase() && !c.is_uppercase()) {
        return (words.len() <= 5).then_some(Shape::Uncased);
    }
    if numbered || (words.len() == 1 && unnumbered.len() < first.len()) {
        return name.starts_with(char::is_uppercase).then_some(Shape::Coded);
    }
    if words.len() > 1 && (OPENERS.contains(first) || words.last().is_some_and(|w| is_particle(w) || NEVER.contains(w)))
    {
        return None;
    }
    if !name.starts_with(char::is_uppercase) {
        let small_first = is_particle(first) && words.len() > 1 && capitals(name);
        let small = words.len() <= 2 && letters().all(|c| !c.is_uppercase());
        return if small_first { Some(Shape::Full) } else { small.then_some(Shape::Lower) };
    }
    if !capitals(name) {
        return None;
    }
    let upper = letters().all(|c| !c.is_lowercase());
    Some(match words.len() {
        1 if upper => Shape::Upper,
        1 => Shape::Single,
        _ if is_title(first) => Shape::Titled,
        _ => Shape::Full,
    })
}

/// Whether it begins as the middle of a sentence does and goes on for longer than a role.
fn is_prose(name: &str) -> bool {
    let small = |w: &&str| w.starts_with(char::is_lowercase);
    name.split_whitespace().take(4).filter(small).count() == 4
}

/// Whether every word but the small ones of names begins with a capital or has no case.
fn capitals(name: &str) -> bool {
    name.split_whitespace().all(|word| {
        let first = word.chars().find(|c| c.is_alphabetic());
        let small = word.split(['\'', '’', '-']).any(|p| p.starts_with(char::is_uppercase)) || is_particle(&fold(word));
        match first {
            Some(c) => !c.is_lowercase() || small,
            None => word.chars().all(|c| matches!(c, '&' | '-' | '–' | '#')) || word.chars().all(char::is_numeric),
        }
    })
}

/// Characters that stand in no name.
fn is_foreign(c: char) -> bool {
    matches!(
        c,
        '?' | '!'
            | ';'
            | '"'
            | '“'
            | '”'
            | '„'
            | '«'
            | '»'
            | '\\'
            | '@'
            | '='
            | '<'
            | '>'
            | '|'
            | '{'
            | '}'
            | '%'
            | '…'
            | '*'
            | '+'
            | '~'
            | '^'
            | '$'
            | '€'
            | '£'
            | '['
            | ']'
            | '('
            | ')'
            | '。'
            | '、'
            | '？'
            | '！'
            | '，'
            | '٪'
            | ':'
    ) || c.is_control()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        let check = |name: &str, expected: Option<Shape>| assert_eq!(shape(name), expected, "{name}");
        check("Question", Some(Shape::Role));
        check("Speaker 1", Some(Shape::Role));
        check("Ilse Brandt", Some(Shape::Full));
        check("ILSE BRANDT", Some(Shape::Full));
        check("T. Vaz", Some(Shape::Full));
        check("Mr. SMITH of Ohio", Some(Shape::Titled));
        check("Jean-Luc d'Arcy", Some(Shape::Full));
        check("Ursula von der Lohe", Some(Shape::Full));
        check("BRANDT", Some(Shape::Upper));
        check("Ilse", Some(Shape::Single));
        check("Анна Берг", Some(Shape::Full));
        check("张伟", Some(Shape::Uncased));
        check("P1", Some(Shape::Coded));
        check("Worker 3", Some(Shape::Coded));
        check("anna", Some(Shape::Lower));
        check("Note", None);
        check("Step 2", None);
        check("The main points are", None);
        check("To all appearances", None);
        check("However", None);
        check("Ladies and gentlemen", None);
        check("He said", None);
        check("The Harbour", None);
        check("3", None);
        check("", None);
    }
}
