use crate::app::{Found, Layers, Marks, THEME_COLOURS};
use crate::model::{Project, codebook};
use crate::ui::context::{Ptr, use_words};
use crate::ui::left::swatch;
use crate::ui::naming::KINDS;
use crate::ui::reading::kind_class;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct LegendProps {
    pub project: Ptr<Project>,
    /// The passages of the transcript on the page.
    pub marks: Ptr<Marks>,
    /// Its entities and themes.
    pub found: Ptr<Found>,
    /// The layers that are shown, and so printed.
    pub layers: Layers,
}

/// What stands on paper before the transcript: its tags with their numbers, colours and passages, and what the
/// lines under names and the dots mean.
#[component]
pub fn Legend(props: &LegendProps) -> Html {
    let words = use_words();
    let tags = &props.project.tags;
    let mut counts = vec![0usize; tags.len()];
    for tag in props.marks.annotations.iter().flat_map(|annotation| &annotation.tags) {
        if let Some(count) = tags.iter().position(|t| t.id == *tag).and_then(|at| counts.get_mut(at)) {
            *count += 1;
        }
    }
    let rows = (1..).zip(tags.iter().zip(counts)).filter(|(_, (_, count))| *count > 0).map(|(number, (tag, count))| {
        html! {
            <li key={tag.id.as_str()}><b>{ number }</b>{ swatch(tag.colour) }
                <span class="words">{ codebook::path(tags, &tag.id).join(" › ") }</span><span>{ (words.passages)(count) }</span></li>
        }
    });
    let rows: Vec<Html> = rows.filter(|_| props.layers.tags).collect();
    let found = &props.found.suggestions;
    let kinds = KINDS.into_iter().zip(words.kinds).filter(|(kind, _)| found.mentions.iter().any(|m| m.kind == *kind));
    let kinds = kinds.filter(|_| props.layers.entities).map(|(kind, name)| {
        html! { <li><span class={classes!("entity", kind_class(kind))}>{ name }</span></li> }
    });
    let themes = found.themes.iter().enumerate().filter(|_| props.layers.themes).map(|(at, theme)| {
        html! { <li><i class={format!("dot theme-{}", at % usize::from(THEME_COLOURS))} />{ &theme.name }</li> }
    });
    let signs: Vec<Html> = kinds.chain(themes).collect();
    html! {
        <section class="paper-legend">
            if !rows.is_empty() { <h2>{ words.tags }</h2><ol>{ for rows }</ol> }
            if !signs.is_empty() { <ul class="signs">{ for signs }</ul> }
        </section>
    }
}
