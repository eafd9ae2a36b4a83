//! A table with a head, as spreadsheets and other programs write it.

use super::{ReadError, csv};

/// A table whose first row names its columns.
pub(super) struct Table {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// One of its rows.
#[derive(Clone, Copy)]
pub(super) struct Row<'a>(&'a [String]);

impl Table {
    /// Reads a table whose cells stand apart by commas, semicolons or tabs: whichever its first line has most of.
    pub(super) fn read(file: &str) -> Result<Self, ReadError> {
        let first = file.lines().next().unwrap_or("");
        let count = |c: &char| first.matches(*c).count();
        let separator = [',', ';', '\t'].into_iter().rev().max_by_key(count).unwrap_or(',');
        let mut rows = csv::read(file, separator)?.into_iter();
        let head = rows.next().unwrap_or_default();
        Ok(Self { head: head.iter().map(|c| c.trim().to_lowercase()).collect(), rows: rows.collect() })
    }

    /// The first of these columns that there is.
    pub(super) fn column(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.head.iter().position(|c| c == name))
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|row| Row(row))
    }
}

impl<'a> Row<'a> {
    /// A cell, without the apostrophe that keeps a spreadsheet from running it; empty where there is none.
    pub(super) fn cell(self, column: Option<usize>) -> &'a str {
        let cell = column.and_then(|n| self.0.get(n)).map_or("", String::as_str);
        csv::armed(cell)
    }
}
