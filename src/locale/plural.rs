//! Plural forms by the rules of CLDR (cardinals): English has two, Arabic six.

use super::{Language, fill};

/// A sentence in every plural form of its language; `{}` stands for the number.
#[derive(Clone, Copy, Debug)]
pub struct Plural {
    /// For none (Arabic).
    pub zero: &'static str,
    /// For one.
    pub one: &'static str,
    /// For two (Arabic).
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
        Language::English if number == 1 => PluralCategory::One,
        Language::English => PluralCategory::Other,
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
    /// The sentence for this number, the number put in.
    #[must_use]
    pub fn of(&self, language: Language, number: usize) -> String {
        let sentence = match plural_category(language, number) {
            PluralCategory::Zero => self.zero,
            PluralCategory::One => self.one,
            PluralCategory::Two => self.two,
            PluralCategory::Few => self.few,
            PluralCategory::Many => self.many,
            PluralCategory::Other => self.other,
        };
        fill(sentence, &[&number.to_string()])
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
}
