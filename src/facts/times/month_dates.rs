//! Dates that name their month: «17 تشرين الثاني/نوفمبر 2026», «من 3 إلى 5 مايو», `May 2027`,
//! «نوفمبر الماضي».

use super::dates::Reading;
use super::digit_dates::{self, small};
use super::month_years::{told_year, year_after};
use super::months::{Calendar, Month, months};
use super::persian_calendar;
use crate::facts::document::{Document, Language};
use crate::facts::numbers::ordinals;
use jiff::civil::Date;

pub fn read(document: &Document, at: usize) -> Option<Reading> {
    day_and_month(document, at)
        .or_else(|| month_first(document, at))
        .or_else(|| month_alone(document, at))
}

/// Days of one month: `17`, `16-18`, «الثامن إلى العاشر».
struct Days {
    skip: usize,
    first: i8,
    last: Option<i8>,
    end: usize,
    in_words: bool,
}

impl Days {
    fn value(&self, year: i16, month: Month) -> Option<String> {
        let first = day_of(year, month, self.first)?;
        match self.last {
            Some(last) => Some(format!("{first}/{}", day_of(year, month, last)?)),
            None => Some(first.to_string()),
        }
    }
}

/// The Gregorian day. Which one a day of a Hijri month was depends on who saw the moon.
fn day_of(year: i16, month: Month, day: i8) -> Option<Date> {
    match month.calendar {
        Calendar::Gregorian => Date::new(year, month.number, day).ok(),
        Calendar::Persian => persian_calendar::day(year, month.number, day),
        Calendar::Hijri => None,
    }
}

/// `17 November 2026`, `17 تشرين الثاني/نوفمبر`.
fn day_and_month(document: &Document, at: usize) -> Option<Reading> {
    let days = days(document, at)?;
    let is_of = matches!(document.word(days.end), "من" | "of");
    let mut month_at = days.end;
    if is_of || matches!(document.word(month_at), "شهر" | "-" | "/") {
        month_at += 1;
    }
    if document.word(month_at) == "شهر" {
        month_at += 1;
    }
    if !document.same_sentence(at, month_at) || (days.in_words && !is_of) {
        return None;
    }
    let (month, past_month) = month_at_token(document, month_at)?;
    // «فاز 2-صفر» is a score, not a day of Safar.
    if month.is_doubtful && document.is_sign(days.end, "-") {
        return None;
    }
    let separator = usize::from(document.is_sign(past_month, "/"));
    let year = year_after(document, past_month + separator, month.calendar);
    let (value, end) = match year {
        Some((year, past_year)) => (days.value(year, month), past_year),
        None => {
            let (told, end) = told_year(document, past_month, month);
            // «15 نوفمبر الماضي» in November may be this month: not certain.
            let told = told.filter(|told| told.is_certain_for_days);
            (told.and_then(|told| days.value(told.year, month)), end)
        }
    };
    Some(Reading { first: at, skip: days.skip, end, value })
}

fn days(document: &Document, at: usize) -> Option<Days> {
    let (skip, first, end, in_words) = day(document, at)?;
    let is_between = at > 0 && matches!(document.word(at - 1), "بين" | "وبين" | "between");
    let joins = match document.word(end) {
        "-" | "الي" | "حتي" | "وحتي" | "to" | "until" | "till" | "تا" | "עד" => true,
        "و" | "and" => is_between,
        _ => false,
    };
    if joins
        && document.same_sentence(at, end + 1)
        && let Some((_, last, past, _)) = day(document, end + 1)
        && last > first
    {
        return Some(Days { skip, first, last: Some(last), end: past, in_words });
    }
    // A dash that no day follows parts the day from its month.
    Some(Days { skip, first, last: None, end, in_words })
}

/// A day of the month: `17`, `17th`, or an Arabic ordinal in words.
fn day(document: &Document, at: usize) -> Option<(usize, i8, usize, bool)> {
    if document.is_number(at) {
        let day = small(document.word(at), 31)?;
        let is_ordinal =
            document.is_glued(at + 1) && matches!(document.word(at + 1), "st" | "nd" | "rd" | "th");
        return Some((0, day, at + 1 + usize::from(is_ordinal), false));
    }
    if document.language != Language::Arabic {
        return None;
    }
    if let Some(skip) = first_of_month(document, at) {
        return Some((skip, 1, at + 1, false));
    }
    let ordinal = ordinals::read(document, at)?;
    let day = i8::try_from(ordinal.value).ok().filter(|day| (1..=31).contains(day))?;
    Some((ordinal.skip, day, ordinal.end, true))
}

/// «اعتبارًا من أول كانون الثاني»: the letters before «أول», right before a month after a
/// preposition. Elsewhere it is the first of something: «أول مايو يمر بلا مطر».
fn first_of_month(document: &Document, at: usize) -> Option<usize> {
    let word = document.word(at);
    let before = at.checked_sub(1).map_or("", |before| document.word(before));
    let is_said = matches!(before, "من" | "في" | "منذ" | "حتي" | "الي" | "قبل" | "بعد" | "يوم");
    let skip = usize::from(word != "اول");
    let is_first = (word == "اول" && is_said) || word == "لاول";
    let month = months(document.language).at(document, at + 1)?;
    (is_first && !month.value.is_doubtful && document.same_sentence(at, at + 1)).then_some(skip)
}

/// `November 17, 2026`, `November 2026`, «شباط (28/2/1945)».
fn month_first(document: &Document, at: usize) -> Option<Reading> {
    let (month, past_month) = month_at_token(document, at)?;
    let skip = months(document.language).at_any_stem(document, at)?.skip;
    if document.language == Language::English {
        if !document.raw(at).starts_with(char::is_uppercase) {
            return None;
        }
        if let Some(days) = days(document, past_month) {
            let year_at = days.end + usize::from(document.is_sign(days.end, ","));
            let year = year_after(document, year_at, month.calendar);
            let value = year.and_then(|(year, _)| days.value(year, month));
            let end = year.map_or(days.end, |(_, end)| end);
            return Some(Reading { first: at, skip, end, value });
        }
    }
    if document.is_sign(past_month, "(")
        && let Some(date) = digit_dates::read(document, past_month + 1)
        && document.is_sign(date.end, ")")
    {
        return Some(Reading { first: at, skip, end: date.end + 1, value: date.value });
    }
    let (year, end) = year_after(document, past_month, month.calendar)?;
    let value = match month.calendar {
        Calendar::Gregorian => Some(format!("{year:04}-{:02}", month.number)),
        Calendar::Persian => persian_calendar::month(year, month.number)
            .map(|(first, last)| format!("{first}/{last}")),
        Calendar::Hijri => None,
    };
    Some(Reading { first: at, skip, end, value })
}

/// «نوفمبر الماضي», «في نوفمبر»: a month without a year.
fn month_alone(document: &Document, at: usize) -> Option<Reading> {
    let (month, past_month) = month_at_token(document, at)?;
    let skip = months(document.language).at_any_stem(document, at)?.skip;
    let before = at.checked_sub(1).map_or("", |before| document.word(before));
    let (told, end) = told_year(document, past_month, month);
    let value = told.map(|told| format!("{:04}-{:02}", told.year, month.number));
    let is_told = end > past_month && !month.is_doubtful;
    let is_said = says_month(before) && (!month.is_doubtful || matches!(before, "شهر" | "ماه"));
    let is_written = document.language != Language::English
        || (document.raw(at).starts_with(char::is_uppercase) && !month.is_doubtful);
    // «ديسمبر/كانون الأول» is nothing else, whatever stands before.
    let is_double = month.is_written_twice;
    if !(is_told || is_double || (is_said && is_written)) {
        return None;
    }
    match before {
        "شهر" => Some(Reading { first: at - 1, skip: 0, end, value }),
        _ => Some(Reading { first: at, skip, end, value }),
    }
}

/// A month name as the end of a span that another month began: «بين يناير ومارس».
pub fn named(document: &Document, at: usize) -> Option<Reading> {
    let skip = months(document.language).at_any_stem(document, at)?.skip;
    let (_, end) = month_at_token(document, at)?;
    Some(Reading { first: at, skip, end, value: None })
}

/// Whether a word announces a month.
fn says_month(before: &str) -> bool {
    let stem = before.strip_prefix(['و', 'ف']).unwrap_or(before);
    let words = [
        "شهر",
        "في",
        "منذ",
        "خلال",
        "حتي",
        "بحلول",
        "نهايه",
        "مطلع",
        "اواخر",
        "اوايل",
        "منتصف",
        "بدايه",
        "بين",
        "in",
        "since",
        "until",
        "by",
        "last",
        "next",
        "late",
        "early",
        "mid",
        "ماه",
        "در",
    ];
    words.contains(&stem) || words.contains(&before)
}

/// The month at a token, and its second name in another family: «تشرين الثاني/نوفمبر»,
/// «يونيو حزيران», «آذار (مارس)».
fn month_at_token(document: &Document, at: usize) -> Option<(Month, usize)> {
    let names = months(document.language);
    let found = names.at_any_stem(document, at)?;
    let (open, close) = match document.word(found.end) {
        "(" => (1, 1),
        "/" | "-" => (1, 0),
        _ => (0, 0),
    };
    if document.same_sentence(at, found.end + open)
        && let Some(second) = names.at(document, found.end + open)
        && second.value.number == found.value.number
        && second.value.calendar == found.value.calendar
        && (close == 0 || document.is_sign(second.end, ")"))
    {
        let month = Month { is_doubtful: false, is_written_twice: true, ..found.value };
        return Some((month, second.end + close));
    }
    Some((found.value, found.end))
}

#[cfg(test)]
mod tests {
    use crate::facts::cases::found;
    use crate::facts::times::dates::find;

    #[test]
    fn finds_days() {
        for (text, expected) in [
            ("افتتح في 18 نوفمبر 2026 رسميا", "18 نوفمبر 2026 = 2026-11-18"),
            (
                "يوم الثلاثاء 17 تشرين الثاني/نوفمبر 2026 صباحا",
                "الثلاثاء 17 تشرين الثاني/نوفمبر 2026 = 2026-11-17",
            ),
            ("في 27 أبان الخريف ثم 14 رمضان 1447 هـ", "14 رمضان 1447 هـ"),
            ("در ۲۶ آبان ۱۴۰۵ گزارش شد که این", "۲۶ آبان ۱۴۰۵ = 2026-11-17"),
            ("הספרייה נפתחה ב-18 בנובמבר 2026 בעיר", "18 בנובמבר 2026 = 2026-11-18"),
            ("یہ پل 18 نومبر 2026 کو کھلا ہے", "18 نومبر 2026 = 2026-11-18"),
            ("It opened on November 18, 2026 in town", "November 18, 2026 = 2026-11-18"),
            ("It opened on 18 November in town", "18 November"),
            ("من 3 إلى 5 مايو 2026", "3 إلى 5 مايو 2026 = 2026-05-03/2026-05-05"),
            ("بين 23- 25 من مايو 2026", "23- 25 من مايو 2026 = 2026-05-23/2026-05-25"),
            (
                "من الثامن إلى العاشر من آذار المقبل",
                "الثامن إلى العاشر من آذار المقبل = 2027-03-08/2027-03-10",
            ),
            ("في الخامس والعشرين من مايو 2026", "الخامس والعشرين من مايو 2026 = 2026-05-25"),
            ("هبطت في 5 يوليو تموز 2026 إلى", "5 يوليو تموز 2026 = 2026-07-05"),
            ("في 5 مايو من العام الماضي", "5 مايو من العام الماضي = 2025-05-05"),
            ("صدر في شباط (28/2/1945) هناك", "شباط (28/2/1945) = 1945-02-28"),
        ] {
            assert_eq!(found(find, text), [expected], "{text}");
        }
    }

    #[test]
    fn finds_months() {
        assert_eq!(
            found(find, "منذ نوفمبر 2024 وفي آذار الماضي"),
            ["نوفمبر 2024 = 2024-11", "آذار الماضي = 2026-03"]
        );
        assert_eq!(found(find, "مجلة تموز (1970) هنا"), ["تموز (1970) = 1970-07"]);
        assert_eq!(found(find, "هبط في يوليو تموز إلى"), ["يوليو تموز"]);
        assert_eq!(
            found(find, "در آبان ۱۴۰۵ گزارش شد که این"),
            ["آبان ۱۴۰۵ = 2026-10-23/2026-11-21"]
        );
        assert_eq!(found(find, "في ديسمبر المقبل"), ["ديسمبر المقبل = 2026-12"]);
        assert_eq!(found(find, "يبدأ في يونيو"), ["يونيو"]);
        assert_eq!(
            found(find, "اعتبارًا من أول كانون الثاني/يناير 2027 وما بعده"),
            ["أول كانون الثاني/يناير 2027 = 2027-01-01"]
        );
    }

    #[test]
    fn leaves_other_numbers_and_words_alone() {
        assert!(found(find, "زار أب وأم المدينة مع رجب وشعبان").is_empty());
        assert_eq!(found(find, "كان أول يناير 2025 بلا مطر"), ["يناير 2025 = 2025-01"]);
        assert!(found(find, "They may march in 12 lines").is_empty());
        assert!(found(find, "فاز الفريق 2-صفر").is_empty());
    }
}
