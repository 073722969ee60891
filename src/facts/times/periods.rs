//! Weeks, months and years told from the day of writing: «الأسبوع الماضي», «الشهر المقبل»,
//! «هذا العام», `last week`.

use super::dates::Reading;
use crate::facts::document::{Document, Language, clitics};
use jiff::ToSpan;
use jiff::civil::Date;

/// «الأسبوع الماضي», «الشهر المقبل», «هذا العام», `last week`, `next year`.
pub fn read(document: &Document, at: usize) -> Option<Reading> {
    let (first, second) = (document.word(at), document.word(at + 1));
    if !document.is_word(at) || !document.same_sentence(at, at + 1) {
        return None;
    }
    let (skip, unit, (step, end)) = match document.language {
        Language::Arabic if first == "هذا" || first == "هذه" => {
            (0, unit(second)?, (0, at + 2))
        }
        Language::Arabic => {
            let stem = clitics::stems(first, document.language)
                .into_iter()
                .find(|stem| !stem.is_elided && unit(stem.text).is_some())?;
            (stem.skip, unit(stem.text)?, direction(document, at + 1)?)
        }
        Language::English => (0, unit(second)?, (direction(document, at)?.0, at + 2)),
        Language::Persian => (0, unit(first)?, direction(document, at + 1)?),
        Language::Hebrew => (
            usize::from(unit(first).is_none()),
            unit(first).or_else(|| unit(first.strip_prefix('ב')?))?,
            direction(document, at + 1)?,
        ),
        Language::Urdu | Language::Kurdish | Language::Uyghur => return None,
    };
    // «ده سال آینده»: a length of time.
    if at > 0 && document.numerals.binary_search_by(|numeral| numeral.end.cmp(&at)).is_ok() {
        return None;
    }
    // Persian months and years are not those of the date.
    let is_own_calendar = document.language == Language::Persian && !matches!(unit, Unit::Week);
    let value =
        document.date.filter(|_| !is_own_calendar).and_then(|date| told_period(date, unit, step));
    Some(Reading { first: at, skip, end, value })
}

#[derive(Clone, Copy)]
enum Unit {
    Week,
    Month,
    Year,
}

fn unit(word: &str) -> Option<Unit> {
    match word {
        "الاسبوع" | "week" | "هفته" | "השבוע" | "בשבוע" | "שבוע" => {
            Some(Unit::Week)
        }
        "الشهر" | "month" | "ماه" | "החודש" | "בחודש" | "חודש" => {
            Some(Unit::Month)
        }
        "العام" | "السنه" | "year" | "سال" | "השנה" | "בשנה" | "שנה" => {
            Some(Unit::Year)
        }
        _ => None,
    }
}

/// How many units a word leads away from now, and one past it: «الماضي» -1, «قبل الماضي» -2.
pub fn direction(document: &Document, at: usize) -> Option<(i32, usize)> {
    let step = match document.word(at) {
        "الماضي" | "الماضيه" | "المنصرم" | "الفايت" | "last" | "گذشته" | "שעבר" | "שעברה" => {
            -1
        }
        "المقبل" | "المقبله" | "القادم" | "القادمه" | "next" | "اينده" | "הבא" | "הבאה" => {
            1
        }
        "الجاري" | "الجاريه" | "الحالي" | "الحاليه" | "جاري" => 0,
        "قبل" if matches!(document.word(at + 1), "الماضي" | "الماضيه") => {
            return Some((-2, at + 2));
        }
        _ => return None,
    };
    Some((step, at + 1))
}

fn told_period(date: Date, unit: Unit, step: i32) -> Option<String> {
    let step = i64::from(step);
    match unit {
        Unit::Week => {
            let week = date.checked_add(step.weeks()).ok()?.iso_week_date();
            Some(format!("{:04}-W{:02}", week.year(), week.week()))
        }
        Unit::Month => {
            let month = date.checked_add(step.months()).ok()?;
            Some(format!("{:04}-{:02}", month.year(), month.month()))
        }
        Unit::Year => Some(format!("{:04}", i64::from(date.year()) + step)),
    }
}

#[cfg(test)]
mod tests {
    use crate::facts::cases::found;
    use crate::facts::times::relative::find;

    #[test]
    fn finds_periods() {
        for (text, expected) in [
            ("أقر في الأسبوع الماضي", "الأسبوع الماضي = 2026-W46"),
            ("سيبدأ الشهر المقبل", "الشهر المقبل = 2026-12"),
            ("زاد هذا العام كثيرا", "هذا العام = 2026"),
            ("انخفض في العام قبل الماضي كثيرا", "العام قبل الماضي = 2024"),
            ("بنهاية العام الجاري ستفتح", "نهاية العام الجاري"),
            ("They left last week.", "last week = 2026-W46"),
        ] {
            assert_eq!(found(find, text), [expected], "{text}");
        }
    }

    #[test]
    fn leaves_other_periods_alone() {
        assert!(found(find, "الجزء الماضي من العام الدراسي").is_empty());
    }
}
