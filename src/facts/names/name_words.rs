//! The words that personal names are made of, and the frequent words that are none.

use crate::facts::document::places::{Places, number_of};
use std::sync::LazyLock;

/// What a word can be, as flags.
pub const GIVEN: u8 = 1;
pub const SURNAME: u8 = 2;
pub const FOREIGN: u8 = 4;
pub const NATION: u8 = 8;
/// Also a common word.
pub const COMMON: u8 = 16;

/// What words can be, by their numbers: tens of thousands of them, in a tenth of the memory that a
/// map of words takes.
struct Flags {
    words: Places,
    flags: Vec<u8>,
}

static PARTS: LazyLock<Flags> = LazyLock::new(|| {
    let table = include_str!("../../../assets/facts/names.txt");
    let lines = || table.lines().filter(|line| !line.starts_with('#'));
    let words = |line: &'static str| line.split(' ').skip(1).map(number_of);
    let places = Places::new(lines().flat_map(words).collect());
    let mut flags = vec![0; places.keys().len()];
    for line in lines() {
        let of_line = line.split(' ').next().unwrap_or("").chars().map(flag).sum();
        for place in words(line).filter_map(|word| places.of(word)) {
            if let Some(flags) = flags.get_mut(place) {
                *flags = of_line;
            }
        }
    }
    Flags { words: places, flags }
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

static COMMON_WORDS: LazyLock<Places> = LazyLock::new(|| {
    let list = include_str!("../../../assets/facts/common_ar.txt");
    Places::new(list.lines().filter(|line| !line.starts_with('#')).map(number_of).collect())
});

/// Whether a folded word is a frequent word of the language and in no list of names.
pub fn is_common(word: &str) -> bool {
    let known = |word: &str| COMMON_WORDS.of(number_of(word)).is_some();
    known(word)
        || ["و", "ب", "ل", "ف", "ال", "وال", "بال", "لل"].iter().any(|clitic| {
            word.strip_prefix(clitic).is_some_and(|rest| {
                rest.chars().nth(2).is_some() && (known(rest) || known(&format!("ال{rest}")))
            })
        })
}

/// What the lists know of a folded word: the flags above, or none of them.
pub fn flags(word: &str) -> u8 {
    let place = PARTS.words.of(number_of(word));
    match place.and_then(|place| PARTS.flags.get(place)) {
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
