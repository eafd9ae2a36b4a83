//! The tagged passages and the codebook as a spreadsheet (.xlsx): a sheet each, texts as texts, so
//! that no cell is taken for a formula.

use super::export::{Export, Loss, Lost};
use super::xml::Document;
use super::{WriteError, archive, codebook_csv, excerpts_csv};

/// The most rows of a sheet and the longest text of a cell, in UTF-16 code units.
const MAX_ROWS: usize = 1_048_576;
const MAX_CELL: usize = 32_767;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// Writes both sheets.
///
/// # Errors
/// More passages than a sheet has rows.
pub(super) fn write(export: &Export<'_>) -> Result<(Vec<u8>, Vec<Loss>), WriteError> {
    let structure = |id: &crate::model::Id| export.structures.get(id).map(|s| &**s);
    let passages = excerpts_csv::rows(export.project, export.texts, structure);
    let codebook = codebook_csv::rows(export.project);
    let mut lost = 0;
    let sheets = [
        sheet(&excerpts_csv::COLUMNS, &passages, &["start", "end", "turn", "paragraph"], &mut lost)?,
        sheet(&codebook_csv::COLUMNS, &codebook, &["number of highlights", "level", "key"], &mut lost)?,
    ];
    let mut entries = vec![
        ("[Content_Types].xml".to_owned(), types(sheets.len())),
        ("_rels/.rels".to_owned(), relations(&[(format!("{OFFICE}/officeDocument"), "xl/workbook.xml".to_owned())])),
        ("xl/workbook.xml".to_owned(), workbook(&["passages", "codebook"])),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            relations(&[1, 2].map(|n| (format!("{OFFICE}/worksheet"), format!("worksheets/sheet{n}.xml")))),
        ),
    ];
    entries.extend((1..).zip(sheets).map(|(n, sheet)| (format!("xl/worksheets/sheet{n}.xml"), sheet)));
    Ok((archive::write(&entries)?, vec![Loss { what: Lost::Characters, count: lost }]))
}

/// A sheet with its head frozen; `numbers` names the columns that hold numbers.
fn sheet<const N: usize>(
    columns: &[&str; N],
    rows: &[[String; N]],
    numbers: &[&str],
    lost: &mut usize,
) -> Result<Vec<u8>, WriteError> {
    if rows.len() >= MAX_ROWS {
        return Err(WriteError::TooLarge);
    }
    let mut document = Document::new();
    document.open("worksheet", &[("xmlns", MAIN)]);
    document.open("sheetViews", &[]);
    document.open("sheetView", &[("workbookViewId", "0")]);
    document
        .empty("pane", &[("ySplit", "1"), ("topLeftCell", "A2"), ("activePane", "bottomLeft"), ("state", "frozen")]);
    document.close();
    document.close();
    document.open("sheetData", &[]);
    document.open("row", &[]);
    columns.iter().for_each(|name| cell(&mut document, name));
    document.close();
    for row in rows {
        document.open("row", &[]);
        for (name, content) in columns.iter().zip(row) {
            if numbers.contains(name) && content.parse::<u32>().is_ok() {
                document.open("c", &[]);
                document.text("v", content);
                document.close();
            } else {
                let end = content.char_indices().scan(0, |length, (at, c)| {
                    *length += c.len_utf16();
                    Some((*length, at))
                });
                let cut = end.into_iter().find(|(length, _)| *length > MAX_CELL).map(|(_, at)| at);
                *lost += usize::from(cut.is_some());
                cell(&mut document, cut.and_then(|at| content.get(..at)).unwrap_or(content));
            }
        }
        document.close();
    }
    let (bytes, replaced) = document.finish();
    *lost += replaced;
    Ok(bytes)
}

fn cell(document: &mut Document, text: &str) {
    document.open("c", &[("t", "inlineStr")]);
    document.open("is", &[]);
    document.kept("t", text);
    document.close();
    document.close();
}

fn types(sheets: usize) -> Vec<u8> {
    let mut document = Document::new();
    document.open("Types", &[("xmlns", TYPES)]);
    let packed = "application/vnd.openxmlformats-package.relationships+xml";
    document.empty("Default", &[("Extension", "rels"), ("ContentType", packed)]);
    document.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
    let main = format!("{TYPE}.sheet.main+xml");
    document.empty("Override", &[("PartName", "/xl/workbook.xml"), ("ContentType", &main)]);
    for n in 1..=sheets {
        let (part, kind) = (format!("/xl/worksheets/sheet{n}.xml"), format!("{TYPE}.worksheet+xml"));
        document.empty("Override", &[("PartName", &part), ("ContentType", &kind)]);
    }
    document.finish().0
}

fn relations(targets: &[(String, String)]) -> Vec<u8> {
    let mut document = Document::new();
    document.open("Relationships", &[("xmlns", RELATIONS)]);
    for (n, (kind, target)) in (1..).zip(targets) {
        document.empty("Relationship", &[("Id", &format!("r{n}")), ("Type", kind), ("Target", target)]);
    }
    document.finish().0
}

fn workbook(names: &[&str]) -> Vec<u8> {
    let mut document = Document::new();
    document.open("workbook", &[("xmlns", MAIN), ("xmlns:r", OFFICE)]);
    document.open("sheets", &[]);
    for (n, name) in (1..).zip(names) {
        document.empty("sheet", &[("name", name), ("sheetId", &format!("{n}")), ("r:id", &format!("r{n}"))]);
    }
    document.finish().0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::export::{Structures, Words};
    use crate::exchange::{fixtures, xml};
    use crate::model::Timestamp;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn every_cell_holds_what_the_table_holds((project, texts) in fixtures::project()) {
            let structures = Structures::new();
            let words = Words { lang: "en", codebook: "Codebook", notes: "Notes", untitled: "Project" };
            let (project, texts, structures) = (&project, &texts, &structures);
            let export = Export { project, texts, structures, marks: &[], now: Timestamp::default(), words };
            let (bytes, losses) = write(&export).unwrap();
            let mut archive = archive::Archive::open(&bytes).unwrap();
            let sheet = xml::read(&String::from_utf8(archive.read("xl/worksheets/sheet1.xml").unwrap()).unwrap()).unwrap();
            let cell = |c: &xml::Element| match c.child("is") {
                Some(is) => is.text_of("t").to_owned(),
                None => c.text_of("v").to_owned(),
            };
            let rows: Vec<Vec<String>> =
                sheet.child("sheetData").unwrap().all("row").map(|row| row.all("c").map(cell).collect()).collect();
            let expected = excerpts_csv::rows(project, texts, |_| None);
            prop_assert_eq!(rows.len(), expected.len() + 1);
            if losses.iter().all(|l| l.count == 0) {
                for (row, expected) in rows.iter().skip(1).zip(&expected) {
                    prop_assert_eq!(row.as_slice(), expected.as_slice());
                }
            }
        }
    }

    #[test]
    fn a_cell_is_cut_where_it_is_too_long() {
        let mut lost = 0;
        let sheet = sheet(&["a"], &[["😀".repeat(20_000)]], &[], &mut lost).unwrap();
        assert_eq!((String::from_utf8(sheet).unwrap().matches('😀').count(), lost), (16_383, 1));
    }
}
