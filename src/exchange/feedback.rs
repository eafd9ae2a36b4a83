//! Feedback for a class as one page to read, print or cut up: a part for each student.

use super::html::escape;
use super::{WriteError, archive};
use crate::strings::{Catalogue, ENGLISH, FRENCH, Locale};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The whole page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// The assignment's title.
    pub title: String,
    /// Whether work was measured against a model answer, not against the majority.
    pub against_model: bool,
    /// One part each.
    pub students: Vec<Student>,
}

/// What one student is told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Student {
    /// Whose it is.
    pub name: String,
    /// What the teacher wrote.
    pub note: String,
    /// Figures by tag, and over all.
    pub figures: Vec<Figures>,
    /// Passages that the reference has too.
    pub shared: Vec<Passage>,
    /// Passages that the reference has not.
    pub extra: Vec<Passage>,
    /// Passages of the reference that the student has not.
    pub missed: Vec<Passage>,
}

/// A row of figures, from 0 to 1; none where nothing was tagged.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// The tag's name.
    pub tag: String,
    /// Of the words tagged, how many are in the reference.
    pub precision: Option<f64>,
    /// Of the words in the reference, how many were tagged.
    pub recall: Option<f64>,
    /// The harmonic mean of both.
    pub f1: Option<f64>,
}

/// A passage in words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Passage {
    /// The tag's name.
    pub tag: String,
    /// The words.
    pub quote: String,
}

/// What the page says in its own words.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    lang: &'static str,
    against_model: &'static str,
    against_majority: &'static str,
    explained: &'static str,
    tag: &'static str,
    precision: &'static str,
    recall: &'static str,
    shared: &'static str,
    missed: &'static str,
    extra: &'static str,
    figure: fn(f64) -> String,
}

impl Words {
    /// Those of a language, taken one by one as [`super::Words::of`] does.
    pub fn of(locale: Locale) -> Self {
        match locale {
            Locale::French => Self::from(&FRENCH),
            Locale::English | Locale::Mirrored => Self::from(&ENGLISH),
        }
    }

    #[inline(always)]
    fn from(catalogue: &'static Catalogue) -> Self {
        let said = &catalogue.class;
        Self {
            lang: catalogue.language,
            against_model: said.feedback_model,
            against_majority: said.feedback_majority,
            explained: said.scores_mean,
            tag: said.tag,
            precision: said.precision,
            recall: said.recall,
            shared: said.shared,
            missed: said.missed,
            extra: said.extra,
            figure: said.figure,
        }
    }
}

const STYLE: &str = "body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 Georgia,serif;color:#222}\
h1,h2,h3,table{font-family:system-ui,sans-serif}h1{font-size:1.5rem;line-height:1.3}section{break-after:page;border-top:2px solid #ddd;padding-top:1rem}\
table{border-collapse:collapse;font-size:.9rem}td,th{padding:2px 12px 2px 0;text-align:right}\
td:first-child,th:first-child{text-align:left}li{margin-bottom:.4em}b{font-family:system-ui,sans-serif;font-weight:600}\
.note{white-space:pre-wrap;border-left:3px solid #2a5783;padding-left:1rem}.quiet{color:#555;font-size:.9rem}";

/// Writes the page. It holds no script and asks for nothing from anywhere.
pub fn write(page: &Page, said: &Words) -> String {
    let title = escape(&page.title);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n",
        said.lang
    );
    let against = if page.against_model { said.against_model } else { said.against_majority };
    out.push_str(&format!("<p class=\"quiet\">{} {}</p>\n", escape(against), escape(said.explained)));
    for student in &page.students {
        out.push_str(&format!("<section>\n<h2>{}</h2>\n", escape(&student.name)));
        if !student.note.is_empty() {
            out.push_str(&format!("<p class=\"note\">{}</p>\n", escape(&student.note)));
        }
        out.push_str(&format!(
            "<table><tr><th>{}</th><th>{}</th><th>{}</th><th>F1</th></tr>\n",
            escape(said.tag),
            escape(said.precision),
            escape(said.recall)
        ));
        for row in &student.figures {
            out.push_str(&format!(
                "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                escape(&row.tag),
                number(row.precision, said),
                number(row.recall, said),
                number(row.f1, said)
            ));
        }
        out.push_str("</table>\n");
        let lists = [(said.shared, &student.shared), (said.missed, &student.missed), (said.extra, &student.extra)];
        for (name, passages) in lists.into_iter().filter(|(_, passages)| !passages.is_empty()) {
            out.push_str(&format!("<h3>{}</h3>\n<ul>\n", escape(name)));
            for passage in passages {
                out.push_str(&format!("<li><b>{}</b> {}</li>\n", escape(&passage.tag), escape(&passage.quote)));
            }
            out.push_str("</ul>\n");
        }
        out.push_str("</section>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

/// Writes a page for each student, named after them, as one ZIP.
pub fn write_each(page: &Page, said: &Words) -> Result<Vec<u8>, WriteError> {
    let mut taken = BTreeSet::new();
    let entries: Vec<(String, Vec<u8>)> = page
        .students
        .iter()
        .map(|student| {
            let students = vec![student.clone()];
            let own = Page { title: page.title.clone(), against_model: page.against_model, students };
            let name = archive::file_name(&student.name, &mut taken);
            (format!("{name}.html"), write(&own, said).into_bytes())
        })
        .collect();
    archive::write(&entries)
}

fn number(share: Option<f64>, said: &Words) -> String {
    share.map_or_else(|| "–".to_owned(), said.figure)
}
