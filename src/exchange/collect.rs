//! What a class hands back: files as they come, loose or in the ZIP of a learning platform, each
//! told apart from the others. No file stops the rest.

use super::archive::Archive;
use super::submission::{FORMAT, Reader, Submission};
use super::{ReadError, plain_text};
use serde::{Deserialize, Serialize};

/// How a handed-in file's name ends.
pub const ENDING: &str = ".glossator-work.json";

/// How deep archives may lie in archives.
const MAX_NESTED: usize = 2;

/// A file that came back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Returned {
    /// Its name; in a ZIP, with its folders.
    pub file: String,
    /// What it turned out to be.
    pub what: What,
}

/// What a returned file turned out to be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum What {
    /// Somebody's work.
    Work(Box<Submission>),
    /// Somebody's work, written by a newer version of the program.
    Newer,
    /// It says that it is somebody's work or an archive, and cannot be read.
    Damaged,
    /// Something else.
    Foreign,
}

/// Whether a file is somebody's work, or an archive that may hold some.
pub fn is_returned(name: &str, bytes: &[u8]) -> bool {
    /// Where the file says what it is.
    const BEGINNING: usize = 400;
    if name.ends_with(ENDING) || holds(bytes.get(..BEGINNING.min(bytes.len())).unwrap_or(bytes), FORMAT) {
        return true;
    }
    let is_other_kind = |entry: &String| entry.ends_with("[Content_Types].xml") || entry.ends_with("project.qde");
    is_archive(bytes)
        && Archive::open(bytes).is_ok_and(|archive| {
            let names = archive.names();
            names.iter().any(|n| n.ends_with(".json") || n.to_lowercase().ends_with(".zip"))
                && !names.iter().any(is_other_kind)
        })
}

/// Reads a file, or all files of an archive, and tells what each is. Platforms put archives into archives,
/// one for each student.
pub fn read(reader: &Reader<'_>, name: &str, bytes: &[u8], tell: &mut dyn FnMut(Returned)) {
    if !is_archive(bytes) {
        return tell(one(reader, name, bytes));
    }
    match Archive::open(bytes) {
        Ok(mut archive) => read_entries(reader, &mut archive, "", MAX_NESTED, tell),
        Err(_) => tell(Returned { file: name.to_owned(), what: What::Damaged }),
    }
}

fn read_entries(
    reader: &Reader<'_>,
    archive: &mut Archive<'_>,
    folder: &str,
    nested: usize,
    tell: &mut dyn FnMut(Returned),
) {
    for entry in archive.names().into_iter().filter(|entry| !is_clutter(entry)) {
        let path = format!("{folder}{entry}");
        let Ok(bytes) = archive.read(&entry) else {
            tell(Returned { file: path, what: What::Damaged });
            continue;
        };
        if nested == 0 || !is_archive(&bytes) {
            tell(one(reader, &path, &bytes));
            continue;
        }
        match archive.open_within(&bytes) {
            Ok(mut inner) => {
                read_entries(reader, &mut inner, &format!("{path}/"), nested - 1, tell);
                archive.count(&inner);
            }
            Err(_) => tell(Returned { file: path, what: What::Damaged }),
        }
    }
}

fn one(reader: &Reader<'_>, name: &str, bytes: &[u8]) -> Returned {
    let claims = name.ends_with(ENDING) || holds(bytes, FORMAT);
    let unreadable = if claims { What::Damaged } else { What::Foreign };
    let what = match plain_text::decode(bytes) {
        Err(_) => unreadable,
        Ok(text) => match reader.read(&text) {
            Ok(mut work) => {
                if work.coder.name.is_empty() {
                    work.coder.name = person(name);
                }
                What::Work(Box::new(work))
            }
            Err(ReadError::NewerSchema { .. }) => What::Newer,
            Err(_) => unreadable,
        },
    };
    Returned { file: name.to_owned(), what }
}

/// Whose file it is, by its name: platforms put the name first, in the folder's or the file's.
fn person(path: &str) -> String {
    let first = path.split('/').next().unwrap_or(path);
    let name = first.split('_').next().unwrap_or(first);
    name.trim_end_matches(".json").trim_end_matches(".zip").trim().to_owned()
}

/// Folders, and what systems put into folders and archives of their own accord.
pub fn is_clutter(entry: &str) -> bool {
    let last = entry.rsplit('/').next().unwrap_or_default();
    last.is_empty() || last.starts_with('.') || entry.starts_with("__MACOSX/") || last.eq_ignore_ascii_case("thumbs.db")
}

fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|w| w == word.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Id;
    use crate::text::Text;

    fn work(name: &str) -> String {
        format!(
            r#"{{"format":"glossator-submission","schema":1,"assignment":"task","coder":{{"id":"c","name":"{name}"}},
            "handedIn":"2026-01-01T10:00:00Z","tags":[{{"id":"w","name":"water"}}],"transcripts":[],"passages":[
            {{"id":"p","transcript":"t","ranges":[{{"start":4,"end":9,"exact":"river"}}],"tags":["w"],
            "created":"2026-01-01T10:00:00Z","modified":"2026-01-01T10:00:00Z"}}]}}"#
        )
    }

    fn check(name: &str, bytes: &[u8], expected: &[(&str, &str)]) {
        let text = Text::new("The river rose in the night.");
        let reader = Reader::new([(Id::new("t"), &text)]);
        let mut found = Vec::new();
        read(&reader, name, bytes, &mut |returned| {
            let what = match returned.what {
                What::Work(work) => format!("{} {}", work.coder.name, work.passages.len()),
                other => format!("{other:?}"),
            };
            found.push((returned.file, what));
        });
        let found: Vec<(&str, &str)> = found.iter().map(|(f, w)| (f.as_str(), w.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn loose_files_are_told_apart() {
        check("a.json", work("Ada").as_bytes(), &[("a.json", "Ada 1")]);
        check("essay.docx.json", b"{}", &[("essay.docx.json", "Foreign")]);
        check("photo.jpg", b"\xff\xd8\xff\xe0\0\x10", &[("photo.jpg", "Foreign")]);
        let half = work("Ada");
        let half = half.split_at(half.len() / 2).0;
        check("a.glossator-work.json", half.as_bytes(), &[("a.glossator-work.json", "Damaged")]);
        check("b.json", half.as_bytes(), &[("b.json", "Damaged")]);
        check("c.json", work("Ada").replace("\"schema\":1", "\"schema\":7").as_bytes(), &[("c.json", "Newer")]);
        check("d.zip", b"PK\x03\x04 and nothing more", &[("d.zip", "Damaged")]);
    }

    #[test]
    fn a_platforms_archive_is_unpacked_and_names_who_did_not() {
        let entries = [
            ("Ada Lovelace_123_assignsubmission_file/x.glossator-work.json", work("Ada")),
            ("Ben Ito_124_assignsubmission_file/y.glossator-work.json", work("")),
            ("Cy Young_125_assignsubmission_file/essay.txt", "Dear teacher".to_owned()),
            ("__MACOSX/._x.json", "junk".to_owned()),
        ];
        let zip = super::super::archive::write(&entries.map(|(n, c)| (n.to_owned(), c.into_bytes()))).unwrap();
        assert!(is_returned("all.zip", &zip));
        check(
            "all.zip",
            &zip,
            &[
                ("Ada Lovelace_123_assignsubmission_file/x.glossator-work.json", "Ada 1"),
                ("Ben Ito_124_assignsubmission_file/y.glossator-work.json", "Ben Ito 1"),
                ("Cy Young_125_assignsubmission_file/essay.txt", "Foreign"),
            ],
        );
    }

    #[test]
    fn an_archive_for_each_student_is_unpacked_too() {
        let pack = |entries: &[(&str, &[u8])]| {
            let entries: Vec<_> = entries.iter().map(|(n, c)| ((*n).to_owned(), c.to_vec())).collect();
            super::super::archive::write(&entries).unwrap()
        };
        let ada = pack(&[("flood.glossator-work.json", work("Ada").as_bytes()), ("__MACOSX/x", b"x")]);
        let ben = pack(&[("work/flood.glossator-work.json", work("").as_bytes())]);
        let broken = ada.get(..ada.len() / 2).unwrap();
        let all = pack(&[("Ada_1.zip", &ada), ("Ben_2.zip", &ben), ("Cem_3.zip", broken)]);
        assert!(is_returned("all.zip", &all));
        check(
            "all.zip",
            &all,
            &[
                ("Ada_1.zip/flood.glossator-work.json", "Ada 1"),
                ("Ben_2.zip/work/flood.glossator-work.json", "Ben 1"),
                ("Cem_3.zip", "Damaged"),
            ],
        );
        // Deeper than platforms go is not unpacked.
        let deep = pack(&[("a.zip", &pack(&[("b.zip", &pack(&[("c.zip", &ada)]))]))]);
        check("deep.zip", &deep, &[("a.zip/b.zip/c.zip", "Foreign")]);
    }

    #[test]
    fn other_archives_are_left_to_their_readers() {
        let docx = [("[Content_Types].xml".to_owned(), Vec::new()), ("settings.json".to_owned(), Vec::new())];
        assert!(!is_returned("a.docx", &super::super::archive::write(&docx).unwrap()));
        assert!(!is_returned("talk.txt", b"Ana: Good morning."));
        assert!(is_returned("a.json", work("Ada").as_bytes()));
    }
}
