//! Years, pairs and ranges of years, decades and quarters. A number that is a year is not
//! also a figure.

use super::dates::Reading;
use super::{decades, persian_calendar};
use crate::facts::document::phrases::{WordSet, word_set};
use crate::facts::document::{Document, Language, clitics};
use crate::facts::numbers::ordinals;
use std::sync::LazyLock;

pub fn read(document: &Document, at: usize) -> Option<Reading> {
    decades::read(document, at)
        .or_else(|| quarter(document, at))
        .or_else(|| season(document, at))
        .or_else(|| range(document, at))
        .or_else(|| named(document, at))
        .or_else(|| bare(document, at))
}

/// «عام 2020», «عامي 2015 و2016», «سنة 1447 هـ», `سال ۱۴۰۴`, `שנת 2026`.
fn named(document: &Document, at: usize) -> Option<Reading> {
    let skip = head(document, at)?;
    let mut next = at + 1;
    if matches!(document.word(next), "الدراسي" | "المالي") {
        next += 1;
    }
    let is_open = document.is_sign(next, "(");
    next += usize::from(is_open);
    if !document.is_number(next) || !document.same_sentence(at, next) {
        return None;
    }
    let close = |end: usize| end + usize::from(is_open && document.is_sign(end, ")"));
    if let Some(range) = range(document, next) {
        return Some(Reading { first: at, skip, end: close(range.end), ..range });
    }
    let year = number(document, next, 1)?;
    let mut end = close(next + 1);
    if is_open && end == next + 1 {
        return None;
    }
    let era = if document.same_sentence(at, end) { era(document.word(end)) } else { None };
    end += usize::from(era.is_some());
    let value = value_of(document, year, era);
    // The dual: عامي 2015 و2016.
    if matches!(document.word(end), "و" | "and")
        && document.is_number(end + 1)
        && let Some(second) = number(document, end + 1, 4)
        && second > year
    {
        let before = at.checked_sub(1).map_or("", |before| document.word(before));
        let is_span = second == year + 1 || matches!(before, "بين" | "وبين" | "between");
        let value = value.filter(|_| is_span).map(|first| format!("{first}/{second:04}"));
        // «أعوام 2009 و2014 و2019»
        let mut last = end + 2;
        while document.word(last) == "و" && number(document, last + 1, 4).is_some() {
            last += 2;
        }
        let value = value.filter(|_| last == end + 2);
        return Some(Reading { first: at, skip, end: last, value });
    }
    Some(Reading { first: at, skip, end, value })
}

/// How years are counted, where the text says so.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Era {
    Common,
    Hijri,
    Persian,
}

fn era(word: &str) -> Option<Era> {
    Some(match word {
        "م" | "ميلادي" | "ميلاديه" => Era::Common,
        "ه" | "هجري" | "هجريه" | "للهجره" | "قمري" | "ق" => Era::Hijri,
        "شمسي" | "خورشيدي" => Era::Persian,
        _ => return None,
    })
}

/// The year in ISO 8601. A Hijri year has none: it begins and ends with a moon that was seen.
fn value_of(document: &Document, year: i16, era: Option<Era>) -> Option<String> {
    let assumed = if document.language == Language::Persian && year < 1500 {
        Era::Persian
    } else if year > 1500 {
        Era::Common
    } else {
        Era::Hijri
    };
    match era.unwrap_or(assumed) {
        Era::Common => (year >= 1000).then(|| format!("{year:04}")),
        Era::Persian => persian_calendar::year(year).map(|(first, last)| format!("{first}/{last}")),
        Era::Hijri => None,
    }
}

/// How many clitic letters stand before a word for year.
fn head(document: &Document, at: usize) -> Option<usize> {
    let word = document.word(at);
    match document.language {
        Language::Arabic => {
            let is_head = |word: &str| {
                matches!(word, "عام" | "سنه" | "عامي" | "العام" | "سنتي" | "اعوام" | "العامين")
            };
            (0..=2).find(|&skip| {
                word.char_indices()
                    .nth(skip)
                    .and_then(|(byte, _)| word.split_at_checked(byte))
                    .is_some_and(|(before, rest)| {
                        before.chars().all(|letter| matches!(letter, 'و' | 'ف' | 'ل' | 'ب' | 'ك'))
                            && is_head(rest)
                    })
            })
        }
        Language::Persian | Language::Urdu => matches!(word, "سال" | "سالهاي").then_some(0),
        Language::Hebrew => ["שנת", "בשנת", "משנת", "לשנת", "ובשנת", "שבשנת"]
            .iter()
            .position(|head| *head == word)
            .map(|found| [0, 1, 1, 1, 2, 2].get(found).copied().unwrap_or(0)),
        Language::Kurdish => (word == "سالي" || word == "ساڵي").then_some(0),
        Language::Uyghur => None,
        Language::English => (word == "year").then_some(0),
    }
}

/// `2015–2020`, `2015/2016`, `من 2015 إلى 2020`.
fn range(document: &Document, at: usize) -> Option<Reading> {
    let first = number(document, at, 4)?;
    let sign = document.word(at + 1);
    let is_range = matches!(sign, "-" | "/")
        && document.is_number(at + 2)
        && !document.is_sign(at + 3, sign)
        && !(at > 0 && document.is_glued(at) && matches!(document.word(at - 1), "-" | "/"));
    if !is_range {
        return None;
    }
    let second = document.word(at + 2);
    let last = match second.len() {
        4 => number(document, at + 2, 4)?,
        2 => first / 100 * 100 + second.parse::<i16>().ok()?,
        _ => return None,
    };
    let is_plausible = last > first && last - first <= 200 && is_modern(first) && is_modern(last);
    is_plausible.then(|| Reading {
        first: at,
        skip: 0,
        end: at + 3,
        value: Some(format!("{first:04}/{last:04}")),
    })
}

/// «في 2020», «حرب 1948», «(2012)», «1436هـ»: a bare number that can only be a year there.
fn bare(document: &Document, at: usize) -> Option<Reading> {
    let year = number(document, at, 4)?;
    let found = |end: usize, value| Some(Reading { first: at, skip: 0, end, value });
    if (1..=1500).contains(&year)
        && document.same_sentence(at, at + 1)
        && matches!(document.word(at + 1), "ه" | "هجري" | "هجريه")
    {
        return found(at + 2, None);
    }
    let before = at.checked_sub(1)?;
    if !is_modern(year) || !document.same_sentence(before, at) {
        return None;
    }
    let is_in_brackets = document.is_sign(before, "(")
        && document.is_sign(at + 1, ")")
        && (1800..2100).contains(&year);
    let next = document.word(at + 1);
    let is_part = matches!(next, "%" | "$" | "€")
        || (matches!(next, "-" | "/" | ":" | ".") && document.is_number(at + 2));
    let is_dated = names_event(document, before, year)
        || (says_time(document.word(before)) && !is_counted(document, at));
    if !is_in_brackets && (is_part || !is_dated) {
        return None;
    }
    found(at + 1, value_of(document, year, None))
}

/// Whether something is counted after a number: «في 2020 مدرسة».
fn is_counted(document: &Document, at: usize) -> bool {
    let next = document.word(at + 1);
    document.is_word(at + 1)
        && document.same_sentence(at, at + 1)
        && !crate::facts::document::words::is_function(next, document.language)
        && !crate::facts::document::words::is_verb(next)
        && !next.starts_with('و')
        && !next.starts_with("ال")
}

fn says_time(word: &str) -> bool {
    let stem = word.strip_prefix(['و', 'ف']).unwrap_or(word);
    let words = [
        "في",
        "منذ",
        "بحلول",
        "حتي",
        "خلال",
        "قبل",
        "بعد",
        "in",
        "since",
        "until",
        "by",
        "before",
        "after",
        "during",
        "ב",
        "מ",
        "עד",
        "מאז",
        "در",
        "از",
        "تا",
    ];
    words.contains(&stem) || words.contains(&word)
}

/// Whether the word before a year is something that happens in a year: «مونديال 2018».
fn names_event(document: &Document, before: usize, year: i16) -> bool {
    // «الانتفاضة الأولى 1987»
    let is_ordinal = before > 0 && ordinals::read(document, before).is_some();
    let stem = clitics::bare(document.word(before - usize::from(is_ordinal)));
    document.is_word(before) && (1800..2100).contains(&year) && EVENTS.contains(stem)
}

static EVENTS: LazyLock<WordSet> = LazyLock::new(|| {
    word_set(
        "مونديال موسم يورو أولمبياد حرب ثورة انتفاضة زلزال انتخابات كأس بطولة دورة مهرجان معرض قمة نكبة نكسة موازنة ميزانية خريف صيف ربيع شتاء دستور اتفاق إعصار نسخة تاريخ صادر حدود موديل إكسبو جائزة",
    )
});

/// «الربع الثالث من عام 2026», «النصف الأول من 2026», `third quarter of 2026`.
fn quarter(document: &Document, at: usize) -> Option<Reading> {
    let (part, months) = match (document.word(at), document.word(at + 1)) {
        ("الربع", "الاول") | ("first", "quarter") => (1, 3),
        ("الربع", "الثاني") | ("second", "quarter") => (2, 3),
        ("الربع", "الثالث") | ("third", "quarter") => (3, 3),
        ("الربع", "الرابع" | "الاخير") | ("fourth", "quarter") => (4, 3),
        ("النصف", "الاول") | ("first", "half") => (1, 6),
        ("النصف", "الثاني") | ("second", "half") => (2, 6),
        _ => return None,
    };
    let mut next = at + 2;
    while matches!(document.word(next), "من" | "عام" | "العام" | "سنه" | "of" | "لعام")
    {
        next += 1;
    }
    let year = match document.word(next) {
        "الجاري" | "الحالي" => document.date.map(|date| date.year()),
        "الماضي" => document.date.map(|date| date.year() - 1),
        "المقبل" => document.date.map(|date| date.year() + 1),
        _ => Some(number(document, next, 4)?),
    };
    let value = year.map(|year| {
        format!("{year:04}-{:02}/{year:04}-{:02}", (part - 1) * months + 1, part * months)
    });
    document.same_sentence(at, next).then(|| Reading { first: at, skip: 0, end: next + 1, value })
}

/// «صيف عام 2018», «شتاء 2024–2025», `the spring of 2020`: a part of the year, with its value.
fn season(document: &Document, at: usize) -> Option<Reading> {
    let is_season = |word: &str| {
        matches!(word, "صيف" | "خريف" | "شتاء" | "ربيع" | "spring" | "summer" | "autumn" | "winter")
    };
    let stem = clitics::stems(document.word(at), document.language)
        .into_iter()
        .find(|stem| !stem.is_elided && is_season(stem.text))?;
    let next = at + 1 + usize::from(document.word(at + 1) == "of");
    let year = range(document, next).or_else(|| named(document, next)).or_else(|| {
        let year = number(document, next, 4).filter(|&year| (1800..2100).contains(&year))?;
        let value = value_of(document, year, None);
        (!is_counted(document, next)).then_some(Reading {
            first: next,
            skip: 0,
            end: next + 1,
            value,
        })
    })?;
    let is_whole = document.same_sentence(at, next) && year.skip == 0;
    is_whole.then_some(Reading { first: at, skip: stem.skip, ..year })
}

fn number(document: &Document, at: usize, least_digits: usize) -> Option<i16> {
    let word = document.word(at);
    let is_bare = document.is_number(at)
        && word.len() <= 4
        && word.len() >= least_digits
        && word.bytes().all(|byte| byte.is_ascii_digit());
    if is_bare { word.parse().ok() } else { None }
}

fn is_modern(year: i16) -> bool {
    (1300..=1450).contains(&year) || (1700..=2100).contains(&year)
}

#[cfg(test)]
mod tests {
    use crate::facts::cases::found;
    use crate::facts::times::dates::find;

    #[test]
    fn finds_years() {
        for (text, expected) in [
            ("تأسس عام 2020 في المدينة", "عام 2020 = 2020"),
            ("بين عامي 2015 و2016 زاد العدد", "عامي 2015 و2016 = 2015/2016"),
            ("خطة 2015–2020 للنقل", "2015–2020 = 2015/2020"),
            ("انخفض منذ 2019، ثم زاد", "2019 = 2019"),
            ("خلال الربع الثالث من عام 2026 نما", "الربع الثالث من عام 2026 = 2026-07/2026-09"),
            ("ولعام 2027 خطة", "عام 2027 = 2027"),
            ("prices rose in 2024 again", "2024 = 2024"),
            ("وثائق عام (1325) هجري هنا", "عام (1325) هجري"),
            ("صدر سنة (1935) م هناك", "سنة (1935) م = 1935"),
            ("بين عامي 1981 و2003 حكم", "عامي 1981 و2003 = 1981/2003"),
            ("بعد حرب 1948 عادوا", "1948 = 1948"),
            ("وفي صيف عام 2018 هطل المطر", "صيف عام 2018 = 2018"),
            ("It closed in the spring of 2020 again", "spring of 2020 = 2020"),
            ("وعود أعوام 2009 و2014 و2019 بقيت", "أعوام 2009 و2014 و2019"),
            ("الانتفاضة الأولى 1987 كانت", "1987 = 1987"),
            ("بعد حرب (1948) عادوا", "1948 = 1948"),
            ("هذا العام 1436هـ هنا", "العام 1436هـ"),
            ("این سد در سال ۱۴۰۴ ساخته شد که", "سال ۱۴۰۴ = 2025-03-21/2026-03-20"),
        ] {
            assert_eq!(found(find, text), [expected], "{text}");
        }
    }

    #[test]
    fn leaves_counts_alone() {
        assert!(found(find, "في 2020 مدرسة و1999 كتابا").is_empty());
        assert!(found(find, "رقم الهاتف 2020-1999-22").is_empty());
        assert!(found(find, "عام دراسي جديد وبلغ المؤشر 2015 نقطة").is_empty());
        assert!(found(find, "نحو 2015 (2%) منهم").is_empty());
    }
}
