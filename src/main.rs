//! Entry of the page.

/// What every paragraph is made of: these words cross to JavaScript once and not for each.
#[cfg(target_arch = "wasm32")]
const OFTEN: [&str; 16] = [
    "class",
    "id",
    "data-s",
    "data-r",
    "style",
    "aria-hidden",
    "true",
    "div",
    "p",
    "span",
    "mark",
    "i",
    "body",
    "who",
    "name",
    "unseen",
];

#[cfg(target_arch = "wasm32")]
fn main() {
    use glossator::{platform, ui};
    for word in OFTEN {
        wasm_bindgen::intern(word);
    }
    let Some(root) = gloo::utils::document().get_element_by_id("app") else { return };
    platform::run::start(|store| {
        yew::Renderer::<ui::Page>::with_root_and_props(root, ui::PageProps { store }).render();
    });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Glossator runs in a browser: `cargo xtask run` builds and opens it.");
}
