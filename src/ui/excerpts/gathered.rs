use crate::app::{Asking, Excerpts, Filter, Found, Grouping, Reading, Search, Source, State};
use crate::exchange::Texts;
use crate::model::{Id, Project};
use crate::ui::context::Ptr;
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;

/// What the excerpts are gathered by; the same again gives the same.
#[derive(Clone, PartialEq)]
struct Asked {
    project: Ptr<Project>,
    texts: Ptr<Texts>,
    reading: Option<Ptr<Reading>>,
    found: Ptr<Found>,
    filter: Ptr<Filter>,
    search: Ptr<Search>,
    source: Source,
    grouping: Grouping,
    here_only: bool,
}

/// The excerpts that the page asks for. Transcripts that are not on the page are laid out once and kept.
#[hook]
pub fn use_gathered(state: &State) -> Rc<Excerpts> {
    let kept = use_mut_ref(BTreeMap::<Id, Rc<Reading>>::new);
    let gathering = state.view.excerpts.clone().unwrap_or_default();
    let asked = Asked {
        project: Ptr::new(&state.project),
        texts: Ptr::new(&state.texts),
        reading: state.reading.as_ref().map(Ptr::new),
        found: Ptr::new(&state.found),
        filter: Ptr::new(&state.filter),
        search: Ptr::new(&state.search),
        source: gathering.source,
        grouping: gathering.grouping,
        here_only: gathering.here_only,
    };
    use_memo(asked, |asked| {
        let readings = readings(asked, &mut kept.borrow_mut());
        let asking = Asking {
            project: &asked.project,
            filter: &asked.filter,
            search: &asked.search,
            found: asked.reading.as_ref().map(|reading| (&reading.transcript.id, &**asked.found)),
        };
        Excerpts::gather(asking, readings, asked.source, asked.grouping)
    })
}

fn readings(asked: &Asked, kept: &mut BTreeMap<Id, Rc<Reading>>) -> Vec<Rc<Reading>> {
    let shown = asked.reading.as_ref();
    let is_shown = |id: &Id| shown.is_some_and(|reading| reading.transcript.id == *id);
    let wanted = asked.project.transcripts.iter().filter(|t| !asked.here_only || is_shown(&t.id));
    let laid_out = wanted.filter_map(|transcript| {
        if let Some(reading) = shown.filter(|reading| reading.transcript.id == transcript.id) {
            return Some(Rc::clone(reading));
        }
        if let Some(reading) = kept.get(&transcript.id).filter(|reading| reading.transcript == *transcript) {
            return Some(Rc::clone(reading));
        }
        let text = asked.texts.get(&transcript.text)?;
        let reading = Rc::new(Reading::new(Rc::clone(transcript), Rc::clone(text)));
        kept.insert(transcript.id.clone(), Rc::clone(&reading));
        Some(reading)
    });
    laid_out.collect()
}
