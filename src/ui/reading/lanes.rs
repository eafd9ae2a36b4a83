use super::pane::{Lines, PieceRuns};
use crate::app::{Bar, PassageAction};
use crate::model::Id;
use crate::ui::context::{Ptr, use_dispatch};
use gloo::render::request_animation_frame;
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// How long after the text the bars are drawn, in milliseconds.
const PAUSE: u32 = 40;

#[derive(Properties, PartialEq)]
pub struct LanesProps {
    pub runs: Ptr<PieceRuns>,
    /// When this changes, lines break elsewhere.
    pub lines: Lines,
    pub current: Option<Id>,
}

/// The bars beside a paragraph: each as high as the lines its passage runs over.
#[component]
pub fn Lanes(props: &LanesProps) -> Html {
    let dispatch = use_dispatch();
    let node = use_node_ref();
    let measured = use_state_eq(Vec::<Option<(i32, i32)>>::new);
    {
        let (node, measured) = (node.clone(), measured.clone());
        use_effect_with((props.runs.clone(), props.lines), move |(runs, _)| {
            // The text is painted first, and while it is scrolled through it goes before. All bars are
            // measured in one frame and drawn only after it: to measure and draw by turns would lay the
            // page out anew for each.
            let runs = runs.clone();
            let frame = Rc::new(RefCell::new(None));
            let asked = Rc::clone(&frame);
            let measure = move |_| {
                let piece = node.cast::<HtmlElement>().and_then(|n| n.parent_element());
                let heights = piece.map(|piece| runs.body.bars.iter().map(|bar| lines(&piece, &runs, bar)).collect());
                let heights = heights.unwrap_or_default();
                Timeout::new(0, move || measured.set(heights)).forget();
            };
            let wait = Timeout::new(PAUSE, move || *asked.borrow_mut() = Some(request_animation_frame(measure)));
            move || drop((wait, frame))
        });
    }
    let bars = props.runs.body.bars.iter().zip(measured.iter()).filter_map(|(bar, lines)| {
        let (top, height) = (*lines)?;
        let colour = bar.colour.map_or_else(|| "note".to_owned(), |c| c.to_string());
        let style = format!("top:{top}px;height:{height}px;--lane:{};background:var(--tag-{colour})", bar.lane);
        let class = classes!(
            "lane",
            bar.dim.then_some("dim"),
            (props.current.as_ref() == Some(&bar.passage)).then_some("current")
        );
        let open = dispatch.on::<MouseEvent>(PassageAction::Open(bar.passage.clone()));
        Some(html! { <i {class} ~style={style} onclick={open} /> })
    });
    html! { <div class="lanes" aria-hidden="true" ref={node}>{ for bars }</div> }
}

/// The upper edge of the first line a bar's passage runs over, within its piece, and the height
/// down to the last.
fn lines(piece: &Element, runs: &PieceRuns, bar: &Bar) -> Option<(i32, i32)> {
    let first = runs.body.runs.iter().position(|r| r.span.start >= bar.span.start)?;
    let last = runs.body.runs.iter().rposition(|r| r.span.end <= bar.span.end)?;
    let run = |at: usize| piece.query_selector(&format!(".body > [data-r=\"{at}\"]")).ok().flatten();
    let above = piece.get_bounding_client_rect().top();
    let first = run(first)?.get_client_rects();
    let last = run(last)?.get_client_rects();
    let top = first.item(0)?.top() - above;
    let bottom = last.item(last.length().checked_sub(1)?)?.bottom() - above;
    Some((top.round() as i32, (bottom - top).round().max(3.0) as i32))
}
