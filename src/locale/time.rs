//! Dates as a newspaper prints them: how long ago, and the full date.

use super::Language;
use jiff::{Unit, Zoned};

/// How long ago something was, in words; beyond a week, or in the future, the date.
#[must_use]
pub fn ago(language: Language, now: &Zoned, then: &Zoned) -> String {
    let words = language.words();
    let minutes = now.since((Unit::Minute, then)).map_or(-1, |span| span.get_minutes());
    let Ok(minutes) = usize::try_from(minutes) else {
        return short_date(language, now, then);
    };
    let (hours, days) = (minutes / 60, minutes / (24 * 60));
    match (minutes, hours, days) {
        (0, _, _) => words.just_now.to_string(),
        (_, 0, _) => words.minutes_ago.of(language, minutes),
        (_, _, 0) => words.hours_ago.of(language, hours),
        (_, _, 1..=6) => words.days_ago.of(language, days),
        (_, _, _) => short_date(language, now, then),
    }
}

/// Day and month; the year too when it is not this year.
fn short_date(language: Language, now: &Zoned, then: &Zoned) -> String {
    if then.year() != now.year() {
        return long_date(language, then);
    }
    format!("{} {}", then.day(), month_name(language, then))
}

fn month_name(language: Language, then: &Zoned) -> &'static str {
    let month = usize::from(then.month().unsigned_abs()).saturating_sub(1);
    language.words().months.get(month).copied().unwrap_or("")
}

/// Day, month in letters, year: `18 November 2026`.
#[must_use]
pub fn long_date(language: Language, then: &Zoned) -> String {
    format!("{} {} {}", then.day(), month_name(language, then), then.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Zoned {
        text.parse().expect("a test date")
    }

    #[test]
    fn the_distance_decides_the_words() {
        let now = at("2026-11-20T12:00:00+03:00[+03:00]");
        let english = |then: &str| {
            ago(Language::English, &now, &at(then)).replace(['\u{2068}', '\u{2069}'], "")
        };
        assert_eq!(english("2026-11-20T11:59:30+03:00[+03:00]"), "just now");
        assert_eq!(english("2026-11-20T11:15:00+03:00[+03:00]"), "45 min ago");
        assert_eq!(english("2026-11-20T09:00:00+03:00[+03:00]"), "3 h ago");
        assert_eq!(english("2026-11-18T09:00:00+03:00[+03:00]"), "2 days ago");
        assert_eq!(english("2026-11-01T09:00:00+03:00[+03:00]"), "1 November");
        assert_eq!(english("2026-11-20T12:30:00+03:00[+03:00]"), "20 November");
        assert_eq!(english("2025-11-20T12:30:00+03:00[+03:00]"), "20 November 2025");
        let arabic = ago(Language::Arabic, &now, &at("2026-11-20T10:00:00+03:00[+03:00]"));
        assert_eq!(arabic, "قبل ساعتين");
    }
}
