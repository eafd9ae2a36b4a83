//! A codebook as a table: Taguette's, with columns of our own beside it.
//!
//! `tag` holds the names from the top down with a full stop between them, as Taguette has it; since
//! a name may itself hold one, `level` says how deep the tag stands and the rows are in tree order.

use super::incoming::{Incoming, IncomingTag, MAX_TAGS};
use super::{Limit, ReadError, colour, csv, table};
use crate::model::{Project, codebook};

/// The columns, in order.
pub const COLUMNS: [&str; 6] = ["tag", "description", "number of highlights", "level", "colour", "key"];

/// Writes the codebook in tree order, for spreadsheets: cells that look like formulas are defused.
pub fn write(project: &Project) -> String {
    let mut table = csv::Writer::for_spreadsheets();
    table.row(COLUMNS);
    rows(project).iter().for_each(|row| table.row(row.iter().map(String::as_str)));
    table.finish()
}

/// The rows without the head.
pub(super) fn rows(project: &Project) -> Vec<[String; COLUMNS.len()]> {
    let row = |entry: codebook::Entry| {
        let tag = &entry.tag;
        [
            codebook::path(&project.tags, &tag.id).join("."),
            tag.description.clone(),
            project.count(&tag.id).to_string(),
            entry.depth.to_string(),
            colour::hex(tag.colour),
            tag.key.map(|k| k.to_string()).unwrap_or_default(),
        ]
    };
    codebook::tree(&project.tags).into_iter().map(row).collect()
}

/// Reads a codebook: one of the columns `tag`, `name` and `path`, and any of the others.
///
/// # Errors
/// What is no table, or has no such column.
pub fn read(file: &str) -> Result<Incoming, ReadError> {
    let table = table::Table::read(file)?;
    let name = table.column(&["tag", "path", "name", "code"]).ok_or(ReadError::OtherFormat)?;
    let description = table.column(&["description", "memo", "definition"]);
    let (level, tint) = (table.column(&["level"]), table.column(&["colour", "color"]));
    let key = table.column(&["key"]);
    let mut incoming = Incoming::default();
    // The tag last seen on each level, with its full name.
    let mut above: Vec<(usize, String)> = Vec::new();
    for row in table.rows() {
        let full = row.cell(Some(name)).trim();
        if full.is_empty() {
            continue;
        }
        let mut tag = IncomingTag {
            name: full.to_owned(),
            colour: colour::nearest(row.cell(tint)),
            description: row.cell(description).to_owned(),
            key: row.cell(key).trim().parse().ok().filter(|k| (1..=9).contains(k)),
            ..Default::default()
        };
        match row.cell(level).trim().parse::<usize>().ok() {
            Some(depth) => {
                above.truncate(depth);
                if let Some((parent, path)) = above.last() {
                    tag.parent = Some(*parent);
                    let own = full.strip_prefix(path.as_str()).and_then(|rest| rest.strip_prefix('.'));
                    tag.name = own.unwrap_or(full).to_owned();
                }
                above.push((incoming.tags.len(), full.to_owned()));
                incoming.tags.push(tag);
            }
            None => {
                by_full_stops(tag, &mut incoming)?;
            }
        }
    }
    Ok(incoming)
}

/// Adds `a.b.c` under `a.b`, which is added too where it is not there; gives its place.
///
/// # Errors
/// More tags than a file may bring.
pub(super) fn by_full_stops(mut tag: IncomingTag, incoming: &mut Incoming) -> Result<usize, ReadError> {
    let full = std::mem::take(&mut tag.name);
    let parts: Vec<&str> = full.split('.').map(str::trim).collect();
    // "etc." and "1..2" are names, not ways through a tree.
    let parts = if parts.iter().any(|p| p.is_empty()) { vec![full.as_str()] } else { parts };
    let mut parent = None;
    let mut place = 0;
    for (n, part) in parts.iter().enumerate() {
        let known = incoming.tags.iter().position(|t| t.parent == parent && t.name == *part);
        place = known.unwrap_or(incoming.tags.len());
        if known.is_none() {
            if incoming.tags.len() >= MAX_TAGS {
                return Err(ReadError::Limit { what: Limit::Records, limit: MAX_TAGS as u64 });
            }
            incoming.tags.push(IncomingTag { name: (*part).to_owned(), parent, ..Default::default() });
        }
        if n + 1 == parts.len()
            && let Some(own) = incoming.tags.get_mut(place)
            && (own.description.is_empty() || !tag.description.is_empty())
        {
            let colour = tag.colour.or(own.colour);
            *own = IncomingTag { name: (*part).to_owned(), parent, colour, ..std::mem::take(&mut tag) };
        }
        parent = Some(place);
    }
    Ok(place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{Import, Texts, fixtures};
    use crate::model::{Id, Timestamp};
    use proptest::prelude::*;

    fn check(file: &str, expected: &[&str]) {
        let incoming = read(file).unwrap();
        let empty = Project::empty(Id::new("p"), Timestamp::default());
        let command = Import::plan(&incoming, &empty, &Texts::new()).command(
            &empty,
            &Id::new("s"),
            &Id::new("c"),
            Timestamp::default(),
        );
        let project = command.apply(&empty).unwrap().0;
        let shown = project
            .tags
            .iter()
            .map(|t| format!("{}: {}", codebook::path(&project.tags, &t.id).join("/"), t.description));
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn reads_what_others_write() {
        check(
            "tag,description,number of highlights,number of documents\r\nplan,A plan,3,1\r\nplan.road,,1,1\r\n",
            &["plan: A plan", "plan/road: "],
        );
        check("path;description\nx.y;first\nx;second\netc.;third\n", &["x: second", "x/y: first", "etc.: third"]);
        check("Name\tMemo\nA\tb\n", &["A: b"]);
        assert_eq!(read("a,b\n1,2\n"), Err(ReadError::OtherFormat));
        assert_eq!(read(""), Err(ReadError::OtherFormat));
    }

    proptest! {
        #[test]
        fn a_codebook_comes_back((project, _) in fixtures::project()) {
            let incoming = read(&write(&project)).unwrap();
            let tree = codebook::tree(&project.tags);
            prop_assert_eq!(incoming.tags.len(), tree.len());
            for (tag, entry) in incoming.tags.iter().zip(&tree) {
                prop_assert_eq!(&tag.name, &entry.tag.name);
                prop_assert_eq!((tag.colour, tag.key), (Some(entry.tag.colour), entry.tag.key));
                let parent = tag.parent.map(|p| tree[p].tag.id.clone());
                prop_assert_eq!(&parent, &entry.tag.parent);
                prop_assert_eq!(&tag.description, &entry.tag.description);
            }
        }

        #[test]
        fn any_table_is_read_or_refused(rows in "(tag|name|level|[a-c0-9.,;\"\n\t]){0,60}") {
            let _ = read(&rows);
        }
    }
}
