//! The Persian solar calendar in the Gregorian one, exactly.

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// Years in which the arithmetic rule below and the almanac of Tehran agree.
const CERTAIN_YEARS: std::ops::RangeInclusive<i16> = 1244..=1502;

/// 1 Farvardin 1400.
const ANCHOR: Date = date(2021, 3, 21);
const ANCHOR_YEAR: i16 = 1400;

/// The Gregorian day of a Persian one.
pub fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    if !(1..=month_length(year, month)?).contains(&day) {
        return None;
    }
    // Six months of 31 days, then months of 30.
    let before = i64::from(month - 1);
    let passed = before * 30 + before.min(6) + i64::from(day - 1);
    new_year(year)?.checked_add(passed.days()).ok()
}

/// First and last Gregorian day of a Persian month.
pub fn month(year: i16, month: i8) -> Option<(Date, Date)> {
    Some((day(year, month, 1)?, day(year, month, month_length(year, month)?)?))
}

/// First and last Gregorian day of a Persian year.
pub fn year(year: i16) -> Option<(Date, Date)> {
    Some((new_year(year)?, month(year, 12)?.1))
}

fn month_length(year: i16, month: i8) -> Option<i8> {
    match month {
        1..=6 => Some(31),
        7..=11 => Some(30),
        12 => Some(29 + i8::from(is_leap(year))),
        _ => None,
    }
}

/// Eight leap years in 33.
fn is_leap(year: i16) -> bool {
    (i32::from(year) * 25 + 11) % 33 < 8
}

fn new_year(year: i16) -> Option<Date> {
    if !CERTAIN_YEARS.contains(&year) {
        return None;
    }
    let leap_days = |years: std::ops::Range<i16>| {
        i64::try_from(years.filter(|&year| is_leap(year)).count()).unwrap_or(0)
    };
    let years = i64::from(year - ANCHOR_YEAR) * 365;
    let days = if year >= ANCHOR_YEAR {
        years + leap_days(ANCHOR_YEAR..year)
    } else {
        years - leap_days(year..ANCHOR_YEAR)
    };
    ANCHOR.checked_add(days.days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_almanac() {
        for (persian, gregorian) in [
            ((1357, 11, 22), date(1979, 2, 11)),
            ((1399, 12, 30), date(2021, 3, 20)),
            ((1403, 1, 1), date(2024, 3, 20)),
            ((1403, 12, 30), date(2025, 3, 20)),
            ((1404, 1, 1), date(2025, 3, 21)),
            ((1405, 8, 26), date(2026, 11, 17)),
        ] {
            let (y, m, d) = persian;
            assert_eq!(day(y, m, d), Some(gregorian), "{persian:?}");
        }
        assert_eq!(month(1405, 8), Some((date(2026, 10, 23), date(2026, 11, 21))));
    }

    #[test]
    fn days_that_are_not_have_none() {
        assert_eq!(day(1404, 12, 30), None);
        assert_eq!(day(1404, 7, 31), None);
        assert_eq!(day(1100, 1, 1), None);
        assert_eq!(day(1404, 13, 1), None);
    }
}
