//! Digits of one kind instead of another: before the bidi algorithm, for which European digits
//! (class EN) and Arabic-Indic ones (class AN) are not the same.

use unicode_bidi::BidiClass;

use super::character::{Character, Table};

/// Which digits numbers in Arabic-script text are shown with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Digits {
    /// Those of the text.
    #[default]
    AsWritten,
    /// 0 1 2 3, with `.` and `,`.
    European,
    /// ٠ ١ ٢ ٣, with `٫` and `٬`.
    ArabicIndic,
    /// ۰ ۱ ۲ ۳ of Persian and Urdu, with `٫` and `٬`.
    Extended,
}

impl Digits {
    /// The digit zero; the others follow it. None for digits as written.
    fn zero(self) -> Option<char> {
        match self {
            Self::AsWritten => None,
            Self::European => Some('0'),
            Self::ArabicIndic => Some('٠'),
            Self::Extended => Some('۰'),
        }
    }
}

/// The text of a right-to-left paragraph with other digits, one character for each of it. None
/// where nothing is to be done.
///
/// Left alone are paragraphs of other scripts (Hebrew is written with European digits), and
/// what is no number but a name: addresses, @handles, #tags, Latin words (A380), code, and a
/// number after a Latin word (iPhone 18 Pro).
pub(super) fn substituted(text: &str, characters: &[Character], digits: Digits) -> Option<String> {
    let zero = digits.zero()?;
    let has = |class: BidiClass| characters.iter().any(|c| c.traits.bidi == class);
    let is_of_other_script = !has(BidiClass::AL) && (has(BidiClass::R) || has(BidiClass::L));
    if is_of_other_script || !characters.iter().any(|c| value(c.c).is_some()) {
        return None;
    }
    let mut result = String::with_capacity(text.len() + text.len() / 4);
    let mut after_name = false;
    for token in text.split_inclusive(char::is_whitespace) {
        let word = token.trim_end();
        let is_number = !word.contains(char::is_alphabetic);
        if is_name(word) || (after_name && is_number) {
            result.push_str(token);
            after_name = word.is_empty() || word.ends_with(char::is_alphanumeric);
        } else {
            push_numbers(token, zero, &mut result);
            after_name &= word.is_empty();
        }
    }
    Some(result)
}

/// Whether the digits of a word are part of a name or of code.
fn is_name(word: &str) -> bool {
    let table = Table::get();
    let is_of_names = |c: char| {
        matches!(c, '@' | '#' | '_' | '\\' | '=' | '&' | '~' | '{' | '}' | '<' | '>' | KEYCAP)
            || c.is_alphabetic() && table.traits(c).bidi == BidiClass::L
    };
    word.contains(is_of_names)
}

/// U+20E3 draws a key round the digit before it.
const KEYCAP: char = '\u{20e3}';

/// Copies a word with other digits in its numbers.
fn push_numbers(word: &str, zero: char, result: &mut String) {
    let mut rest = word;
    while let Some(start) = rest.find(|c| value(c).is_some()) {
        let (before, number) = rest.split_at(start);
        let (number, after) = number.split_at(number_len(number));
        result.push_str(before);
        push_number(number, zero, result);
        rest = after;
    }
    result.push_str(rest);
}

/// Bytes of the number at the start of a text: digits, with single separators between them.
fn number_len(text: &str) -> usize {
    let mut len = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let is_before_digit = chars.peek().is_some_and(|&(_, next)| value(next).is_some());
        if value(c).is_none() && !(is_separator(c) && is_before_digit) {
            break;
        }
        len = at + c.len_utf8();
    }
    len
}

fn push_number(number: &str, zero: char, result: &mut String) {
    // Four numbers parted by stops are an address.
    if number.matches('.').count() >= 3 {
        result.push_str(number);
        return;
    }
    let is_only_point = number.matches(['.', '٫']).count() == 1;
    let is_grouped = number.split(['.', '٫']).next().is_some_and(|whole| {
        whole.split([',', '٬']).skip(1).all(|group| group.chars().count() == 3)
    });
    for c in number.chars() {
        let shown = match (value(c), c, zero) {
            (Some(value), _, _) => char::from_u32(zero as u32 + value).unwrap_or(c),
            (None, '٫', '0') => '.',
            (None, '٬', '0') => ',',
            // A date (15.4.2026) keeps its stops, and 3,5 its comma.
            (None, '.', '٠' | '۰') if is_only_point => '٫',
            (None, ',', '٠' | '۰') if is_grouped => '٬',
            (None, other, _) => other,
        };
        result.push(shown);
    }
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '٫' | '٬')
}

/// The value of a digit of one of the three kinds.
fn value(c: char) -> Option<u32> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return None,
    };
    Some(c as u32 - zero as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::character::characters;

    fn shown(text: &str, digits: Digits) -> String {
        substituted(text, &characters(text), digits).unwrap_or_else(|| text.to_owned())
    }

    #[test]
    fn numbers_take_their_separators_along() {
        for (written, arabic) in [
            ("بلغ 12.5 مليار", "بلغ ١٢٫٥ مليار"),
            ("نحو 1,250,000 راكب.", "نحو ١٬٢٥٠٬٠٠٠ راكب."),
            ("بنسبة (3.5%)، ثم 7.", "بنسبة (٣٫٥%)، ثم ٧."),
            ("في 15/4/2026 عند 10:30", "في ١٥/٤/٢٠٢٦ عند ١٠:٣٠"),
            ("يوم 15.4.2026", "يوم ١٥.٤.٢٠٢٦"),
            ("بنسبة 3,5 في المئة", "بنسبة ٣,٥ في المئة"),
            ("و10-20 طنا", "و١٠-٢٠ طنا"),
            ("كان ۱۲ و٣", "كان ١٢ و٣"),
        ] {
            assert_eq!(shown(written, Digits::ArabicIndic), arabic);
        }
        assert_eq!(shown("١٢٫٥ و١٬٢٥٠ و۷", Digits::European), "12.5 و1,250 و7");
        assert_eq!(shown("سال ٢٠٢٦ و 7.5", Digits::Extended), "سال ۲۰۲۶ و ۷٫۵");
    }

    #[test]
    fn names_and_code_keep_their_digits() {
        for text in [
            "طائرة A380 و(B737)",
            "على https://example.com/2026/15?id=7 اليوم",
            "من www.example.com/15 أو me2@example.com",
            "حساب @user_15 ووسم #رؤية_2030",
            "هاتف iPhone 18 Pro الجديد",
            "العنوان 192.168.1.15 للخادم",
            "متغير x=15 في G20",
            "\u{200f}1\u{fe0f}\u{20e3} أولا",
            "הוא בן 15 שנים",
        ] {
            assert_eq!(shown(text, Digits::ArabicIndic), text);
        }
        assert_eq!(
            shown("iPhone 18 بسعر 999، وWHO، 15", Digits::ArabicIndic),
            "iPhone 18 بسعر ٩٩٩، وWHO، ١٥"
        );
        assert_eq!(shown("15/4/2026", Digits::ArabicIndic), "١٥/٤/٢٠٢٦", "in a field by itself");
    }

    #[test]
    fn as_written_is_as_written() {
        assert_eq!(shown("12.5 و٣٫٥", Digits::AsWritten), "12.5 و٣٫٥");
    }
}
