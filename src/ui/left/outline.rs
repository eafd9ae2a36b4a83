use crate::app::{ReadAction, Reading};
use crate::model::{BlockKind, TurnKind};
use crate::sort;
use crate::text::Span;
use crate::ui::context::{Ptr, use_dispatch, use_words};
use yew::prelude::*;

/// Lines shown at once; a long transcript is paged, so that the panel stays as quick as a short one.
const SHOWN: usize = 120;

#[derive(Properties, PartialEq)]
pub struct OutlineProps {
    pub reading: Ptr<Reading>,
    /// The first piece in the window.
    pub place: usize,
}

/// A line of the outline.
struct Line {
    span: Span,
    class: &'static str,
    mark: &'static str,
    text: String,
    remark: Option<String>,
    turn: Option<TurnKind>,
}

/// The turns and headings to jump by.
#[component]
pub fn Outline(props: &OutlineProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let page = use_state(|| None::<usize>);
    {
        let page = page.clone();
        use_effect_with(props.reading.clone(), move |_| page.set(None));
    }
    let reading = &props.reading;
    let lines = use_memo(reading.clone(), |reading| lines(reading, words.opening));
    let here = reading.pieces.get(props.place).map_or(0, |p| p.body.start);
    let current = lines.partition_point(|l| l.span.start <= here).saturating_sub(1);
    let pages = lines.len().div_ceil(SHOWN).max(1);
    let shown = (*page).unwrap_or(current / SHOWN).min(pages - 1);
    let rows = lines.iter().enumerate().skip(shown * SHOWN).take(SHOWN).map(|(at, line)| {
        let jump = dispatch.on::<MouseEvent>(ReadAction::Jump(line.span));
        let is_answer = line.turn == Some(TurnKind::Answer);
        html! {
            <li key={at}>
                <button type="button" class={classes!("row", line.class, is_answer.then_some("answer"))}
                    aria-current={(at == current).then_some("location")} onclick={jump}>
                    <span class="mark" aria-hidden="true">{ line.mark }</span>
                    <span class="words">{ &line.text }</span>
                    if let Some(remark) = &line.remark {
                        <small>{ remark }</small>
                    }
                </button>
            </li>
        }
    });
    let turn_page = |to: Option<usize>, name: &'static str| {
        let page = page.clone();
        to.map(|to| {
            let onclick = Callback::from(move |_: MouseEvent| page.set(Some(to)));
            html! { <button type="button" class="link" {onclick}>{ name }</button> }
        })
    };
    html! {
        <section class="block" aria-label={words.outline}>
            <h2>{ words.outline }</h2>
            if lines.is_empty() {
                <p class="empty">{ words.no_outline }</p>
            }
            { for turn_page(shown.checked_sub(1), words.earlier) }
            <ol class="list outline">{ for rows }</ol>
            { for turn_page((shown + 1 < pages).then_some(shown + 1), words.later) }
        </section>
    }
}

fn lines(reading: &Reading, opening: &'static str) -> Vec<Line> {
    let structure = &reading.structure;
    let mut lines = Vec::new();
    for turn in &structure.turns {
        let speaker = turn.speaker.and_then(|s| structure.speakers.get(s as usize));
        let body = structure.blocks.get(turn.first_block as usize);
        let said = body.map(|b| Span::new(b.label.map_or(b.span.start, |l| l.span.end.min(b.span.end)), b.span.end));
        let first_words = said.map_or_else(String::new, |span| first_words(reading.text.slice(span)));
        let named = speaker.filter(|s| !s.is_role).map(|s| s.name.clone());
        let (class, mark, text, remark) = match turn.kind {
            TurnKind::Question => ("asks", "?", first_words, turn.number.map(|n| n.to_string())),
            TurnKind::Opening => ("speaks", "¶", named.unwrap_or(first_words), Some(opening.to_owned())),
            TurnKind::Answer => ("speaks", "↳", named.unwrap_or(first_words), None),
            TurnKind::Speech => ("speaks", "·", speaker.map_or(first_words, |s| s.name.clone()), None),
        };
        lines.push(Line {
            span: Span::new(turn.span.start, turn.span.start),
            class,
            mark,
            text,
            remark,
            turn: Some(turn.kind),
        });
    }
    for block in &structure.blocks {
        if let BlockKind::Heading(_) = block.kind {
            let text = first_words(reading.text.slice(block.span).trim_start_matches(['#', ' ']));
            let span = Span::new(block.span.start, block.span.start);
            lines.push(Line { span, class: "heads", mark: "§", text, remark: None, turn: None });
        }
    }
    sort::by_key(&mut lines, |l| l.span.start);
    lines
}

fn first_words(text: &str) -> String {
    const LENGTH: usize = 64;
    let mut line = String::new();
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
        if line.chars().count() >= LENGTH {
            line.push('…');
            break;
        }
    }
    line
}
