use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;
use std::rc::Rc;

/// A name for a record that never changes: a UUID in lower case where this program made it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(Rc<str>);

impl Id {
    /// An id as it stands in a file, or fresh from the browser's random numbers.
    pub fn new(name: &str) -> Self {
        Self(name.into())
    }

    /// The `n`th further id that follows from this one: a UUID of version 8 (RFC 9562), made of the
    /// SHA-256 of both, so that one gesture can name many records and still be repeatable.
    pub fn nth(&self, n: u32) -> Self {
        let digest = Sha256::new().chain_update(self.0.as_bytes()).chain_update(n.to_be_bytes()).finalize();
        let mut name = String::with_capacity(36);
        for (at, byte) in digest.iter().take(16).enumerate() {
            if matches!(at, 4 | 6 | 8 | 10) {
                name.push('-');
            }
            let byte = match at {
                6 => byte & 0x0f | 0x80,
                8 => byte & 0x3f | 0x80,
                _ => *byte,
            };
            for half in [byte >> 4, byte & 15] {
                name.extend(char::from_digit(u32::from(half), 16));
            }
        }
        Self(name.into())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_follow_are_uuids_and_differ() {
        let id = Id::new("9b2f6c1e-5a0e-4b52-9c0b-2f8f2f1f7d11");
        let (a, b) = (id.nth(1), id.nth(2));
        assert_ne!(a, b);
        assert_eq!(a, id.nth(1));
        assert_eq!(a.as_str().len(), 36);
        let digit = |at: usize| a.as_str().chars().nth(at);
        assert_eq!(digit(14), Some('8'));
        assert!(matches!(digit(19), Some('8' | '9' | 'a' | 'b')));
    }
}
