//! What was done, the latest first: each gesture is a way back to it.

use crate::app::{Action, History as Done, Step};
use crate::ui::bar::moment;
use crate::ui::context::{Ptr, use_dispatch, use_words};
use crate::ui::notice::deed;
use yew::prelude::*;

/// Gestures listed before one asks for more.
const SHOWN: usize = 100;

#[derive(Properties, PartialEq)]
pub struct HistoryProps {
    pub history: Ptr<Done>,
    /// Whether the project may be changed here.
    pub writable: bool,
}

/// The list.
#[component]
pub fn History(props: &HistoryProps) -> Html {
    let words = use_words();
    let said = &words.review;
    let dispatch = use_dispatch();
    let shown = use_state(|| SHOWN);
    let (done, undone) = (props.history.done(), props.history.undone_steps());
    // Each stands for the project as it was when so many gestures were done.
    let steps = done.iter().chain(undone.iter().rev()).zip(1..);
    let row = |count: usize, step: Option<&Step>| {
        let (is_now, is_undone) = (count == done.len(), count > done.len());
        let text = step.map_or_else(|| said.at_the_start.to_owned(), |step| deed(words, &step.deed));
        html! {
            <li key={count}>
                <button type="button" class={classes!("row", is_undone.then_some("undone"))} aria-current={is_now.then_some("step")}
                    disabled={!props.writable} onclick={dispatch.on::<MouseEvent>(Action::StepTo(count))}>
                    <span class="words">{ text }</span>
                    <small>{ if is_undone { said.taken_back.to_owned() } else { step.map(|s| moment(words, s.at.millis())).unwrap_or_default() } }</small>
                </button>
            </li>
        }
    };
    let mut rows: Vec<Html> = vec![row(0, None)];
    rows.extend(steps.map(|(step, count)| row(count, Some(step))));
    let more = rows.len().saturating_sub(*shown + undone.len());
    rows.reverse();
    rows.truncate(*shown + undone.len());
    let show_more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + 5 * SHOWN))
    };
    html! {
        <div class="stack history">
            <p class="quiet">{ said.history_hint }</p>
            <ol class="list" aria-label={said.history}>{ for rows }</ol>
            if more > 0 {
                <button type="button" class="link" onclick={show_more}>{ (words.show_more)(more) }</button>
            }
        </div>
    }
}
