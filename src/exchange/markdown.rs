//! The tagged passages as Markdown: quotations with their tags, sources and notes, to be read or
//! taken into a paper.

use super::excerpts_csv::{Place, full_name};
use super::export::Export;
use crate::model::{Annotation, Transcript, codebook};
use crate::text::{Text, one_line};

/// Writes the codebook, then each transcript's passages in reading order.
pub fn write(export: &Export<'_>) -> String {
    let project = export.project;
    let mut out = format!("# {}\n", escape(export.title()));
    if !project.tags.is_empty() {
        out.push_str(&format!("\n## {}\n\n", escape(export.words.codebook)));
        for entry in codebook::tree(&project.tags) {
            let indent = "  ".repeat(entry.depth.min(32));
            out.push_str(&format!("{indent}- **{}** ({})", escape(&entry.tag.name), project.count(&entry.tag.id)));
            if !entry.tag.description.is_empty() {
                out.push_str(&format!(": {}", escape(&entry.tag.description)));
            }
            out.push('\n');
        }
    }
    for (transcript, text) in export.transcripts() {
        out.push_str(&format!("\n## {}\n", escape(&transcript.title)));
        for annotation in project.annotations_of(&transcript.id) {
            passage(export, transcript, text, annotation, &mut out);
        }
    }
    out
}

fn passage(export: &Export<'_>, transcript: &Transcript, text: &Text, annotation: &Annotation, out: &mut String) {
    let parts: Vec<&str> = annotation.ranges.iter().map(|r| text.slice(*r)).collect();
    out.push_str("\n> ");
    out.push_str(&quoted(&parts.join(" […] ")));
    let tags = &export.project.tags;
    let own = tags.iter().filter(|t| annotation.tags.contains(&t.id));
    let mut said: Vec<String> = own.map(|t| format!("**{}**", escape(&full_name(tags, &t.id)))).collect();
    let structure = export.structures.get(&transcript.id).map(|s| &**s);
    let speaker = Place::of(annotation.span(), structure).speaker;
    let coder = export.project.coder(&annotation.coder).map_or("", |c| c.name.as_str());
    let (start, end) = text.to_code_points(annotation.span());
    let place = format!("{start}–{end}");
    said.extend([speaker, coder, &place].iter().filter(|s| !s.is_empty()).map(|s| escape(s)));
    out.push_str(&format!("\n\n{}\n", said.join(" · ")));
    if !annotation.note.is_empty() {
        let lines: Vec<String> = annotation.note.lines().map(escape).collect();
        out.push_str(&format!("\n{}\n", lines.join("  \n")));
    }
}

/// Text as a quotation: each line after a mark, line breaks kept.
pub(super) fn quoted(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(|l| escape(l.trim())).collect();
    let lines = lines.iter().enumerate().map(|(n, line)| match lines.get(n + 1) {
        Some(next) if !line.is_empty() && !next.is_empty() => format!("{line}  "),
        _ => line.clone(),
    });
    lines.collect::<Vec<_>>().join("\n> ")
}

/// Text in which no character means anything to Markdown, on one line.
pub(super) fn escape(text: &str) -> String {
    let line = one_line(text);
    let mut out = String::with_capacity(line.len());
    for (at, c) in line.char_indices() {
        let special = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&');
        let opens = at == 0 && matches!(c, '#' | '+' | '-' | '=');
        // "1." and "1)" at the start would make a list.
        let digits = line.get(..at).is_some_and(|head| !head.is_empty() && head.bytes().all(|b| b.is_ascii_digit()));
        if special || opens || digits && matches!(c, '.' | ')') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_passage_is_taken_for_markdown() {
        let check = |text: &str, expected: &str| assert_eq!(escape(text), expected);
        check("# not *a* heading", "\\# not \\*a\\* heading");
        check("1. not a list", "1\\. not a list");
        check("2014 was <b>", "2014 was \\<b\\>");
        assert_eq!(quoted("one\ntwo\n\n- three"), "one  \n> two\n> \n> \\- three");
    }
}
