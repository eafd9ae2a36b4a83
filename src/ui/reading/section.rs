use super::layout::{Queue, use_laid_out};
use super::pane::{Lines, SectionRuns};
use super::piece::Piece;
use crate::app::Reading;
use crate::model::Id;
use crate::ui::context::Ptr;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SectionProps {
    pub index: usize,
    pub reading: Ptr<Reading>,
    /// Where it waits for its turn to be laid out.
    pub queue: Queue,
    /// Whether it is near the window: then it is laid out at once.
    pub near: bool,
    /// The marks of its pieces, where it is near the window.
    pub runs: Option<Ptr<SectionRuns>>,
    pub current: Option<Id>,
    pub lines: Lines,
}

/// A run of pieces that the browser skips while it is off screen.
#[component]
pub fn Section(props: &SectionProps) -> Html {
    let laid_out = use_laid_out(&props.queue, props.index, props.near);
    let reading = &props.reading;
    let Some(section) = reading.sections.get(props.index) else { return Html::default() };
    // A guess at its height until it was drawn: lines of some 66 characters, and a gap a piece.
    let lines = f64::from(section.span.len()) / 66.0 + (section.last - section.first) as f64 * 0.9;
    let height = format!("contain-intrinsic-size: auto none auto {}px", (lines * 30.0) as u32);
    let pieces = (section.first..section.last).filter(|_| laid_out).map(|at| {
        let runs = props.runs.as_ref().and_then(|r| r.get(at - section.first)).map(Ptr::new);
        // Only the paragraphs that it runs through are drawn anew when another passage is current.
        let current = props.current.clone().filter(|passage| runs.as_ref().is_some_and(|r| r.holds(passage)));
        html! {
            <Piece key={at} index={at} reading={reading.clone()} {runs} {current} lines={props.lines} />
        }
    });
    html! {
        <div class={classes!("section", (!laid_out).then_some("waiting"))} data-section={props.index.to_string()} ~style={height}>
            { for pieces }
        </div>
    }
}
