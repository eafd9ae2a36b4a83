//! What each word is in its place: part of a term, inside a term, or outside.

use super::language::{Language, frequent_words};
use super::tokens::Token;
use super::vocabulary::{Class, Surface, Vocabulary};

/// The part that a word can play in a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// None: a term ends before it.
    Outside,
    /// It may open a term: `bilateral`, `armed`, `combating`.
    Modifier,
    /// It may open a term that is said again: `good`, `critical`.
    Vague,
    /// It may be a term or end one.
    Noun,
    /// A name: part of a longer term, or a term where `solo` is set.
    Name {
        /// Whether it is a term by itself.
        solo: bool,
        /// Whether it names what was agreed or what happened: said once, it still tells the matter.
        matter: bool,
    },
    /// `of`, `against`, `for`, `to` between two nouns.
    Of,
    /// `and` between two modifiers.
    And,
}

/// Tags every word. English words by their class and their neighbours, in the manner of a small
/// rule-based tagger (Brill 1992): where a word may be noun or verb, the word before decides, and
/// where that leaves it open, how the same word is used elsewhere in this text. In another
/// language every word is a noun that is not frequent or short.
pub fn tags(tokens: &[Token], vocabulary: &Vocabulary, language: Language) -> Vec<Tag> {
    if language == Language::Other {
        let frequent = frequent_words(tokens, vocabulary);
        let is_frequent = |key: u32| frequent.get(key as usize).copied().unwrap_or(true);
        return tokens
            .iter()
            .map(|t| vocabulary.surface(t.surface))
            .map(|s| if s.class == Class::Figure || is_frequent(s.key) { Tag::Outside } else { Tag::Noun })
            .collect();
    }
    let usage = Usage::new(tokens, vocabulary);
    let mut tags = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        let surface = vocabulary.surface(token.surface);
        let before_name = || {
            let next = tokens.get(at + 1).filter(|t| !t.parted).map(|t| vocabulary.surface(t.surface));
            next.is_some_and(|next| usage.is_name(next, false))
        };
        let tag = match usage.is_name(surface, token.opens)
            || token.opens && usage.may_be_name(surface) && before_name()
        {
            true => Tag::Name { solo: false, matter: false },
            false => {
                let nominal = tokens.get(at + 1).is_some_and(|t| !t.parted && vocabulary.surface(t.surface).nominal);
                tag(surface, before(tokens, vocabulary, at), after(tokens, vocabulary, at), nominal, &usage)
            }
        };
        tags.push(tag);
    }
    tags
}

fn before(tokens: &[Token], vocabulary: &Vocabulary, at: usize) -> Option<Class> {
    let mut next = tokens.get(at)?;
    for token in tokens.get(..at)?.iter().rev() {
        if next.parted {
            return None;
        }
        let class = vocabulary.surface(token.surface).class;
        if class != Class::Adverb {
            return Some(class);
        }
        next = token;
    }
    None
}

fn after(tokens: &[Token], vocabulary: &Vocabulary, at: usize) -> Option<Class> {
    tokens.get(at + 1).filter(|t| !t.parted).map(|t| vocabulary.surface(t.surface).class)
}

fn tag(surface: Surface, before: Option<Class>, after: Option<Class>, nominal_follows: bool, usage: &Usage) -> Tag {
    use Class::{
        Adjective, And, Be, Determiner, Gerund, Have, Modal, Noun, NounVerb, Object, Of, Participle, Preposition,
        Subject, To, Vague, Verb, VerbIng,
    };
    let head_follows = matches!(after, Some(Noun | NounVerb | Adjective | Gerund));
    match surface.class {
        Of => Tag::Of,
        And => Tag::And,
        Adjective => Tag::Modifier,
        Vague => Tag::Vague,
        // "The right to information".
        To if before == Some(Noun) && nominal_follows => Tag::Of,
        // "Power sharing", at the end of what is said of it.
        VerbIng if matches!(before, Some(Noun | NounVerb)) && matches!(after, None | Some(Be | Modal)) => Tag::Noun,
        Participle => match before {
            Some(Subject | Have | Be | Noun | NounVerb | Object | Modal) => Tag::Outside,
            _ if head_follows => Tag::Modifier,
            _ => Tag::Outside,
        },
        Gerund => match before {
            Some(Be | Subject) => Tag::Outside,
            _ if head_follows => Tag::Modifier,
            Some(Determiner | Adjective | Vague | Of | Noun) if after != Some(Determiner) => Tag::Noun,
            _ => Tag::Outside,
        },
        NounVerb => match before {
            Some(Subject | Modal) => Tag::Outside,
            // "The city turns sewage into water": plurals hardly ever stand before a noun.
            _ if surface.ends_in_s && head_follows => Tag::Outside,
            Some(To) if head_follows || after == Some(Determiner) || !usage.mostly_noun(surface.key) => Tag::Outside,
            Some(Determiner | Adjective | Vague | Of | Preposition | Participle | Verb) => Tag::Noun,
            _ if matches!(after, Some(Determiner | Object)) => Tag::Outside,
            _ => Tag::Noun,
        },
        Noun => match before {
            Some(Subject | Modal | To) if !surface.nominal && !usage.mostly_noun(surface.key) => Tag::Outside,
            _ => Tag::Noun,
        },
        _ => Tag::Outside,
    }
}

/// How each word is used over the text.
struct Usage {
    counts: Vec<Count>,
    /// Whether capitals tell names: not where most words have them.
    capitals: bool,
}

#[derive(Clone, Copy, Default)]
struct Count {
    noun: u32,
    verb: u32,
    lower: u32,
    capital: u32,
}

impl Usage {
    fn new(tokens: &[Token], vocabulary: &Vocabulary) -> Self {
        let mut counts = vec![Count::default(); vocabulary.key_count()];
        let mut function_words = [0u32; 2];
        for (at, token) in tokens.iter().enumerate() {
            let surface = vocabulary.surface(token.surface);
            if surface.class.is_function() {
                // A title has capitals too, but not on its articles.
                if let Some(n) = function_words.get_mut(usize::from(surface.capital)) {
                    *n += 1;
                }
                continue;
            }
            let Some(count) = counts.get_mut(surface.key as usize) else { continue };
            if !surface.capital {
                count.lower += 1;
            } else if !token.opens {
                count.capital += 1;
            }
            match before(tokens, vocabulary, at) {
                // "On combating" says nothing about "combat".
                _ if matches!(surface.class, Class::Gerund | Class::Participle) => {}
                Some(Class::Determiner | Class::Of | Class::Preposition | Class::Adjective | Class::Vague) => {
                    count.noun += 1;
                }
                Some(Class::Subject | Class::Modal) => count.verb += 1,
                _ => {}
            }
        }
        Self { counts, capitals: function_words[1] < function_words[0] }
    }

    fn mostly_noun(&self, key: u32) -> bool {
        self.counts.get(key as usize).is_some_and(|c| c.noun > c.verb)
    }

    /// Never without a capital.
    fn may_be_name(&self, surface: Surface) -> bool {
        let count = self.counts.get(surface.key as usize).copied().unwrap_or_default();
        self.capitals && surface.capital && surface.class == Class::Noun && count.lower == 0
    }

    /// A capital inside a sentence, in a word that is not as often spelt without.
    fn is_name(&self, surface: Surface, opens: bool) -> bool {
        let count = self.counts.get(surface.key as usize).copied().unwrap_or_default();
        let spelt_so = count.capital > count.lower && (!opens || count.capital > 1);
        self.capitals && surface.capital && surface.class > Class::Filler && surface.class < Class::Figure && spelt_so
    }
}
