use crate::app::{ExcerptsAction, FilterAction, Marks, PassageAction, Reading, ShowAction, Sieve, TagAction};
use crate::model::{Anchored, Annotation, Id, Project};
use crate::strings::Catalogue;
use crate::text::shortened;
use crate::ui::context::{Ptr, use_dispatch, use_words};
use crate::ui::left::swatch;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlInputElement};
use yew::prelude::*;

/// Cards shown at once; ten thousand passages scroll as fast as ten.
const SHOWN: usize = 30;

/// How many characters of a passage the list shows.
const QUOTE: usize = 240;

#[derive(Properties, PartialEq)]
pub struct PassagesProps {
    pub project: Ptr<Project>,
    pub reading: Ptr<Reading>,
    pub marks: Ptr<Marks>,
    /// What is asked for, where anything is.
    pub sieve: Option<Ptr<Sieve>>,
    /// The first piece in the window.
    pub place: usize,
    /// The tag that is asked for, where one is and its passages may get another.
    pub tag: Option<Id>,
    pub current: Option<Id>,
    pub ask_name: bool,
}

/// What is tagged, near the place on the page.
#[component]
pub fn Passages(props: &PassagesProps) -> Html {
    let words = use_words();
    let page = use_state(|| None::<usize>);
    let dispatch = use_dispatch();
    let all = props.sieve.as_ref().map_or(&props.marks.annotations, |sieve| &sieve.passages);
    {
        // Where the page moves, the list follows.
        let page = page.clone();
        use_effect_with(props.place, move |_| page.set(None));
    }
    if props.marks.annotations.is_empty() {
        return html! { <p class="empty">{ words.no_passages }</p> };
    }
    let doubtful = props.marks.annotations.iter().filter(|a| a.anchored.is_some()).count();
    let here = props.reading.pieces.get(props.place).map_or(0, |p| p.body.start);
    let near = all.partition_point(|a| a.span().start < here);
    let open = props.current.as_ref().and_then(|id| all.iter().position(|a| a.id == *id));
    let pages = all.len().div_ceil(SHOWN);
    let shown =
        (*page).unwrap_or(open.unwrap_or(near.min(all.len().saturating_sub(1))) / SHOWN).min(pages.saturating_sub(1));
    let cards = all.iter().skip(shown * SHOWN).take(SHOWN).map(|annotation| {
        let current = props.current.as_ref() == Some(&annotation.id);
        html! {
            <Card key={annotation.id.as_str()} annotation={Ptr::new(annotation)} tags={tags_of(&props.project, annotation)}
                reading={props.reading.clone()} coder={coder_of(&props.project, annotation)} {current} />
        }
    });
    let turn_page = |to: Option<usize>, name: &'static str| {
        let page = page.clone();
        to.map(|to| {
            let onclick = Callback::from(move |_: MouseEvent| page.set(Some(to)));
            html! { <button type="button" class="link" {onclick}>{ name }</button> }
        })
    };
    html! {
        <>
            if props.ask_name {
                <AskName />
            }
            <div class="list-head">
                <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(FilterAction::Open)}>{ words.review.filter_open }</button>
                <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(ExcerptsAction::Open)}>{ words.review.excerpts_open }</button>
            </div>
            if doubtful > 0 {
                <div class="list-head"><button type="button" class="link" onclick={dispatch.on::<MouseEvent>(PassageAction::NextToCheck)}>
                    <span class="doubt" aria-hidden="true">{ "?" }</span>{ (words.editions.next_of_them)(doubtful) }</button></div>
            }
            if let Some(tag) = props.tag.clone().filter(|_| !all.is_empty()) {
                <div class="list-head"><button type="button" class="link" onclick={dispatch.on::<MouseEvent>(TagAction::Passages(tag))}>
                    { words.tree.retag_open }</button></div>
            }
            if all.is_empty() {
                <p class="empty">{ words.review.no_match }</p>
            }
            { for turn_page(shown.checked_sub(1), words.earlier) }
            <ol class="cards">{ for cards }</ol>
            { for turn_page((shown + 1 < pages).then_some(shown + 1), words.later) }
        </>
    }
}

/// A tag as a card shows it.
#[derive(Clone, PartialEq)]
struct Chip {
    name: AttrValue,
    colour: u8,
}

fn tags_of(project: &Project, annotation: &Annotation) -> Vec<Chip> {
    let tags = annotation.tags.iter().filter_map(|id| project.tag(id));
    tags.map(|t| Chip { name: t.name.clone().into(), colour: t.colour }).collect()
}

fn coder_of(project: &Project, annotation: &Annotation) -> AttrValue {
    project.coder(&annotation.coder).map(|c| c.name.clone()).unwrap_or_default().into()
}

/// Tags in a row.
fn chips(tags: &[Chip]) -> Html {
    let chips = tags.iter().map(|t| html! { <span class="chip">{ swatch(t.colour) }{ &t.name }</span> });
    html! { <span class="chips">{ for chips }</span> }
}

#[derive(Properties, PartialEq)]
struct CardProps {
    annotation: Ptr<Annotation>,
    tags: Vec<Chip>,
    reading: Ptr<Reading>,
    coder: AttrValue,
    current: bool,
}

#[component]
fn Card(props: &CardProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let annotation: &Rc<Annotation> = &props.annotation;
    let span = annotation.span();
    let quote = props.reading.text.slice(span);
    let speaker = props.reading.speaker_at(span.start).unwrap_or_default();
    let by: Vec<&str> = [speaker, props.coder.as_str()].into_iter().filter(|s| !s.is_empty()).collect();
    let colour = props.tags.first().map_or_else(|| "note".to_owned(), |t| t.colour.to_string());
    html! {
        <li class={classes!("card", props.current.then_some("current"))} ~style={format!("--c:var(--tag-{colour})")}>
            <button type="button" class="quote" onclick={dispatch.on::<MouseEvent>(PassageAction::Open(annotation.id.clone()))}>
                <q>{ shortened(quote, QUOTE) }</q>
                <span class="unseen">{ words.open_passage }</span>
            </button>
            { chips(&props.tags) }
            if let Some(how) = annotation.anchored {
                <p class="moved"><span class="doubt" aria-hidden="true">{ "?" }</span>{ sureness(words, how) }</p>
            }
            if !annotation.note.is_empty() {
                <p class="note">{ &annotation.note }</p>
            }
            if !by.is_empty() {
                <small>{ by.join(" · ") }</small>
            }
        </li>
    }
}

/// How a passage came to its place, and that this is to be checked.
fn sureness(words: &Catalogue, how: Anchored) -> String {
    let said = &words.editions;
    let how = match how {
        Anchored::Quote => said.moved_same.to_owned(),
        Anchored::Fuzzy(share) => (said.moved_similar)((share * 100.0).round() as u32),
        Anchored::Lost => said.moved_lost.to_owned(),
    };
    format!("{how} · {}", said.to_check)
}

/// Asks once who annotates.
#[component]
fn AskName() -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let named = dispatch.with(|event: SubmitEvent| {
        event.prevent_default();
        let form = event.target()?.dyn_into::<HtmlFormElement>().ok()?;
        let field = form.query_selector("input").ok()??.dyn_into::<HtmlInputElement>().ok()?;
        (!field.value().trim().is_empty()).then(|| ShowAction::Name(field.value()))
    });
    html! {
        <form class="ask" onsubmit={named}>
            <label for="ask-name">{ words.ask_name }</label>
            <div class="line">
                <input id="ask-name" class="field" type="text" autocomplete="name" placeholder={words.your_name} />
                <button type="submit" class="plain">{ words.keep }</button>
            </div>
        </form>
    }
}
