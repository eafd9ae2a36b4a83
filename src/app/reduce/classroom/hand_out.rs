use crate::app::reduce::change::Change;
use crate::app::reduce::file::stem;
use crate::app::{Deed, Draft, Effect, Notice};
use crate::exchange::Handout;
use crate::model::{Assignment, Edit, Example, Id};
use std::rc::Rc;

/// Writes a hand-out and remembers its assignment, by which what comes back is known.
pub(super) fn hand_out(change: &mut Change, draft: &Draft) {
    let project = Rc::clone(&change.state.project);
    let Some(first) = project.transcripts.first() else { return change.toast(Notice::NothingToHandOut) };
    let called = |given: &str| Some(given.trim().to_owned()).filter(|t| !t.is_empty());
    let title = called(&draft.title).or(called(&project.name)).unwrap_or_else(|| first.title.clone());
    let assignment = Rc::new(Assignment {
        id: change.fresh_id(),
        title,
        instructions: draft.instructions.trim().to_owned(),
        due: draft.due.trim().to_owned(),
        locked: draft.locked,
        entities: draft.entities,
        themes: draft.themes,
        search: draft.search,
        example: draft.example.as_ref().and_then(|id| example(change, id)),
        created: change.now,
    });
    let (id, at) = (assignment.id.clone(), usize::MAX);
    let title = assignment.title.clone();
    if change.state.handout.is_none() {
        let edit = Edit::Assignment { id, value: Some(Rc::clone(&assignment)), at };
        if !change.done(vec![edit], Deed::HandedOut { title: title.clone() }) {
            return;
        }
    }
    let content = Handout::of(assignment, &project, &change.state.texts).write();
    let name = format!("{}.html", stem(&title));
    change.view().dialog = None;
    change.effect(Effect::HandOut { name: name.clone(), title, content: content.into() });
    change.toast(Notice::HandedOut { file: name });
}

/// A passage of one's own as an example for all.
fn example(change: &Change, id: &Id) -> Option<Example> {
    let project = &change.state.project;
    let annotation = project.annotation(id)?;
    let text = change.state.texts.get(&project.transcript(&annotation.transcript)?.text)?;
    let words: Vec<&str> = annotation.ranges.iter().map(|r| text.slice(*r)).collect();
    let tags = annotation.tags.iter().filter_map(|id| Some(project.tag(id)?.name.clone())).collect();
    Some(Example { quote: words.join(" … "), tags, note: annotation.note.clone() })
}
