//! Pictures for the wall, as files.

use crate::app::classroom::{Drawing, draw_matrix, draw_strips, matrix, strips};
use crate::app::reduce::change::Change;
use crate::app::reduce::file::stem;
use crate::app::{Effect, Notice};

/// Saves a drawing, as SVG or as PNG.
pub(super) fn draw(change: &mut Change, drawing: Drawing, png: bool) {
    let state = &change.state.class;
    let (Some(shown), Some(comparison)) = (&state.shown, &state.comparison) else { return };
    let said = &change.words().class;
    let title = comparison.reading.transcript.title.clone();
    let (what, picture) = match drawing {
        Drawing::Dispersion => (said.dispersion, draw_strips(&title, &strips(comparison, shown.coder))),
        Drawing::Matrix => (said.matrix, draw_matrix(&title, &matrix(comparison), said.nobody_known)),
    };
    let ending = if png { "png" } else { "svg" };
    let name = format!("{}_{}.{ending}", stem(&title), stem(what));
    change.effect(if png {
        Effect::SavePng { name: name.clone(), svg: picture.svg, width: picture.width, height: picture.height }
    } else {
        Effect::Download { name: name.clone(), mime: "image/svg+xml", content: picture.svg.into_bytes().into() }
    });
    change.toast(Notice::Downloaded { file: name });
}
