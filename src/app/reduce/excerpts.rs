//! The excerpts in place of the text.

use super::change::Change;
use super::passage;
use crate::app::{
    Action, ClassAction, Effect, ExcerptsAction, FileAction, Focus, Gathering, PassageAction, ReadAction, Rect,
    SearchAction, ShowAction,
};
use crate::model::Id;
use std::rc::Rc;

#[inline(never)]
pub(super) fn reduce(change: &mut Change, action: &ExcerptsAction) {
    match action {
        ExcerptsAction::Open => open(change),
        ExcerptsAction::Under(facet, value) => {
            change.state.filter = Rc::new(crate::app::Filter::of(*facet, value));
            super::filter::tell(change);
            open(change);
        }
        ExcerptsAction::Close => {
            change.view().excerpts = None;
            change.view().passage = None;
            change.focus(Focus::Text);
        }
        ExcerptsAction::Edit(id, place) => edit(change, id, *place),
        ExcerptsAction::Print => change.effect(Effect::Print),
        ExcerptsAction::From(source) => alter(change, |g| g.source = *source),
        ExcerptsAction::Group(grouping) => alter(change, |g| g.grouping = *grouping),
        ExcerptsAction::HereOnly(here) => alter(change, |g| g.here_only = *here),
        ExcerptsAction::Only(heading) => {
            if let Some(gathering) = &mut change.view().excerpts {
                gathering.only = heading.clone();
            }
        }
    }
}

/// Whether an action is about the text or something else in the place of the excerpts, and so leaves them.
pub(super) fn is_left_by(action: &Action) -> bool {
    match action {
        Action::File(action) => !matches!(action, FileAction::Save | FileAction::RenameProject(_)),
        Action::Passage(action) => {
            matches!(action, PassageAction::Open(_) | PassageAction::Next(_) | PassageAction::NextToCheck)
        }
        Action::Search(action) => {
            matches!(action, SearchAction::Open | SearchAction::Go(_) | SearchAction::GoToNote(_))
        }
        Action::Show(action) => matches!(action, ShowAction::Tab(_) | ShowAction::Left | ShowAction::Right),
        Action::Class(action) => matches!(action, ClassAction::Open(true)),
        Action::Read(action) => matches!(action, ReadAction::Jump(_) | ReadAction::JumpTo(_)),
        _ => false,
    }
}

fn open(change: &mut Change) {
    let view = change.view();
    view.excerpts.get_or_insert_default().only = None;
    view.passage = None;
    view.sheet = None;
    if view.selection.is_some() {
        super::read::set_selection(change, None);
        change.effect(Effect::Deselect);
    }
    change.focus(Focus::Excerpts);
}

fn alter(change: &mut Change, alter: impl FnOnce(&mut Gathering)) {
    if let Some(gathering) = &mut change.view().excerpts {
        alter(gathering);
        gathering.only = None;
    }
}

/// Opens a passage beside its excerpt. Its transcript comes on the page behind, since its ends move there.
fn edit(change: &mut Change, id: &Id, place: Rect) {
    passage::open(change, id, false);
    // It is not where it is in the text.
    change.effects.retain(|effect| !matches!(effect, Effect::Measure { .. }));
    if let Some(open) = &mut change.view().passage {
        open.place = Some(place);
        change.focus(Focus::Passage);
    }
}
