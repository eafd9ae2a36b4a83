//! Sorting, compiled once for all lists.
//!
//! The standard library's sort comes into the program anew for each kind of list and each order, with some
//! 4 kB each time: together they were a tenth of the page and a sixth of the worker. Here only what compares
//! and what swaps is made anew. Where a long list is sorted again and again, the standard library's is used.

use std::cmp::Ordering;

/// Sorts a list; what is equal stays in its order.
pub fn by<T>(list: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(list.len(), &|a, b| match (list.get(a), list.get(b)) {
        (Some(a), Some(b)) => compare(a, b),
        _ => Ordering::Equal,
    });
    arrange(list, &order);
}

/// Sorts a list by what is computed of each of its things, once; what is equal stays in its order.
pub fn by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    let keys: Vec<K> = list.iter().map(key).collect();
    let order = order(keys.len(), &|a, b| keys.get(a).cmp(&keys.get(b)));
    arrange(list, &order);
}

/// Sorts a list, the smallest first.
pub fn ascending<T: Ord>(list: &mut [T]) {
    by(list, T::cmp);
}

/// For each place of the sorted list, which thing goes there.
fn order(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

/// Brings things to their places, each with one swap.
fn arrange<T>(list: &mut [T], order: &[usize]) {
    let mut goes_to = places(order);
    for at in 0..list.len() {
        while let Some(to) = goes_to.get(at).copied().filter(|to| *to != at) {
            list.swap(at, to);
            goes_to.swap(at, to);
        }
    }
}

/// For each thing, to which place it goes.
fn places(order: &[usize]) -> Vec<usize> {
    let mut places = vec![0; order.len()];
    for (place, thing) in order.iter().enumerate() {
        if let Some(slot) = places.get_mut(*thing) {
            *slot = place;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(list: Vec<(u8, u16)>) {
            let mut expected = list.clone();
            expected.sort_by_key(|(key, _)| *key);
            let mut sorted = list.clone();
            by_key(&mut sorted, |(key, _)| *key);
            prop_assert_eq!(&sorted, &expected);
            let mut sorted = list.clone();
            by(&mut sorted, |a, b| a.0.cmp(&b.0));
            prop_assert_eq!(&sorted, &expected);
            let (mut sorted, mut expected) = (list.clone(), list);
            ascending(&mut sorted);
            expected.sort();
            prop_assert_eq!(sorted, expected);
        }
    }
}
