use crate::app::{
    Action, By, End, EntityOrder, FileAction, FoundAction, KeepAction, NameAction, Notice, Preferences, ReadAction,
    Stamped, State, Subject, Walk, reduce,
};
use crate::detect::{Entity, EntityKind, Mention, Reason, Suggestions};
use crate::exchange::project_file;
use crate::model::{Id, Timestamp};
use crate::text::{Span, slice};
use EntityKind::{Org, Person, Place};
use proptest::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

const FIRST: &str =
    "Ada Okafor: We met Keller in Mali. The World Bank sent Keller home to Mali.\n\nBen Osei: Keller? Mali pays.\n";
const SECOND: &str = "Ben Osei: Mali again, and Keller.\n";

struct Page(RefCell<(State, u64)>);

impl Page {
    fn new() -> Self {
        let page = Self(RefCell::new((State::new(), 0)));
        let preferences = Box::new(Preferences::default());
        page.send(KeepAction::Start { preferences, kept: None, damage: (0, 0), emptied: false });
        page.send(KeepAction::Claimed(true));
        page.open("one.txt", FIRST);
        page
    }

    fn send(&self, action: impl Into<Action>) {
        let mut inner = self.0.borrow_mut();
        inner.1 += 10_000;
        let id = Id::new(&format!("{:032}", inner.1));
        let stamped = Stamped { action: action.into(), now: Timestamp::from_millis(inner.1), id };
        inner.0 = reduce(&inner.0, &stamped).0;
    }

    /// Opens a text, and finds in it what a detector would that errs now and then.
    fn open(&self, name: &str, text: &str) {
        self.send(FileAction::Opened { name: name.to_owned(), bytes: text.as_bytes().into() });
        self.find();
    }

    fn find(&self) {
        let state = self.state();
        let text = state.reading.as_ref().unwrap().text.as_str().to_owned();
        let mut names: Vec<(&str, EntityKind)> = vec![("Keller", Person), ("Mali", Person), ("Bank", Org)];
        names.retain(|(name, _)| text.contains(name));
        names.sort_by_key(|(name, _)| text.find(name));
        let mut mentions = Vec::new();
        let mut entities = Vec::new();
        for (entity, (name, kind)) in (0..).zip(names) {
            for (at, _) in text.match_indices(name) {
                let span = Span::of(at, at + name.len());
                mentions.push(Mention { span, kind, entity, reason: Reason::Tagger(0.83) });
            }
            let count = text.matches(name).count() as u32;
            entities.push(Entity { name: name.to_owned(), kind, aliases: Vec::new(), count });
        }
        mentions.sort_by_key(|m: &Mention| m.span);
        self.send(FoundAction::Found(state.job, Rc::new(Suggestions { entities, mentions, ..Suggestions::default() })));
        self.send(FoundAction::Finished(state.job));
    }

    fn state(&self) -> State {
        self.0.borrow().0.clone()
    }

    /// Every entity as its kind, name and count.
    fn entities(&self) -> Vec<String> {
        let found = self.state().found;
        found.suggestions.entities.iter().map(|e| format!("{:?} {} {}", e.kind, e.name, e.count)).collect()
    }

    fn click(&self, words: &str, nth: usize) {
        let state = self.state();
        let at = state.reading.unwrap().text.as_str().match_indices(words).nth(nth).unwrap().0;
        self.send(ReadAction::Click(at as u32));
    }

    /// The words of the mention whose box is open.
    fn open_words(&self) -> Option<String> {
        let state = self.state();
        let span = state.found.mention_at(state.view.mention?.at)?.span;
        Some(slice(state.reading?.text.as_str(), span).to_owned())
    }

    fn entity(&self, name: &str) -> u32 {
        self.state().found.suggestions.entities.iter().position(|e| e.name == name).unwrap() as u32
    }
}

const FOUND: [&str; 3] = ["Person Keller 3", "Person Mali 3", "Org Bank 1"];

#[test]
fn a_kind_goes_for_the_whole_text_is_undone_and_learnt_for_the_next() {
    let page = Page::new();
    assert_eq!(page.entities(), FOUND);
    page.click("Mali", 0);
    assert_eq!(page.open_words().as_deref(), Some("Mali"));
    page.send(NameAction::Retype(Subject::Open, Place));
    assert_eq!(page.entities(), ["Person Keller 3", "Place Mali 3", "Org Bank 1"]);
    assert_eq!(page.open_words().as_deref(), Some("Mali"), "the box stays");
    page.send(Action::Undo);
    assert_eq!(page.entities(), FOUND);
    page.send(Action::Redo);
    page.open("two.txt", SECOND);
    assert_eq!(page.entities(), ["Place Mali 1", "Person Keller 1"]);
}

#[test]
fn one_mention_is_corrected_alone() {
    let page = Page::new();
    page.click("Keller", 1);
    page.send(NameAction::Alone(true));
    page.send(NameAction::Reject(Subject::Open));
    assert_eq!(page.entities(), ["Person Keller 2", "Person Mali 3", "Org Bank 1"]);
    assert_eq!(page.open_words(), None);
    assert!(matches!(page.state().notice(), Some(Notice::Done(_))));
    page.click("Keller", 2);
    page.send(NameAction::Alone(true));
    page.send(NameAction::Same(Subject::Open, "Paul Keller".into()));
    assert_eq!(page.entities(), ["Person Keller 1", "Person Mali 3", "Org Bank 1", "Person Paul Keller 1"]);
    page.open("two.txt", SECOND);
    assert_eq!(page.entities(), ["Person Mali 1", "Person Keller 1"], "a place is a place in its transcript");
    let first = page.state().project.transcripts[0].id.clone();
    page.send(FileAction::Remove(first));
    assert!(page.state().project.name_corrections.is_empty());
    page.send(Action::Undo);
    assert_eq!(page.state().project.name_corrections.len(), 2);
}

#[test]
fn ends_move_by_the_word_and_the_box_with_them() {
    let page = Page::new();
    page.click("Bank", 0);
    page.send(NameAction::Move { end: End::Start, forward: false });
    assert_eq!(page.open_words().as_deref(), Some("World Bank"));
    page.send(NameAction::Move { end: End::Start, forward: false });
    assert_eq!(page.open_words().as_deref(), Some("The World Bank"));
    assert_eq!(page.state().project.name_corrections.len(), 1, "steps of one decision are one correction");
    page.send(Action::Undo);
    assert_eq!(page.entities(), ["Person Keller 3", "Person Mali 3", "Org World Bank 1"]);
    page.send(NameAction::Move { end: End::Start, forward: true });
    assert_eq!(page.entities(), FOUND);
    assert!(page.state().project.name_corrections.is_empty());
    page.send(NameAction::Alone(true));
    page.send(NameAction::Move { end: End::Finish, forward: true });
    assert_eq!(page.open_words().as_deref(), Some("Bank sent"));
}

#[test]
fn entities_are_merged_renamed_and_split_from_the_list() {
    let page = Page::new();
    let mali = page.entity("Mali");
    page.send(NameAction::Unfold(Some(mali)));
    page.send(FoundAction::Walk(Walk::Entity(mali), true));
    page.send(NameAction::Same(Subject::Entity(mali), "keller".into()));
    assert_eq!(page.entities(), ["Person Keller 6", "Org Bank 1"]);
    assert_eq!(page.state().view.entity, Some(0), "what is unfolded follows its entity");
    assert_eq!(page.state().view.walk, Some((Walk::Entity(0), Some(0))));
    page.send(NameAction::Apart(0, "Mali".into()));
    assert_eq!(page.entities(), FOUND);
    page.send(NameAction::Same(Subject::Entity(0), "Dr Keller".into()));
    assert_eq!(page.entities(), ["Person Dr Keller 3", "Person Mali 3", "Org Bank 1"]);
    for _ in 0..3 {
        page.send(Action::Undo);
    }
    assert_eq!(page.entities(), FOUND);
}

#[test]
fn a_missed_name_is_added_and_its_kind_put_right() {
    let page = Page::new();
    page.send(NameAction::Add("Nowhere".into(), Org));
    assert_eq!(page.state().notice(), Some(&Notice::NameNotWritten("Nowhere".into())));
    let at = FIRST.find("Ben Os").unwrap();
    page.send(ReadAction::Select(Some(Span::of(at, at + 6)), By::Pointer));
    page.send(NameAction::Mark);
    assert_eq!(page.open_words().as_deref(), Some("Ben Osei"), "whole words");
    page.send(NameAction::Retype(Subject::Open, Org));
    assert_eq!(page.entities()[3], "Org Ben Osei 1");
    assert_eq!(page.state().project.name_corrections.len(), 1);
    page.open("two.txt", SECOND);
    assert_eq!(page.entities(), ["Org Ben Osei 1", "Person Mali 1", "Person Keller 1"]);
    let id = page.state().project.name_corrections[0].id.clone();
    page.send(NameAction::Withdraw(id));
    assert_eq!(page.entities(), ["Person Mali 1", "Person Keller 1"]);
    page.send(Action::Undo);
    assert_eq!(page.entities().len(), 3);
}

#[test]
fn corrections_are_kept_in_the_project_file() {
    let page = Page::new();
    page.send(NameAction::Reject(Subject::Entity(page.entity("Mali"))));
    page.click("Bank", 0);
    page.send(NameAction::Alone(true));
    page.send(NameAction::Move { end: End::Start, forward: false });
    let state = page.state();
    let file = project_file::write(&state.project, &state.texts, Timestamp::default());
    let other = Page::new();
    other.open("p.glossator.json", &file);
    assert_eq!(other.state().project, state.project);
    assert_eq!(other.entities(), ["Person Keller 3", "Org World Bank 1"]);
}

#[test]
fn the_list_says_who_names_whom_and_sorts() {
    let page = Page::new();
    let state = page.state();
    let reading = state.reading.clone().unwrap();
    let said = |name: &str| state.found.said_by(&reading, page.entity(name));
    assert_eq!(said("Keller"), [(Some("Ada Okafor"), 2), (Some("Ben Osei"), 1)]);
    page.send(NameAction::Add("Ada Okafor".into(), Person));
    let state = page.state();
    assert_eq!(state.found.said_by(&reading, page.entity("Ada Okafor")), [], "nobody says a label");
    let sorted = |order| {
        let of = state.found.entities_of(Person, order);
        of.into_iter().map(|e| state.found.suggestions.entities[e as usize].name.as_str()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(sorted(EntityOrder::Name), "Ada Okafor Keller Mali");
    assert_eq!(sorted(EntityOrder::First), "Ada Okafor Keller Mali");
    assert_eq!(sorted(EntityOrder::Count), "Keller Mali Ada Okafor");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]
    #[test]
    fn any_corrections_undone_give_the_start(gestures in prop::collection::vec((0u8..10, 0u32..120, 0usize..8), 1..25)) {
        let page = Page::new();
        let (start, found) = (page.state().project, page.entities());
        for (what, at, n) in gestures {
            let kind = [Person, Org, Place, EntityKind::Group][n % 4];
            let subject = if n < 4 { Subject::Open } else { Subject::Entity(at % 4) };
            let name = ["Keller", "Mali", "New", "The World Bank"][n % 4].to_owned();
            let end = if n % 2 == 0 { End::Start } else { End::Finish };
            page.send(match what {
                0 | 1 => ReadAction::Click(at).into(),
                2 => Action::from(NameAction::Alone(n % 2 == 0)),
                3 => NameAction::Retype(subject, kind).into(),
                4 => NameAction::Reject(subject).into(),
                5 => NameAction::Same(subject, name).into(),
                6 => NameAction::Apart(at % 4, name).into(),
                7 => NameAction::Move { end, forward: at % 2 == 0 }.into(),
                8 => NameAction::Add(name, kind).into(),
                _ => Action::Undo,
            });
            let state = page.state();
            if let Some(open) = state.view.mention {
                prop_assert!(state.found.mention_at(open.at).is_some());
            }
        }
        while page.state().history.last_done().is_some() {
            page.send(Action::Undo);
        }
        prop_assert_eq!(&page.state().project, &start);
        prop_assert_eq!(page.entities(), found);
    }
}
