//! What stands around a number: shared by the rules for money, per cent, durations and figures.

use super::numerals::Numeral;
use crate::facts::document::tokens::TokenKind;
use crate::facts::document::{Document, Language};

/// Whether a number only names something: a version, a telephone, an item, a part of a word.
pub fn is_label(document: &Document, numeral: &Numeral) -> bool {
    let raw = document.word(numeral.first);
    if raw.matches('.').count() > 1 && !raw.split('.').skip(1).all(|group| group.len() == 3) {
        return true;
    }
    // A telephone or an account: leading zero or too long without separators.
    if numeral.in_digits
        && (raw.len() > 1
            && raw.starts_with('0')
            && !raw.starts_with("0.")
            && !raw.starts_with("0,"))
    {
        return true;
    }
    let Some(before) = numeral.first.checked_sub(1) else { return false };
    if !document.same_sentence(before, numeral.first) {
        return starts_list(document, numeral);
    }
    let word = document.word(before);
    let is_glued = document.is_glued(numeral.first);
    let glued_to = match document.kind(before) {
        // «OnePlus 2», `iPhone15`.
        TokenKind::Word => {
            if document.language == Language::English {
                is_glued
            } else {
                word.is_ascii()
            }
        }
        // «ميراج-2000»
        TokenKind::Sign if word == "-" => {
            is_glued
                && document.is_glued(before)
                && before > 0
                && document.is_word(before - 1)
                && document.language == Language::Arabic
        }
        TokenKind::Sign => is_glued && matches!(word, "+" | "#" | "_" | "№" | "/" | ":"),
        TokenKind::Number | TokenKind::Address => is_glued,
    };
    // The definite article before digits makes an ordinal: «الدورة الـ77».
    glued_to
        || (is_glued && matches!(word, "ال" | "وال" | "بال" | "لل"))
        || is_numbered(word)
        || starts_list(document, numeral)
}

/// Whether something has the number as its name: «المادة 12», «القرار 1701», `No 10`.
fn is_numbered(word: &str) -> bool {
    let stem = crate::facts::document::clitics::bare(word);
    matches!(
        stem,
        "رقم"
            | "ماده"
            | "قرار"
            | "فقره"
            | "بند"
            | "فصل"
            | "صفحه"
            | "قناه"
            | "طريق"
            | "شارع"
            | "غرفه"
            | "بوابه"
            | "رحله"
            | "اصدار"
            | "نسخه"
            | "ويندوز"
            | "ايفون"
            | "هاتف"
            | "هاتفيا"
            | "الجوال"
            | "فاكس"
            | "ص"
            | "خط"
            | "مجموعه"
            | "ارقام"
            | "number"
            | "no"
            | "article"
            | "section"
            | "chapter"
            | "page"
            | "version"
            | "resolution"
            | "route"
            | "highway"
            | "flight"
            | "gate"
            | "room"
            | "phone"
            | "tel"
            | "windows"
            | "iphone"
            | "شماره"
            | "مفاد"
            | "נושא"
            | "סעיף"
            | "מספר"
            | "קו"
            | "کوویڈ"
            | "كوفيد"
    )
}

/// `1.` or `1)` or `1-` at the start of a sentence.
fn starts_list(document: &Document, numeral: &Numeral) -> bool {
    let is_first = document.sentence_start(numeral.first) == numeral.first;
    is_first
        && numeral.in_digits
        && numeral.end == numeral.first + 1
        && matches!(document.word(numeral.end), "." | ")" | "-" | ":")
}

/// The place of the first token after a number that may be its unit, in the same sentence.
pub fn unit_at(document: &Document, numeral: &Numeral) -> Option<usize> {
    let mut at = numeral.end;
    // «3% من», "10-km", "5 (five)".
    if document.language == Language::English
        && document.is_sign(at, "-")
        && document.is_glued(at + 1)
    {
        at += 1;
    }
    document.same_sentence(numeral.first, at).then_some(at)
}

/// The first token of a number with its sign.
pub fn first(numeral: &Numeral) -> usize {
    numeral.first - usize::from(numeral.below_zero.is_some())
}

/// The value as the contract has it.
pub fn value(numeral: &Numeral) -> Option<String> {
    let below_zero = || numeral.below_zero.map(|value| format!("-{}", value.shown()));
    numeral.value.map(super::decimal::Decimal::shown).or_else(below_zero)
}
