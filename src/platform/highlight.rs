//! Painting over the text without touching it: the CSS Custom Highlight API.

use super::dom;
use crate::app::Reading;
use crate::text::Span;
use wasm_bindgen::prelude::*;
use web_sys::Range;

// web-sys has these only behind its unstable flag; this is all of it that is needed.
#[wasm_bindgen]
extern "C" {
    type Highlight;
    #[wasm_bindgen(constructor, catch)]
    fn new() -> Result<Highlight, JsValue>;
    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &Range);

    type Registry;
    #[wasm_bindgen(method)]
    fn set(this: &Registry, name: &str, highlight: &Highlight);
    #[wasm_bindgen(method)]
    fn delete(this: &Registry, name: &str) -> bool;

    #[wasm_bindgen(thread_local_v2, js_namespace = CSS, js_name = highlights)]
    static HIGHLIGHTS: Option<Registry>;
}

/// Paints these spans under a name that the style sheet knows; none takes the paint away.
pub fn paint(name: &str, reading: Option<&Reading>, spans: &[Span]) {
    HIGHLIGHTS.with(|registry| {
        let Some(registry) = registry else { return };
        registry.delete(name);
        let ranges: Vec<Range> =
            reading.map_or_else(Vec::new, |r| spans.iter().flat_map(|s| dom::ranges(r, *s)).collect());
        if ranges.is_empty() {
            return;
        }
        if let Ok(highlight) = Highlight::new() {
            for range in &ranges {
                highlight.add(range);
            }
            registry.set(name, &highlight);
        }
    });
}
