use crate::app::{Labels, PseudonymAction, Pseudonymising, Reading, Row, ShowAction};
use crate::detect::EntityKind;
use crate::strings::Catalogue;
use crate::text::{Span, floor_boundary, slice};
use crate::ui::context::{Dispatch, Ptr, use_dispatch, use_words};
use wasm_bindgen::JsCast;
use web_sys::{HtmlFormElement, HtmlInputElement};
use yew::prelude::*;

/// Names of a kind that are listed before one asks for more.
const SHOWN: usize = 40;
/// Places of the preview, and the bytes of context on either side.
const PREVIEWED: usize = 12;
const REACH: u32 = 40;
/// Names that a warning lists.
const WARNED: usize = 30;

/// The words of proposals in a language.
pub fn pseudonym_labels(words: &Catalogue) -> Labels {
    let said = &words.editions;
    Labels { person: said.person, org: said.org, place: said.place, words: said.words, copy: said.copy_mark }
}

#[derive(Properties, PartialEq)]
pub struct PseudonymProps {
    pub draft: Ptr<Pseudonymising>,
    pub reading: Ptr<Reading>,
    /// Whether names are still being looked for.
    pub looking: bool,
}

/// Which names are replaced by which, what comes of it, and what may still tell who is meant.
#[component]
pub fn PseudonymForm(props: &PseudonymProps) -> Html {
    let words = use_words();
    let said = &words.editions;
    let dispatch = use_dispatch();
    let draft = &props.draft;
    let kinds = [Some(EntityKind::Person), Some(EntityKind::Org), Some(EntityKind::Place), None];
    let tables = kinds.into_iter().zip(said.of_kind).map(|(kind, heading)| {
        html! { <Names draft={draft.clone()} {kind} {heading} /> }
    });
    let add = dispatch.with(|event: SubmitEvent| {
        event.prevent_default();
        let form = event.target()?.dyn_into::<HtmlFormElement>().ok()?;
        let field = form.query_selector("input").ok()??.dyn_into::<HtmlInputElement>().ok()?;
        let words = field.value();
        field.set_value("");
        Some(PseudonymAction::Add(words))
    });
    let choice = |name: &'static str, group: &'static str, on: bool, action: PseudonymAction| {
        html! {
            <label class="radio"><input type="radio" name={group} checked={on} onchange={dispatch.on::<Event>(action)} />
                { name }</label>
        }
    };
    let replaced = draft.outcome.derived.replaced.len();
    html! {
        <div class="stack pseudonyms">
            <p class="quiet">{ said.pseudonyms_hint }</p>
            if props.looking {
                <p class="quiet" role="status">{ said.still_looking }</p>
            } else if draft.rows.is_empty() {
                <p class="empty">{ said.no_names }</p>
            }
            { for tables }
            <form class="line" onsubmit={add}>
                <input class="field" type="text" aria-label={said.own_words} placeholder={said.own_words} autocomplete="off" />
                <button type="submit" class="plain">{ words.add }</button>
            </form>
            if replaced > 0 {
                <details class="previewed" open=true><summary>{ (said.preview)(replaced) }</summary>{ preview(draft, &props.reading, (said.preview)(replaced)) }</details>
            }
            <fieldset class="one-of"><legend>{ said.the_key }</legend>
                { choice(said.key_out, "key", !draft.keep_key, PseudonymAction::KeepKey(false)) }
                { choice(said.key_in, "key", draft.keep_key, PseudonymAction::KeepKey(true)) }
                <div><button type="button" class="link" disabled={draft.outcome.names.is_empty()}
                    onclick={dispatch.on::<MouseEvent>(PseudonymAction::SaveKey)}>{ said.save_key }</button></div>
            </fieldset>
            <fieldset class="one-of"><legend>{ said.the_original }</legend>
                { choice(said.original_stays, "original", draft.keep_original, PseudonymAction::KeepOriginal(true)) }
                { choice(said.original_goes, "original", !draft.keep_original, PseudonymAction::KeepOriginal(false)) }
            </fieldset>
            { remains(words, draft) }
            <div class="line end">
                <button type="button" class="plain" onclick={dispatch.on::<MouseEvent>(ShowAction::Dialog(None))}>{ words.cancel }</button>
                <button type="button" class="primary" disabled={replaced == 0} onclick={dispatch.on::<MouseEvent>(PseudonymAction::Accept)}>
                    { said.make_copy }</button>
            </div>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct NamesProps {
    draft: Ptr<Pseudonymising>,
    kind: Option<EntityKind>,
    heading: AttrValue,
}

/// The names of a kind, each with what stands for it.
#[component]
fn Names(props: &NamesProps) -> Html {
    let words = use_words();
    let said = &words.editions;
    let dispatch = use_dispatch();
    let shown = use_state(|| SHOWN);
    let of_kind = || props.draft.rows.iter().enumerate().filter(|(_, row)| row.kind == props.kind);
    let count = of_kind().count();
    if count == 0 {
        return Html::default();
    }
    let rows = of_kind().take(*shown).map(|(at, row)| name_row(words, &dispatch, at, row));
    let more = count.saturating_sub(*shown);
    let show_more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + 5 * SHOWN))
    };
    html! {
        <section aria-label={props.heading.clone()}>
            <h3>{ &props.heading }</h3>
            <table class="names-table" aria-label={props.heading.clone()}>
                <thead><tr><th scope="col">{ said.column_name }</th><th scope="col" class="written">{ said.column_written }</th>
                    <th scope="col" class="number">{ said.column_times }</th><th scope="col">{ said.column_pseudonym }</th></tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
            if more > 0 {
                <button type="button" class="link" onclick={show_more}>{ (words.show_more)(more) }</button>
            }
        </section>
    }
}

fn name_row(words: &Catalogue, dispatch: &Dispatch, at: usize, row: &Row) -> Html {
    let chosen = dispatch.with(move |event: Event| {
        let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
        Some(PseudonymAction::Choose(at, field.checked()))
    });
    let called = dispatch.with(move |event: Event| {
        let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
        Some(PseudonymAction::Call(at, field.value()))
    });
    let others: Vec<&str> = row.forms.iter().filter(|form| **form != row.name).map(String::as_str).collect();
    html! {
        <tr key={at}>
            <td><label class="radio"><input type="checkbox" checked={row.chosen} onchange={chosen} />{ &row.name }</label></td>
            <td class="written">{ others.join(", ") }</td>
            <td class="number">{ if row.chosen { row.count } else { row.mentions } }</td>
            <td><input class="field" type="text" aria-label={(words.editions.pseudonym_of)(&row.name)} value={row.pseudonym.clone()}
                autocomplete="off" onchange={called} /></td>
        </tr>
    }
}

/// The first places that are replaced: as they were, and as they will be.
fn preview(draft: &Pseudonymising, reading: &Reading, name: String) -> Html {
    let derived = &draft.outcome.derived;
    let text = derived.text.as_str();
    let lines = derived.replaced.iter().take(PREVIEWED).map(|replaced| {
        let from = floor_boundary(text, replaced.to.start.saturating_sub(REACH));
        let until = floor_boundary(text, replaced.to.end.saturating_add(REACH));
        html! {
            <li>{ "…" }{ slice(text, Span::new(from, replaced.to.start)) }<del>{ reading.text.slice(replaced.from) }</del>
                <ins>{ slice(text, replaced.to) }</ins>{ slice(text, Span::new(replaced.to.end, until)) }{ "…" }</li>
        }
    });
    html! { <ul class="preview" tabindex="0" aria-label={name}>{ for lines }</ul> }
}

/// What the copy does not hide.
fn remains(words: &Catalogue, draft: &Pseudonymising) -> Html {
    let said = &words.editions;
    let list = |names: &[(&str, usize)]| {
        let named = names.iter().take(WARNED).map(|(name, count)| (said.times)(name, *count));
        let mut list = named.collect::<Vec<_>>().join(", ");
        if names.len() > WARNED {
            list.push_str(&format!(" … +{}", names.len() - WARNED));
        }
        list
    };
    let persons = draft.remaining();
    let left: Vec<(&str, usize)> = draft.outcome.left_over.iter().map(|(word, n)| (word.as_str(), *n)).collect();
    let doubtful = draft.outcome.doubtful.join(", ");
    html! {
        <section class="remains" aria-label={said.what_remains}>
            <h3>{ said.what_remains }</h3>
            <ul>
                <li>{ said.rest_unchecked }</li>
                if !persons.is_empty() {
                    <li>{ (said.persons_left)(&list(&persons)) }</li>
                }
                if !left.is_empty() {
                    <li>{ (said.left_over)(&list(&left)) }</li>
                }
                if !doubtful.is_empty() {
                    <li>{ (said.doubtful)(&doubtful) }</li>
                }
                <li>{ said.tags_unchanged }</li>
                if !draft.keep_original {
                    <li>{ said.history_knows }</li>
                }
            </ul>
        </section>
    }
}
