use crate::app::{ClassAction, Draft};
use crate::exchange::Texts;
use crate::model::{Id, Project};
use crate::ui::context::{Ptr, use_dispatch, use_words};
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct HandOutProps {
    pub project: Ptr<Project>,
    pub texts: Ptr<Texts>,
}

/// What goes into a hand-out, all of it in sight before the file is saved.
#[component]
pub fn HandOut(props: &HandOutProps) -> Html {
    let said = &use_words().class;
    let dispatch = use_dispatch();
    let project = &props.project;
    let [title, due, locked, entities, themes, search] = std::array::from_fn(|_| NodeRef::default());
    let fields = use_mut_ref(|| (title, due, locked, entities, themes, search));
    let (title, due, locked, entities, themes, search) = fields.borrow().clone();
    let (instructions, example) = (use_node_ref(), use_node_ref());
    let save = {
        let (title, due, locked, entities, themes, search) = fields.borrow().clone();
        let (instructions, example) = (instructions.clone(), example.clone());
        dispatch.with(move |event: SubmitEvent| {
            event.prevent_default();
            let text = |node: &NodeRef| node.cast::<HtmlInputElement>().map(|f| f.value()).unwrap_or_default();
            let ticked = |node: &NodeRef| node.cast::<HtmlInputElement>().is_some_and(|f| f.checked());
            let chosen = example.cast::<HtmlSelectElement>().map(|f| f.value()).filter(|id| !id.is_empty());
            Some(ClassAction::HandOut(Draft {
                title: text(&title),
                instructions: instructions.cast::<HtmlTextAreaElement>().map(|f| f.value()).unwrap_or_default(),
                due: text(&due),
                locked: ticked(&locked),
                entities: ticked(&entities),
                themes: ticked(&themes),
                search: ticked(&search),
                example: chosen.map(|id| Id::new(&id)),
            }))
        })
    };
    let called = project.transcripts.first().map(|t| t.title.clone()).unwrap_or_default();
    let called = if project.name.is_empty() { called } else { project.name.clone() };
    let examples = project.annotations.iter().filter(|a| !a.tags.is_empty()).filter_map(|a| {
        let text = props.texts.get(&project.transcript(&a.transcript)?.text)?;
        let words: String = text.slice(a.span()).chars().take(70).collect();
        Some(html! { <option value={a.id.to_string()}>{ words }</option> })
    });
    let titles = project.transcripts.iter().map(|t| html! { <li>{ &t.title }</li> });
    let tags: Vec<&str> = project.tags.iter().map(|t| t.name.as_str()).collect();
    html! {
        <form class="stack" onsubmit={save}>
            <label class="stack">{ said.title }<input ref={title} class="field" type="text" value={called} /></label>
            <label class="stack">{ said.instructions }
                <textarea ref={instructions} class="field" rows="4" placeholder={said.instructions_hint} /></label>
            <label class="stack">{ said.due }<input ref={due} class="field" type="date" /></label>
            <label class="radio"><input ref={locked} type="checkbox" checked={!project.tags.is_empty()} />
                <span>{ said.lock }<br /><small>{ said.lock_hint }</small></span></label>
            <label class="radio"><input ref={entities} type="checkbox" checked=true />{ said.show_entities }</label>
            <label class="radio"><input ref={themes} type="checkbox" />{ said.show_themes }</label>
            <label class="radio"><input ref={search} type="checkbox" checked=true />{ said.allow_search }</label>
            <label class="stack">{ said.example }
                <select ref={example} class="field"><option value="">{ said.no_example }</option>{ for examples }</select></label>
            <h3>{ said.contents }</h3>
            <ul class="contents">
                <li>{ (said.holds_transcripts)(project.transcripts.len()) }<ul>{ for titles }</ul></li>
                <li>{ (said.holds_tags)(tags.len()) }<br /><small>{ tags.join(", ") }</small></li>
                <li>{ said.holds_rest }</li>
            </ul>
            <p class="quiet">{ said.holds_not }</p>
            <div class="line end"><button type="submit" class="primary">{ said.save_hand_out }</button></div>
        </form>
    }
}
