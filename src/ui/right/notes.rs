use crate::analysis::concordance::line;
use crate::app::{NoteHit, NoteOn, Search, SearchAction};
use crate::exchange::Texts;
use crate::model::{Project, codebook};
use crate::strings::Catalogue;
use crate::text::slice;
use crate::ui::context::{Ptr, use_dispatch, use_words};
use yew::prelude::*;

/// Notes listed before one asks for more.
const SHOWN: usize = 30;
/// Context of a hit, in bytes on either side.
const REACH: u32 = 60;
/// Characters of a passage that a line names.
const WORDS: usize = 40;

#[derive(Properties, PartialEq)]
pub struct NotesProps {
    pub search: Ptr<Search>,
    pub project: Ptr<Project>,
    pub texts: Ptr<Texts>,
}

/// What the search found in notes: each line leads to its note.
#[component]
pub fn Notes(props: &NotesProps) -> Html {
    let words = use_words();
    let said = &words.review;
    let dispatch = use_dispatch();
    let shown = use_state(|| SHOWN);
    let notes = &props.search.notes;
    if notes.is_empty() {
        return Html::default();
    }
    let rows = notes.iter().take(*shown).filter_map(|hit| {
        let note = hit.on.text(&props.project)?;
        let line = line(note, hit.span, REACH);
        Some(html! {
            <li key={format!("{:?}", hit.on)} class="hit">
                <button type="button" class="quote" onclick={dispatch.on::<MouseEvent>(SearchAction::GoToNote(hit.on.clone()))}>
                    <span>{ slice(note, line.left) }<b>{ slice(note, line.hit) }</b>{ slice(note, line.right) }</span>
                    <small>{ place(props, words, hit) }</small>
                </button>
            </li>
        })
    });
    let more = notes.len().saturating_sub(*shown);
    let show_more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + 5 * SHOWN))
    };
    html! {
        <section class="notes-found" aria-label={said.in_notes}>
            <h3>{ said.in_notes }{ " " }<small>{ (said.notes_found)(notes.len()) }</small></h3>
            <ol class="hits" aria-label={said.in_notes}>{ for rows }</ol>
            if more > 0 {
                <button type="button" class="link" onclick={show_more}>{ (words.show_more)(more) }</button>
            }
        </section>
    }
}

/// What a note is on, in words.
fn place(props: &NotesProps, words: &'static Catalogue, hit: &NoteHit) -> String {
    let said = &words.review;
    match &hit.on {
        NoteOn::Transcript(id) => (said.on_transcript)(props.project.transcript(id).map_or("", |t| &t.title)),
        NoteOn::Tag(id) => (said.on_tag)(&codebook::path(&props.project.tags, id).join(" / ")),
        NoteOn::Passage(id) => {
            let passage = props.project.annotation(id);
            let text = passage.and_then(|a| props.texts.get(&props.project.transcript(&a.transcript)?.text));
            let quote = passage.zip(text).map_or("", |(passage, text)| text.slice(passage.span()));
            (said.on_passage)(&quote.chars().take(WORDS).collect::<String>())
        }
    }
}
