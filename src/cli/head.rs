//! What the JSON answers about feeds, articles and facts have in common.

use crate::text::Direction;
use jiff::Zoned;
use serde::Serialize;

/// Title, language and direction, by the names that other programs rely on.
#[derive(Serialize)]
pub(super) struct Head<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    direction: &'static str,
}

impl<'a> Head<'a> {
    pub(super) fn new(
        title: Option<&'a str>,
        language: Option<&'a str>,
        direction: Direction,
    ) -> Self {
        let direction = match direction {
            Direction::Rtl => "rtl",
            Direction::Ltr => "ltr",
        };
        Self { title, language, direction }
    }
}

/// With the offset that was given, `Z` for UTC.
pub(super) fn rfc_3339(date: &Zoned) -> String {
    if date.offset().is_zero() {
        date.timestamp().to_string()
    } else {
        date.strftime("%Y-%m-%dT%H:%M:%S%.f%:z").to_string()
    }
}
