use super::Pseudonym;
use super::finding::Finder;
use crate::model::{Annotation, Correction, Id, NameChange};
use crate::sort;
use crate::text::{MAX_LEN, Span, slice, tidy};

/// A name that was replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// Where it stood.
    pub from: Span,
    /// Where its pseudonym stands.
    pub to: Span,
    /// Which name, as an index into those given.
    pub name: u32,
}

/// A text in which names are replaced.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Derived {
    /// The text.
    pub text: String,
    /// What was replaced, in order.
    pub replaced: Vec<Replaced>,
}

/// Replaces names throughout a text. `mentions` says of places which of the names stands there, or that another
/// name does (`None`), which stays; in order and apart.
pub fn derive(text: &str, names: &[Pseudonym], mentions: &[(Span, Option<u32>)]) -> Derived {
    let finder = Finder::new(names);
    let named = |span: Span| {
        let at = mentions.partition_point(|(mention, _)| mention.start < span.start);
        mentions.get(at).filter(|(mention, _)| *mention == span).map(|(_, name)| *name)
    };
    let mut derived = Derived { text: String::with_capacity(text.len()), replaced: Vec::new() };
    let mut kept = 0usize;
    let mut before = None;
    for (at, c) in text.char_indices() {
        if at < kept {
            before = Some(c);
            continue;
        }
        if let Some(found) = finder.at(text, at, before, named) {
            derived.text.push_str(slice(text, Span::of(kept, at)));
            // A text longer than any may be is cut off: its names are left out, never let through.
            if derived.text.len().saturating_add(found.words.len()) > MAX_LEN {
                return derived;
            }
            let start = derived.text.len();
            derived.text.push_str(&found.words);
            let to = Span::of(start, derived.text.len());
            derived.replaced.push(Replaced { from: found.span, to, name: found.name });
            kept = found.span.end as usize;
        }
        before = Some(c);
    }
    derived.text.push_str(slice(text, Span::of(kept, text.len())));
    derived
}

impl Derived {
    /// Where a place of the first text is in this one. An end within a name that was replaced takes in the whole
    /// pseudonym.
    pub fn map(&self, span: Span) -> Span {
        let start = match self.around(span.start) {
            Ok(replaced) => replaced.to.start,
            Err(shifted) => shifted,
        };
        let end = match self.around(span.end) {
            // A place that begins where a name does ends there only if it is empty.
            Ok(replaced) if span.is_empty() => replaced.to.start,
            Ok(replaced) => replaced.to.end,
            Err(shifted) => shifted,
        };
        Span::new(start, end.max(start))
    }

    /// The replaced name that a position lies within, or else where the position is now.
    fn around(&self, position: u32) -> Result<&Replaced, u32> {
        let next = self.replaced.partition_point(|r| r.from.end <= position);
        if let Some(within) = self.replaced.get(next).filter(|r| r.from.start < position) {
            return Ok(within);
        }
        match next.checked_sub(1).and_then(|last| self.replaced.get(last)) {
            Some(last) => Err(last.to.end + (position - last.from.end)),
            None => Err(position),
        }
    }

    /// How often each of so many names was replaced.
    pub fn counts(&self, names: usize) -> Vec<usize> {
        let mut counts = vec![0; names];
        for replaced in &self.replaced {
            if let Some(count) = counts.get_mut(replaced.name as usize) {
                *count += 1;
            }
        }
        counts
    }

    /// A passage of the first text as one of this text, in another transcript and under another id, with the
    /// names in its note replaced too.
    pub fn passage(&self, of: &Annotation, id: Id, transcript: &Id, names: &[Pseudonym]) -> Annotation {
        let ranges: Vec<Span> = of.ranges.iter().map(|range| self.map(*range)).collect();
        let note = derive(&of.note, names, &[]).text;
        Annotation { id, transcript: transcript.clone(), ranges: tidy(&ranges), note, ..of.clone() }
    }

    /// A correction of the first text's speakers as one of this text's.
    pub fn speakers(&self, of: &Correction, names: &[Pseudonym]) -> Correction {
        let replaced = |words: &String| derive(words, names, &[]).text;
        match of {
            Correction::RenameSpeaker { from, to } => {
                Correction::RenameSpeaker { from: replaced(from), to: replaced(to) }
            }
            Correction::MergeSpeakers { from, into } => {
                Correction::MergeSpeakers { from: replaced(from), into: replaced(into) }
            }
            Correction::SplitSpeaker { variant } => Correction::SplitSpeaker { variant: replaced(variant) },
            Correction::SetTurnSpeaker { start, name } => {
                let start = self.map(Span::new(*start, *start)).start;
                Correction::SetTurnSpeaker { start, name: replaced(name) }
            }
        }
    }

    /// A correction of a name at a place of the first text as one of this text; nothing where the name was
    /// replaced.
    pub fn name(&self, of: &NameChange, transcript: &Id, names: &[Pseudonym]) -> Option<NameChange> {
        let untouched = |span: Span| {
            let next = self.replaced.partition_point(|r| r.from.end <= span.start);
            let touched = self.replaced.get(next).is_some_and(|r| r.from.overlaps(span));
            (!touched).then(|| self.map(span))
        };
        let replaced = |words: String| derive(&words, names, &[]).text;
        of.transcript()?;
        Some(match of.clone().moved(transcript, untouched)? {
            NameChange::Same { which, kind, name, forms } => {
                let forms = forms.into_iter().map(replaced).collect();
                NameChange::Same { which, kind, name: derive(&name, names, &[]).text, forms }
            }
            other => other,
        })
    }

    /// Words of persons' names that still stand in the text, in whatever letters, with how often: most often
    /// first. Initials and what stands before names are passed over.
    pub fn left_over(&self, names: &[Pseudonym]) -> Vec<(String, usize)> {
        const SHORTEST: usize = 3;
        let mut wanted = std::collections::BTreeMap::new();
        for name in names.iter().filter(|name| name.person) {
            for part in super::parts(&name.name).chain(name.forms.iter().flat_map(|form| super::parts(form))) {
                let small = super::folded(part);
                if small.chars().count() >= SHORTEST && !super::BEFORE_NAMES.contains(&small.as_str()) {
                    wanted.insert(small, 0usize);
                }
            }
        }
        let mut next = self.replaced.iter().peekable();
        for word in super::parts(&self.text) {
            let at = word.as_ptr() as usize - self.text.as_ptr() as usize;
            while next.next_if(|r| r.to.end as usize <= at).is_some() {}
            let in_pseudonym = next.peek().is_some_and(|r| r.to.start as usize <= at);
            if let Some(count) = wanted.get_mut(&super::folded(word)).filter(|_| !in_pseudonym) {
                *count += 1;
            }
        }
        let mut left: Vec<(String, usize)> = wanted.into_iter().filter(|(_, count)| *count > 0).collect();
        sort::by(&mut left, |(a, n), (b, m)| m.cmp(n).then_with(|| a.cmp(b)));
        left
    }
}
