//! Dates in digits: `2026-11-18`, `18/11/2026`, `18.11.2026`.

use super::dates::Reading;
use crate::facts::document::{Document, Language};

/// The date that begins at a token.
pub fn read(document: &Document, at: usize) -> Option<Reading> {
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
    let is_glued = (1..=4).all(|step| document.is_glued(at + step));
    // «1 / 11 / 1436»
    let is_spaced =
        sign == "/" && document.word(at + 4).len() == 4 && document.same_sentence(at, at + 4);
    let is_date = matches!(sign, "/" | "-")
        && document.is_sign(at + 3, sign)
        && (is_glued || is_spaced)
        && document.is_number(at + 2)
        && document.is_number(at + 4)
        && !(document.is_glued(at + 5) && document.is_sign(at + 5, sign));
    if !is_date {
        return None;
    }
    let era = usize::from(
        document.same_sentence(at, at + 5)
            && matches!(document.word(at + 5), "ه" | "م" | "هجري" | "هجريه" | "ميلادي" | "ميلاديه"),
    );
    let value =
        in_order(document, [document.word(at), document.word(at + 2), document.word(at + 4)])?;
    Some(Reading { first: at, skip: 0, end: at + 5 + era, value })
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

/// A number of one or two digits.
pub fn small(text: &str, most: i8) -> Option<i8> {
    text.parse::<i8>().ok().filter(|number| (1..=most).contains(number) && text.len() <= 2)
}

pub fn iso_day(year: i16, month: i8, day: i8) -> Option<String> {
    let date = jiff::civil::Date::new(year, month, day).ok()?;
    Some(date.to_string())
}

#[cfg(test)]
mod tests {
    use crate::facts::cases::found;
    use crate::facts::times::dates::find;

    #[test]
    fn reads_the_order_that_is_certain() {
        for (text, expected) in [
            ("صدر في 2026-11-18 بيان", "2026-11-18 = 2026-11-18"),
            ("صدر في ١٨/١١/٢٠٢٦ بيان", "١٨/١١/٢٠٢٦ = 2026-11-18"),
            ("يبدأ في 1 / 11 / 1436 هـ كما", "1 / 11 / 1436 هـ"),
            (
                "يوم 12/10/1436ه الموافق 28/7/2015م كما",
                "12/10/1436ه الموافق 28/7/2015م = 2015-07-28",
            ),
            ("صدر في 18.11.2026 بيان", "18.11.2026 = 2026-11-18"),
            ("صدر في 11/18/2026 بيان", "11/18/2026 = 2026-11-18"),
            ("It came on 12/3/2024 at last", "12/3/2024"),
        ] {
            assert_eq!(found(find, text), [expected], "{text}");
        }
    }

    #[test]
    fn leaves_other_numbers_alone() {
        assert!(found(find, "الإصدار 1.2.3 والرقم 12-34-5678-9 و45/67/89").is_empty());
        assert!(found(find, "ربح 31/31/2026").is_empty());
    }
}
