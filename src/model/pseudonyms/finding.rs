use super::Pseudonym;
use crate::model::anchoring::stands_alone;
use crate::sort;
use crate::text::{Span, slice, snap_to_graphemes};
use std::collections::BTreeMap;

/// A form to be found, and what stands for it.
struct Form {
    /// Which name.
    name: u32,
    /// Its characters in small letters, white space folded.
    small: Vec<char>,
    /// For each of its words, whether it is written with a capital.
    capitals: Vec<bool>,
    /// Whether it is in capitals throughout.
    shouts: bool,
    may_shout: bool,
    words: String,
}

/// The forms of all names, ready to be looked up by their first character.
pub(super) struct Finder {
    forms: Vec<Form>,
    by_first: BTreeMap<char, Vec<usize>>,
}

/// A form that stands in the text.
pub(super) struct Match {
    pub(super) span: Span,
    pub(super) name: u32,
    pub(super) words: String,
}

impl Finder {
    pub(super) fn new(names: &[Pseudonym]) -> Self {
        let mut forms = Vec::new();
        for (name, of) in (0u32..).zip(names).filter(|(_, of)| !of.pseudonym.trim().is_empty()) {
            for form in of.all_forms() {
                let substitute = of.substitute(form);
                let words: Vec<&str> = form.split_whitespace().collect();
                let small = words.join(" ").chars().flat_map(char::to_lowercase).collect();
                let capitals = words.iter().map(|w| begins_with_capital(w)).collect();
                let (may_shout, shouts) = (substitute.may_shout, is_shouted(form));
                forms.push(Form { name, small, capitals, shouts, may_shout, words: substitute.words });
            }
        }
        // The longest first; of equally long ones in the order of the names.
        sort::by_key(&mut forms, |form| (std::cmp::Reverse(form.small.len()), form.name));
        let mut by_first: BTreeMap<char, Vec<usize>> = BTreeMap::new();
        for (at, form) in forms.iter().enumerate() {
            if let Some(first) = form.small.first() {
                by_first.entry(*first).or_default().push(at);
            }
        }
        Self { forms, by_first }
    }

    /// The longest form that stands at byte `at`. Where a place is known to name somebody, `names` says whom:
    /// nothing for a place of which nothing is known, `Some(None)` for somebody who keeps the name.
    pub(super) fn at(
        &self,
        text: &str,
        at: usize,
        before: Option<char>,
        names: impl Fn(Span) -> Option<Option<u32>>,
    ) -> Option<Match> {
        let rest = text.get(at..)?;
        let first = rest.chars().next()?;
        // Within a word no form begins: most of a text is passed over here.
        if before.is_some_and(is_part_of_word) && is_part_of_word(first) {
            return None;
        }
        let first = first.to_lowercase().next()?;
        let mut found: Option<(Match, bool)> = None;
        for form in self.by_first.get(&first)?.iter().filter_map(|form| self.forms.get(*form)) {
            let Some(length) = form.length_at(rest, before) else { continue };
            let span = Span::of(at, at + length);
            if found.as_ref().is_some_and(|(longest, _)| longest.span.len() > span.len()) {
                break;
            }
            if snap_to_graphemes(text, span) != span {
                continue;
            }
            let known = names(span);
            if known == Some(None) {
                continue;
            }
            let is_meant = known.flatten() == Some(form.name);
            if found.is_none() || is_meant && found.as_ref().is_some_and(|(_, meant)| !meant) {
                let words = form.written_as(slice(text, span));
                found = Some((Match { span, name: form.name, words }, is_meant));
            }
        }
        found.map(|(found, _)| found)
    }
}

impl Form {
    /// How many bytes of `rest` the form takes, if it stands at its start.
    fn length_at(&self, rest: &str, before: Option<char>) -> Option<usize> {
        if before.is_some_and(is_part_of_word) && self.small.first().is_some_and(|c| is_part_of_word(*c)) {
            return None;
        }
        let mut chars = rest.char_indices().peekable();
        let mut wanted = self.small.iter().copied().peekable();
        let mut words = self.capitals.iter();
        let mut at_start = true;
        while let Some(c) = wanted.next() {
            if c == ' ' {
                let mut breaks = 0;
                let mut any = false;
                while let Some((_, white)) = chars.next_if(|(_, white)| white.is_whitespace()) {
                    breaks += usize::from(white == '\n');
                    any = true;
                }
                // A name does not run on into the next paragraph.
                if !any || breaks > 1 {
                    return None;
                }
                at_start = true;
                continue;
            }
            let (_, there) = chars.next()?;
            if std::mem::take(&mut at_start) && words.next() == Some(&true) && there.is_lowercase() {
                return None;
            }
            let mut small = there.to_lowercase();
            if small.next() != Some(c) || small.any(|more| wanted.next() != Some(more)) {
                return None;
            }
        }
        let end = chars.peek().map_or(rest.len(), |(at, _)| *at);
        let next = chars.peek().map(|(_, c)| *c);
        let is_whole = !next.is_some_and(is_part_of_word) || !self.small.last().is_some_and(|c| is_part_of_word(*c));
        is_whole.then_some(end)
    }

    /// What stands for the form where it is written so.
    fn written_as(&self, written: &str) -> String {
        if self.may_shout && is_shouted(written) && (!self.shouts || has_several_words(written)) {
            return self.words.to_uppercase();
        }
        let begins = self.capitals.first() == Some(&false) && begins_with_capital(written);
        let mut words = self.words.chars();
        match words.next().filter(|_| begins) {
            Some(first) => first.to_uppercase().chain(words).collect(),
            None => self.words.clone(),
        }
    }
}

/// Whether a word runs on across a character; scripts without spaces between words have no such borders.
fn is_part_of_word(c: char) -> bool {
    c.is_alphanumeric() && !stands_alone(c)
}

fn begins_with_capital(word: &str) -> bool {
    word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase)
}

/// Whether words are in capitals throughout: two letters at least, none of them small.
fn is_shouted(words: &str) -> bool {
    words.chars().filter(|c| c.is_uppercase()).nth(1).is_some() && !words.chars().any(char::is_lowercase)
}

fn has_several_words(written: &str) -> bool {
    written.split_whitespace().nth(1).is_some()
}

/// A word in small letters.
pub(super) fn folded(word: &str) -> String {
    word.to_lowercase()
}
