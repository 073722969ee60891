//! Dates as feeds write them: many standards, many habits, several languages. What is no date
//! for certain is none.

mod clock;
mod day;
mod names_table;
mod summer;
mod tokens;
mod usual;
mod zones_table;

use crate::news::Calendar;
use clock::Clock;
use jiff::Zoned;
use jiff::civil::Time;
use jiff::tz::{Offset, TimeZone};
use std::ops::RangeInclusive;
use tokens::Token;
use zones_table::Zone;

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
    /// It is of another calendar, from which days are not converted: that of the Hijra may be
    /// a day off, as it follows the moon that is seen.
    OtherCalendar(Calendar),
}

/// There were newspapers from 1605 on; times of Unix with ten digits end in 2286.
const SENSIBLE_YEARS: RangeInclusive<i16> = 1605..=2286;

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
    if let Some(date) = usual::read(text) {
        return Ok(DateRead { date: sensible(date)?, is_zone_unknown: false });
    }
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST_DATE_BYTES {
        return Err(DateFault::NoDate);
    }
    if let Some(date) = usual::read(text) {
        return Ok(DateRead { date: sensible(date)?, is_zone_unknown: false });
    }
    let tokens = tokens::of(text);
    if let Some(read) = seconds_since_1970(&tokens) {
        return Ok(read);
    }
    let is_korean =
        tokens.iter().any(|token| matches!(token, Token::Word(w) if names_table::is_korean(w)));
    let Clock { time, zone, is_zone_unknown, before } = clock::read(&tokens, language)?;
    let day = day::read(before)?.to_datetime(Time::midnight());
    // Midnight at the end of a day may be written as 24:00.
    let moment = day.checked_add(time.since_midnight()).map_err(|_| DateFault::NoDate)?;
    let offset = match zone {
        Some(Zone::Minutes(minutes)) => minutes,
        Some(Zone::OfSeason(minutes)) if summer::is_in_north_america(moment) => minutes + 60,
        Some(Zone::OfSeason(minutes)) => minutes,
        // Korean feeds that give no zone mean their own.
        None if is_korean => 9 * 60,
        None => 0,
    };
    let date = Offset::from_seconds(offset * 60)
        .and_then(|offset| TimeZone::fixed(offset).to_zoned(moment))
        .map_err(|_| DateFault::NoDate)?;
    Ok(DateRead { date: sensible(date)?, is_zone_unknown })
}

/// A date in whose year there can be news. 0001-01-01 is how some programs write that there is
/// none; a year of about 1450 is one of the Hijri calendar.
fn sensible(date: Zoned) -> Result<Zoned, DateFault> {
    match date.year() {
        year if SENSIBLE_YEARS.contains(&year) => Ok(date),
        1390..1420 => Err(DateFault::OtherCalendar(Calendar::Persian)),
        1420..1500 => Err(DateFault::OtherCalendar(Calendar::Hijri)),
        _ => Err(DateFault::NoDate),
    }
}

/// The date that a text or a page declares, when it is one for certain.
pub(super) fn known_date(text: &str) -> Option<Zoned> {
    read_date(text, None).ok().map(|read| read.date)
}

/// Ten digits alone are a time of Unix: from 2001 to 2286.
fn seconds_since_1970(tokens: &[Token<'_>]) -> Option<DateRead> {
    let [Token::Number { value, digits: 10 }] = tokens else { return None };
    let timestamp = jiff::Timestamp::from_second(i64::from(*value)).ok()?;
    Some(DateRead { date: timestamp.to_zoned(TimeZone::UTC), is_zone_unknown: false })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn instant(text: &str) -> Result<String, DateFault> {
        read_date(text, None).map(|read| read.date.timestamp().to_string())
    }

    #[test]
    fn the_standards() {
        for text in [
            "Fri, 20 Nov 2026 10:11:12 GMT",
            "20 Nov 26 10:11:12 UT",
            "Mon, 20 November 2026 10:11:12 +0000",
            "Fri Nov 20 10:11:12 2026",
            "Fri Nov 20 10:11:12 UTC 2026",
            "Fri Nov 20 2026 13:11:12 GMT+0300 (Arabian Standard Time)",
            "2026-11-20T10:11:12Z",
            "2026-11-20 13:11:12+03:00",
            "20261120T101112Z",
            "2026-W47-5T10:11:12Z",
            "2026-324T10:11:12Z",
        ] {
            assert_eq!(instant(text).as_deref(), Ok("2026-11-20T10:11:12Z"), "{text}");
        }
    }

    #[test]
    fn the_usual_shapes_are_read_as_the_others_are() {
        let zones =
            ["Z", " GMT", " UT", "+0330", "+03:30", "-1199", " -0800", " +2400", " EST", ""];
        for time in ["10:11:12", "23:59:60", "24:00:00", "10:11:12.125", "7:11:12", "10:11"] {
            for day in ["Fri, 20 Nov 2026 ", "2026-11-20T", "2026-11-20 ", "1 Feb 2026 "] {
                for zone in zones {
                    let text = format!("{day}{time}{zone}");
                    // A full stop changes nothing, but is no part of the usual shapes.
                    assert_eq!(
                        read_date(&text, None),
                        read_date(&format!("{text}."), None),
                        "{text}"
                    );
                }
            }
        }
    }

    #[test]
    fn the_languages() {
        for text in [
            "الجمعة، ٢٠ نوفمبر ٢٠٢٦ ٢:٣٠ م",
            "20 تشرين الثاني/نوفمبر 2026 14:30",
            "10 جمادى الآخرة 1448 هـ الموافق 20 نوفمبر 2026 م 14:30",
            "جمعه ۲۰ نوامبر ۲۰۲۶ ۱۴:۳۰",
            "יום שישי, 20 בנובמבר 2026, 14:30",
            "Παρ, 20 Νοέ 2026 14:30:00 GMT",
            "2026-november-20T14:30+00:00",
            "2026-11-20 오후 11:30:00",
            "2026년 11월 20일 23:30:00",
            "vendredi 20 novembre 2026 à 14:30",
            "20. November 2026 um 14:30 Uhr",
        ] {
            assert_eq!(instant(text).as_deref(), Ok("2026-11-20T14:30:00Z"), "{text}");
        }
    }

    #[test]
    fn no_date_is_better_than_a_wrong_one() {
        for text in
            ["", "tomorrow", "Fri, 31 Feb 2026", "2026-13-01", "5 May", "12:30", "x 2026-11-20"]
        {
            assert_eq!(instant(text), Err(DateFault::NoDate), "{text}");
        }
        assert_eq!(instant("10/11/2026"), Err(DateFault::Ambiguous));
        assert_eq!(instant("20/11/2026").as_deref(), Ok("2026-11-20T00:00:00Z"));
        for (text, calendar) in [
            ("15 رمضان 1447 هـ", Calendar::Hijri),
            ("1447/09/15", Calendar::Hijri),
            ("29 آذر 1405", Calendar::Persian),
            ("1405-09-29T10:00:00+03:30", Calendar::Persian),
        ] {
            assert_eq!(instant(text), Err(DateFault::OtherCalendar(calendar)), "{text}");
        }
        for text in ["0001-01-01T00:00:00Z", "Mon, 01 Jan 0001 00:00:00 +0000", "9999-12-31"] {
            assert_eq!(instant(text), Err(DateFault::NoDate), "{text}");
        }
    }

    #[test]
    fn zones_depend_on_the_language_where_they_have_to() {
        let at = |language| {
            read_date("Fri, 20 Nov 2026 10:00:00 AST", language)
                .map(|read| read.date.offset().seconds() / 3600)
        };
        assert_eq!(at(Some("ar-SA")), Ok(3));
        assert_eq!(at(Some("en")), Ok(-4));
        for (text, hours) in [
            ("Fri, 20 Nov 2026 10:00:00 ET", -5),
            ("Mon, 20 Jul 2026 10:00:00 ET", -4),
            ("Sun, 08 Mar 2026 01:59:59 PT", -8),
            ("Sun, 08 Mar 2026 03:00:00 PT", -7),
            ("Sun, 01 Nov 2026 02:00:00 CT", -6),
            ("Mon, 20 Mar 2006 10:00:00 MT", -7),
            ("Mon, 20 Jul 2026 10:00:00 EST", -5),
        ] {
            let read = read_date(text, None).map(|read| read.date.offset().seconds() / 3600);
            assert_eq!(read, Ok(hours), "{text}");
        }
        let unknown = read_date("Fri, 20 Nov 2026 10:00:00 XYZT", None).expect("a date");
        assert!(unknown.is_zone_unknown);
    }
}
