//! The transcripts as one page to read or print: passages marked, a legend, notes at the end. It
//! holds no script and asks for nothing from anywhere.

use super::colour;
use super::excerpts_csv::full_name;
use super::export::{Export, Layer};
use crate::model::{Annotation, BlockKind, Structure, Transcript, codebook};
use crate::sort;
use crate::text::{IntervalIndex, Span, Text, flatten, one_line};
use std::collections::BTreeMap;

const STYLE: &str = include_str!("html/page.css");

/// Writes the page.
pub fn write(export: &Export<'_>) -> String {
    let title = escape(export.title());
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\n{STYLE}{}</style>\n</head>\n<body>\n<h1>{title}</h1>\n",
        escape(export.words.lang),
        tints()
    );
    legend(export, &mut out);
    let mut notes = Notes::default();
    for (transcript, text) in export.transcripts() {
        article(export, transcript, text, &mut notes, &mut out);
    }
    notes.write(export, &mut out);
    out.push_str("</body>\n</html>\n");
    out
}

fn tints() -> String {
    (0..codebook::COLOURS).map(|c| format!(".c{c}{{--c:{}}}\n", colour::hex(c))).collect()
}

fn legend(export: &Export<'_>, out: &mut String) {
    let project = export.project;
    if project.tags.is_empty() {
        return;
    }
    out.push_str(&format!("<section>\n<h2>{}</h2>\n<ul class=\"legend\">\n", escape(export.words.codebook)));
    for entry in codebook::tree(&project.tags) {
        let tag = &entry.tag;
        let (depth, description) = (entry.depth.min(5), escape(&tag.description));
        out.push_str(&format!(
            "<li class=\"d{depth}\"><span class=\"m c{}\">{}</span> {} {description}</li>\n",
            tag.colour % codebook::COLOURS,
            escape(&tag.name),
            project.count(&tag.id)
        ));
    }
    out.push_str("</ul>\n</section>\n");
}

/// What lies on a stretch of text.
#[derive(Clone, Copy)]
struct Shown<'a> {
    class: &'a str,
    title: &'a str,
}

fn article<'a>(
    export: &'a Export<'a>,
    transcript: &'a Transcript,
    text: &Text,
    notes: &mut Notes<'a>,
    out: &mut String,
) {
    out.push_str(&format!("<article>\n<h2>{}</h2>\n", escape(&transcript.title)));
    let tags = &export.project.tags;
    let looks: BTreeMap<_, _> = tags
        .iter()
        .map(|t| (&t.id, (format!("m c{}", t.colour % codebook::COLOURS), full_name(tags, &t.id))))
        .collect();
    let mut shown: Vec<(Span, Shown<'_>)> = Vec::new();
    let mut ends: Vec<(u32, &Annotation)> = Vec::new();
    for annotation in export.project.annotations_of(&transcript.id) {
        for (class, title) in annotation.tags.iter().filter_map(|tag| looks.get(tag)) {
            shown.extend(annotation.ranges.iter().map(|r| (*r, Shown { class, title })));
        }
        if annotation.tags.is_empty() {
            shown.extend(annotation.ranges.iter().map(|r| (*r, Shown { class: "m", title: "" })));
        }
        if !annotation.note.is_empty() {
            ends.push((annotation.span().end, annotation));
        }
    }
    for mark in export.marks.iter().filter(|m| m.transcript == transcript.id) {
        let class = if mark.layer == Layer::Themes { "t" } else { "e" };
        shown.push((mark.span, Shown { class, title: &mark.label }));
    }
    sort::by_key(&mut ends, |(end, _)| *end);
    let index = IntervalIndex::new(shown.iter().map(|(span, _)| *span));
    let structure = export.structures.get(&transcript.id).map(|s| &**s);
    let mut ends = ends.into_iter().peekable();
    for (span, kind) in paragraphs(text, structure) {
        let (open, close) = match kind {
            BlockKind::Title | BlockKind::Heading(_) => ("<h3>", "</h3>"),
            BlockKind::Furniture => ("<p class=\"far\">", "</p>"),
            BlockKind::Aside => ("<p class=\"aside\">", "</p>"),
            BlockKind::Paragraph => ("<p>", "</p>"),
        };
        out.push_str(open);
        let mut here: Vec<(Span, Shown<'_>)> =
            index.overlapping(span).filter_map(|(_, n)| shown.get(n).copied()).collect();
        // The longer lies under the shorter.
        sort::by_key(&mut here, |(s, _)| (s.start, std::cmp::Reverse(s.end)));
        let mut edges = here;
        let mut cuts: Vec<(Span, Shown<'_>)> = Vec::new();
        while let Some((end, annotation)) = ends.next_if(|(end, _)| *end <= span.end) {
            let number = notes.add(annotation, transcript, text);
            cuts.push((Span::new(end, end), Shown { class: "", title: "" }));
            notes.here.push((end, number));
        }
        edges.extend(cuts);
        for segment in flatten(span, &edges) {
            let layers: Vec<&Shown<'_>> = segment.items.iter().filter(|s| !s.class.is_empty()).collect();
            for (depth, layer) in layers.iter().enumerate() {
                out.push_str(&format!(
                    "<span class=\"{} d{}\" title=\"{}\">",
                    layer.class,
                    depth.min(5),
                    escape(layer.title)
                ));
            }
            out.push_str(&escape(text.slice(segment.span)));
            layers.iter().for_each(|_| out.push_str("</span>"));
            for (_, n) in notes.here.iter().filter(|(end, _)| *end == segment.span.end) {
                out.push_str(&format!("<sup id=\"r{n}\"><a href=\"#n{n}\">{n}</a></sup>"));
            }
        }
        notes.here.clear();
        out.push_str(close);
        out.push('\n');
    }
    // Notes on passages that end where no paragraph is.
    for (_, annotation) in ends {
        notes.add(annotation, transcript, text);
    }
    out.push_str("</article>\n");
}

/// The paragraphs that the structure knows, or else those set off by line ends.
fn paragraphs(text: &Text, structure: Option<&Structure>) -> Vec<(Span, BlockKind)> {
    if let Some(structure) = structure.filter(|s| !s.blocks.is_empty()) {
        return structure.blocks.iter().map(|b| (b.span, b.kind)).collect();
    }
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.as_str().split('\n') {
        let span = Span::of(start, start + line.len());
        start += line.len() + 1;
        found.extend((!line.trim().is_empty()).then_some((span, BlockKind::Paragraph)));
    }
    found
}

/// Notes in the order in which they are met.
#[derive(Default)]
struct Notes<'a> {
    all: Vec<(&'a Annotation, &'a Transcript, String)>,
    /// Where in the paragraph at hand a number is to stand.
    here: Vec<(u32, usize)>,
}

impl<'a> Notes<'a> {
    fn add(&mut self, annotation: &'a Annotation, transcript: &'a Transcript, text: &Text) -> usize {
        const LONGEST: usize = 80;
        let words = one_line(&super::excerpts_csv::passage(text, annotation));
        let short: String = words.chars().take(LONGEST).collect();
        let short = if short.len() < words.len() { format!("{short}…") } else { short };
        self.all.push((annotation, transcript, short));
        self.all.len()
    }

    fn write(&self, export: &Export<'_>, out: &mut String) {
        if self.all.is_empty() {
            return;
        }
        out.push_str(&format!("<section>\n<h2>{}</h2>\n<ol class=\"notes\">\n", escape(export.words.notes)));
        for (n, (annotation, transcript, words)) in self.all.iter().enumerate() {
            let n = n + 1;
            let coder = export.project.coder(&annotation.coder).map_or("", |c| c.name.as_str());
            out.push_str(&format!(
                "<li id=\"n{n}\"><q>{}</q> <span class=\"far\">{} {} <time>{}</time></span> <a href=\"#r{n}\">↑</a><p>{}</p></li>\n",
                escape(words),
                escape(&transcript.title),
                escape(coder),
                annotation.modified.to_rfc3339(),
                escape(&annotation.note)
            ));
        }
        out.push_str("</ol>\n</section>\n");
    }
}

/// Text that means nothing to HTML, in an element or in a quoted attribute. What HTML cannot hold becomes a
/// replacement character.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\0' => out.push('\u{fffd}'),
            _ => out.push(c),
        }
    }
    out
}
