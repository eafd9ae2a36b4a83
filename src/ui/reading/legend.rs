use crate::app::Marks;
use crate::model::{Project, codebook};
use crate::ui::context::{Ptr, use_words};
use crate::ui::left::swatch;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct LegendProps {
    pub project: Ptr<Project>,
    /// The passages of the transcript on the page.
    pub marks: Ptr<Marks>,
}

/// What stands on paper before the transcript: its tags with their numbers, colours and passages.
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
    let rows: Vec<Html> = rows.collect();
    if rows.is_empty() {
        return Html::default();
    }
    html! { <section class="paper-legend"><h2>{ words.tags }</h2><ol>{ for rows }</ol></section> }
}
