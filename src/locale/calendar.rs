//! Dates of the Hijri and the Persian calendar for those of the Gregorian one. Where the rules do
//! not reach there is none: better no date than a wrong one.

use super::hijri_table::{FIRST_YEAR, LONG_MONTHS};
use jiff::Unit;
use jiff::civil::{Date, date};

/// A calendar whose dates stand beside the Gregorian ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Calendar {
    /// None beside it.
    #[default]
    Gregorian,
    /// The Hijri calendar as Umm al-Qura, from 1317 to 1500 (1899 to 2077).
    Hijri,
    /// The Solar Hijri calendar of Iran and Afghanistan, from 1178 to 1500 (1799 to 2122).
    Persian,
}

/// A day of another calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherDay {
    /// The year.
    pub year: i32,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl Calendar {
    /// Every calendar.
    pub const ALL: [Calendar; 3] = [Calendar::Gregorian, Calendar::Hijri, Calendar::Persian];

    /// Its name in the settings.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Calendar::Gregorian => "gregorian",
            Calendar::Hijri => "hijri",
            Calendar::Persian => "persian",
        }
    }

    /// The calendar of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Calendar> {
        Calendar::ALL.into_iter().find(|calendar| calendar.name() == name)
    }

    /// The day in this calendar, where it is another one and its rule is known to hold.
    #[must_use]
    pub fn day_of(self, day: Date) -> Option<OtherDay> {
        match self {
            Calendar::Gregorian => None,
            Calendar::Hijri => hijri(day),
            Calendar::Persian => persian(day),
        }
    }
}

/// By the table of Umm al-Qura.
fn hijri(day: Date) -> Option<OtherDay> {
    let mut left = days_from(date(1899, 5, 11), day)?;
    for (year, long_months) in (FIRST_YEAR..).zip(LONG_MONTHS) {
        for month in 1..=12 {
            let days = 29 + i32::from(long_months >> (month - 1) & 1);
            if left < days {
                return (left >= 0).then_some(OtherDay { year, month, day: day_number(left) });
            }
            left -= days;
        }
    }
    None
}

/// By the rule of eight leap years in thirty-three, which agrees with the spring equinox at the
/// meridian of Iran from 1178 to 1500.
fn persian(day: Date) -> Option<OtherDay> {
    let new_year_1403 = date(2024, 3, 20);
    let since = days_from(new_year_1403, day)? + first_day(1403);
    let estimate = i32::from(day.year()) - 621;
    let year = if first_day(estimate) > since { estimate - 1 } else { estimate };
    let place = since - first_day(year);
    // Six months of 31 days, then of 30; the last has 29 in common years.
    let (month, day) = if place < 6 * 31 {
        (place / 31, place % 31)
    } else {
        (6 + (place - 6 * 31) / 30, (place - 6 * 31) % 30)
    };
    let month = u8::try_from(month + 1).ok()?;
    (1178..=1500).contains(&year).then_some(OtherDay { year, month, day: day_number(day) })
}

/// Days from some day to the first of a Persian year.
fn first_day(year: i32) -> i32 {
    365 * year + (8 * year + 21).div_euclid(33)
}

fn days_from(first: Date, day: Date) -> Option<i32> {
    day.since((Unit::Day, first)).ok().map(|span| span.get_days())
}

fn day_number(place: i32) -> u8 {
    u8::try_from(place + 1).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn other(calendar: Calendar, year: i16, month: i8, day: i8) -> Option<(i32, u8, u8)> {
        let other = calendar.day_of(date(year, month, day))?;
        Some((other.year, other.month, other.day))
    }

    #[test]
    fn persian_new_years_are_where_iran_had_them() {
        for (year, gregorian, day) in [
            (1279, 1900, 21),
            (1300, 1921, 21),
            (1357, 1978, 21),
            (1375, 1996, 20),
            (1376, 1997, 21),
            (1399, 2020, 20),
            (1400, 2021, 21),
            (1403, 2024, 20),
            (1404, 2025, 21),
            (1405, 2026, 21),
            (1408, 2029, 20),
            (1409, 2030, 21),
        ] {
            let found = other(Calendar::Persian, gregorian, 3, day);
            assert_eq!(found, Some((year, 1, 1)), "{gregorian}");
        }
    }

    #[test]
    fn persian_leap_years_have_a_thirtieth_of_esfand() {
        let last = |year: i32| {
            let next = i16::try_from(year + 622).unwrap();
            let days = (19..=21).filter_map(|day| other(Calendar::Persian, next, 3, day));
            days.filter(|found| found.0 == year).map(|found| found.2).max()
        };
        for year in 1390..=1412 {
            let is_leap = [1391, 1395, 1399, 1403, 1408, 1412].contains(&year);
            assert_eq!(last(year), Some(if is_leap { 30 } else { 29 }), "{year}");
        }
    }

    #[test]
    fn known_days_of_the_persian_year() {
        assert_eq!(other(Calendar::Persian, 1979, 2, 11), Some((1357, 11, 22)));
        assert_eq!(other(Calendar::Persian, 2026, 11, 22), Some((1405, 9, 1)));
        assert_eq!(other(Calendar::Persian, 2025, 9, 22), Some((1404, 6, 31)));
        assert_eq!(other(Calendar::Persian, 2025, 9, 23), Some((1404, 7, 1)));
        assert_eq!(other(Calendar::Persian, 2026, 1, 1), Some((1404, 10, 11)));
    }

    #[test]
    fn known_days_of_umm_al_qura() {
        assert_eq!(other(Calendar::Hijri, 2024, 3, 11), Some((1445, 9, 1)), "Ramadan");
        assert_eq!(other(Calendar::Hijri, 2025, 3, 1), Some((1446, 9, 1)), "Ramadan");
        assert_eq!(other(Calendar::Hijri, 2025, 3, 30), Some((1446, 10, 1)), "Eid");
        assert_eq!(other(Calendar::Hijri, 2025, 6, 26), Some((1447, 1, 1)));
        assert_eq!(other(Calendar::Hijri, 2026, 11, 22), Some((1448, 6, 12)));
        assert_eq!(other(Calendar::Hijri, 2000, 1, 1), Some((1420, 9, 24)));
    }

    #[test]
    fn days_follow_one_another() {
        for calendar in [Calendar::Hijri, Calendar::Persian] {
            let mut day = date(1900, 1, 1);
            let mut before = calendar.day_of(day).unwrap();
            while day < date(2077, 1, 1) {
                day = day.tomorrow().unwrap();
                let after = calendar.day_of(day).unwrap();
                let steps_on = after.day == before.day + 1
                    && (after.month, after.year) == (before.month, before.year);
                let begins = after.day == 1
                    && (29..=31).contains(&before.day)
                    && (after.month == before.month % 12 + 1)
                    && (after.year == before.year + i32::from(after.month == 1));
                assert!(steps_on || begins, "{day}: {before:?}, {after:?}");
                before = after;
            }
        }
    }

    #[test]
    fn where_no_rule_holds_there_is_no_day() {
        assert_eq!(other(Calendar::Gregorian, 2026, 11, 22), None);
        assert_eq!(other(Calendar::Hijri, 1899, 5, 10), None);
        assert_eq!(other(Calendar::Hijri, 2077, 11, 17), None);
        assert_eq!(other(Calendar::Persian, 1700, 1, 1), None);
        assert_eq!(other(Calendar::Persian, 2130, 1, 1), None);
        for calendar in Calendar::ALL {
            assert_eq!(calendar.day_of(Date::MIN), None);
            assert_eq!(calendar.day_of(Date::MAX), None);
        }
    }
}
