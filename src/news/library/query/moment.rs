//! Days as they are typed in a query.

use jiff::civil::{Date, date};
use jiff::{Span, Timestamp, Zoned};

/// The start of a day, as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A day; the first of a month or a year where only those were typed.
    Day(Date),
    /// So many days before today.
    DaysAgo(u16),
}

impl Moment {
    /// Reads `2026-11-22`, `2026-11`, `2026`, `today`, `yesterday` or `7d`, in search form.
    pub(super) fn read(text: &str) -> Option<Self> {
        match text {
            "today" => return Some(Self::DaysAgo(0)),
            "yesterday" => return Some(Self::DaysAgo(1)),
            _ => {}
        }
        if let Some(days) = text.strip_suffix('d') {
            return days.parse().ok().map(Self::DaysAgo);
        }
        let mut parts = text.split(['-', '/', '.']);
        let year: i16 = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
        let month: i8 = parts.next().map_or(Ok(1), str::parse).ok()?;
        let day: i8 = parts.next().map_or(Ok(1), str::parse).ok()?;
        if parts.next().is_some() {
            return None;
        }
        Date::new(year, month, day).ok().map(Self::Day)
    }

    /// When it begins, where the clock says `now`.
    #[must_use]
    pub fn resolve(self, now: &Zoned) -> Timestamp {
        let day = match self {
            Self::Day(day) => day,
            Self::DaysAgo(days) => {
                let earlier = now.date().checked_sub(Span::new().days(i64::from(days)));
                earlier.unwrap_or(date(1970, 1, 1))
            }
        };
        day.to_zoned(now.time_zone().clone())
            .map_or(Timestamp::UNIX_EPOCH, |start| start.timestamp())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_they_are_typed() {
        let day = |year, month, day| Some(Moment::Day(date(year, month, day)));
        assert_eq!(Moment::read("2026-11-22"), day(2026, 11, 22));
        assert_eq!(Moment::read("2026/11"), day(2026, 11, 1));
        assert_eq!(Moment::read("2026"), day(2026, 1, 1));
        assert_eq!(Moment::read("7d"), Some(Moment::DaysAgo(7)));
        for wrong in ["", "26", "2026-13", "2026-11-22-1", "soon", "d", "-1d"] {
            assert_eq!(Moment::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_day_begins_where_the_person_is() {
        let now: Zoned = "2026-11-22T01:30:00+03:00[+03:00]".parse().expect("a time");
        let start = |moment: Moment| moment.resolve(&now).to_string();
        assert_eq!(start(Moment::DaysAgo(0)), "2026-11-21T21:00:00Z");
        assert_eq!(start(Moment::DaysAgo(1)), "2026-11-20T21:00:00Z");
        assert_eq!(start(Moment::Day(date(2026, 11, 1))), "2026-10-31T21:00:00Z");
    }
}
