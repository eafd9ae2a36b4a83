/// Bytes between two checkpoints: a conversion walks at most this far.
const STRIDE: usize = 256;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Checkpoint {
    code_points: u32,
    utf16: u32,
}

/// Converts between byte offsets, code points and UTF-16 code units of one text.
///
/// Offsets beyond the end are clamped to it; an offset inside a character is moved to the
/// character's start. It keeps counts at every 256th byte, so a conversion costs a short walk.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OffsetIndex {
    checkpoints: Vec<Checkpoint>,
    total: Checkpoint,
    ascii: bool,
}

impl OffsetIndex {
    /// Reads the text once.
    pub fn new(text: &str) -> Self {
        if text.is_ascii() {
            let n = text.len() as u32;
            return Self { checkpoints: Vec::new(), total: Checkpoint { code_points: n, utf16: n }, ascii: true };
        }
        let mut checkpoints = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut now = Checkpoint::default();
        for (at, c) in text.char_indices() {
            // The first character that starts at or after each multiple of STRIDE.
            while checkpoints.len() * STRIDE <= at {
                checkpoints.push(now);
            }
            now.code_points += 1;
            now.utf16 += c.len_utf16() as u32;
        }
        Self { checkpoints, total: now, ascii: false }
    }

    /// Number of code points in the text.
    pub fn code_points(&self) -> u32 {
        self.total.code_points
    }

    /// Number of UTF-16 code units in the text.
    pub fn utf16_len(&self) -> u32 {
        self.total.utf16
    }

    /// Code points before byte offset `at`.
    pub fn to_code_points(&self, text: &str, at: u32) -> u32 {
        if self.ascii { at.min(self.total.code_points) } else { self.count(text, at).code_points }
    }

    /// UTF-16 code units before byte offset `at`.
    pub fn to_utf16(&self, text: &str, at: u32) -> u32 {
        if self.ascii { at.min(self.total.utf16) } else { self.count(text, at).utf16 }
    }

    /// Byte offset of the `n`th code point.
    pub fn from_code_points(&self, text: &str, n: u32) -> u32 {
        if self.ascii { n.min(self.total.code_points) } else { self.find(text, n, |c| c.code_points, |_| 1) }
    }

    /// Byte offset of the `n`th UTF-16 code unit.
    pub fn from_utf16(&self, text: &str, n: u32) -> u32 {
        if self.ascii { n.min(self.total.utf16) } else { self.find(text, n, |c| c.utf16, |c| c.len_utf16() as u32) }
    }

    fn count(&self, text: &str, at: u32) -> Checkpoint {
        let at = super::floor_boundary(text, at) as usize;
        let index = (at / STRIDE).min(self.checkpoints.len().saturating_sub(1));
        let mut now = self.checkpoints.get(index).copied().unwrap_or_default();
        let from = ceil_boundary(text, index * STRIDE);
        for c in text.get(from..at).unwrap_or("").chars() {
            now.code_points += 1;
            now.utf16 += c.len_utf16() as u32;
        }
        now
    }

    fn find(&self, text: &str, n: u32, unit: fn(Checkpoint) -> u32, size: fn(char) -> u32) -> u32 {
        let index = self.checkpoints.partition_point(|c| unit(*c) <= n).saturating_sub(1);
        let from = ceil_boundary(text, index * STRIDE);
        let mut seen = self.checkpoints.get(index).map_or(0, |c| unit(*c));
        let rest = text.get(from..).unwrap_or("");
        for (at, c) in rest.char_indices() {
            if seen + size(c) > n {
                return (from + at) as u32;
            }
            seen += size(c);
        }
        text.len() as u32
    }
}

fn ceil_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What the index should say, straight from the definition.
    fn slow(text: &str, at: usize) -> (u32, u32) {
        let head = &text.as_bytes()[..at];
        let head = std::str::from_utf8(head).unwrap();
        (head.chars().count() as u32, head.encode_utf16().count() as u32)
    }

    proptest! {
        #[test]
        fn every_boundary_converts_both_ways(text in "(\\PC|[a-z \u{301}\u{1F468}\u{200D}\u{5E9}\r\n]){0,900}") {
            let index = OffsetIndex::new(&text);
            for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
                let (points, units) = slow(&text, at);
                let at = at as u32;
                prop_assert_eq!(index.to_code_points(&text, at), points);
                prop_assert_eq!(index.to_utf16(&text, at), units);
                prop_assert_eq!(index.from_code_points(&text, points), at);
                prop_assert_eq!(index.from_utf16(&text, units), at);
            }
        }

        #[test]
        fn any_number_gives_a_boundary(text in "\\PC{0,300}", n in 0u32..2000) {
            let index = OffsetIndex::new(&text);
            prop_assert!(text.is_char_boundary(index.from_code_points(&text, n) as usize));
            prop_assert!(text.is_char_boundary(index.from_utf16(&text, n) as usize));
            prop_assert!(index.to_utf16(&text, n) <= index.utf16_len());
        }
    }

    #[test]
    fn half_a_surrogate_pair_is_the_character_start() {
        let text = "a😀b";
        let index = OffsetIndex::new(text);
        assert_eq!(index.from_utf16(text, 2), 1);
        assert_eq!(index.from_utf16(text, 3), 5);
    }
}
