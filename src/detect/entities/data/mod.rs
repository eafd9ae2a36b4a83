//! The lists as they are kept in the repository, packed into what the page carries.

use super::lists::{List, encode};
use std::collections::BTreeSet;

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

/// The lists, front-coded, without those named.
pub(super) fn lists(without: &[&str]) -> Vec<u8> {
    let mut out = Vec::new();
    for list in List::ALL.into_iter().filter(|l| !without.contains(&l.name())) {
        let mut names: BTreeSet<String> = BTreeSet::new();
        for (_, file) in FILES.iter().filter(|(l, _)| *l == list) {
            names.extend(lines(file).map(str::to_owned));
        }
        let kind = match list {
            List::OrgHead => "org ",
            List::PlaceHead => "place ",
            List::EventHead => "event ",
            List::AgreementHead => "agreement ",
            _ => "-",
        };
        names.extend(lines(HEADS).filter_map(|l| l.strip_prefix(kind)).map(str::to_owned));
        if list == List::Group {
            let plurals: Vec<String> = names.iter().filter(|n| takes_s(n)).map(|n| format!("{n}s")).collect();
            names.extend(plurals);
        }
        if !names.is_empty() {
            encode(list, &names.into_iter().collect::<Vec<_>>(), &mut out);
        }
    }
    out
}

/// Whether the name of a people has a plural in s: `Serbs`, not `Frenchs`.
fn takes_s(name: &str) -> bool {
    !["s", "sh", "ch", "ese", "x", "z", "men"].iter().any(|end| name.ends_with(end))
}

fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'))
}
