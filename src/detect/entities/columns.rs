//! Columns of numbers as the page's data hold them: like beside like, which deflate packs best.

use crate::detect::DataError;

/// Reads columns in the order in which they were written.
pub(super) struct Columns<'a>(pub &'a [u8]);

impl<'a> Columns<'a> {
    /// The next `n` bytes.
    pub fn take(&mut self, n: usize) -> Result<&'a [u8], DataError> {
        let (taken, rest) = self.0.split_at_checked(n).ok_or(DataError::Damaged)?;
        self.0 = rest;
        Ok(taken)
    }

    /// How many entries follow.
    pub fn count(&mut self) -> Result<usize, DataError> {
        let count = self.take(4)?.iter().rev().fold(0usize, |n, byte| n << 8 | usize::from(*byte));
        // Every entry takes at least a byte: what says more is damaged, and must not make room for itself.
        if count <= self.0.len() { Ok(count) } else { Err(DataError::Damaged) }
    }

    /// Whole numbers.
    pub fn numbers(&mut self) -> Result<impl Iterator<Item = u32> + use<'a>, DataError> {
        let count = self.count()?;
        let bytes = self.take(count.checked_mul(4).ok_or(DataError::Damaged)?)?;
        Ok(bytes.chunks_exact(4).map(|four| four.iter().rev().fold(0, |n, byte| n << 8 | u32::from(*byte))))
    }

    /// `count` ascending keys, from their differences: three columns, the lowest bytes first.
    pub fn keys(&mut self, count: usize) -> Result<impl Iterator<Item = u32> + use<'a>, DataError> {
        let columns = [self.take(count)?, self.take(count)?, self.take(count)?];
        let mut key = 0u32;
        Ok((0..count).map(move |at| {
            let byte = |column: &[u8]| column.get(at).copied().unwrap_or(0);
            let [low, middle, high] = columns.map(byte);
            key = key.wrapping_add(u32::from_le_bytes([low, middle, high, 0]));
            key
        }))
    }

    /// That nothing is left.
    pub fn end(&self) -> Result<(), DataError> {
        if self.0.is_empty() { Ok(()) } else { Err(DataError::Damaged) }
    }
}

/// Writes how many entries follow.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn put_count(count: usize, out: &mut Vec<u8>) {
    out.extend((count as u32).to_le_bytes());
}

/// Writes whole numbers for [`Columns::numbers`].
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn put_numbers(numbers: &[u32], out: &mut Vec<u8>) {
    put_count(numbers.len(), out);
    out.extend(numbers.iter().flat_map(|n| n.to_le_bytes()));
}

/// Writes ascending keys, of which no two are 2²⁴ apart, for [`Columns::keys`].
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn put_keys(keys: impl Iterator<Item = u32> + Clone, out: &mut Vec<u8>) {
    for byte in 0..3 {
        let mut before = 0u32;
        out.extend(keys.clone().map(|key| {
            let gap = key.wrapping_sub(before).to_le_bytes();
            before = key;
            gap[byte]
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(keys in prop::collection::btree_set(0u32..1 << 24, 0..40), more in prop::collection::vec(any::<u32>(), 0..9)) {
            let mut out = Vec::new();
            put_numbers(&more, &mut out);
            put_count(keys.len(), &mut out);
            put_keys(keys.iter().copied(), &mut out);
            let mut columns = Columns(&out);
            prop_assert_eq!(columns.numbers().unwrap().collect::<Vec<_>>(), more);
            let count = columns.count().unwrap();
            prop_assert_eq!(columns.keys(count).unwrap().collect::<Vec<_>>(), keys.into_iter().collect::<Vec<_>>());
            prop_assert_eq!(columns.end(), Ok(()));
        }
    }
}
