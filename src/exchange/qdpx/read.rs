use crate::exchange::archive::Archive;
use crate::exchange::incoming::{Incoming, IncomingPassage, IncomingTranscript, Skipped, Source};
use crate::exchange::refi_codes::{self, bare};
use crate::exchange::xml::{self, Element};
use crate::exchange::{ReadError, plain_text};
use crate::model::Timestamp;
use crate::model::anchoring::{Position, Target};
use std::collections::BTreeMap;

/// Reads a project by whichever program: any name of the `.qde`, `Sources/` as well as `sources/`,
/// every kind of path, texts beside or inside it, and the texts that go with PDFs and recordings.
///
/// # Errors
/// What is no such archive, or goes beyond a limit.
pub fn read(bytes: &[u8]) -> Result<Incoming, ReadError> {
    let mut archive = Archive::open(bytes)?;
    let names = archive.names();
    let is_project = |name: &&String| name.to_lowercase().ends_with(".qde") && !name.starts_with("__MACOSX");
    let name = names.iter().find(is_project).ok_or(ReadError::OtherFormat)?;
    let root = xml::read(&plain_text::decode_any(&archive.read(name)?)?)?;
    if root.name != "Project" {
        return Err(ReadError::OtherFormat);
    }
    let mut reader = Reader {
        one_for_crlf: root.attribute("origin").is_some_and(|o| o.to_lowercase().contains("atlas")),
        files: names.iter().map(|name| (file_of(name), name.clone())).collect(),
        archive,
        notes: BTreeMap::new(),
        tags: BTreeMap::new(),
        users: BTreeMap::new(),
        incoming: Incoming::default(),
    };
    reader.project(&root)?;
    Ok(reader.incoming)
}

struct Reader<'a> {
    archive: Archive<'a>,
    /// Entries by the lower-case name of their file.
    files: BTreeMap<String, String>,
    /// Whether the writer counts a CRLF as one character.
    one_for_crlf: bool,
    notes: BTreeMap<String, String>,
    tags: BTreeMap<String, usize>,
    users: BTreeMap<String, usize>,
    incoming: Incoming,
}

impl Reader<'_> {
    fn project(&mut self, root: &Element) -> Result<(), ReadError> {
        for user in root.child("Users").into_iter().flat_map(|u| u.all("User")) {
            let Some(id) = user.attribute("guid").map(bare) else { continue };
            let name = user.attribute("name").or(user.attribute("id")).unwrap_or_default();
            self.users.insert(id.clone(), self.incoming.coders.len());
            self.incoming.coders.push(crate::exchange::incoming::IncomingCoder { id: Some(id), name: name.to_owned() });
        }
        if let Some(codes) = root.child("CodeBook").and_then(|c| c.child("Codes")) {
            refi_codes::read(codes, &mut self.incoming);
        }
        let ids = self.incoming.tags.iter().zip(0..).filter_map(|(t, n)| Some((t.id.clone()?, n)));
        self.tags = ids.collect();
        for note in root.child("Notes").into_iter().flat_map(|n| n.all("Note")) {
            let Some(id) = note.attribute("guid").map(bare) else { continue };
            let text = self.text(note)?.unwrap_or_default();
            self.notes.insert(id, text.trim().to_owned());
        }
        for source in root.child("Sources").into_iter().flat_map(|s| s.children.iter()) {
            self.source(source)?;
        }
        for other in ["Variables", "Cases", "Links", "Sets", "Graphs"] {
            let count = root.child(other).map_or(0, |o| o.children.len());
            self.skip(Skipped::OtherRecord, count);
        }
        Ok(())
    }

    /// A source is a text, or holds one: what a PDF says, what is said in a recording.
    fn source(&mut self, source: &Element) -> Result<(), ReadError> {
        let parts = ["Representation", "Transcript", "TextDescription"];
        let inner = source.children.iter().filter(|c| parts.contains(&c.name.as_str()));
        let texts: Vec<&Element> = if source.name == "TextSource" { vec![source] } else { inner.collect() };
        let title = source.attribute("name").unwrap_or_default();
        for holder in texts {
            let Some(raw) = self.text(holder)? else { continue };
            let place = self.incoming.transcripts.len();
            let offsets = Offsets::new(&raw, self.one_for_crlf);
            let id = holder.attribute("guid").map(bare);
            self.incoming.transcripts.push(IncomingTranscript {
                id,
                title: title.to_owned(),
                file: String::new(),
                text: raw,
            });
            let points: BTreeMap<String, u32> = holder
                .all("SyncPoint")
                .filter_map(|p| Some((bare(p.attribute("guid")?), p.attribute("position")?.trim().parse().ok()?)))
                .collect();
            for selection in &holder.children {
                let at = |name: &str| selection.attribute(name)?.trim().parse::<u32>().ok();
                let sync = |name: &str| points.get(&bare(selection.attribute(name)?)).copied();
                let range = match selection.name.as_str() {
                    "PlainTextSelection" => at("startPosition").zip(at("endPosition")),
                    "TranscriptSelection" => sync("fromSyncPoint").zip(sync("toSyncPoint")),
                    _ => continue,
                };
                match range {
                    Some((start, end)) => self.selection(selection, place, offsets.of(start), offsets.of(end)),
                    None => self.skip(Skipped::BrokenReference, 1),
                }
            }
        }
        let elsewhere =
            |c: &&Element| c.name == "Coding" || c.name.ends_with("Selection") && c.name != "PlainTextSelection";
        self.skip(Skipped::NoPassage, source.children.iter().filter(elsewhere).count());
        Ok(())
    }

    /// A selection is a passage for each of those who coded it.
    fn selection(&mut self, selection: &Element, transcript: usize, start: u32, end: u32) {
        let own = selection.attribute("creatingUser").and_then(|u| self.users.get(&bare(u))).copied();
        let mut by_coder: Vec<(Option<usize>, Vec<usize>)> = Vec::new();
        for coding in selection.all("Coding") {
            let coder = coding.attribute("creatingUser").and_then(|u| self.users.get(&bare(u))).copied().or(own);
            let code = coding.child("CodeRef").and_then(|c| c.attribute("targetGUID"));
            let Some(tag) = code.and_then(|c| self.tags.get(&bare(c))).copied() else {
                self.skip(Skipped::BrokenReference, 1);
                continue;
            };
            match by_coder.iter_mut().find(|(known, _)| *known == coder) {
                Some((_, tags)) => tags.push(tag),
                None => by_coder.push((coder, vec![tag])),
            }
        }
        if by_coder.is_empty() {
            by_coder.push((own, Vec::new()));
        }
        let mut notes = vec![selection.text_of("Description").to_owned()];
        let references = selection.all("NoteRef").filter_map(|n| self.notes.get(&bare(n.attribute("targetGUID")?)));
        notes.extend(references.cloned());
        notes.retain(|n| !n.is_empty());
        let moment = |name: &str| selection.attribute(name).and_then(Timestamp::parse);
        let id = selection.attribute("guid").map(bare);
        for (n, (coder, tags)) in by_coder.into_iter().enumerate() {
            self.incoming.passages.push(IncomingPassage {
                id: id.as_ref().map(|id| if n == 0 { id.clone() } else { format!("{id}#{n}") }),
                source: Source { transcript: Some(transcript), ..Default::default() },
                targets: vec![Target { position: Some(Position::CodePoints(start, end)), ..Default::default() }],
                tags,
                note: if n == 0 { notes.join("\n\n") } else { String::new() },
                coder,
                created: moment("creationDateTime"),
                modified: moment("modifiedDateTime"),
                anchored: None,
            });
        }
    }

    /// The text of a source or note: inside it, or in the file its path names.
    fn text(&mut self, holder: &Element) -> Result<Option<String>, ReadError> {
        if let Some(inside) = holder.child("PlainTextContent") {
            return Ok(Some(inside.text.clone()));
        }
        let path = holder.attribute("plainTextPath").or(holder.attribute("path")).unwrap_or_default();
        let Some(name) = self.files.get(&file_of(path)).filter(|n| n.to_lowercase().ends_with(".txt")).cloned() else {
            self.skip(if path.is_empty() { Skipped::OtherRecord } else { Skipped::BrokenReference }, 1);
            return Ok(None);
        };
        let bytes = self.archive.read(&name)?;
        if bytes.is_empty() { Ok(Some(String::new())) } else { plain_text::decode_text(&bytes).map(Some) }
    }

    fn skip(&mut self, what: Skipped, count: usize) {
        self.incoming.skipped.extend(std::iter::repeat_n(what, count));
    }
}

/// The last part of a path of whichever kind, in lower case: nothing is ever unpacked to a path.
fn file_of(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or_default().to_lowercase()
}

/// From positions in a text as a file has it to positions in it with LF line ends.
struct Offsets {
    /// Where a line feed goes that follows a carriage return.
    gone: Vec<u32>,
}

impl Offsets {
    fn new(raw: &str, one_for_crlf: bool) -> Self {
        let raw = raw.strip_prefix('\u{feff}').unwrap_or(raw);
        let mut gone = Vec::new();
        let mut last = ' ';
        for (at, c) in (0u32..).zip(raw.chars()) {
            if last == '\r' && c == '\n' && !one_for_crlf {
                gone.push(at);
            }
            last = c;
        }
        Self { gone }
    }

    fn of(&self, at: u32) -> u32 {
        at.saturating_sub(self.gone.partition_point(|g| *g < at) as u32)
    }
}
