//! Years, pairs and ranges of years, decades and quarters. A number that is a year is not
//! also a figure.

use super::document::Document;
use super::language::Language;

/// A year found: tokens and value.
pub struct Year {
    pub first: usize,
    pub skip: usize,
    pub end: usize,
    pub value: Option<String>,
}

pub fn read(document: &Document, at: usize) -> Option<Year> {
    quarter(document, at)
        .or_else(|| decade(document, at))
        .or_else(|| range(document, at))
        .or_else(|| named(document, at))
        .or_else(|| bare(document, at))
}

/// «عام 2020», «عامي 2015 و2016», «سنة 1447 هـ», `سال ۱۴۰۴`, `שנת 2026`.
fn named(document: &Document, at: usize) -> Option<Year> {
    let skip = head(document, at)?;
    let mut next = at + 1;
    if matches!(document.word(next), "الدراسي" | "المالي") {
        next += 1;
    }
    if !document.is_number(next) || !document.same_sentence(at, next) {
        return None;
    }
    if let Some(range) = range(document, next) {
        return Some(Year { first: at, skip, ..range });
    }
    let year = number(document, next, 1)?;
    let era = document.word(next + 1);
    let has_era = matches!(era, "ه" | "م" | "هجري" | "هجريه" | "ميلادي" | "ميلاديه" | "شمسي" | "ق")
        && document.raw(next + 1).chars().count() != 1
        || matches!(era, "ه" | "م");
    let is_gregorian = year > 1500 || matches!(era, "م" | "ميلادي" | "ميلاديه");
    let value = (is_gregorian && year >= 1000).then(|| format!("{year:04}"));
    let end = next + 1 + usize::from(has_era);
    // The dual: عامي 2015 و2016.
    if matches!(document.word(end), "و" | "and")
        && document.is_number(end + 1)
        && let Some(second) = number(document, end + 1, 4)
        && second > year
    {
        let value =
            value.filter(|_| second == year + 1).map(|first| format!("{first}/{second:04}"));
        return Some(Year { first: at, skip, end: end + 2, value });
    }
    Some(Year { first: at, skip, end, value })
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
fn range(document: &Document, at: usize) -> Option<Year> {
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
    is_plausible.then(|| Year {
        first: at,
        skip: 0,
        end: at + 3,
        value: Some(format!("{first:04}/{last:04}")),
    })
}

/// «في 2020»: a bare number that can only be a year there.
fn bare(document: &Document, at: usize) -> Option<Year> {
    let year = number(document, at, 4).filter(|&year| is_modern(year))?;
    let before = at.checked_sub(1)?;
    let word = document.word(before);
    let is_time = matches!(
        word,
        "في" | "منذ"
            | "بحلول"
            | "حتي"
            | "خلال"
            | "قبل"
            | "بعد"
            | "in"
            | "since"
            | "until"
            | "by"
            | "before"
            | "after"
            | "during"
            | "مونديال"
            | "الموسم"
            | "موسم"
            | "يورو"
            | "اولمبياد"
            | "ב"
            | "מ"
            | "עד"
            | "מאז"
            | "در"
            | "از"
            | "تا"
    );
    // Something counted after it: «في 2020 مدرسة».
    let next = document.word(at + 1);
    let is_counted = document.is_word(at + 1)
        && document.same_sentence(at, at + 1)
        && !super::words::is_function(next, document.language)
        && !super::words::is_verb(next)
        && !next.starts_with('و')
        && !next.starts_with("ال");
    let is_end = document.is_sign(at + 1, "%") || document.is_sign(at + 1, "$");
    let is_free =
        !is_counted || (document.language == Language::English && document.is_sign(at + 1, ","));
    (is_time && is_free && !is_end && document.same_sentence(before, at)).then(|| Year {
        first: at,
        skip: 0,
        end: at + 1,
        value: Some(format!("{year:04}")),
    })
}

/// «تسعينيات القرن الماضي», «القرن العشرين», `1990s`.
fn decade(document: &Document, at: usize) -> Option<Year> {
    if document.language == Language::English {
        number(document, at, 4).filter(|year| year % 10 == 0 && is_modern(*year))?;
        let is_decade = document.is_glued(at + 1) && document.word(at + 1) == "s";
        return is_decade.then(|| Year { first: at, skip: 0, end: at + 2, value: None });
    }
    if document.language != Language::Arabic || !document.is_word(at) {
        return None;
    }
    let word = document.word(at);
    let stem = word.strip_prefix("ال").unwrap_or(word);
    let is_decade = matches!(
        stem,
        "عشرينيات"
            | "ثلاثينيات"
            | "اربعينيات"
            | "خمسينيات"
            | "ستينيات"
            | "سبعينيات"
            | "ثمانينيات"
            | "تسعينيات"
            | "ثلاثينات"
            | "اربعينات"
            | "خمسينات"
            | "ستينات"
            | "سبعينات"
            | "ثمانينات"
            | "تسعينات"
    );
    let is_century = |at: usize| {
        matches!(document.word(at), "القرن")
            && document.word(at + 1).starts_with("ال")
            && document.is_word(at + 1)
            && matches!(
                document.word(at + 1),
                "الماضي"
                    | "العشرين"
                    | "الحالي"
                    | "الجاري"
                    | "التاسع"
                    | "الثامن"
                    | "السابع"
                    | "السادس"
                    | "الخامس"
                    | "الرابع"
                    | "الثالث"
                    | "الثاني"
                    | "الاول"
                    | "العاشر"
                    | "الحادي"
            )
    };
    let century_end = |at: usize| {
        at + 2 + usize::from(matches!(document.word(at + 2), "عشر" | "والعشرين" | "الميلادي"))
    };
    if is_decade {
        let end = if is_century(at + 1) { century_end(at + 1) } else { at + 1 };
        return Some(Year { first: at, skip: 0, end, value: None });
    }
    is_century(at).then(|| Year { first: at, skip: 0, end: century_end(at), value: None })
}

/// «الربع الثالث من عام 2026», «النصف الأول من 2026», `third quarter of 2026`.
fn quarter(document: &Document, at: usize) -> Option<Year> {
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
    document.same_sentence(at, next).then(|| Year { first: at, skip: 0, end: next + 1, value })
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
    use super::super::cases::found;
    use super::super::dates::find;

    #[test]
    fn finds_years() {
        for (text, expected) in [
            ("تأسس عام 2020 في المدينة", "عام 2020 = 2020"),
            ("بين عامي 2015 و2016 زاد العدد", "عامي 2015 و2016 = 2015/2016"),
            ("خطة 2015–2020 للنقل", "2015–2020 = 2015/2020"),
            ("انخفض منذ 2019، ثم زاد", "2019 = 2019"),
            ("في تسعينيات القرن الماضي بدأ", "تسعينيات القرن الماضي"),
            ("خلال الربع الثالث من عام 2026 نما", "الربع الثالث من عام 2026 = 2026-07/2026-09"),
            ("ولعام 2027 خطة", "عام 2027 = 2027"),
            ("prices rose in 2024 again", "2024 = 2024"),
            ("songs of the 1990s again", "1990s"),
        ] {
            assert_eq!(found(find, text), [expected], "{text}");
        }
    }

    #[test]
    fn leaves_counts_alone() {
        assert!(found(find, "في 2020 مدرسة و1999 كتابا").is_empty());
        assert!(found(find, "رقم الهاتف 2020-1999-22").is_empty());
        assert!(found(find, "عام دراسي جديد").is_empty());
    }
}
