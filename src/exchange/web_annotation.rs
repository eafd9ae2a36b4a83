//! W3C Web Annotation (Recommendation of 2017-02-23), as JSON-LD.
//!
//! What is written is an AnnotationCollection with its one page in it: for each range of a passage
//! a target with its quote and its position in code points; tags and note as bodies; the codebook
//! as a member of the project's own namespace, so that nothing is lost on the way back. What is
//! read is a collection, a page, a list or a single annotation, by whichever program.

mod read;
mod wire;

pub use read::read;
/// What Hypothesis has in common with the standard that came of it.
pub(super) mod parts {
    pub(in crate::exchange) use super::read::{Known, MAX_BYTES, annotations, many, target, text};
}

use super::{Texts, colour, urn};
use crate::model::anchoring::Quote;
use crate::model::{Anchored, Annotation, Id, Project, Transcript};
use crate::text::{Span, Text};
use std::collections::BTreeMap;

/// The context that every Web Annotation names.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
/// The namespace of what the standard has no word for.
const NAMESPACE: &str = "urn:glossator:terms:";
/// What stands before the hash in the name of a text.
const HASH: &str = "urn:sha256:";

/// Writes the annotations of a project, in reading order by transcript.
pub fn write(project: &Project, texts: &Texts) -> String {
    let paths: BTreeMap<&Id, &str> = project.tags.iter().map(|t| (&t.id, t.name.as_str())).collect();
    let mut items = Vec::with_capacity(project.annotations.len());
    for transcript in &project.transcripts {
        let Some(text) = texts.get(&transcript.text) else { continue };
        let annotations = project.annotations_of(&transcript.id).iter();
        items.extend(annotations.map(|a| item(project, transcript, text, a, &paths)));
    }
    let id = urn::of(&project.id);
    let page = format!("{id}#page-1");
    let total = items.len();
    let collection = wire::Collection {
        context: (CONTEXT, wire::Namespaces { glossator: NAMESPACE }),
        r#type: "AnnotationCollection",
        label: (!project.name.is_empty()).then_some(project.name.as_str()),
        created: project.created,
        total,
        codebook: project.tags.iter().map(|t| tag(t)).collect(),
        first: (total > 0).then(|| wire::Page {
            id: page.clone(),
            r#type: "AnnotationPage",
            part_of: id.clone(),
            start_index: 0,
            items,
        }),
        last: (total > 0).then_some(page),
        id,
    };
    // Every key is a string and no number is infinite: this cannot fail.
    let mut written = serde_json::to_string_pretty(&collection).unwrap_or_default();
    written.push('\n');
    written
}

fn tag(tag: &crate::model::Tag) -> wire::Tag<'_> {
    wire::Tag {
        id: urn::of(&tag.id),
        r#type: "glossator:Tag",
        name: &tag.name,
        parent: tag.parent.as_ref().map(urn::of),
        colour: colour::hex(tag.colour),
        description: &tag.description,
        key: tag.key,
    }
}

fn item<'a>(
    project: &'a Project,
    transcript: &'a Transcript,
    text: &Text,
    annotation: &'a Annotation,
    names: &BTreeMap<&Id, &'a str>,
) -> wire::Item<'a> {
    let tags = annotation.tags.iter().filter_map(|id| {
        let (tag, value) = (Some(urn::of(id)), *names.get(id)?);
        Some(wire::Body { r#type: "TextualBody", purpose: "tagging", format: "text/plain", value, tag })
    });
    let mut body: Vec<wire::Body<'_>> = tags.collect();
    if !annotation.note.is_empty() {
        let value = annotation.note.as_str();
        body.push(wire::Body { r#type: "TextualBody", purpose: "commenting", format: "text/plain", value, tag: None });
    }
    let motivation = match (annotation.tags.is_empty(), annotation.note.is_empty()) {
        (false, _) => "tagging",
        (true, false) => "commenting",
        (true, true) => "highlighting",
    };
    let name = project.coder(&annotation.coder).map_or("", |c| c.name.as_str());
    wire::Item {
        id: urn::of(&annotation.id),
        r#type: "Annotation",
        motivation,
        creator: wire::Person { id: urn::of(&annotation.coder), r#type: "Person", name },
        created: annotation.created,
        modified: annotation.modified,
        anchored: annotation.anchored.map(how),
        body,
        target: annotation.ranges.iter().map(|range| target(transcript, text, *range)).collect(),
    }
}

fn target<'a>(transcript: &'a Transcript, text: &Text, range: Span) -> wire::Target<'a> {
    let Quote { exact, prefix, suffix } = Quote::of(text, range);
    let (start, end) = text.to_code_points(range);
    wire::Target {
        r#type: "SpecificResource",
        source: wire::Source {
            id: format!("{HASH}{}", transcript.text),
            r#type: "Text",
            format: "text/plain",
            title: &transcript.title,
        },
        selector: (
            wire::TextQuoteSelector { r#type: "TextQuoteSelector", exact, prefix, suffix },
            wire::TextPositionSelector { r#type: "TextPositionSelector", start, end },
        ),
    }
}

fn how(how: Anchored) -> wire::How {
    match how {
        Anchored::Quote => wire::How { how: "quote", share: None },
        Anchored::Fuzzy(share) => wire::How { how: "similar", share: share.is_finite().then_some(share) },
        Anchored::Lost => wire::How { how: "lost", share: None },
    }
}

#[cfg(test)]
mod tests;
