//! The date that a text file declares.

use jiff::Zoned;
use jiff::civil::Time;
use jiff::fmt::temporal::Pieces;
use jiff::tz::{Offset, TimeZone};

/// Reads RFC 3339, `YYYY-MM-DD HH:MM` and `YYYY-MM-DD`, in the offset given; without an offset
/// it is UTC, without a time the day starts. Anything else is `None`: the text is still read.
#[must_use]
pub fn parse_date(text: &str) -> Option<Zoned> {
    let pieces = Pieces::parse(text.trim()).ok()?;
    let day = pieces.date();
    let time = pieces.time().unwrap_or(Time::midnight());
    let offset = pieces.to_numeric_offset().unwrap_or(Offset::UTC);
    TimeZone::fixed(offset).to_zoned(day.to_datetime(time)).ok()
}

#[cfg(test)]
mod tests {
    use super::parse_date;

    #[test]
    fn the_forms_that_files_have() {
        let cases = [
            ("2026-11-20T14:30:00+03:00", "2026-11-20T14:30:00+03:00[+03:00]"),
            ("2026-11-20T14:30:00Z", "2026-11-20T14:30:00+00:00[UTC]"),
            ("2026-11-20 14:30", "2026-11-20T14:30:00+00:00[UTC]"),
            (" 2026-11-20 ", "2026-11-20T00:00:00+00:00[UTC]"),
        ];
        for (text, wanted) in cases {
            assert_eq!(parse_date(text).map(|date| date.to_string()).as_deref(), Some(wanted));
        }
        for text in ["", "yesterday", "20/11/2026", "2026-13-01"] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }
}
