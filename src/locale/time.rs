//! Dates as a newspaper prints them: how long ago, and the full date.

use super::{Calendar, Language};
use jiff::civil::Date;
use jiff::{Unit, Zoned};

/// How long ago something was, in words; beyond a week, or in the future, the date.
#[must_use]
pub fn ago(language: Language, now: &Zoned, then: &Zoned) -> String {
    let words = language.words();
    let minutes = now.since((Unit::Minute, then)).map_or(-1, |span| span.get_minutes());
    let Ok(minutes) = usize::try_from(minutes) else {
        return short_date(language, now, then);
    };
    let hours = minutes / 60;
    match (minutes, hours) {
        (0, _) => words.just_now.to_string(),
        (_, 0) => words.minutes_ago.of(language, minutes),
        (_, 1..=23) => words.hours_ago.of(language, hours),
        (_, _) => match days_between(then, now) {
            days @ 1..=6 => words.days_ago.of(language, days),
            _ => short_date(language, now, then),
        },
    }
}

/// Nights between the two, where the reader is: what was written the evening before
/// yesterday is two days old this morning.
fn days_between(then: &Zoned, now: &Zoned) -> usize {
    let then = then.with_time_zone(now.time_zone().clone()).date();
    let days = now.date().since((Unit::Day, then)).map_or(0, |span| span.get_days());
    usize::try_from(days).unwrap_or(0)
}

/// Day and month; the year too when it is not this year.
fn short_date(language: Language, now: &Zoned, then: &Zoned) -> String {
    if then.year() != now.year() {
        return long_date(language, then);
    }
    format!("{} {}", language.number(then.day()), month_name(language, then.date()))
}

fn month_name(language: Language, then: Date) -> &'static str {
    let month = usize::from(then.month().unsigned_abs()).saturating_sub(1);
    language.words().months.get(month).copied().unwrap_or("")
}

/// Day, month in letters, year: `18 November 2026`.
#[must_use]
pub fn long_date(language: Language, then: &Zoned) -> String {
    civil_date(language, then.date())
}

/// The same for a day without a time.
#[must_use]
pub fn civil_date(language: Language, date: Date) -> String {
    let (day, year) = (language.number(date.day()), language.number(date.year()));
    format!("{day} {} {year}", month_name(language, date))
}

/// The same day in a calendar that is wanted beside the Gregorian one: `8 Jumada II 1448 AH`.
#[must_use]
pub fn date_beside(language: Language, calendar: Calendar, date: Date) -> Option<String> {
    let words = language.calendar_words(calendar)?;
    let other = calendar.day_of(date)?;
    let month = words.months.get(usize::from(other.month).saturating_sub(1))?;
    let (day, year) = (language.number(other.day), language.number(other.year));
    Some(format!("{day} {month} {year} {}", words.era))
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
        assert_eq!(english("2026-11-18T22:00:00+03:00[+03:00]"), "2 days ago");
        assert_eq!(english("2026-11-19T09:00:00+03:00[+03:00]"), "yesterday");
        assert_eq!(english("2026-11-01T09:00:00+03:00[+03:00]"), "1 November");
        assert_eq!(english("2026-11-20T12:30:00+03:00[+03:00]"), "20 November");
        assert_eq!(english("2025-11-20T12:30:00+03:00[+03:00]"), "20 November 2025");
        let arabic = ago(Language::Arabic, &now, &at("2026-11-20T10:00:00+03:00[+03:00]"));
        assert_eq!(arabic, "قبل ساعتين");
    }
    #[test]
    fn each_language_has_its_dates() {
        let now = at("2026-11-22T12:00:00+03:00[+03:00]");
        let said = |language: Language, then: &str| {
            ago(language, &now, &at(then)).replace(['\u{2068}', '\u{2069}'], "")
        };
        let hours = "2026-11-22T07:00:00+03:00[+03:00]";
        assert_eq!(said(Language::Persian, hours), "۵ ساعت پیش");
        assert_eq!(said(Language::Hebrew, hours), "לפני 5 שעות");
        assert_eq!(said(Language::Urdu, hours), "5 گھنٹے پہلے");
        let days = "2026-11-20T07:00:00+03:00[+03:00]";
        assert_eq!(said(Language::Hebrew, days), "לפני יומיים");
        let weeks = "2026-11-01T07:00:00+03:00[+03:00]";
        assert_eq!(said(Language::Persian, weeks), "۱ نوامبر");
        assert_eq!(said(Language::Hebrew, weeks), "1 בנובמבר");
        assert_eq!(said(Language::Urdu, weeks), "1 نومبر");
        assert_eq!(long_date(Language::Persian, &now), "۲۲ نوامبر ۲۰۲۶");
    }

    #[test]
    fn other_calendars_stand_beside_in_the_words_of_the_interface() {
        let day = jiff::civil::date(2026, 11, 22);
        let hijri = |language| date_beside(language, Calendar::Hijri, day);
        let persian = |language| date_beside(language, Calendar::Persian, day);
        assert_eq!(hijri(Language::Arabic).as_deref(), Some("12 جمادى الآخرة 1448 هـ"));
        assert_eq!(hijri(Language::English).as_deref(), Some("12 Jumada II 1448 AH"));
        assert_eq!(hijri(Language::Urdu).as_deref(), Some("12 جمادی الثانی 1448 ہجری"));
        assert_eq!(persian(Language::Persian).as_deref(), Some("۱ آذر ۱۴۰۵ شمسی"));
        assert_eq!(persian(Language::Hebrew).as_deref(), Some("1 באד׳ר 1405 ללוח הפרסי"));
        assert_eq!(date_beside(Language::Arabic, Calendar::Gregorian, day), None);
    }
}
