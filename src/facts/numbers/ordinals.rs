//! Ordinal numbers: «الثالثة والثلاثون», «الـ77», `77th`, «سومین».

use super::numeral_words::{Part, part};
use crate::facts::document::{Document, Language};

/// An ordinal in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ordinal {
    /// Folded clitic letters before it.
    pub skip: usize,
    pub end: usize,
    pub value: u32,
}

/// The ordinal that begins at a token.
pub fn read(document: &Document, at: usize) -> Option<Ordinal> {
    match document.language {
        Language::Arabic => arabic_digits(document, at).or_else(|| arabic_words(document, at)),
        Language::English => english(document, at),
        Language::Persian => persian(document, at),
        Language::Hebrew => hebrew(document, at),
        Language::Urdu | Language::Kurdish | Language::Uyghur => None,
    }
}

/// «الـ77»: the article written on to digits.
fn arabic_digits(document: &Document, at: usize) -> Option<Ordinal> {
    let skip = match document.word(at) {
        "ال" => 0,
        "وال" | "بال" | "فال" | "كال" => 1,
        _ => return None,
    };
    let value = number(document, at + 1).filter(|_| document.same_sentence(at, at + 1))?;
    Some(Ordinal { skip, end: at + 2, value })
}

/// «الخامس», «الخامس عشر», «الخامس والعشرين», «الثلاثين», «المئة».
fn arabic_words(document: &Document, at: usize) -> Option<Ordinal> {
    if !document.is_word(at) {
        return None;
    }
    let word = document.word(at);
    let skip = usize::from(word.starts_with(['و', 'ب', 'ف', 'ك']));
    let stem = word.strip_prefix(['و', 'ب', 'ف', 'ك']).unwrap_or(word);
    let (skip, bare) = match (word.strip_prefix("ال"), stem.strip_prefix("ال")) {
        (Some(bare), _) => (0, bare),
        (None, Some(bare)) => (skip, bare),
        (None, None) => return None,
    };
    if let Some(value) = tens(bare) {
        return Some(Ordinal { skip, end: at + 1, value });
    }
    let unit = unit(bare)?;
    if !document.same_sentence(at, at + 1) {
        return (unit.1).then_some(Ordinal { skip, end: at + 1, value: unit.0 });
    }
    let next = document.word(at + 1);
    if matches!(next, "عشر" | "عشره") && unit.0 < 10 {
        return Some(Ordinal { skip, end: at + 2, value: unit.0 + 10 });
    }
    if let Some(tens) = next.strip_prefix("وال").and_then(tens).filter(|&tens| tens < 100) {
        return Some(Ordinal { skip, end: at + 2, value: unit.0 + tens });
    }
    (unit.1).then_some(Ordinal { skip, end: at + 1, value: unit.0 })
}

/// A unit, and whether it stands alone («الحادي» does not).
fn unit(word: &str) -> Option<(u32, bool)> {
    Some(match word {
        "اول" | "اولي" => (1, true),
        "حادي" | "حاديه" => (1, false),
        "ثاني" | "ثانيه" => (2, true),
        "ثالث" | "ثالثه" => (3, true),
        "رابع" | "رابعه" => (4, true),
        "خامس" | "خامسه" => (5, true),
        "سادس" | "سادسه" => (6, true),
        "سابع" | "سابعه" => (7, true),
        "ثامن" | "ثامنه" => (8, true),
        "تاسع" | "تاسعه" => (9, true),
        "عاشر" | "عاشره" => (10, true),
        _ => return None,
    })
}

fn tens(word: &str) -> Option<u32> {
    match part(word, Language::Arabic)? {
        Part::Add(value) if value >= 20 && value % 10 == 0 && value < 100 => Some(value),
        Part::Hundred => Some(100),
        Part::Add(_) | Part::Scale { .. } | Part::PluralScale { .. } => None,
    }
}

/// `77th`, `third`.
fn english(document: &Document, at: usize) -> Option<Ordinal> {
    if let Some(value) = number(document, at) {
        let is_ordinal =
            document.is_glued(at + 1) && matches!(document.word(at + 1), "st" | "nd" | "rd" | "th");
        return is_ordinal.then_some(Ordinal { skip: 0, end: at + 2, value });
    }
    let names = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
        "tenth",
    ];
    let place = names.iter().position(|name| *name == document.word(at))?;
    Some(Ordinal { skip: 0, end: at + 1, value: u32::try_from(place + 1).ok()? })
}

/// «سومین», «بیستمین», «۷۷مین».
fn persian(document: &Document, at: usize) -> Option<Ordinal> {
    if let Some(value) = number(document, at) {
        let is_ordinal = document.word(at + 1) == "مين" && document.is_glued(at + 1);
        return is_ordinal.then_some(Ordinal { skip: 0, end: at + 2, value });
    }
    let stem = document.word(at).strip_suffix("مين")?;
    let value = match (stem, part(stem, Language::Persian)) {
        ("سو", _) => 3,
        ("اول", _) | ("يك", _) => 1,
        (_, Some(Part::Add(value))) => value,
        (_, Some(Part::Hundred | Part::Scale { .. } | Part::PluralScale { .. }) | None) => {
            return None;
        }
    };
    Some(Ordinal { skip: 0, end: at + 1, value })
}

/// `ה-77`.
fn hebrew(document: &Document, at: usize) -> Option<Ordinal> {
    let past_dash = at + 1 + usize::from(document.is_sign(at + 1, "-"));
    let value = number(document, past_dash).filter(|_| document.word(at) == "ה")?;
    Some(Ordinal { skip: 0, end: past_dash + 1, value })
}

fn number(document: &Document, at: usize) -> Option<u32> {
    if document.is_number(at) {
        document.word(at).parse().ok().filter(|&value| value > 0)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::cases::{article, document};

    fn values(text: &str) -> Vec<u32> {
        let article = article(text);
        let document = document(&article);
        let mut values = Vec::new();
        let mut at = 0;
        while at < document.len() {
            let found = read(&document, at);
            at = found.map_or(at + 1, |ordinal| ordinal.end);
            values.extend(found.map(|ordinal| ordinal.value));
        }
        values
    }

    #[test]
    fn reads_words_and_digits() {
        for (text, expected) in [
            ("القمة الثالثة والثلاثون للدول", 33),
            ("الدورة الـ77 للجمعية", 77),
            ("الطابق الخامس عشر هنا", 15),
            ("وفي الحادي عشر من الشهر", 11),
            ("the 77th session", 77),
            ("سومین دوره این جشنواره", 3),
            ("המושב ה-12 של העצרת", 12),
        ] {
            assert_eq!(values(text), [expected], "{text}");
        }
    }

    #[test]
    fn leaves_counts_alone() {
        assert!(values("ثلاثة وثلاثون كتابا و77 قلما").is_empty());
        assert!(values("أهل الحادي وحدهم").is_empty());
    }
}
