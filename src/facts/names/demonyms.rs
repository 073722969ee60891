//! Adjectives of nationality and their countries: «الفرنسي» counts for France without being
//! a mention of it.

use super::{name_words, places};
use crate::facts::document::fold::fold;
use crate::facts::document::phrases::{WordMap, WordSet};
use crate::facts::document::{Document, Language, clitics};
use std::sync::LazyLock;

/// How often each country's adjective stands in the text, by ISO 3166-1 code.
pub fn counts(document: &Document) -> WordMap<usize> {
    let mut counts = WordMap::default();
    if document.language == Language::Arabic {
        for at in 0..document.len() {
            if let Some(country) = country(document.word(at)) {
                *counts.entry(country.to_string()).or_insert(0) += 1;
            }
        }
    }
    counts
}

/// The country of a folded adjective, with or without article and conjunction.
fn country(word: &str) -> Option<&'static str> {
    if !(word.ends_with('ي') || word.ends_with("يه")) {
        return None;
    }
    let bare = clitics::bare(word);
    let masculine = bare.strip_suffix('ه').unwrap_or(bare);
    let country = COUNTRIES.get(masculine).copied()?;
    (name_words::is_nation(bare) || IRREGULAR.iter().any(|(_, known)| *known == country))
        .then_some(country)
}

/// Whether a name is that of a country.
pub fn is_country(name: &str) -> bool {
    NAMES.contains(&fold(name))
}

static NAMES: LazyLock<WordSet> =
    LazyLock::new(|| places::countries().map(|(name, _)| fold(name)).collect());

/// Masculine adjective to country: most are the country's name without its ending and with
/// ي, «فرنسا» and «فرنسي».
static COUNTRIES: LazyLock<WordMap<&'static str>> = LazyLock::new(|| {
    let mut countries = WordMap::default();
    for (adjective, country) in IRREGULAR {
        countries.insert(fold(adjective), country);
    }
    for (name, country) in places::countries().filter(|(name, _)| !name.contains(' ')) {
        let name = fold(name);
        let bare = name.strip_prefix("ال").unwrap_or(&name);
        let stem = bare.strip_suffix("يا").or(bare.strip_suffix(['ا', 'ه'])).unwrap_or(bare);
        countries.entry(format!("{stem}ي")).or_insert(country);
    }
    countries
});

const IRREGULAR: [(&str, &str); 15] = [
    ("أميركي", "US"),
    ("أمريكي", "US"),
    ("بريطاني", "GB"),
    ("إنجليزي", "GB"),
    ("سعودي", "SA"),
    ("إماراتي", "AE"),
    ("هولندي", "NL"),
    ("إيطالي", "IT"),
    ("نمساوي", "AT"),
    ("سويسري", "CH"),
    ("تشادي", "TD"),
    ("سوري", "SY"),
    ("ليبي", "LY"),
    ("روسي", "RU"),
    ("دنماركي", "DK"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_country() {
        for (word, expected) in [
            ("الفرنسي", "FR"),
            ("والمصريه", "EG"),
            ("الاميركي", "US"),
            ("اردني", "JO"),
            ("السوريه", "SY"),
        ] {
            assert_eq!(country(word), Some(expected), "{word}");
        }
    }

    #[test]
    fn leaves_other_words_alone() {
        for word in ["مالي", "الدولي", "كرسي", "قطر"] {
            assert_eq!(country(word), None, "{word}");
        }
    }
}
