//! A table of names of one or several words, matched over the tokens of a text.

use super::Document;
use super::clitics::{self, Stem};
use super::fold::fold;
use super::tokens::Tokens;
use crate::text::Span;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// Takes in eight bytes at a time: short keys, no attacker, the same on every machine.
#[derive(Default)]
pub struct WordHasher(u64);

impl WordHasher {
    fn add(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (chunks, rest) = bytes.as_chunks::<8>();
        chunks.iter().for_each(|chunk| self.add(u64::from_le_bytes(*chunk)));
        self.add(rest.iter().fold(0, |number, &byte| number << 8 | u64::from(byte)));
    }

    /// A map looks at the lowest bits, which the products have mixed least.
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

/// A map from folded words. Never iterated, so that its order cannot show.
pub type WordMap<V> = HashMap<String, V, BuildHasherDefault<WordHasher>>;
/// A set of folded words.
pub type WordSet = HashSet<String, BuildHasherDefault<WordHasher>>;

/// Folds a list written with spaces.
pub fn word_set(list: &str) -> WordSet {
    list.split_whitespace().map(fold).collect()
}

/// Names and what they stand for.
pub struct Phrases<V> {
    phrases: WordMap<V>,
    /// How many words the longest name with this first word has.
    longest: WordMap<usize>,
}

impl<V> Default for Phrases<V> {
    fn default() -> Phrases<V> {
        Phrases { phrases: WordMap::default(), longest: WordMap::default() }
    }
}

/// A name found in a text.
#[derive(Clone, Copy, Debug)]
pub struct Match<V> {
    /// Folded clitic letters before it.
    pub skip: usize,
    /// One past its last token.
    pub end: usize,
    pub is_elided: bool,
    pub value: V,
}

impl<V: Copy> Phrases<V> {
    /// Adds a name; the first meaning of a name stays.
    pub fn add(&mut self, name: &str, value: V) {
        let words = words_of(name);
        let Some(first) = words.first() else { return };
        let longest = self.longest.entry(first.clone()).or_insert(0);
        *longest = (*longest).max(words.len());
        self.phrases.entry(words.join(" ")).or_insert(value);
    }

    /// The longest name that begins at a token, without clitics.
    pub fn at(&self, document: &Document, at: usize) -> Option<Match<V>> {
        let (end, value) = self.longest_from(document, at, document.word(at))?;
        Some(Match { skip: 0, end, is_elided: false, value })
    }

    /// The longest name that begins at a token, after its clitics if it has some. A name
    /// that needs no clitic to be cut off wins.
    pub fn at_any_stem(&self, document: &Document, at: usize) -> Option<Match<V>> {
        if !document.is_word(at) {
            return None;
        }
        clitics::stems(document.word(at), document.language)
            .iter()
            .find_map(|stem| self.after_clitics(document, at, *stem))
    }

    /// The longest name for every way to cut clitics off, the whole word first.
    pub fn at_each_stem(&self, document: &Document, at: usize) -> Vec<Match<V>> {
        if !document.is_word(at) {
            return Vec::new();
        }
        let stems = clitics::stems(document.word(at), document.language);
        stems.iter().filter_map(|stem| self.after_clitics(document, at, *stem)).collect()
    }

    fn after_clitics(&self, document: &Document, at: usize, stem: Stem) -> Option<Match<V>> {
        let found = if stem.is_elided {
            self.longest_from(document, at, &format!("ال{}", stem.text))
        } else {
            self.longest_from(document, at, stem.text)
        };
        let (end, value) = found?;
        Some(Match { skip: stem.skip, end, is_elided: stem.is_elided, value })
    }

    fn longest_from(&self, document: &Document, at: usize, first: &str) -> Option<(usize, V)> {
        let longest = *self.longest.get(first)?;
        let mut key = first.to_string();
        let mut best = None;
        for next in at + 1.. {
            if let Some(&value) = self.phrases.get(&key) {
                best = Some((next, value));
            }
            if next >= at + longest || !document.same_sentence(at, next) {
                break;
            }
            key.push(' ');
            key.push_str(document.word(next));
        }
        best
    }
}

/// The folded tokens of a name, cut as those of a text.
fn words_of(name: &str) -> Vec<String> {
    let mut tokens = Tokens::default();
    tokens.read(name, Span::new(0, name.len()));
    tokens.items.iter().map(|token| token.folded.slice(&tokens.folded).to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::cases::{article, document};

    #[test]
    fn the_longest_name_wins_and_clitics_are_cut() {
        let mut phrases = Phrases::default();
        phrases.add("الولايات المتحدة", 1);
        phrases.add("فرنسا", 2);
        let article = article("سافر إلى الولايات المتحدة وفرنسا وللولايات المتحدة");
        let document = document(&article);
        let found: Vec<_> = (0..document.len())
            .filter_map(|at| {
                phrases
                    .at_any_stem(&document, at)
                    .map(|found| (at, found.end, found.skip, found.value))
            })
            .collect();
        assert_eq!(found, [(2, 4, 0, 1), (4, 5, 1, 2), (5, 7, 3, 1)]);
    }

    #[test]
    fn parts_of_a_name_are_not_the_name() {
        let mut phrases = Phrases::default();
        phrases.add("الولايات المتحدة", 1);
        let article = article("الولايات الشمالية");
        assert!(phrases.at(&document(&article), 0).is_none());
    }
}
