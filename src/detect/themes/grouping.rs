//! Terms grouped into themes.

use super::cooccurrence::Affinity;
use crate::sort;

/// Groups of terms, each sorted by term, the group of the best term first.
///
/// Agglomerative, by average linkage; a merge is the dearer the larger both groups are, as in
/// Ward's method, so that no group swallows the rest. Ties go to the better terms. Stops at
/// `groups` groups, or where nothing is akin any more.
pub fn groups(affinity: &Affinity, groups: usize) -> Vec<Vec<usize>> {
    let mut merging = Merging::new(affinity);
    while merging.alive.len() > groups.max(1) {
        let Some((a, b)) = merging.closest() else { break };
        merging.merge(a, b);
    }
    let mut members = merging.members;
    members.retain(|group| !group.is_empty());
    for group in &mut members {
        sort::ascending(group);
    }
    members
}

/// The state of the merging. Each group remembers its best later partner, so that a merge looks
/// again only at the groups whose partner it changed.
struct Merging {
    members: Vec<Vec<usize>>,
    alive: Vec<usize>,
    link: Affinity,
    partner: Vec<Option<(f32, usize)>>,
}

impl Merging {
    fn new(affinity: &Affinity) -> Self {
        let size = affinity.size();
        let mut merging = Self {
            members: (0..size).map(|term| vec![term]).collect(),
            alive: (0..size).collect(),
            link: affinity.clone(),
            partner: vec![None; size],
        };
        (0..size).for_each(|group| merging.look_again(group));
        merging
    }

    fn size(&self, group: usize) -> f32 {
        self.members.get(group).map_or(0.0, |m| m.len() as f32)
    }

    fn value(&self, a: usize, b: usize) -> f32 {
        let (size_a, size_b) = (self.size(a), self.size(b));
        self.link.get(a, b) / (2.0 * size_a * size_b / (size_a + size_b).max(1.0)).sqrt().max(1.0)
    }

    fn look_again(&mut self, a: usize) {
        let mut best: Option<(f32, usize)> = None;
        let later = self.alive.partition_point(|group| *group <= a);
        for b in self.alive.get(later..).unwrap_or_default() {
            let value = self.value(a, *b);
            if value > best.map_or(0.0, |(v, _)| v) {
                best = Some((value, *b));
            }
        }
        self.partner.get_mut(a).into_iter().for_each(|slot| *slot = best);
    }

    fn partner(&self, group: usize) -> Option<(f32, usize)> {
        self.partner.get(group).copied().flatten()
    }

    fn closest(&self) -> Option<(usize, usize)> {
        let mut best: Option<(f32, usize, usize)> = None;
        for a in &self.alive {
            if let Some((value, b)) = self.partner(*a)
                && value > best.map_or(0.0, |(v, _, _)| v)
            {
                best = Some((value, *a, b));
            }
        }
        best.map(|(_, a, b)| (a, b))
    }

    /// Takes the later group `b` into `a`.
    fn merge(&mut self, a: usize, b: usize) {
        let (size_a, size_b) = (self.size(a), self.size(b));
        for other in self.alive.iter().filter(|o| **o != a && **o != b) {
            let sum = size_a * self.link.get(a, *other) + size_b * self.link.get(b, *other);
            self.link.set(a, *other, sum / (size_a + size_b));
        }
        let taken = self.members.get_mut(b).map(std::mem::take).unwrap_or_default();
        if let Some(group) = self.members.get_mut(a) {
            group.extend(taken);
        }
        self.alive.retain(|group| *group != b);
        self.look_again(a);
        let changed: Vec<usize> = self.alive.iter().copied().filter(|group| *group < b && *group != a).collect();
        for group in changed {
            let old = self.partner(group);
            if old.is_some_and(|(_, p)| p == a || p == b) {
                self.look_again(group);
            } else if group < a {
                let value = self.value(group, a);
                // At a tie the earlier group wins, as where all are looked at.
                if value > 0.0 && old.is_none_or(|(v, p)| value > v || value == v && a < p) {
                    self.partner.get_mut(group).into_iter().for_each(|slot| *slot = Some((value, a)));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::themes::cooccurrence::Affinity;
    use proptest::prelude::*;

    fn matrix(size: usize, pairs: &[(usize, usize, f32)]) -> Affinity {
        let mut affinity = Affinity::new(size);
        pairs.iter().filter(|(a, b, _)| a != b).for_each(|(a, b, value)| affinity.set(*a, *b, *value));
        affinity
    }

    #[test]
    fn what_is_akin_is_grouped() {
        let affinity = matrix(5, &[(0, 2, 0.9), (1, 3, 0.8), (0, 1, 0.1), (2, 3, 0.1)]);
        assert_eq!(groups(&affinity, 3), [vec![0, 2], vec![1, 3], vec![4]]);
        assert_eq!(groups(&affinity, 1), [vec![0, 1, 2, 3], vec![4]]);
        assert_eq!(groups(&affinity, 9), [[0], [1], [2], [3], [4]]);
        assert_eq!(groups(&matrix(0, &[]), 3), Vec::<Vec<usize>>::new());
    }

    proptest! {
        #[test]
        fn every_term_is_in_one_group(
            size in 0usize..14, pairs in prop::collection::vec((0usize..14, 0usize..14, 0.0f32..1.0), 0..60), most in 0usize..6
        ) {
            let found = groups(&matrix(size, &pairs), most);
            let mut all: Vec<usize> = found.concat();
            all.sort_unstable();
            prop_assert_eq!(all, (0..size).collect::<Vec<_>>());
            prop_assert!(found.windows(2).all(|g| g[0][0] < g[1][0]));
        }
    }
}
