//! Times told from the day of writing: «أمس», «الأسبوع الماضي», «بعد غد», weekdays, and times
//! of day. Without the article's date they have no value.

use super::clitics;
use super::dates::{self, Reading};
use super::document::Document;
use super::find::Find;
use super::language::Language;
use super::months::weekday;
use super::words;
use jiff::civil::Date;
use jiff::{Span as Length, ToSpan};

pub fn find(document: &Document, finds: &mut Vec<Find>) {
    dates::find_with(document, finds, read);
}

fn read(document: &Document, at: usize) -> Option<Reading> {
    clock(document, at)
        .or_else(|| day(document, at))
        .or_else(|| period(document, at))
        .or_else(|| weekday_alone(document, at))
}

fn moved(document: &Document, by: Length) -> Option<Date> {
    document.date?.checked_add(by).ok()
}

/// «أمس», «أول من أمس», «بعد غد», `yesterday`, `דיروز`, with the weekday after it.
fn day(document: &Document, at: usize) -> Option<Reading> {
    let (skip, words_taken, days) = day_word(document, at)?;
    let mut end = at + words_taken;
    let date = moved(document, days.days());
    let mut agrees = true;
    // «أمس الاثنين», «أمس (الثلاثاء)»
    let open = usize::from(document.is_sign(end, "("));
    if let Some(number) = weekday(document.word(end + open), document.language) {
        agrees = date.is_none_or(|date| date.weekday().to_monday_one_offset() == number);
        end += 1 + open + usize::from(open == 1 && document.is_sign(end + 2, ")"));
    }
    let value = date.filter(|_| agrees).map(|date| date.to_string());
    Some(Reading { first: at, skip, end, value })
}

fn day_word(document: &Document, at: usize) -> Option<(usize, usize, i64)> {
    let (word, next) = (document.word(at), document.word(at + 1));
    if !document.is_word(at) {
        return None;
    }
    match document.language {
        Language::Arabic => {
            let stem = clitics::stems(word, document.language)
                .into_iter()
                .find(|stem| matches!(stem.text, "امس" | "غدا" | "غد" | "اليوم" | "اول" | "بعد"))?;
            match (stem.text, next, document.word(at + 2)) {
                ("اول", "من", "امس") => Some((stem.skip, 3, -2)),
                ("اول", "امس", _) => Some((stem.skip, 2, -2)),
                ("بعد", "غد", _) => Some((stem.skip, 2, 2)),
                ("امس", ..) if stem.skip <= 1 => Some((stem.skip, 1, -1)),
                ("غدا" | "غد", ..) => Some((stem.skip, 1, 1)),
                ("اليوم", ..) if stem.skip == 0 => is_today(document, at).then_some((0, 1, 0)),
                _ => None,
            }
        }
        Language::Persian => match word {
            "ديروز" => Some((0, 1, -1)),
            "امروز" => Some((0, 1, 0)),
            "فردا" => Some((0, 1, 1)),
            "پريروز" => Some((0, 1, -2)),
            _ => None,
        },
        Language::Hebrew => match word {
            "אתמול" => Some((0, 1, -1)),
            "היום" => Some((0, 1, 0)),
            "מחר" => Some((0, 1, 1)),
            "שלשום" => Some((0, 1, -2)),
            "מחרתיים" => Some((0, 1, 2)),
            _ => None,
        },
        Language::English => match word {
            "yesterday" => Some((0, 1, -1)),
            "today" => Some((0, 1, 0)),
            "tomorrow" => Some((0, 1, 1)),
            _ => None,
        },
        Language::Urdu => (word == "آج" || word == "اج").then_some((0, 1, 0)),
        Language::Kurdish => match word {
            "دوێنێ" => Some((0, 1, -1)),
            "ئهمڕۆ" | "يهمڕۆ" => Some((0, 1, 0)),
            _ => None,
        },
        Language::Uyghur => match word {
            "تۈنۈگۈن" => Some((0, 1, -1)),
            "بۈگۈن" => Some((0, 1, 0)),
            _ => None,
        },
    }
}

/// «اليوم» is "today" only beside a weekday or where a clause goes on without a noun; in
/// «اليوم العالمي», «في اليوم التالي» it is "the day".
fn is_today(document: &Document, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| document.word(before));
    let next = document.word(at + 1);
    let is_noun =
        matches!(before, "في" | "هذا" | "ذلك" | "من" | "ذات" | "طوال" | "نهايه" | "بدايه" | "نفس");
    let open = usize::from(document.is_sign(at + 1, "("));
    let names_day = weekday(document.word(at + 1 + open), document.language).is_some();
    names_day
        || (!is_noun
            && (!document.is_word(at + 1) || words::is_function(next, document.language))
            && words::is_verb(before))
}

/// «الأسبوع الماضي», «الشهر المقبل», «هذا العام», `last week`, `next year`.
fn period(document: &Document, at: usize) -> Option<Reading> {
    let (first, second) = (document.word(at), document.word(at + 1));
    if !document.is_word(at) || !document.same_sentence(at, at + 1) {
        return None;
    }
    let (skip, unit, step) = match document.language {
        Language::Arabic if first == "هذا" || first == "هذه" => (0, unit(second)?, 0),
        Language::Arabic => {
            let stem = clitics::stems(first, document.language)
                .into_iter()
                .find(|stem| !stem.is_elided && unit(stem.text).is_some())?;
            (stem.skip, unit(stem.text)?, direction(second)?)
        }
        Language::English => (0, unit(second)?, direction(first)?),
        Language::Persian => (0, unit(first)?, direction(second)?),
        Language::Hebrew => (
            usize::from(unit(first).is_none()),
            unit(first).or_else(|| unit(first.strip_prefix('ב')?))?,
            direction(second)?,
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
    Some(Reading { first: at, skip, end: at + 2, value })
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

fn direction(word: &str) -> Option<i32> {
    match word {
        "الماضي" | "الماضيه" | "المنصرم" | "الفايت" | "last" | "گذشته" | "שעבר" | "שעברה" => {
            Some(-1)
        }
        "المقبل" | "المقبله" | "القادم" | "القادمه" | "next" | "اينده" | "הבא" | "הבאה" => {
            Some(1)
        }
        "الجاري" | "الجاريه" | "الحالي" | "الحاليه" | "جاري" => {
            Some(0)
        }
        _ => None,
    }
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

/// «الثلاثاء الماضي», «يوم الأحد»: a weekday that no date follows.
fn weekday_alone(document: &Document, at: usize) -> Option<Reading> {
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
        Language::Arabic | Language::Persian => direction(next).map(|step| (step, at, at + 2)),
        Language::English => direction(before).map(|step| (step, at - 1, at + 1)),
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

/// The last or next such weekday, never the day itself.
fn nearest(date: Date, number: i8, step: i32) -> Option<String> {
    let day = jiff::civil::Weekday::from_monday_one_offset(number).ok()?;
    // «الأربعاء المقبل» said on a Tuesday may be tomorrow or in eight days: not certain.
    let found = date.nth_weekday(step, day).ok()?;
    let distance = (found - date).get_days().abs();
    (distance > 1).then(|| found.to_string())
}

/// `10:30`, «الساعة 10:30», «الساعة الثامنة مساء».
fn clock(document: &Document, at: usize) -> Option<Reading> {
    let is_head = matches!(document.word(at), "الساعه" | "ساعت" | "בשעה" | "at")
        && document.same_sentence(at, at + 1);
    let first = if is_head { at + 1 } else { at };
    let hour_word = [
        "الواحده",
        "الثانيه",
        "الثالثه",
        "الرابعه",
        "الخامسه",
        "السادسه",
        "السابعه",
        "الثامنه",
        "التاسعه",
        "العاشره",
    ]
    .contains(&document.word(first));
    if document.word(at) == "الساعه" && hour_word {
        let end = first
            + 1
            + usize::from(matches!(document.word(first + 1), "والنصف" | "والربع" | "والثلث"));
        return Some(Reading { first: at, skip: 0, end: half_of_day(document, end), value: None });
    }
    if !document.is_number(first)
        || !document.is_sign(first + 1, ":")
        || !document.is_number(first + 2)
        || !document.is_glued(first + 1)
        || !document.is_glued(first + 2)
    {
        return None;
    }
    if document.is_sign(first + 3, ":") && document.is_glued(first + 3)
        || (at > 0 && document.is_glued(first) && !is_head)
    {
        return None;
    }
    let (hour, minute) = (document.word(first), document.word(first + 2));
    let hour_number: i8 = hour.parse().ok().filter(|hour| (0..24).contains(hour))?;
    let minute_number: i8 = minute.parse().ok().filter(|number| (0..60).contains(number))?;
    if minute.len() != 2 {
        return None;
    }
    // Verses and scores look alike: «3:1», «2:255».
    let end = half_of_day(document, first + 3);
    let is_time = is_head
        || end > first + 3
        || matches!(document.word(first + 3), "بتوقيت" | "gmt")
        || (hour.len() == 2
            && matches!(
                at.checked_sub(1).map_or("", |before| document.word(before)),
                "في" | "عند" | "at" | "ב"
            ));
    let value =
        (is_time && hour_number >= 13).then(|| format!("T{hour_number:02}:{minute_number:02}"));
    is_time.then_some(Reading {
        first: if document.word(at) == "at" { first } else { at },
        skip: 0,
        end,
        value,
    })
}

/// Takes «مساء», «صباحا», `pm` into the time.
fn half_of_day(document: &Document, at: usize) -> usize {
    let is_half = matches!(
        document.word(at),
        "مساء" | "صباحا" | "ظهرا" | "فجرا" | "عصرا" | "ليلا" | "am" | "pm"
    );
    at + usize::from(is_half)
}

#[cfg(test)]
mod tests {
    use super::super::cases::found;
    use super::find;

    #[test]
    fn resolves_against_the_date_of_the_article() {
        for (text, expected) in [
            ("وصل أمس إلى هنا", "أمس = 2026-11-16"),
            ("وصل أمس الاثنين إلى هنا", "أمس الاثنين = 2026-11-16"),
            ("وصل أمس الأحد إلى هنا", "أمس الأحد"),
            ("يصل بعد غد إلى نيروبي", "بعد غد = 2026-11-19"),
            ("أقر في الأسبوع الماضي", "الأسبوع الماضي = 2026-W46"),
            ("سيبدأ الشهر المقبل", "الشهر المقبل = 2026-12"),
            ("زاد هذا العام كثيرا", "هذا العام = 2026"),
            ("عاد الجمعة الماضية", "الجمعة الماضية = 2026-11-13"),
            ("وقع يوم الأحد هناك", "الأحد"),
            ("عند الساعة 18:30 بدأ", "الساعة 18:30 = T18:30"),
            ("They left last week.", "last week = 2026-W46"),
            ("הם הגיעו אתמול לעיר", "אתמול = 2026-11-16"),
        ] {
            assert_eq!(found(find, text), [expected], "{text}");
        }
    }

    #[test]
    fn leaves_other_days_alone() {
        assert!(found(find, "في اليوم التالي واليوم العالمي للطفل").is_empty());
        assert!(found(find, "الجزء الماضي من العام الدراسي").is_empty());
        assert!(found(find, "النسبة 3:1 والآية 2:255").is_empty());
    }
}
