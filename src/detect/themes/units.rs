//! The units that terms are made of: words, and names taken whole.

use super::tagging::Tag;
use super::tokens::Token;
use super::vocabulary::Vocabulary;
use crate::detect::{EntityKind, Mention};
use crate::text::{Span, slice};

/// A word or a name.
#[derive(Clone, Copy, Debug)]
pub struct Unit {
    /// Where.
    pub span: Span,
    /// What all its forms share, in the vocabulary.
    pub key: u32,
    /// What it can be in a term.
    pub tag: Tag,
    /// How many words it has.
    pub words: u8,
    /// Its sentence.
    pub sentence: u32,
    /// Whether anything but white space lies before it.
    pub parted: bool,
    /// Whether it says little.
    pub generic: bool,
}

/// Joins the words of each mention into one unit. People and dates are no part of terms;
/// institutions, events and agreements may be terms; places and peoples open longer ones.
pub fn units(
    text: &str,
    tokens: &[Token],
    tags: &[Tag],
    mentions: &[Mention],
    vocabulary: &mut Vocabulary,
) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::with_capacity(tokens.len());
    let mut mentions = mentions.iter().peekable();
    let mut open: Option<(Span, String)> = None;
    for (token, tag) in tokens.iter().zip(tags) {
        while mentions.next_if(|m| m.span.end <= token.span.start).is_some() {}
        let surface = vocabulary.surface(token.surface);
        let owner = slice(text, token.span).ends_with("'s") || slice(text, token.span).ends_with("’s");
        let mention = mentions.peek().filter(|m| m.span.overlaps(token.span));
        let mut unit = Unit {
            span: token.span,
            key: surface.key,
            tag: *tag,
            words: 1,
            sentence: token.sentence,
            parted: token.parted,
            generic: surface.generic,
        };
        if owner && (mention.is_some() || matches!(*tag, Tag::Name { .. })) {
            // "Assad's army": what somebody owns starts a new term.
            unit.tag = Tag::Outside;
            open = None;
            units.push(unit);
            continue;
        }
        if let Some(mention) = mention {
            if let (Some((span, name)), Some(last)) = (&mut open, units.last_mut())
                && *span == mention.span
            {
                name.push(' ');
                name.push_str(vocabulary.key(surface.key));
                last.span = last.span.join(token.span);
                last.words = last.words.saturating_add(1);
                last.key = vocabulary.intern_key(name.clone());
                continue;
            }
            unit.tag = match mention.kind {
                EntityKind::Person | EntityKind::Date | EntityKind::Relative => Tag::Outside,
                EntityKind::Org => Tag::Name { solo: true, matter: false },
                EntityKind::Event | EntityKind::Agreement => Tag::Name { solo: true, matter: true },
                EntityKind::Place | EntityKind::Group => Tag::Name { solo: false, matter: false },
            };
            unit.generic = false;
            open = Some((mention.span, vocabulary.key(surface.key).to_owned()));
        } else if let (Tag::Name { .. }, Some(last)) = (*tag, units.last_mut())
            && open.is_none()
            && !token.parted
            && matches!(last.tag, Tag::Name { .. })
        {
            let name = format!("{} {}", vocabulary.key(last.key), vocabulary.key(surface.key));
            last.span = last.span.join(token.span);
            last.words = last.words.saturating_add(1);
            last.key = vocabulary.intern_key(name);
            last.tag = Tag::Name { solo: surface.institution, matter: false };
            continue;
        } else {
            open = None;
        }
        units.push(unit);
    }
    units
}
