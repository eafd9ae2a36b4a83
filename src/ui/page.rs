use super::bar::Bar;
use super::context::{Dispatch, Ptr, Words, use_words};
use super::keys::use_keys;
use super::left::{Codebook, Outline, Speakers, Transcripts};
use super::overlay::{Dialogs, PassageBox, PickerBox, Said, Toasts};
use super::overview::Overview;
use super::reading::Pane;
use super::right::Right;
use crate::app::{By, Dialog, KeepAction, Kept, Sheet, ShowAction, State, Store, offers};
use crate::strings::ENGLISH;
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
    {
        let state = state.clone();
        let store = Rc::clone(&props.store);
        use_effect_with((), move |()| {
            // What happened before the page listened.
            state.set(Ptr::new(&store.state()));
            store.on_change(move |now| state.set(Ptr::new(&now)));
        });
    }
    use_keys(&props.store);
    html! {
        <ContextProvider<Dispatch> context={Dispatch::new(&props.store)}>
            <ContextProvider<Words> context={Words(&ENGLISH)}>
                <Panes state={(*state).clone()} />
            </ContextProvider<Words>>
        </ContextProvider<Dispatch>>
    }
}

#[derive(Properties, PartialEq)]
struct PanesProps {
    state: Ptr<State>,
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
    let current = view.passage.as_ref().map(|p| p.id.clone()).or_else(|| state.latest.clone());
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
    let layout =
        classes!("page", view.left_folded.then_some("left-folded"), view.right_folded.then_some("right-folded"), sheet);
    let ask_name = !state.project.annotations.is_empty() && state.coder_name().is_empty() && state.writable();
    let explain = matches!(state.keeping.kept, Kept::Saved(_)) && !state.preferences.storage_explained;
    let sheet_button = |sheet: Sheet, name: &'static str| {
        let on = view.sheet == Some(sheet);
        html! {
            <button type="button" aria-pressed={on.to_string()}
                onclick={dispatch.on::<MouseEvent>(ShowAction::Sheet((!on).then_some(sheet)))}>{ name }</button>
        }
    };
    html! {
        <div class={layout}>
            <Bar project={project.clone()} {title} keeping={Ptr::new(&state.keeping)} preferences={Ptr::new(&state.preferences)}
                layers={view.layers} can_undo={state.history.last_done().is_some()} can_redo={state.history.last_undone().is_some()}
                left_folded={view.left_folded} right_folded={view.right_folded} />
            <nav class="left" aria-label={words.left_panel}>
                <div class="outline-part">
                    <Transcripts project={project.clone()} shown={state.transcript().cloned()} />
                    if let Some(reading) = &reading {
                        <Outline reading={reading.clone()} place={view.place.0} />
                        <Speakers reading={reading.clone()} />
                    }
                </div>
                <div class="codebook-part"><Codebook project={project.clone()} open={view.tag.clone()} /></div>
            </nav>
            if let Some(reading) = &reading {
                <Pane reading={reading.clone()} project={project.clone()} marks={marks.clone()} found={found.clone()}
                    layers={view.layers} near={view.near} dragging={still} current={current.clone()} />
            } else {
                <main class="pane empty-pane"><div class="welcome"><h1>{ words.no_transcript }</h1><p>{ words.no_transcript_hint }</p>
                    <button type="button" class="primary" onclick={dispatch.on::<MouseEvent>(ShowAction::Dialog(Some(Dialog::Open)))}>
                        { words.open }</button></div></main>
            }
            <aside class="right" aria-label={words.details}>
                <Right {project} reading={reading.clone()} marks={marks.clone()} found={found.clone()} progress={state.progress}
                    tab={view.tab} place={view.place.0} walk={view.walk} {current} {ask_name} />
            </aside>
            if let Some(reading) = &reading {
                <Overview reading={reading.clone()} project={Ptr::new(&state.project)} {marks} {found} layers={view.layers}
                    share={view.place.1} />
            }
            <nav class="sheets" aria-label={words.panels}>
                { sheet_button(Sheet::Outline, words.outline) }
                { sheet_button(Sheet::Codebook, words.codebook) }
                { sheet_button(Sheet::Details, words.details) }
            </nav>
            if let Some(picker) = view.picker.clone().filter(|_| state.writable() && !view.dragging) {
                <PickerBox offers={offers(state, &picker.query)} {picker} project={Ptr::new(&state.project)} />
            }
            if let (Some((open, annotation)), Some(reading)) = (open, &reading) {
                <PassageBox {open} annotation={Ptr::new(annotation)} project={Ptr::new(&state.project)} reading={reading.clone()} />
            }
            if explain {
                <div class="notice" role="note">
                    <p>{ words.kept_where }{ " " }{ words.kept_who }</p>
                    <button type="button" class="plain" onclick={dispatch.on::<MouseEvent>(KeepAction::Explained)}>{ words.understood }</button>
                </div>
            } else if !state.preferences.hint_dismissed && state.project.annotations.is_empty() && view.selection.is_none() {
                <div class="notice hint" role="note">
                    <p>{ words.first_hint }</p>
                    <button type="button" class="plain" onclick={dispatch.on::<MouseEvent>(ShowAction::DismissHint)}>{ words.understood }</button>
                </div>
            }
            <Dialogs dialog={view.dialog} stored={Ptr::new(&state.stored)} project={state.project.id.clone()} preferences={Ptr::new(&state.preferences)} />
            <Toasts toast={view.toast.clone()} />
            <Said toast={view.said.clone()} />
        </div>
    }
}
