//! Coefficients by tag, and each reader against the model or the majority.

use super::collected::feedback;
use super::room::called;
use crate::app::ClassAction;
use crate::app::classroom::{Cell, Class, Table, UnitKind};
use crate::strings::Classroom;
use crate::ui::context::{Ptr, use_dispatch, use_words};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct AgreeProps {
    pub class: Ptr<Class>,
}

/// The figures.
#[component]
pub fn Agree(props: &AgreeProps) -> Html {
    let said = &use_words().class;
    let dispatch = use_dispatch();
    let class = &props.class;
    let (Some(shown), Some(comparison)) = (&class.shown, &class.comparison) else { return Html::default() };
    let unit = |unit: UnitKind, name: &'static str| {
        html! {
            <button type="button" aria-pressed={(shown.unit == unit).to_string()}
                onclick={dispatch.on::<MouseEvent>(ClassAction::Unit(unit))}><span>{ name }</span></button>
        }
    };
    let against = |model: bool, name: &'static str| {
        html! {
            <button type="button" aria-pressed={(shown.against_model == model).to_string()}
                onclick={dispatch.on::<MouseEvent>(ClassAction::AgainstModel(model))}><span>{ name }</span></button>
        }
    };
    let name = |tag: usize| comparison.tags.get(tag).map(|t| t.name.clone()).unwrap_or_default();
    let used = comparison.used();
    let heads = used.iter().map(|tag| html! { <th scope="col" class="number">{ name(*tag) }{ " F1" }</th> });
    let rows = comparison.coders.iter().enumerate().map(|(n, coder)| {
        let (by_tag, total) = comparison.scores(n, shown.against_model);
        let cells = used.iter().map(|tag| {
            let score = by_tag.get(*tag).map(|s| s.words);
            let title = score.map(|s| format!("{} {} · {} {}", said.precision, share(said, s.precision.value()), said.recall, share(said, s.recall.value())));
            html! { <td class="number" {title}>{ share(said, score.and_then(|s| s.f1())) }</td> }
        });
        html! {
            <tr key={n}><th scope="row">{ called(class, said, n, &coder.name) }</th>
                <td class="number">{ share(said, total.words.precision.value()) }</td><td class="number">{ share(said, total.words.recall.value()) }</td>
                <td class="number">{ share(said, total.words.f1()) }</td>{ for cells }</tr>
        }
    });
    html! {
        <div class="room-page">
            <div class="line"><span class="quiet">{ said.units }</span>
                <div class="segments" role="group" aria-label={said.units}>
                    { unit(UnitKind::Word, said.by_word) }{ unit(UnitKind::Sentence, said.by_sentence) }{ unit(UnitKind::Turn, said.by_turn) }{ unit(UnitKind::Passage, said.by_passage) }</div></div>
            if let Some(table) = &class.agreement {
                { figures(said, table, &name) }
            } else if class.counting.is_some() {
                <p role="status">{ said.counting }</p>
            } else {
                <p role="alert">{ said.not_counted }{ " " }
                    <button type="button" class="link" onclick={dispatch.on::<MouseEvent>(ClassAction::Unit(shown.unit))}>{ said.count_again }</button></p>
            }
            <h2>{ said.scores }</h2>
            <div class="line"><span class="quiet">{ said.against }</span>
                <div class="segments" role="group" aria-label={said.against}>{ against(false, said.majority) }{ against(true, said.model) }</div></div>
            <div class="across" role="group" tabindex="0" aria-label={said.scores}><table class="figures" aria-label={said.scores}>
                <thead><tr><th scope="col">{ said.student_column }</th><th scope="col" class="number">{ said.precision }</th>
                    <th scope="col" class="number">{ said.recall }</th><th scope="col" class="number">{ "F1" }</th>{ for heads }</tr></thead>
                <tbody>{ for rows }</tbody>
            </table></div>
            <p class="quiet">{ said.scores_mean }</p>
            { feedback(said, &dispatch) }
        </div>
    }
}

fn figures(said: &Classroom, table: &Table, name: &impl Fn(usize) -> String) -> Html {
    let rows = table.rows.iter().map(|row| {
        html! {
            <tr key={row.tag.map_or(-1, |t| t as i64)}><th scope="row">{ row.tag.map_or_else(|| said.all_tags.to_owned(), name) }</th>{ cell(said, row.percent) }{ cell(said, row.cohen) }
                { cell(said, row.fleiss) }{ cell(said, row.alpha) }</tr>
        }
    });
    let by_passage = table.unit == UnitKind::Passage;
    html! {
        <>
            <p class="quiet">{ (said.agreement_of)(table.coders, table.units) }</p>
            <div class="across" role="group" tabindex="0" aria-label={said.agree_page}><table class="figures" aria-label={said.agree_page}>
                <thead><tr><th scope="col">{ said.tag }</th><th scope="col" class="number">{ if by_passage { said.same_passage } else { said.percent } }</th><th scope="col" class="number">{ said.cohen }</th>
                    <th scope="col" class="number">{ said.fleiss }</th><th scope="col" class="number">{ said.alpha }</th></tr></thead>
                <tbody>{ for rows }
                    <tr><th scope="row" colspan="4">{ said.unitizing }</th>{ cell(said, table.unitizing) }</tr></tbody>
            </table></div>
            <ul class="meanings">
                if by_passage { <li>{ said.same_passage_means }</li><li>{ said.same_tags_means }</li> } else { <li>{ said.percent_means }</li> }
                <li>{ said.cohen_means }</li><li>{ said.fleiss_means }</li><li>{ said.alpha_means }</li>
                <li>{ said.unitizing_means }</li><li>{ said.interval_means }</li>
            </ul>
        </>
    }
}

fn cell(said: &Classroom, cell: Cell) -> Html {
    match cell {
        Cell::Figure(value, interval) => html! {
            <td class="number">{ (said.figure)(value) }
                if let Some((low, high)) = interval { <small>{ (said.interval)(&(said.figure)(low), &(said.figure)(high)) }</small> }</td>
        },
        Cell::Nothing => html! { <td class="number quiet">{ said.nothing_to_compare }</td> },
        Cell::OneCoder => html! { <td class="number quiet">{ said.takes_two }</td> },
        Cell::NotByPassage => html! { <td class="number quiet" title={said.same_passage_means}>{ "–" }</td> },
        Cell::NoVariation => html! { <td class="number quiet">{ said.no_variation }</td> },
    }
}

fn share(said: &Classroom, value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), said.figure)
}
