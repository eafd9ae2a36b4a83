//! A passage for the clipboard: to be pasted into a paper, a file of Markdown or a spreadsheet.

use super::excerpts_csv::{Place, passage, rows_of};
use super::{csv, html, markdown};
use crate::model::{Annotation, Project, Structure, Transcript};
use crate::text::{Text, one_line};

/// How a passage is put on the clipboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// As a quotation with its source, formatted where what it is pasted into knows formats.
    Quotation,
    /// As a quotation with its source in Markdown.
    Markdown,
    /// As rows for a spreadsheet: those of the table of excerpts, without its head.
    Rows,
}

/// What is put on the clipboard: the same in each form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clipping {
    /// As text.
    pub plain: String,
    /// As HTML, where there is more than text.
    pub html: Option<String>,
}

impl Clipping {
    /// A passage in this shape. `structure` is that of the passage's transcript, `text` its text.
    pub fn of(
        project: &Project,
        transcript: &Transcript,
        text: &Text,
        structure: &Structure,
        annotation: &Annotation,
        shape: Shape,
    ) -> Self {
        let words = passage(text, annotation);
        let source = Source::of(transcript, text, structure, annotation);
        match shape {
            Shape::Quotation => Self { plain: source.after(&words), html: Some(source.after_formatted(&words)) },
            Shape::Markdown => Self { plain: source.after_marked(&words), html: None },
            Shape::Rows => {
                let mut table = csv::Writer::for_pasting();
                for row in rows_of(project, transcript, text, Some(structure), annotation) {
                    table.row(row.iter().map(String::as_str));
                }
                Self { plain: table.finish(), html: None }
            }
        }
    }
}

/// Where a passage is from.
struct Source {
    speaker: String,
    title: String,
    date: String,
    /// The paragraph, from 1, and the code points.
    place: String,
}

impl Source {
    fn of(transcript: &Transcript, text: &Text, structure: &Structure, annotation: &Annotation) -> Self {
        let place = Place::of(annotation.span(), Some(structure));
        let (start, end) = text.to_code_points(annotation.span());
        let paragraph = place.paragraph.map(|n| format!("¶ {n} ")).unwrap_or_default();
        Self {
            speaker: one_line(place.speaker),
            title: one_line(&transcript.title),
            date: structure.head.date.map(|span| one_line(text.slice(span))).unwrap_or_default(),
            place: format!("{paragraph}({start}–{end})"),
        }
    }

    /// What is known of it, in order, the title as `title` writes it and everything else as `word` does.
    fn line(&self, title: impl Fn(&str) -> String, word: impl Fn(&str) -> String) -> String {
        let title = if self.title.is_empty() { String::new() } else { title(&self.title) };
        let parts = [word(&self.speaker), title, word(&self.date), word(&self.place)];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    fn after(&self, words: &str) -> String {
        format!("“{}”\n— {}\n", words.trim(), self.line(str::to_owned, str::to_owned))
    }

    fn after_marked(&self, words: &str) -> String {
        let source = self.line(|title| format!("*{}*", markdown::escape(title)), markdown::escape);
        format!("> {}\n\n— {source}\n", markdown::quoted(words))
    }

    fn after_formatted(&self, words: &str) -> String {
        let mut out = String::from("<blockquote>");
        for paragraph in words.split("\n\n").filter(|p| !p.trim().is_empty()) {
            let lines: Vec<String> = paragraph.trim().lines().map(html::escape).collect();
            out.push_str(&format!("<p>{}</p>", lines.join("<br>")));
        }
        let source = self.line(|title| format!("<cite>{}</cite>", html::escape(title)), html::escape);
        out.push_str(&format!("</blockquote><p>— {source}</p>"));
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::fixtures;
    use crate::model::{Id, Tag, Timestamp};
    use crate::text::Span;
    use proptest::prelude::*;
    use std::rc::Rc;

    const TEXT: &str = "The *flood*\nMay 12, 2014\n\nAna Diop: It <rose> & rose 🙂\nall night.\n\nNobody slept.\n\nBen: No.\n\nAna Diop: Yes.\n\nBen: So?\n";

    fn clipping(words: &str, note: &str, shape: Shape) -> Clipping {
        let text = Text::new(TEXT);
        let now = Timestamp::default();
        let transcript = Transcript {
            id: Id::new("t"),
            text: text.hash().clone(),
            title: "The *flood*".to_owned(),
            file: String::new(),
            added: now,
            corrections: Vec::new(),
            note: String::new(),
            pseudonyms: Vec::new(),
        };
        let tag = |id: &str, name: &str| Tag {
            id: Id::new(id),
            name: name.to_owned(),
            parent: None,
            colour: 0,
            description: String::new(),
            key: None,
        };
        let start = TEXT.find(words).unwrap();
        let annotation = Annotation {
            id: Id::new("a"),
            transcript: Id::new("t"),
            ranges: vec![Span::of(start, start + words.len())],
            tags: vec![Id::new("1"), Id::new("2")],
            note: note.to_owned(),
            coder: Id::new("c"),
            created: now,
            modified: now,
            anchored: None,
        };
        let mut project = Project::empty(Id::new("p"), now);
        project.tags = vec![Rc::new(tag("1", "night")), Rc::new(tag("2", "=water"))];
        Clipping::of(&project, &transcript, &text, &Structure::of(text.as_str()), &annotation, shape)
    }

    #[test]
    fn a_quotation_states_its_source() {
        let all = "It <rose> & rose 🙂\nall night.\n\nNobody slept.";
        let Clipping { plain, html } = clipping(all, "", Shape::Quotation);
        assert_eq!(plain, format!("“{all}”\n— Ana Diop, The *flood*, May 12, 2014, ¶ 3 (36–80)\n"));
        assert_eq!(
            html.unwrap(),
            "<blockquote><p>It &lt;rose&gt; &amp; rose 🙂<br>all night.</p><p>Nobody slept.</p></blockquote>\
             <p>— Ana Diop, <cite>The *flood*</cite>, May 12, 2014, ¶ 3 (36–80)</p>"
        );
        let marked = clipping(all, "", Shape::Markdown);
        assert_eq!(
            marked.plain,
            "> It \\<rose\\> \\& rose 🙂  \n> all night.\n> \n> Nobody slept.\n\n\
             — Ana Diop, *The \\*flood\\**, May 12, 2014, ¶ 3 (36–80)\n"
        );
        assert_eq!(marked.html, None);
    }

    #[test]
    fn rows_have_the_columns_of_the_table_and_are_defused() {
        let rows = clipping("No.", "one\ntwo\t\"three\"", Shape::Rows).plain;
        let read = csv::read(&rows, '\t').unwrap();
        assert_eq!(read.len(), 2);
        assert_eq!(read[0][..5], ["The *flood*", "night", "No.", "one\ntwo\t\"three\"", "Ben"]);
        assert_eq!((read[1][1].as_str(), read[1].len()), ("'=water", crate::exchange::excerpts_csv::COLUMNS.len()));
    }

    proptest! {
        #[test]
        fn any_passage_can_be_copied((project, texts) in fixtures::project()) {
            for annotation in &project.annotations {
                let transcript = project.transcript(&annotation.transcript).unwrap();
                let text = &texts[&transcript.text];
                let structure = transcript.structure(text.as_str());
                let of = |shape| Clipping::of(&project, transcript, text, &structure, annotation, shape);
                prop_assert!(of(Shape::Quotation).plain.contains(passage(text, annotation).trim()));
                prop_assert!(of(Shape::Markdown).plain.starts_with("> "));
                let rows = csv::read(&of(Shape::Rows).plain, '\t').unwrap();
                prop_assert_eq!(rows.len(), annotation.tags.len().max(1));
                prop_assert!(rows.iter().flatten().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])));
            }
        }
    }
}
