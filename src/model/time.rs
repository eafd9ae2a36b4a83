use serde::{Deserialize, Serialize};
use std::time::{Duration, UNIX_EPOCH};

/// A moment: milliseconds since 1970 in UTC. Files state it as RFC 3339.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(u64);

impl Timestamp {
    /// From milliseconds since 1970; later than the year 9999 is cut to its end.
    pub const fn from_millis(millis: u64) -> Self {
        const LAST: u64 = 253_402_300_799_999;
        Self(if millis > LAST { LAST } else { millis })
    }

    /// Milliseconds since 1970.
    pub const fn millis(self) -> u64 {
        self.0
    }

    /// Milliseconds from `earlier` to this moment; 0 if it is later.
    pub const fn since(self, earlier: Self) -> u64 {
        self.0.saturating_sub(earlier.0)
    }

    /// As `2026-01-31T09:05:00.000Z`.
    pub fn to_rfc3339(self) -> String {
        humantime::format_rfc3339_millis(UNIX_EPOCH + Duration::from_millis(self.0)).to_string()
    }

    /// Reads RFC 3339, with any offset from UTC; nothing for what is not a date after 1970.
    pub fn parse(stated: &str) -> Option<Self> {
        let (local, offset) = split_offset(stated.trim())?;
        let time = humantime::parse_rfc3339_weak(local).ok()?;
        let millis = i128::try_from(time.duration_since(UNIX_EPOCH).ok()?.as_millis()).ok()?;
        let utc = millis - i128::from(offset) * 60_000;
        u64::try_from(utc).ok().map(Self::from_millis)
    }
}

/// Splits `…+02:00` into the local time and its offset in minutes.
fn split_offset(stated: &str) -> Option<(&str, i32)> {
    if let Some(local) = stated.strip_suffix(['Z', 'z']) {
        return Some((local, 0));
    }
    let sign_at = stated.len().checked_sub(6)?;
    let (local, offset) = stated.split_at_checked(sign_at)?;
    let sign = match offset.chars().next()? {
        '+' => 1,
        '-' if local.contains(':') => -1,
        _ => return Some((stated, 0)),
    };
    let (hours, minutes) = offset.get(1..)?.split_once(':')?;
    Some((local, sign * (hours.parse::<i32>().ok()? * 60 + minutes.parse::<i32>().ok()?)))
}

impl Serialize for Timestamp {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_rfc3339())
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let stated = String::deserialize(deserializer)?;
        Self::parse(&stated).ok_or_else(|| serde::de::Error::custom("not a date and time of RFC 3339"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_offsets_and_writes_utc() {
        let check = |stated: &str, expected: Option<&str>| {
            assert_eq!(Timestamp::parse(stated).map(Timestamp::to_rfc3339).as_deref(), expected, "{stated}");
        };
        check("2026-01-31T09:05:00Z", Some("2026-01-31T09:05:00.000Z"));
        check("2026-01-31T09:05:00.25+02:00", Some("2026-01-31T07:05:00.250Z"));
        check("2026-01-31T23:05:00-05:30", Some("2026-02-01T04:35:00.000Z"));
        check("2026-01-31T09:05:00", Some("2026-01-31T09:05:00.000Z"));
        check("yesterday", None);
        check("", None);
        check("é+é:éé", None);
    }

    #[test]
    fn any_number_can_be_written() {
        assert_eq!(Timestamp::from_millis(u64::MAX).to_rfc3339(), "9999-12-31T23:59:59.999Z");
    }
}
