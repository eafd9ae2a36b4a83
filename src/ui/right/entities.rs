use crate::app::{Facet, FilterAction, Found, FoundAction, Progress, Reading, Walk};
use crate::detect::{EntityKind, Language};
use crate::ui::context::{Ptr, use_dispatch, use_words};
use crate::ui::icon::{Icon, icon};
use crate::ui::overview::ticks;
use yew::prelude::*;

/// Entities of a kind shown before one asks for all.
const SHOWN: usize = 40;

pub const KINDS: [EntityKind; 8] = [
    EntityKind::Person,
    EntityKind::Org,
    EntityKind::Place,
    EntityKind::Group,
    EntityKind::Event,
    EntityKind::Agreement,
    EntityKind::Date,
    EntityKind::Relative,
];

/// Languages that the page has something to say of, in the order of its words for them.
const LANGUAGES: [Language; 22] = [
    Language::French,
    Language::Spanish,
    Language::Portuguese,
    Language::Italian,
    Language::German,
    Language::Dutch,
    Language::Danish,
    Language::Swedish,
    Language::Polish,
    Language::Romanian,
    Language::Turkish,
    Language::Indonesian,
    Language::Swahili,
    Language::Chinese,
    Language::Japanese,
    Language::Korean,
    Language::Cyrillic,
    Language::Greek,
    Language::Arabic,
    Language::Hebrew,
    Language::Latin,
    Language::Other,
];

#[derive(Properties, PartialEq)]
pub struct EntitiesProps {
    pub found: Ptr<Found>,
    pub reading: Ptr<Reading>,
    pub progress: Progress,
    pub walk: Option<(Walk, Option<usize>)>,
}

/// Who and what is named, by kind.
#[component]
pub fn Entities(props: &EntitiesProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let language = props.found.suggestions.language;
    let seems = LANGUAGES.iter().zip(words.languages).find(|(l, _)| **l == language).map(|(_, seems)| seems);
    let kinds = KINDS.into_iter().zip(words.kinds).filter_map(|(kind, name)| {
        let entities = props.found.entities_of(kind);
        (!entities.is_empty()).then(|| {
            html! {
                <Kind key={name} {kind} {name} {entities} found={props.found.clone()} reading={props.reading.clone()}
                    walk={props.walk} />
            }
        })
    });
    html! {
        <>
            { search_state(props.progress, words, dispatch) }
            if let Some(seems) = seems {
                <p class="empty">{ (words.language_found)(seems) }</p>
            }
            if props.found.suggestions.entities.is_empty() && props.progress == Progress::Done {
                <p class="empty">{ words.no_entities }</p>
            }
            { for kinds }
        </>
    }
}

/// How far the search has come, with the way to stop it or to begin again.
pub fn search_state(
    progress: Progress,
    words: &'static crate::strings::Catalogue,
    dispatch: crate::ui::context::Dispatch,
) -> Html {
    let act = |action: FoundAction, name: &'static str| {
        html! { <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(action)}>{ name }</button> }
    };
    match progress {
        Progress::Working(done) => html! {
            <div class="working">
                <progress value={format!("{done:.2}")} max="1" aria-label={words.searching} />
                { words.searching }{ " " }{ act(FoundAction::Stop, words.stop) }
            </div>
        },
        Progress::Failed => html! {
            <div class="working">{ words.search_failed }{ " " }{ act(FoundAction::Again, words.try_again) }</div>
        },
        Progress::Idle => html! {
            <div class="working">{ words.search_stopped }{ " " }{ act(FoundAction::Again, words.search_again) }</div>
        },
        Progress::Done => Html::default(),
    }
}

#[derive(Properties, PartialEq)]
struct KindProps {
    kind: EntityKind,
    name: &'static str,
    entities: Vec<u32>,
    found: Ptr<Found>,
    reading: Ptr<Reading>,
    walk: Option<(Walk, Option<usize>)>,
}

#[component]
fn Kind(props: &KindProps) -> Html {
    let words = use_words();
    let all = use_state(|| false);
    let shown = if *all { props.entities.len() } else { SHOWN };
    let rows = props.entities.iter().take(shown).map(|entity| {
        let at = props.walk.and_then(|(walk, at)| at.filter(|_| walk == Walk::Entity(*entity)));
        html! { <Row key={*entity} entity={*entity} found={props.found.clone()} reading={props.reading.clone()} {at} /> }
    });
    let hidden = props.entities.len().saturating_sub(shown);
    let show_all = Callback::from(move |_: MouseEvent| all.set(true));
    html! {
        <section class="kind">
            <h3><span class={classes!("sample", crate::ui::reading::kind_class(props.kind))} aria-hidden="true">{ "Ab" }</span>
                { props.name }<small>{ props.entities.len() }</small></h3>
            <ul class="list">{ for rows }</ul>
            if hidden > 0 {
                <button type="button" class="link" onclick={show_all}>{ (words.show_more)(hidden) }</button>
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    entity: u32,
    found: Ptr<Found>,
    reading: Ptr<Reading>,
    /// Which of its mentions the walk stands on.
    at: Option<usize>,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let Some(entity) = props.found.suggestions.entities.get(props.entity as usize) else { return Html::default() };
    let walk = Walk::Entity(props.entity);
    let step = |forward: bool| dispatch.on::<MouseEvent>(FoundAction::Walk(walk, forward));
    html! {
        <li class={classes!("entity-row", props.at.is_some().then_some("current"))}>
            <button type="button" class="row" onclick={step(true)} aria-label={(words.next_mention)(&entity.name, entity.count as usize)}>
                <span class="words">{ &entity.name }
                    if !entity.aliases.is_empty() {
                        <small class="aliases">{ entity.aliases.join(", ") }</small>
                    }
                </span>
                <small class="number">{ entity.count }</small>
                { ticks(&props.found.mentions_of(props.entity).map(|s| s.start).collect::<Vec<_>>(), props.reading.text.len()) }
            </button>
            if let Some(at) = props.at {
                <div class="line">
                    <button type="button" class="plain" aria-label={words.previous} onclick={step(false)}>{ icon(Icon::Back) }</button>
                    <span class="quiet">{ (words.of)(at + 1, entity.count as usize) }</span>
                    <button type="button" class="plain" aria-label={words.next} onclick={step(true)}>{ icon(Icon::Forward) }</button>
                    <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(FoundAction::TagAll(props.entity))}>
                        { words.tag_all_mentions }</button>
                    <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(FilterAction::Set(Facet::Entity, entity.name.clone()))}>
                        { words.review.filter }</button>
                </div>
            }
        </li>
    }
}
