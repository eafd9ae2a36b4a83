//! The envelope of a stored value: `schema revision checksum payload`, one space between.
//!
//! The envelope stays the same in every schema, so that an older program can tell a newer record
//! from a damaged one. The checksum is the 64-bit FNV-1a hash of the key, schema, revision and
//! payload: it finds damage and records under the wrong key; nobody is kept from forging one.

/// The schema of what this program writes; all up to this one are read.
pub const SCHEMA: u32 = 1;

/// Why a stored value cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// It is not what was written.
    Damaged,
    /// It is whole, and written by a later version of the program.
    Newer(u32),
}

/// A payload in its envelope, as it is stored under `key`.
pub fn seal(key: &str, revision: u64, payload: &str) -> String {
    seal_as(SCHEMA, key, revision, payload)
}

pub(super) fn seal_as(schema: u32, key: &str, revision: u64, payload: &str) -> String {
    let checksum = checksum(key, &schema.to_string(), &revision.to_string(), payload);
    format!("{schema} {revision} {checksum} {payload}")
}

/// The revision and the payload of what is stored under `key`.
///
/// # Errors
/// Where it is damaged, or newer than this program.
pub fn unseal<'a>(key: &str, stored: &'a str) -> Result<(u64, &'a str), Unusable> {
    let mut parts = stored.splitn(4, ' ');
    let (Some(schema), Some(revision), Some(stated), Some(payload)) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(Unusable::Damaged);
    };
    if checksum(key, schema, revision, payload) != stated {
        return Err(Unusable::Damaged);
    }
    match (schema.parse::<u32>(), revision.parse::<u64>()) {
        (Ok(schema), _) if schema > SCHEMA => Err(Unusable::Newer(schema)),
        (Ok(_), Ok(revision)) => Ok((revision, payload)),
        _ => Err(Unusable::Damaged),
    }
}

fn checksum(key: &str, schema: &str, revision: &str, payload: &str) -> String {
    let hash = [key, schema, revision, payload].iter().fold(fnv(FNV_START, b""), |hash, part| {
        // The byte that occurs in no UTF-8 keeps the parts apart.
        fnv(fnv(hash, part.as_bytes()), &[0xff])
    });
    format!("{hash:016x}")
}

/// The hash of no bytes.
pub(super) const FNV_START: u64 = 0xcbf2_9ce4_8422_2325;

/// The 64-bit FNV-1a hash (Fowler, Noll, Vo) of further bytes.
pub(super) fn fnv(start: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(start, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_hash_matches_the_published_vectors() {
        assert_eq!(fnv(FNV_START, b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv(FNV_START, b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn a_later_schema_is_told_from_damage() {
        let later = seal_as(7, "k", 3, "{}");
        assert_eq!(unseal("k", &later), Err(Unusable::Newer(7)));
        assert_eq!(unseal("k", &later.replacen('7', "8", 1)), Err(Unusable::Damaged));
    }

    proptest! {
        #[test]
        fn what_is_sealed_is_unsealed(key in ".*", revision: u64, payload in ".*") {
            let sealed = seal(&key, revision, &payload);
            prop_assert_eq!(unseal(&key, &sealed), Ok((revision, payload.as_str())));
            prop_assert_eq!(unseal(&format!("{key}x"), &sealed), Err(Unusable::Damaged));
        }

        #[test]
        fn one_changed_character_is_noticed(payload in ".+", at: prop::sample::Index, to in any::<char>()) {
            let sealed = seal("k", 12, &payload);
            let mut changed: Vec<char> = sealed.chars().collect();
            let at = at.index(changed.len());
            prop_assume!(changed[at] != to);
            changed[at] = to;
            let changed: String = changed.into_iter().collect();
            prop_assert_eq!(unseal("k", &changed), Err(Unusable::Damaged));
        }

        #[test]
        fn any_text_is_read_without_a_panic(stored in ".*") {
            let _ = unseal("k", &stored);
        }
    }
}
