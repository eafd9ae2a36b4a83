//! What the program does, without a browser: actions in, the state and what the outside is asked for.

// What a test's own helpers unwrap fails the test, as it should.
#![allow(clippy::unwrap_used)]

use glossator::app::persist::{MemoryStore, Saver, Space};
use glossator::app::{
    Action, By, Dialog, Effect, End, ExportAction, Facet, FileAction, FilterAction, FoundAction, ImportAction,
    KeepAction, Kept, Notice, PassageAction, PickAction, Preferences, ReadAction, ShowAction, Stamped, State, Store,
    TagAction, Unit, Unreadable, Unwritten, Walk,
};
use glossator::detect::{Entity, EntityKind, Mention, Reason, Suggestions};
use glossator::exchange::transcript::Choices;
use glossator::exchange::{FORMATS, FormatId, Intake, Lost, Words};
use glossator::model::{Id, Timestamp};
use glossator::platform::messages::Parcel;
use glossator::strings::Locale;
use glossator::text::Span;
use proptest::prelude::*;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

const TEXT: &str = "Ada Okafor: We met in Accra. The harbour fund is closed.\n\nQuestion: Why is it closed?\n\nAda Okafor: It ran out of money.\n";

/// The browser's twin: it keeps in memory what the browser keeps on disk.
#[derive(Default)]
struct Outside {
    disk: RefCell<MemoryStore>,
    saver: RefCell<Saver>,
    downloads: RefCell<Vec<(String, String)>>,
    intake: RefCell<Intake>,
    persisted: Cell<usize>,
}

struct Page {
    store: Rc<Store>,
    outside: Rc<Outside>,
}

impl Page {
    fn new() -> Self {
        let clock = Cell::new(0u64);
        let store = Store::new(move |action| {
            clock.set(clock.get() + 10_000);
            let id = Id::new(&format!("00000000-0000-4000-8000-{:012}", clock.get()));
            Stamped { action, now: Timestamp::from_millis(1_700_000_000_000 + clock.get()), id }
        });
        let outside = Rc::new(Outside::default());
        {
            let (outside, store_of) = (Rc::clone(&outside), Rc::downgrade(&store));
            store.on_effect(move |effect| match effect {
                Effect::Persist { project, texts, revision } => {
                    outside.persisted.set(outside.persisted.get() + 1);
                    let space = Space::project(&project.id);
                    outside.saver.borrow_mut().want(project, texts, revision);
                    let save = outside.saver.borrow_mut().take_up();
                    if let Some(save) = save {
                        outside.disk.borrow_mut().write(&space, &save.writes).unwrap();
                        outside.saver.borrow_mut().confirmed();
                        store_of.upgrade().unwrap().dispatch(KeepAction::Saved(save.revision));
                    }
                }
                Effect::Download { name, content, .. } => {
                    let content = String::from_utf8_lossy(&content).into_owned();
                    outside.downloads.borrow_mut().push((name, content));
                }
                Effect::ReadFile { number, name, bytes } => {
                    let read = outside.intake.borrow_mut().read(number, &name, &bytes, &mut |_| {});
                    let result = read.map(Rc::new).map_err(Unreadable::Refused);
                    store_of.upgrade().unwrap().dispatch(ImportAction::Read(number, result));
                }
                Effect::PlanImport { job, files, project, texts } => {
                    let planned = outside.intake.borrow().plan(&files, &project, &texts);
                    store_of.upgrade().unwrap().dispatch(ImportAction::Planned(job, Ok(Rc::new(planned))));
                }
                Effect::ForgetFiles => drop(outside.intake.take()),
                Effect::Write { job, outgoing } => {
                    // What the worker is handed is opened there.
                    let outgoing = Parcel::of(&outgoing).open().unwrap();
                    let written = outgoing.write(Words::of(Locale::English)).map(Rc::new).map_err(Unwritten::Refused);
                    store_of.upgrade().unwrap().dispatch(ExportAction::Written(job, written));
                }
                Effect::Claim { .. } => store_of.upgrade().unwrap().dispatch(KeepAction::Claimed(true)),
                _ => {}
            });
        }
        let page = Self { store, outside };
        page.send(KeepAction::Start {
            preferences: Box::new(Preferences::default()),
            kept: None,
            damage: (0, 0),
            emptied: false,
        });
        page
    }

    fn with_text() -> Self {
        let page = Self::new();
        page.open("talk.txt", TEXT.as_bytes());
        page
    }

    fn send(&self, action: impl Into<Action>) {
        self.store.dispatch(action);
    }

    fn open(&self, name: &str, bytes: &[u8]) {
        self.send(FileAction::Opened { name: name.to_owned(), bytes: bytes.into() });
    }

    fn state(&self) -> Rc<State> {
        self.store.state()
    }

    fn select(&self, words: &str) {
        let at = self.text().find(words).unwrap();
        self.send(ReadAction::Select(Some(Span::of(at, at + words.len())), By::Pointer));
    }

    fn text(&self) -> String {
        self.state().reading.as_ref().unwrap().text.as_str().to_owned()
    }

    /// Every passage as its words, tags and note.
    fn passages(&self) -> Vec<String> {
        let state = self.state();
        let reading = state.reading.clone().unwrap();
        let shown = state.project.annotations.iter().map(|a| {
            let tags: Vec<&str> = a.tags.iter().map(|t| state.project.tag(t).unwrap().name.as_str()).collect();
            format!("{} [{}] {}", reading.text.slice(a.span()), tags.join(","), a.note)
        });
        shown.collect()
    }

    fn first_passage(&self) -> Id {
        self.state().project.annotations[0].id.clone()
    }

    fn notice(&self) -> Option<Notice> {
        self.state().notice().cloned()
    }
}

#[test]
fn the_sample_shows_and_nothing_of_it_is_kept_until_it_is_changed() {
    let page = Page::new();
    let state = page.state();
    let structure = &state.reading.as_ref().unwrap().structure;
    assert_eq!(structure.turns.iter().filter(|t| t.number.is_some()).count(), 3);
    assert_eq!(state.keeping.kept, Kept::Untouched);
    assert_eq!(page.outside.persisted.get(), 0);
}

#[test]
fn two_actions_in_one_event_give_two_saves() {
    let page = Page::with_text();
    let before = page.outside.persisted.get();
    page.select("harbour fund");
    page.send(PickAction::Create("Money".into()));
    page.send(TagAction::Create("Blame".into()));
    assert_eq!(page.outside.persisted.get(), before + 2);
    assert_eq!(page.state().project.tags.len(), 2);
    assert!(matches!(page.state().keeping.kept, Kept::Saved(_)));
}

#[test]
fn select_type_and_enter_tags_and_undo_takes_both_back() {
    let page = Page::with_text();
    page.select("harbour fund");
    page.send(PickAction::Query("mo".into()));
    page.send(PickAction::Accept);
    assert_eq!(page.passages(), ["harbour fund [mo] "]);
    assert_eq!(page.state().view.selection, None);
    page.send(Action::Undo);
    assert!(page.passages().is_empty() && page.state().project.tags.is_empty());
    assert!(matches!(page.notice(), Some(Notice::Undone(_))));
    page.send(Action::Redo);
    assert_eq!(page.passages(), ["harbour fund [mo] "]);
    page.send(Action::Redo);
    assert_eq!(page.notice(), Some(Notice::NothingToRedo));
}

#[test]
fn digits_tag_and_go_on_with_the_same_passage() {
    let page = Page::with_text();
    page.send(TagAction::Create("Money".into()));
    page.send(TagAction::Create("Blame".into()));
    page.select("ran out of money");
    page.send(PickAction::Key(1));
    page.send(PickAction::Key(2));
    assert_eq!(page.passages(), ["ran out of money [Money,Blame] "]);
    page.send(PickAction::Key(1));
    assert_eq!(page.passages(), ["ran out of money [Blame] "]);
    page.send(PickAction::Key(7));
    assert_eq!(page.notice(), Some(Notice::NoTagOnKey(7)));
}

#[test]
fn overlapping_and_nested_passages_stay_apart() {
    let page = Page::with_text();
    for (words, tag) in [("The harbour fund is closed", "A"), ("harbour fund", "B"), ("fund is closed.", "C")] {
        page.select(words);
        page.send(PickAction::Create(tag.into()));
    }
    assert_eq!(page.passages(), ["The harbour fund is closed [A] ", "harbour fund [B] ", "fund is closed. [C] "]);
    // A click means the shortest passage there, the next click the one around it.
    let at = TEXT.find("fund is").unwrap() as u32;
    let quote = |page: &Page| {
        let state = page.state();
        let open = state.view.passage.clone().unwrap();
        state.reading.as_ref().unwrap().text.slice(state.project.annotation(&open.id).unwrap().span()).to_owned()
    };
    page.send(ReadAction::Click(at));
    assert_eq!(quote(&page), "harbour fund");
    page.send(ReadAction::Click(at));
    assert_eq!(quote(&page), "fund is closed.");
}

#[test]
fn a_passage_is_noted_moved_and_deleted_each_undoable() {
    let page = Page::with_text();
    page.select("harbour fund");
    page.send(PickAction::Create("Money".into()));
    let id = page.first_passage();
    page.send(PassageAction::Note(id.clone(), "Who pays?".into()));
    page.send(PassageAction::Move { id: id.clone(), end: End::Finish, forward: true });
    page.send(PassageAction::Move { id: id.clone(), end: End::Start, forward: false });
    assert_eq!(page.passages(), ["The harbour fund is [Money] Who pays?"]);
    page.send(PassageAction::Move { id: id.clone(), end: End::Start, forward: true });
    page.send(PassageAction::Move { id: id.clone(), end: End::Start, forward: true });
    page.send(PassageAction::Move { id: id.clone(), end: End::Start, forward: true });
    // At least one word stays.
    page.send(PassageAction::Move { id: id.clone(), end: End::Start, forward: true });
    assert_eq!(page.passages(), ["is [Money] Who pays?"]);
    page.send(PassageAction::Delete(id));
    assert!(page.passages().is_empty());
    page.send(Action::Undo);
    assert_eq!(page.passages(), ["is [Money] Who pays?"]);
}

#[test]
fn a_deleted_tag_takes_its_passages_and_undo_brings_them_back() {
    let page = Page::with_text();
    for (words, tag) in [("harbour fund", "Money"), ("Accra", "Place"), ("closed", "Money")] {
        page.select(words);
        page.send(PickAction::Create(tag.into()));
    }
    let before = page.passages();
    let money = page.state().project.tags[0].id.clone();
    page.send(TagAction::Delete(money));
    assert_eq!(page.passages(), ["Accra [Place] "]);
    assert!(matches!(page.notice(), Some(Notice::Done(_))));
    page.send(Action::Undo);
    assert_eq!(page.passages(), before);
    assert_eq!(page.state().project.tags[0].name, "Money");
}

#[test]
fn what_was_made_comes_back_after_a_restart() {
    let page = Page::with_text();
    page.select("harbour fund");
    page.send(PickAction::Create("Money".into()));
    page.send(ShowAction::Name("Ada".into()));
    let project = page.state().project.clone();
    let space = Space::project(&project.id);
    let mut disk = page.outside.disk.borrow().reopened();
    let loaded = disk.load(&space).unwrap().unwrap();
    assert_eq!(*loaded.project, *project);
    assert_eq!(loaded.texts.len(), 1);
    assert_eq!(disk.text(&loaded.texts[0]).unwrap().unwrap().as_str(), TEXT);
}

#[test]
fn a_saved_project_opens_elsewhere_and_annotations_come_back() {
    let page = Page::with_text();
    page.select("harbour fund");
    page.send(PickAction::Create("Money".into()));
    page.send(PassageAction::Note(page.first_passage(), "=1+1".into()));
    page.send(FileAction::Save);
    page.send(ExportAction::Show);
    page.send(ExportAction::Save);
    page.send(ExportAction::Format(FormatId::Excerpts));
    page.send(ExportAction::Save);
    let downloads = page.outside.downloads.borrow().clone();
    let names: Vec<&str> = downloads.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["talk.glossator.json", "talk.annotations.json", "talk.excerpts.csv"]);
    assert!(downloads[2].1.starts_with('\u{feff}') && downloads[2].1.contains("'=1+1"));

    let other = Page::new();
    other.open("talk.glossator.json", downloads[0].1.as_bytes());
    assert_eq!(other.passages(), page.passages());
    assert_eq!(other.state().project, page.state().project);

    let third = Page::with_text();
    third.open("talk.annotations.json", downloads[1].1.as_bytes());
    assert!(third.passages().is_empty(), "nothing is brought in before it is accepted");
    assert_eq!(third.state().importing.plan.as_ref().unwrap().tally(), (1, 0, 0));
    third.send(ImportAction::Accept);
    assert_eq!(third.passages(), page.passages());
    third.send(Action::Undo);
    assert!(third.passages().is_empty());
}

#[test]
fn files_of_many_formats_are_one_step() {
    let page = Page::new();
    let captions = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>We met at noon.\n\n00:02.000 --> 00:03.000\n<v Ben>No.\n";
    let codes = "tag,description\nMeeting,who met whom\n";
    let highlights = "id,document,tag,content\n1,talk,Meeting,met at noon\n2,talk,Meeting,nowhere to be seen\n";
    let files = [("talk.vtt", captions), ("codes.csv", codes), ("marks.csv", highlights)];
    page.send(FileAction::OpenedAll(files.map(|(n, b)| (n.to_owned(), b.as_bytes().into())).to_vec()));
    assert_eq!(page.state().view.dialog, Some(Dialog::Import));
    let plan = page.state().importing.plan.clone().unwrap();
    assert_eq!(
        (plan.new_transcripts.len(), plan.new_tags.len(), plan.passages.len(), plan.not_found.len()),
        (1, 1, 1, 1)
    );
    let number = page.state().importing.files[0].number;
    page.send(ImportAction::Choose(number, Choices { join: true, ..Choices::default() }));
    page.send(ImportAction::Accept);
    assert_eq!(page.text(), "Ana: We met at noon.\n\nBen: No.\n");
    assert_eq!(page.passages(), ["met at noon [Meeting] "]);
    assert!(page.state().importing.files.is_empty() && page.state().view.dialog.is_none());
    page.send(Action::Undo);
    assert!(page.state().project.transcripts.is_empty() && page.state().project.tags.is_empty());
    page.send(Action::Redo);
    assert_eq!(page.passages(), ["met at noon [Meeting] "]);
}

#[test]
fn files_left_alone_are_forgotten() {
    let page = Page::with_text();
    let before = page.state().project.clone();
    page.open("a.srt", b"1\n00:00:01,000 --> 00:00:02,000\nHello\n");
    assert!(page.state().importing.is_ready());
    page.send(ShowAction::Dialog(None));
    page.send(ImportAction::Accept);
    assert_eq!(page.state().project, before);
}

#[test]
fn an_export_says_before_what_it_will_not_hold() {
    let page = Page::with_text();
    page.select("harbour fund");
    page.send(PickAction::Create("Money".into()));
    page.send(PassageAction::Note(page.first_passage(), "mine".into()));
    page.send(ExportAction::Show);
    let lost = || match page.state().exporting.written.clone() {
        Some(Ok(written)) => written.losses.iter().map(|l| (l.what, l.count)).collect::<Vec<_>>(),
        _ => Vec::new(),
    };
    page.send(ExportAction::Format(FormatId::Doccano));
    assert!(lost().contains(&(Lost::Notes, 1)));
    page.send(ExportAction::Format(FormatId::Qdpx));
    assert!(!lost().iter().any(|(what, _)| *what == Lost::Notes));
    for format in FORMATS.iter().filter(|f| f.writes) {
        // Saving a project closes the dialog.
        page.send(ExportAction::Show);
        page.send(ExportAction::Format(format.id));
        page.send(ExportAction::Save);
    }
    assert_eq!(page.outside.downloads.borrow().len(), FORMATS.iter().filter(|f| f.writes).count());
}

#[test]
fn an_export_follows_the_filter_where_that_is_wished() {
    let page = Page::with_text();
    for (words, tag) in [("harbour fund", "Money"), ("Why is it closed?", "Doubt")] {
        page.select(words);
        page.send(PickAction::Create(tag.into()));
    }
    let money = page.state().project.tags[0].id.to_string();
    page.send(FilterAction::Set(Facet::Tag, money));
    let rows = || {
        page.send(ExportAction::Save);
        let downloads = page.outside.downloads.borrow();
        let (_, csv) = downloads.last().unwrap();
        ["harbour fund", "Why is it closed?"].map(|words| csv.contains(words))
    };
    page.send(ExportAction::Show);
    page.send(ExportAction::Format(FormatId::Excerpts));
    assert_eq!(rows(), [true, true]);
    page.send(ExportAction::Filtered);
    assert_eq!(rows(), [true, false]);
    page.send(FilterAction::Clear);
    page.send(ExportAction::Show);
    assert_eq!(rows(), [true, true]);
}

#[test]
fn a_bad_file_changes_nothing_and_says_why() {
    let page = Page::with_text();
    page.select("harbour fund");
    page.send(PickAction::Create("Money".into()));
    let before = page.state();
    let newer = r#"{"format":"glossator-project","schema":999}"#.as_bytes();
    let check = |name: &str, bytes: &[u8]| {
        page.open(name, bytes);
        assert_eq!(page.state().project, before.project, "{name}");
        assert!(Rc::ptr_eq(page.state().reading.as_ref().unwrap(), before.reading.as_ref().unwrap()), "{name}");
        assert!(matches!(page.notice(), Some(Notice::Unreadable { .. })), "{name}");
    };
    check("empty.txt", b"");
    check("blank.txt", b" \n\t ");
    check("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    check("newer.glossator.json", newer);
    check("huge.txt", &vec![b'a'; 10_500_000]);
}

#[test]
fn text_in_any_encoding_is_the_same_transcript() {
    let page = Page::new();
    page.open("a.txt", "Ana: caf\u{e9} \u{2019}\n".as_bytes());
    let hash = page.state().reading.as_ref().unwrap().text.hash().clone();
    let utf16: Vec<u8> = "\u{feff}Ana: café ’\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [utf16.as_slice(), b"Ana: caf\xe9 \x92\n", b"\xef\xbb\xbfAna: caf\xc3\xa9 \xe2\x80\x99\r\n"] {
        page.open("b.txt", bytes);
        assert_eq!(*page.state().reading.as_ref().unwrap().text.hash(), hash);
        assert!(matches!(page.notice(), Some(Notice::AlreadyThere { .. })));
    }
    assert_eq!(page.state().project.transcripts.len(), 1);
}

#[test]
fn the_reading_cursor_moves_selects_and_tags() {
    let page = Page::with_text();
    let step = |unit, forward, extend| page.send(ReadAction::Step { unit, forward, extend });
    let here = |page: &Page| {
        let state = page.state();
        let span = state.view.selection.map_or(state.view.cursor.unwrap().at, |s| s.span);
        state.reading.as_ref().unwrap().text.slice(span).to_owned()
    };
    step(Unit::Word, true, false);
    assert_eq!(here(&page), "We");
    step(Unit::Sentence, true, false);
    assert_eq!(here(&page), "The harbour fund is closed.");
    step(Unit::Word, false, false);
    assert_eq!(here(&page), "Accra");
    step(Unit::Word, true, true);
    step(Unit::Word, true, true);
    assert_eq!(here(&page), "Accra. The harbour");
    page.send(PickAction::Create("Where".into()));
    assert_eq!(page.passages(), ["Accra. The harbour [Where] "]);
    step(Unit::Turn, true, false);
    assert_eq!(here(&page), "Why is it closed?");
}

#[test]
fn a_second_tab_reads_and_changes_nothing_until_it_takes_over() {
    let page = Page::with_text();
    page.send(KeepAction::Claimed(false));
    page.select("harbour fund");
    page.send(PickAction::Create("Money".into()));
    assert!(page.passages().is_empty());
    assert_eq!(page.notice(), Some(Notice::ReadOnly));
    page.send(KeepAction::TakeOver);
    page.send(PickAction::Create("Money".into()));
    assert_eq!(page.passages(), ["harbour fund [Money] "]);
}

#[test]
fn entities_are_walked_through_and_tagged_at_once() {
    let page = Page::with_text();
    let mentions: Vec<Mention> = TEXT
        .match_indices("Ada Okafor")
        .map(|(at, name)| Mention {
            span: Span::of(at, at + name.len()),
            kind: EntityKind::Person,
            entity: 0,
            reason: Reason::List("names".into()),
        })
        .collect();
    let entities = vec![Entity { name: "Ada Okafor".into(), kind: EntityKind::Person, aliases: vec![], count: 2 }];
    let found = Suggestions { entities, mentions, ..Suggestions::default() };
    page.send(FoundAction::Found(page.state().job, Rc::new(found)));
    page.send(FoundAction::Walk(Walk::Entity(0), true));
    page.send(FoundAction::Walk(Walk::Entity(0), true));
    page.send(FoundAction::Walk(Walk::Entity(0), true));
    assert_eq!(page.state().view.walk, Some((Walk::Entity(0), Some(0))));
    page.send(FoundAction::TagAll(0));
    assert_eq!(page.passages(), ["Ada Okafor [Ada Okafor] ", "Ada Okafor [Ada Okafor] "]);
    page.send(Action::Undo);
    assert!(page.passages().is_empty());
    // An answer to a search that no longer counts changes nothing.
    page.send(FoundAction::Found(page.state().job.wrapping_sub(1), Rc::default()));
    assert_eq!(page.state().found.suggestions.entities.len(), 1);
}

fn any_action() -> impl Strategy<Value = u8> {
    0u8..24
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]
    #[test]
    fn any_gestures_undone_give_the_start(gestures in prop::collection::vec((any_action(), 0usize..200, 0usize..40), 1..40)) {
        let page = Page::with_text();
        let start = page.state().project.clone();
        for (kind, a, b) in gestures {
            let state = page.state();
            let tag = state.project.tags.get(a % state.project.tags.len().max(1)).map(|t| t.id.clone());
            let passage = state.project.annotations.get(b % state.project.annotations.len().max(1)).map(|p| p.id.clone());
            let span = Span::of(a.min(TEXT.len()), (a + b).min(TEXT.len()));
            match (kind, tag, passage) {
                (0..=3, ..) => page.send(ReadAction::Select(Some(span), By::Pointer)),
                (4..=6, ..) => page.send(PickAction::Create(format!("t{}", b % 5))),
                (7, Some(tag), _) => page.send(PickAction::Apply(tag)),
                (8, ..) => page.send(PickAction::Key((b % 9 + 1) as u8)),
                (9, ..) => page.send(PickAction::Note),
                (10, _, Some(id)) => page.send(PassageAction::Note(id, format!("n{a}"))),
                (11, _, Some(id)) => page.send(PassageAction::Delete(id)),
                (12, _, Some(id)) => page.send(PassageAction::Move { id, end: End::Start, forward: a % 2 == 0 }),
                (13, _, Some(id)) => page.send(PassageAction::Move { id, end: End::Finish, forward: a % 2 == 0 }),
                (14, Some(tag), Some(id)) => page.send(PassageAction::Toggle(id, tag)),
                (15, Some(tag), _) => page.send(TagAction::Delete(tag)),
                (16, Some(tag), _) => page.send(TagAction::Rename(tag, format!("r{b}"))),
                (17, Some(tag), _) => page.send(TagAction::Recolour(tag, b as u8)),
                (18, ..) => page.send(ReadAction::Step { unit: Unit::Word, forward: a % 3 > 0, extend: b % 2 == 0 }),
                (19, ..) => page.send(Action::Undo),
                (20, ..) => page.send(Action::Redo),
                (21, ..) => page.send(ReadAction::Escape),
                (22, ..) => page.send(ReadAction::Click(a as u32)),
                _ => page.send(ShowAction::Dialog((b % 2 == 0).then_some(Dialog::Help))),
            }
        }
        while page.state().history.last_done().is_some() {
            page.send(Action::Undo);
        }
        prop_assert_eq!(&page.state().project, &start);
    }
}
