use super::HASH;
use crate::exchange::incoming::{Incoming, IncomingPassage, IncomingTag, Skipped, Source};
use crate::exchange::{ReadError, colour, urn};
use crate::model::anchoring::{Position, Quote, Target};
use crate::model::{Anchored, Timestamp};
use crate::text::TextHash;
use serde_json::Value;
use std::collections::BTreeMap;

/// The longest file of annotations that is read, in bytes.
pub(in crate::exchange) const MAX_BYTES: usize = 32 * 1024 * 1024;

/// The unit that the writer of a file counts positions in.
type Unit = fn(u32, u32) -> Position;

/// Reads a collection, a page, a list or a single annotation.
///
/// # Errors
/// What is no JSON, or holds no annotation at all.
pub fn read(file: &str) -> Result<Incoming, ReadError> {
    if file.len() > MAX_BYTES {
        return Err(ReadError::TooLarge { bytes: file.len() as u64, limit: MAX_BYTES as u64 });
    }
    let file: Value = serde_json::from_str(file.trim_start_matches('\u{feff}'))?;
    let mut incoming = Incoming::default();
    codebook(&file, &mut incoming);
    let is_collection = kinds(&file).any(|k| matches!(k, "AnnotationCollection" | "AnnotationPage"));
    let found = annotations(&file);
    if found.is_empty() && !is_collection {
        return Err(ReadError::OtherFormat);
    }
    let mut known = Known::of(&incoming);
    for value in found {
        read_annotation(value, Position::CodePoints, &mut incoming, &mut known);
    }
    Ok(incoming)
}

/// The annotations in a collection's pages, a page, a list, or alone.
pub(in crate::exchange) fn annotations(file: &Value) -> Vec<&Value> {
    let mut found = Vec::new();
    let mut open = vec![file];
    while let Some(value) = open.pop() {
        if let Value::Array(items) = value {
            found.extend(items.iter().filter(|i| i.is_object()));
            continue;
        }
        if value.get("target").is_some() {
            found.push(value);
            continue;
        }
        for list in ["items", "annotations", "rows", "resources"].iter().filter_map(|name| value.get(name)?.as_array())
        {
            found.extend(list);
        }
        // The later page is opened last.
        open.extend(["next", "first"].iter().filter_map(|name| value.get(name)).filter(|v| v.is_object()));
    }
    found
}

/// What names in a file stand for, so that ten thousand annotations need no ten thousand searches.
#[derive(Default)]
pub(in crate::exchange) struct Known {
    tags_by_id: BTreeMap<String, usize>,
    tags_by_name: BTreeMap<String, usize>,
    coders: BTreeMap<(Option<String>, String), usize>,
}

impl Known {
    fn of(incoming: &Incoming) -> Self {
        let mut known = Self::default();
        for (n, tag) in incoming.tags.iter().enumerate() {
            known.tags_by_id.extend(tag.id.clone().map(|id| (id, n)));
            known.tags_by_name.entry(tag.name.clone()).or_insert(n);
        }
        known
    }

    pub(in crate::exchange) fn tag(&mut self, id: Option<&str>, name: &str, incoming: &mut Incoming) -> usize {
        if let Some(n) = id.and_then(|id| self.tags_by_id.get(id)) {
            return *n;
        }
        let list = &mut incoming.tags;
        *self.tags_by_name.entry(name.to_owned()).or_insert_with(|| {
            list.push(IncomingTag { name: name.to_owned(), ..Default::default() });
            list.len() - 1
        })
    }

    pub(in crate::exchange) fn coder(&mut self, id: Option<&str>, name: &str, incoming: &mut Incoming) -> usize {
        let key = (id.map(str::to_owned), if id.is_some() { String::new() } else { name.to_owned() });
        *self.coders.entry(key).or_insert_with(|| incoming.coder_named(id, name))
    }
}

fn codebook(file: &Value, incoming: &mut Incoming) {
    let Some(tags) = member(file, "codebook").and_then(Value::as_array) else { return };
    let mut parents = Vec::new();
    for tag in tags {
        let Some(name) = text(tag, "name").or_else(|| text(tag, "label")) else { continue };
        parents.push(member(tag, "parent").and_then(|p| p.as_str().or_else(|| text(p, "id"))));
        incoming.tags.push(IncomingTag {
            id: text(tag, "id").map(str::to_owned),
            name: name.to_owned(),
            parent: None,
            colour: member(tag, "colour")
                .or_else(|| tag.get("color"))
                .and_then(Value::as_str)
                .and_then(colour::nearest),
            description: text(tag, "dcterms:description").or(text(tag, "description")).unwrap_or_default().to_owned(),
            key: member(tag, "key")
                .and_then(Value::as_u64)
                .and_then(|k| u8::try_from(k).ok())
                .filter(|k| (1..=9).contains(k)),
        });
    }
    let places: BTreeMap<String, usize> =
        incoming.tags.iter().zip(0..).filter_map(|(t, n)| Some((t.id.clone()?, n))).collect();
    for (tag, parent) in incoming.tags.iter_mut().zip(parents) {
        tag.parent = parent.and_then(|p| places.get(p)).copied();
    }
}

/// Reads one annotation into what the file brings; what it cannot be is noted as skipped.
fn read_annotation(value: &Value, unit: Unit, incoming: &mut Incoming, known: &mut Known) {
    if !value.is_object() {
        incoming.skipped.push(Skipped::NotAnAnnotation);
        return;
    }
    let mut sources: Vec<(Source, Vec<Target>)> = Vec::new();
    for one in many(value.get("target")) {
        let Some(target) = target(one, unit) else { continue };
        let source = Source::from_json(one, value);
        match sources.iter_mut().find(|(known, _)| *known == source) {
            Some((_, targets)) => targets.push(target),
            None => sources.push((source, vec![target])),
        }
    }
    if sources.is_empty() {
        let whole = value.get("target").is_some();
        incoming.skipped.push(if whole { Skipped::NoPassage } else { Skipped::NotAnAnnotation });
        return;
    }
    let (tags, note) = bodies(value, incoming, known);
    let coder = many(value.get("creator")).next().and_then(|creator| {
        let id = creator.as_str().or_else(|| text(creator, "id"));
        let name = text(creator, "name").or_else(|| text(creator, "nickname")).or(id)?;
        // Without a name in words, a person's IRI is all there is; our own ids are no names.
        let name = if urn::id(name).is_some() { "" } else { name };
        Some(known.coder(id, name, incoming))
    });
    let moment = |name: &str| text(value, name).and_then(Timestamp::parse);
    let id = text(value, "id").or_else(|| text(value, "@id"));
    for (n, (source, targets)) in sources.into_iter().enumerate() {
        // An annotation over several documents is one in each.
        let id = id.map(|id| if n == 0 { id.to_owned() } else { format!("{id}#{n}") });
        incoming.passages.push(IncomingPassage {
            id,
            source,
            targets,
            tags: tags.clone(),
            note: note.clone(),
            coder,
            created: moment("created"),
            modified: moment("modified").or_else(|| moment("updated")),
            anchored: member(value, "anchored").and_then(anchored),
        });
    }
}

/// Tags and the note: bodies by their purpose; text without one is a note.
fn bodies(value: &Value, incoming: &mut Incoming, known: &mut Known) -> (Vec<usize>, String) {
    let motivation = text(value, "motivation").unwrap_or_default();
    let mut tags = Vec::new();
    let mut notes: Vec<&str> = Vec::new();
    let bare = value.get("bodyValue").into_iter();
    for body in many(value.get("body")).chain(bare) {
        let purposes: Vec<&str> = many(body.get("purpose")).filter_map(Value::as_str).collect();
        let Some(words) = body.as_str().or_else(|| text(body, "value")) else {
            incoming.skipped.push(Skipped::OtherRecord);
            continue;
        };
        let by_motivation = purposes.is_empty() && motivation == "tagging" && !body.is_string();
        if purposes.iter().any(|p| matches!(*p, "tagging" | "classifying")) || by_motivation {
            let id = member(body, "tag").and_then(Value::as_str);
            tags.push(known.tag(id, words, incoming));
        } else if !words.is_empty() {
            notes.push(words);
        }
    }
    (tags, notes.join("\n\n"))
}

/// A target's selectors; nothing for a whole document or what is no text.
pub(in crate::exchange) fn target(value: &Value, unit: fn(u32, u32) -> Position) -> Option<Target> {
    let mut target = Target::default();
    let mut open: Vec<&Value> = many(value.get("selector")).collect();
    let mut seen = 0;
    while let Some(selector) = open.pop() {
        seen += 1;
        if seen > 64 {
            break;
        }
        let kind = |name: &str| kinds(selector).any(|k| k == name || k.ends_with(&format!(":{name}")));
        if kind("TextQuoteSelector") {
            let part = |name: &str| text(selector, name).unwrap_or_default().to_owned();
            let quote = Quote { exact: part("exact"), prefix: part("prefix"), suffix: part("suffix") };
            target.quote = Some(quote).filter(|q| !q.exact.is_empty()).or(target.quote);
        } else if kind("TextPositionSelector") {
            let at = |name: &str| selector.get(name).and_then(number);
            target.position = at("start").zip(at("end")).map(|(a, b)| unit(a, b)).or(target.position);
        }
        open.extend(many(selector.get("refinedBy")));
    }
    target.made_on = hash_of(source_id(value)?).or(target.made_on);
    (target.quote.is_some() || target.position.is_some()).then_some(target)
}

impl Source {
    pub(in crate::exchange) fn from_json(target: &Value, annotation: &Value) -> Self {
        let id = source_id(target).unwrap_or_default();
        let source = target.get("source").unwrap_or(&Value::Null);
        let titled = |value: &Value| -> Option<String> {
            ["dcterms:title", "dc:title", "title", "label", "name"]
                .iter()
                .find_map(|name| many(value.get(name)).find_map(Value::as_str).map(str::to_owned))
        };
        let document = annotation.get("document").unwrap_or(&Value::Null);
        let file = id.rsplit('/').next().unwrap_or(id);
        let title = titled(source).or_else(|| titled(document)).unwrap_or_else(|| file.to_owned());
        Self { transcript: None, hash: hash_of(id), title }
    }
}

fn source_id(target: &Value) -> Option<&str> {
    let source = target.get("source")?;
    many(Some(source)).next().and_then(|s| s.as_str().or_else(|| text(s, "id"))).or(Some(""))
}

/// The hash that a text's name holds: `urn:sha256:…`, `sha256:…`.
fn hash_of(id: &str) -> Option<TextHash> {
    let digits = id.strip_prefix(HASH).or_else(|| id.strip_prefix("sha256:"))?;
    let is_hash = digits.len() == 64 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    is_hash.then(|| TextHash::stated(digits))
}

fn anchored(value: &Value) -> Option<Anchored> {
    let share = member(value, "share").and_then(Value::as_f64).unwrap_or(0.0) as f32;
    match member(value, "how")?.as_str()? {
        "quote" => Some(Anchored::Quote),
        "similar" => Some(Anchored::Fuzzy(share.clamp(0.0, 1.0))),
        "lost" => Some(Anchored::Lost),
        _ => None,
    }
}

/// A number that some write as a string or with a decimal point.
fn number(value: &Value) -> Option<u32> {
    let stated = value.as_u64().or_else(|| value.as_str()?.trim().parse().ok());
    let stated = stated.or_else(|| value.as_f64().filter(|f| *f >= 0.0 && f.fract() == 0.0).map(|f| f as u64));
    stated.and_then(|n| u32::try_from(n).ok())
}

/// A value, or each of a list of them.
pub(in crate::exchange) fn many(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    let (list, one) = match value {
        Some(Value::Array(items)) => (items.as_slice(), None),
        Some(Value::Null) | None => (&[][..], None),
        Some(other) => (&[][..], Some(other)),
    };
    list.iter().chain(one)
}

/// The words under a name.
pub(in crate::exchange) fn text<'v>(value: &'v Value, name: &str) -> Option<&'v str> {
    value.get(name)?.as_str()
}

/// What stands under a name of the project's own namespace, prefixed or not.
fn member<'v>(value: &'v Value, name: &str) -> Option<&'v Value> {
    value.get(format!("glossator:{name}")).or_else(|| value.get(name))
}

fn kinds(value: &Value) -> impl Iterator<Item = &str> {
    many(value.get("type").or_else(|| value.get("@type"))).filter_map(Value::as_str)
}
