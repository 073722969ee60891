//! Times told from the day of writing: «أمس», «بعد غد», «مساء اليوم», «قبل ثلاثة أيام», with
//! the periods, weekdays and times of day. Without the article's date they have no value.

use super::dates::{self, Reading};
use super::months::weekday;
use super::{clocks, periods, weekdays};
use crate::facts::document::{Document, Language, clitics, words};
use crate::facts::find::Find;
use jiff::civil::Date;
use jiff::{Span as Length, ToSpan};

pub fn find(document: &Document, finds: &mut Vec<Find>) {
    dates::find_with(document, finds, read);
}

fn read(document: &Document, at: usize) -> Option<Reading> {
    clocks::read(document, at)
        .or_else(|| part_of_day(document, at))
        .or_else(|| day(document, at))
        .or_else(|| ago(document, at))
        .or_else(|| periods::read(document, at))
        .or_else(|| weekdays::read(document, at))
}

/// «مساء أمس», «صباح غد», «فجر الأحد»: the day, and when in it.
fn part_of_day(document: &Document, at: usize) -> Option<Reading> {
    if document.language != Language::Arabic || !document.same_sentence(at, at + 1) {
        return None;
    }
    let word = document.word(at);
    let skip = usize::from(word.starts_with('و') && word != "و");
    let part = word.strip_prefix('و').unwrap_or(word);
    if !matches!(part, "مساء" | "صباح" | "فجر" | "ظهر" | "عصر" | "ليل" | "ليله" | "عشيه")
    {
        return None;
    }
    let day_at = at + 1 + usize::from(document.word(at + 1) == "يوم");
    // «مساء اليوم» is this evening.
    let today = (document.word(day_at) == "اليوم")
        .then(|| with_weekday(document, day_at, day_at + 1, 0, 0));
    let whole = today
        .or_else(|| day(document, day_at))
        .or_else(|| weekdays::read(document, day_at))
        .filter(|whole| whole.skip == 0)?;
    Some(Reading { first: at, skip, ..whole })
}

/// «قبل ثلاثة أيام»: a day that can be counted back to. Weeks and longer are said too roughly.
fn ago(document: &Document, at: usize) -> Option<Reading> {
    if document.language != Language::Arabic || !matches!(document.word(at), "قبل" | "وقبل")
    {
        return None;
    }
    let (days, end) = match document.word(at + 1) {
        "يومين" => (2, at + 2),
        _ => {
            let place =
                document.numerals.binary_search_by(|numeral| numeral.first.cmp(&(at + 1))).ok()?;
            let numeral = document.numerals.get(place)?;
            let days = numeral.value?.as_whole().filter(|days| (2..=30).contains(days))?;
            if !matches!(document.word(numeral.end), "ايام" | "يوما") {
                return None;
            }
            (i64::from(days), numeral.end + 1)
        }
    };
    // «قبل ثلاثة أيام من الموعد» is told from another day.
    if !document.same_sentence(at, end - 1)
        || matches!(document.word(end), "من" | "علي" | "فقط" | "عن")
    {
        return None;
    }
    let value = moved(document, (-days).days()).map(|date| date.to_string());
    Some(Reading { first: at, skip: usize::from(document.word(at) == "وقبل"), end, value })
}

fn moved(document: &Document, by: Length) -> Option<Date> {
    document.date?.checked_add(by).ok()
}

/// «أمس», «أول من أمس», «بعد غد», `yesterday`, `דיروز`, with the weekday after it.
fn day(document: &Document, at: usize) -> Option<Reading> {
    let (skip, words_taken, days) = day_word(document, at)?;
    Some(with_weekday(document, at, at + words_taken, skip, days))
}

/// Takes the weekday behind a day into it: «أمس الاثنين», «أمس (الثلاثاء)». One that does not
/// agree with the article's date leaves the day without a value.
fn with_weekday(document: &Document, first: usize, end: usize, skip: usize, days: i64) -> Reading {
    let date = moved(document, days.days());
    let open = usize::from(document.is_sign(end, "("));
    let named = weekday(document.word(end + open), document.language)
        .filter(|_| document.same_sentence(first, end + open));
    let Some(number) = named else {
        return Reading { first, skip, end, value: date.map(|date| date.to_string()) };
    };
    let close = usize::from(open == 1 && document.is_sign(end + 2, ")"));
    let value = date.filter(|date| date.weekday().to_monday_one_offset() == number);
    Reading { first, skip, end: end + 1 + open + close, value: value.map(|date| date.to_string()) }
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
                ("امس", "الاول", _) => Some((stem.skip, 2, -2)),
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
        Language::Urdu => match word {
            "اج" => Some((0, 1, 0)),
            _ => None,
        },
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
    let is_open = !document.is_word(at + 1) || words::is_function(next, document.language);
    // «أعلنت الوزارة اليوم أن …»: a clause goes on.
    let goes_on = matches!(next, "ان" | "بان" | "انه" | "انها" | "عن") && before.starts_with("ال");
    names_day || (!is_noun && ((is_open && words::is_verb(before)) || goes_on))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::facts::cases::found;

    #[test]
    fn resolves_against_the_date_of_the_article() {
        for (text, expected) in [
            ("وصل أمس إلى هنا", "أمس = 2026-11-16"),
            ("وصل أمس الاثنين إلى هنا", "أمس الاثنين = 2026-11-16"),
            ("وصل أمس الأحد إلى هنا", "أمس الأحد"),
            ("وصل أمس الأول إلى هنا", "أمس الأول = 2026-11-15"),
            ("يصل مساء غد إلى هنا", "مساء غد = 2026-11-18"),
            ("وصل مساء اليوم الثلاثاء إلى هنا", "مساء اليوم الثلاثاء = 2026-11-17"),
            ("أعلنت الوزارة اليوم أن العمل انتهى", "اليوم = 2026-11-17"),
            ("غادر قبل ثلاثة أيام إلى هنا", "قبل ثلاثة أيام = 2026-11-14"),
            ("يصل بعد غد إلى نيروبي", "بعد غد = 2026-11-19"),
            ("הם הגיעו אתמול לעיר", "אתמול = 2026-11-16"),
        ] {
            assert_eq!(found(find, text), [expected], "{text}");
        }
    }

    #[test]
    fn leaves_other_days_alone() {
        assert!(found(find, "في اليوم التالي واليوم العالمي للطفل").is_empty());
        assert!(found(find, "وصل قبل ثلاثة أيام من الموعد").is_empty());
    }
}
