use super::lanes::Lanes;
use super::pane::{Lines, PieceRuns};
use crate::app::{Bar, Reading, Run, Runs, THEME_COLOURS};
use crate::detect::EntityKind;
use crate::model::{BlockKind, Id, Label, TurnKind};
use crate::sort;
use crate::strings::Catalogue;
use crate::text::{Span, Text};
use crate::ui::context::{Ptr, use_words};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct PieceProps {
    pub index: usize,
    pub reading: Ptr<Reading>,
    /// Its marks, where it is near the window.
    pub runs: Option<Ptr<PieceRuns>>,
    /// The passage that is open or was tagged last.
    pub current: Option<Id>,
    pub lines: Lines,
}

/// A paragraph with the speaker's name beside it.
///
/// Every element that holds text of the transcript says in `data-s` at which byte its text
/// starts, and holds nothing else: that is how a selection finds its offsets.
#[component]
pub fn Piece(props: &PieceProps) -> Html {
    let words = use_words();
    let reading = &props.reading;
    let Some(piece) = reading.pieces.get(props.index) else { return Html::default() };
    let Some(block) = reading.block(piece) else { return Html::default() };
    let turn = block.turn.and_then(|t| reading.structure.turns.get(t as usize));
    let opens = piece.first && turn.is_some_and(|t| t.first_block == piece.block);
    let kind = match (block.kind, turn.map(|t| t.kind)) {
        (BlockKind::Furniture, _) => "furniture",
        (BlockKind::Title, _) => "title",
        (BlockKind::Heading(_), _) => "heading",
        (BlockKind::Aside, _) => "aside",
        (_, Some(TurnKind::Question)) => "question",
        _ => "speech",
    };
    let label_runs = props.runs.as_ref().and_then(|r| r.label.as_ref());
    let who = block.label.filter(|_| piece.first).map(|label| speaker(words, &reading.text, &label, label_runs));
    // A turn that the text does not label still has a speaker where that is known.
    let derived = (opens && who.is_none()).then(|| turn.and_then(|t| t.speaker)).flatten();
    let derived = derived.and_then(|s| reading.structure.speakers.get(s as usize));
    let opening = opens && turn.is_some_and(|t| t.kind == TurnKind::Opening);
    let body_runs = props.runs.as_ref().map(|r| &r.body);
    let text = body(words, &reading.text, piece.body, body_runs, props.current.as_ref());
    let at = piece.body.start.to_string();
    let paragraph = match block.kind {
        BlockKind::Title => html! { <h1 class="body" data-s={at}>{ text }</h1> },
        BlockKind::Heading(level) if level <= 2 => html! { <h2 class="body" data-s={at}>{ text }</h2> },
        BlockKind::Heading(_) => html! { <h3 class="body" data-s={at}>{ text }</h3> },
        _ => html! { <p class="body" data-s={at}>{ text }</p> },
    };
    let bars = props.runs.as_ref().filter(|r| !r.body.bars.is_empty());
    html! {
        <div id={format!("piece-{}", props.index)} class={classes!("piece", kind, opens.then_some("opens"))}>
            if who.is_some() || derived.is_some() {
                <div class="who">
                    { for who }
                    if let Some(speaker) = derived {
                        <span class="name derived">{ &speaker.name }</span>
                    }
                    if opening {
                        <span class="remark">{ words.opening_statement }</span>
                    }
                </div>
            }
            { paragraph }
            if let Some(runs) = bars {
                <Lanes runs={runs.clone()} lines={props.lines} current={props.current.clone()} />
            }
        </div>
    }
}

/// The label as it stands in the text, its parts told apart; the punctuation is there but unseen.
fn speaker(words: &Catalogue, text: &Text, label: &Label, runs: Option<&Runs>) -> Html {
    let mut parts: Vec<(Span, &'static str)> =
        [(Some(label.name), "name"), (label.aside, "remark"), (label.time, "time")]
            .into_iter()
            .filter_map(|(span, class)| Some((span.filter(|s| !s.is_empty())?, class)))
            .collect();
    sort::ascending(&mut parts);
    let mut shown = Vec::new();
    let mut from = label.span.start;
    for (span, class) in parts {
        if span.start >= from && span.end <= label.span.end {
            shown.push((Span::new(from, span.start), "unseen"));
            shown.push((span, class));
            from = span.end;
        }
    }
    shown.push((Span::new(from, label.span.end), "unseen"));
    shown
        .into_iter()
        .filter(|(span, _)| !span.is_empty())
        .map(|(span, class)| {
            let text = body(words, text, span, runs.map(|r| clip(r, span)).as_ref(), None);
            html! { <span {class} data-s={span.start.to_string()}>{ text }</span> }
        })
        .collect()
}

fn clip(runs: &Runs, within: Span) -> Runs {
    let inside = runs.runs.iter().filter_map(|run| Some(Run { span: run.span.intersect(within)?, ..run.clone() }));
    Runs { runs: inside.collect(), dots: Vec::new(), bars: Vec::new() }
}

/// The text of a span: plain while it is off screen, in runs near the window.
fn body(words: &Catalogue, text: &Text, span: Span, runs: Option<&Runs>, current: Option<&Id>) -> Html {
    let Some(runs) = runs else { return html! { text.slice(span) } };
    let mut dots = runs.dots.iter().peekable();
    let mut shown = Vec::with_capacity(runs.runs.len() + runs.dots.len());
    for (at, run) in runs.runs.iter().enumerate() {
        while let Some((_, themes)) = dots.next_if(|(start, _)| *start <= run.span.start) {
            shown.push(dot(themes));
        }
        let edges = if run.passage.is_some() { Edges::of(words, run.span, &runs.bars) } else { Edges::default() };
        shown.push(stretch(text, at, run, edges, current));
    }
    shown.into_iter().collect()
}

fn dot(themes: &[u32]) -> Html {
    let dots = themes.iter().take(3).map(|theme| {
        html! { <i class={format!("dot theme-{}", theme % u32::from(THEME_COLOURS))} /> }
    });
    html! { <i class="dots" aria-hidden="true">{ for dots }</i> }
}

/// What is told where passages begin and end in a paragraph. The sheets write it beside the words: unseen on the
/// screen, where it is for who hears the text, and as the tags' numbers on paper. So it is no part of the text.
#[derive(Default)]
struct Edges {
    /// That passages begin, and with which tags.
    from: Option<String>,
    /// That passages end.
    to: Option<String>,
    /// The numbers of the tags that begin.
    opens: Option<String>,
    /// The numbers of the tags that end.
    closes: Option<String>,
}

impl Edges {
    /// At the edges of one run.
    fn of(words: &Catalogue, run: Span, bars: &[Bar]) -> Self {
        let at = |is_there: &dyn Fn(&Bar) -> bool, say: fn(&str) -> String| {
            let there: Vec<&Bar> = bars.iter().filter(|bar| is_there(bar)).collect();
            let named = |bar: &&Bar| if bar.tags.is_empty() { words.note } else { bar.tags.as_str() }.to_owned();
            let names = there.iter().map(named).collect::<Vec<_>>().join(", ");
            let numbers = there.iter().map(|bar| bar.numbers.as_str()).collect::<Vec<_>>().join(" ");
            ((!there.is_empty()).then(|| say(&names)), (!numbers.is_empty()).then_some(numbers))
        };
        let (from, opens) = at(&|bar| bar.span.start == run.start, words.passage_from);
        let (to, closes) = at(&|bar| bar.span.end == run.end, words.passage_to);
        Self { from, to, opens, closes }
    }
}

fn stretch(text: &Text, at: usize, run: &Run, edges: Edges, current: Option<&Id>) -> Html {
    let words = text.slice(run.span);
    let is_plain = run.passage.is_none() && run.entity.is_none() && run.theme.is_none();
    if is_plain && !run.dim {
        return html! { words };
    }
    let mut class = classes!("run", run.dim.then_some("dim"));
    if let Some((_, kind)) = run.entity {
        class.push("entity");
        class.push(kind_class(kind));
    }
    if let Some(theme) = run.theme {
        class.push("term");
        class.push(format!("theme-{}", theme % u32::from(THEME_COLOURS)));
    }
    if let Some(passage) = &run.passage {
        class.push("tagged");
        if current == Some(passage) {
            class.push("current");
        }
        let washes: Vec<String> =
            run.colours.iter().map(|c| c.map_or_else(|| "note".to_owned(), |c| c.to_string())).collect();
        let style = match washes.as_slice() {
            [] => String::new(),
            [wash] => format!("background-color:var(--wash-{wash})"),
            // Several tags make a deeper wash.
            _ => {
                let layers = washes.iter().map(|c| format!("linear-gradient(var(--wash-{c}),var(--wash-{c}))"));
                format!("background-image:{}", layers.collect::<Vec<_>>().join(","))
            }
        };
        return html! { <mark {class} data-r={at.to_string()} data-from={edges.from} data-to={edges.to} data-opens={edges.opens} data-closes={edges.closes} ~style={style}>{ words }</mark> };
    }
    html! { <span {class}>{ words }</span> }
}

/// The class that draws the underline of a kind.
pub fn kind_class(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Org => "org",
        EntityKind::Place => "place",
        EntityKind::Group => "group",
        EntityKind::Event => "event",
        EntityKind::Date => "date",
        EntityKind::Relative => "relative",
        EntityKind::Agreement => "agreement",
    }
}
