//! Going over what was made: the filter, the excerpts, the history, the search of notes.

// What a test's own helpers unwrap fails the test, as it should.
#![allow(clippy::unwrap_used)]

use glossator::app::{
    Action, By, Facet, FileAction, FilterAction, Notice, PassageAction, PickAction, ReadAction, Sources, Stamped,
    State, Store, TagAction, runs,
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
    page.send(PassageAction::Next(true));
    assert_eq!(page.open(), "harbour fund");
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
