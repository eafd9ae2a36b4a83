//! For the wall: where each tag occurs, and who is tagged with what.

use super::room::called;
use crate::app::ClassAction;
use crate::app::classroom::{Class, Drawing, Page, matrix, strips};
use crate::ui::context::{Ptr, use_dispatch, use_words};
use crate::ui::left::swatch;
use std::fmt::Write;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// Parts of the transcript in the table beside the strips.
const PARTS: usize = 10;

#[derive(Properties, PartialEq)]
pub struct WallProps {
    pub class: Ptr<Class>,
}

/// The two views.
#[component]
pub fn Wall(props: &WallProps) -> Html {
    let said = &use_words().class;
    let dispatch = use_dispatch();
    let class = &props.class;
    let Some(comparison) = &class.comparison else { return Html::default() };
    let coder = class.shown.as_ref().and_then(|s| s.coder);
    let strips = strips(comparison, coder);
    let look = |tag: usize| dispatch.with(move |_: MouseEvent| Some(ClassAction::Look(Page::Compare, tag)));
    let rows = strips.iter().map(|strip| {
        let mut path = String::new();
        for (at, share) in strip.columns.iter().enumerate().filter(|(_, share)| **share > 0.0) {
            // Writing to a string cannot fail.
            let _ = write!(path, "M{at} 40v-{:.1}h1.05v{:.1}z", share * 38.0, share * 38.0);
        }
        html! {
            <li key={strip.tag}><button type="button" class="wall-row" onclick={look(strip.tag)}>
                <span class="words">{ swatch(strip.colour) }{ " " }{ &strip.name }</span>
                <svg viewBox="0 0 240 41" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                    <path class="wall-ground" d="M0 40.5H240" /><path class={format!("fill-tag-{}", strip.colour)} d={path} /></svg>
                <span class="number">{ strip.passages }</span></button></li>
        }
    });
    let parts = strips.iter().map(|strip| {
        let cells = strip.columns.chunks(strip.columns.len().div_ceil(PARTS).max(1)).map(|part| {
            let most = part.iter().copied().fold(0.0, f64::max);
            html! { <td class="number">{ format!("{:.0} %", most * 100.0) }</td> }
        });
        html! { <tr key={strip.tag}><th scope="row">{ &strip.name }</th>{ for cells }</tr> }
    });
    let matrix = matrix(comparison);
    let heads = matrix.tags.iter().map(|(tag, name, colour)| {
        html! { <th scope="col"><button type="button" class="link" onclick={look(*tag)}>{ swatch(*colour) }{ " " }{ name }</button></th> }
    });
    let most = matrix.cells.iter().flatten().map(|c| c.0).max().unwrap_or(0).max(1) as f64;
    let body = matrix.speakers.iter().zip(&matrix.cells).enumerate().map(|(n, (speaker, row))| {
        let cells = row.iter().zip(&matrix.tags).map(|((count, share), (_, _, colour))| {
            let side = format!("--side:{:.2};background:var(--tag-{colour})", (*count as f64 / most).sqrt());
            html! { <td><span class="wall-cell"><i ~style={side} aria-hidden="true" />{ (said.passages_and_share)(*count, *share) }</span></td> }
        });
        html! { <tr key={n}><th scope="row">{ speaker.clone().unwrap_or_else(|| said.nobody_known.to_owned()) }</th>{ for cells }</tr> }
    });
    let readers = comparison.coders.iter().enumerate().map(|(n, reader)| {
        html! { <option value={n.to_string()} selected={coder == Some(n)}>{ called(class, said, n, &reader.name) }</option> }
    });
    let chosen = dispatch.with(|event: Event| {
        let select = event.target()?.dyn_into::<HtmlSelectElement>().ok()?;
        Some(ClassAction::Coder(select.value().parse().ok()))
    });
    let save = |drawing: Drawing| {
        html! {
            <span class="line">
                <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(ClassAction::Draw(drawing, false))}>{ said.save_svg }</button>
                <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(ClassAction::Draw(drawing, true))}>{ said.save_png }</button>
            </span>
        }
    };
    html! {
        <div class="room-page wall">
            <div class="line"><h2>{ said.dispersion }</h2>
                <select class="field" aria-label={said.student_column} onchange={chosen}>
                    <option value="" selected={coder.is_none()}>{ said.whole_class }</option>{ for readers }</select>
                { save(Drawing::Dispersion) }</div>
            <p class="quiet">{ said.dispersion_hint }</p>
            <ul class="list" aria-label={said.dispersion}>{ for rows }</ul>
            <details><summary>{ said.as_table }</summary>
                <div class="across" role="group" tabindex="0" aria-label={said.dispersion}><table class="figures" aria-label={said.dispersion}><thead><tr><th scope="col">{ said.tag }</th>
                    { for (0..PARTS).map(|n| html! { <th scope="col" class="number">{ format!("{}–{} %", n * 10, n * 10 + 10) }</th> }) }</tr></thead>
                    <tbody>{ for parts }</tbody></table></div></details>
            <div class="line"><h2>{ said.matrix }</h2>{ save(Drawing::Matrix) }</div>
            <p class="quiet">{ said.matrix_hint }</p>
            <div class="across" role="group" tabindex="0" aria-label={said.matrix}><table class="figures" aria-label={said.matrix}><thead><tr><td></td>{ for heads }</tr></thead><tbody>{ for body }</tbody></table></div>
        </div>
    }
}
