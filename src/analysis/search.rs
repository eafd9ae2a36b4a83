//! Finding words in a text: as they stand, in all their inflected forms, or by a pattern.

use crate::model::lexicon::Entry;
use crate::model::{Id, Lexicon, Matcher};
use crate::text::{Span, slice};
use regex::{Regex, RegexBuilder};
use std::borrow::Cow;

/// As many hits as are listed; more are only said to be there.
pub const MOST: usize = 10_000;

/// The memory that a compiled pattern may take up, in bytes.
const PATTERN_LIMIT: usize = 1 << 20;

/// How a query is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Manner {
    /// The words as they are; any white space is as good as another, and any quotation mark.
    #[default]
    Plain,
    /// The words in all their inflected forms; `*` stands for the rest of a word or for any word.
    Inflected,
    /// A regular expression, matched in time linear in the text.
    Pattern,
}

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What was typed.
    pub text: String,
    /// How it is meant.
    pub manner: Manner,
    /// Whether capitals count. They never do for inflected forms.
    pub case: bool,
    /// Whether a hit must begin and end with a word. Inflected forms always do.
    pub whole_words: bool,
}

/// Why nothing can be looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadQuery {
    /// The pattern is not one; in the words of the library, which speak English and quote it.
    Pattern(String),
    /// The pattern would take up more memory than is allowed.
    TooLarge,
}

/// The hits in one text, in order, none overlapping another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// Where, [`MOST`] at most.
    pub spans: Vec<Span>,
    /// Whether there are more.
    pub more: bool,
}

/// A query made ready.
#[derive(Debug)]
pub struct Finder {
    kind: Kind,
    whole_words: bool,
}

#[derive(Debug)]
enum Kind {
    Nothing,
    Plain(Plain),
    Inflected(Matcher),
    Pattern(Regex),
}

impl Finder {
    /// Makes a query ready. One without words finds nothing.
    ///
    /// # Errors
    /// For a pattern that is none or too large.
    pub fn new(query: &Query) -> Result<Self, BadQuery> {
        let text = query.text.trim();
        let kind = match query.manner {
            _ if text.is_empty() => Kind::Nothing,
            Manner::Plain => Plain::new(text, query.case).map_or(Kind::Nothing, Kind::Plain),
            Manner::Inflected => {
                let lexicon = Lexicon::empty(Id::new("search"), "", 0).with(Entry::new(text));
                Kind::Inflected(Matcher::new(&[lexicon]))
            }
            Manner::Pattern => Kind::Pattern(pattern(&query.text, query.case)?),
        };
        Ok(Self { kind, whole_words: query.whole_words && query.manner != Manner::Inflected })
    }

    /// Looks through a text.
    pub fn find(&self, text: &str) -> Hits {
        let whole = |span: &Span| !self.whole_words || is_whole(text, *span);
        match &self.kind {
            Kind::Nothing => Hits::default(),
            Kind::Plain(plain) => first(plain.spans(text).filter(whole)),
            Kind::Pattern(regex) => {
                let spans = regex.find_iter(text).map(|m| Span::of(m.start(), m.end()));
                first(spans.filter(|s| !s.is_empty()).filter(whole))
            }
            Kind::Inflected(matcher) => {
                let mut end = 0;
                let apart = matcher.find(text).into_iter().map(|hit| hit.span).filter(|span| {
                    let free = span.start >= end;
                    end = end.max(if free { span.end } else { end });
                    free
                });
                first(apart)
            }
        }
    }
}

fn first(mut spans: impl Iterator<Item = Span>) -> Hits {
    let found: Vec<Span> = spans.by_ref().take(MOST).collect();
    let more = found.len() == MOST && spans.next().is_some();
    Hits { spans: found, more }
}

fn pattern(text: &str, case: bool) -> Result<Regex, BadQuery> {
    let built = RegexBuilder::new(text).case_insensitive(!case).multi_line(true).size_limit(PATTERN_LIMIT).build();
    built.map_err(|problem| match problem {
        regex::Error::CompiledTooBig(_) => BadQuery::TooLarge,
        other => BadQuery::Pattern(reason(&other.to_string())),
    })
}

/// The library draws the pattern over several lines; its last line says what is wrong.
fn reason(message: &str) -> String {
    let last = message.lines().last().unwrap_or_default();
    last.strip_prefix("error: ").unwrap_or(last).to_owned()
}

fn is_whole(text: &str, span: Span) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let inside = slice(text, span);
    let before = slice(text, Span::new(0, span.start)).chars().next_back();
    let after = slice(text, Span::new(span.end, text.len() as u32)).chars().next();
    !(is_word(before) && is_word(inside.chars().next()) || is_word(after) && is_word(inside.chars().next_back()))
}

/// Words as they are. The longest stretch of letters is searched for, what is around it is compared.
#[derive(Debug)]
struct Plain {
    case: bool,
    before: Vec<Atom>,
    anchor: String,
    after: Vec<Atom>,
}

#[derive(Debug, PartialEq)]
enum Atom {
    Letters(String),
    /// Any white space.
    Space,
    /// Any quotation mark of its kind: single or double.
    Quote(&'static [char]),
}

const SINGLE: &[char] = &['\'', '’', '‘', '‚', '‹', '›'];
const DOUBLE: &[char] = &['"', '“', '”', '„', '«', '»'];

impl Plain {
    fn new(query: &str, case: bool) -> Option<Self> {
        let query = if case { Cow::Borrowed(query) } else { lowered(query) };
        let mut atoms: Vec<Atom> = Vec::new();
        for c in query.chars() {
            let quote = [SINGLE, DOUBLE].into_iter().find(|q| q.contains(&c));
            match (quote, atoms.last_mut()) {
                (Some(quote), _) => atoms.push(Atom::Quote(quote)),
                (None, Some(Atom::Space)) if c.is_whitespace() => {}
                (None, _) if c.is_whitespace() => atoms.push(Atom::Space),
                (None, Some(Atom::Letters(letters))) => letters.push(c),
                (None, _) => atoms.push(Atom::Letters(c.to_string())),
            }
        }
        let length = |atom: &Atom| if let Atom::Letters(letters) = atom { letters.len() } else { 0 };
        let at = (0..atoms.len()).max_by_key(|at| (atoms.get(*at).map_or(0, length), atoms.len() - at))?;
        let after = atoms.split_off(at + 1);
        match atoms.pop()? {
            Atom::Letters(anchor) => Some(Self { case, before: atoms, anchor, after }),
            // Nothing but quotation marks.
            _ => Some(Self { case, before: Vec::new(), anchor: query.into_owned(), after: Vec::new() }),
        }
    }

    fn spans<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Span> + 't {
        // Lowered, every character keeps its place.
        let compared = if self.case { Cow::Borrowed(text) } else { lowered(text) };
        let mut from = 0;
        std::iter::from_fn(move || {
            loop {
                let rest = slice(&compared, Span::of(from, compared.len()));
                let at = from + rest.find(&self.anchor)?;
                let end = at + self.anchor.len();
                from = end;
                let left = self.before.iter().rev().try_fold(slice(&compared, Span::of(0, at)), without_end);
                let right = self.after.iter().try_fold(slice(&compared, Span::of(end, compared.len())), without_start);
                if let (Some(left), Some(right)) = (left, right) {
                    from = compared.len() - right.len();
                    return Some(Span::of(left.len(), from));
                }
            }
        })
    }
}

fn without_start<'t>(text: &'t str, atom: &Atom) -> Option<&'t str> {
    match atom {
        Atom::Letters(letters) => text.strip_prefix(letters.as_str()),
        Atom::Quote(quotes) => text.strip_prefix(*quotes),
        Atom::Space => Some(text.trim_start()).filter(|rest| rest.len() < text.len()),
    }
}

fn without_end<'t>(text: &'t str, atom: &Atom) -> Option<&'t str> {
    match atom {
        Atom::Letters(letters) => text.strip_suffix(letters.as_str()),
        Atom::Quote(quotes) => text.strip_suffix(*quotes),
        Atom::Space => Some(text.trim_end()).filter(|rest| rest.len() < text.len()),
    }
}

/// In small letters, every character as long in bytes as it was: the few that would be longer stay.
fn lowered(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Owned(text.to_ascii_lowercase());
    }
    let small = |c: char| {
        let mut lower = c.to_lowercase();
        lower.next().filter(|l| lower.next().is_none() && l.len_utf8() == c.len_utf8()).unwrap_or(c)
    };
    Cow::Owned(text.chars().map(small).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found<'t>(text: &'t str, query: &Query) -> Vec<&'t str> {
        let hits = Finder::new(query).unwrap().find(text);
        hits.spans.iter().map(|span| slice(text, *span)).collect()
    }

    fn query(text: &str, manner: Manner) -> Query {
        Query { text: text.to_owned(), manner, case: false, whole_words: false }
    }

    #[test]
    fn words_as_they_are() {
        let check = |text: &str, wanted: &str, expected: &[&str]| {
            assert_eq!(found(text, &query(wanted, Manner::Plain)), expected, "{wanted:?} in {text:?}");
        };
        check("Talks and more talks.", "talks", &["Talks", "talks"]);
        check("the peace\n   process", "peace process", &["peace\n   process"]);
        check("It’s late, it's early", "it's", &["It’s", "it's"]);
        check("He said “no more” twice", "\"no more\"", &["“no more”"]);
        check("ÄPFEL und äpfel", "äpfel", &["ÄPFEL", "äpfel"]);
        check("aaaa", "aa", &["aa", "aa"]);
        check("İstanbul istanbul", "istanbul", &["istanbul"]);
        check("anything", "  ", &[]);
        check("a \" b", "\"", &["\""]);
    }

    #[test]
    fn options_narrow_the_hits() {
        let text = "Mali, Malian and mali";
        let with = |case: bool, whole_words: bool| {
            found(text, &Query { case, whole_words, ..query("mali", Manner::Plain) }).len()
        };
        assert_eq!((with(false, false), with(true, false), with(false, true), with(true, true)), (3, 1, 2, 1));
    }

    #[test]
    fn inflected_forms_and_patterns() {
        let text = "They went; he goes. A terrorist, terrorism, two wars and a war.";
        assert_eq!(found(text, &query("go", Manner::Inflected)), ["went", "goes"]);
        assert_eq!(found(text, &query("war", Manner::Inflected)), ["wars", "war"]);
        assert_eq!(found(text, &query("terror*", Manner::Inflected)), ["terrorist", "terrorism"]);
        assert_eq!(found(text, &query(r"\bt\w+ism", Manner::Pattern)), ["terrorism"]);
        assert_eq!(found(text, &query("x*", Manner::Pattern)), [""; 0]);
    }

    #[test]
    fn a_bad_pattern_says_why() {
        let problem = |text: &str| Finder::new(&query(text, Manner::Pattern)).unwrap_err();
        assert_eq!(problem("(war"), BadQuery::Pattern("unclosed group".to_owned()));
        assert_eq!(problem("(\\w{100}){100}"), BadQuery::TooLarge);
    }

    #[test]
    fn no_more_than_are_listed() {
        let text = "a ".repeat(MOST + 1);
        let hits = Finder::new(&query("a", Manner::Plain)).unwrap().find(&text);
        assert_eq!((hits.spans.len(), hits.more), (MOST, true));
    }

    proptest! {
        #[test]
        fn any_query_in_any_text(text in "[a-cA-C’'\" \n.é]{0,80}|\\PC{0,60}", wanted in "[a-c'\" *]{0,5}|\\PC{0,6}", case: bool, whole_words: bool, manner in 0usize..3) {
            let manner = [Manner::Plain, Manner::Inflected, Manner::Pattern][manner];
            if let Ok(finder) = Finder::new(&Query { text: wanted, manner, case, whole_words }) {
                let spans = finder.find(&text).spans;
                prop_assert!(spans.iter().all(|s| s.is_valid_in(&text) && !s.is_empty()));
                prop_assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
            }
        }

        #[test]
        fn what_was_copied_from_the_text_is_found(text in "\\PC{0,40}", from in 0usize..40, length in 1usize..12) {
            let copied: String = text.chars().skip(from).take(length).collect();
            if !copied.trim().is_empty() {
                prop_assert!(!found(&text, &query(&copied, Manner::Plain)).is_empty());
            }
        }
    }
}
