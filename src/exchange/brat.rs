//! brat's standoff files: for each transcript a `.txt` and an `.ann`, in one archive with the
//! configuration that names the labels. Offsets in code points.

use super::archive;
use super::export::{Export, Labelled, Layer, Loss, Lost, Names};
use super::{WriteError, colour};
use crate::model::Id;
use crate::text::{Span, Text, one_line};
use std::collections::{BTreeMap, BTreeSet};

/// Writes the archive.
///
/// # Errors
/// Where the archive would be too large for its format.
pub fn write(export: &Export<'_>) -> Result<(Vec<u8>, Vec<Loss>), WriteError> {
    let names = Names::of(export.project);
    let mut labels = Labels::default();
    let mut entries = Vec::new();
    let mut lines = 0;
    let mut files = BTreeSet::new();
    for (transcript, text) in export.transcripts() {
        let file = archive::file_name(&transcript.title, &mut files);
        let (annotations, broken) = annotations(export, &transcript.id, text, &names, &mut labels);
        lines += broken;
        entries.push((format!("{file}.txt"), text.as_str().as_bytes().to_vec()));
        entries.push((format!("{file}.ann"), annotations.into_bytes()));
    }
    entries.push(("annotation.conf".to_owned(), labels.annotation_conf().into_bytes()));
    entries.push(("visual.conf".to_owned(), labels.visual_conf(export).into_bytes()));
    let losses = [(Lost::NoteLines, lines), (Lost::Names, labels.renamed())];
    let losses = losses.map(|(what, count)| Loss { what, count }).to_vec();
    Ok((archive::write(&entries)?, losses))
}

fn annotations(export: &Export<'_>, id: &Id, text: &Text, names: &Names, labels: &mut Labels) -> (String, usize) {
    let mut out = String::new();
    let mut noted: BTreeSet<&Id> = BTreeSet::new();
    let (mut number, mut notes, mut broken) = (0, 0, 0);
    // A passage in several parts is one discontinuous annotation for each of its tags.
    let mut parts: Vec<(Vec<Span>, Labelled<'_>)> = Vec::new();
    for labelled in export.labelled(id, names) {
        let whole = labelled.annotation.map_or(vec![labelled.span], |a| a.ranges.clone());
        if whole.first() == Some(&labelled.span) {
            parts.push((whole, labelled));
        }
    }
    for (ranges, labelled) in parts {
        let pieces: Vec<Span> = ranges.iter().flat_map(|range| lines_of(text, *range)).collect();
        if pieces.is_empty() {
            continue;
        }
        number += 1;
        let place = |span: &Span| {
            let (start, end) = text.to_code_points(*span);
            format!("{start} {end}")
        };
        let places = pieces.iter().map(place).collect::<Vec<_>>().join(";");
        let words = pieces.iter().map(|p| text.slice(*p)).collect::<Vec<_>>().join(" ");
        let label = labels.of(labelled.label, labelled.layer);
        out.push_str(&format!("T{number}\t{label} {places}\t{words}\n"));
        let note = labelled.annotation.filter(|a| !a.note.trim().is_empty() && noted.insert(&a.id));
        if let Some(annotation) = note {
            notes += 1;
            broken += usize::from(annotation.note.trim().contains(['\n', '\t']));
            out.push_str(&format!("#{notes}\tAnnotatorNotes T{number}\t{}\n", one_line(&annotation.note)));
        }
    }
    (out, broken)
}

/// A place cut at line ends, which no fragment may cross.
fn lines_of(text: &Text, range: Span) -> impl Iterator<Item = Span> {
    let mut at = range.start;
    let lines = text.slice(range).split('\n').map(move |line| {
        let span = Span::new(at, at + line.len() as u32);
        at = span.end + 1;
        span
    });
    lines.map(|span| span.trim(text.as_str())).filter(|span| !span.is_empty())
}

/// The labels in use, spelt as brat allows: letters and digits of ASCII, `-` and `_`.
#[derive(Default)]
struct Labels {
    spelt: BTreeMap<(Layer, String), String>,
}

impl Labels {
    fn of(&mut self, name: &str, layer: Layer) -> String {
        if let Some(label) = self.spelt.get(&(layer, name.to_owned())) {
            return label.clone();
        }
        let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect();
        let plain = if plain.chars().any(|c| c.is_ascii_alphanumeric()) { plain } else { "Label".to_owned() };
        let taken = |label: &str| self.spelt.values().any(|l| l == label);
        let mut label = plain.clone();
        let mut n = 1;
        while taken(&label) {
            n += 1;
            label = format!("{plain}_{n}");
        }
        self.spelt.insert((layer, name.to_owned()), label.clone());
        label
    }

    fn renamed(&self) -> usize {
        self.spelt.iter().filter(|((_, name), label)| name != *label).count()
    }

    fn annotation_conf(&self) -> String {
        let labels: String = self.spelt.values().map(|l| format!("{l}\n")).collect();
        format!(
            "[entities]\n{labels}[relations]\n<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n[events]\n[attributes]\n"
        )
    }

    fn visual_conf(&self, export: &Export<'_>) -> String {
        let shown = |((_, name), label): (&(Layer, String), &String)| {
            format!("{label} | {}\n", one_line(name).replace('|', "/"))
        };
        let labels: String = self.spelt.iter().map(shown).collect();
        let tint = |((layer, name), label): (&(Layer, String), &String)| {
            let tag = export.project.tags.iter().find(|t| *layer == Layer::Tags && name.ends_with(t.name.as_str()))?;
            Some(format!("{label} bgColor:{}, fgColor:white\n", colour::hex(tag.colour)))
        };
        let tints: String = self.spelt.iter().filter_map(tint).collect();
        format!("[labels]\n{labels}[drawing]\n{tints}")
    }
}
