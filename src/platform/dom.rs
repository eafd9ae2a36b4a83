//! Between the page's elements and the text's offsets.
//!
//! An element with `data-s` holds nothing but text of the transcript, from that byte on.

use crate::app::Reading;
use crate::text::Span;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node, Range};

fn document() -> Document {
    gloo::utils::document()
}

/// The byte where an element's text starts.
fn start_of(element: &Element) -> Option<u32> {
    element.get_attribute("data-s")?.parse().ok()
}

fn element_of(node: &Node) -> Option<Element> {
    node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())
}

/// The byte offset of a place in the DOM; of the nearest text at or before it (`back`) or after
/// it, where it does not lie in the transcript's text itself.
pub fn offset(reading: &Reading, node: &Node, at: u32, back: bool) -> Option<u32> {
    if let Some(holder) = element_of(node)?.closest("[data-s]").ok()? {
        let units = utf16_before(&holder, node, at)?;
        return advance(reading, start_of(&holder)?, units);
    }
    // Between paragraphs: the nearest one that lies wholly on the right side of the place.
    let here = document().create_range().ok()?;
    here.set_start(node, at).ok()?;
    let text = document().get_element_by_id("text")?;
    let holders = text.query_selector_all("[data-s]").ok()?;
    let mut nearest = None;
    for n in 0..holders.length() {
        let holder = holders.item(n)?.dyn_into::<Element>().ok()?;
        let before = here.compare_point(&holder, 0).ok()? < 0;
        if back && before {
            nearest = Some(holder);
        } else if !back && !before {
            return start_of(&holder);
        }
    }
    let holder = nearest?;
    let units = holder.text_content()?.encode_utf16().count() as u32;
    advance(reading, start_of(&holder)?, units)
}

/// UTF-16 code units of the holder's text before a place in it.
fn utf16_before(holder: &Element, node: &Node, at: u32) -> Option<u32> {
    let range = document().create_range().ok()?;
    range.select_node_contents(holder).ok()?;
    range.set_end(node, at).ok()?;
    Some(range.to_string().length())
}

/// The byte that lies `units` UTF-16 code units after byte `start`.
fn advance(reading: &Reading, start: u32, units: u32) -> Option<u32> {
    let rest = reading.text.as_str().get(start as usize..)?;
    let mut left = units;
    let mut at = start;
    for c in rest.chars() {
        let size = c.len_utf16() as u32;
        if left < size {
            break;
        }
        left -= size;
        at += c.len_utf8() as u32;
    }
    Some(at)
}

/// The elements that hold the text of a piece, its label first.
fn holders(piece: usize) -> Vec<Element> {
    let Some(element) = document().get_element_by_id(&format!("piece-{piece}")) else { return Vec::new() };
    let Ok(found) = element.query_selector_all("[data-s]") else { return Vec::new() };
    (0..found.length()).filter_map(|n| found.item(n)?.dyn_into().ok()).collect()
}

/// The DOM ranges of a span: one for each element that holds some of it.
pub fn ranges(reading: &Reading, span: Span) -> Vec<Range> {
    let (Some(first), Some(last)) =
        (reading.piece_at(span.start), reading.piece_at(span.end.saturating_sub(1).max(span.start)))
    else {
        return Vec::new();
    };
    // A passage of hundreds of paragraphs is painted and measured by its ends.
    const MOST: usize = 60;
    let pieces = (first..=last).filter(|p| p - first < MOST || last - p < MOST);
    pieces.flat_map(holders).filter_map(|holder| range_in(reading, &holder, span)).collect()
}

fn range_in(reading: &Reading, holder: &Element, span: Span) -> Option<Range> {
    let start = start_of(holder)?;
    let units = holder.text_content()?.encode_utf16().count() as u32;
    let here = Span::new(start, advance(reading, start, units)?);
    let part = if span.is_empty() && here.contains(span.start) { span } else { here.intersect(span)? };
    let utf16 = |to: u32| reading.text.slice(Span::new(start, to)).encode_utf16().count() as u32;
    let range = document().create_range().ok()?;
    let (node, at) = text_at(holder.as_ref(), utf16(part.start))?;
    range.set_start(&node, at).ok()?;
    let (node, at) = text_at(holder.as_ref(), utf16(part.end))?;
    range.set_end(&node, at).ok()?;
    Some(range)
}

/// The text node that holds the given code unit of an element's text, and the unit's place in it.
fn text_at(holder: &Node, units: u32) -> Option<(Node, u32)> {
    let walker = document().create_tree_walker_with_what_to_show(holder, SHOW_TEXT).ok()?;
    let mut left = units;
    let mut last = None;
    while let Some(node) = walker.next_node().ok().flatten() {
        let size = node.dyn_ref::<web_sys::CharacterData>().map_or(0, web_sys::CharacterData::length);
        if left <= size {
            return Some((node, left));
        }
        left -= size;
        last = Some((node, size));
    }
    last
}

/// `NodeFilter.SHOW_TEXT`.
const SHOW_TEXT: u32 = 4;
