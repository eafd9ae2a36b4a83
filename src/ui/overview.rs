//! The strip at the bottom: where along the whole text tags, entities and themes occur.

use crate::app::{Found, Layers, Marks, ReadAction, Reading, Sieve, THEME_COLOURS};
use crate::model::{Id, Project};
use crate::ui::context::{Ptr, use_dispatch, use_words};
use std::collections::BTreeMap;
use std::fmt::Write;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// The strip is drawn in so many columns: what falls into one is one mark.
const COLUMNS: u32 = 480;

#[derive(Properties, PartialEq)]
pub struct OverviewProps {
    pub reading: Ptr<Reading>,
    pub project: Ptr<Project>,
    pub marks: Ptr<Marks>,
    pub found: Ptr<Found>,
    /// What is asked for, where anything is: of the passages only that is drawn.
    pub sieve: Option<Ptr<Sieve>>,
    pub layers: Layers,
    /// The share of the text above the middle of the window.
    pub share: f64,
}

/// The strip; a slider for the place on the page.
#[component]
pub fn Overview(props: &OverviewProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let at = props.share;
    let jump = |to: f64| ReadAction::JumpTo(to);
    let clicked = dispatch.with(move |event: MouseEvent| {
        let strip = event.target()?.dyn_into::<Element>().ok()?.closest(".strip").ok()??.get_bounding_client_rect();
        let share = (f64::from(event.client_x()) - strip.left()) / strip.width().max(1.0);
        Some(jump(if is_rtl() { 1.0 - share } else { share }))
    });
    let moved = dispatch.with(move |event: KeyboardEvent| {
        let to = match event.key().as_str() {
            "ArrowRight" | "ArrowDown" => at + 0.02,
            "ArrowLeft" | "ArrowUp" => at - 0.02,
            "PageDown" => at + 0.1,
            "PageUp" => at - 0.1,
            "Home" => 0.0,
            "End" => 1.0,
            _ => return None,
        };
        event.prevent_default();
        Some(jump(to.clamp(0.0, 1.0)))
    });
    let percent = (at * 100.0).round() as u32;
    html! {
        <>
            <span class="caption">{ words.whole_transcript }</span>
            <div class="strip" role="slider" tabindex="0" aria-label={words.place_in_transcript} aria-valuemin="0" aria-valuemax="100"
                aria-valuenow={percent.to_string()} aria-valuetext={(words.percent)(percent)} onclick={clicked} onkeydown={moved}>
                <Strip reading={props.reading.clone()} project={props.project.clone()} marks={props.marks.clone()}
                    found={props.found.clone()} sieve={props.sieve.clone()} layers={props.layers} />
                <i class="here" ~style={format!("inset-inline-start:{:.2}%", at * 100.0)} />
            </div>
            <span class="caption end">{ (words.percent)(percent) }</span>
        </>
    }
}

fn is_rtl() -> bool {
    gloo::utils::document_element().get_attribute("dir").as_deref() == Some("rtl")
}

#[derive(Properties, PartialEq)]
struct StripProps {
    reading: Ptr<Reading>,
    project: Ptr<Project>,
    marks: Ptr<Marks>,
    found: Ptr<Found>,
    sieve: Option<Ptr<Sieve>>,
    layers: Layers,
}

/// One row a layer: tags in their colours, entities, themes in theirs.
#[component]
fn Strip(props: &StripProps) -> Html {
    let len = props.reading.text.len().max(1);
    let column = |at: u32| (u64::from(at) * u64::from(COLUMNS) / u64::from(len)) as u32;
    let mut paths: BTreeMap<(u32, Fill), Columns> = BTreeMap::new();
    if props.layers.tags {
        let colours: BTreeMap<&Id, u8> = props.project.tags.iter().map(|t| (&t.id, t.colour)).collect();
        let passages = props.sieve.as_ref().map_or(&props.marks.annotations, |sieve| &sieve.passages);
        for annotation in passages {
            let colour = annotation.tags.first().and_then(|t| colours.get(t)).copied();
            // Tags of one colour share a line; ten colours fit over each other in three.
            let line = u32::from(colour.unwrap_or(0)) % 3;
            let span = annotation.span();
            paths.entry((line, Fill::Tag(colour))).or_default().mark(column(span.start), column(span.end));
        }
    }
    if props.layers.entities {
        let entities = paths.entry((3, Fill::Entity)).or_default();
        for mention in &props.found.suggestions.mentions {
            entities.mark(column(mention.span.start), column(mention.span.start));
        }
    }
    if props.layers.themes {
        for theme in 0..props.found.suggestions.themes.len() {
            let fill = Fill::Theme((theme % usize::from(THEME_COLOURS)) as u8);
            let marks = paths.entry((4, fill)).or_default();
            for span in props.found.occurrences_of(theme) {
                marks.mark(column(span.start), column(span.start));
            }
        }
    }
    let drawn = paths.into_iter().map(|((line, fill), columns)| {
        html! { <path class={fill.class()} d={columns.path(line * 6 + 1)} /> }
    });
    html! {
        <svg viewBox={format!("0 0 {COLUMNS} 30")} preserveAspectRatio="none" aria-hidden="true" focusable="false">{ for drawn }</svg>
    }
}

/// What a mark is coloured as.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fill {
    /// A tag's colour; none for a passage with a note alone.
    Tag(Option<u8>),
    Entity,
    Theme(u8),
}

impl Fill {
    fn class(self) -> String {
        match self {
            Self::Tag(Some(colour)) => format!("fill-tag-{colour}"),
            Self::Tag(None) => "fill-note".to_owned(),
            Self::Entity => "fill-entity".to_owned(),
            Self::Theme(theme) => format!("fill-theme-{theme}"),
        }
    }
}

/// Which columns are marked.
struct Columns([bool; COLUMNS as usize + 1]);

impl Default for Columns {
    fn default() -> Self {
        Self([false; COLUMNS as usize + 1])
    }
}

impl Columns {
    fn mark(&mut self, from: u32, to: u32) {
        let last = self.0.len() - 1;
        if let Some(columns) = self.0.get_mut((from as usize).min(last)..=(to as usize).min(last)) {
            columns.fill(true);
        }
    }

    /// Boxes, as few as runs of marked columns.
    fn path(&self, y: u32) -> String {
        let mut path = String::new();
        let mut start = None;
        for (at, marked) in self.0.iter().copied().chain([false]).enumerate() {
            match (start, marked) {
                (None, true) => start = Some(at),
                (Some(from), false) => {
                    // Writing into a string cannot fail.
                    let _ = write!(path, "M{from} {y}h{}v4h-{}z", at - from, at - from);
                    start = None;
                }
                _ => {}
            }
        }
        path
    }
}

/// A small strip of one thing's places, for a row in a list.
pub fn ticks(places: &[u32], len: u32) -> Html {
    const WIDTH: u32 = 64;
    let mut path = String::new();
    let mut last = None;
    for place in places {
        let x = u64::from(*place) * u64::from(WIDTH) / u64::from(len.max(1));
        if last != Some(x) {
            let _ = write!(path, "M{x}.5 2v10");
            last = Some(x);
        }
    }
    html! {
        <svg class="ticks" viewBox={format!("0 0 {WIDTH} 14")} aria-hidden="true" focusable="false">
            <path class="ground" d={format!("M0 13h{WIDTH}")} /><path d={path} />
        </svg>
    }
}
