//! How often a feed says that it is worth asking for.

use serde::{Deserialize, Serialize};

/// What the document of a feed says of when to ask for it again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rhythm {
    /// Minutes for which it is good (`ttl` of RSS 2.0).
    pub good_for_minutes: Option<u32>,
    /// Seconds from one update to the next (the syndication module of RSS 1.0).
    pub update_seconds: Option<u32>,
    /// The hours of UTC in which nobody should ask: a bit for each.
    pub skip_hours: u32,
    /// The days of the week in which nobody should ask: a bit for each, Monday first.
    pub skip_days: u8,
}
