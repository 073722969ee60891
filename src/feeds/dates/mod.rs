//! Dates as feeds write them: many standards, many habits, several languages. What is no date
//! for certain is none.

mod clock;
mod day;
mod names_table;
mod tokens;
mod zones_table;

use clock::Clock;
use jiff::Zoned;
use jiff::civil::{DateTime, Time};
use jiff::tz::{Offset, TimeZone};
use tokens::Token;

/// A date that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct DateRead {
    /// The instant, in the offset that was written; in UTC where none was.
    pub date: Zoned,
    /// Whether a time zone is written that nobody knows. It was read as UTC.
    pub is_zone_unknown: bool,
}

/// Why there is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// It is no date, or no day that there is.
    NoDate,
    /// Day and month cannot be told apart.
    Ambiguous,
    /// It is of the Hijri or the Persian calendar.
    OtherCalendar,
}

/// Longer texts are no dates.
const LONGEST_DATE_BYTES: usize = 200;

/// Reads a date of a feed: RFC 822 and its successors, ISO 8601 and its profiles, asctime, and
/// dates in words of Arabic, Persian, Hebrew, Greek, Hungarian, Korean and European languages,
/// in any digits. `language` is that of the feed, for the names of time zones that mean
/// different offsets in different places.
///
/// # Errors
/// A [`DateFault`] for what is no date, or none for certain.
///
/// ```
/// use khabar::feeds::read_date;
/// let read = read_date("الجمعة، 20 نوفمبر 2026 14:30 +0300", Some("ar")).unwrap();
/// assert_eq!(read.date.to_string(), "2026-11-20T14:30:00+03:00[+03:00]");
/// ```
pub fn read_date(text: &str, language: Option<&str>) -> Result<DateRead, DateFault> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST_DATE_BYTES {
        return Err(DateFault::NoDate);
    }
    let tokens = tokens::of(text);
    if let Some(read) = seconds_since_1970(&tokens) {
        return Ok(read);
    }
    let is_korean = tokens.iter().any(|token| matches!(token, Token::Word(w) if names_table::is_korean(w)));
    let Clock { time, offset, is_zone_unknown, before } = clock::read(&tokens, language)?;
    let day = day::read(before)?;
    // Korean feeds that give no zone mean their own.
    let korea = Offset::constant(9);
    let offset = offset.unwrap_or(if is_korean { korea } else { Offset::UTC });
    let date = at(day.to_datetime(Time::midnight()), time, offset).ok_or(DateFault::NoDate)?;
    Ok(DateRead { date, is_zone_unknown })
}

/// Midnight at the end of a day may be written as 24:00.
fn at(day: DateTime, time: clock::TimeOfDay, offset: Offset) -> Option<Zoned> {
    let moment = day.checked_add(time.since_midnight()).ok()?;
    TimeZone::fixed(offset).to_zoned(moment).ok()
}

/// Ten digits alone are a time of Unix: from 2001 to 2286.
fn seconds_since_1970(tokens: &[Token<'_>]) -> Option<DateRead> {
    let [Token::Number { value, digits: 10 }] = tokens else { return None };
    let timestamp = jiff::Timestamp::from_second(i64::from(*value)).ok()?;
    Some(DateRead { date: timestamp.to_zoned(TimeZone::UTC), is_zone_unknown: false })
}
