//! Decades and centuries: «تسعينيات القرن الماضي», «القرن الحادي والعشرين», `1990s`.

use super::dates::Reading;
use crate::facts::document::{Document, Language};
use crate::facts::numbers::ordinals;

pub fn read(document: &Document, at: usize) -> Option<Reading> {
    match document.language {
        Language::Arabic => arabic(document, at),
        Language::English => english(document, at),
        Language::Persian => persian(document, at),
        Language::Urdu | Language::Hebrew | Language::Kurdish | Language::Uyghur => None,
    }
}

/// `1990s`, as ISO 8601-2 counts decades: without a value that all programs can read.
fn english(document: &Document, at: usize) -> Option<Reading> {
    let word = document.word(at);
    let is_decade = document.is_number(at)
        && word.len() == 4
        && word.ends_with('0')
        && document.is_glued(at + 1)
        && document.word(at + 1) == "s";
    is_decade.then(|| Reading { first: at, skip: 0, end: at + 2, value: None })
}

/// «دههٔ ۱۳۷۰»
fn persian(document: &Document, at: usize) -> Option<Reading> {
    let year = document.word(at + 1);
    let is_decade = document.word(at) == "دهه"
        && document.is_number(at + 1)
        && document.same_sentence(at, at + 1)
        && (year.len() == 2 || year.len() == 4)
        && year.ends_with('0');
    is_decade.then_some(Reading { first: at, skip: 0, end: at + 2, value: None })
}

fn arabic(document: &Document, at: usize) -> Option<Reading> {
    if !document.is_word(at) {
        return None;
    }
    let is_decade = decade(document.word(at));
    let century_at = at + usize::from(is_decade);
    match century(document, century_at) {
        Some(end) => Some(Reading { first: at, skip: 0, end, value: None }),
        None => is_decade.then(|| Reading { first: at, skip: 0, end: at + 1, value: None }),
    }
}

/// «تسعينيات», «التسعينات».
fn decade(word: &str) -> bool {
    let stem = word.strip_prefix("ال").unwrap_or(word);
    let stem = stem.strip_suffix("يات").or_else(|| stem.strip_suffix("ات"));
    matches!(
        stem,
        Some(
            "عشرين"
                | "ثلاثين"
                | "اربعين"
                | "خمسين"
                | "ستين"
                | "سبعين"
                | "ثمانين"
                | "تسعين"
        )
    )
}

/// One past «القرن الماضي», «القرن العشرين», «القرن الحادي والعشرين الميلادي».
fn century(document: &Document, at: usize) -> Option<usize> {
    if document.word(at) != "القرن" || !document.same_sentence(at, at + 1) {
        return None;
    }
    let is_told = matches!(document.word(at + 1), "الماضي" | "الحالي" | "الجاري" | "المقبل");
    let end = if is_told {
        at + 2
    } else {
        ordinals::read(document, at + 1).filter(|ordinal| ordinal.skip == 0)?.end
    };
    Some(end + usize::from(matches!(document.word(end), "الميلادي" | "الهجري")))
}

#[cfg(test)]
mod tests {
    use crate::facts::cases::found;
    use crate::facts::times::dates::find;

    #[test]
    fn finds_decades_and_centuries() {
        for (text, expected) in [
            ("في تسعينيات القرن الماضي بدأ", "تسعينيات القرن الماضي"),
            ("في القرن الحادي والعشرين زاد", "القرن الحادي والعشرين"),
            ("songs of the 1990s again", "1990s"),
        ] {
            assert_eq!(found(find, text), [expected], "{text}");
        }
    }

    #[test]
    fn leaves_counts_alone() {
        assert!(found(find, "خمسينا كتابا وقرن الغزال").is_empty());
    }
}
