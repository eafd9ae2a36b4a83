//! What each student is told about their work, as files.

use super::collect;
use crate::analysis::agreement::{Coding, PassageScores};
use crate::app::reduce::change::Change;
use crate::app::reduce::file::stem;
use crate::app::{Effect, Notice};
use crate::exchange::{WriteError, feedback};
use crate::text::{Span, one_line};
use std::rc::Rc;

/// Has the feedback written: one page for all, or a ZIP of a page for each.
pub(super) fn feedback(change: &mut Change, each: bool) {
    let state = Rc::clone(&change.state.class);
    let (Some(shown), Some(comparison)) = (&state.shown, &state.comparison) else { return };
    let assignment = change.state.project.assignments.iter().find(|a| a.id == shown.assignment).cloned();
    let said = &change.words().class;
    let title = assignment.map(|a| a.title.clone()).unwrap_or_default();
    let reference = if shown.against_model { &comparison.model } else { &comparison.majority };
    let words = |span: Span| one_line(comparison.reading.text.slice(span));
    let students = comparison.coders.iter().enumerate().map(|(n, coder)| {
        let own: Vec<_> = comparison.codings.iter().filter(|c| c.coder == n).collect();
        let meets = |a: &&Coding, others: &[Coding]| others.iter().any(|b| b.tag == a.tag && b.span.overlaps(a.span));
        let mine: Vec<_> = own.iter().map(|c| **c).collect();
        let passage = |c: &Coding| feedback::Passage {
            tag: comparison.tags.get(c.tag).map(|t| t.name.clone()).unwrap_or_default(),
            quote: words(c.span),
        };
        let (by_tag, total) = comparison.scores(n, shown.against_model);
        let figures = |name: String, s: PassageScores| feedback::Figures {
            tag: name,
            precision: s.words.precision.value(),
            recall: s.words.recall.value(),
            f1: s.words.f1(),
        };
        let used = by_tag.into_iter().enumerate().filter(|(_, s)| s.words.f1().is_some());
        let mut rows: Vec<_> =
            used.filter_map(|(tag, s)| Some(figures(comparison.tags.get(tag)?.name.clone(), s))).collect();
        rows.push(figures(said.all_tags.to_owned(), total));
        feedback::Student {
            name: if shown.hidden { (said.student)(n + 1) } else { coder.name.clone() },
            note: state.notes.get(&coder.id).cloned().unwrap_or_default(),
            figures: rows,
            shared: own.iter().filter(|c| meets(c, reference)).map(|c| passage(c)).collect(),
            extra: own.iter().filter(|c| !meets(c, reference)).map(|c| passage(c)).collect(),
            missed: reference.iter().filter(|c| !meets(c, &mine)).map(passage).collect(),
        }
    });
    let page =
        feedback::Page { title: title.clone(), against_model: shown.against_model, students: students.collect() };
    let ending = if each { "zip" } else { "html" };
    let class = collect::class(change);
    class.job = class.job.wrapping_add(1);
    let job = class.job;
    class.writing = Some((job, format!("{}_feedback.{ending}", stem(&title))));
    change.effect(Effect::Feedback { job, page: Box::new(page), each });
}

/// Hands the written feedback to the browser's downloads.
pub(super) fn written(change: &mut Change, job: u32, content: &Result<Rc<[u8]>, WriteError>) {
    let Some((_, name)) = collect::class(change).writing.take_if(|(written, _)| *written == job) else { return };
    match content {
        Ok(content) => {
            let mime = if name.ends_with(".zip") { "application/zip" } else { "text/html" };
            change.effect(Effect::Download { name: name.clone(), mime, content: Rc::clone(content) });
            change.toast(Notice::Downloaded { file: name });
        }
        Err(_) => change.toast(Notice::FeedbackTooLarge),
    }
}
