//! The words that personal names are made of, and the frequent words that are none.

use crate::facts::document::phrases::{WordMap, WordSet};
use std::sync::LazyLock;

/// What a word can be, as flags.
pub const GIVEN: u8 = 1;
pub const SURNAME: u8 = 2;
pub const FOREIGN: u8 = 4;
pub const NATION: u8 = 8;
/// Also a common word.
pub const COMMON: u8 = 16;

static PARTS: LazyLock<WordMap<u8>> = LazyLock::new(|| {
    let table = include_str!("../../../assets/facts/names.txt");
    let mut parts = WordMap::default();
    parts.reserve(table.len() / 12);
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split(' ');
        let flags = words.next().unwrap_or("").chars().map(flag).sum();
        parts.extend(words.map(|word| (word.to_string(), flags)));
    }
    parts
});

fn flag(letter: char) -> u8 {
    match letter {
        'G' => GIVEN,
        'S' => SURNAME,
        'F' => FOREIGN,
        'T' => NATION,
        _ => COMMON,
    }
}

static COMMON_WORDS: LazyLock<WordSet> = LazyLock::new(|| {
    let list = include_str!("../../../assets/facts/common_ar.txt");
    list.lines().filter(|line| !line.starts_with('#')).map(str::to_string).collect()
});

/// Whether a folded word is a frequent word of the language and in no list of names.
pub fn is_common(word: &str) -> bool {
    let known = |word: &str| COMMON_WORDS.contains(word);
    known(word)
        || ["و", "ب", "ل", "ف", "ال", "وال", "بال", "لل"].iter().any(|clitic| {
            word.strip_prefix(clitic).is_some_and(|rest| {
                rest.chars().nth(2).is_some()
                    && (known(rest) || COMMON_WORDS.contains(&format!("ال{rest}")))
            })
        })
}

/// What the lists know of a folded word: the flags above, or none of them.
pub fn flags(word: &str) -> u8 {
    match PARTS.get(word) {
        Some(&flags) => flags,
        None if is_servant_of(word) => GIVEN | SURNAME,
        None => 0,
    }
}

/// «عبدالعزيز»: a name of two words, written as one.
fn is_servant_of(word: &str) -> bool {
    word.strip_prefix("عبدال").is_some_and(|rest| rest.chars().count() >= 3)
}

/// Whether a folded word can be a given name, be it also a common word.
pub fn may_be_given(word: &str) -> bool {
    flags(word) & GIVEN != 0
}

/// Whether a folded word can be part of a name, be it also a common word.
pub fn is_part(word: &str) -> bool {
    flags(word) & (GIVEN | SURNAME | FOREIGN) != 0
}

/// Whether a folded word is an adjective of nationality, with or without its article.
pub fn is_nation(word: &str) -> bool {
    let bare = word.strip_prefix("ال").unwrap_or(word);
    flags(bare) & NATION != 0
        || flags(word) & NATION != 0
        // Spellings that the list lacks.
        || matches!(bare, "اميركي" | "اميركيه" | "امريكي" | "امريكيه" | "بريطاني" | "بريطانيه")
}

/// Whether a word is an Arabic given name and no common word.
pub fn is_given(word: &str) -> bool {
    flags(word) & GIVEN != 0 && flags(word) & COMMON == 0
}

/// Whether a single word may stand for a person after a title: «الرئيس ماكرون».
pub fn is_surname(word: &str) -> bool {
    flags(word) & (SURNAME | FOREIGN) != 0 && flags(word) & (COMMON | NATION) == 0
}

/// Whether a word may stand for a person who was named in full before.
pub fn is_short_form(word: &str) -> bool {
    flags(word) & COMMON == 0 && !is_common(word) && word.chars().count() > 2
}

/// Whether a word is no Arabic given name or common word: the first part of a name from
/// elsewhere.
pub fn is_foreign_only(word: &str) -> bool {
    flags(word) & COMMON == 0
        && !is_common(word)
        && (flags(word) & GIVEN == 0 || flags(word) & FOREIGN != 0)
}
