//! The least that yew can show, packed as the page is: what its start is measured against.

use yew::prelude::*;

#[component]
fn Hello() -> Html {
    html! { <p class="hello">{ "Hello, world" }</p> }
}

fn main() {
    yew::Renderer::<Hello>::new().render();
}
