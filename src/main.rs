//! Entry in the browser: the page, or the worker that the page starts from the same code.

#[cfg(target_arch = "wasm32")]
mod browser {
    use yew::{Html, component, html};

    #[component]
    pub(crate) fn App() -> Html {
        html! { <p>{ "hello" }</p> }
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    let root = web_sys::window().and_then(|w| w.document()).and_then(|d| d.get_element_by_id("app"));
    if let Some(root) = root {
        yew::Renderer::<browser::App>::with_root(root).render();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
