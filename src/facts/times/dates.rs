//! Dates: days, months and years, the spans between two of them, and the ends of a longer one.

use super::months::weekday;
use super::{digit_dates, month_dates, years};
use crate::facts::document::{Document, clitics};
use crate::facts::find::Find;
use crate::news::FactKind;

/// A time that was read: its tokens, the letters of a clitic to leave out, its value.
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
        match part(document, at, read).or_else(|| read(document, at)) {
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

/// «نهاية العام الماضي», «أواخر مايو», `late 2024`: some of a time, without a value of its own.
fn part(
    document: &Document,
    at: usize,
    read: fn(&Document, usize) -> Option<Reading>,
) -> Option<Reading> {
    if !document.is_word(at) || !document.same_sentence(at, at + 1) {
        return None;
    }
    // Asked of every token, so the ending decides before clitics are cut.
    if !PARTS.iter().any(|part| document.word(at).ends_with(part)) {
        return None;
    }
    let stem = clitics::stems(document.word(at), document.language)
        .into_iter()
        .find(|stem| !stem.is_elided && PARTS.contains(&stem.text))?;
    // What comes after has no clitic: «نهاية وعام 2020» are two things.
    let whole = read(document, at + 1).filter(|whole| whole.skip == 0 && whole.first == at + 1);
    // «نهاية العام»: of which year is not said.
    let is_bare = matches!(document.word(at + 1), "العام" | "الشهر" | "الاسبوع" | "القرن");
    let end = whole.map(|whole| whole.end).or(is_bare.then_some(at + 2))?;
    Some(Reading { first: at, skip: stem.skip, end, value: None })
}

const PARTS: [&str; 10] =
    ["نهايه", "بدايه", "مطلع", "مستهل", "اواخر", "اوايل", "اواسط", "منتصف", "late", "early"];

fn read(document: &Document, at: usize) -> Option<Reading> {
    let first = single(document, at)?;
    let joined = equivalent(document, &first).or_else(|| interval(document, &first));
    Some(joined.unwrap_or(first))
}

fn single(document: &Document, at: usize) -> Option<Reading> {
    with_weekday(document, at)
        .or_else(|| digit_dates::read(document, at))
        .or_else(|| month_dates::read(document, at))
        .or_else(|| years::read(document, at))
}

/// `Tuesday 17 November 2026`; the weekday alone is told by [`super::relative`].
fn with_weekday(document: &Document, at: usize) -> Option<Reading> {
    weekday(document.word(at), document.language)?;
    let mut next = at + 1;
    while matches!(
        document.word(next),
        "," | "(" | "الموافق" | "the" | "morning" | "afternoon" | "evening" | "night"
    ) {
        next += 1;
    }
    if !document.same_sentence(at, next) || next > at + 3 {
        return None;
    }
    let date = digit_dates::read(document, next)
        .or_else(|| month_dates::read(document, next))
        .filter(|date| date.first == next)?;
    Some(Reading { first: at, skip: 0, ..date })
}

/// «14 رمضان 1447 هـ الموافق 3 مارس 2026»: the same day in two calendars; the one that has a
/// certain value gives it.
fn equivalent(document: &Document, first: &Reading) -> Option<Reading> {
    if !document.same_sentence(first.first, first.end) {
        return None;
    }
    let mut next = first.end + usize::from(matches!(document.word(first.end), "," | "("));
    if !matches!(document.word(next), "الموافق" | "الموافقه" | "برابر" | "مطابق")
    {
        return None;
    }
    next += 1;
    // «الموافق لـ3 مارس»
    next += usize::from(matches!(document.word(next), "ل" | "با"));
    let second = single(document, next).filter(|second| second.first == next)?;
    let value = match (first.value.clone(), second.value) {
        (Some(one), Some(other)) => Some(one).filter(|one| *one == other),
        (one, other) => one.or(other),
    };
    let close = usize::from(next > first.end + 1 && document.is_sign(second.end, ")"));
    Some(Reading { end: second.end + close, value, ..first.clone() })
}

/// «من عام 2010 إلى عام 2015», «بين يناير ومارس», `from May to July 2026`.
fn interval(document: &Document, first: &Reading) -> Option<Reading> {
    let before = first.first.checked_sub(1)?;
    let is_between = matches!(document.word(before), "بين" | "وبين" | "between");
    let is_from = is_between || matches!(document.word(before), "من" | "ومن" | "from" | "از");
    if !is_from
        || !document.same_sentence(before, first.end)
        || first.value.as_ref().is_some_and(|value| value.contains('/'))
    {
        return None;
    }
    let word = document.word(first.end);
    let second = if matches!(word, "الي" | "حتي" | "وحتي" | "to" | "until" | "تا")
        || (is_between && matches!(word, "و" | "and"))
    {
        end_of_interval(document, first.end + 1).filter(|second| second.skip == 0)?
    } else if is_between && word.starts_with('و') {
        end_of_interval(document, first.end).filter(|second| second.skip == 1)?
    } else {
        return None;
    };
    let value = first.value.as_ref().zip(second.value.as_ref()).and_then(|(one, other)| {
        (one < other && one.len() == other.len()).then(|| format!("{one}/{other}"))
    });
    Some(Reading { end: second.end, value, ..first.clone() })
}

fn end_of_interval(document: &Document, at: usize) -> Option<Reading> {
    single(document, at).or_else(|| month_dates::named(document, at))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::facts::cases::found;

    #[test]
    fn joins_two_dates() {
        for (text, expected) in [
            (
                "في 14 رمضان 1447 هـ الموافق 3 مارس 2026 بدأ",
                "14 رمضان 1447 هـ الموافق 3 مارس 2026 = 2026-03-03",
            ),
            ("من عام 2010 إلى عام 2015 زاد", "عام 2010 إلى عام 2015 = 2010/2015"),
            ("بين يناير ومارس", "يناير ومارس"),
            ("from May 2026 to July 2026", "May 2026 to July 2026 = 2026-05/2026-07"),
            ("قبل نهاية العام سيحتاج", "نهاية العام"),
            (
                "on Monday morning, 16 November 2026, it left",
                "Monday morning, 16 November 2026 = 2026-11-16",
            ),
            ("منذ أواخر عام 2017 وهو", "أواخر عام 2017"),
        ] {
            assert_eq!(found(find, text), [expected], "{text}");
        }
    }

    #[test]
    fn leaves_two_dates_apart() {
        assert_eq!(
            found(find, "في مايو 2026 وفي يوليو 2026"),
            ["مايو 2026 = 2026-05", "يوليو 2026 = 2026-07"]
        );
        assert!(found(find, "نهاية الطريق ومطلع الجبل").is_empty());
    }
}
