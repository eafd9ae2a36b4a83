//! In a hand-out: who works, and what they hand in.

use crate::app::reduce::change::Change;
use crate::app::reduce::file::stem;
use crate::app::reduce::keep;
use crate::app::{Effect, HandedOut, KeepError, Kept, Layers, Notice, Preferences};
use crate::exchange::{Handout, ReadError, Texts, submission};
use crate::model::{Assignment, Coder, Id, Project};
use std::rc::Rc;

/// The page is a hand-out: its transcript is shown, and who works is asked.
pub(super) fn arrived(
    change: &mut Change,
    handout: &Result<Box<Handout>, ReadError>,
    preferences: &Preferences,
    error: Option<KeepError>,
) {
    let damaged = handout.as_ref().err().cloned();
    let handout = match handout {
        Ok(handout) => Handout::clone(handout),
        Err(_) => nothing(change),
    };
    let allowed = &handout.assignment;
    let layers = preferences.layers;
    change.view().layers =
        Layers { entities: layers.entities && allowed.entities, themes: layers.themes && allowed.themes, ..layers };
    change.state.preferences = Rc::new(preferences.clone());
    change.appear();
    change.state.handout = Some(Rc::new(HandedOut { handout, begun: false, damaged }));
    Rc::make_mut(&mut change.state.keeping).kept = error.map_or(Kept::Untouched, Kept::Failed);
    leave(change);
}

fn nothing(change: &mut Change) -> Handout {
    let id = change.fresh_id();
    let assignment = Assignment {
        id: id.clone(),
        title: String::new(),
        instructions: String::new(),
        due: String::new(),
        locked: true,
        entities: false,
        themes: false,
        search: false,
        example: None,
        created: change.now,
    };
    let project = Rc::new(Project::empty(id, change.now));
    Handout { assignment: Rc::new(assignment), project, texts: Rc::new(Texts::new()) }
}

/// Puts away what somebody did, and asks who works.
pub(super) fn leave(change: &mut Change) {
    let Some(handed) = change.state.handout.clone() else { return };
    change.state.handout = Some(Rc::new(HandedOut { begun: false, ..HandedOut::clone(&handed) }));
    change.state.project = Rc::clone(&handed.handout.project);
    change.state.texts = Rc::clone(&handed.handout.texts);
    change.state.history = Rc::default();
    change.state.filter = Rc::default();
    change.state.recent = Rc::default();
    change.state.latest = None;
    let view = change.view();
    view.dialog = None;
    view.toast = None;
    view.said = None;
    let shown = change.state.project.transcripts.first().map(|t| t.id.clone());
    change.show_transcript(shown.as_ref());
    change.effect(Effect::Release);
    change.effect(Effect::ListStored);
}

/// Somebody new: with the transcripts and tags of the assignment and nothing else.
pub(super) fn begin(change: &mut Change, name: &str) {
    let Some(handed) = change.state.handout.clone().filter(|_| !name.is_empty()) else { return };
    let coder = Coder { id: change.fresh_id(), name: name.to_owned() };
    let project = handed.handout.begun_by(&coder, change.now);
    change.prefer(|p| p.coder = Some((coder.id, coder.name)));
    change.state.handout = Some(Rc::new(HandedOut { begun: true, ..HandedOut::clone(&handed) }));
    let failed = change.state.keeping.kept;
    keep::adopt(change, project, Rc::clone(&handed.handout.texts));
    if let Kept::Failed(_) = failed {
        Rc::make_mut(&mut change.state.keeping).kept = failed;
    }
    change.refresh();
    change.persist();
}

/// Somebody who worked here before: what the browser keeps of them is read.
pub(super) fn go_on(change: &mut Change, id: &Id) {
    if change.state.stored.iter().any(|s| s.id == *id) {
        change.effect(Effect::OpenStored(id.clone()));
    }
}

/// What the browser kept of somebody is theirs from now on.
pub(in crate::app::reduce) fn continued(change: &mut Change, project: &Project) {
    let Some(handed) = change.state.handout.clone() else { return };
    let coder = project.coders.iter().find(|c| c.id == project.id).or(project.coders.first()).cloned();
    if let Some(coder) = coder {
        change.prefer(|p| p.coder = Some((coder.id.clone(), coder.name.clone())));
    }
    change.state.handout = Some(Rc::new(HandedOut { begun: true, ..HandedOut::clone(&handed) }));
}

/// Hands the work to the browser's downloads, if there is any.
pub(super) fn hand_in(change: &mut Change) {
    let Some(handed) = change.state.handout.clone().filter(|h| h.begun) else { return };
    let project = Rc::clone(&change.state.project);
    let passages = project.annotations.len();
    if passages == 0 {
        return change.toast(Notice::NothingToHandIn);
    }
    let (id, _) = change.coder();
    let coder = Coder { id, name: change.state.coder_name().to_owned() };
    let assignment = &handed.handout.assignment;
    let content = submission::write(assignment, &coder, &project, &change.state.texts, change.now);
    let name = format!("{}_{}.glossator-work.json", stem(&assignment.title), stem(&coder.name));
    change.effect(Effect::Download {
        name: name.clone(),
        mime: "application/json",
        content: content.into_bytes().into(),
    });
    change.toast(Notice::HandedIn { file: name, passages });
    let now = change.now;
    change.prefer(|p| {
        p.saved_to_file = Some(now);
        p.unsaved_since = None;
    });
}
