//! When clocks in North America show summer time, for zones whose name leaves that open.

use jiff::civil::{Date, DateTime, Weekday};

/// Whether clocks that show this time show summer time: by the rule since 2007, and the one of
/// the twenty years before it. It begins and ends at two o'clock on a Sunday.
pub(super) fn is_in_north_america(moment: DateTime) -> bool {
    let year = moment.year();
    let (begin, end) = match year {
        2007.. => (sunday(year, 3, 2), sunday(year, 11, 1)),
        1987..2007 => (sunday(year, 4, 1), sunday(year, 10, -1)),
        _ => return false,
    };
    begin.is_some_and(|begin| begin <= moment) && end.is_some_and(|end| moment < end)
}

/// Two o'clock on the nth Sunday of a month.
fn sunday(year: i16, month: i8, nth: i8) -> Option<DateTime> {
    let first = Date::new(year, month, 1).ok()?;
    Some(first.nth_weekday_of_month(nth, Weekday::Sunday).ok()?.at(2, 0, 0, 0))
}
