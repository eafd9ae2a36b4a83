//! Hand-outs: reading the one that this page is, and writing the page anew with one in it.

use super::files;
use crate::exchange::{Handout, ReadError, Syntax, handout};
use std::rc::Rc;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use wasm_bindgen_futures::spawn_local;

/// The data block of a hand-out.
const BLOCK: &str = "handout";

#[wasm_bindgen]
extern "C" {
    /// The unpacked bytes of a data block; see `boot/page.js`.
    #[wasm_bindgen(js_namespace = glossator, catch)]
    async fn block(id: &str) -> Result<JsValue, JsValue>;
    /// The page from its own parts, with a data block more; see `boot/page.js`.
    #[wasm_bindgen(js_namespace = glossator, js_name = pageWith, catch)]
    async fn page_with(id: &str, content: &[u8], title: &str) -> Result<JsValue, JsValue>;
}

/// Whether this page is a hand-out.
pub fn is_one() -> bool {
    gloo::utils::document().get_element_by_id(BLOCK).is_some()
}

/// The hand-out that this page is.
pub async fn own() -> Result<Handout, ReadError> {
    let damaged = || ReadError::Syntax { syntax: Syntax::Json, line: 0, column: 0 };
    let bytes = block(BLOCK).await.map(|bytes| js_sys::Uint8Array::new(&bytes).to_vec());
    bytes.map_err(|_| damaged()).and_then(|bytes| handout::read(&bytes))
}

/// Hands the page with a hand-out in it to the browser's downloads.
pub fn write(name: String, title: String, content: Rc<[u8]>) {
    spawn_local(async move {
        // It reads the page's own elements, which the packer put there.
        if let Some(page) = page_with(BLOCK, &content, &title).await.ok().and_then(|page| page.as_string()) {
            files::download(&name, "text/html", page.as_bytes());
        }
    });
}
