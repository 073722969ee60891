//! Calendar dates: days, months and years, in words and in digits.

use super::document::Document;
use super::find::Find;
use super::language::Language;
use super::months::{Calendar, Month, months, weekday};
use crate::news::FactKind;

/// A time that was read: its tokens, the bytes of a clitic to leave out, its value.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    pub first: usize,
    pub skip: usize,
    pub end: usize,
    pub value: Option<String>,
}

pub fn find(document: &Document, finds: &mut Vec<Find>) {
    find_with(document, finds, read);
}

/// Reads on from token to token; what `read` finds becomes a date.
pub(super) fn find_with(
    document: &Document,
    finds: &mut Vec<Find>,
    read: fn(&Document, usize) -> Option<Reading>,
) {
    let mut at = 0;
    while at < document.len() {
        match read(document, at) {
            Some(reading) => {
                let span = document.span_after(reading.first, reading.skip, reading.end);
                let key = reading.value.clone().unwrap_or_else(|| document.key(span));
                finds.push(Find::new(FactKind::Date, span, key).with_value(reading.value));
                at = reading.end;
            }
            None => at += 1,
        }
    }
}

fn read(document: &Document, at: usize) -> Option<Reading> {
    with_weekday(document, at)
        .or_else(|| in_digits(document, at))
        .or_else(|| day_and_month(document, at))
        .or_else(|| month_first(document, at))
        .or_else(|| super::years::read(document, at).map(Reading::from_year))
        .or_else(|| month_alone(document, at))
}

impl Reading {
    fn from_year(year: super::years::Year) -> Reading {
        Reading { first: year.first, skip: year.skip, end: year.end, value: year.value }
    }
}

/// `Tuesday 17 November 2026`; the weekday alone is told by [`super::relative`].
fn with_weekday(document: &Document, at: usize) -> Option<Reading> {
    weekday(document.word(at), document.language)?;
    let mut next = at + 1;
    while document.is_sign(next, ",")
        || document.is_sign(next, "(")
        || matches!(document.word(next), "الموافق" | "the")
    {
        next += 1;
    }
    if !document.same_sentence(at, next) || next > at + 3 {
        return None;
    }
    let date = in_digits(document, next)
        .or_else(|| day_and_month(document, next))
        .or_else(|| month_first(document, next))?;
    Some(Reading { first: at, skip: 0, ..date })
}

/// `17 November 2026`, `17 تشرين الثاني/نوفمبر`.
fn day_and_month(document: &Document, at: usize) -> Option<Reading> {
    let (skip, day, past_day) = day(document, at)?;
    let mut month_at = past_day;
    if matches!(document.word(month_at), "من" | "of" | "شهر" | "-") {
        month_at += 1;
    }
    if document.word(month_at) == "شهر" {
        month_at += 1;
    }
    if !document.same_sentence(at, month_at) {
        return None;
    }
    let (month, past_month) = month_at_token(document, month_at)?;
    let mut end = past_month;
    let year = year_after(document, past_month, month.calendar);
    if let Some((_, past_year)) = year {
        end = past_year;
    }
    let value = match (month.calendar, year, day) {
        (Calendar::Gregorian, Some((year, _)), Some(day)) => iso_day(year, month.number, day),
        (Calendar::Gregorian, None, Some(day)) => {
            last_or_next(document, &mut end, month, Some(day))
        }
        _ => None,
    };
    Some(Reading { first: at, skip, end, value })
}

/// A day of the month: `17`, `17th`, Arabic ordinals in words, `16-18` without a value.
fn day(document: &Document, at: usize) -> Option<(usize, Option<i8>, usize)> {
    if document.is_number(at) {
        let day = small(document.word(at), 31)?;
        let mut next = at + 1;
        if document.is_glued(next) && matches!(document.word(next), "st" | "nd" | "rd" | "th") {
            next += 1;
        }
        if document.is_sign(next, "-") && document.is_number(next + 1) {
            small(document.word(next + 1), 31)?;
            return Some((0, None, next + 2));
        }
        return Some((0, Some(day), next));
    }
    if document.language != Language::Arabic || !document.is_word(at) {
        return None;
    }
    let word = document.word(at);
    let skip = usize::from(word.starts_with('ب') || word.starts_with('و'));
    let stem = word.strip_prefix(['ب', 'و']).unwrap_or(word);
    let of = document.word(at + 1) == "من";
    let ordinals = [
        ("الاول", 1),
        ("الثاني", 2),
        ("الثالث", 3),
        ("الرابع", 4),
        ("الخامس", 5),
        ("السادس", 6),
        ("السابع", 7),
        ("الثامن", 8),
        ("التاسع", 9),
        ("العاشر", 10),
    ];
    let (_, day) = ordinals.iter().find(|(name, _)| of && *name == stem)?;
    Some((skip, Some(*day), at + 1))
}

/// `November 17, 2026`, `November 2026`, `تشرين الثاني/نوفمبر 2026`.
fn month_first(document: &Document, at: usize) -> Option<Reading> {
    let (month, past_month) = month_at_token(document, at)?;
    let skip = months(document.language).at_any_stem(document, at)?.skip;
    if document.language == Language::English && !document.raw(at).starts_with(char::is_uppercase) {
        return None;
    }
    if document.language == Language::English
        && let Some((_, Some(day), past_day)) = day(document, past_month)
    {
        let year_at = if document.is_sign(past_day, ",") { past_day + 1 } else { past_day };
        let year = year_after(document, year_at, month.calendar);
        let value = year.and_then(|(year, _)| iso_day(year, month.number, day));
        let end = year.map_or(past_day, |(_, end)| end);
        return Some(Reading { first: at, skip, end, value });
    }
    if let Some((year, end)) = year_after(document, past_month, month.calendar) {
        let value = (month.calendar == Calendar::Gregorian)
            .then(|| format!("{year:04}-{:02}", month.number));
        return Some(Reading { first: at, skip, end, value });
    }
    None
}

/// «نوفمبر الماضي», «في نوفمبر»: a month without a year.
fn month_alone(document: &Document, at: usize) -> Option<Reading> {
    let (month, past_month) = month_at_token(document, at)?;
    let skip = months(document.language).at_any_stem(document, at)?.skip;
    let before = at.checked_sub(1).map_or("", |before| document.word(before));
    let mut end = past_month;
    let value = last_or_next(document, &mut end, month, None);
    let is_said = matches!(
        before,
        "شهر"
            | "في"
            | "منذ"
            | "خلال"
            | "حتي"
            | "بحلول"
            | "نهايه"
            | "مطلع"
            | "اواخر"
            | "اوايل"
            | "منتصف"
            | "بدايه"
            | "in"
            | "since"
            | "until"
            | "by"
            | "last"
            | "next"
            | "late"
            | "early"
            | "mid"
            | "ماه"
            | "در"
    );
    let is_named = is_said && (!month.is_doubtful || matches!(before, "شهر" | "ماه"));
    let is_english = document.language == Language::English;
    let is_capital = document.raw(at).starts_with(char::is_uppercase);
    if (end > past_month && !month.is_doubtful)
        || (is_named && (!is_english || (is_capital && !month.is_doubtful)))
    {
        Some(Reading { first: at, skip, end, value })
    } else {
        None
    }
}

/// The month at a token, and its second name in another family after a slash.
fn month_at_token(document: &Document, at: usize) -> Option<(Month, usize)> {
    let names = months(document.language);
    let found = names.at_any_stem(document, at)?;
    let (open, close) = if document.is_sign(found.end, "(") {
        (1, 1)
    } else {
        (usize::from(document.is_sign(found.end, "/")), 0)
    };
    if open == 1
        && let Some(second) = names.at(document, found.end + 1)
        && second.value.number == found.value.number
    {
        return Some((Month { is_doubtful: false, ..found.value }, second.end + close));
    }
    Some((found.value, found.end))
}

/// The year after a month: `2026`, `, 2026`, `من عام 2026`.
fn year_after(document: &Document, at: usize, calendar: Calendar) -> Option<(i16, usize)> {
    let mut next = at;
    if document.is_sign(next, ",") || document.is_sign(next, "-") {
        next += 1;
    }
    for _ in 0..2 {
        if matches!(
            document.word(next),
            "من" | "عام" | "سنه" | "لعام" | "سال" | "of" | "لسنه" | "العام"
        ) {
            next += 1;
        }
    }
    if !document.is_number(next) || !document.same_sentence(at.saturating_sub(1), next) {
        return None;
    }
    let year: i16 = document.word(next).parse().ok().filter(|_| document.word(next).len() == 4)?;
    let fits = match calendar {
        Calendar::Gregorian => (1000..=2200).contains(&year),
        Calendar::Hijri | Calendar::Persian => (1200..=1500).contains(&year),
    };
    let end = next
        + 1
        + usize::from(
            matches!(document.word(next + 1), "م" | "ه")
                && document.raw(next + 1).chars().count() <= 2,
        );
    fits.then_some((year, end))
}

/// A month (and day) told by «الماضي» or «المقبل», from the article's own date.
fn last_or_next(
    document: &Document,
    end: &mut usize,
    month: Month,
    day: Option<i8>,
) -> Option<String> {
    let word = document.word(*end);
    let is_past = matches!(word, "الماضي" | "المنصرم" | "الفايت" | "گذشته");
    let is_next = matches!(word, "المقبل" | "القادم" | "الاتي" | "اينده");
    let is_now = matches!(word, "الجاري" | "الحالي" | "جاري");
    if !(is_past || is_next || is_now) {
        return None;
    }
    *end += 1;
    if month.calendar != Calendar::Gregorian {
        return None;
    }
    let today = document.date?;
    let year = if is_past && month.number >= today.month() {
        today.year() - 1
    } else if is_next && month.number <= today.month() {
        today.year() + 1
    } else {
        today.year()
    };
    if is_now && month.number != today.month() {
        return None;
    }
    match day {
        // «15 نوفمبر الماضي» in November may be this month: not certain.
        Some(_) if !is_now && month.number == today.month() => None,
        Some(day) => iso_day(year, month.number, day),
        None => Some(format!("{year:04}-{:02}", month.number)),
    }
}

/// `2026-11-18`, `18/11/2026`, `18.11.2026`.
fn in_digits(document: &Document, at: usize) -> Option<Reading> {
    if !document.is_number(at) {
        return None;
    }
    let dotted = document.word(at);
    if dotted.matches('.').count() == 2 {
        let mut parts = dotted.split('.');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        let value = in_order(document, [day, month, year])?;
        return Some(Reading { first: at, skip: 0, end: at + 1, value });
    }
    let sign = document.word(at + 1);
    let is_date = matches!(sign, "/" | "-")
        && document.is_sign(at + 3, sign)
        && (1..=4).all(|step| document.is_glued(at + step))
        && document.is_number(at + 2)
        && document.is_number(at + 4)
        && !(document.is_glued(at + 5) && document.is_sign(at + 5, sign));
    if !is_date {
        return None;
    }
    let value =
        in_order(document, [document.word(at), document.word(at + 2), document.word(at + 4)])?;
    Some(Reading { first: at, skip: 0, end: at + 5, value })
}

/// The ISO date of three numbers; the inner nothing when day and month cannot be told
/// apart, the outer nothing when it is no date.
fn in_order(document: &Document, parts: [&str; 3]) -> Option<Option<String>> {
    let [first, second, third] = parts;
    let (year, month, day) =
        if first.len() == 4 { (first, second, third) } else { (third, second, first) };
    if year.len() != 4 {
        return None;
    }
    let year: i16 = year.parse().ok().filter(|year| (1200..=2200).contains(year))?;
    let month_number = small(month, 31)?;
    let day_number = small(day, 31)?;
    if month_number > 12 {
        // American order.
        return (day_number <= 12).then(|| iso_day(year, day_number, month_number));
    }
    // A year below 1500 is of another calendar.
    let is_certain = first.len() == 4 || document.language != Language::English || day_number > 12;
    Some(if is_certain && year > 1500 { iso_day(year, month_number, day_number) } else { None })
}

fn small(text: &str, most: i8) -> Option<i8> {
    text.parse::<i8>().ok().filter(|number| (1..=most).contains(number) && text.len() <= 2)
}

fn iso_day(year: i16, month: i8, day: i8) -> Option<String> {
    let date = jiff::civil::Date::new(year, month, day).ok()?;
    Some(date.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::cases::found;
    use super::find;

    #[test]
    fn finds_days() {
        for (text, expected) in [
            ("افتتح في 18 نوفمبر 2026 رسميا", "18 نوفمبر 2026 = 2026-11-18"),
            (
                "يوم الثلاثاء 17 تشرين الثاني/نوفمبر 2026 صباحا",
                "الثلاثاء 17 تشرين الثاني/نوفمبر 2026 = 2026-11-17",
            ),
            ("صدر في 2026-11-18 بيان", "2026-11-18 = 2026-11-18"),
            ("صدر في ١٨/١١/٢٠٢٦ بيان", "١٨/١١/٢٠٢٦ = 2026-11-18"),
            ("صدر في 18.11.2026 بيان", "18.11.2026 = 2026-11-18"),
            ("في 27 أبان الخريف ثم 14 رمضان 1447 هـ", "14 رمضان 1447 هـ"),
            ("در ۲۶ آبان ۱۴۰۵ گزارش شد که این", "۲۶ آبان ۱۴۰۵"),
            ("הספרייה נפתחה ב-18 בנובמבר 2026 בעיר", "18 בנובמבר 2026 = 2026-11-18"),
            ("یہ پل 18 نومبر 2026 کو کھلا ہے", "18 نومبر 2026 = 2026-11-18"),
            ("It opened on November 18, 2026 in town", "November 18, 2026 = 2026-11-18"),
            ("It opened on 18 November in town", "18 November"),
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
        assert_eq!(found(find, "في ديسمبر المقبل"), ["ديسمبر المقبل = 2026-12"]);
        assert_eq!(found(find, "يبدأ في يونيو"), ["يونيو"]);
    }

    #[test]
    fn leaves_other_numbers_and_words_alone() {
        assert!(found(find, "زار أب وأم المدينة مع رجب وشعبان").is_empty());
        assert!(found(find, "الإصدار 1.2.3 والرقم 12-34-5678-9 و45/67/89").is_empty());
        assert!(found(find, "They may march in 12 lines").is_empty());
        assert!(found(find, "ربح 31/31/2026").is_empty());
    }
}
