//! Exporting: the file is made as it would be, so that what it does not hold is known before.

use super::change::Change;
use super::file;
use crate::app::{Dialog, Effect, ExportAction, Exporting, Found, Layer, Sieve, State};
use crate::detect::EntityKind;
use crate::exchange::{Format, FormatId, Lost, Mark, Outgoing, export};
use crate::model::{Annotation, Project};
use crate::text::Span;
use std::collections::BTreeMap;
use std::rc::Rc;

#[inline(never)]
pub(super) fn reduce(change: &mut Change, action: &ExportAction) {
    match action {
        ExportAction::Show => change.view().dialog = Some(Dialog::Export),
        ExportAction::Format(format) => exporting(change).format = *format,
        ExportAction::Layer(layer) => {
            let exporting = exporting(change);
            let slot = match layer {
                Layer::Tags => &mut exporting.tags,
                Layer::Entities => &mut exporting.entities,
                Layer::Themes => &mut exporting.themes,
            };
            *slot = !*slot;
        }
        ExportAction::Filtered => {
            let exporting = exporting(change);
            exporting.filtered = !exporting.filtered;
        }
        ExportAction::Written(job, written) => {
            if *job == change.state.exporting.job && change.state.view.dialog == Some(Dialog::Export) {
                exporting(change).written = Some(written.clone());
            }
            return;
        }
        ExportAction::Save => return save(change),
    }
    write(change);
}

/// Lets go of the file once its dialog is closed.
pub(super) fn forget_if_closed(change: &mut Change) {
    if change.state.view.dialog != Some(Dialog::Export) && change.state.exporting.written.is_some() {
        let exporting = exporting(change);
        exporting.written = None;
        exporting.saved = None;
    }
}

fn exporting(change: &mut Change) -> &mut Exporting {
    Rc::make_mut(&mut change.state.exporting)
}

fn save(change: &mut Change) {
    let Some(Ok(written)) = change.state.exporting.written.clone() else { return };
    let Some(format) = Format::of(change.state.exporting.format) else { return };
    if format.id == FormatId::Project {
        return file::save(change);
    }
    let name = file::file_name(change, &ending(format));
    exporting(change).saved = Some(name.clone());
    file::download(change, name, format.media_type, written.bytes.as_slice().into());
}

/// How the file's name ends: of formats that share an ending, each says more.
fn ending(format: &Format) -> String {
    match format.id {
        FormatId::WebAnnotation => ".annotations.json".to_owned(),
        FormatId::Excerpts => ".excerpts.csv".to_owned(),
        FormatId::CodebookCsv => ".codebook.csv".to_owned(),
        _ => format!(".{}", format.extensions.first().copied().unwrap_or("txt")),
    }
}

/// Has the file written as it would be.
fn write(change: &mut Change) {
    let state = &change.state;
    let format = state.exporting.format;
    let with = |annotations| Rc::new(Project { annotations, ..Project::clone(&state.project) });
    let project = if format == FormatId::Project {
        Rc::clone(&state.project)
    } else if !state.exporting.tags {
        with(Vec::new())
    } else if is_filtered(state) {
        with(let_through(state))
    } else {
        Rc::clone(&state.project)
    };
    let holds_marks = Format::of(format).is_some_and(|format| !format.loses.contains(&Lost::Marks));
    let marks = if holds_marks { marks(change) } else { Vec::new() };
    let outgoing = Outgoing { format, project, texts: Rc::clone(&change.state.texts), marks, now: change.now };
    let exporting = exporting(change);
    exporting.job = exporting.job.wrapping_add(1);
    exporting.written = None;
    exporting.saved = None;
    let job = exporting.job;
    change.effect(Effect::Write { job, outgoing });
}

fn is_filtered(state: &State) -> bool {
    state.exporting.filtered && !state.filter.is_empty()
}

/// The passages of all transcripts that the filter lets through, in their order.
fn let_through(state: &State) -> Vec<Rc<Annotation>> {
    let unknown = Found::default();
    let mut sieves = BTreeMap::new();
    for transcript in &state.project.transcripts {
        let Some(reading) = state.reading_of(transcript) else { continue };
        let is_shown = state.reading.as_ref().is_some_and(|shown| Rc::ptr_eq(shown, &reading));
        let found = if is_shown { &*state.found } else { &unknown };
        sieves.insert(&transcript.id, Sieve::new(&state.filter, &state.project, &reading, found));
    }
    let passes = |a: &&Rc<Annotation>| sieves.get(&a.transcript).is_some_and(|sieve| sieve.lets(&a.id));
    state.project.annotations.iter().filter(passes).cloned().collect()
}

/// Entities and themes of the transcript on the page: others have not been searched.
fn marks(change: &Change) -> Vec<Mark> {
    let state = &change.state;
    let Some(reading) = &state.reading else { return Vec::new() };
    let mark = |span: Span, label: String, layer: export::Layer| Mark {
        transcript: reading.transcript.id.clone(),
        span,
        label,
        layer,
    };
    let mut marks = Vec::new();
    let suggestions = &state.found.suggestions;
    if state.exporting.entities {
        let mentions = suggestions.mentions.iter();
        marks.extend(mentions.map(|m| mark(m.span, label(m.kind).to_owned(), export::Layer::Entities)));
    }
    if state.exporting.themes {
        let whole = Span::new(0, reading.text.len());
        for (span, theme) in state.found.themes_in(whole) {
            if let Some(theme) = suggestions.themes.get(theme as usize) {
                marks.push(mark(span, theme.name.clone(), export::Layer::Themes));
            }
        }
    }
    if let Some(sieve) = state.sieve.as_ref().filter(|_| is_filtered(state)) {
        marks.retain(|mark| sieve.touches(mark.span));
    }
    marks
}

/// The labels that are customary for kinds of entities.
fn label(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "PERSON",
        EntityKind::Org => "ORG",
        EntityKind::Place => "PLACE",
        EntityKind::Group => "GROUP",
        EntityKind::Event => "EVENT",
        EntityKind::Date => "DATE",
        EntityKind::Relative => "RELATIVE",
        EntityKind::Agreement => "AGREEMENT",
    }
}
