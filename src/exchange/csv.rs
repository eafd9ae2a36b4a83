//! Comma-separated values by RFC 4180, and as spreadsheets read them safely.

use super::{Limit, ReadError};

/// The most rows and the most cells a row that are read.
const MAX_ROWS: usize = 2_000_000;
const MAX_CELLS: usize = 10_000;

/// Writes a table a row at a time.
pub(super) struct Writer {
    out: String,
    separator: char,
    defuse: bool,
}

impl Writer {
    /// With a byte order mark, and cells defused that a spreadsheet would take for a formula.
    pub(super) fn for_spreadsheets() -> Self {
        Self { out: "\u{feff}".to_owned(), separator: ',', defuse: true }
    }

    /// With tabs, as spreadsheets take it from the clipboard, and cells defused likewise.
    pub(super) fn for_pasting() -> Self {
        Self { out: String::new(), separator: '\t', defuse: true }
    }

    /// For programs: the cells as they are.
    #[cfg(test)]
    pub(super) fn plain() -> Self {
        Self { out: String::new(), separator: ',', defuse: false }
    }

    pub(super) fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        for (n, cell) in cells.into_iter().enumerate() {
            if n > 0 {
                self.out.push(self.separator);
            }
            // What a spreadsheet would run as a formula is shown as text after an apostrophe.
            let risky = self.defuse && is_risky(cell);
            let quoted =
                cell.contains(['"', ',', '\n', '\r', ';', '\t']) || cell.starts_with(' ') || cell.ends_with(' ');
            if quoted {
                self.out.push('"');
            }
            if risky {
                self.out.push('\'');
            }
            if quoted {
                self.out.push_str(&cell.replace('"', "\"\""));
                self.out.push('"');
            } else {
                self.out.push_str(cell);
            }
        }
        self.out.push_str("\r\n");
    }

    pub(super) fn finish(self) -> String {
        self.out
    }
}

/// What a spreadsheet would take for a formula; and an apostrophe before such a cell, which would
/// otherwise be taken for the one that defuses it.
fn is_risky(cell: &str) -> bool {
    let rest = cell.trim_start_matches('\'');
    rest.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// A cell as it was before it was defused.
pub(super) fn armed(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_risky(rest)).unwrap_or(cell)
}

/// Reads a table: any line end, quotes where they stand, a byte order mark left out, empty lines
/// too. A quote that never ends is an error.
///
/// # Errors
/// An open quote, or more rows or cells than are read.
pub(super) fn read(table: &str, separator: char) -> Result<Vec<Vec<String>>, ReadError> {
    let table = table.strip_prefix('\u{feff}').unwrap_or(table);
    let mut rows = Vec::new();
    let mut row: Vec<String> = Vec::new();
    let mut cell = String::new();
    let mut chars = table.chars().peekable();
    let mut line = 1u64;
    let mut opened: Option<u64> = None;
    while let Some(c) = chars.next() {
        line += u64::from(c == '\n');
        match c {
            '"' if opened.is_some() => {
                if chars.next_if_eq(&'"').is_some() {
                    cell.push('"');
                } else {
                    opened = None;
                }
            }
            _ if opened.is_some() => cell.push(c),
            '"' if cell.is_empty() => opened = Some(line),
            '\r' | '\n' => {
                if c == '\r' && chars.next_if_eq(&'\n').is_some() {
                    line += 1;
                }
                end_of_row(&mut rows, &mut row, &mut cell)?;
            }
            _ if c == separator => {
                row.push(std::mem::take(&mut cell));
                if row.len() > MAX_CELLS {
                    return Err(ReadError::Limit { what: Limit::Records, limit: MAX_CELLS as u64 });
                }
            }
            _ => cell.push(c),
        }
    }
    if let Some(line) = opened {
        return Err(ReadError::Syntax { syntax: super::Syntax::Csv, line, column: 0 });
    }
    end_of_row(&mut rows, &mut row, &mut cell)?;
    Ok(rows)
}

fn end_of_row(rows: &mut Vec<Vec<String>>, row: &mut Vec<String>, cell: &mut String) -> Result<(), ReadError> {
    if rows.len() >= MAX_ROWS {
        return Err(ReadError::Limit { what: Limit::Records, limit: MAX_ROWS as u64 });
    }
    if !(row.is_empty() && cell.is_empty()) {
        row.push(std::mem::take(cell));
        rows.push(std::mem::take(row));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_what_others_write() {
        let check = |table: &str, expected: &[&[&str]]| assert_eq!(read(table, ',').unwrap(), expected);
        check("\u{feff}a,b\r\n1,\"x \"\"y\"\"\r\nz\"\r\n", &[&["a", "b"], &["1", "x \"y\"\r\nz"]]);
        check("a,b\n\n,\n5\" disk,c", &[&["a", "b"], &["", ""], &["5\" disk", "c"]]);
        check("a\rb\r", &[&["a"], &["b"]]);
        check("", &[]);
        let open = ReadError::Syntax { syntax: crate::exchange::Syntax::Csv, line: 2, column: 0 };
        assert_eq!(read("a\n\"b\nc", ','), Err(open));
    }

    #[test]
    fn formulas_are_defused() {
        let mut writer = Writer::for_spreadsheets();
        writer.row(["=1+1", "-2", "@x", "\tx", "a=b", "+\"1\",2"]);
        assert_eq!(writer.finish(), "\u{feff}'=1+1,'-2,'@x,\"'\tx\",a=b,\"'+\"\"1\"\",2\"\r\n");
    }

    proptest! {
        #[test]
        fn any_table_comes_back(rows in prop::collection::vec(prop::collection::vec("(\\PC|[\",;\r\n ]){0,8}", 2..4), 1..5)) {
            let mut writer = Writer::plain();
            rows.iter().for_each(|row| writer.row(row.iter().map(String::as_str)));
            prop_assert_eq!(read(&writer.finish(), ',').unwrap(), rows);
        }

        #[test]
        fn any_text_is_read_or_refused(table in "(\\PC|[\",\r\n]){0,60}") {
            let _ = read(&table, ',');
        }
    }
}
