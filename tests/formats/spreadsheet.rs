use super::{tricky, written};
use std::path::Path;
use std::process::Command;

/// Every sheet as a table: commas, quotes, UTF-8, cells as they are and not as they are shown.
const ALL_SHEETS: &str = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";

/// The rows of a table, with line ends and quotes in its cells.
fn rows(table: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = table.trim_start_matches('\u{feff}').chars().filter(|c| *c != '\r').peekable();
    while let Some(c) = chars.next() {
        let row = rows.last_mut().unwrap();
        match c {
            '"' if quoted && chars.next_if_eq(&'"').is_some() => row.last_mut().unwrap().push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            c => row.last_mut().unwrap().push(c),
        }
    }
    rows.retain(|row| row.iter().any(|cell| !cell.is_empty()));
    rows
}

/// Lets LibreOffice open a spreadsheet and write its sheets as tables; nothing where it is not there.
fn opened(folder: &Path, file: &Path) -> Option<()> {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let run = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", ALL_SHEETS, "--outdir"])
        .arg(folder)
        .arg(file)
        .output()
        .ok()?;
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    Some(())
}

#[test]
fn libreoffice_reads_every_cell() {
    let project = tricky();
    let folder = std::env::temp_dir().join(format!("glossator-xlsx-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("book.xlsx");
    std::fs::write(&file, written("xlsx", &project)).unwrap();
    if opened(&folder, &file).is_none() {
        std::fs::remove_dir_all(&folder).unwrap();
        return println!("skipped: LibreOffice is not installed");
    }
    let sheet = |name: &str| rows(&std::fs::read_to_string(folder.join(format!("book-{name}.csv"))).unwrap());
    // The tables have the same cells; only there an apostrophe stands before what looks like a formula.
    let table = |key: &str| -> Vec<Vec<String>> {
        let risky =
            |cell: &str| cell.strip_prefix('\'').filter(|c| c.starts_with(['=', '+', '-', '@'])).map(str::to_owned);
        let rows = rows(&String::from_utf8(written(key, &project)).unwrap());
        rows.into_iter().map(|row| row.into_iter().map(|cell| risky(&cell).unwrap_or(cell)).collect()).collect()
    };
    assert_eq!(sheet("passages"), table("excerpts"));
    assert_eq!(sheet("codebook"), table("codebook"));
    std::fs::remove_dir_all(&folder).unwrap();
}
