//! What the page shows.

use super::change::Change;
use super::read;
use crate::app::{Deed, Dialog, Effect, Layer, Notice, ShowAction};
use crate::model::{Coder, Edit};
use std::rc::Rc;

#[inline(never)]
pub(super) fn reduce(change: &mut Change, action: &ShowAction) {
    match action {
        ShowAction::Layer(layer) => switch(change, *layer),
        ShowAction::Tab(tab) => {
            let view = change.view();
            view.tab = *tab;
            view.right_folded = false;
        }
        ShowAction::Sheet(sheet) => {
            let view = change.view();
            view.sheet = *sheet;
        }
        ShowAction::Left => {
            let view = change.view();
            view.left_folded = !view.left_folded;
        }
        ShowAction::Right => {
            let view = change.view();
            view.right_folded = !view.right_folded;
        }
        ShowAction::Dialog(dialog) => {
            let view = change.view();
            view.dialog = *dialog;
            view.retag = view.retag.take().filter(|_| *dialog == Some(Dialog::Retag));
            if *dialog == Some(Dialog::Open) {
                change.effect(Effect::ListStored);
            }
            if dialog.is_some() && change.state.view.walk.is_some() {
                change.view().walk = None;
                read::paint(change);
            }
        }
        ShowAction::Dismiss(number) => {
            if change.state.view.toast.as_ref().is_some_and(|t| t.number == *number) {
                change.view().toast = None;
            }
        }
        ShowAction::Theme(theme) => {
            change.prefer(|p| p.theme = *theme);
            change.appear();
        }
        ShowAction::Type(setting) => {
            change.prefer(|p| p.setting = *setting);
            change.appear();
        }
        ShowAction::Locale(locale) => {
            change.prefer(|p| p.locale = *locale);
            change.appear();
        }
        ShowAction::System(locale) => {
            change.state.system = *locale;
            change.appear();
        }
        ShowAction::Name(name) => set_name(change, name.trim()),
        ShowAction::SingleKeys(on) => change.prefer(|p| p.shortcuts.off = !on),
        ShowAction::Shortcut(shortcut, chord) => {
            let mut shortcuts = change.state.preferences.shortcuts.clone();
            match shortcuts.set(*shortcut, chord.clone()) {
                Ok(()) => change.prefer(|p| p.shortcuts = shortcuts),
                Err(by) => {
                    let key = chord.as_ref().map_or_else(String::new, |chord| chord.caps().join("+"));
                    change.toast(Notice::KeyTaken { key, by });
                }
            }
        }
        ShowAction::ResetShortcuts => change.prefer(|p| p.shortcuts.reset()),
        ShowAction::DismissHint => change.prefer(|p| p.hint_dismissed = true),
    }
}

fn switch(change: &mut Change, layer: Layer) {
    let layers = &mut change.view().layers;
    let slot = match layer {
        Layer::Tags => &mut layers.tags,
        Layer::Entities => &mut layers.entities,
        Layer::Themes => &mut layers.themes,
    };
    *slot = !*slot;
    let on = *slot;
    let layers = *layers;
    change.prefer(|p| p.layers = layers);
    change.say(Notice::Layer { layer, on });
}

/// The name goes with every passage of this annotator, the ones already made included.
fn set_name(change: &mut Change, name: &str) {
    if change.state.coder_name() == name {
        return;
    }
    let (id, _) = change.coder();
    let kept = (id.clone(), name.to_owned());
    change.prefer(|p| p.coder = Some(kept));
    let Some(at) = change.state.project.coders.iter().position(|c| c.id == id) else { return };
    let value = Some(Rc::new(Coder { id: id.clone(), name: name.to_owned() }));
    change.done(vec![Edit::Coder { id, value, at }], Deed::CoderNamed { name: name.to_owned() });
}
