use super::NAMESPACE;
use crate::exchange::export::{Export, Loss, Lost};
use crate::exchange::refi_codes::{self, guid};
use crate::exchange::xml::Document;
use crate::exchange::{WriteError, archive};
use crate::model::{Annotation, Id, Transcript};
use crate::text::Text;
use std::collections::BTreeMap;

/// Writes the archive: texts as UTF-8 with LF line ends and without a byte order mark, each under
/// its GUID. A passage in several parts becomes a selection for each.
///
/// # Errors
/// Where the archive would be too large for its format.
pub fn write(export: &Export<'_>) -> Result<(Vec<u8>, Vec<Loss>), WriteError> {
    let project = export.project;
    let mut document = Document::new();
    let created = project.created.to_rfc3339();
    let head = [
        ("xmlns", NAMESPACE),
        ("name", export.title()),
        ("origin", "Glossator"),
        ("creationDateTime", created.as_str()),
    ];
    document.open("Project", &head);
    if !project.coders.is_empty() {
        document.open("Users", &[]);
        for coder in &project.coders {
            let id = guid(&coder.id);
            document.empty("User", &[("guid", id.as_str()), ("name", coder.name.as_str())]);
        }
        document.close();
    }
    if !project.tags.is_empty() {
        document.open("CodeBook", &[]);
        refi_codes::write(&project.tags, &mut document);
        document.close();
    }
    let mut entries: Vec<(String, Vec<u8>)> = vec![("project.qde".to_owned(), Vec::new())];
    let tags: BTreeMap<&Id, String> = project.tags.iter().map(|t| (&t.id, guid(&t.id))).collect();
    let mut opened = false;
    for (transcript, text) in export.transcripts() {
        if !opened {
            document.open("Sources", &[]);
            opened = true;
        }
        source(export, transcript, text, &tags, &mut document);
        entries.push((format!("sources/{}.txt", guid(&transcript.id)), text.as_str().as_bytes().to_vec()));
    }
    let (bytes, count) = document.finish();
    if let Some(first) = entries.first_mut() {
        first.1 = bytes;
    }
    Ok((archive::write(&entries)?, vec![Loss { what: Lost::Characters, count }]))
}

fn source(
    export: &Export<'_>,
    transcript: &Transcript,
    text: &Text,
    tags: &BTreeMap<&Id, String>,
    document: &mut Document,
) {
    let (id, added) = (guid(&transcript.id), transcript.added.to_rfc3339());
    let path = format!("internal://{id}.txt");
    let attributes = [
        ("guid", id.as_str()),
        ("name", transcript.title.as_str()),
        ("plainTextPath", path.as_str()),
        ("creationDateTime", added.as_str()),
    ];
    document.open("TextSource", &attributes);
    for annotation in export.project.annotations_of(&transcript.id) {
        selections(export, annotation, text, tags, document);
    }
    document.close();
}

fn selections(
    export: &Export<'_>,
    annotation: &Annotation,
    text: &Text,
    tags: &BTreeMap<&Id, String>,
    document: &mut Document,
) {
    let known = export.project.coder(&annotation.coder).is_some();
    let user = guid(&annotation.coder);
    let (created, modified) = (annotation.created.to_rfc3339(), annotation.modified.to_rfc3339());
    for (n, range) in (0u32..).zip(&annotation.ranges) {
        let part = |k: u32| annotation.id.nth(n.wrapping_mul(1000).wrapping_add(k));
        let id = if n == 0 { guid(&annotation.id) } else { guid(&part(0)) };
        let (start, end) = text.to_code_points(*range);
        let (start, end) = (start.to_string(), end.to_string());
        let mut attributes = vec![
            ("guid", id.as_str()),
            ("startPosition", start.as_str()),
            ("endPosition", end.as_str()),
            ("creationDateTime", created.as_str()),
            ("modifiedDateTime", modified.as_str()),
        ];
        attributes.extend(known.then_some(("creatingUser", user.as_str())));
        document.open("PlainTextSelection", &attributes);
        document.text("Description", &annotation.note);
        for (k, tag) in (1u32..).zip(annotation.tags.iter().filter_map(|tag| tags.get(tag))) {
            let coding = guid(&part(k));
            let mut attributes = vec![("guid", coding.as_str()), ("creationDateTime", created.as_str())];
            attributes.extend(known.then_some(("creatingUser", user.as_str())));
            document.open("Coding", &attributes);
            document.empty("CodeRef", &[("targetGUID", tag.as_str())]);
            document.close();
        }
        document.close();
    }
}
