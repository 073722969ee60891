//! Which languages are written from right to left, by their BCP 47 tags.

use super::Direction;

/// Languages whose usual script runs right to left (CLDR, likelySubtags and scriptMetadata).
const RTL_LANGUAGES: [&str; 42] = [
    "ar", "arc", "arq", "ary", "arz", "apc", "ajp", "acm", "acw", "afb", "aeb", "apd", "ayl",
    "ayn", "shu", "fa", "prs", "pes", "ur", "he", "iw", "yi", "ji", "ckb", "sdh", "ug", "ps",
    "pus", "sd", "dv", "ks", "syr", "bal", "glk", "mzn", "lrc", "pnb", "skr", "azb", "nqo", "rhg",
    "haz",
];

/// Scripts that run right to left (ISO 15924).
const RTL_SCRIPTS: [&str; 11] =
    ["arab", "aran", "hebr", "syrc", "thaa", "nkoo", "mand", "samr", "adlm", "rohg", "syrn"];

/// The direction of a language. A script subtag decides (`ku-Arab`, `ar-Latn`); else the
/// language does. Unknown languages run left to right.
pub(super) fn direction(tag: &str) -> Direction {
    let mut subtags = tag.trim().split(['-', '_']);
    let language = subtags.next().unwrap_or("");
    // The script is the four-letter subtag after the language and its extensions (BCP 47, 2.1).
    let script = subtags.take_while(|subtag| subtag.len() > 1).find(|subtag| subtag.len() == 4);
    let is_rtl = match script {
        Some(script) if script.chars().all(|c| c.is_ascii_alphabetic()) => {
            RTL_SCRIPTS.iter().any(|known| known.eq_ignore_ascii_case(script))
        }
        _ => RTL_LANGUAGES.iter().any(|known| known.eq_ignore_ascii_case(language)),
    };
    if is_rtl { Direction::Rtl } else { Direction::Ltr }
}

/// Arabic and its spoken varieties that have tags of their own.
const ARABIC: [&str; 14] = [
    "ar", "arq", "ary", "arz", "apc", "ajp", "acm", "acw", "afb", "aeb", "apd", "ayl", "ayn", "shu",
];

/// Whether a tag names Arabic in Arabic script.
pub(super) fn is_arabic(tag: &str) -> bool {
    let language = tag.trim().split(['-', '_']).next().unwrap_or("");
    ARABIC.iter().any(|known| known.eq_ignore_ascii_case(language))
        && direction(tag) == Direction::Rtl
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags() {
        for tag in [
            "ar",
            "ar-SA",
            "AR_eg",
            "fa",
            "ur-PK",
            "he",
            "ku-Arab",
            "ku-Arab-IQ",
            "ckb",
            "uz-Arab",
            "yi",
        ] {
            assert_eq!(direction(tag), Direction::Rtl, "{tag}");
        }
        for tag in ["en", "ku", "ar-Latn", "tr", "", "fr-FR", "az", "pa", "de-1996"] {
            assert_eq!(direction(tag), Direction::Ltr, "{tag}");
        }
    }
    #[test]
    fn arabic_tags() {
        assert!(["ar", "AR-eg", "arz", "ar_SA"].into_iter().all(is_arabic));
        assert!(!["fa", "ur-PK", "ar-Latn", "arn", "", "he"].into_iter().any(is_arabic));
    }
}
