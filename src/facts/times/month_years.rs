//! The year of a month: the number behind it, or what the date of the article makes of «الماضي».

use super::months::{Calendar, Month};
use crate::facts::document::Document;

/// The year after a month: `2026`, `, 2026`, `من عام 2026`, `(1970)`.
pub fn year_after(document: &Document, at: usize, calendar: Calendar) -> Option<(i16, usize)> {
    let is_open = document.is_sign(at, "(");
    let mut next = at;
    if is_open || document.is_sign(next, ",") || document.is_sign(next, "-") {
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
    let mut end = next + 1;
    if is_open {
        return (fits && document.is_sign(end, ")")).then_some((year, end + 1));
    }
    end += usize::from(
        matches!(document.word(end), "م" | "ه" | "هجري" | "هجريه" | "ميلادي" | "ميلاديه")
            && document.same_sentence(next, end),
    );
    fits.then_some((year, end))
}

/// A year that is told from the article's own date.
pub struct ToldYear {
    pub year: i16,
    /// Not of the month that is now: «15 نوفمبر الماضي» said in November.
    pub is_certain_for_days: bool,
}

/// «الماضي», «المقبل», «من العام الماضي» behind a month: its year, if the date of the article
/// is known, and one past the words.
pub fn told_year(document: &Document, at: usize, month: Month) -> (Option<ToldYear>, usize) {
    if !document.same_sentence(at.saturating_sub(1), at) {
        return (None, at);
    }
    let is_of = matches!(document.word(at), "من" | "في");
    let is_of_year = is_of && matches!(document.word(at + 1), "العام" | "السنه");
    let word_at = if is_of_year { at + 2 } else { at };
    let step = match document.word(word_at) {
        "الماضي" | "الماضيه" | "المنصرم" | "الفايت" | "گذشته" => -1,
        "المقبل" | "المقبله" | "القادم" | "الاتي" | "اينده" => 1,
        "الجاري" | "الجاريه" | "الحالي" | "الحاليه" | "جاري" => 0,
        _ => return (None, at),
    };
    let end = word_at + 1;
    let today = document.date.filter(|_| month.calendar == Calendar::Gregorian);
    let Some(today) = today else { return (None, end) };
    if is_of_year {
        return (Some(ToldYear { year: today.year() + step, is_certain_for_days: true }), end);
    }
    let year = match step {
        -1 if month.number >= today.month() => today.year() - 1,
        1 if month.number <= today.month() => today.year() + 1,
        0 if month.number != today.month() => return (None, end),
        _ => today.year(),
    };
    let is_certain_for_days = step == 0 || month.number != today.month();
    (Some(ToldYear { year, is_certain_for_days }), end)
}

#[cfg(test)]
mod tests {
    use crate::facts::cases::found;
    use crate::facts::times::dates::find;

    #[test]
    fn finds_the_year() {
        for (text, expected) in [
            ("في مايو من عام 2025 بدأ", "مايو من عام 2025 = 2025-05"),
            ("في مايو من العام الماضي بدأ", "مايو من العام الماضي = 2025-05"),
            ("في 3 ديسمبر المقبل يبدأ", "3 ديسمبر المقبل = 2026-12-03"),
        ] {
            assert_eq!(found(find, text), [expected], "{text}");
        }
    }

    #[test]
    fn leaves_doubt_without_value() {
        assert_eq!(found(find, "في 15 نوفمبر الماضي وصل"), ["15 نوفمبر الماضي"]);
    }
}
