//! Terms grouped into themes.

use super::cooccurrence::Affinity;

/// Groups of terms, each sorted by term, the group of the best term first.
///
/// Agglomerative, by average linkage; a merge is the dearer the larger both groups are, as in
/// Ward's method, so that no group swallows the rest. Ties go to the better terms. Stops at
/// `groups` groups, or where nothing is akin any more.
pub fn groups(affinity: &Affinity, groups: usize) -> Vec<Vec<usize>> {
    let mut members: Vec<Vec<usize>> = (0..affinity.size()).map(|term| vec![term]).collect();
    let mut link = affinity.clone();
    let mut alive: Vec<usize> = (0..affinity.size()).collect();
    while alive.len() > groups.max(1) {
        let Some((a, b)) = closest(&link, &alive, &members) else { break };
        let (size_a, size_b) = (size(&members, a), size(&members, b));
        for other in alive.iter().filter(|o| **o != a && **o != b) {
            let mean = (size_a * link.get(a, *other) + size_b * link.get(b, *other)) / (size_a + size_b);
            link.set(a, *other, mean);
        }
        let taken = members.get_mut(b).map(std::mem::take).unwrap_or_default();
        if let Some(group) = members.get_mut(a) {
            group.extend(taken);
        }
        alive.retain(|group| *group != b);
    }
    for group in &mut members {
        group.sort_unstable();
    }
    members.retain(|group| !group.is_empty());
    members
}

fn size(members: &[Vec<usize>], group: usize) -> f32 {
    members.get(group).map_or(0.0, |m| m.len() as f32)
}

fn closest(link: &Affinity, alive: &[usize], members: &[Vec<usize>]) -> Option<(usize, usize)> {
    let mut best: Option<(f32, usize, usize)> = None;
    for (at, a) in alive.iter().enumerate() {
        let size_a = size(members, *a);
        for b in alive.get(at + 1..).unwrap_or_default() {
            let size_b = size(members, *b);
            let weight = 2.0 * size_a * size_b / (size_a + size_b);
            let value = link.get(*a, *b) / weight.sqrt();
            if value > best.map_or(0.0, |(v, _, _)| v) {
                best = Some((value, *a, *b));
            }
        }
    }
    best.map(|(_, a, b)| (a, b))
}
