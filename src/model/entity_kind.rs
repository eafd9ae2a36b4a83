use serde::{Deserialize, Serialize};

/// The kind of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum EntityKind {
    /// A human being.
    Person,
    /// An institution, alliance, ministry, company, university, armed group.
    Org,
    /// A country, city, region, continent.
    Place,
    /// A nationality, a people, a regional adjective.
    Group,
    /// A named event.
    Event,
    /// A calendar date or span of dates.
    Date,
    /// A date that depends on the day of speech: "yesterday".
    Relative,
    /// A named treaty, accord, protocol.
    Agreement,
}
