//! A weekday that no date follows: «الثلاثاء الماضي», «مساء الأحد», `last Friday`.

use super::dates::Reading;
use super::months::weekday;
use super::periods::direction;
use crate::facts::document::{Document, Language};
use jiff::civil::Date;

/// «الثلاثاء الماضي», «يوم الأحد»: a weekday that no date follows.
pub fn read(document: &Document, at: usize) -> Option<Reading> {
    if let Some(reading) = recurring(document, at) {
        return Some(reading);
    }
    let number = weekday(document.word(at), document.language)?;
    // Persian and Urdu weekdays are also common words (شنبه is none, but پیر, منگل, هفته are).
    if document.language == Language::Urdu
        || (document.language == Language::English
            && !document.raw(at).starts_with(char::is_uppercase))
    {
        return None;
    }
    let next = document.word(at + 1);
    let before = at.checked_sub(1).map_or("", |before| document.word(before));
    let told = match document.language {
        Language::Arabic | Language::Persian => {
            direction(document, at + 1).map(|(step, end)| (step, at, end))
        }
        Language::English => at
            .checked_sub(1)
            .and_then(|before| direction(document, before))
            .map(|(step, _)| (step, at - 1, at + 1)),
        Language::Hebrew | Language::Urdu | Language::Kurdish | Language::Uyghur => None,
    };
    if let Some((step, first, end)) = told {
        let value =
            document.date.filter(|_| step != 0).and_then(|date| nearest(date, number, step));
        return Some(Reading { first, skip: 0, end, value });
    }
    let is_day = match document.language {
        Language::Arabic => {
            matches!(
                before,
                "يوم" | "مساء" | "صباح" | "فجر" | "ليله" | "ظهر" | "عصر" | "منذ" | "حتي"
            ) && !matches!(next, "و" | "الاسود" | "السوداء")
        }
        Language::English => {
            matches!(before, "on" | "since" | "until" | "by") || !document.is_word(at + 1)
        }
        Language::Persian => matches!(before, "روز"),
        Language::Hebrew | Language::Urdu | Language::Kurdish | Language::Uyghur => false,
    };
    is_day.then(|| Reading { first: at, skip: 0, end: at + 1, value: None })
}

/// «كل ثاني أربعاء من الشهر», «كل يوم ثلاثاء»: it comes again, so it has no value.
fn recurring(document: &Document, at: usize) -> Option<Reading> {
    if document.language != Language::Arabic || document.word(at) != "كل" {
        return None;
    }
    let is_counted =
        matches!(document.word(at + 1), "يوم" | "اول" | "ثاني" | "ثالث" | "رابع" | "اخر");
    let day = at + 1 + usize::from(is_counted);
    let name = document.word(day);
    let is_day = document.same_sentence(at, day)
        && (weekday(name, Language::Arabic).is_some()
            || weekday(&format!("ال{name}"), Language::Arabic).is_some());
    let each = day + 2 + usize::from(document.word(day + 2) == "كل");
    let is_of = document.word(day + 1) == "من"
        && matches!(document.word(each), "الشهر" | "شهر" | "اسبوع" | "الاسبوع")
        && document.same_sentence(day, each);
    let end = if is_of { each + 1 } else { day + 1 };
    is_day.then_some(Reading { first: at, skip: 0, end, value: None })
}

/// The last or next such weekday, never the day itself.
fn nearest(date: Date, number: i8, step: i32) -> Option<String> {
    let day = jiff::civil::Weekday::from_monday_one_offset(number).ok()?;
    // «الأربعاء المقبل» said on a Tuesday may be tomorrow or in eight days: not certain.
    let found = date.nth_weekday(step, day).ok()?;
    let distance = (found - date).get_days().abs();
    (distance > 1).then(|| found.to_string())
}

#[cfg(test)]
mod tests {
    use crate::facts::cases::found;
    use crate::facts::times::relative::find;

    #[test]
    fn finds_weekdays() {
        for (text, expected) in [
            ("عاد الجمعة الماضية", "الجمعة الماضية = 2026-11-13"),
            ("عاد الجمعة قبل الماضي إلى هنا", "الجمعة قبل الماضي = 2026-11-06"),
            ("وقع يوم الأحد هناك", "الأحد"),
            ("وصل مساء الأحد إلى هنا", "مساء الأحد"),
            ("يجتمع كل ثاني أربعاء من الشهر هنا", "كل ثاني أربعاء من الشهر"),
            ("They left last Friday in haste.", "last Friday = 2026-11-13"),
        ] {
            assert_eq!(found(find, text), [expected], "{text}");
        }
    }

    #[test]
    fn leaves_names_alone() {
        assert!(found(find, "سوق الأحد القديم وملعب الخميس").is_empty());
    }
}
