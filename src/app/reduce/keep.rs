//! What the browser keeps, and what it says about it.

use super::change::Change;
use crate::app::{Effect, KeepAction, Kept, Notice, Preferences};
use crate::exchange::Texts;
use crate::model::Project;
use std::rc::Rc;

#[inline(never)]
pub(super) fn reduce(change: &mut Change, action: &KeepAction) {
    match action {
        KeepAction::Start { preferences, kept, damage, emptied } => {
            start(change, preferences, kept.as_ref().map(|(p, t)| (&**p, t)), *damage);
            if *emptied {
                change.toast(Notice::Emptied);
            }
        }
        KeepAction::Stored(stored) => change.state.stored = Rc::new(stored.clone()),
        KeepAction::Open(id) => {
            change.view().dialog = None;
            if *id != change.state.project.id {
                change.effect(Effect::OpenStored(id.clone()));
            }
        }
        KeepAction::Opened { project, texts, damage } => {
            super::classroom::continued(change, project);
            take_up(change, project, texts, *damage);
        }
        KeepAction::Remove(id) => {
            if *id != change.state.project.id {
                Rc::make_mut(&mut change.state.stored).retain(|s| s.id != *id);
                change.effect(Effect::RemoveStored(id.clone()));
            }
        }
        KeepAction::Saved(revision) => {
            if *revision == change.state.keeping.revision {
                let now = change.now;
                keeping(change, |_| Kept::Saved(now));
            }
        }
        KeepAction::Failed(_, error) => keeping(change, |_| Kept::Failed(*error)),
        KeepAction::Claimed(writer) => {
            Rc::make_mut(&mut change.state.keeping).writer = *writer;
            let now = change.now;
            keeping(change, |kept| match (writer, kept) {
                (false, _) => Kept::ElseWhere,
                // It was read again just now, as the other tab left it.
                (true, Kept::ElseWhere) => Kept::Saved(now),
                (true, Kept::Starting) => Kept::Untouched,
                (true, kept) => kept,
            });
        }
        KeepAction::Lost => {
            Rc::make_mut(&mut change.state.keeping).writer = false;
            keeping(change, |_| Kept::ElseWhere);
        }
        KeepAction::WrittenElsewhere => {
            if change.state.keeping.kept == Kept::ElseWhere {
                change.effect(Effect::Reload);
            }
        }
        KeepAction::Reloaded(project, texts) => {
            if project.id == change.state.project.id {
                change.state.project = Rc::new(Project::clone(project));
                change.state.texts = Rc::clone(texts);
                change.state.history = Rc::default();
                change.refresh();
            }
        }
        KeepAction::TakeOver => {
            let project = change.state.project.id.clone();
            change.effect(Effect::Claim { project, steal: true });
        }
        KeepAction::Retry => {
            keeping(change, |_| Kept::Writing);
            change.persist();
        }
        KeepAction::Forget => {
            change.view().dialog = None;
            change.effect(Effect::Forget);
        }
        KeepAction::Forgotten => {
            // What the page looks like stays until it is opened anew.
            let Preferences { theme, setting, locale, .. } = *change.state.preferences;
            change.state.preferences = Rc::new(Preferences { theme, setting, locale, ..Preferences::default() });
            super::file::show_sample(change);
            keeping(change, |_| Kept::Untouched);
            change.toast(Notice::Forgotten);
        }
        KeepAction::Explained => change.prefer(|p| p.storage_explained = true),
    }
}

fn keeping(change: &mut Change, next: impl FnOnce(Kept) -> Kept) {
    let keeping = Rc::make_mut(&mut change.state.keeping);
    keeping.kept = next(keeping.kept);
}

fn start(change: &mut Change, preferences: &Preferences, kept: Option<(&Project, &Rc<Texts>)>, damage: (usize, usize)) {
    change.state.preferences = Rc::new(preferences.clone());
    change.view().layers = preferences.layers;
    change.appear();
    match kept {
        Some((project, texts)) => take_up(change, project, texts, damage),
        None => super::file::show_sample(change),
    }
}

/// Goes on with a project that the browser kept.
#[inline(never)]
fn take_up(change: &mut Change, project: &Project, texts: &Rc<Texts>, damage: (usize, usize)) {
    let is_other = change.state.preferences.project.as_ref() != Some(&project.id);
    adopt(change, project.clone(), Rc::clone(texts));
    let last = change.state.preferences.transcript.clone().filter(|id| project.transcript(id).is_some());
    let shown = last.or_else(|| project.transcripts.first().map(|t| t.id.clone()));
    change.show_transcript(shown.as_ref());
    let now = change.now;
    keeping(change, |_| Kept::Saved(now));
    if is_other {
        change.prefer(|_| ());
    }
    let (older, lost) = damage;
    if older + lost > 0 {
        change.toast(Notice::Repaired { older, lost });
    }
}

/// Takes a project over as the one being worked on.
pub(super) fn adopt(change: &mut Change, project: Project, texts: Rc<Texts>) {
    let id = project.id.clone();
    change.state.project = Rc::new(project);
    change.state.texts = texts;
    change.state.class = Rc::default();
    if !change.state.project.assignments.is_empty() {
        change.effect(Effect::RecallClass(id.clone()));
    }
    change.state.history = Rc::default();
    change.state.filter = Rc::default();
    change.state.recent = Rc::default();
    change.state.latest = None;
    keeping(change, |_| Kept::Untouched);
    Rc::make_mut(&mut change.state.preferences).project = Some(id.clone());
    change.effect(Effect::Claim { project: id, steal: false });
}
