//! What several readers put right in the same way.

use crate::sort;
use std::collections::BTreeMap;

/// The records, by place in the list, whose parent is not in the list, or that stand under
/// themselves: of a ring the first in the list. Taking the parent off these leaves a tree.
pub(super) fn rootless<T, K: Ord>(
    records: &[T],
    id: impl Fn(&T) -> &K,
    parent: impl Fn(&T) -> Option<&K>,
) -> Vec<usize> {
    #[derive(Clone, Copy, PartialEq)]
    enum Seen {
        No,
        Now,
        Done,
    }
    let places: BTreeMap<&K, usize> = records.iter().map(&id).zip(0..).collect();
    let mut seen = vec![Seen::No; records.len()];
    let mut lost = Vec::new();
    for start in 0..records.len() {
        let mut way = Vec::new();
        let mut at = start;
        while seen[at] == Seen::No {
            seen[at] = Seen::Now;
            way.push(at);
            let Some(above) = parent(&records[at]) else { break };
            match places.get(above) {
                None => {
                    lost.push(at);
                    break;
                }
                Some(place) if seen[*place] == Seen::Now => {
                    lost.extend(
                        way.iter().position(|w| w == place).and_then(|from| way.get(from..)?.iter().min().copied()),
                    );
                    break;
                }
                Some(place) => at = *place,
            }
        }
        way.into_iter().for_each(|at| seen[at] = Seen::Done);
    }
    sort::ascending(&mut lost);
    lost
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_root_is_named() {
        let check = |records: &[(u8, Option<u8>)], expected: &[usize]| {
            assert_eq!(rootless(records, |r| &r.0, |r| r.1.as_ref()), expected);
        };
        check(&[(1, None), (2, Some(1)), (3, Some(2))], &[]);
        check(&[(3, Some(2)), (2, Some(1)), (1, None)], &[]);
        check(&[(1, Some(9)), (2, Some(1))], &[0]);
        check(&[(1, Some(1))], &[0]);
        check(&[(5, Some(2)), (1, Some(3)), (2, Some(1)), (3, Some(2))], &[1]);
    }
}
