use crate::app::{ImportAction, Importing, ShowAction, Waited, Waiting};
use crate::exchange::incoming::Skipped;
use crate::exchange::intake::Sketch;
use crate::exchange::transcript::{Choices, Report};
use crate::exchange::{Format, FormatId, Import};
use crate::strings::Catalogue;
use crate::ui::context::{Dispatch, Ptr, use_dispatch, use_words};
use crate::ui::icon::{Icon, icon};
use crate::ui::notice::unreadable;
use std::collections::BTreeMap;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// Passages without a place that are listed.
const LISTED: usize = 100;

#[derive(Properties, PartialEq)]
pub struct ImportProps {
    pub importing: Ptr<Importing>,
}

/// What files hold, the choices about them, and what bringing them in will do.
#[component]
pub fn ImportForm(props: &ImportProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let importing = &props.importing;
    let several = importing.files.len() > 1;
    let files = importing.files.iter().map(|waiting| file(words, &dispatch, waiting, several));
    html! {
        <div class="stack import">
            { for files }
            if importing.plan.is_some() || importing.is_planning {
                <section class="outcome" aria-label={words.will_add} aria-busy={importing.is_planning.then_some("true")}>
                    <h3>{ words.will_add }</h3>
                    { outcome(words, importing) }
                </section>
            }
            <div class="line end">
                <button type="button" class="plain" onclick={dispatch.on::<MouseEvent>(ShowAction::Dialog(None))}>{ words.cancel }</button>
                <button type="button" class="primary" disabled={!importing.is_ready()}
                    onclick={dispatch.on::<MouseEvent>(ImportAction::Accept)}>{ words.bring_in }</button>
            </div>
        </div>
    }
}

/// How many transcripts the files hold.
fn transcripts(importing: &Importing) -> usize {
    let count = |f: &Waiting| match &f.content {
        Waited::Transcript { .. } => 1,
        Waited::Codings { holding, .. } => holding.transcripts,
        Waited::Reading { .. } | Waited::Refused(_) => 0,
    };
    importing.files.iter().map(count).sum()
}

/// A file that waits: what was understood of it, and what is left to choose.
pub(super) fn file(words: &Catalogue, dispatch: &Dispatch, waiting: &Waiting, several: bool) -> Html {
    let (format, body) = match &waiting.content {
        Waited::Reading { done, .. } => (None, reading(words, *done)),
        Waited::Refused(why) => (None, html! { <p class="danger">{ unreadable(words, &waiting.name, why) }</p> }),
        Waited::Transcript { format, sketch, choices } => {
            (Some(*format), transcript(words, dispatch, waiting.number, sketch, choices))
        }
        Waited::Codings { format, holding } => {
            let tags = (words.new_tags)(holding.tags.len(), &names(holding.tags.iter().map(String::as_str)));
            let held = html! { <p>{ (words.passages)(holding.passages) }{ " · " }{ tags }</p> };
            (Some(*format), held)
        }
    };
    let leave = (words.leave_out)(&waiting.name);
    html! {
        <section key={waiting.number} class="incoming">
            <div class="head">
                <h3>{ &waiting.name }{ " " }<small>{ format.map(name_of) }</small></h3>
                if several {
                    <button type="button" class="plain" aria-label={leave.clone()} title={leave}
                        onclick={dispatch.on::<MouseEvent>(ImportAction::Leave(waiting.number))}>{ icon(Icon::Close) }</button>
                }
            </div>
            { body }
        </section>
    }
}

fn name_of(format: FormatId) -> &'static str {
    Format::of(format).map_or("", |f| f.name)
}

/// How far the reading of a file is, where that is known.
fn reading(words: &Catalogue, done: f32) -> Html {
    html! {
        <>
            <p class="quiet" role="status">{ words.reading_file }</p>
            if done > 0.0 {
                <progress value={format!("{done:.2}")} max="1" aria-label={words.reading_file} />
            }
        </>
    }
}

/// What bringing the files in will do; while that is found out for the first time, that it is.
fn outcome(words: &Catalogue, importing: &Importing) -> Html {
    match &importing.plan {
        Some(plan) => summary(words, plan, transcripts(importing)),
        None => html! { <p class="quiet" role="status">{ words.planning }</p> },
    }
}

fn transcript(words: &Catalogue, dispatch: &Dispatch, number: u32, sketch: &Sketch, choices: &Choices) -> Html {
    let check = |name: &'static str, on: bool, set: fn(&mut Choices, bool)| {
        let choices = choices.clone();
        let chosen = dispatch.with(move |event: Event| {
            let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
            let mut choices = choices.clone();
            set(&mut choices, field.checked());
            Some(ImportAction::Choose(number, choices))
        });
        html! { <label class="radio"><input type="checkbox" checked={on} onchange={chosen} />{ name }</label> }
    };
    let times = check(words.keep_times, choices.times, |c, on| c.times = on);
    let join = check(words.join_captions, choices.join, |c, on| c.join = on);
    html! {
        <>
            { report(words, &sketch.report) }
            if let Some(columns) = &sketch.columns {
                { column_choices(words, dispatch, number, columns, choices) }
            }
            if sketch.is_speech {
                <div>
                    if sketch.has_times || choices.time.is_some() {
                        { times }
                    }
                    { join }
                </div>
            }
            <div class="beginning" role="region" tabindex="0" aria-label={words.text_begins}>{ &sketch.beginning }</div>
        </>
    }
}

/// What was understood and what was left out.
fn report(words: &Catalogue, report: &Report) -> Html {
    let say = |left_out: bool| {
        let parts = report.iter().filter(|(seen, _)| seen.is_left_out() == left_out);
        parts.filter_map(|(seen, count)| Some(words.seen.get(seen as usize)?(count))).collect::<Vec<_>>().join(" · ")
    };
    let (read, left_out) = (say(false), say(true));
    html! {
        <>
            if !read.is_empty() {
                <p>{ read }</p>
            }
            if !left_out.is_empty() {
                <p class="quiet">{ words.left_out }{ " " }{ left_out }</p>
            }
        </>
    }
}

/// Which column is which.
fn column_choices(words: &Catalogue, dispatch: &Dispatch, number: u32, columns: &[String], choices: &Choices) -> Html {
    let select = |name: &'static str, now: Option<usize>, may_be_none: bool, set: fn(&mut Choices, Option<usize>)| {
        let choices = choices.clone();
        let chosen = dispatch.with(move |event: Event| {
            let field = event.target()?.dyn_into::<HtmlSelectElement>().ok()?;
            let mut choices = choices.clone();
            set(&mut choices, field.value().parse().ok());
            Some(ImportAction::Choose(number, choices))
        });
        let options = columns.iter().enumerate().map(|(n, stated)| {
            let name = if stated.is_empty() { (words.column)(n + 1) } else { stated.clone() };
            html! { <option value={n.to_string()} selected={now == Some(n)}>{ name }</option> }
        });
        html! {
            <label class="stack">{ name }
                <select class="field" onchange={chosen}>
                    if may_be_none {
                        <option value="" selected={now.is_none()}>{ words.no_column }</option>
                    }
                    { for options }
                </select>
            </label>
        }
    };
    html! {
        <div class="columns">
            { select(words.speaker_column, choices.speaker, true, |c, n| c.speaker = n) }
            { select(words.words_column, Some(choices.words), false, |c, n| c.words = n.unwrap_or(c.words)) }
            { select(words.time_column, choices.time, true, |c, n| c.time = n) }
        </div>
    }
}

/// What bringing the files in will do.
fn summary(words: &Catalogue, plan: &Import, transcripts: usize) -> Html {
    let (exact, quote, fuzzy) = plan.tally();
    let known = transcripts.saturating_sub(plan.new_transcripts.len());
    let new_tags = names(plan.new_tags.iter().map(|t| t.name.as_str()));
    let merged = names(plan.merged_tags.iter().map(|(name, _)| name.as_str()));
    let mut lines: Vec<String> = Vec::new();
    let mut say = |count: usize, line: &dyn Fn(usize) -> String| {
        if count > 0 {
            lines.push(line(count));
        }
    };
    say(plan.new_transcripts.len(), &words.new_transcripts);
    say(known, &words.known_transcripts);
    say(plan.new_tags.len(), &|n| (words.new_tags)(n, &new_tags));
    say(plan.merged_tags.len(), &|n| (words.known_tags)(n, &merged));
    say(exact, &words.at_their_place);
    say(quote, &words.by_their_words);
    say(fuzzy, &words.by_similar_words);
    say(plan.unchanged, &words.unchanged);
    let mut skipped: BTreeMap<Skipped, usize> = BTreeMap::new();
    plan.skipped.iter().for_each(|kind| *skipped.entry(*kind).or_default() += 1);
    for (kind, count) in skipped {
        if let Some(line) = words.skipped.get(kind as usize) {
            say(count, line);
        }
    }
    let lost = plan.not_found.iter().take(LISTED).map(|passage| {
        let tags = passage.tags.join(", ");
        html! { <li><q>{ &passage.exact }</q>{ " " }<small>{ tags }</small></li> }
    });
    html! {
        <>
            if plan.is_empty() {
                <p>{ words.nothing_to_add }</p>
            }
            <ul>{ for lines.into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            if !plan.not_found.is_empty() {
                <details><summary>{ (words.not_found)(plan.not_found.len()) }</summary><ul>{ for lost }</ul></details>
            }
        </>
    }
}

/// The first names of a list, and how many more there are.
fn names<'a>(all: impl Iterator<Item = &'a str>) -> String {
    const NAMED: usize = 8;
    let all: Vec<&str> = all.collect();
    let mut text = all.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    if all.len() > NAMED {
        text.push_str(&format!(" … +{}", all.len() - NAMED));
    }
    text
}
