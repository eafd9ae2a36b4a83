use crate::analysis::concordance::line;
use crate::app::{ExcerptsAction, PassageAction, Reading, Rect, SearchAction, SearchHit};
use crate::model::Annotation;
use crate::text::Span;
use crate::ui::context::{Ptr, use_dispatch, use_words};
use crate::ui::left::swatch;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// Context on either side, in bytes.
const REACH: u32 = 150;
/// Longer words are cut where they name a button.
const NAME: usize = 40;

#[derive(Properties, PartialEq)]
pub struct CardProps {
    pub reading: Ptr<Reading>,
    /// From its start to its end.
    pub span: Span,
    pub quote: AttrValue,
    /// The passage; none for a place that was found.
    pub passage: Option<Ptr<Annotation>>,
    /// Its tags: names and colours.
    pub tags: Vec<(AttrValue, u8)>,
    /// Who says it, in which transcript, who made it.
    pub about: AttrValue,
    /// The id of the button that opens it.
    pub id: Option<&'static str>,
    /// Whether it is open.
    pub current: bool,
    /// Told when it is opened.
    pub opened: Callback<()>,
}

/// An excerpt: its words with what stands around them, its tags, its note, and the ways to go on.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let words = use_words();
    let said = &words.review;
    let dispatch = use_dispatch();
    let reading = &props.reading;
    let line = line(reading.text.as_str(), props.span, REACH);
    // Dots where the paragraph goes on.
    let text = reading.text.as_str();
    let last = text.get(..line.left.start as usize).and_then(|rest| rest.chars().next_back());
    let next = text.get(line.right.end as usize..).and_then(|rest| rest.chars().next());
    let before = format!(
        "{}{}",
        if last.is_some_and(|c| c != '\n') { "… " } else { "" },
        reading.text.slice(line.left).trim_start()
    );
    let behind =
        format!("{}{}", reading.text.slice(line.right), if next.is_some_and(|c| c != '\n') { " …" } else { "" });
    let colour = props.tags.first().map_or_else(|| "note".to_owned(), |(_, colour)| colour.to_string());
    let chips = props.tags.iter().map(|(name, colour)| html! { <span class="chip">{ swatch(*colour) }{ name }</span> });
    let short: String = props.quote.chars().take(NAME).collect();
    let edit = props.passage.as_ref().map(|passage| {
        let (id, opened) = (passage.id.clone(), props.opened.clone());
        dispatch.with(move |event: MouseEvent| {
            let button = event.target()?.dyn_into::<Element>().ok()?.closest("button").ok()??;
            let at = button.get_bounding_client_rect();
            opened.emit(());
            let place = Rect { left: at.left(), top: at.top(), right: at.right(), bottom: at.bottom() };
            Some(ExcerptsAction::Edit(id.clone(), place))
        })
    });
    let go = match &props.passage {
        Some(passage) => dispatch.on::<MouseEvent>(PassageAction::Open(passage.id.clone())),
        None => {
            let hit = SearchHit { transcript: reading.transcript.id.clone(), span: props.span };
            dispatch.on::<MouseEvent>(SearchAction::Go(hit))
        }
    };
    let note = props.passage.as_ref().map(|passage| passage.note.clone()).filter(|note| !note.is_empty());
    html! {
        <li class={classes!("card", "excerpt", props.current.then_some("current"))} ~style={format!("--c:var(--tag-{colour})")}>
            <p class="context"><span>{ before }</span><b>{ &props.quote }</b><span>{ behind }</span></p>
            if !props.tags.is_empty() {
                <span class="chips">{ for chips }</span>
            }
            if let Some(note) = note {
                <p class="note">{ note }</p>
            }
            <div class="line">
                <small>{ &props.about }</small>
                if let Some(edit) = edit {
                    <button type="button" class="link" id={props.id} aria-label={(said.edit_named)(&short)} onclick={edit}>{ said.edit }</button>
                }
                <button type="button" class="link" aria-label={(said.in_text_named)(&short)} onclick={go}>{ said.in_text }</button>
            </div>
        </li>
    }
}
