use super::notes::Notes;
use crate::analysis::concordance::line;
use crate::analysis::search::{BadQuery, Manner, Query};
use crate::app::{Dialog, FoundAction, Search, SearchAction, SearchHit, ShowAction, State, Walk};
use crate::model::Id;
use crate::strings::Catalogue;
use crate::text::{Span, slice};
use crate::ui::context::{Ptr, use_dispatch, use_words};
use crate::ui::icon::{Icon, icon};
use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlInputElement};
use yew::prelude::*;

/// Hits listed before one asks for more.
const SHOWN: usize = 60;
/// Context of a hit, in bytes on either side.
const REACH: u32 = 60;

#[derive(Properties, PartialEq)]
pub struct SearchProps {
    pub state: Ptr<State>,
}

/// The field, what was found, and what can be done with it.
#[component]
pub fn SearchPanel(props: &SearchProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let listed = use_state(|| SHOWN);
    let state: &State = &props.state;
    let search = &state.search;
    {
        let listed = listed.clone();
        use_effect_with((search.query.clone(), search.everywhere), move |_| listed.set(SHOWN));
    }
    let step = |forward: bool| dispatch.on::<MouseEvent>(FoundAction::Walk(Walk::Hits, forward));
    let shown = state.transcript();
    let here: Vec<Span> = shown.map_or_else(Vec::new, |shown| search.in_transcript(shown).collect());
    let at = state.view.walk.and_then(|(walk, at)| at.filter(|_| walk == Walk::Hits));
    let current = at.and_then(|at| here.get(at).copied()).zip(shown);
    let several = state.project.transcripts.len() > 1;
    let rows = search.hits.iter().take(*listed).filter_map(|hit| {
        let (text, title) = text_of(state, &hit.transcript)?;
        let reading = state.reading.as_ref().filter(|r| r.transcript.id == hit.transcript);
        let speaker = reading.and_then(|r| r.speaker_at(hit.span.start)).unwrap_or_default();
        let about = [speaker, if several { title } else { "" }];
        let about: Vec<&str> = about.into_iter().filter(|s| !s.is_empty()).collect();
        let is_current = current.is_some_and(|(span, shown)| span == hit.span && *shown == hit.transcript);
        let go = dispatch.on::<MouseEvent>(SearchAction::Go(hit.clone()));
        Some(row(text, hit, &about.join(" · "), is_current, go))
    });
    let more = search.hits.len().saturating_sub(*listed);
    let show_more = {
        let listed = listed.clone();
        Callback::from(move |_: MouseEvent| listed.set(*listed + 5 * SHOWN))
    };
    html! {
        <>
            <Field search={Ptr::new(search)} {several} />
            if let Some(problem) = &search.problem {
                <p class="problem" role="alert">{ said(words, problem) }</p>
            } else if search.query.text.trim().is_empty() {
                <p class="empty">{ words.search_hint }</p>
            } else {
                <div class="found">
                    <span role="status">{ (words.hits)(search.hits.len(), search.more) }</span>
                    if !here.is_empty() {
                        <span class="line">
                            <button type="button" class="plain" aria-label={words.previous} onclick={step(false)}>{ icon(Icon::Back) }</button>
                            if let Some(at) = at {
                                <span class="quiet">{ (words.of)(at + 1, here.len()) }</span>
                            }
                            <button type="button" class="plain" aria-label={words.next} onclick={step(true)}>{ icon(Icon::Forward) }</button>
                        </span>
                    }
                </div>
                if !search.hits.is_empty() {
                    <button type="button" class="link as-table" onclick={dispatch.on::<MouseEvent>(ShowAction::Dialog(Some(Dialog::Concordance)))}>
                        { words.concordance_open }</button>
                    <ol class="hits" aria-label={words.found_places}>{ for rows }</ol>
                    if more > 0 {
                        <button type="button" class="link" onclick={show_more}>{ (words.show_more)(more) }</button>
                    }
                }
                <Notes search={Ptr::new(search)} project={Ptr::new(&state.project)} texts={Ptr::new(&state.texts)} />
            }
        </>
    }
}

/// What is wrong with a query.
fn said(words: &Catalogue, problem: &BadQuery) -> String {
    match problem {
        BadQuery::Pattern(why) => (words.bad_pattern)(why),
        BadQuery::TooLarge => words.pattern_too_large.to_owned(),
    }
}

#[derive(Properties, PartialEq)]
struct FieldProps {
    search: Ptr<Search>,
    several: bool,
}

#[component]
fn Field(props: &FieldProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let form = use_node_ref();
    let Search { query, everywhere, .. } = &**props.search;
    // Every field is read at once, so that none of them can lag behind the others.
    let read = {
        let form = form.clone();
        move || {
            let form = form.cast::<HtmlFormElement>()?;
            let input =
                |name: &str| form.query_selector(&format!("[name={name}]")).ok()??.dyn_into::<HtmlInputElement>().ok();
            let is_on = |name: &str| input(name).is_some_and(|field| field.checked());
            let manner = match (is_on("inflected"), is_on("pattern")) {
                (true, _) => Manner::Inflected,
                (_, true) => Manner::Pattern,
                _ => Manner::Plain,
            };
            let query =
                Query { text: input("query")?.value(), manner, case: is_on("case"), whole_words: is_on("whole") };
            Some(SearchAction::Look(query, is_on("everywhere")))
        }
    };
    let typed = {
        let read = read.clone();
        dispatch.with(move |_: InputEvent| read())
    };
    let changed = {
        let read = read.clone();
        dispatch.with(move |_: Event| read())
    };
    let entered = dispatch.with(|event: SubmitEvent| {
        event.prevent_default();
        Some(FoundAction::Walk(Walk::Hits, true))
    });
    let choice = |name: &'static str, on: bool, label: &'static str| {
        html! { <label class="radio"><input type="checkbox" {name} checked={on} onchange={changed.clone()} />{ label }</label> }
    };
    let plain = query.manner != Manner::Inflected;
    html! {
        <form class="search" role="search" ref={form} onsubmit={entered}>
            <input id="search" class="field" type="search" name="query" aria-label={words.search_words} placeholder={words.search_words}
                autocomplete="off" spellcheck="false" value={query.text.clone()} oninput={typed} />
            <div class="options">
                { choice("inflected", query.manner == Manner::Inflected, words.search_inflected) }
                if plain {
                    { choice("whole", query.whole_words, words.search_whole) }
                    { choice("case", query.case, words.search_case) }
                    { choice("pattern", query.manner == Manner::Pattern, words.search_pattern) }
                }
                if props.several {
                    { choice("everywhere", *everywhere, words.search_everywhere) }
                }
            </div>
        </form>
    }
}

/// A hit with what stands around it.
fn row(text: &str, hit: &SearchHit, about: &str, is_current: bool, go: Callback<MouseEvent>) -> Html {
    let line = line(text, hit.span, REACH);
    html! {
        <li key={format!("{}-{}", hit.transcript, hit.span.start)} class={classes!("hit", is_current.then_some("current"))}>
            <button type="button" class="quote" onclick={go}>
                <span>{ slice(text, line.left) }<b>{ slice(text, line.hit) }</b>{ slice(text, line.right) }</span>
                if !about.is_empty() {
                    <small>{ about.to_owned() }</small>
                }
            </button>
        </li>
    }
}

/// The text and the title of a transcript.
pub fn text_of<'a>(state: &'a State, transcript: &Id) -> Option<(&'a str, &'a str)> {
    let transcript = state.project.transcript(transcript)?;
    Some((state.texts.get(&transcript.text)?.as_str(), transcript.title.as_str()))
}
