use super::seal::seal_as;
use super::*;
use crate::model::{Annotation, Coder, Command, Edit, Id, Project, Tag, Timestamp, Transcript};
use crate::text::{Span, Text, TextHash};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::rc::Rc;

type Texts = Rc<BTreeMap<TextHash, Rc<Text>>>;

fn texts() -> Texts {
    let texts = ["What was agreed?\n", "Nothing in writing. ÷😀\n"].map(|raw| Rc::new(Text::new(raw)));
    Rc::new(texts.into_iter().map(|text| (text.hash().clone(), text)).collect())
}

fn transcript(name: &str, text: usize) -> Edit {
    let text = texts().keys().nth(text).unwrap().clone();
    let value = Transcript {
        id: Id::new(name),
        text,
        title: format!("Title of {name}"),
        file: String::new(),
        added: Timestamp::from_millis(1_000),
        corrections: Vec::new(),
        note: String::new(),
        pseudonyms: Vec::new(),
    };
    Edit::Transcript { id: Id::new(name), value: Some(Rc::new(value)), at: usize::MAX }
}

fn tag(name: &str, shown: &str) -> Edit {
    let value = Tag {
        id: Id::new(name),
        name: shown.to_owned(),
        parent: None,
        colour: 3,
        description: String::new(),
        key: Some(1),
    };
    Edit::Tag { id: Id::new(name), value: Some(Rc::new(value)), at: usize::MAX }
}

fn coder(name: &str) -> Edit {
    let value = Coder { id: Id::new(name), name: "Ada".to_owned() };
    Edit::Coder { id: Id::new(name), value: Some(Rc::new(value)), at: usize::MAX }
}

fn passage(name: &str, note: &str) -> Edit {
    let start = name.bytes().map(u32::from).sum::<u32>() % 7;
    Edit::put(Annotation {
        id: Id::new(name),
        transcript: Id::new("t"),
        ranges: vec![Span::new(start, start + 3)],
        tags: vec![Id::new("tag")],
        note: note.to_owned(),
        coder: Id::new("c"),
        created: Timestamp::from_millis(2_000),
        modified: Timestamp::from_millis(3_000),
        anchored: None,
    })
}

fn drop_passage(name: &str) -> Edit {
    Edit::drop_annotation(&Id::new(name))
}

fn project(edits: Vec<Edit>) -> Rc<Project> {
    let empty = Project::empty(Id::new("p"), Timestamp::from_millis(500));
    changed(&empty, [vec![transcript("t", 0), tag("tag", "trust"), coder("c")], edits].concat())
}

fn changed(project: &Project, edits: Vec<Edit>) -> Rc<Project> {
    Rc::new(Command(edits).apply(project).unwrap().0)
}

fn space() -> Space {
    Space::project(&Id::new("p"))
}

fn keys(writes: &[Write]) -> Vec<String> {
    let sign = |w: &Write| if w.content.is_none() { "-" } else { "" };
    writes.iter().map(|w| format!("{}{}", sign(w), w.record.key(&Space::stated("s")))).collect()
}

fn between(old: Option<&Project>, new: &Project) -> Vec<Write> {
    changes(old, new, |hash| texts().get(hash).cloned())
}

fn stored(versions: &[&Rc<Project>]) -> MemoryStore {
    let mut store = MemoryStore::default();
    let mut last: Option<&Rc<Project>> = None;
    for project in versions {
        store.write(&space(), &between(last.map(|p| &**p), project)).unwrap();
        last = Some(project);
    }
    store
}

fn load(store: &MemoryStore) -> Loaded {
    store.reopened().load(&space()).unwrap().unwrap()
}

fn row(record: &Record, slot: Slot) -> String {
    slot.of(&record.key(&space()))
}

fn annotation(name: &str) -> Record {
    Record::shelf(&Id::new(name))
}

/// The slot that holds the latest generation.
fn latest(store: &MemoryStore, record: &Record) -> Slot {
    let revision = |slot: Slot| {
        let rows: BTreeMap<_, _> = store.rows().into_iter().collect();
        let value = rows.get(&row(record, slot)).cloned().flatten().unwrap_or_default();
        value.split(' ').nth(1).and_then(|n| n.parse::<u64>().ok())
    };
    if revision(Slot::A) >= revision(Slot::B) { Slot::A } else { Slot::B }
}

#[test]
fn a_gesture_writes_only_what_it_changed() {
    let first = project(vec![passage("a", ""), passage("b", "")]);
    let check = |edits: Vec<Edit>, expected: &[&str]| {
        let mut expected: Vec<String> = expected.iter().map(|key| (*key).to_owned()).collect();
        for (name, stands_for) in
            ["a", "b", "c"].map(|name| (format!("s/{name}"), annotation(name).key(&Space::stated("s"))))
        {
            expected.iter_mut().for_each(|key| *key = key.replace(&format!("annotation/{name}"), &stands_for));
        }
        let mut written = keys(&between(Some(&first), &changed(&first, edits)));
        written.sort();
        expected.sort();
        assert_eq!(written, expected);
    };
    check(vec![], &[]);
    check(vec![passage("a", "")], &[]);
    check(vec![passage("a", "new")], &["annotation/s/a"]);
    check(vec![passage("c", "")], &["annotation/s/c"]);
    check(vec![drop_passage("b")], &["-annotation/s/b"]);
    check(vec![drop_passage("b"), passage("c", "")], &["annotation/s/c", "-annotation/s/b"]);
    check(vec![Edit::Name("n".into())], &["head/s"]);
    check(vec![tag("new", "x"), passage("a", "x")], &["head/s", "annotation/s/a"]);
    let second = changed(&first, vec![transcript("u", 1)]);
    let hash = &second.transcripts[1].text;
    check(vec![transcript("u", 1)], &[&format!("text/{hash}"), "head/s"]);
    assert_eq!(keys(&between(None, &first)).len(), 4);
}

#[test]
fn the_form_of_schema_1_stays() {
    let writes = between(None, &project(vec![passage("a", "why?")]));
    let json = |at: usize| writes[at].content.as_ref().unwrap().as_str().to_owned();
    let hash = texts().keys().next().unwrap().clone();
    assert_eq!(
        json(1),
        format!(
            r#"{{"id":"p","name":"","created":"1970-01-01T00:00:00.500Z","transcripts":[{{"id":"t","text":"{hash}","title":"Title of t","added":"1970-01-01T00:00:01.000Z"}}],"tags":[{{"id":"tag","name":"trust","colour":3,"key":1}}],"coders":[{{"id":"c","name":"Ada"}}]}}"#
        )
    );
    assert_eq!(
        json(2),
        r#"[{"id":"a","transcript":"t","ranges":[[6,9]],"tags":["tag"],"note":"why?","coder":"c","created":"1970-01-01T00:00:02.000Z","modified":"1970-01-01T00:00:03.000Z"}]"#
    );
}

#[test]
fn what_is_written_is_there_again() {
    let first = project(vec![passage("a", "1"), passage("b", "")]);
    let second = changed(&first, vec![passage("a", "2"), drop_passage("b"), Edit::Name("Talks".into())]);
    let store = stored(&[&first, &second]);
    let loaded = load(&store);
    assert_eq!(loaded.project, second);
    assert_eq!(loaded.stored.as_ref(), Some(&second));
    assert!(loaded.damaged.is_empty() && loaded.repaired.is_empty() && loaded.stranded.is_empty());
    let [hash] = &loaded.texts[..] else { panic!("one text") };
    assert_eq!(store.text(hash).unwrap().as_ref(), texts().get(hash));
    assert_eq!(store.reopened().load(&Space::project(&Id::new("q"))).unwrap(), None);
    let listed = store.list();
    assert_eq!((listed.len(), &*listed[0].name, &*listed[0].titles[0]), (1, "Talks", "Title of t"));
}

#[test]
fn a_damaged_change_falls_back_to_the_one_before() {
    let first = project(vec![passage("a", "1"), passage("b", "")]);
    let second = changed(&first, vec![passage("a", "2")]);
    let store = stored(&[&first, &second]);
    store.tamper(&row(&annotation("a"), latest(&store, &annotation("a"))), Some("1 2 nonsense {}"));
    let loaded = load(&store);
    assert_eq!(loaded.project, first);
    assert_eq!(loaded.damaged, [Damage::FellBack(annotation("a"))]);
}

#[test]
fn damage_to_an_older_generation_or_to_one_copy_loses_nothing() {
    let first = project(vec![passage("a", "1"), passage("b", "")]);
    let second = changed(&first, vec![passage("a", "2")]);
    let store = stored(&[&first, &second]);
    store.tamper(&row(&annotation("a"), latest(&store, &annotation("a")).other()), Some(""));
    store.tamper(&row(&annotation("b"), Slot::A), Some("x"));
    store.tamper(&row(&Record::Head, Slot::A), Some("x"));
    let mut tab = store.reopened();
    let loaded = tab.load(&space()).unwrap().unwrap();
    assert_eq!(loaded.project, second);
    let mut copies = [annotation("a"), annotation("b"), Record::Head].map(Damage::Copy).to_vec();
    copies.sort_by_key(|copy| loaded.damaged.iter().position(|d| d == copy));
    assert_eq!(loaded.damaged, copies);
    // The next write makes both copies whole again.
    let third = changed(&second, vec![passage("c", "")]);
    tab.write(&space(), &between(loaded.stored.as_deref(), &third)).unwrap();
    let loaded = load(&store);
    assert_eq!((loaded.project, loaded.damaged), (third, vec![]));
}

#[test]
fn what_was_deleted_stays_deleted() {
    let first = project(vec![passage("a", "1"), passage("b", "")]);
    let second = changed(&first, vec![passage("a", "2")]);
    let third = changed(&second, vec![drop_passage("a")]);
    let store = stored(&[&first, &second, &third]);
    assert!(store.rows().iter().all(|(key, _)| !key.starts_with(&annotation("a").key(&space()))));
    for (whole, _) in store.rows() {
        let one = stored(&[&first, &second, &third]);
        one.tamper(&whole, Some("damaged"));
        let loaded = load(&one);
        assert_eq!(loaded.project.annotations, third.annotations, "{whole}");
    }
}

#[test]
fn a_record_that_vanished_is_reported() {
    let first = project(vec![passage("a", ""), passage("b", "")]);
    let store = stored(&[&first]);
    for slot in Slot::ALL {
        store.tamper(&row(&annotation("a"), slot), None);
    }
    assert_eq!(load(&store).damaged, [Damage::Incomplete { expected: 3, found: 2 }]);
    let second = changed(&first, vec![passage("b", "2")]);
    let store = stored(&[&first, &second]);
    store.tamper(&row(&annotation("b"), latest(&store, &annotation("b"))), None);
    assert_eq!(load(&store).damaged, [Damage::Incomplete { expected: 3, found: 3 }]);
}

#[test]
fn a_lost_record_is_named_and_the_rest_is_whole() {
    let first = project(vec![passage("a", ""), passage("b", "")]);
    let store = stored(&[&first]);
    for slot in Slot::ALL {
        store.tamper(&row(&annotation("a"), slot), Some("?"));
    }
    let loaded = load(&store);
    assert_eq!(loaded.project, changed(&first, vec![drop_passage("a")]));
    assert_eq!(loaded.damaged, [Damage::Lost(annotation("a"))]);
}

#[test]
fn without_its_head_nothing_is_thrown_away() {
    let first = project(vec![passage("a", "note")]);
    let store = stored(&[&first]);
    for slot in Slot::ALL {
        store.tamper(&row(&Record::Head, slot), Some("?"));
    }
    let mut tab = store.reopened();
    let loaded = tab.load(&space()).unwrap().unwrap();
    assert_eq!(loaded.damaged, [Damage::Lost(Record::Head)]);
    assert_eq!(loaded.project.id, first.id);
    assert_eq!((loaded.stranded.len(), loaded.stored.as_ref()), (1, None));
    // Work goes on, with another passage on the same shelf; what is stranded stays.
    let other = Project::empty(Id::new("p"), Timestamp::from_millis(500));
    tab.write(&space(), &between(None, &other)).unwrap();
    let mut tab = store.reopened();
    assert_eq!(tab.load(&space()).unwrap().unwrap().stranded.len(), 1);
    // With the transcript back, the passage is there again, and the next save shelves it.
    let again = project(vec![]);
    tab.write(&space(), &between(Some(&other), &again)).unwrap();
    let mut tab = store.reopened();
    let loaded = tab.load(&space()).unwrap().unwrap();
    assert_eq!((&loaded.project, loaded.stranded.len()), (&first, 0));
    tab.write(&space(), &between(loaded.stored.as_deref(), &loaded.project)).unwrap();
    let loaded = load(&store);
    assert_eq!((loaded.stored, loaded.damaged), (Some(first), vec![]));
    assert!(store.rows().iter().all(|(key, _)| !key.starts_with("stranded/")));
}

#[test]
fn references_that_lead_nowhere_are_repaired_and_told() {
    let first = project(vec![passage("a", "")]);
    let mut bare = Project::clone(&first);
    bare.tags.clear();
    bare.coders.clear();
    let mut crooked = Annotation::clone(&bare.annotations[0]);
    crooked.ranges = vec![Span::new(5, 9), Span::new(2, 2), Span::new(1, 6)];
    bare.annotations[0] = Rc::new(crooked);
    let store = stored(&[&Rc::new(bare)]);
    let loaded = load(&store);
    assert_eq!(
        loaded.repaired,
        [Repair::Tag(Id::new("tag")), Repair::Coder(Id::new("c")), Repair::Ranges(Id::new("a"))]
    );
    assert_eq!(loaded.project.annotations[0].ranges, [Span::new(1, 9)]);
    // The first save keeps the repairs.
    let writes = keys(&between(loaded.stored.as_deref(), &loaded.project));
    assert_eq!(writes, ["head/s".to_owned(), annotation("a").key(&Space::stated("s"))]);
}

#[test]
fn a_later_schema_is_refused_and_left_alone() {
    let store = stored(&[&project(vec![passage("a", "")])]);
    let key = annotation("a").key(&space());
    store.tamper(&Slot::A.of(&key), Some(&seal_as(2, &key, 9, r#"{"v":2}"#)));
    let before = store.rows();
    assert_eq!(store.reopened().load(&space()), Err(StoreError::Newer));
    assert_eq!(store.rows(), before);
}

fn wanted(saver: &mut Saver, project: Rc<Project>, texts: Texts, revision: u64) -> Option<Save> {
    saver.want(project, texts, revision);
    saver.take_up()
}

#[test]
fn a_full_store_keeps_what_it_had_and_the_next_save_makes_up() {
    let first = project(vec![passage("a", "")]);
    let mut store = stored(&[&first]);
    let mut saver = Saver::new(Some(Rc::clone(&first)));
    let size: usize = store.rows().iter().map(|(k, v)| k.len() + v.as_ref().map_or(0, String::len)).sum();
    store.set_quota(Some(size + 10));
    let second = changed(&first, vec![passage("b", "")]);
    let save = wanted(&mut saver, second.clone(), texts(), 1).unwrap();
    assert_eq!(store.write(&space(), &save.writes), Err(StoreError::Full));
    assert_eq!(saver.failed(&StoreError::Full), None);
    assert_eq!(load(&store).project, first);
    assert!(!saver.is_idle());
    store.set_quota(None);
    let third = changed(&second, vec![passage("c", "")]);
    let save = wanted(&mut saver, third.clone(), texts(), 2).unwrap();
    store.write(&space(), &save.writes).unwrap();
    assert_eq!((save.revision, saver.confirmed()), (2, None));
    let loaded = load(&store);
    assert_eq!((loaded.project, loaded.damaged), (third, vec![]));
    store.refuse();
    assert_eq!(store.write(&space(), &[]), Err(StoreError::Refused));
}

#[test]
fn gestures_during_a_write_are_written_together_after_it() {
    let versions: Vec<Rc<Project>> = (0..4).map(|n| project(vec![passage("a", &n.to_string())])).collect();
    let mut saver = Saver::new(Some(versions[0].clone()));
    let first = wanted(&mut saver, versions[1].clone(), texts(), 1).unwrap();
    assert_eq!(wanted(&mut saver, versions[2].clone(), texts(), 2), None);
    assert_eq!(wanted(&mut saver, versions[3].clone(), texts(), 3), None);
    let second = saver.confirmed().unwrap();
    assert_eq!((first.revision, second.revision), (1, 3));
    assert_eq!(second.writes, between(Some(&versions[1]), &versions[3]));
    assert_eq!(saver.confirmed(), None);
    assert!(saver.is_idle());
}

#[test]
fn a_flush_holds_even_where_the_write_under_way_never_happens() {
    for under_way_happens in [false, true] {
        let first = project(vec![passage("a", "1"), passage("b", "")]);
        let mut store = stored(&[&first]);
        let mut saver = Saver::new(Some(first.clone()));
        let second = changed(&first, vec![passage("a", "2"), drop_passage("b")]);
        let save = wanted(&mut saver, second.clone(), texts(), 1).unwrap();
        let third = changed(&second, vec![passage("a", "1"), passage("c", "")]);
        assert_eq!(wanted(&mut saver, third.clone(), texts(), 2), None);
        let flushed = saver.flush().unwrap();
        let mut ledger = assemble(&space(), &store.rows()).unwrap().unwrap().1;
        let [one, two] = [&save, &flushed].map(|save| ledger.stage(&space(), &save.writes).unwrap());
        for (key, value) in one.iter().filter(|_| under_way_happens).chain(&two) {
            store.tamper(key, value.as_deref());
        }
        let loaded = load(&store);
        assert_eq!((loaded.project, loaded.damaged), (third, vec![]));
        store.forget();
        assert!(store.rows().is_empty());
    }
}

#[test]
fn an_emptied_store_is_noticed_and_everything_written_again() {
    let first = project(vec![passage("a", "1")]);
    let mut store = stored(&[&first]);
    let mut saver = Saver::new(Some(first.clone()));
    store.reopened().forget();
    store = store.reopened();
    let second = changed(&first, vec![passage("b", "")]);
    let save = wanted(&mut saver, second.clone(), texts(), 1).unwrap();
    assert_eq!(store.write(&space(), &save.writes), Err(StoreError::Emptied));
    let save = saver.failed(&StoreError::Emptied).unwrap();
    store.write(&space(), &save.writes).unwrap();
    saver.confirmed();
    assert!(saver.is_idle());
    assert_eq!(load(&store).project, second);
}

#[test]
fn removing_a_project_takes_its_texts_unless_another_needs_them() {
    let other = Space::project(&Id::new("q"));
    let first = project(vec![passage("a", "")]);
    let mut store = stored(&[&first]);
    let mut second = Project::clone(&changed(&first, vec![transcript("u", 1)]));
    second.id = Id::new("q");
    store.write(&other, &between(None, &second)).unwrap();
    store.remove(&other).unwrap();
    assert_eq!(load(&store).project, first);
    let texts = |store: &MemoryStore| store.rows().iter().filter(|(key, _)| key.starts_with("text/")).count();
    assert_eq!((texts(&store), store.list().len()), (2, 1));
    store.remove(&space()).unwrap();
    assert!(store.rows().is_empty());
}

#[test]
fn what_a_page_remembers_has_two_generations() {
    let store = MemoryStore::default();
    let page = Space::page("glossator");
    let check = |expected: Option<&str>| assert_eq!(store.recall(&page, |_| true).unwrap().json.as_deref(), expected);
    check(None);
    store.remember(&page, "1").unwrap();
    store.remember(&page, "2").unwrap();
    store.remember(&page, "3").unwrap();
    check(Some("3"));
    store.tamper(&Slot::A.of(&Record::Meta.key(&page)), Some("3"));
    check(Some("2"));
    assert!(store.recall(&page, |_| true).unwrap().damaged);
    assert_eq!(store.recall(&page, |json| json != "2").unwrap().json, None);
    store.remember(&page, "4").unwrap();
    check(Some("4"));
}

fn any_edits() -> impl Strategy<Value = Vec<Edit>> {
    let name = prop::sample::select(vec!["a", "b", "c", "d/e"]);
    let edit = (0..5u8, name, "[a-c]{0,2}").prop_map(|(kind, name, text)| match kind {
        0 => Edit::Name(text),
        1 => tag(name, &text),
        2 => drop_passage(name),
        _ => passage(name, &text),
    });
    prop::collection::vec(edit, 1..4)
}

proptest! {
    #[test]
    fn a_kill_loses_nothing_acknowledged(gestures in prop::collection::vec(any_edits(), 1..12), life in 0usize..60) {
        let mut store = MemoryStore::default();
        store.kill_after(life);
        let mut saver = Saver::new(None);
        let mut current = project(vec![]);
        let mut acknowledged: Option<Rc<Project>> = None;
        for (at, edits) in gestures.into_iter().enumerate() {
            current = changed(&current, edits);
            let Some(save) = wanted(&mut saver, current.clone(), texts(), at as u64) else { continue };
            if store.write(&space(), &save.writes).is_err() {
                break;
            }
            saver.confirmed();
            acknowledged = Some(current.clone());
        }
        let loaded = store.reopened().load(&space()).unwrap();
        prop_assert_eq!(loaded.as_ref().map(|l| l.project.clone()), acknowledged);
        prop_assert!(loaded.is_none_or(|l| l.damaged.is_empty()));
    }

    #[test]
    fn one_damaged_value_changes_one_record_at_most_and_is_told(
        gestures in prop::collection::vec(any_edits(), 1..8),
        which: prop::sample::Index,
        value in prop::option::of(".{0,20}"),
    ) {
        let mut versions = vec![project(vec![])];
        for edits in gestures {
            versions.push(changed(&versions[versions.len() - 1], edits));
        }
        let store = stored(&versions.iter().collect::<Vec<_>>());
        let rows: Vec<Row> = store.rows().into_iter().filter(|(key, _)| !key.starts_with("text/")).collect();
        let (whole, was) = which.get(&rows);
        let mut damaged: Vec<Row> = rows.clone();
        damaged.iter_mut().filter(|(key, _)| key == whole).for_each(|row| row.1 = value.clone());
        prop_assume!(value != *was);
        let (loaded, _) = assemble(&space(), &damaged).unwrap().unwrap();
        let last = &versions[versions.len() - 1];
        let same = loaded.project.annotations.iter().filter(|a| last.annotations.contains(a)).count();
        prop_assert!(same + 1 >= last.annotations.len());
        let ids = |p: &Project| p.annotations.iter().map(|a| a.id.clone()).collect::<Vec<_>>();
        let (mut is, mut was) = (ids(&loaded.project), ids(last));
        is.sort();
        was.sort();
        prop_assert_eq!(is, was);
        prop_assert_eq!(loaded.damaged.len(), 1);
        if loaded.project != *last {
            prop_assert!(matches!(loaded.damaged[0], Damage::FellBack(_)));
        }
    }

    #[test]
    fn any_rows_are_read_without_a_panic(rows in prop::collection::vec(("(head|tally|annotation/x)?.{0,9}(/[ab])?", prop::option::of(".{0,30}")), 0..6)) {
        let _ = assemble(&Space::stated("x"), &rows);
        let _ = (listing(&rows), unneeded(&rows), Memory::read(&Space::stated("x"), &rows, |_| true));
    }
}
