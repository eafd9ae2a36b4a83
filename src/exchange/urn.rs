//! Ids as IRIs: `urn:uuid:…`, or `urn:glossator:id:…` for an id that is no UUID.

use crate::model::Id;

const OWN: &str = "urn:glossator:id:";
const UUID: &str = "urn:uuid:";

/// The IRI of a record.
pub(super) fn of(id: &Id) -> String {
    let name = id.as_str();
    if is_uuid(name) && name == name.to_ascii_lowercase() {
        return format!("{UUID}{name}");
    }
    let mut iri = OWN.to_owned();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            iri.push(char::from(byte));
        } else {
            iri.push_str(&format!("%{byte:02X}"));
        }
    }
    iri
}

/// The id that an IRI or a bare or braced UUID stands for; nothing for any other name.
pub(super) fn id(stated: &str) -> Option<Id> {
    let stated = stated.trim();
    if let Some(name) = stated.strip_prefix(OWN) {
        return decode(name).map(|name| Id::new(&name));
    }
    let bare = stated.strip_prefix(UUID).unwrap_or(stated);
    let bare = bare.strip_prefix('{').and_then(|b| b.strip_suffix('}')).unwrap_or(bare);
    is_uuid(bare).then(|| Id::new(&bare.to_ascii_lowercase()))
}

fn decode(name: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digit = |b: Option<u8>| char::from(b?).to_digit(16);
        let (high, low) = (digit(rest.next())?, digit(rest.next())?);
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    String::from_utf8(bytes).ok()
}

/// Whether a name has the shape of a UUID.
pub(super) fn is_uuid(name: &str) -> bool {
    let shape = |(at, b): (usize, u8)| if matches!(at, 8 | 13 | 18 | 23) { b == b'-' } else { b.is_ascii_hexdigit() };
    name.len() == 36 && name.bytes().enumerate().all(shape)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_id_comes_back(name in "\\PC{0,12}|[0-9a-fA-F]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}") {
            prop_assert_eq!(id(&of(&Id::new(&name))), Some(Id::new(&name)));
        }
    }

    #[test]
    fn other_names_are_not_ids() {
        let uuid = "9b2f6c1e-5a0e-4b52-9c0b-2f8f2f1f7d11";
        assert_eq!(id(&format!("{{{}}}", uuid.to_uppercase())), Some(Id::new(uuid)));
        for other in ["", "https://example.org/a/1", "urn:glossator:id:%zz", "urn:uuid:12"] {
            assert_eq!(id(other), None, "{other}");
        }
    }
}
