//! What follows from actions about a class.

mod collect;
mod compare;
mod draw;
mod feedback;
mod hand_out;
mod model;
mod student;

use super::change::Change;
use crate::app::classroom::Page;
use crate::app::{
    Action, ClassAction, Facet, FileAction, FilterAction, FoundAction, KeepAction, Notice, PassageAction, PickAction,
    SearchAction, ShowAction, State, TagAction,
};
use crate::app::{Dialog, Layer, Tab};
use crate::detect::Suggestions;
pub(super) use collect::returned;
pub(super) use compare::select;
use std::rc::Rc;
pub(super) use student::continued;

pub(super) fn reduce(change: &mut Change, action: &ClassAction) {
    match action {
        ClassAction::HandOut(draft) => hand_out::hand_out(change, draft),
        ClassAction::Arrived { handout, preferences, error } => student::arrived(change, handout, preferences, *error),
        ClassAction::Begin(name) => student::begin(change, name.trim()),
        ClassAction::Continue(id) => student::go_on(change, id),
        ClassAction::Leave => student::leave(change),
        ClassAction::HandIn => student::hand_in(change),
        ClassAction::Open(open) => collect::open(change, *open),
        ClassAction::Recalled(project, json) => collect::recalled(change, project, json.as_deref()),
        ClassAction::Returned(files) => returned(change, files),
        ClassAction::Read(returned) => returned.iter().for_each(|returned| collect::read(change, returned)),
        ClassAction::ReadAll(job) => collect::read_all(change, *job),
        ClassAction::Failed(job) => collect::failed(change, *job),
        ClassAction::Kept(project, error) => collect::kept(change, project, *error),
        ClassAction::Remove(coder) => collect::remove(change, coder),
        ClassAction::Page(page) => {
            compare::show(change, |shown| shown.page = *page);
            let class = &change.state.class;
            if *page == Page::Agree && class.agreement.is_none() && class.counting.is_none() {
                compare::agree(change);
            }
        }
        ClassAction::Assignment(id) => {
            compare::show(change, |shown| (shown.assignment, shown.dispute) = (id.clone(), None));
            compare::line_up(change);
        }
        ClassAction::Transcript(id) => {
            compare::show(change, |shown| (shown.transcript, shown.dispute) = (id.clone(), None));
            compare::line_up(change);
        }
        ClassAction::Tag(tag) => compare::show(change, |shown| (shown.tag, shown.dispute) = (*tag, None)),
        ClassAction::Lanes(lanes) => compare::show(change, |shown| (shown.lanes, shown.pair) = (*lanes, None)),
        ClassAction::Pair(a, b) => compare::show(change, |shown| shown.pair = Some((*a, *b))),
        ClassAction::Hide(hidden) => compare::show(change, |shown| shown.hidden = *hidden),
        ClassAction::Dispute(forward) => compare::step(change, *forward),
        ClassAction::At(at) => compare::go_to(change, *at),
        ClassAction::Decide(accepted) => model::decide(change, *accepted),
        ClassAction::MoveEnd(end, forward) => compare::move_end(change, *end, *forward),
        ClassAction::Write(tag) => model::write(change, *tag),
        ClassAction::ModelAt(at) => model::go_to_model(change, *at),
        ClassAction::TakeOut(at) => model::take_out(change, *at),
        ClassAction::AcceptMajority => model::accept_majority(change),
        ClassAction::Publish => model::publish(change),
        ClassAction::Unit(unit) => {
            compare::show(change, |shown| shown.unit = *unit);
            compare::agree(change);
        }
        ClassAction::Agreed(job, table) => {
            let class = collect::class(change);
            if class.counting == Some(*job) {
                class.counting = None;
                class.agreement = Some(Rc::new(table.as_ref().clone()));
            }
        }
        ClassAction::AgainstModel(model) => compare::show(change, |shown| shown.against_model = *model),
        ClassAction::Note(coder, note) => compare::note(change, coder, note),
        ClassAction::Look(page, tag) => {
            compare::show(change, |shown| (shown.page, shown.tag, shown.dispute) = (*page, Some(*tag), None));
        }
        ClassAction::Coder(coder) => compare::show(change, |shown| shown.coder = *coder),
        ClassAction::Draw(drawing, png) => draw::draw(change, *drawing, *png),
        ClassAction::Feedback { each } => feedback::feedback(change, *each),
        ClassAction::FeedbackWritten(job, content) => feedback::written(change, *job, content),
    }
}

/// Why an action is not for a hand-out, where the page is one.
pub(super) fn forbidden(state: &State, action: &Action) -> Option<Notice> {
    state.handout.as_ref()?;
    let to_codebook = match action {
        Action::File(FileAction::Switch(_) | FileAction::Save) => false,
        Action::File(_)
        | Action::Import(_)
        | Action::Pseudonyms(_)
        | Action::Keep(KeepAction::Open(_) | KeepAction::Remove(_) | KeepAction::Forget)
        | Action::Show(ShowAction::Dialog(Some(Dialog::Open | Dialog::Paste | Dialog::Forget))) => {
            return Some(Notice::InHandOut);
        }
        Action::Show(ShowAction::Layer(layer)) if !state.layer_allowed(*layer) => return Some(Notice::InHandOut),
        Action::Search(_) | Action::Show(ShowAction::Tab(Tab::Search)) if !state.search_allowed() => {
            return Some(Notice::InHandOut);
        }
        Action::Filter(FilterAction::Set(Facet::Text, _) | FilterAction::Toggle(Facet::Text, _))
            if !state.search_allowed() =>
        {
            return Some(Notice::InHandOut);
        }
        Action::Tag(TagAction::Open(_) | TagAction::Fold(..) | TagAction::Passages(_)) => false,
        // Passages may get another tag, as long as that is there.
        Action::Tag(TagAction::Retag { to, .. }) => !state.has_tag_named(to),
        Action::Tag(_) => true,
        Action::Pick(PickAction::Create(_) | PickAction::InVivo) | Action::Passage(PassageAction::Create(..)) => true,
        Action::Search(SearchAction::Tag(_, name)) => !state.has_tag_named(name),
        // It makes a tag where there is none of that name.
        Action::Found(FoundAction::TagAll(_)) => true,
        _ => false,
    };
    (to_codebook && state.codebook_locked()).then_some(Notice::CodebookLocked)
}

/// What of the suggestions a hand-out lets be seen.
pub(super) fn allowed(state: &State, found: &Rc<Suggestions>) -> Rc<Suggestions> {
    let (entities, themes) = (state.layer_allowed(Layer::Entities), state.layer_allowed(Layer::Themes));
    if entities && themes {
        return Rc::clone(found);
    }
    let mut shown = Suggestions::clone(found);
    if !entities {
        shown.entities.clear();
        shown.mentions.clear();
    }
    if !themes {
        shown.themes.clear();
        shown.terms.clear();
    }
    Rc::new(shown)
}
