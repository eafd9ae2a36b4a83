use super::bar::Bar;
use super::classroom::{Front, Room};
use super::context::{Dispatch, Ptr, Words, use_words};
use super::excerpts;
use super::filter::FilterBar;
use super::keys::use_keys;
use super::left::{Codebook, Outline, Speakers, TranscriptNote, Transcripts};
use super::overlay::{Dialogs, MentionBox, PassageBox, PickerBox, Said, Toasts};
use super::overview::Overview;
use super::reading::{Legend, Pane};
use super::right::Right;
use crate::app::{By, Dialog, KeepAction, Kept, Layer, Sheet, ShowAction, State, Store, offers};
use gloo::render::request_animation_frame;
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// What the page needs.
#[derive(Properties)]
pub struct PageProps {
    /// Where the state is.
    pub store: Rc<Store>,
}

impl PartialEq for PageProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.store, &other.store)
    }
}

/// The whole page.
#[component]
pub fn Page(props: &PageProps) -> Html {
    let state = use_state_eq(|| Ptr::new(&props.store.state()));
    let settled = use_state_eq(|| None::<Ptr<State>>);
    {
        let (state, settled) = (state.clone(), settled.clone());
        let store = Rc::clone(&props.store);
        use_effect_with((), move |()| {
            let shown = Rc::new(RefCell::new(None::<Rc<State>>));
            let later = Later::new({
                let (store, shown) = (Rc::clone(&store), Rc::clone(&shown));
                move || {
                    let now = store.state();
                    shown.replace(Some(Rc::clone(&now)));
                    settled.set(Some(Ptr::new(&now)));
                }
            });
            // What happened before the page listened.
            state.set(Ptr::new(&store.state()));
            later.after_frame();
            store.on_change(move |now| {
                state.set(Ptr::new(&now));
                if shown.borrow().as_ref().is_some_and(|was| now.differs_only_in_place(was)) {
                    later.after_pause();
                } else {
                    later.after_frame();
                }
            });
        });
    }
    use_keys(&props.store);
    html! {
        <ContextProvider<Dispatch> context={Dispatch::new(&props.store)}>
            <ContextProvider<Words> context={Words(state.locale().catalogue())}>
                <Panes state={(*state).clone()} settled={(*settled).clone()} />
            </ContextProvider<Words>>
        </ContextProvider<Dispatch>>
    }
}

#[derive(Properties, PartialEq)]
struct PanesProps {
    state: Ptr<State>,
    /// The state that the last frame showed. The text is what people look at: the panels that tell of it
    /// follow a frame later, so that nothing they draw holds it up.
    settled: Option<Ptr<State>>,
}

#[component]
fn Panes(props: &PanesProps) -> Html {
    let words = use_words();
    let dispatch = super::context::use_dispatch();
    let state: &State = &props.state;
    let view = &state.view;
    let reading = state.reading.as_ref().map(Ptr::new);
    let project = Ptr::new(&state.project);
    let marks = Ptr::new(&state.marks);
    let found = Ptr::new(&state.found);
    let current = state.current().cloned();
    let title = state.reading.as_ref().map(|r| r.transcript.title.clone()).unwrap_or_default();
    // The browser lets go of a selection whose text is drawn anew.
    let still = view.dragging || view.selection.is_some_and(|s| s.by == By::Pointer);
    let open = view.passage.as_ref().and_then(|p| Some((p.clone(), state.project.annotation(&p.id)?)));
    let sheet = match view.sheet {
        None => None,
        Some(Sheet::Outline) => Some("sheet-outline"),
        Some(Sheet::Codebook) => Some("sheet-codebook"),
        Some(Sheet::Details) => Some("sheet-details"),
    };
    let layout = classes!(
        "page",
        view.left_folded.then_some("left-folded"),
        view.right_folded.then_some("right-folded"),
        sheet,
        view.excerpts.as_ref().map(|_| "covered")
    );
    let explain = matches!(state.keeping.kept, Kept::Saved(_)) && !state.preferences.storage_explained;
    let sheet_button = |sheet: Sheet, name: &'static str| {
        let on = view.sheet == Some(sheet);
        html! {
            <button type="button" aria-pressed={on.to_string()}
                onclick={dispatch.on::<MouseEvent>(ShowAction::Sheet((!on).then_some(sheet)))}>{ name }</button>
        }
    };
    // The very first frame shows the text and leaves room for the rest.
    let is_first = props.settled.is_none();
    html! {
        <div class={layout}>
            if is_first {
                <header class="bar"><span class="brand">{ "Glossator" }</span></header>
            } else {
            <Bar handout={state.handout.as_ref().map(Ptr::new)} project={project.clone()} {title} keeping={Ptr::new(&state.keeping)} preferences={Ptr::new(&state.preferences)}
                layers={view.layers} can_undo={state.history.last_done().is_some()} can_redo={state.history.last_undone().is_some()}
                left_folded={view.left_folded} right_folded={view.right_folded} />
            }
            if let Some((settled, reading)) = props.settled.as_ref().and_then(|s| Some((s, s.reading.as_ref()?))).filter(|_| state.class.shown.is_none()) {
                <FilterBar filter={Ptr::new(&state.filter)} sieve={settled.sieve.as_ref().map(Ptr::new)} project={project.clone()}
                    reading={Ptr::new(reading)} marks={Ptr::new(&settled.marks)} found={Ptr::new(&settled.found)} open={view.filtering}
                    words={state.search_allowed()} />
            }
            if state.class.shown.is_some() {
                <Room class={Ptr::new(&state.class)} project={project.clone()} />
            } else {
            <nav class="left" aria-label={words.left_panel}>
                <div class="outline-part">
                    if let Some(settled) = &props.settled {
                        <Transcripts project={Ptr::new(&settled.project)} shown={settled.transcript().cloned()} fixed={settled.handout.is_some()} />
                        if let Some(transcript) = settled.transcript().and_then(|t| settled.project.transcript(t)).filter(|_| settled.handout.is_none()) {
                            <TranscriptNote key={transcript.id.as_str()} transcript={Ptr::new(transcript)} />
                        }
                        if let Some(reading) = settled.reading.as_ref().map(Ptr::new) {
                            <Outline reading={reading.clone()} place={settled.view.place.0} />
                            <Speakers {reading} />
                        }
                    }
                </div>
                <div class="codebook-part">
                    if !is_first {
                        <Codebook project={project.clone()} folded={Ptr::new(&view.folded)} open={view.tag.clone()} locked={state.codebook_locked()}
                            digits={!state.preferences.shortcuts.off} />
                    }
                </div>
            </nav>
            if let Some(settled) = &props.settled {
                <Legend project={Ptr::new(&settled.project)} marks={Ptr::new(&settled.marks)} found={Ptr::new(&settled.found)} layers={settled.view.layers} />
            }
            if let Some(reading) = &reading {
                <Pane reading={reading.clone()} project={project.clone()} {marks} {found} sieve={state.sieve.as_ref().map(Ptr::new)}
                    layers={view.layers} near={view.near} dragging={still} {current} setting={state.preferences.setting} />
            } else {
                <main class="pane empty-pane"><div class="welcome"><h1>{ words.no_transcript }</h1><p>{ words.no_transcript_hint }</p>
                    <button type="button" class="primary" onclick={dispatch.on::<MouseEvent>(ShowAction::Dialog(Some(Dialog::Open)))}>
                        { words.open }</button></div></main>
            }
            <aside class="right" aria-label={words.details}>
                if let Some(settled) = &props.settled {
                    <Right state={settled.clone()} />
                }
            </aside>
            if reading.is_some() {
                <footer class="overview">
                    if let Some((settled, reading)) = props.settled.as_ref().and_then(|s| Some((s, s.reading.as_ref()?))) {
                        <Overview reading={Ptr::new(reading)} project={Ptr::new(&settled.project)} marks={Ptr::new(&settled.marks)}
                            found={Ptr::new(&settled.found)} sieve={settled.sieve.as_ref().map(Ptr::new)} layers={settled.view.layers} share={settled.view.place.1} />
                    }
                </footer>
            }
            }
            if view.excerpts.is_some() && state.class.shown.is_none() && reading.is_some() {
                <excerpts::Room state={props.state.clone()} />
            }
            <nav class="sheets" aria-label={words.panels}>
                { sheet_button(Sheet::Outline, words.outline) }
                { sheet_button(Sheet::Codebook, words.codebook) }
                { sheet_button(Sheet::Details, words.details) }
            </nav>
            if let Some(picker) = view.picker.clone().filter(|_| state.writable() && !view.dragging) {
                <PickerBox offers={offers(state, &picker.query)} {picker} project={Ptr::new(&state.project)}
                    may_mark={state.layer_allowed(Layer::Entities)} preferences={Ptr::new(&state.preferences)} />
            }
            if let (Some((open, annotation)), Some(reading)) = (open, &reading) {
                <PassageBox {open} annotation={Ptr::new(annotation)} project={Ptr::new(&state.project)} reading={reading.clone()} />
            }
            if let (Some(open), Some(reading)) = (view.mention, &reading) {
                <MentionBox {open} found={Ptr::new(&state.found)} reading={reading.clone()} writable={state.writable()} />
            }
            if explain && state.class.shown.is_none() && !is_first {
                <div class="notice" role="note">
                    <p>{ words.kept_where }{ " " }{ words.kept_who }</p>
                    <button type="button" class="plain" onclick={dispatch.on::<MouseEvent>(KeepAction::Explained)}>{ words.understood }</button>
                </div>
            } else if !state.preferences.hint_dismissed && state.project.annotations.is_empty() && view.selection.is_none() && !is_first {
                <div class="notice hint" role="note">
                    <p>{ words.first_hint }</p>
                    <button type="button" class="plain" onclick={dispatch.on::<MouseEvent>(ShowAction::DismissHint)}>{ words.understood }</button>
                </div>
            }
            <Dialogs state={props.state.clone()} />
            if let Some(handed) = state.handout.as_ref().filter(|h| !h.begun) {
                <Front handed={Ptr::new(handed)} stored={Ptr::new(&state.stored)} />
            }
            <Toasts toast={view.toast.clone()} />
            <Said toast={view.said.clone()} />
        </div>
    }
}

/// While the text is scrolled the panels stand still for so long, in milliseconds.
const PAUSE: u32 = 120;

/// Does one thing later, however often it is asked for before.
#[derive(Clone)]
struct Later(Rc<Asked>);

struct Asked {
    frame: Cell<bool>,
    pause: RefCell<Option<Timeout>>,
    then: Box<dyn Fn()>,
}

impl Later {
    fn new(then: impl Fn() + 'static) -> Self {
        Self(Rc::new(Asked { frame: Cell::new(false), pause: RefCell::default(), then: Box::new(then) }))
    }

    /// After the next frame is drawn.
    fn after_frame(&self) {
        if self.0.frame.replace(true) {
            return;
        }
        let asked = Rc::clone(&self.0);
        let frame = request_animation_frame(move |_| {
            // A task of its own, so that the frame is drawn before.
            Timeout::new(0, move || {
                asked.frame.set(false);
                (asked.then)();
            })
            .forget();
        });
        // Dropping it would call it off.
        std::mem::forget(frame);
    }

    /// When nothing was asked for a while.
    fn after_pause(&self) {
        let asked = Rc::clone(&self.0);
        let pause = Timeout::new(PAUSE, move || (asked.then)());
        // The one before is called off.
        self.0.pause.replace(Some(pause));
    }
}
