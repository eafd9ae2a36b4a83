//! The transcript with everybody's work: heat or lanes.

use super::adjudicate::{decide, model};
use super::pair::Pair;
use super::room::called;
use crate::app::ClassAction;
use crate::app::classroom::{Class, Comparison, Shown};
use crate::model::TurnKind;
use crate::text::Span;
use crate::ui::context::{Ptr, use_dispatch, use_words};
use crate::ui::icon::{Icon, icon};
use crate::ui::left::swatch;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// Up to so many readers have a lane each.
const LANES: usize = 8;
/// Steps of the heat.
const STEPS: u32 = 8;

#[derive(Properties, PartialEq)]
pub struct CompareProps {
    pub class: Ptr<Class>,
}

/// The comparison.
#[component]
pub fn Compare(props: &CompareProps) -> Html {
    let words = use_words();
    let said = &words.class;
    let dispatch = use_dispatch();
    let class = &props.class;
    let (Some(shown), Some(comparison)) = (&class.shown, &class.comparison) else { return Html::default() };
    let comparison = Ptr::new(comparison);
    let readers = comparison.coders.len();
    let tag_row = |tag: Option<usize>, colour: Option<u8>, name: &str, count: usize| {
        html! {
            <li key={tag.map_or(-1, |t| t as i64)}><button type="button" class="row" aria-pressed={(shown.tag == tag).to_string()}
                onclick={dispatch.on::<MouseEvent>(ClassAction::Tag(tag))}>
                if let Some(colour) = colour { { swatch(colour) } } else { <i class="square new" aria-hidden="true" /> }
                <span class="words">{ name }</span><small class="number">{ count }</small></button></li>
        }
    };
    let disputes = |tag: Option<usize>| comparison.disputes.iter().filter(|d| tag.is_none_or(|t| d.tag == t)).count();
    let tags = comparison.used().into_iter().filter_map(|tag| {
        let known = comparison.tags.get(tag)?;
        Some(tag_row(Some(tag), Some(known.colour), &known.name, disputes(Some(tag))))
    });
    let coders = comparison.coders.iter().enumerate().map(|(n, coder)| {
        let (_, total) = comparison.scores(n, shown.against_model);
        let f1 = total.words.f1();
        let wide = format!("width:{:.0}%", f1.unwrap_or(0.0) * 100.0);
        html! {
            <li key={n} class="reader"><span class="number">{ n + 1 }</span><span class="words">{ called(class, said, n, &coder.name) }</span>
                <span class="bar-of"><i ~style={wide} /></span><small class="number">{ f1.map(said.figure).unwrap_or_default() }</small></li>
        }
    });
    let places: Vec<usize> = (0..comparison.disputes.len())
        .filter(|n| shown.tag.is_none_or(|tag| comparison.disputes.get(*n).is_some_and(|d| d.tag == tag)))
        .collect();
    let here = shown.dispute.and_then(|at| places.iter().position(|p| *p == at));
    let tag_name = shown.tag.and_then(|t| comparison.tags.get(t)).map_or(said.any_tag, |t| t.name.as_str());
    let lanes_fit = readers <= LANES;
    let mode = |lanes: bool, name: &'static str| {
        html! {
            <button type="button" aria-pressed={(shown.lanes == lanes && shown.pair.is_none()).to_string()} disabled={lanes && !lanes_fit}
                onclick={dispatch.on::<MouseEvent>(ClassAction::Lanes(lanes))}><span>{ name }</span></button>
        }
    };
    let name = |n: usize| comparison.coders.get(n).map(|c| called(class, said, n, &c.name)).unwrap_or_default();
    let reader = |chosen: usize, label: &'static str, make: Callback<usize, ClassAction>| {
        let options =
            (0..readers).map(|n| html! { <option value={n.to_string()} selected={n == chosen}>{ name(n) }</option> });
        let onchange = dispatch.with(move |event: Event| {
            let select = event.target()?.dyn_into::<HtmlSelectElement>().ok()?;
            Some(make.emit(select.value().parse().ok()?))
        });
        html! { <select class="field" aria-label={label} {onchange}>{ for options }</select> }
    };
    html! {
        <div class="compare">
            <aside class="compare-side" aria-label={words.tags}>
                <h2>{ said.tag }</h2>
                <ul class="list">{ tag_row(None, None, said.all_tags, disputes(None)) }{ for tags }</ul>
                <h2>{ said.scores }</h2>
                <ul class="list readers">{ for coders }</ul>
                { model(words, &comparison, &dispatch) }
            </aside>
            <div class="pane compare-text">
                <div class="compare-bar">
                    <button type="button" class="plain" aria-label={said.previous_dispute}
                        onclick={dispatch.on::<MouseEvent>(ClassAction::Dispute(false))}>{ icon(Icon::Back) }</button>
                    <span role="status">{ (said.dispute_at)(here.map_or(0, |h| h + 1), places.len()) }</span>
                    <button type="button" class="plain" aria-label={said.next_dispute}
                        onclick={dispatch.on::<MouseEvent>(ClassAction::Dispute(true))}>{ icon(Icon::Forward) }</button>
                    <div class="segments" role="group" aria-label={said.shown_as}>{ mode(false, said.heat) }{ mode(true, said.lanes) }
                        <button type="button" aria-pressed={shown.pair.is_some().to_string()} disabled={readers < 2}
                            onclick={dispatch.on::<MouseEvent>(ClassAction::Pair(0, 1))}><span>{ said.pair }</span></button></div>
                    if let Some((a, b)) = shown.pair {
                        { reader(a, said.left_reader, Callback::from(move |n| ClassAction::Pair(n, b))) }
                        { reader(b, said.right_reader, Callback::from(move |n| ClassAction::Pair(a, n))) }
                    }
                    <button type="button" class="plain" onclick={dispatch.on::<MouseEvent>(ClassAction::AcceptMajority)}>{ said.accept_majority }</button>
                    <button type="button" class="primary" onclick={dispatch.on::<MouseEvent>(ClassAction::Publish)}>{ said.publish }</button>
                </div>
                <p class="quiet centred">{ if shown.pair.is_some() { said.pair_hint.to_owned() } else { (said.heat_of)(readers, tag_name) } }{ " · " }{ (said.model_has)(comparison.model.len()) }</p>
                if let Some(pair) = shown.pair {
                    <Pair comparison={comparison.clone()} tag={shown.tag} {pair} focus={focus(shown, &comparison)}
                        names={(AttrValue::from(name(pair.0)), AttrValue::from(name(pair.1)))} />
                } else {
                    <HeatText comparison={comparison.clone()} tag={shown.tag} lanes={shown.lanes && lanes_fit} focus={focus(shown, &comparison)} />
                }
                { decide(words, class, &comparison, &dispatch) }
            </div>
        </div>
    }
}

fn focus(shown: &Shown, comparison: &Comparison) -> Option<Span> {
    comparison.disputes.get(shown.dispute?).map(|d| comparison.ends(d, shown.ends))
}

#[derive(Properties, PartialEq)]
struct HeatTextProps {
    comparison: Ptr<Comparison>,
    tag: Option<usize>,
    lanes: bool,
    focus: Option<Span>,
}

/// The transcript under its heat, or with a lane for each reader.
#[component]
fn HeatText(props: &HeatTextProps) -> Html {
    let comparison = &props.comparison;
    let reading = &comparison.reading;
    let readers = comparison.coders.len().max(1) as u32;
    let heat = comparison.heat(props.tag);
    let colour =
        props.tag.and_then(|t| comparison.tags.get(t)).map_or_else(|| "note".to_owned(), |t| t.colour.to_string());
    let tint = format!("--c:var(--tag-{colour})");
    let pieces = reading.pieces.iter().enumerate().map(|(n, piece)| {
        let block = reading.block(piece);
        let turn = block.and_then(|b| b.turn).and_then(|t| reading.structure.turns.get(t as usize));
        let kind = if turn.is_some_and(|t| t.kind == TurnKind::Question) { "question" } else { "speech" };
        let label = block.filter(|_| piece.first).and_then(|b| b.label).map(|l| reading.text.slice(l.name).to_owned());
        let from = heat.runs.partition_point(|r| r.span.end <= piece.body.start);
        let mut shown = Vec::new();
        let mut at = piece.body.start;
        for run in heat.runs.iter().skip(from).take_while(|r| r.span.start < piece.body.end).filter(|r| r.tagged > 0) {
            let Some(span) = run.span.intersect(piece.body) else { continue };
            if at < span.start {
                shown.push(html! { reading.text.slice(Span::new(at, span.start)) });
            }
            let step = (run.tagged * STEPS).div_ceil(readers).min(STEPS);
            let focused = props.focus.is_some_and(|f| f.overlaps(span)).then_some("focused");
            let title = format!("{} / {}", run.tagged, run.readers);
            shown.push(html! {
                <mark class={classes!("heat", format!("heat-{step}"), focused)} {title}>{ reading.text.slice(span) }</mark>
            });
            at = span.end;
        }
        shown.push(html! { reading.text.slice(Span::new(at.min(piece.body.end), piece.body.end)) });
        html! {
            <div key={n} id={format!("piece-{n}")} class={classes!("piece", kind)}>
                <div class="who">{ for label }</div>
                <p class="body" data-s={piece.body.start.to_string()}>{ for shown }</p>
                if props.lanes { <div class="lanes-of">{ lanes(comparison, piece.body, props.tag) }</div> }
            </div>
        }
    });
    html! { <article class={classes!("text", "heated")} ~style={tint}>{ for pieces }</article> }
}

/// Beside a paragraph, for each reader a column that shows which parts of it they tagged.
fn lanes(comparison: &Comparison, within: Span, tag: Option<usize>) -> Html {
    let long = f64::from(within.len().max(1));
    let columns = (0..comparison.coders.len()).map(|coder| {
        let own = comparison.codings.iter().filter(|c| c.coder == coder && tag.is_none_or(|t| c.tag == t));
        let bars = own.filter_map(|c| {
            let span = c.span.intersect(within).filter(|s| !s.is_empty())?;
            let colour = comparison.tags.get(c.tag)?.colour;
            let style = format!(
                "top:{:.1}%;height:{:.1}%;background:var(--tag-{colour})",
                f64::from(span.start - within.start) / long * 100.0,
                (f64::from(span.len()) / long * 100.0).max(3.0)
            );
            Some(html! { <i ~style={style} /> })
        });
        html! { <span class="lane-of"><small>{ coder + 1 }</small><span>{ for bars }</span></span> }
    });
    html! { <>{ for columns }</> }
}
