//! The letters that Arabic and Hebrew write on to the next word: and, in, like, for, the.

use super::language::Language;
use std::array;
use std::iter::Take;
use std::ops::Deref;

/// One way to read a word as prefixes and a stem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stem<'a> {
    /// How many folded letters stand before the stem.
    pub skip: usize,
    /// The rest of the word.
    pub text: &'a str,
    /// Whether the article's alef is lost to spelling: `للأردن` for `ل` + `الأردن`.
    pub is_elided: bool,
}

/// A stem shorter than this is no name.
const SHORTEST: usize = 2;

/// Arabic has the most readings: the word, without its conjunction, and each of the two
/// without its preposition, and without preposition and article.
const MOST: usize = 6;

/// The readings of a word. They are asked for often, so they are no list in memory of its own.
#[derive(Clone, Copy, Debug)]
pub struct Stems<'a> {
    items: [Stem<'a>; MOST],
    len: usize,
}

impl<'a> Stems<'a> {
    fn push(&mut self, skip: usize, text: &'a str, is_elided: bool) {
        if let Some(item) = self.items.get_mut(self.len) {
            *item = Stem { skip, text, is_elided };
            self.len += 1;
        }
    }
}

impl<'a> Deref for Stems<'a> {
    type Target = [Stem<'a>];

    fn deref(&self) -> &[Stem<'a>] {
        self.items.get(..self.len).unwrap_or(&[])
    }
}

impl<'a> IntoIterator for Stems<'a> {
    type Item = Stem<'a>;
    type IntoIter = Take<array::IntoIter<Stem<'a>, MOST>>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter().take(self.len)
    }
}

/// The readings of a folded word, the whole word first.
pub fn stems(word: &str, language: Language) -> Stems<'_> {
    let whole = Stem { skip: 0, text: word, is_elided: false };
    let mut stems = Stems { items: [whole; MOST], len: 1 };
    match language {
        Language::Arabic => arabic(word, &mut stems),
        Language::Hebrew => hebrew(word, &mut stems),
        Language::Persian
        | Language::Urdu
        | Language::Kurdish
        | Language::Uyghur
        | Language::English => {}
    }
    stems
}

fn arabic<'a>(word: &'a str, stems: &mut Stems<'a>) {
    let without_and = strip(word, &['و', 'ف']);
    if let Some(rest) = without_and {
        stems.push(1, rest, false);
    }
    for (skip, rest) in [(0, Some(word)), (1, without_and)] {
        let Some(rest) = rest else { continue };
        if let Some(text) = strip(rest, &['ب', 'ك', 'ل']) {
            stems.push(skip + 1, text, false);
        }
        if let Some(text) = rest.strip_prefix("لل").filter(|text| is_long(text)) {
            stems.push(skip + 2, text, true);
        }
    }
}

fn hebrew<'a>(word: &'a str, stems: &mut Stems<'a>) {
    let mut rest = word;
    for skip in 1..=3 {
        let Some(text) = strip(rest, &['ו', 'ש', 'ב', 'ל', 'מ', 'ה', 'כ']) else { return };
        stems.push(skip, text, false);
        rest = text;
    }
}

fn strip<'a>(word: &'a str, letters: &[char]) -> Option<&'a str> {
    word.strip_prefix(letters).filter(|rest| is_long(rest))
}

fn is_long(rest: &str) -> bool {
    rest.chars().nth(SHORTEST - 1).is_some()
}

/// An Arabic word without its conjunction, preposition and article: for comparing words.
pub fn bare(word: &str) -> &str {
    let rest = strip_long(word, &["وال", "فال", "بال", "كال", "ولل", "ال", "لل"]);
    if rest.len() < word.len() { rest } else { strip_long(word, &["و"]) }
}

fn strip_long<'a>(word: &'a str, prefixes: &[&str]) -> &'a str {
    prefixes
        .iter()
        .filter_map(|prefix| word.strip_prefix(prefix))
        .find(|rest| rest.chars().nth(2).is_some())
        .unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(word: &str, language: Language) -> Vec<&str> {
        stems(word, language).iter().map(|stem| stem.text).collect()
    }

    #[test]
    fn reads_all_ways() {
        assert_eq!(texts("وبفرنسا", Language::Arabic), ["وبفرنسا", "بفرنسا", "فرنسا"]);
        assert!(
            stems("للاردن", Language::Arabic)
                .iter()
                .any(|stem| stem.is_elided && stem.text == "اردن")
        );
        assert!(texts("ובירושלים", Language::Hebrew).contains(&"ירושלים"));
        assert_eq!(bare("والبحر"), "بحر");
    }

    #[test]
    fn leaves_other_languages_alone() {
        assert_eq!(texts("London", Language::English), ["London"]);
        assert_eq!(bare("ورق"), "ورق");
    }
}
