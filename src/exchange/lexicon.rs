//! Themes that people own, as small files: JSON for this program, CSV for anything.

use super::{ReadError, Syntax, colour, csv, table};
use crate::model::lexicon::{Effect, Entry};
use crate::model::{Id, Lexicon};
use serde::{Deserialize, Serialize};

/// The newest schema that is read, and the one that is written.
pub const SCHEMA: u64 = 1;
/// What the file says it is.
pub const FORMAT: &str = "glossator-themes";
/// The columns of the table, in order; a row for each entry.
pub const COLUMNS: [&str; 5] = ["theme", "term", "weight", "excludes", "colour"];

#[derive(Serialize, Deserialize)]
struct File {
    format: String,
    schema: u64,
    #[serde(default)]
    themes: Vec<Theme>,
}

#[derive(Serialize, Deserialize)]
struct Theme {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    id: String,
    name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    colour: String,
    #[serde(default = "yes")]
    enabled: bool,
    #[serde(default)]
    terms: Vec<Term>,
}

#[derive(Serialize, Deserialize)]
struct Term {
    term: String,
    #[serde(default = "one")]
    weight: f32,
    #[serde(default, skip_serializing_if = "is_no")]
    excludes: bool,
}

fn yes() -> bool {
    true
}

fn one() -> f32 {
    1.0
}

fn is_no(is: &bool) -> bool {
    !is
}

/// Writes themes as JSON.
pub fn write_json(lexicons: &[Lexicon]) -> String {
    let theme = |l: &Lexicon| Theme {
        id: l.id.as_str().to_owned(),
        name: l.name.clone(),
        colour: colour::hex(l.colour),
        enabled: l.enabled,
        terms: l.entries.iter().map(term_out).collect(),
    };
    let file = File { format: FORMAT.into(), schema: SCHEMA, themes: lexicons.iter().map(theme).collect() };
    // Strings, numbers and lists only: nothing here can fail to be written.
    serde_json::to_string_pretty(&file).unwrap_or_default()
}

fn term_out(entry: &Entry) -> Term {
    match entry.effect {
        Effect::Counts(weight) => Term { term: entry.pattern.clone(), weight, excludes: false },
        Effect::Excludes => Term { term: entry.pattern.clone(), weight: 1.0, excludes: true },
    }
}

/// Reads what [`write_json`] writes. A theme without an id gets one that follows from `fresh`;
/// two entries that match the same become one, the later.
///
/// # Errors
/// What is no JSON, another format, or of a newer schema.
pub fn read_json(file: &str, fresh: &Id) -> Result<Vec<Lexicon>, ReadError> {
    let syntax = |e: serde_json::Error| ReadError::Syntax {
        syntax: Syntax::Json,
        line: e.line() as u64,
        column: e.column() as u64,
    };
    let value: serde_json::Value = serde_json::from_str(file).map_err(syntax)?;
    if value.get("format").and_then(|f| f.as_str()) != Some(FORMAT) {
        return Err(ReadError::OtherFormat);
    }
    let found = value.get("schema").and_then(serde_json::Value::as_u64).unwrap_or(0);
    if found > SCHEMA {
        return Err(ReadError::NewerSchema { found, known: SCHEMA });
    }
    let file: File = serde_json::from_value(value).map_err(syntax)?;
    let lexicon = |(theme, n): (Theme, u32)| {
        let id = if theme.id.is_empty() { fresh.nth(n) } else { Id::new(&theme.id) };
        let colour = colour::nearest(&theme.colour).unwrap_or(0);
        let empty = Lexicon { enabled: theme.enabled, ..Lexicon::empty(id, &theme.name, colour) };
        empty.with_all(theme.terms.into_iter().map(|t| {
            let effect = if t.excludes { Effect::Excludes } else { Effect::Counts(t.weight) };
            Entry { pattern: t.term, effect }
        }))
    };
    Ok(file.themes.into_iter().zip(0..).map(lexicon).collect())
}

/// Writes themes as a table for spreadsheets. Ids, and whether a theme is on, are not in it; nor
/// is a theme without entries.
pub fn write_csv(lexicons: &[Lexicon]) -> String {
    let mut table = csv::Writer::for_spreadsheets();
    table.row(COLUMNS);
    for lexicon in lexicons {
        for term in lexicon.entries.iter().map(term_out) {
            let weight = if term.excludes { String::new() } else { term.weight.to_string() };
            let excludes = if term.excludes { "yes" } else { "" };
            table.row([&lexicon.name, term.term.as_str(), &weight, excludes, &colour::hex(lexicon.colour)]);
        }
    }
    table.finish()
}

/// Reads a table with a column `term` (or `word`, `phrase`) and any of the others of [`COLUMNS`].
/// Rows without a theme belong to one without a name; ids follow from `fresh`.
///
/// # Errors
/// What is no table, or has no such column.
pub fn read_csv(file: &str, fresh: &Id) -> Result<Vec<Lexicon>, ReadError> {
    let table = table::Table::read(file)?;
    let term = table.column(&["term", "word", "phrase", "pattern"]).ok_or(ReadError::OtherFormat)?;
    let theme = table.column(&["theme", "category", "name"]);
    let (weight, excludes) = (table.column(&["weight"]), table.column(&["excludes", "exclude"]));
    let tint = table.column(&["colour", "color"]);
    // In the order of their first rows.
    let mut read: Vec<(Lexicon, Vec<Entry>)> = Vec::new();
    for row in table.rows() {
        let name = row.cell(theme).trim();
        let at = read.iter().position(|(l, _)| l.name == name).unwrap_or_else(|| {
            let colour = colour::nearest(row.cell(tint)).unwrap_or(0);
            read.push((Lexicon::empty(fresh.nth(read.len() as u32), name, colour), Vec::new()));
            read.len() - 1
        });
        let no = ["", "no", "false", "0"].contains(&row.cell(excludes).trim().to_lowercase().as_str());
        let weight = row.cell(weight).trim().replace(',', ".").parse().unwrap_or(1.0);
        let effect = if no { Effect::Counts(weight) } else { Effect::Excludes };
        if let Some((_, entries)) = read.get_mut(at) {
            entries.push(Entry { pattern: row.cell(Some(term)).to_owned(), effect });
        }
    }
    read.retain(|(_, entries)| entries.iter().any(|e| !e.pattern.trim().is_empty()));
    Ok(read.into_iter().map(|(lexicon, entries)| lexicon.with_all(entries)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn tables_of_others_are_read() {
        let fresh = Id::new("f");
        let read = read_csv("Category;Word;Weight\nPeace;truce;2,5\nPeace;peace*;\nWar;shell;x\n", &fresh).unwrap();
        let names: Vec<&str> = read.iter().map(|l| l.name.as_str()).collect();
        assert_eq!(names, ["Peace", "War"]);
        assert_eq!(read[0].entries[0], Entry { pattern: "truce".into(), effect: Effect::Counts(2.5) });
        assert_eq!(read[1].entries[0].effect, Effect::Counts(1.0));
        assert_eq!(read_csv("a,b\n1,2\n", &fresh), Err(ReadError::OtherFormat));
    }

    #[test]
    fn other_files_and_newer_ones_are_refused() {
        let fresh = Id::new("f");
        let check = |file: &str, expected: ReadError| assert_eq!(read_json(file, &fresh), Err(expected));
        check("{\"format\":\"other\"}", ReadError::OtherFormat);
        let newer = "{\"format\":\"glossator-themes\",\"schema\":9}";
        check(newer, ReadError::NewerSchema { found: 9, known: SCHEMA });
        check("{\n?", ReadError::Syntax { syntax: Syntax::Json, line: 2, column: 1 });
        let bare =
            "{\"format\":\"glossator-themes\",\"schema\":1,\"themes\":[{\"name\":\"A\",\"terms\":[{\"term\":\"x\"}]}]}";
        let read = read_json(bare, &fresh).unwrap();
        assert_eq!((&read[0].id, read[0].enabled), (&fresh.nth(0), true));
    }

    prop_compose! {
        fn any_lexicon()(
            id in "[a-z0-9]{1,6}", name in "\\PC{0,6}", colour in 0u8..10, enabled: bool,
            entries in prop::collection::vec(("[=+a-z’,\"* é-]{0,9}", 1u32..40, any::<bool>()), 0..6)
        ) -> Lexicon {
            let empty = Lexicon { enabled, ..Lexicon::empty(Id::new(&id), name.trim(), colour) };
            empty.with_all(entries.into_iter().map(|(pattern, weight, excludes)| {
                let effect = if excludes { Effect::Excludes } else { Effect::Counts(weight as f32 / 8.0) };
                Entry { pattern, effect }
            }))
        }
    }

    proptest! {
        #[test]
        fn json_comes_back(lexicons in prop::collection::vec(any_lexicon(), 0..4)) {
            prop_assert_eq!(read_json(&write_json(&lexicons), &Id::new("f")).unwrap(), lexicons);
        }

        #[test]
        fn a_table_keeps_names_colours_and_entries(lexicon in any_lexicon()) {
            prop_assume!(!lexicon.entries.is_empty());
            let read = read_csv(&write_csv(std::slice::from_ref(&lexicon)), &Id::new("f")).unwrap();
            prop_assert_eq!(read.len(), 1);
            prop_assert_eq!(&read[0].name, &lexicon.name);
            prop_assert_eq!(&read[0].entries, &lexicon.entries);
            prop_assert_eq!(read[0].colour, lexicon.colour);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "(\\PC|[\n,{}\"]){0,80}") {
            let _ = read_json(&text, &Id::new("f"));
            let _ = read_csv(&text, &Id::new("f"));
        }
    }
}
