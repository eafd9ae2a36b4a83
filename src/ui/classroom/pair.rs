//! The transcript twice, side by side: what each of two readers tagged.

use crate::app::classroom::Comparison;
use crate::text::{Span, flatten};
use crate::ui::context::{Ptr, use_words};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct PairProps {
    pub comparison: Ptr<Comparison>,
    /// The two readers.
    pub pair: (usize, usize),
    /// What they are called.
    pub names: (AttrValue, AttrValue),
    /// The tag looked at; all where there is none.
    pub tag: Option<usize>,
    /// The disputed passage looked at.
    pub focus: Option<Span>,
}

/// Paragraph beside paragraph, so that both stay level.
#[component]
pub fn Pair(props: &PairProps) -> Html {
    let said = &use_words().class;
    let comparison = &props.comparison;
    let (left, right) = props.pair;
    let side = |coder: usize| {
        let own = comparison.codings.iter().filter(|c| c.coder == coder && props.tag.is_none_or(|t| c.tag == t));
        own.map(|c| (c.span, c.tag)).collect::<Vec<_>>()
    };
    let (of_left, of_right) = (side(left), side(right));
    let reading = &comparison.reading;
    let pieces = reading.pieces.iter().enumerate().map(|(n, piece)| {
        let block = reading.block(piece).filter(|_| piece.first);
        let label = block.and_then(|b| b.label).map(|l| reading.text.slice(l.name).to_owned());
        let (one, other) = (within(&of_left, piece.body), within(&of_right, piece.body));
        let shown = |own: &[(Span, usize)], theirs: &[(Span, usize)]| marks(props, said, piece.body, own, theirs);
        html! {
            <div key={n} class="pair">
                if let Some(label) = label { <div class="pair-who">{ label }</div> }
                <p data-s={piece.body.start.to_string()}>{ shown(&one, &other) }</p>
                <p>{ shown(&other, &one) }</p>
            </div>
        }
    });
    html! {
        <article class="text heated pairs">
            <div class="pair pair-names"><b>{ &props.names.0 }</b><b>{ &props.names.1 }</b></div>
            { for pieces }
        </article>
    }
}

fn within(own: &[(Span, usize)], body: Span) -> Vec<(Span, usize)> {
    own.iter().filter(|(span, _)| span.overlaps(body)).copied().collect()
}

/// One reader's marks in a paragraph. What the other did not tag so is underlined with dashes.
fn marks(
    props: &PairProps,
    said: &crate::strings::Classroom,
    body: Span,
    own: &[(Span, usize)],
    theirs: &[(Span, usize)],
) -> Html {
    let reading = &props.comparison.reading;
    let both: Vec<(Span, (bool, usize))> =
        own.iter().map(|(s, t)| (*s, (true, *t))).chain(theirs.iter().map(|(s, t)| (*s, (false, *t)))).collect();
    let segments = flatten(body, &both).into_iter().map(|segment| {
        let words = reading.text.slice(segment.span).to_owned();
        let mine: Vec<usize> = segment.items.iter().filter(|(mine, _)| *mine).map(|(_, tag)| *tag).collect();
        let Some(known) = mine.first().and_then(|tag| props.comparison.tags.get(*tag)) else {
            return html! { <>{ words }</> };
        };
        let alone = mine.iter().any(|tag| !segment.items.contains(&(false, *tag)));
        let focused = props.focus.is_some_and(|f| f.overlaps(segment.span)).then_some("focused");
        let names = mine.iter().filter_map(|tag| Some(props.comparison.tags.get(*tag)?.name.as_str()));
        let names = names.collect::<Vec<_>>().join(", ");
        let title = if alone { (said.only_here)(&names) } else { names };
        let tint = format!("--c:var(--tag-{})", known.colour);
        html! { <mark class={classes!("heat", "heat-4", alone.then_some("alone"), focused)} {title} ~style={tint}>{ words }</mark> }
    });
    html! { <>{ for segments }</> }
}
