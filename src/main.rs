//! Entry in the browser: the page, or the worker that the page starts from the same code.

#[cfg(target_arch = "wasm32")]
fn main() {
    use glossator::platform::worker_main;
    match worker_main::scope() {
        Some(scope) => worker_main::serve(scope),
        None => page::show(),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Glossator runs in a browser: `cargo xtask run` builds and opens it.");
}

#[cfg(target_arch = "wasm32")]
mod page {
    use yew::{Html, component, html};

    /// Shows the page in the element that `index.html` has for it.
    pub(crate) fn show() {
        let root = web_sys::window().and_then(|w| w.document()).and_then(|d| d.get_element_by_id("app"));
        if let Some(root) = root {
            yew::Renderer::<Page>::with_root(root).render();
        }
    }

    #[component]
    fn Page() -> Html {
        html! { <h1>{ "Glossator" }</h1> }
    }
}
