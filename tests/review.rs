//! Going over what was made: the filter, the excerpts, the history, the search of notes.

// What a test's own helpers unwrap fails the test, as it should.
#![allow(clippy::unwrap_used)]

use glossator::analysis::search::Query;
use glossator::app::{
    Action, By, ExcerptsAction, Facet, FileAction, FilterAction, NoteOn, Notice, PassageAction, PickAction, ReadAction,
    Rect, SearchAction, Sources, Stamped, State, Store, TagAction, runs,
};
use glossator::model::{Id, Timestamp};
use glossator::text::Span;
use std::cell::Cell;
use std::rc::Rc;

const TEXT: &str = "Ada Okafor: We met in Accra. The harbour fund is closed.\n\nBen Osei: Why is it closed?\n\nAda Okafor: It ran out of money.\n";

struct Page(Rc<Store>);

impl Page {
    /// With the text, and passages under tags.
    fn tagged(passages: &[(&str, &str)]) -> Self {
        let clock = Cell::new(0u64);
        let page = Self(Store::new(move |action| {
            clock.set(clock.get() + 10_000);
            let id = Id::new(&format!("00000000-0000-4000-8000-{:012}", clock.get()));
            Stamped { action, now: Timestamp::from_millis(1_700_000_000_000 + clock.get()), id }
        }));
        page.send(FileAction::NewProject);
        page.send(FileAction::Pasted(TEXT.into()));
        for (words, tag) in passages {
            page.tag(words, tag);
        }
        page
    }

    fn send(&self, action: impl Into<Action>) {
        self.0.dispatch(action);
    }

    fn state(&self) -> Rc<State> {
        self.0.state()
    }

    fn tag(&self, words: &str, tag: &str) {
        let at = self.state().reading.as_ref().unwrap().text.as_str().find(words).unwrap();
        self.send(ReadAction::Select(Some(Span::of(at, at + words.len())), By::Pointer));
        self.send(PickAction::Create(tag.into()));
    }

    fn tag_id(&self, name: &str) -> String {
        self.state().project.tags.iter().find(|tag| tag.name == name).unwrap().id.to_string()
    }

    fn said(&self) -> Option<Notice> {
        self.state().view.said.as_ref().map(|said| said.notice.clone())
    }

    /// The words of the passage that is open.
    fn open(&self) -> String {
        let state = self.state();
        let open = state.project.annotation(&state.view.passage.as_ref().unwrap().id).unwrap().clone();
        state.reading.as_ref().unwrap().text.slice(open.span()).to_owned()
    }
}

#[test]
fn a_filter_is_said_and_steps_pass_over_the_rest() {
    let page = Page::tagged(&[("Accra", "Place"), ("harbour fund", "Money"), ("ran out of money", "Money")]);
    page.send(FilterAction::Set(Facet::Tag, page.tag_id("Money")));
    assert_eq!(page.said(), Some(Notice::Filtered { passages: 2, of: 3 }));
    page.send(PassageAction::Next(false));
    assert_eq!(page.open(), "harbour fund");
    page.send(PassageAction::Next(false));
    assert_eq!(page.said(), Some(Notice::NoMorePassages));
    page.send(PassageAction::Next(true));
    assert_eq!(page.open(), "ran out of money");
    page.send(FilterAction::Set(Facet::Speaker, "Ben Osei".into()));
    assert_eq!(page.said(), Some(Notice::Filtered { passages: 0, of: 3 }));
    page.send(FilterAction::Clear);
    assert_eq!((page.said(), page.state().sieve.is_none()), (Some(Notice::Unfiltered), true));
}

#[test]
fn what_is_tagged_while_a_filter_is_in_force_goes_through_it() {
    let page = Page::tagged(&[("harbour fund", "Money")]);
    page.send(FilterAction::Set(Facet::Tag, page.tag_id("Money")));
    page.tag("ran out of money", "Money");
    page.tag("Accra", "Place");
    assert_eq!(page.state().sieve.as_ref().unwrap().passages.len(), 2);
    // A filter for a tag that goes would let nothing through for ever.
    page.send(TagAction::Delete(Id::new(&page.tag_id("Money"))));
    assert!(page.state().filter.is_empty() && page.state().sieve.is_none());
}

#[test]
fn the_text_is_cut_where_the_filter_ends_and_nowhere_lost() {
    let page = Page::tagged(&[("Accra", "Place"), ("harbour fund is", "Money"), ("fund is closed", "Blame")]);
    page.send(FilterAction::Set(Facet::Tag, page.tag_id("Money")));
    let state = page.state();
    let reading = state.reading.as_ref().unwrap();
    let sources = Sources {
        project: &state.project,
        marks: &state.marks,
        found: &state.found,
        sieve: state.sieve.as_deref(),
        layers: state.view.layers,
    };
    for piece in &reading.pieces {
        let made = runs(reading.text.as_str(), piece.body, sources).runs;
        let text: String = made.iter().map(|run| reading.text.slice(run.span)).collect();
        assert_eq!(text, reading.text.slice(piece.body));
        let bright: String = made.iter().filter(|run| !run.dim).map(|run| reading.text.slice(run.span)).collect();
        let expected = if text.contains("harbour") { "harbour fund is" } else { "" };
        assert_eq!(bright, expected);
        // Only what is asked for keeps its wash.
        assert!(made.iter().all(|run| run.colours.len() <= usize::from(!run.dim)), "{made:?}");
    }
}

#[test]
fn the_history_leads_back_and_forward_again_in_one_step() {
    let page = Page::tagged(&[("Accra", "Place"), ("harbour fund", "Money"), ("ran out of money", "Money")]);
    let whole = page.state().project.clone();
    let done = page.state().history.done().len();
    page.send(Action::StepTo(done - 2));
    assert_eq!(page.state().project.annotations.len(), 1);
    assert_eq!(page.said(), Some(Notice::Stepped { steps: 2, back: true }));
    assert_eq!(page.state().marks.annotations.len(), 1);
    page.send(Action::StepTo(done));
    assert_eq!(page.said(), Some(Notice::Stepped { steps: 2, back: false }));
    assert_eq!(page.state().project, whole);
    // Beyond its end it goes as far as there is something to do.
    page.send(Action::StepTo(done + 9));
    assert_eq!(page.state().project, whole);
    page.send(Action::StepTo(0));
    assert!(page.state().project.annotations.is_empty() && page.state().project.tags.is_empty());
    // What is done from there takes the place of what was taken back.
    page.send(TagAction::Create("Blame".into()));
    assert!(page.state().history.undone_steps().is_empty());
    assert_eq!(page.state().history.done().len(), 1);
}

#[test]
fn an_excerpt_is_opened_beside_itself_and_leads_into_the_text() {
    let page = Page::tagged(&[("harbour fund", "Money")]);
    page.send(ExcerptsAction::Under(Facet::Tag, page.tag_id("Money")));
    let id = page.state().project.annotations[0].id.clone();
    let place = Rect { left: 3.0, top: 4.0, right: 5.0, bottom: 6.0 };
    page.send(ExcerptsAction::Edit(id.clone(), place));
    let state = page.state();
    assert_eq!(state.view.passage.as_ref().unwrap().place, Some(place));
    assert!(state.view.excerpts.is_some());
    // Escape closes one thing after the other.
    page.send(ReadAction::Escape);
    assert!(page.state().view.passage.is_none() && page.state().view.excerpts.is_some());
    page.send(PassageAction::Open(id));
    assert!(page.state().view.excerpts.is_none());
    assert_eq!(page.open(), "harbour fund");
    page.send(ExcerptsAction::Open);
    page.send(ReadAction::Escape);
    assert!(page.state().view.excerpts.is_none());
}

#[test]
fn notes_on_everything_are_found_and_lead_there() {
    let page = Page::tagged(&[("Accra", "Place"), ("harbour fund", "Money")]);
    let state = page.state();
    let transcript = state.project.transcripts[0].id.clone();
    let (accra, place) = (state.project.annotations[0].id.clone(), Id::new(&page.tag_id("Place")));
    let query = Query { text: "lighthouse".into(), ..Query::default() };
    page.send(SearchAction::Look(query, false));
    assert!(page.state().search.notes.is_empty());
    // What is written while the search is on the page is found at once.
    page.send(PassageAction::Note(accra.clone(), "The *lighthouse* stood there".into()));
    page.send(TagAction::Describe(place.clone(), "Ports, not the lighthouse itself".into()));
    page.send(FileAction::Note(transcript.clone(), "Recorded at the lighthouse".into()));
    let on: Vec<NoteOn> = page.state().search.notes.iter().map(|hit| hit.on.clone()).collect();
    assert_eq!(on, [NoteOn::Transcript(transcript), NoteOn::Tag(place.clone()), NoteOn::Passage(accra)]);
    page.send(SearchAction::GoToNote(on[2].clone()));
    assert_eq!(page.open(), "Accra");
    page.send(SearchAction::GoToNote(on[1].clone()));
    assert_eq!(page.state().view.tag, Some(place));
    page.send(Action::Undo);
    assert_eq!(page.state().search.notes.len(), 2);
}
