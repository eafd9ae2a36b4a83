use super::card::Card;
use super::gathered::use_gathered;
use crate::app::{Excerpt, Excerpts, ExcerptsAction, Grouping, Heading, Source, State, TagAction};
use crate::model::{Id, codebook};
use crate::strings::Catalogue;
use crate::ui::context::{Ptr, use_dispatch, use_words};
use crate::ui::left::swatch;
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Excerpts drawn before one asks for more.
const SHOWN: usize = 60;

#[derive(Properties, PartialEq)]
pub struct RoomProps {
    pub state: Ptr<State>,
}

/// The excerpts in their groups.
#[component]
pub fn Room(props: &RoomProps) -> Html {
    let words = use_words();
    let said = &words.review;
    let dispatch = use_dispatch();
    let state: &State = &props.state;
    let gathered = use_gathered(state);
    let shown = use_state(|| SHOWN);
    // The button that opened a passage: the focus comes back to it.
    let opened = use_state(|| None::<(Heading, Id)>);
    let gathering = state.view.excerpts.clone().unwrap_or_default();
    {
        let shown = shown.clone();
        use_effect_with((gathering.clone(), Ptr::new(&state.filter)), move |_| shown.set(SHOWN));
    }
    {
        // On paper all of them are wanted.
        let shown = shown.clone();
        use_effect_with((), move |()| {
            let window = gloo::utils::window();
            let printing = EventListener::new(&window, "beforeprint", move |_| shown.set(usize::MAX));
            move || drop(printing)
        });
    }
    let choice = |action: ExcerptsAction, on: bool, name: &'static str| {
        html! {
            <button type="button" aria-pressed={on.to_string()} onclick={dispatch.on::<MouseEvent>(action)}><span>{ name }</span></button>
        }
    };
    let by = |grouping: Grouping, name: &'static str| {
        choice(ExcerptsAction::Group(grouping), gathering.grouping == grouping, name)
    };
    let from =
        |source: Source, name: &'static str| choice(ExcerptsAction::From(source), gathering.source == source, name);
    let here_only = dispatch.with(|event: Event| {
        Some(ExcerptsAction::HereOnly(!event.target()?.dyn_into::<HtmlInputElement>().ok()?.checked()))
    });
    let only = gathering.only.as_ref().filter(|only| gathered.groups.iter().any(|g| g.heading == **only));
    let rows = gathered.groups.iter().map(|group| {
        let chosen = only == Some(&group.heading);
        let choose = ExcerptsAction::Only((!chosen).then(|| group.heading.clone()));
        row(Some((state, &group.heading)), words, group.excerpts.len(), chosen, dispatch.on::<MouseEvent>(choose))
    });
    let all =
        row(None, words, gathered.all.len(), only.is_none(), dispatch.on::<MouseEvent>(ExcerptsAction::Only(None)));
    let title = if state.project.name.is_empty() {
        state.reading.as_ref().map_or_else(String::new, |reading| reading.transcript.title.clone())
    } else {
        state.project.name.clone()
    };
    let mut left = *shown;
    let mut focus_held = false;
    let mut sections = Vec::new();
    for group in gathered.shown(only) {
        if left == 0 {
            break;
        }
        let drawn: Vec<&usize> = group.excerpts.iter().take(left).collect();
        left -= drawn.len();
        let cards = drawn.into_iter().filter_map(|at| {
            let excerpt = gathered.all.get(*at)?;
            let place = excerpt.passage.as_ref().map(|passage| (group.heading.clone(), passage.id.clone()));
            let holds_focus = !focus_held && place.is_some() && *opened == place;
            focus_held |= holds_focus;
            let set = {
                let opened = opened.clone();
                Callback::from(move |()| opened.set(place.clone()))
            };
            card(state, words, &gathered, *at, excerpt, holds_focus.then_some("excerpts"), set)
        });
        let cards: Vec<Html> = cards.collect();
        let name = heading_name(state, words, &group.heading);
        let retag = match &group.heading {
            Heading::Tag(Some(tag)) if state.writable() => {
                Some(dispatch.on::<MouseEvent>(TagAction::Passages(tag.clone())))
            }
            _ => None,
        };
        let retag = retag.map(|onclick| {
            html! { <button type="button" class="link off-paper" {onclick}>{ words.tree.retag_open }</button> }
        });
        sections.push(html! {
            <section key={format!("{:?}", group.heading)} class="group" aria-label={name.clone()}>
                <div class="line group-head"><h2>{ for heading_swatch(state, &group.heading) }{ name }{ " " }<small>{ group.excerpts.len() }</small></h2>
                    { for retag }</div>
                <ol class="cards">{ for cards }</ol>
            </section>
        });
    }
    let total: usize = gathered.shown(only).map(|group| group.excerpts.len()).sum();
    let more = total.saturating_sub(*shown);
    let show_more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + 5 * SHOWN))
    };
    html! {
        <main class="room excerpts" aria-label={said.excerpts}>
            <div class="room-bar">
                <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(ExcerptsAction::Close)}>{ words.class.back_to_text }</button>
                if !state.search.hits.is_empty() {
                    <div class="segments" role="group" aria-label={said.excerpts_of}>
                        { from(Source::Passages, words.passages_tab) }{ from(Source::Hits, words.found_places) }</div>
                }
                <div class="segments" role="group" aria-label={said.group_by}>
                    { by(Grouping::Tag, said.by_tag) }{ by(Grouping::Transcript, said.by_transcript) }
                    { by(Grouping::Speaker, said.by_speaker) }{ by(Grouping::Coder, said.by_coder) }</div>
                if state.project.transcripts.len() > 1 {
                    <label class="radio"><input type="checkbox" checked={!gathering.here_only} onchange={here_only} />{ words.search_everywhere }</label>
                }
                <button type="button" class="plain" onclick={dispatch.on::<MouseEvent>(ExcerptsAction::Print)}>{ said.print }</button>
            </div>
            <div class="compare">
                <aside class="compare-side" aria-label={said.groups}><ul class="list">{ all }{ for rows }</ul></aside>
                <div class="room-page" id={(!focus_held).then_some("excerpts")} tabindex="-1">
                    <h1 class="on-paper">{ title }</h1>
                    <p role="status" class="quiet">{ (said.excerpts_counted)(gathered.all.len()) }</p>
                    if gathered.all.is_empty() {
                        <p class="empty">{ if state.filter.is_empty() { words.no_passages } else { said.no_match } }</p>
                    }
                    { for sections }
                    if more > 0 {
                        <button type="button" class="link" onclick={show_more}>{ (words.show_more)(more) }</button>
                    }
                </div>
            </div>
        </main>
    }
}

/// A group to choose, or all of them.
fn row(
    group: Option<(&State, &Heading)>,
    words: &'static Catalogue,
    count: usize,
    chosen: bool,
    choose: Callback<MouseEvent>,
) -> Html {
    let name = group.map_or_else(|| words.review.all_groups.to_owned(), |(state, h)| heading_name(state, words, h));
    let square = group.and_then(|(state, heading)| heading_swatch(state, heading));
    html! {
        <li key={group.map_or_else(String::new, |(_, heading)| format!("{heading:?}"))}>
            <button type="button" class="row" aria-pressed={chosen.to_string()} onclick={choose}>
                if let Some(square) = square { { square } } else { <i class="square empty-square" aria-hidden="true" /> }
                <span class="words">{ name }</span>{ " " }<small class="number">{ count }</small></button></li>
    }
}

fn heading_name(state: &State, words: &'static Catalogue, heading: &Heading) -> String {
    let said = &words.review;
    let named = |name: Option<String>, none: &str| name.filter(|n| !n.is_empty()).unwrap_or_else(|| none.to_owned());
    match heading {
        Heading::Tag(tag) => {
            named(tag.as_ref().map(|tag| codebook::path(&state.project.tags, tag).join(" / ")), said.no_tag)
        }
        Heading::Transcript(id) => named(state.project.transcript(id).map(|t| t.title.clone()), ""),
        Heading::Speaker(name) => named(name.clone(), said.no_speaker),
        Heading::Coder(id) => {
            named(id.as_ref().and_then(|id| state.project.coder(id)).map(|c| c.name.clone()), said.unnamed_coder)
        }
    }
}

fn heading_swatch(state: &State, heading: &Heading) -> Option<Html> {
    let Heading::Tag(Some(tag)) = heading else { return None };
    state.project.tag(tag).map(|tag| swatch(tag.colour))
}

fn card(
    state: &State,
    words: &'static Catalogue,
    gathered: &Excerpts,
    at: usize,
    excerpt: &Excerpt,
    id: Option<&'static str>,
    opened: Callback<()>,
) -> Option<Html> {
    let reading = gathered.readings.get(excerpt.reading)?;
    let passage = excerpt.passage.as_ref();
    let span = excerpt.span();
    let title = if state.project.transcripts.len() > 1 { reading.transcript.title.as_str() } else { "" };
    let coder = passage.and_then(|a| state.project.coder(&a.coder)).map_or("", |coder| coder.name.as_str());
    let place = reading.piece_at(span.start).map_or_else(String::new, |piece| (words.review.paragraph)(piece + 1));
    let about = [reading.speaker_at(span.start).unwrap_or_default(), title, &place, coder];
    let about: Vec<&str> = about.into_iter().filter(|part| !part.is_empty()).collect();
    let tags = passage.into_iter().flat_map(|a| &a.tags).filter_map(|tag| state.project.tag(tag));
    let tags: Vec<(AttrValue, u8)> = tags.map(|tag| (tag.name.clone().into(), tag.colour)).collect();
    let current = passage.is_some_and(|a| state.view.passage.as_ref().is_some_and(|open| open.id == a.id));
    Some(html! {
        <Card key={at} reading={Ptr::new(reading)} {span} quote={excerpt.words(reading)} passage={passage.map(Ptr::new)} {tags}
            about={about.join(" · ")} {id} {current} {opened} />
    })
}
