//! A drawing as a picture of points.

use super::files;
use wasm_bindgen::prelude::{Closure, JsCast, JsValue};
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement};

/// Draws SVG of this size and hands the PNG to the browser's downloads.
pub fn save_png(name: &str, svg: &str, width: u32, height: u32) {
    // A failure here is the browser's own: it has no room for a picture of this size.
    let _ = draw(name.to_owned(), svg, width, height);
}

fn draw(name: String, svg: &str, width: u32, height: u32) -> Result<(), JsValue> {
    let image = HtmlImageElement::new()?;
    let drawn = image.clone();
    let on_load = Closure::once_into_js(move || {
        let _ = put(&name, &drawn, width, height);
    });
    image.set_onload(Some(on_load.unchecked_ref()));
    let address: String = js_sys::encode_uri_component(svg).into();
    image.set_src(&format!("data:image/svg+xml,{address}"));
    Ok(())
}

fn put(name: &str, image: &HtmlImageElement, width: u32, height: u32) -> Result<(), JsValue> {
    let canvas = gloo::utils::document().create_element("canvas")?.dyn_into::<HtmlCanvasElement>()?;
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.dyn_into::<CanvasRenderingContext2d>()?;
    context.draw_image_with_html_image_element(image, 0.0, 0.0)?;
    let name = name.to_owned();
    let take = Closure::once_into_js(move |blob: Option<Blob>| {
        if let Some(blob) = blob {
            files::download_blob(&name, &blob);
        }
    });
    canvas.to_blob(take.unchecked_ref())
}
