//! Plural forms by the rules of CLDR (cardinals): Arabic has six, Hebrew three, the others two.

use super::{Language, fill};

/// A sentence in every plural form of its language; `{}` stands for the number.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Plural {
    /// For none (Arabic).
    pub zero: &'static str,
    /// For one; in Persian for none too.
    pub one: &'static str,
    /// For two (Arabic, Hebrew).
    pub two: &'static str,
    /// For few: in Arabic 3–10, 103–110 …
    pub few: &'static str,
    /// For many: in Arabic 11–99, 111–199 …
    pub many: &'static str,
    /// For everything else.
    pub other: &'static str,
}

/// The plural categories of CLDR.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PluralCategory {
    /// None.
    Zero,
    /// One.
    One,
    /// Two.
    Two,
    /// Few.
    Few,
    /// Many.
    Many,
    /// Everything else.
    Other,
}

/// The category of a whole number in a language.
#[must_use]
pub fn plural_category(language: Language, number: usize) -> PluralCategory {
    match language {
        Language::English | Language::Urdu | Language::Hebrew if number == 1 => PluralCategory::One,
        Language::Persian if number <= 1 => PluralCategory::One,
        Language::Hebrew if number == 2 => PluralCategory::Two,
        Language::English | Language::Urdu | Language::Hebrew | Language::Persian => {
            PluralCategory::Other
        }
        Language::Arabic => match (number, number % 100) {
            (0, _) => PluralCategory::Zero,
            (1, _) => PluralCategory::One,
            (2, _) => PluralCategory::Two,
            (_, 3..=10) => PluralCategory::Few,
            (_, 11..=99) => PluralCategory::Many,
            (_, _) => PluralCategory::Other,
        },
    }
}

impl Plural {
    /// For a language with two forms.
    pub(super) const fn of_two(one: &'static str, other: &'static str) -> Plural {
        Plural { zero: other, one, two: other, few: other, many: other, other }
    }

    /// For one with a form for two as well.
    pub(super) const fn of_three(
        one: &'static str,
        two: &'static str,
        other: &'static str,
    ) -> Plural {
        Plural { zero: other, one, two, few: other, many: other, other }
    }

    /// The sentence for this number, the number put in.
    #[must_use]
    pub fn of(&self, language: Language, number: usize) -> String {
        fill(self.form(language, number), &[&language.number(number)])
    }

    /// The sentence for this number, in which more than it stands.
    #[must_use]
    pub fn form(&self, language: Language, number: usize) -> &'static str {
        match plural_category(language, number) {
            PluralCategory::Zero => self.zero,
            PluralCategory::One => self.one,
            PluralCategory::Two => self.two,
            PluralCategory::Few => self.few,
            PluralCategory::Many => self.many,
            PluralCategory::Other => self.other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_has_six_forms() {
        let category = |number| plural_category(Language::Arabic, number);
        assert_eq!(category(0), PluralCategory::Zero);
        assert_eq!(category(1), PluralCategory::One);
        assert_eq!(category(2), PluralCategory::Two);
        assert_eq!(category(3), PluralCategory::Few);
        assert_eq!(category(110), PluralCategory::Few);
        assert_eq!(category(11), PluralCategory::Many);
        assert_eq!(category(199), PluralCategory::Many);
        assert_eq!(category(100), PluralCategory::Other);
        assert_eq!(category(101), PluralCategory::Other);
        assert_eq!(category(102), PluralCategory::Other);
    }
    #[test]
    fn hebrew_has_a_dual() {
        let categories = [0, 1, 2, 3, 12, 20].map(|n| plural_category(Language::Hebrew, n));
        let (one, two, other) = (PluralCategory::One, PluralCategory::Two, PluralCategory::Other);
        assert_eq!(categories, [other, one, two, other, other, other]);
    }

    #[test]
    fn none_is_one_in_persian_and_other_in_urdu() {
        let (one, other) = (PluralCategory::One, PluralCategory::Other);
        assert_eq!([0, 1, 2].map(|n| plural_category(Language::Persian, n)), [one, one, other]);
        assert_eq!([0, 1, 2].map(|n| plural_category(Language::Urdu, n)), [other, one, other]);
        assert_eq!([0, 1, 2].map(|n| plural_category(Language::English, n)), [other, one, other]);
    }

    #[test]
    fn the_number_stands_in_the_digits_of_the_language() {
        let brought = |language: Language, n| {
            let sentence = language.library_words().brought.of(language, n);
            sentence.replace(['\u{2068}', '\u{2069}'], "")
        };
        assert_eq!(brought(Language::Persian, 12), "۱۲ مطلب تازه");
        assert_eq!(brought(Language::Hebrew, 2), "שתי כתבות חדשות");
        assert_eq!(brought(Language::Urdu, 1), "1 نیا مضمون");
        assert_eq!(brought(Language::Urdu, 12), "12 نئے مضامین");
    }
}
