//! A class without a browser: hand out, work, hand in, collect, decide.

// What a test's own helpers unwrap fails the test, as it should.
#![allow(clippy::unwrap_used)]

use glossator::app::classroom::{Status, Table};
use glossator::app::{
    Action, By, ClassAction, Draft, Effect, End, FileAction, KeepAction, Notice, PickAction, Preferences, ReadAction,
    Stamped, Store, TagAction,
};
use glossator::exchange::submission::Reader;
use glossator::exchange::{Handout, collect, handout};
use glossator::model::codebook::Step;
use glossator::model::{Id, Timestamp};
use glossator::text::Span;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Instant;

const TEXT: &str = "Ana: The river rose in the night and nobody slept.\n\nBen: We carried the books upstairs.\n";

struct Page {
    store: Rc<Store>,
    effects: Rc<RefCell<Vec<Effect>>>,
}

impl Page {
    fn new(number: u64) -> Self {
        let clock = Cell::new(number * 1_000_000);
        let store = Store::new(move |action| {
            clock.set(clock.get() + 1_000);
            let id = Id::new(&format!("00000000-0000-4000-8000-{:012}", clock.get()));
            Stamped { action, now: Timestamp::from_millis(1_700_000_000_000 + clock.get()), id }
        });
        let effects = Rc::new(RefCell::new(Vec::new()));
        let heard = Rc::clone(&effects);
        store.on_effect(move |effect| heard.borrow_mut().push(effect));
        Self { store, effects }
    }

    fn teacher() -> Self {
        let page = Self::new(1);
        page.send(KeepAction::Start { preferences: Box::default(), kept: None, damage: (0, 0), emptied: false });
        page.send(FileAction::Opened { name: "flood.txt".to_owned(), bytes: TEXT.as_bytes().into() });
        page.send(TagAction::Create("cost".to_owned()));
        page
    }

    fn student(number: u64, handout: &Handout, name: &str) -> Self {
        let page = Self::new(number);
        page.send(ClassAction::Arrived {
            handout: Ok(Box::new(handout.clone())),
            preferences: Box::new(Preferences::default()),
            error: None,
        });
        page.send(ClassAction::Begin(name.to_owned()));
        page
    }

    fn send(&self, action: impl Into<Action>) {
        self.store.dispatch(action);
    }

    fn tag(&self, words: &str) {
        let at = TEXT.find(words).unwrap();
        self.send(ReadAction::Select(Some(Span::of(at, at + words.len())), By::Pointer));
        self.send(PickAction::Key(1));
    }

    fn hand_out(&self) -> Handout {
        self.send(ClassAction::HandOut(Draft { locked: true, ..Draft::default() }));
        let effects = self.effects.borrow();
        let content = effects.iter().find_map(|e| match e {
            Effect::HandOut { content, .. } => Some(Rc::clone(content)),
            _ => None,
        });
        handout::read(&content.unwrap()).unwrap()
    }

    fn hand_in(&self) -> Option<(String, Rc<[u8]>)> {
        self.effects.borrow_mut().clear();
        self.send(ClassAction::HandIn);
        self.effects.borrow().iter().find_map(|e| match e {
            Effect::Download { name, content, .. } => Some((name.clone(), Rc::clone(content))),
            _ => None,
        })
    }

    /// Gives files to the page and carries out what it asks the worker for.
    fn collect(&self, files: Vec<(String, Rc<[u8]>)>) {
        self.effects.borrow_mut().clear();
        self.send(FileAction::OpenedAll(files));
        let effects = std::mem::take(&mut *self.effects.borrow_mut());
        for effect in effects {
            if let Effect::Collect { job, transcripts, files } = effect {
                let reader = Reader::new(transcripts.iter().map(|(id, text)| (id.clone(), &**text)));
                let mut read = Vec::new();
                files.iter().for_each(|(name, bytes)| collect::read(&reader, name, bytes, &mut |r| read.push(r)));
                self.send(ClassAction::Read(read));
                self.send(ClassAction::ReadAll(job));
            }
        }
    }

    fn statuses(&self) -> Vec<Status> {
        self.store.state().class.log.iter().map(|e| e.status.clone()).collect()
    }
}

#[test]
fn a_class_hands_in_and_a_model_answer_comes_of_it() {
    let teacher = Page::teacher();
    teacher.tag("nobody slept");
    let handed = teacher.hand_out();
    let mut files = Vec::new();
    for (n, words) in ["The river rose", "The river rose", "the books"].into_iter().enumerate() {
        let student = Page::student(n as u64 + 2, &handed, &format!("S{n}"));
        assert!(student.store.state().project.annotations.is_empty());
        assert_eq!(student.hand_in(), None, "nothing is tagged");
        student.tag(words);
        files.push(student.hand_in().unwrap());
    }
    assert!(files[0].0.ends_with("_S0.glossator-work.json"), "{}", files[0].0);
    files.push(files[1].clone());
    files.push(("notes.txt".to_owned(), b"no work"[..].into()));
    teacher.send(ClassAction::Open(true));
    teacher.collect(files);
    let [new, again, foreign] = [Status::New, Status::Duplicate, Status::Foreign];
    assert_eq!(teacher.statuses(), [new.clone(), new.clone(), new, again, foreign]);

    let comparison = teacher.store.state().class.comparison.clone().unwrap();
    assert_eq!((comparison.coders.len(), comparison.disputes.len(), comparison.majority.len()), (3, 2, 1));
    teacher.send(ClassAction::AcceptMajority);
    teacher.send(ClassAction::Publish);
    let state = teacher.store.state();
    let model: Vec<_> = state.project.annotations.iter().filter(|a| a.note == "Tagged by 2 of 3").collect();
    assert_eq!(model.len(), 1);
    assert_eq!(state.project.coder(&model[0].coder).unwrap().name, "Model answer");
    assert!(matches!(state.notice(), Some(Notice::Done(_))));
    // The class stays when a model is there; the teacher's own passage too.
    assert_eq!(state.project.annotations.len(), 2);
}

#[test]
fn the_model_answer_has_the_ends_and_the_words_that_the_teacher_chooses() {
    let teacher = Page::teacher();
    let handed = teacher.hand_out();
    let files = ["The river rose", "The river rose in", "the books"].into_iter().enumerate().map(|(n, words)| {
        let student = Page::student(n as u64 + 2, &handed, &format!("S{n}"));
        student.tag(words);
        student.hand_in().unwrap()
    });
    let files = files.collect();
    teacher.send(ClassAction::Open(true));
    teacher.collect(files);
    let model = || {
        let comparison = teacher.store.state().class.comparison.clone().unwrap();
        let words = comparison.model.iter().map(|m| comparison.reading.text.slice(m.span).to_owned());
        words.collect::<Vec<_>>()
    };
    let at = |words: &str| {
        let comparison = teacher.store.state().class.comparison.clone().unwrap();
        comparison.disputes.iter().position(|d| comparison.reading.text.slice(d.span).contains(words)).unwrap()
    };
    // Both ends moved, and no further than to its last word.
    teacher.send(ClassAction::At(at("books")));
    for _ in 0..9 {
        teacher.send(ClassAction::MoveEnd(End::Start, true));
    }
    teacher.send(ClassAction::MoveEnd(End::Finish, true));
    teacher.send(ClassAction::Decide(true));
    assert_eq!(model(), ["books upstairs"]);
    // Looked at again it has the ends that were decided, and can be decided anew.
    teacher.send(ClassAction::At(at("books")));
    teacher.send(ClassAction::MoveEnd(End::Finish, false));
    teacher.send(ClassAction::Decide(true));
    assert_eq!(model(), ["books"]);

    // Words that nobody tagged so; whose they are is kept all the same.
    let text = teacher.store.state().class.comparison.clone().unwrap().reading.text.clone();
    let found = text.as_str().find("river rose in the").unwrap();
    let span = Span::of(found, found + "river rose in the".len());
    teacher.send(ReadAction::Select(Some(span), By::Pointer));
    assert_eq!(teacher.store.state().view.selection, None, "nothing is selected beneath");
    teacher.send(ClassAction::Write(0));
    assert_eq!(model(), ["river rose in the", "books"]);
    let decisions = teacher.store.state().class.decisions.clone();
    assert_eq!(decisions.iter().map(|d| d.origin.len()).collect::<Vec<_>>(), [1, 2]);
    teacher.send(ClassAction::TakeOut(1));
    assert_eq!(model(), ["river rose in the"]);
    teacher.send(ClassAction::Publish);
    let state = teacher.store.state();
    assert_eq!(state.project.annotations.len(), 1);
    assert_eq!(state.project.annotations[0].note, "Tagged by 2 of 3");
}

#[test]
fn what_a_student_may_not_do_is_refused() {
    let handed = Page::teacher().hand_out();
    let ada = Page::student(2, &handed, "Ada");
    ada.send(TagAction::Create("mine".to_owned()));
    assert_eq!(ada.store.state().notice(), Some(&Notice::CodebookLocked));
    // Nor is the tree of a locked codebook shaped; a passage gets another tag only where that is there.
    let before = ada.store.state().project.clone();
    let tag = before.tags[0].id.clone();
    for action in [
        TagAction::Step(tag.clone(), Step::Later),
        TagAction::Merge(tag.clone(), tag.clone()),
        TagAction::Key(tag.clone(), None),
        TagAction::Retag { passages: Vec::new(), from: tag.clone(), to: "mine".to_owned() },
        TagAction::Delete(tag.clone()),
    ] {
        ada.send(action.clone());
        assert_eq!(ada.store.state().notice(), Some(&Notice::CodebookLocked), "{action:?}");
    }
    assert_eq!(ada.store.state().project, before);
    ada.send(FileAction::Opened { name: "a.txt".to_owned(), bytes: b"Hello"[..].into() });
    assert_eq!(ada.store.state().notice(), Some(&Notice::InHandOut));
    ada.tag("river");
    ada.send(ClassAction::Leave);
    let state = ada.store.state();
    assert!(state.project.annotations.is_empty() && !state.writable());
    ada.tag("night");
    assert!(ada.store.state().project.annotations.is_empty(), "nobody is there to work");
}

#[test]
fn work_for_another_assignment_is_told_apart() {
    let teacher = Page::teacher();
    let (first, other) = (teacher.hand_out(), Page::new(9));
    other.send(FileAction::Opened { name: "flood.txt".to_owned(), bytes: TEXT.as_bytes().into() });
    other.send(TagAction::Create("cost".to_owned()));
    let stranger = Page::student(3, &other.hand_out(), "Cy");
    stranger.tag("night");
    let ada = Page::student(2, &first, "Ada");
    ada.tag("river");
    let early = ada.hand_in().unwrap();
    ada.tag("night");
    let late = ada.hand_in().unwrap();
    teacher.collect(vec![early.clone(), late, stranger.hand_in().unwrap(), early]);
    let wrong = Status::WrongAssignment("flood".to_owned());
    assert_eq!(teacher.statuses(), [Status::New, Status::Replaced, wrong, Status::Older]);
}

#[test]
fn five_hundred_files_of_two_hundred_passages_are_read_in_time() {
    let words: Vec<String> = (0..4_000).map(|n| format!("word{n}")).collect();
    let text = words.join(" ");
    let teacher = Page::new(1);
    teacher.send(FileAction::Opened { name: "long.txt".to_owned(), bytes: text.as_bytes().into() });
    teacher.send(TagAction::Create("cost".to_owned()));
    let handed = teacher.hand_out();
    let student = Page::student(2, &handed, "S");
    for word in words.iter().step_by(20) {
        let at = text.find(&format!("{word} ")).unwrap();
        student.send(ReadAction::Select(Some(Span::of(at, at + word.len())), By::Pointer));
        student.send(PickAction::Key(1));
    }
    let (_, content) = student.hand_in().unwrap();
    let content = String::from_utf8(content.to_vec()).unwrap();
    let id = student.store.state().project.id.to_string();
    let files = (0..500).map(|n| {
        let own = content.replace(&id, &format!("student-{n}"));
        (format!("{n}.glossator-work.json"), own.into_bytes().into())
    });
    let files: Vec<(String, Rc<[u8]>)> = files.collect();
    let started = Instant::now();
    teacher.collect(files);
    let took = started.elapsed();
    println!("500 files of 200 passages: {} ms", took.as_millis());
    let class = Rc::clone(&teacher.store.state().class);
    assert_eq!((class.works.len(), class.works[0].passages.len()), (500, 200));
    // Far above what it takes, below what a person would notice as broken.
    assert!(took.as_secs() < 60, "{took:?}");
    teacher.effects.borrow_mut().clear();
    teacher.send(ClassAction::Page(glossator::app::classroom::Page::Agree));
    let question = teacher.effects.borrow().iter().find_map(|e| match e {
        Effect::Agree { question, .. } => Some(question.clone()),
        _ => None,
    });
    let table = Table::of(&question.unwrap());
    assert_eq!((table.coders, table.rows.len()), (500, 1));
}
