//! The transcripts of a project: their order, corrected texts in the place of others, copies with pseudonyms.

// What a test's own helpers unwrap fails the test, as it should.
#![allow(clippy::unwrap_used)]

use glossator::app::{
    Action, By, Dialog, Direction, Effect, End, FileAction, FoundAction, ImportAction, Labels, NameAction, NotReplaced,
    Notice, PassageAction, PickAction, PseudonymAction, ReadAction, ShowAction, SpeakerAction, Stamped, State, Store,
    Subject, Unreadable,
};
use glossator::detect::{Entity, EntityKind, Mention, Reason, Suggestions};
use glossator::exchange::{Handout, Intake, project_file};
use glossator::model::{Anchored, Assignment, Correction, Id, NameChange, Tally, Timestamp};
use glossator::text::Span;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

const TEXT: &str = "Ada Okafor: We met in Accra. The harbour fund is closed, and the boats of the harbour wait.\n\nBen Osei: Why is it closed? Ada knows.\n\nAda Okafor: It ran out of money.\n";
const LABELS: Labels =
    Labels { person: "Person", org: "Organisation", place: "Place", words: "Name", copy: "(pseudonyms)" };

struct Page {
    store: Rc<Store>,
    downloads: Rc<RefCell<Vec<(String, String)>>>,
}

impl Page {
    fn new() -> Self {
        let clock = Cell::new(0u64);
        let store = Store::new(move |action| {
            clock.set(clock.get() + 10_000);
            let id = Id::new(&format!("00000000-0000-4000-8000-{:012}", clock.get()));
            Stamped { action, now: Timestamp::from_millis(1_700_000_000_000 + clock.get()), id }
        });
        let downloads = Rc::<RefCell<Vec<_>>>::default();
        let intake = RefCell::new(Intake::default());
        let (kept, store_of) = (Rc::clone(&downloads), Rc::downgrade(&store));
        store.on_effect(move |effect| match effect {
            Effect::ReadFile { number, name, bytes } => {
                let read = intake.borrow_mut().read(number, &name, &bytes, &mut |_| {});
                let result = read.map(Rc::new).map_err(Unreadable::Refused);
                store_of.upgrade().unwrap().dispatch(ImportAction::Read(number, result));
            }
            Effect::PlanImport { job, files, project, texts } => {
                let planned = intake.borrow().plan(&files, &project, &texts);
                store_of.upgrade().unwrap().dispatch(ImportAction::Planned(job, Ok(Rc::new(planned))));
            }
            Effect::ForgetFiles => drop(intake.take()),
            Effect::Download { name, content, .. } => {
                kept.borrow_mut().push((name, String::from_utf8_lossy(&content).into_owned()));
            }
            _ => {}
        });
        let page = Self { store, downloads };
        page.send(FileAction::NewProject);
        page.send(FileAction::Opened { name: "talk.txt".into(), bytes: TEXT.as_bytes().into() });
        page
    }

    /// With passages under tags.
    fn tagged(passages: &[(&str, &str)]) -> Self {
        let page = Self::new();
        for (words, tag) in passages {
            page.select(words);
            page.send(PickAction::Create((*tag).into()));
        }
        page
    }

    fn send(&self, action: impl Into<Action>) {
        self.store.dispatch(action);
    }

    fn state(&self) -> Rc<State> {
        self.store.state()
    }

    fn shown(&self) -> Id {
        self.state().transcript().unwrap().clone()
    }

    fn text(&self) -> String {
        self.state().reading.as_ref().unwrap().text.as_str().to_owned()
    }

    fn span(&self, words: &str) -> Span {
        let at = self.text().find(words).unwrap();
        Span::of(at, at + words.len())
    }

    fn select(&self, words: &str) {
        self.send(ReadAction::Select(Some(self.span(words)), By::Pointer));
    }

    /// The passages of the transcript on the page: words, how they came there.
    fn passages(&self) -> Vec<(String, Option<Anchored>)> {
        let state = self.state();
        let text = &state.reading.as_ref().unwrap().text;
        state.marks.annotations.iter().map(|a| (text.slice(a.span()).to_owned(), a.anchored)).collect()
    }

    fn words(&self) -> Vec<String> {
        self.passages().into_iter().map(|(words, _)| words).collect()
    }

    fn titles(&self) -> Vec<String> {
        self.state().project.transcripts.iter().map(|t| t.title.clone()).collect()
    }

    /// Compares a corrected text with the transcript on the page.
    fn compare(&self, name: &str, text: &str) {
        self.send(ImportAction::Replace(self.shown()));
        self.send(FileAction::Opened { name: name.into(), bytes: text.as_bytes().into() });
    }

    fn refusal(&self) -> Option<NotReplaced> {
        self.state().importing.replaces.as_ref()?.plan.as_ref()?.as_ref().err().copied()
    }

    fn tally(&self) -> Tally {
        self.state().importing.replaces.as_ref().unwrap().plan.as_ref().unwrap().as_ref().unwrap().tally()
    }

    /// Lets the persons and the place be found.
    fn found(&self) {
        let entity = |name: &str, kind, count| Entity { name: name.into(), kind, aliases: Vec::new(), count };
        let text = self.text();
        let mut mentions: Vec<Mention> = Vec::new();
        let mut mark = |words: &str, kind, entity| {
            for (start, _) in text.match_indices(words) {
                let span = Span::of(start, start + words.len());
                if !mentions.iter().any(|m| m.span.overlaps(span)) {
                    mentions.push(Mention { span, kind, entity, reason: Reason::Added });
                }
            }
        };
        mark("Ada Okafor", EntityKind::Person, 0);
        mark("Ada", EntityKind::Person, 0);
        mark("Ben Osei", EntityKind::Person, 1);
        mark("Accra", EntityKind::Place, 2);
        mentions.sort_by_key(|m| m.span);
        let suggestions = Suggestions {
            entities: vec![
                entity("Ada Okafor", EntityKind::Person, 3),
                entity("Ben Osei", EntityKind::Person, 1),
                entity("Accra", EntityKind::Place, 1),
            ],
            mentions,
            ..Suggestions::default()
        };
        let job = self.state().job;
        self.send(FoundAction::Found(job, Rc::new(suggestions)));
        self.send(FoundAction::Finished(job));
    }
}

#[test]
fn transcripts_change_their_order_and_back() {
    let page = Page::new();
    page.send(FileAction::Pasted("A second text.".into()));
    page.send(FileAction::Pasted("A third text.".into()));
    let third = page.shown();
    let before = page.titles();
    page.send(FileAction::Shift(third.clone(), Direction::Up));
    assert_eq!(page.titles(), [&before[0], &before[2], &before[1]].map(Clone::clone));
    page.send(FileAction::Shift(third.clone(), Direction::Up));
    page.send(FileAction::Shift(third.clone(), Direction::Up));
    assert_eq!(page.titles(), [&before[2], &before[0], &before[1]].map(Clone::clone));
    page.send(FileAction::Shift(third.clone(), Direction::Down));
    page.send(Action::Undo);
    page.send(Action::Undo);
    page.send(Action::Undo);
    assert_eq!(page.titles(), before);
    assert_eq!(page.shown(), third);
}

#[test]
fn a_corrected_text_takes_the_place_of_the_other_and_nothing_is_lost() {
    let page = Page::tagged(&[
        ("We met in Accra", "Meeting"),
        ("harbour fund is closed", "Money"),
        ("the boats of the harbour wait", "Boats"),
        ("Why is it closed?", "Ask"),
        ("It ran out of money", "Money"),
    ]);
    let ben = page.span("Ben Osei: Why").start;
    page.send(SpeakerAction::Rename("Ben Osei".into(), "Benjamin Osei".into()));
    page.send(FileAction::Note(page.shown(), "Recorded in the harbour".into()));
    page.found();
    page.send(NameAction::Open(page.span("Accra").start));
    page.send(NameAction::Alone(true));
    page.send(NameAction::Reject(Subject::Open));
    let before = page.state();
    let corrected = TEXT
        .replace("closed, and", "now closed, and all")
        .replace("boats of the harbour wait", "small boats of our harbour are waiting")
        .replace("It ran out of money.", "No comment from me.");
    page.compare("corrected.txt", &corrected);
    assert_eq!(page.state().view.dialog, Some(Dialog::Import));
    let tally = page.tally();
    assert_eq!((tally.stay, tally.along, tally.lost), (1, 1, 1), "{tally:?}");
    // Nothing has happened yet.
    assert_eq!(page.state().project, before.project);
    page.send(ImportAction::Accept);
    assert_eq!(page.text(), corrected);
    let passages = page.passages();
    assert_eq!(passages.len(), 5);
    assert_eq!(passages[0], ("We met in Accra".into(), None));
    assert_eq!(passages[1].0, "harbour fund is now closed");
    assert!(matches!(passages[1].1, Some(Anchored::Fuzzy(share)) if share >= 0.75));
    assert!(matches!(passages[2].1, Some(Anchored::Fuzzy(_))), "{:?}", passages[2]);
    assert_eq!(passages[3], ("Why is it closed?".into(), None));
    assert_eq!(passages[4].1, Some(Anchored::Lost));
    let state = page.state();
    let transcript = &state.project.transcripts[0];
    assert_eq!((transcript.note.as_str(), transcript.file.as_str()), ("Recorded in the harbour", "corrected.txt"));
    assert_eq!(state.reading.as_ref().unwrap().speaker_at(ben + 30), Some("Benjamin Osei"));
    let rejected = state.project.name_corrections[0].change.clone();
    assert!(matches!(rejected, NameChange::Reject(_)), "{rejected:?}");

    // The file keeps how sure each place is.
    let file = project_file::write(&state.project, &state.texts, Timestamp::default());
    assert_eq!(project_file::read(&file).unwrap().project, *state.project);

    page.send(Action::Undo);
    assert_eq!(page.state().project, before.project);
    assert_eq!(page.text(), TEXT);
    page.send(Action::Redo);
    assert_eq!(page.text(), corrected);
    assert_eq!(page.passages(), passages);
}

#[test]
fn a_moved_passage_is_to_be_checked_until_a_person_says_it_is_right() {
    let page = Page::tagged(&[("harbour fund is closed", "Money"), ("It ran out of money", "Money")]);
    page.compare(
        "c.txt",
        &TEXT.replace("fund is closed", "fund was closed").replace("out of money", "out of all money"),
    );
    page.send(ImportAction::Accept);
    let doubtful = |page: &Page| page.passages().iter().filter(|(_, how)| how.is_some()).count();
    assert_eq!(doubtful(&page), 2);
    page.send(PassageAction::NextToCheck);
    let first = page.state().view.passage.clone().unwrap().id;
    page.send(PassageAction::NextToCheck);
    let second = page.state().view.passage.clone().unwrap().id;
    assert_ne!(first, second);
    page.send(PassageAction::NextToCheck);
    assert_eq!(page.state().view.passage.clone().unwrap().id, first);
    page.send(PassageAction::Confirm(first));
    assert_eq!(doubtful(&page), 1);
    page.send(PassageAction::Move { id: second, end: End::Finish, forward: false });
    assert_eq!(doubtful(&page), 0);
    page.send(PassageAction::NextToCheck);
    assert_eq!(page.state().view.said.as_ref().unwrap().notice, Notice::NothingToCheck);
    page.send(Action::Undo);
    page.send(Action::Undo);
    assert_eq!(doubtful(&page), 2);
}

#[test]
fn a_turn_that_was_given_to_somebody_keeps_them() {
    let page = Page::new();
    let state = page.state();
    let at = page.span("Ben Osei: Why").start;
    // As it comes from a file: the page itself has no way to make it.
    let mut project = glossator::model::Project::clone(&state.project);
    let transcript = Rc::make_mut(&mut project.transcripts[0]);
    transcript.corrections.push(Correction::SetTurnSpeaker { start: at, name: "Cleo".into() });
    let file = project_file::write(&project, &state.texts, Timestamp::default());
    page.send(FileAction::Opened { name: "p.json".into(), bytes: file.into_bytes().into() });
    page.compare("c.txt", &format!("A headline that was missing\n\n{}", TEXT.replace("Why is", "Why then is")));
    page.send(ImportAction::Accept);
    let reading = page.state().reading.clone().unwrap();
    assert_eq!(reading.speaker_at(page.span("Why then").start), Some("Cleo"));
    assert_eq!(reading.speaker_at(page.span("We met").start), Some("Ada Okafor"));
}

#[test]
fn what_is_no_corrected_text_replaces_nothing() {
    let page = Page::tagged(&[("harbour fund", "Money")]);
    let before = page.state();
    page.compare("same.txt", TEXT);
    assert_eq!(page.refusal(), Some(NotReplaced::Same));
    page.send(ImportAction::Accept);
    let codebook = b"tag,description\nx,y\n";
    page.send(FileAction::Opened { name: "tags.csv".into(), bytes: codebook.as_slice().into() });
    assert_eq!(page.refusal(), Some(NotReplaced::NoTranscript));
    page.send(FileAction::Opened { name: "a.zip".into(), bytes: b"PK\x03\x04".as_slice().into() });
    assert!(!page.state().importing.is_ready());
    page.send(ImportAction::Accept);
    page.send(ImportAction::PasteCorrected("   ".into()));
    page.send(ShowAction::Dialog(None));
    assert_eq!(page.state().importing.replaces, None);
    assert_eq!(page.state().project, before.project);
    // The next file is a transcript like any.
    page.send(FileAction::Opened { name: "b.txt".into(), bytes: b"Another text.".as_slice().into() });
    assert_eq!(page.state().project.transcripts.len(), 2);
}

/// With the copy begun and every name found.
fn pseudonymised() -> Page {
    let page = Page::tagged(&[("Ada Okafor: We met", "Who"), ("Ada knows", "Who"), ("boats of the harbour", "Boats")]);
    let noted = page.state().marks.annotations[0].id.clone();
    page.send(PassageAction::Note(noted, "Ada Okafor again".into()));
    page.send(SpeakerAction::Rename("Ben Osei".into(), "Benjamin (Ben Osei)".into()));
    page.send(PseudonymAction::Begin(page.shown(), LABELS));
    page.found();
    page
}

#[test]
fn a_copy_with_pseudonyms_holds_the_passages_in_their_places() {
    let page = pseudonymised();
    let draft = page.state().pseudonyms.clone().unwrap();
    let rows: Vec<(&str, bool, &str, usize)> =
        draft.rows.iter().map(|r| (r.name.as_str(), r.chosen, r.pseudonym.as_str(), r.count)).collect();
    assert_eq!(rows, [("Ada Okafor", true, "Person 1", 3), ("Ben Osei", true, "Person 2", 1), ("Accra", false, "", 0)]);
    page.send(PseudonymAction::Call(0, " Bea\n Moor\u{feff}".into()));
    page.send(PseudonymAction::Choose(2, true));
    page.send(PseudonymAction::Add("harbour".into()));
    page.send(PseudonymAction::Call(3, "port".into()));
    let before = page.state();
    page.send(PseudonymAction::Accept);
    let expected = "Bea Moor: We met in Place 1. The port fund is closed, and the boats of the port wait.\n\nPerson 1: Why is it closed? Bea knows.\n\nBea Moor: It ran out of money.\n";
    assert_eq!(page.text(), expected);
    assert_eq!(page.words(), ["Bea Moor: We met", "boats of the port", "Bea knows"]);
    let state = page.state();
    assert_eq!(state.project.transcripts.len(), 2);
    let copy = &state.project.transcripts[1];
    assert!(copy.title.ends_with("(pseudonyms)") && copy.pseudonyms.is_empty() && copy.file.is_empty());
    assert_eq!(state.marks.annotations[0].note, "Bea Moor again");
    let written = serde_like(&state, &copy.id);
    for name in ["Okafor", "Osei", "Accra", "harbour"] {
        assert!(!written.contains(name), "{name} in {written}");
    }
    page.send(Action::Undo);
    assert_eq!(page.state().project, before.project);
    page.send(Action::Redo);
    assert_eq!(page.state().project, state.project);
}

/// All that a project file says of a transcript and of what lies in it.
fn serde_like(state: &State, transcript: &Id) -> String {
    let mut project = glossator::model::Project::clone(&state.project);
    project.transcripts.retain(|t| t.id == *transcript);
    project.annotations.retain(|a| a.transcript == *transcript);
    project.tags.clear();
    project.name_corrections.clear();
    let mut bare = Vec::new();
    for annotation in &project.annotations {
        let mut annotation = glossator::model::Annotation::clone(annotation);
        annotation.tags.clear();
        bare.push(Rc::new(annotation));
    }
    project.annotations = bare;
    project_file::write(&project, &state.texts, Timestamp::default())
}

#[test]
fn the_original_goes_and_the_key_stays_where_that_is_wanted() {
    let page = pseudonymised();
    page.send(ShowAction::Dialog(None));
    page.send(NameAction::Add("boats".into(), EntityKind::Person));
    page.send(PseudonymAction::Begin(page.shown(), LABELS));
    let before = page.state();
    page.send(PseudonymAction::KeepKey(true));
    page.send(PseudonymAction::KeepOriginal(false));
    page.send(PseudonymAction::SaveKey);
    assert_eq!(before.project.name_corrections.len(), 1);
    let (name, key) = page.downloads.borrow().last().cloned().unwrap();
    assert!(name.ends_with(".key.csv"), "{name}");
    assert!(key.contains("Person 1,Ada Okafor,Ada,Person 1\r\n"), "{key}");
    page.send(PseudonymAction::Accept);
    let state = page.state();
    assert_eq!(state.project.transcripts.len(), 1);
    assert_eq!(state.project.annotations.len(), 3);
    let copy = &state.project.transcripts[0];
    assert_eq!(copy.pseudonyms.len(), before.pseudonyms.as_ref().unwrap().outcome.names.len());
    // Who is replaced everywhere is not told by a correction either.
    assert!(state.project.name_corrections.is_empty(), "{:?}", state.project.name_corrections);
    let file = project_file::write(&state.project, &state.texts, Timestamp::default());
    assert_eq!(project_file::read(&file).unwrap().project, *state.project);
    assert!(!file.contains("We met in Accra. The harbour fund is closed, and the boats of the harbour wait.\\n\\nBen"));
    // A hand-out tells nobody who is who.
    let assignment = Rc::new(Assignment {
        id: Id::new("a"),
        title: String::new(),
        instructions: String::new(),
        due: String::new(),
        locked: false,
        entities: true,
        themes: true,
        search: true,
        example: None,
        created: Timestamp::default(),
    });
    let handout = Handout::of(assignment, &state.project, &state.texts);
    assert!(handout.project.transcripts[0].pseudonyms.is_empty());
    page.send(PseudonymAction::SaveKept(copy.id.clone()));
    assert_eq!(page.downloads.borrow().last().unwrap().1, key);
    page.send(Action::Undo);
    assert_eq!(page.state().project, before.project);
    assert_eq!(page.text(), TEXT);
}

#[test]
fn what_may_still_tell_who_is_meant_is_said() {
    let page = pseudonymised();
    page.send(PseudonymAction::Choose(0, false));
    let draft = page.state().pseudonyms.clone().unwrap();
    assert_eq!(draft.remaining(), [("Ada Okafor", 3)]);
    page.send(PseudonymAction::Choose(0, true));
    page.send(PseudonymAction::Call(0, "Accra".into()));
    page.send(PseudonymAction::Call(1, "Accra".into()));
    let draft = page.state().pseudonyms.clone().unwrap();
    assert!(draft.remaining().is_empty());
    assert_eq!(draft.outcome.doubtful, ["Accra"]);
    page.send(PseudonymAction::Call(0, String::new()));
    page.send(ShowAction::Dialog(None));
    assert_eq!(page.state().pseudonyms, None);
}
