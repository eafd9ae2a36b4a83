use crate::app::fixtures;
use crate::app::{Action, Deed, Notice, Stamped, State, TagAction, reduce};
use crate::model::codebook::{self, Spot, Step};
use crate::model::{Id, Tag, Timestamp};
use proptest::prelude::*;
use std::rc::Rc;

/// Tags money > city, and ask; passages fund (money), why (ask), accra (city).
fn start() -> State {
    let (mut project, reading, _) = fixtures::project();
    let described =
        |tag: &Rc<Tag>, description: &str| Rc::new(Tag { description: description.into(), ..Tag::clone(tag) });
    project.tags[1] = described(&project.tags[1], "Towns");
    project.tags[2] = described(&project.tags[2], "Questions");
    let texts = [(reading.text.hash().clone(), Rc::clone(&reading.text))].into_iter().collect();
    State { project: Rc::new(project), reading: Some(Rc::new(reading)), texts: Rc::new(texts), ..State::new() }
}

fn send(state: &State, action: impl Into<Action>) -> State {
    let id = Id::new("fresh").nth(state.history.done().len() as u32);
    reduce(state, &Stamped { action: action.into(), now: Timestamp::from_millis(7), id }).0
}

/// The tree, and the passages with their tags.
fn shown(state: &State) -> (String, String) {
    let project = &state.project;
    let lines = codebook::tree(&project.tags);
    let lines: Vec<String> = lines.iter().map(|e| format!("{}{}", "-".repeat(e.depth), e.tag.name)).collect();
    let passages = project.annotations.iter().map(|a| {
        let tags: Vec<&str> = a.tags.iter().map(|t| project.tag(t).unwrap().name.as_str()).collect();
        format!("{}:{}", a.id, tags.join("+"))
    });
    (lines.join(" "), passages.collect::<Vec<_>>().join(" "))
}

fn id(name: &str) -> Id {
    Id::new(name)
}

/// Does something in one step that leads there, and that Undo takes back whole.
fn check(action: TagAction, tree: &str, passages: &str) -> State {
    let before = start();
    let after = send(&before, action);
    assert_eq!(shown(&after), (tree.to_owned(), passages.to_owned()));
    assert_eq!(after.history.done().len(), 1);
    assert_eq!(send(&after, Action::Undo).project, before.project);
    after
}

fn deed(state: &State) -> Option<Deed> {
    match &state.view.said.as_ref()?.notice {
        Notice::Done(deed) => Some(deed.clone()),
        _ => None,
    }
}

#[test]
fn merging_moves_passages_and_joins_descriptions() {
    let after = check(TagAction::Merge(id("city"), id("ask")), "money ask", "fund:money why:ask accra:ask");
    assert_eq!(after.project.tag(&id("ask")).unwrap().description, "Questions\n\ncity: Towns");
    assert_eq!(deed(&after), Some(Deed::TagsMerged { from: "city".into(), into: "ask".into(), passages: 1 }));
}

#[test]
fn what_stood_under_a_merged_tag_goes_along() {
    check(TagAction::Merge(id("money"), id("ask")), "ask -city", "fund:ask why:ask accra:city");
    // Into one below itself, which takes its place.
    check(TagAction::Merge(id("money"), id("city")), "city ask", "fund:city why:ask accra:city");
}

#[test]
fn passages_are_moved_to_a_tag_that_is_there_or_new() {
    let retag = |from: &str, to: &str| TagAction::Retag {
        passages: vec![id("accra"), id("why")],
        from: id(from),
        to: to.into(),
    };
    check(retag("city", "ASK"), "money -city ask", "fund:money why:ask accra:ask");
    let split = check(retag("city", "port"), "money -city -port ask", "fund:money why:ask accra:port");
    assert_eq!(deed(&split), Some(Deed::Retagged { from: "city".into(), to: "port".into(), passages: 1 }));
    // Nothing where no passage of the tag was chosen.
    let none = send(&start(), retag("money", "port"));
    assert!(none.history.done().is_empty());
}

#[test]
fn a_branch_is_deleted_with_what_it_takes_said() {
    let after = check(TagAction::Delete(id("money")), "ask", "why:ask");
    assert_eq!(deed(&after), Some(Deed::TagDeleted { tag: "money".into(), below: 1, passages: 2, gone: 2 }));
}

#[test]
fn a_digit_belongs_to_one_tag() {
    let first = send(&start(), TagAction::Key(id("ask"), Some(4)));
    let second = send(&first, TagAction::Key(id("city"), Some(4)));
    let keys: Vec<Option<u8>> = second.project.tags.iter().map(|t| t.key).collect();
    assert_eq!(keys, [None, Some(4), None]);
    let taken = Deed::TagKeyed { tag: "city".into(), key: Some(4), from: Some("ask".into()) };
    assert_eq!(deed(&second), Some(taken));
    assert_eq!(send(&second, Action::Undo).project, first.project);
    assert_eq!(send(&start(), TagAction::Key(id("ask"), Some(10))).project, start().project);
}

#[test]
fn where_a_moved_tag_stands_is_said() {
    let folded = send(&start(), TagAction::Fold(id("money"), true));
    let moved = send(&folded, TagAction::Step(id("ask"), Step::In));
    assert_eq!(shown(&moved).0, "money -city -ask");
    let said = Deed::TagMoved { tag: "ask".into(), under: Some("money".into()), at: 2, of: 2 };
    assert_eq!(deed(&moved), Some(said));
    // It does not vanish under what was folded.
    assert!(moved.view.folded.is_empty());
    let stays = send(&moved, TagAction::Move(id("money"), Spot::Inside(id("city"))));
    assert_eq!(stays.view.said.as_ref().map(|s| s.notice.clone()), Some(Notice::TagStays { tag: "money".into() }));
    assert_eq!(stays.project, moved.project);
}

proptest! {
    #[test]
    fn any_changes_of_the_codebook_keep_it_a_tree_and_are_taken_back(
        changes in prop::collection::vec((0u8..8, 0usize..6, 0usize..6), 1..25)
    ) {
        let start = start();
        let mut state = start.clone();
        for (kind, a, b) in changes {
            let tags = &state.project.tags;
            let tag = |n: usize| tags.get(n % tags.len().max(1)).map_or_else(|| id("gone"), |t| t.id.clone());
            let passages = state.project.annotations.iter().map(|a| a.id.clone()).skip(b % 2).collect();
            let action = match kind {
                0 => TagAction::Merge(tag(a), tag(b)),
                1 => TagAction::Retag { passages, from: tag(a), to: format!("t{b}") },
                2 => TagAction::Move(tag(a), Spot::Before(tag(b))),
                3 => TagAction::Move(tag(a), Spot::Inside(tag(b))),
                4 => TagAction::Step(tag(a), [Step::Earlier, Step::Later, Step::In, Step::Out][b % 4]),
                5 => TagAction::Key(tag(a), (b > 0).then_some(b as u8)),
                6 if b == 0 => TagAction::Delete(tag(a)),
                _ => TagAction::Create(format!("t{b}")),
            };
            state = send(&state, action);
            prop_assert_eq!(codebook::ring(&state.project.tags), None);
            let keys: Vec<u8> = state.project.tags.iter().filter_map(|t| t.key).collect();
            prop_assert!(keys.iter().enumerate().all(|(at, key)| !keys[..at].contains(key)));
        }
        while state.history.last_done().is_some() {
            state = send(&state, Action::Undo);
        }
        prop_assert_eq!(&state.project, &start.project);
    }
}
