use crate::app::Rect;

/// Where a box of this size goes: beside `rect`, below it if there is room, never over it and
/// never out of the window. Gives a style.
pub fn beside(rect: Option<Rect>, width: f64, height: f64) -> String {
    const GAP: f64 = 8.0;
    let window = gloo::utils::window();
    let size = |v: Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue>| v.ok().and_then(|v| v.as_f64()).unwrap_or(0.0);
    let (window_width, window_height) = (size(window.inner_width()), size(window.inner_height()));
    let Some(rect) = rect else { return "visibility:hidden".to_owned() };
    let left = rect.left.min(window_width - width - GAP).max(GAP);
    let below = window_height - rect.bottom;
    if below >= height + GAP || below >= rect.top {
        format!("left:{left:.0}px;top:{:.0}px;max-height:{:.0}px", rect.bottom + GAP, (below - 2.0 * GAP).max(120.0))
    } else {
        let bottom = window_height - rect.top + GAP;
        format!("left:{left:.0}px;bottom:{bottom:.0}px;max-height:{:.0}px", (rect.top - 2.0 * GAP).max(120.0))
    }
}
