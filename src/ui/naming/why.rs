use super::KINDS;
use crate::app::Reading;
use crate::detect::{EntityKind, Reason};
use crate::model::{NameChange, Which};
use crate::strings::Catalogue;

/// What one thing of a kind is called.
pub fn kind_name(words: &Catalogue, kind: EntityKind) -> &'static str {
    KINDS.iter().zip(words.names.kinds).find(|(k, _)| **k == kind).map_or("", |(_, name)| name)
}

/// Why a mention is marked, in plain words.
pub fn why(words: &Catalogue, reason: &Reason) -> String {
    match reason {
        Reason::List(list) => (words.names.on_list)(list).to_owned(),
        Reason::Rule(rule) => (words.names.by_rule)(rule).to_owned(),
        Reason::Tagger(certainty) => (words.names.by_tagger)((certainty.clamp(0.0, 1.0) * 100.0).round() as u32),
        Reason::Document(_) => words.names.by_document.to_owned(),
        Reason::Added => words.names.by_you.to_owned(),
    }
}

/// A correction as a sentence.
pub fn correction(words: &Catalogue, change: &NameChange, reading: &Reading) -> String {
    let names = &words.names;
    let which = |which: &Which| match which {
        Which::Forms { forms, .. } => forms.join(", "),
        Which::Place { span, .. } => (names.one_place)(reading.text.slice(*span)),
    };
    match change {
        NameChange::Reject(of) => (names.did_reject)(&which(of)),
        NameChange::Retype(of, kind) => (names.did_retype)(&which(of), kind_name(words, *kind)),
        NameChange::Same { which: of, name, .. } => (names.did_merge)(&which(of), name),
        NameChange::Apart { form, .. } => (names.did_part)(form),
        NameChange::Rebound { from, to, .. } => (names.did_rebound)(from, to),
        NameChange::Move { span, to, .. } => {
            (names.did_rebound)(&(names.one_place)(reading.text.slice(*span)), reading.text.slice(*to))
        }
        NameChange::Add { kind, form } => (names.did_add)(form, kind_name(words, *kind)),
    }
}
