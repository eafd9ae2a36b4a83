//! Carries out what the program asks of the outside.

use super::class::ClassRoom;
use super::export::Export;
use super::import::Import;
use super::keep::Keep;
use super::search::Search;
use super::{appearance, clipboard, clock, files, handout, highlight, picture, scroll, selection};
use crate::app::{Effect, Focus, Kept, PassageAction, ReadAction, Reading, ShowAction, Store};
use crate::text::Span;
use gloo::events::EventListener;
use gloo::render::request_animation_frame;
use gloo::timers::callback::Timeout;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// How long a message stays, in milliseconds.
const TOAST: u32 = 8_000;
/// How long the page waits for what was kept before it shows itself without, in milliseconds.
const PATIENCE: u32 = 400;

/// Makes the program's store, ties it to the browser, and has it shown: as soon as it is known what was
/// kept, so that nothing is drawn for nothing, or before if that takes long.
pub fn start(show: impl FnOnce(Rc<Store>) + 'static) {
    let store = Store::new(clock::stamp);
    let keep = Keep::new(&store);
    let starting = keep.clone();
    let outside = Outside {
        keep,
        search: Rc::new(Search::new(&store)),
        import: Import::new(&store),
        export: Export::new(&store),
        class: ClassRoom::new(&store),
    };
    {
        let weak = Rc::downgrade(&store);
        store.on_effect(move |effect| {
            if let Some(store) = weak.upgrade() {
                outside.run(&store, effect);
            }
        });
    }
    files::listen(&store);
    files::new_field(&store);
    selection::listen(&store);
    let show = Rc::new(Cell::new(Some(show)));
    {
        let (weak, show) = (Rc::downgrade(&store), Rc::clone(&show));
        store.on_change(move |state| {
            if let Some(store) = weak.upgrade().filter(|_| state.keeping.kept != Kept::Starting)
                && let Some(show) = show.take()
            {
                // A task of its own: the browser may draw and listen in between.
                Timeout::new(0, move || show(store)).forget();
            }
        });
    }
    store.dispatch(ShowAction::System(appearance::system()));
    starting.start();
    Timeout::new(PATIENCE, move || {
        if let Some(show) = show.take() {
            show(store);
        }
    })
    .forget();
}

/// What carries out effects and has something to remember for it.
struct Outside {
    keep: Keep,
    search: Rc<Search>,
    import: Import,
    export: Export,
    class: ClassRoom,
}

impl Outside {
    fn run(&self, store: &Rc<Store>, effect: Effect) {
        let Self { keep, search, import, export, class } = self;
        match effect {
            Effect::PickFiles => files::pick(store, false),
            Effect::PickFolder => files::pick(store, true),
            Effect::ReadFile { number, name, bytes } => import.read(number, name, &bytes),
            Effect::PlanImport { job, files, project, texts } => import.plan(job, files, &project, &texts),
            Effect::ForgetFiles => import.forget(),
            Effect::Write { job, outgoing } => export.write(job, &outgoing, store.state().locale()),
            Effect::Download { name, mime, content } => files::download(&name, mime, &content),
            Effect::Copy(clipping) => store.dispatch(PassageAction::Copied(clipboard::copy(&clipping))),
            Effect::SavePng { name, svg, width, height } => picture::save_png(&name, &svg, width, height),
            Effect::Collect { job, transcripts, files } => class.collect(job, transcripts, files),
            Effect::Feedback { job, page, each } => class.feedback(job, *page, each, store.state().locale()),
            Effect::Agree { job, question } => class.agree(job, *question),
            Effect::KeepClass(project, class) => keep.keep_class(project, class),
            Effect::RecallClass(project) => keep.recall_class(project),
            Effect::HandOut { name, title, content } => handout::write(name, title, content),
            // Handing the text over must not hold up its first sight.
            Effect::Detect { job, reading } => {
                let search = Rc::clone(search);
                after_drawing(move || {
                    Timeout::new(0, move || when_whole(move || search.begin(job, &reading))).forget();
                });
            }
            Effect::StopDetecting => search.stop(),
            Effect::Paint { reading, selection, cursor, walk } => {
                let reading = reading.as_deref();
                highlight::paint("selected", reading, selection.as_slice());
                highlight::paint("cursor", reading, cursor.as_slice());
                highlight::paint("walk", reading, &walk);
            }
            Effect::Measure { reading, span } => measure(store, reading, span),
            Effect::Scroll { reading, span, only_if_needed } => scroll::to(reading, span, only_if_needed),
            Effect::Deselect => selection::clear(),
            // It can only fail where the browser prints nothing.
            Effect::Print => _ = gloo::utils::window().print(),
            Effect::Focus(focus) => after_drawing(move || set_focus(focus, 3)),
            Effect::ExpireToast(number) => {
                let store = Rc::clone(store);
                Timeout::new(TOAST, move || store.dispatch(ShowAction::Dismiss(number))).forget();
            }
            Effect::Appear { preferences, locale } => appearance::show(&preferences, locale),
            Effect::Persist { project, texts, revision } => keep.persist(project, texts, revision),
            Effect::KeepPreferences(preferences) => keep.remember(&preferences),
            Effect::Claim { project, steal } => keep.claim(&project, steal),
            Effect::Release => keep.release(),
            Effect::Reload => keep.reload(),
            Effect::ListStored => keep.list(),
            Effect::OpenStored(id) => keep.open_stored(id),
            Effect::RemoveStored(id) => keep.remove(id),
            Effect::Forget => keep.forget(),
        }
    }
}

/// Says where a span is, once what changed with it is drawn.
fn measure(store: &Rc<Store>, reading: Rc<Reading>, span: Span) {
    let store = Rc::clone(store);
    after_drawing(move || {
        if let Some(rect) = selection::place(&reading, span) {
            store.dispatch(ReadAction::Placed(rect));
        }
    });
}

/// Does something in the next frame, when the page shows the state as it is now.
fn after_drawing(then: impl FnOnce() + 'static) {
    let frame = request_animation_frame(move |_| then());
    // Dropping it would call it off.
    std::mem::forget(frame);
}

/// Does something once the whole page is read: the worker's data stands at its end.
fn when_whole(then: impl FnOnce() + 'static) {
    let document = gloo::utils::document();
    if document.ready_state() == "loading" {
        EventListener::once(&document, "DOMContentLoaded", move |_| then()).forget();
    } else {
        then();
    }
}

/// Sets the focus; what stands in a panel may be drawn some frames later.
fn set_focus(focus: Focus, tries: u8) {
    let id = match &focus {
        Focus::Text => "text".to_owned(),
        Focus::Picker => "picker".to_owned(),
        Focus::Search => "search".to_owned(),
        Focus::Excerpts => "excerpts".to_owned(),
        Focus::Filter => "filter".to_owned(),
        Focus::Note => "note".to_owned(),
        Focus::TranscriptNote => "transcript-note".to_owned(),
        Focus::Description => "description".to_owned(),
        Focus::Passage => "passage".to_owned(),
        Focus::Mention => "mention".to_owned(),
        Focus::Entity(entity) => format!("entity-{entity}"),
        Focus::AddName => "add-name".to_owned(),
        Focus::Details => "details".to_owned(),
        Focus::Tag(id) => format!("tag-{id}"),
    };
    let document = gloo::utils::document();
    let element = document.get_element_by_id(&id).and_then(|e| e.dyn_into::<HtmlElement>().ok());
    if let Some(element) = &element {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // It can only fail for what cannot take the focus.
        let _ = element.focus_with_options(&options);
    }
    // A box that has no place yet is hidden, and what is hidden takes no focus.
    let focused = element.is_some_and(|e| document.active_element().as_ref() == Some(&*e));
    if !focused && tries > 0 {
        Timeout::new(30, move || set_focus(focus, tries - 1)).forget();
    }
}
