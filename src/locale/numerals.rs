//! Numbers of the interface, in the digits that CLDR gives each language by default.

use super::Language;
use std::fmt::Display;

impl Language {
    /// A number as this language writes it: `۱۲٫۵` in Persian, `12.5` in the others.
    ///
    /// ```
    /// use khabar::locale::Language;
    /// assert_eq!(Language::Persian.number(2026), "۲۰۲۶");
    /// assert_eq!(Language::Urdu.number(2026), "2026");
    /// ```
    #[must_use]
    pub fn number(self, number: impl Display) -> String {
        let european = number.to_string();
        match self {
            Language::Arabic | Language::English | Language::Hebrew | Language::Urdu => european,
            Language::Persian => european.chars().map(extended).collect(),
        }
    }
}

/// The same in extended Arabic-Indic digits, with the signs that go with them.
fn extended(character: char) -> char {
    match character {
        '.' => '٫',
        '%' => '٪',
        _ => character
            .to_digit(10)
            .and_then(|digit| char::from_u32(u32::from('۰') + digit))
            .unwrap_or(character),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_go_with_their_digits() {
        assert_eq!(Language::Persian.number("3.5%"), "۳٫۵٪");
        assert_eq!(Language::Hebrew.number("3.5%"), "3.5%");
    }
}
