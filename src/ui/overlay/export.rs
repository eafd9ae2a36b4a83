use crate::app::{Dialog, ExportAction, Exporting, Layer, ShowAction, Unwritten};
use crate::exchange::{FORMATS, Format, FormatId, Loss, Lost, WriteError};
use crate::strings::Catalogue;
use crate::ui::context::{Ptr, use_dispatch, use_words};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ExportProps {
    pub exporting: Ptr<Exporting>,
    /// Whether a filter is in force.
    pub has_filter: bool,
}

/// The formats, what is written, and what the chosen format cannot hold.
#[component]
pub fn ExportForm(props: &ExportProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let exporting = &props.exporting;
    let formats = FORMATS.iter().filter(|f| f.writes).map(|format| {
        let chosen = format.id == exporting.format;
        let ending = format.extensions.first().copied().unwrap_or_default();
        let hint = (words.format_hint)(format.key);
        let label = format!("{} .{ending} {hint}", format.name);
        html! {
            <label key={format.key} class={classes!("format", chosen.then_some("chosen"))}>
                <input type="radio" name="format" aria-label={label} checked={chosen} onchange={dispatch.on::<Event>(ExportAction::Format(format.id))} />
                <span><b>{ format.name }</b>{ " " }<small>{ "." }{ ending }</small><br /><small>{ hint }</small></span>
            </label>
        }
    });
    let holds_marks = Format::of(exporting.format).is_some_and(|f| !f.loses.contains(&Lost::Marks));
    let layer = |layer: Layer, on: bool, name: &'static str| {
        html! {
            <label class="radio"><input type="checkbox" checked={on} onchange={dispatch.on::<Event>(ExportAction::Layer(layer))} />{ name }</label>
        }
    };
    let outcome = match &exporting.written {
        Some(Ok(written)) => losses(words, &written.losses, exporting.saved.as_deref()),
        Some(Err(Unwritten::Refused(WriteError::TooLarge))) => html! { <p>{ words.too_much_to_write }</p> },
        Some(Err(Unwritten::Refused(_))) => html! { <p>{ words.nothing_to_write }</p> },
        Some(Err(Unwritten::Failed)) => html! { <p>{ words.not_written }</p> },
        None => html! { <p class="quiet">{ words.writing }</p> },
    };
    let ready = matches!(exporting.written, Some(Ok(_)));
    html! {
        <div class="stack">
            <button type="button" class="choice" onclick={dispatch.on::<MouseEvent>(ShowAction::Dialog(Some(Dialog::HandOut)))}>
                <b>{ words.class.hand_out }</b><small>{ words.class.hand_out_hint }</small></button>
            <div class="formats" role="radiogroup" aria-label={words.export_format}>{ for formats }</div>
            if holds_marks {
                <div role="group" aria-label={words.export_with}>
                    { layer(Layer::Tags, exporting.tags, words.tags) }
                    { layer(Layer::Entities, exporting.entities, words.entities) }
                    { layer(Layer::Themes, exporting.themes, words.themes) }
                    <small>{ words.marks_of_page }</small>
                </div>
            }
            if props.has_filter && exporting.format != FormatId::Project {
                <label class="radio"><input type="checkbox" checked={exporting.filtered}
                    onchange={dispatch.on::<Event>(ExportAction::Filtered)} />{ words.export_filtered }</label>
            }
            <div class="outcome" role="region" aria-live="polite" aria-label={words.losses_before}>{ outcome }</div>
            <div class="line end">
                <button type="button" class="primary" disabled={!ready} onclick={dispatch.on::<MouseEvent>(ExportAction::Save)}>
                    { words.save_file }</button>
            </div>
        </div>
    }
}

fn losses(words: &Catalogue, losses: &[Loss], saved: Option<&str>) -> Html {
    let head = match saved {
        None if losses.is_empty() => words.no_losses.to_owned(),
        None => words.losses_before.to_owned(),
        Some(file) if losses.is_empty() => format!("{}. {}", (words.downloaded)(file), words.no_losses),
        Some(file) => (words.losses_after)(file),
    };
    let entries = losses.iter().filter_map(|loss| {
        let say = words.lost.get(loss.what as usize)?;
        Some(html! { <li>{ say(loss.count) }</li> })
    });
    html! { <><p>{ head }</p><ul>{ for entries }</ul></> }
}
