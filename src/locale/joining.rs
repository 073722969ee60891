//! What stands between the clauses of a sentence, and at its end.

use super::Language;

impl Language {
    /// Between clauses that belong together, with its blank.
    #[must_use]
    pub fn comma(self) -> &'static str {
        match self {
            Language::Arabic | Language::Persian | Language::Urdu => "، ",
            Language::English | Language::Hebrew => ", ",
        }
    }

    /// Between clauses that stand each for itself, with its blank.
    #[must_use]
    pub fn semicolon(self) -> &'static str {
        match self {
            Language::Arabic | Language::Persian | Language::Urdu => "؛ ",
            Language::English | Language::Hebrew => "; ",
        }
    }

    /// At the end of a sentence.
    #[must_use]
    pub fn full_stop(self) -> &'static str {
        match self {
            Language::Urdu => "۔",
            Language::Arabic | Language::English | Language::Hebrew | Language::Persian => ".",
        }
    }
}
