//! The lists as they are kept in the repository, packed into what the page carries.

mod table;

use super::fold::folded;
use super::forms::{is_family, stems};
use super::lists::List;
use crate::sort;
use std::collections::{BTreeMap, BTreeSet};
use table::encode;

/// A list's file, and which list it becomes.
const FILES: [(List, &str); 19] = [
    (List::Word, include_str!("lists/words.txt")),
    (List::Given, include_str!("lists/given.txt")),
    (List::Surname, include_str!("lists/surnames.txt")),
    (List::Country, include_str!("lists/countries.txt")),
    (List::Country, include_str!("lists/official.txt")),
    (List::Region, include_str!("lists/regions.txt")),
    (List::City, include_str!("lists/cities.txt")),
    (List::Minor, include_str!("lists/subdivisions.txt")),
    (List::Minor, include_str!("lists/geography.txt")),
    (List::Abroad, include_str!("lists/countries-world.txt")),
    (List::Group, include_str!("lists/groups.txt")),
    (List::Org, include_str!("lists/orgs.txt")),
    (List::Event, include_str!("lists/events.txt")),
    (List::Agreement, include_str!("lists/agreements.txt")),
    (List::Title, include_str!("lists/titles.txt")),
    (List::Weekday, include_str!("lists/weekdays.txt")),
    (List::Month, include_str!("lists/months.txt")),
    (List::Calendar, include_str!("lists/calendar.txt")),
    (List::Function, include_str!("lists/function.txt")),
];
/// The tagger's weights, as `cargo xtask train` wrote them.
pub(in crate::detect) const WEIGHTS: &[u8] = include_bytes!("tagger.bin");
const HEADS: &str = include_str!("lists/heads.txt");

/// The lists as one table, without those named.
pub(super) fn lists(without: &[&str]) -> Vec<u8> {
    let mut names: BTreeSet<(usize, String)> = BTreeSet::new();
    let mut add = |list: List, name: &str| {
        if !without.contains(&list.name()) {
            names.insert((list as usize, name.to_owned()));
        }
    };
    for (list, file) in FILES {
        for name in lines(file) {
            add(list, name);
            if list == List::Group && takes_s(name) {
                add(list, &format!("{name}s"));
            }
        }
    }
    for line in lines(HEADS) {
        let Some((kind, name)) = line.split_once(' ') else { continue };
        match kind {
            "org" => add(List::OrgHead, name),
            "place" => add(List::PlaceHead, name),
            "event" => add(List::EventHead, name),
            "agreement" => add(List::AgreementHead, name),
            _ => {}
        }
    }
    leave_out(&mut names);
    encode(names.iter().filter_map(|(list, name)| List::ALL.get(*list).map(|list| (*list, name.as_str()))))
}

/// Leaves out what is known by its form: inflected words, family names with an ending of such, unless
/// another list has them too.
fn leave_out(names: &mut BTreeSet<(usize, String)>) {
    let mut uses: BTreeMap<String, u32> = BTreeMap::new();
    for (list, name) in names.iter() {
        *uses.entry(folded(name)).or_insert(0) |= 1 << list;
    }
    let (mut kept, mut left_out) = (BTreeSet::new(), BTreeSet::new());
    let mut order: Vec<&String> = uses.keys().collect();
    sort::by_key(&mut order, |name| name.len());
    for name in order {
        let bits = uses.get(name).copied().unwrap_or(0);
        let form = folded(name);
        let mut known = false;
        stems(&form, |base, end| known |= kept.contains(&format!("{base}{end}")));
        let inflected = bits == List::Word.bit() && name.len() > 3 && known;
        let family = bits == List::Surname.bit() && is_family(&form) && !name.contains([' ', '-', '\'']);
        if inflected || family {
            left_out.insert(name.clone());
        } else if bits & List::Word.bit() != 0 {
            kept.insert(name.clone());
        }
    }
    names.retain(|(_, name)| !left_out.contains(&folded(name)));
}

/// Whether the name of a people has a plural in s: `Serbs`, not `Frenchs`.
fn takes_s(name: &str) -> bool {
    !["s", "sh", "ch", "ese", "x", "z", "men"].iter().any(|end| name.ends_with(end))
}

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'))
}
