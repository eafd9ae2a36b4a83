//! Which pseudonym stands for whom, as a table for spreadsheets: a row a form of a name.

use super::csv;
use crate::model::Pseudonym;

/// The columns, in order.
pub const COLUMNS: [&str; 4] = ["pseudonym", "name", "written as", "replaced by"];

/// Writes the key; cells that look like formulas are defused.
pub fn write(names: &[Pseudonym]) -> String {
    let mut table = csv::Writer::for_spreadsheets();
    table.row(COLUMNS);
    for name in names {
        for form in name.all_forms() {
            table.row([name.pseudonym.as_str(), name.name.as_str(), form, name.of(form).as_str()]);
        }
    }
    table.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_has_its_row_and_no_cell_is_a_formula() {
        let forms = vec!["Lee".to_owned(), "lee".to_owned(), "=Ann".to_owned()];
        let ann = Pseudonym { name: "Ann Lee".into(), forms, person: true, pseudonym: "Bea Moor".into() };
        let expected = "\u{feff}pseudonym,name,written as,replaced by\r\nBea Moor,Ann Lee,Ann Lee,Bea Moor\r\n\
                        Bea Moor,Ann Lee,Lee,Moor\r\nBea Moor,Ann Lee,'=Ann,'=Bea\r\n";
        assert_eq!(write(&[ann]), expected);
    }
}
